/* founders.h - how the first person of an organisation comes in: a link, once, from
 * whoever runs the program. */
#ifndef STORAGE_FOUNDERS_H
#define STORAGE_FOUNDERS_H

#include "storage/invitations.h"

/* Is there an organisation whose founder has named it? */
bool founded(struct db *db);
/* Has a founder's link been used? */
bool founder_came(struct db *db);

struct founding {
    const char *zone, *language; /* of an organisation that must be made */
    const char *name; /* of a further one; NULL: the first, named by its founder */
    int64_t parent;   /* the municipality or network it belongs to; 0: none */
};

/* The founder's invitation that is still open for this organisation, else a new one, for
 * a day and one use, with the organisation it is for. id 0: it is set up already, or two
 * are called so. Within a transaction. */
struct invitation founder_invitation(struct db *db, const struct founding *f,
                                     int64_t now);

#endif
