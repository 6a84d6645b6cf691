/* founder.h - the first link into the programme, shown to whoever starts the bot. */
#ifndef BOT_FOUNDER_H
#define BOT_FOUNDER_H

#include "storage/db.h"

struct founder {
    struct db *db;
    const char *link;            /* what a code is added to */
    const char *zone, *language; /* of an organisation that must be made */
    int64_t now;
    const char *name; /* of a further organisation; NULL: the first, named in the chat */
    int64_t parent;   /* the organisation that it belongs to; 0: none */
};

/* While no organisation is ready: shows the founder's link, the same one while it is
 * open, on a terminal, else in the file <DATABASE>.link that the log names. Once one is
 * ready that file goes. What fails is logged. */
void founder_show(const struct founder *f);
/* Finds or makes the invitation, in a transaction of its own; the link, on mem. NULL with
 * words in `why`, which are empty when that organisation is set up already. */
char *founder_link(void *mem, const struct founder *f, struct buffer *why);

#endif
