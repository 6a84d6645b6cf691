/* reflection.h - the bank of prompts, and what the files of this feature share. */
#ifndef HANDLERS_REFLECTION_H
#define HANDLERS_REFLECTION_H

#include "handlers/features.h"

/* ---- reflection_bank.c: domain.md 3.9 as data ------------------------------------- */

enum bank_side { BANK_MENTEE, BANK_MENTOR, BANK_CURATOR };
struct bank_prompt {
    const char *id; /* "RE-401" */
    enum bank_side side;
    const char *stage; /* "M1".."M5"; of curators "" */
    const char *model; /* W1..W3, G2..G6, K1..K4, O; of curators "" */
};
const struct bank_prompt *bank_at(size_t i);          /* NULL past the last */
const struct bank_prompt *bank_named(const char *id); /* NULL: none, of another release */
/* Its words: a key of locales/. */
const char *bank_key(struct turn *t, const char *id);
/* The next for this side and stage, `asked` being what was asked before, newest first:
 * one that was asked less often than another of the stage; never one of the last six, or
 * of all others when the stage has fewer. After a meeting marked low a question about
 * feelings or causes, if there is one by these rules. `whose` makes people begin at
 * different ones. */
const struct bank_prompt *bank_next(enum bank_side side, const char *stage, bool low,
                                    const char *const *asked, size_t count,
                                    int64_t whose);

/* ---- reflection.c ----------------------------------------------------------------- */

/* Puts one more to the actor, not shown yet; its id. */
int64_t reflection_choose(struct turn *t, enum bank_side side, const char *stage,
                          bool low, const struct meeting *m);
/* A push with a button that opens it: the words of whoever it comes to meanwhile are not
 * taken for an answer. */
void reflection_push(struct turn *t, const struct prompt *p, const char *key);
/* Nobody is asked for an answer for ever. */
void reflection_will_close(struct turn *t, int64_t id);

/* ---- reflection_weekly.c ---------------------------------------------------------- */

void reflection_show_weekly(struct turn *t, int64_t unused);
void reflection_set_weekly(struct turn *t, int64_t weekday);
void reflection_set_monthly(struct turn *t, int64_t on);
void reflection_hear_weekly(struct turn *t, int64_t unused, int step);
void reflection_hear_monthly(struct turn *t, int64_t unused, int step);

#endif
