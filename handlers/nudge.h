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
/* The match when the actor takes part in it and it was begun; else id 0. */
struct match nudge_own_match(struct turn *t, int64_t id);
/* What they are shown of their open case, with this line above (NULL: none). */
void nudge_put_told(struct turn *t, const struct silence *s, const char *above);
void nudge_open(struct turn *t, int64_t id);
void nudge_take(struct turn *t, int64_t id);
void nudge_talked(struct turn *t, int64_t id);
/* To one adult: that there is a case. */
void nudge_tell_adult(struct turn *t, int64_t id, int step);
/* Half an hour has passed: when nobody has taken it, the next ones hear too. */
void nudge_unheard(struct turn *t, int64_t id, int step);
/* An adult cannot be written to: the same at once. */
void nudge_undelivered(struct turn *t, int64_t person, int64_t id, const char *why);

/* nudge_meetings.c */
/* Names the actor's meetings ahead in that match, and how not to go there. */
void nudge_add_meetings(struct turn *t, struct card *c, int64_t match);
/* Those of two are cancelled, while a case of the actor's is open there. */
void nudge_free(struct turn *t, int64_t match);

#endif
