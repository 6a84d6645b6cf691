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

#endif
