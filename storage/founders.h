/* founders.h - how the first person comes in: a link, once, from whoever runs the
 * program. */
#ifndef STORAGE_FOUNDERS_H
#define STORAGE_FOUNDERS_H

#include "storage/invitations.h"

/* Is there an organisation whose founder has named it? */
bool founded(struct db *db);
/* Has a founder's link been used? */
bool founder_came(struct db *db);
/* The founder's invitation that is still open, else a new one, for a day and one use,
 * with the organisation it is for. Within a transaction. */
struct invitation founder_invitation(struct db *db, const char *zone,
                                     const char *language, int64_t now);

#endif
