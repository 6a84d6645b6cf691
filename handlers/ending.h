/* ending.h - what the files of endings show each other. */
#ifndef HANDLERS_ENDING_H
#define HANDLERS_ENDING_H

#include "handlers/features.h"

enum { ENDING_UNDO = 10 * 60 }; /* seconds in which it may be undone */

/* The live match, if the actor is in it or answers for a minor in it; else id 0. */
struct match ending_own(struct turn *t, int64_t match);
/* The others who are or were in it, as the actor reads them. */
const char *ending_others(struct turn *t, int64_t match);
/* Keys of locales/ for the code: in a text, with the code behind its words; on a button,
 * the words alone. */
const char *ending_code_key(struct turn *t, const char *code);
const char *ending_choice_key(struct turn *t, const char *code);
/* Takes effect in ten minutes, in a turn of the actor's; shows that it will. */
void ending_promise(struct turn *t, int64_t id);
void ending_show_promised(struct turn *t, const struct match_ending *e);

/* ending_ask.c: the questions. */
void ending_put_wishes(struct turn *t, const struct match *m);
void ending_wished(struct turn *t, int64_t match);
void ending_why(struct turn *t, int64_t match);
void ending_said(struct turn *t, int64_t match);
void ending_sure(struct turn *t, int64_t match);
/* What the last button holds, checked; wish NULL when it is none of ours. */
struct match_ending ending_read_said(struct turn *t, const struct match *m);

/* ending_take.c: it takes effect, and who hears of it. */
void ending_takes(struct turn *t, int64_t id, int step);
/* Now, before its ten minutes are over. */
void ending_take_now(struct turn *t, const struct match_ending *e);
/* Asked for neither by a member nor by a guardian of one. */
bool ending_by_school(struct turn *t, const struct match_ending *e);
/* A match in CLOSING is over: the last meeting was, or is not wanted. */
void ending_close(struct turn *t, int64_t match);
void ending_farewell(struct turn *t, int64_t match, int step);
void ending_told(struct turn *t, int64_t match, int step);
void ending_told_guardian(struct turn *t, int64_t match, int step);
/* ending:both:<id>:<yes or no>: what the other side says to it. */
void ending_both(struct turn *t, int64_t id);
void ending_member_left(struct turn *t, int64_t match, int step);

/* ending_desk.c: for those who oversee the match. */
void ending_desk(struct turn *t, int64_t id);
void ending_list(struct turn *t, int64_t skip);
void ending_codes(struct turn *t, int64_t id);
void ending_code(struct turn *t, int64_t id);
void ending_keep(struct turn *t, int64_t id);
void ending_look(struct turn *t, int64_t id, int step);
void ending_kept(struct turn *t, int64_t id, int step);

/* ending_curator.c: they end or change it themselves. */
void ending_curator(struct turn *t, int64_t match);
void ending_by(struct turn *t, int64_t match);
void ending_reason_filled(struct turn *t, const struct answers *a, int64_t number);
void ending_follow(struct turn *t, int64_t id);
/* One line for those who oversee it too: who of them ended it, and why. */
void ending_look_by_colleague(struct turn *t, int64_t id, int step);
void ending_look_doubted(struct turn *t, int64_t member, int step);
void ending_look_left(struct turn *t, int64_t match, int step);
/* Lines: what is known of how it went (domain.md 2 L03). */
void ending_known(struct turn *t, struct card *c, const struct match *m);

#endif
