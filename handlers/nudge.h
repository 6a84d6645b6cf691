/* nudge.h - what the files of the ladder share. */
#ifndef HANDLERS_NUDGE_H
#define HANDLERS_NUDGE_H

#include "handlers/features.h"

/* nudge_words.c: what is asked of who is silent, and what follows from the answer. */
void nudge_note(struct turn *t, int64_t id, int step);
void nudge_ask_why(struct turn *t, int64_t id, int step);
void nudge_why(struct turn *t, int64_t id);
void nudge_look(struct turn *t, int64_t id);
/* Is it open, and does it still wait for them, who did nothing since? Ends it if not. */
bool nudge_goes_on(struct turn *t, const struct silence *s);

/* nudge_uneasy.c: somebody is not comfortable in a match. */
void nudge_uneasy(struct turn *t, int64_t match);
void nudge_tell(struct turn *t, int64_t match);
void nudge_open(struct turn *t, int64_t id);
void nudge_take(struct turn *t, int64_t id);
void nudge_talked(struct turn *t, int64_t id);
/* To one adult: that there is a case. */
void nudge_tell_adult(struct turn *t, int64_t id, int step);
/* Half an hour has passed: when nobody has taken it, the next ones hear too. */
void nudge_unheard(struct turn *t, int64_t id, int step);
/* An adult cannot be written to: the same at once. */
void nudge_undelivered(struct turn *t, int64_t person, int64_t id, const char *why);

#endif
