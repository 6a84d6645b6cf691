/* cohort.h - what the files that match a whole cohort show each other.
 *
 * A round is a row from the tap that begins it (storage/rounds.h): it survives restarts,
 * any curator of the school goes on with it, and every press reads it again. A curator
 * who is in it as a mentee or a mentor does not see that pair. */
#ifndef HANDLERS_COHORT_H
#define HANDLERS_COHORT_H

#include "handlers/fit.h"

enum { COHORT_STAFF = CURATOR | DEPUTY };

/* ---- cohort.c ---------------------------------------------------------------------- */

/* The round of that number that goes on in the actor's school and is in that state; else
 * shows how things are, and id 0. */
struct match_round cohort_round(struct turn *t, int64_t id, enum round_state state);
/* The school's round as it stands, or the way to begin one. */
void cohort_show(struct turn *t);
/* The people and pairs that this round is about; `mentee`: this one alone (0: all). And
 * only who waits and who has places. */
struct fit_cohort cohort_read(struct turn *t, const struct match_round *r,
                              int64_t mentee);
struct fit_cohort cohort_read_places(struct turn *t, const struct match_round *r);
/* May this mentee be in a round now: alone, here, ready? */
bool cohort_waits(const struct fit_cohort *c, size_t mentee);
/* Counts who waits, free mentors and places. */
struct cohort_count {
    int waiting, before; /* who waits; of these, who was left out before */
    int mentors, places; /* with a free place; these places */
    int away, unready;   /* mentees who cannot be in it now */
};
struct cohort_count cohort_count(const struct fit_cohort *c);

/* ---- cohort_suggest.c -------------------------------------------------------------- */

/* cohort:suggest:<mentee>[:<skip>[:<without>[:<draft>]]]; without: "-", the number of a
 * criterion, or "p" for one more place */
void cohort_suggest(struct turn *t, int64_t mentee);
/* cohort:what:<mentee>:<draft>: what if */
void cohort_what(struct turn *t, int64_t mentee);
/* cohort:pair_up:<mentee>:<mentor>: a draft with both of them */
void cohort_pair_up(struct turn *t, int64_t mentee);

/* ---- cohort_setup.c ---------------------------------------------------------------- */

/* cohort:start: a new round, as schools usually want it. */
void cohort_start(struct turn *t, int64_t unused);
void cohort_put_setup(struct turn *t, const struct match_round *r);
/* Form, kind, days, how and how often, as lines. */
void cohort_facts(struct card *c, struct turn *t, const struct match_round *r);
/* The match that such a round makes; id 0. */
struct match cohort_match(struct turn *t, const struct match_round *r);
/* A kind for two that needs neither a goal nor topics of its own? */
bool cohort_suits(const struct match_kind *k);
/* The last day: that of the school's year, as far as the kind allows. */
const char *cohort_usual_end(struct turn *t, const struct match_round *r);
const char *cohort_next_monday(struct turn *t, const struct match *m);
/* What the kind switches off is not kept. */
void cohort_straighten(struct turn *t, struct match_round *r);

/* ---- cohort_choose.c --------------------------------------------------------------- */

/* cohort:choose:<round>:<what>, cohort:set:<round>:<what>:<value> */
void cohort_choose(struct turn *t, int64_t id);
void cohort_set(struct turn *t, int64_t id);

/* ---- cohort_lack.c ----------------------------------------------------------------- */

/* Lines: how many places are missing, and in which directions. */
void cohort_lack_lines(struct card *c, struct turn *t, const struct fit_cohort *all);
/* cohort:lack:<round>: the same, with what can be done */
void cohort_lack(struct turn *t, int64_t id);

/* ---- cohort_compute.c -------------------------------------------------------------- */

void cohort_compute(struct turn *t, int64_t id);
void cohort_sum(struct turn *t, int64_t run, int step); /* due: the office is asked */
void cohort_computed(struct turn *t, int64_t run, int64_t file); /* by the office */
void cohort_give_up(struct turn *t, int64_t id);
void cohort_put_computing(struct turn *t, const struct match_round *r);
void cohort_late(struct turn *t, int64_t run, int step); /* due: nothing came */

/* ---- cohort_review.c --------------------------------------------------------------- */

/* cohort:review:<round>:<skip> */
void cohort_review(struct turn *t, int64_t id);
void cohort_put_review(struct turn *t, const struct match_round *r, int64_t skip);
void cohort_put_compared(struct turn *t, const struct match_round *r);
void cohort_keep(struct turn *t, int64_t id);
void cohort_keep_old(struct turn *t, int64_t id);
/* cohort:losers:<round>: who would lose a mentor by the new sum */
void cohort_losers(struct turn *t, int64_t id);
void cohort_drop(struct turn *t, int64_t id);
void cohort_dropped(struct turn *t, int64_t id);

/* ---- cohort_pair.c: one pair of a round -------------------------------------------- */

/* cohort:pair:<round>:<pair>, and what is done about it; the button names the mentor that
 * was there (0: none), so that a tap on what has changed since changes nothing. */
void cohort_pair(struct turn *t, int64_t id);
void cohort_fix(struct turn *t, int64_t id);
void cohort_loose(struct turn *t, int64_t id);
void cohort_ban(struct turn *t, int64_t id);
void cohort_out(struct turn *t, int64_t id);
void cohort_back_in(struct turn *t, int64_t id);
/* cohort:change:<round>:<pair>:<skip>, cohort:take:<round>:<pair>:<was>:<mentor> */
void cohort_change(struct turn *t, int64_t id);
void cohort_take(struct turn *t, int64_t id);
/* Why a mentee has no mentor, or a pair was not proposed: a key of locales/. */
const char *cohort_why_key(struct turn *t, const char *why);

/* ---- cohort_publish.c -------------------------------------------------------------- */

void cohort_publish(struct turn *t, int64_t id);
void cohort_published(struct turn *t, int64_t id);
void cohort_slice(struct turn *t, int64_t id, int step); /* due */
void cohort_put_publishing(struct turn *t, const struct match_round *r);
/* cohort:last:<round>: what became of a round that was published */
void cohort_last(struct turn *t, int64_t id);

/* ---- cohort_left.c: who had no pair ------------------------------------------------ */

/* All of this round's: counted, and told as soon as they may be disturbed. */
void cohort_tell_left(struct turn *t, const struct match_round *r);
void cohort_hear_left(struct turn *t, int64_t round, int step); /* due */
/* cohort:talk:<round>, cohort:no_talk:<round>: what they answer */
void cohort_talk(struct turn *t, int64_t round);
void cohort_talk_sure(struct turn *t, int64_t round);
void cohort_no_talk(struct turn *t, int64_t round);
/* cohort:left:<round>:<skip>: for curators */
void cohort_left_list(struct turn *t, int64_t id);

#endif
