/* talk.h - what the files of talking show each other. */
#ifndef HANDLERS_TALK_H
#define HANDLERS_TALK_H

#include "handlers/features.h"

enum { TALKS_MOST = 50 };

/* ---- talk.c ------------------------------------------------------------------------ */

/* The sent case of the actor, who asked it or owns it; id 0: they are no side of it. */
struct help_case talk_case(struct turn *t, int64_t id);
/* Those in which the actor can be heard now; how many. */
size_t talk_open(struct turn *t, struct help_case out[TALKS_MOST]);
/* Do words between these two wait for the safeguarding adults? `match`: 0, or one more
 * that they may both be in. */
bool talk_is_stopped(struct turn *t, int64_t one, int64_t another, int64_t match);
/* What came with this turn goes to the other side; false when it was not passed on. */
bool talk_pass(struct turn *t, const struct help_case *h);

/* ---- talk_card.c ------------------------------------------------------------------- */

/* The actor's card of it; `news` is a line above, NULL: none. */
void talk_put(struct turn *t, const struct help_case *h, const char *news);
/* A button of this row's own that names the talk: who, about what; and since when, if
 * another one of these is called the same. */
void talk_button(struct turn *t, struct card *c, const char *press,
                 const struct help_case *some, size_t count, size_t which);
void talk_show(struct turn *t, int64_t id); /* the actions */
void talk_list(struct turn *t, int64_t skip);
void talk_answered(struct turn *t, int64_t id);

/* ---- talk_back.c ------------------------------------------------------------------- */

/* The line that they reply to, else the last one of this talk. */
void talk_unsay(struct turn *t, int64_t id);
void talk_ask_back(struct turn *t, int64_t id); /* the actions */
void talk_back(struct turn *t, int64_t relay);

/* ---- talk_where.c ------------------------------------------------------------------ */

/* Holds what came with this turn and asks where it goes; false when there is nothing to
 * hold. */
bool talk_ask_where(struct turn *t, const char *news);
void talk_more(struct turn *t, int64_t held); /* the actions */
void talk_to(struct turn *t, int64_t held);
void talk_letter(struct turn *t, int64_t held);
void talk_answer(struct turn *t, int64_t held);
void talk_help(struct turn *t, int64_t held);
void talk_diary(struct turn *t, int64_t held);
void talk_drop(struct turn *t, int64_t held);

#endif
