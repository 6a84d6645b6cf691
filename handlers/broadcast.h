/* broadcast.h - what the files of a broadcast show each other. */
#ifndef HANDLERS_BROADCAST_H
#define HANDLERS_BROADCAST_H

#include "handlers/features.h"

enum {
    BROADCAST_STAFF = CURATOR | DEPUTY,
    BROADCAST_UNDO = 10,       /* seconds */
    BROADCAST_SLICE = 50,      /* people a turn */
    BROADCAST_LATEST = 4 * DAY /* whoever is not reached by then, is not */
};

/* ---- broadcast.c ------------------------------------------------------------------ */

/* The actor's own that is not sent yet; else an old button, and id 0. */
struct broadcast broadcast_mine(struct turn *t, int64_t id);
/* Its card (kind "broadcast"): whatever they write next is its text. `news` is a line
 * above, NULL: none. */
void broadcast_put(struct turn *t, const struct broadcast *b, const char *news);
/* As people read it, in a frame that says whose words they are. */
void broadcast_framed(struct card *c, struct turn *t, const struct broadcast *b);
/* "broadcast:show:7"; in the turn's memory. */
const char *broadcast_press(struct turn *t, const char *action, int64_t id);
/* So many of its words as fit among others. */
const char *broadcast_beginning(struct turn *t, const char *words);

/* ---- broadcast_segment.c ---------------------------------------------------------- */

/* Lines that say whom it is for. */
void broadcast_whom(struct card *c, struct turn *t, const struct broadcast *b);
void broadcast_choose(struct turn *t, int64_t id); /* the actions */
void broadcast_toggle(struct turn *t, int64_t id);
void broadcast_silent(struct turn *t, int64_t id);
void broadcast_who(struct turn *t, int64_t id);

/* ---- broadcast_send.c ------------------------------------------------------------- */

void broadcast_try(struct turn *t, int64_t id); /* the actions */
void broadcast_send(struct turn *t, int64_t id);
void broadcast_undo(struct turn *t, int64_t id);
void broadcast_leaves(struct turn *t, int64_t id, int step); /* what is due */
void broadcast_slices(struct turn *t, int64_t id, int step);
void broadcast_one(struct turn *t, int64_t id, int step);
void broadcast_ends(struct turn *t, int64_t id, int step);
void broadcast_undelivered(struct turn *t, int64_t person, int64_t id, const char *why);

/* ---- broadcast_report.c ----------------------------------------------------------- */

/* Its author's card is to be edited, soon. */
void broadcast_report_soon(struct turn *t, const struct broadcast *b);
/* The actor's card of it (kind "broadcast_sent"), with this line above. */
void broadcast_report_put(struct turn *t, const struct broadcast *b, const char *news);
void broadcast_report(struct turn *t, int64_t id, int step); /* what is due */
void broadcast_done(struct turn *t, int64_t id, int step);
void broadcast_history(struct turn *t, int64_t skip); /* the actions */
void broadcast_show(struct turn *t, int64_t id);
void broadcast_lost_people(struct turn *t, int64_t id);

#endif
