/* writing.h - what the files of letters show each other. */
#ifndef HANDLERS_WRITING_H
#define HANDLERS_WRITING_H

#include "handlers/features.h"

/* ---- writing.c -------------------------------------------------------------------- */

/* At the other end for the actor. */
int64_t writing_other(const struct turn *t, const struct letter *l);
/* Is it open, and may both still be heard in it? */
bool writing_flows(struct turn *t, const struct letter *l);
/* Are the actor's next words shown back first? A curator's are, until they are answered.
 */
bool writing_previews(struct turn *t, const struct letter *l);
/* The actor's card of it (kind "writing"): whatever they write next goes there. `news` is
 * a line above, NULL: none. */
void writing_put(struct turn *t, const struct letter *l, const char *news);
/* It is over, or never was: says so. */
void writing_over(struct turn *t, const struct letter *l);

/* ---- writing_send.c --------------------------------------------------------------- */

/* What came with this turn is held and shown back. */
void writing_hold(struct turn *t, struct letter *l);
/* The same card anew: what is held was corrected. */
void writing_preview(struct turn *t, const struct letter *l);
/* What came with this turn goes to the other side; false when it did not. */
bool writing_say(struct turn *t, const struct letter *l);
void writing_corrected(struct turn *t, int64_t id, int64_t relay);
void writing_send(struct turn *t, int64_t id); /* the actions */
void writing_again(struct turn *t, int64_t id);
void writing_drop(struct turn *t, int64_t id);

/* ---- writing_back.c --------------------------------------------------------------- */

/* The line that they reply to, else the last one of this letter. */
void writing_unsay(struct turn *t, int64_t id);
void writing_last(struct turn *t, int64_t id); /* the actions */
void writing_back(struct turn *t, int64_t relay);

#endif
