/* flags.h - what the files of the flags show each other (the contract with other features
 * is in desk.h).
 *
 * A look asks all rules of one scope about one match, person, request or school, and
 * compares what they say with the rows that are open: what is new becomes a row, what
 * has changed is written down, what is no longer so has ended by itself. */
#ifndef HANDLERS_FLAGS_H
#define HANDLERS_FLAGS_H

#include "handlers/features.h"

enum { FLAG_SEES = CURATOR | DEPUTY | HEAD };

/* ---- flags_look.c -------------------------------------------------------------------
 */

void flags_look_match(struct turn *t, int64_t match);
void flags_look_person(struct turn *t, int64_t person);
void flags_look_case(struct turn *t, int64_t id);
void flags_look_school(struct turn *t, int64_t organisation);

/* ---- flags_told.c: red ones, the same day -------------------------------------------
 */

/* A row is red since now: those who oversee it hear, together with what else became red
 * within the hour. */
void flags_red(struct turn *t, const struct flag *f);
void flags_hear_red(struct turn *t, int64_t unused, int step); /* the due */
/* Who oversees what it is about: ended by 0, in the turn's memory. Nobody who is in its
 * match, is its person, or may not see its request. */
const int64_t *flag_overseers(struct turn *t, const struct flag *f);

/* ---- flags_round.c: the day's round -------------------------------------------------
 */

void flags_morning(struct turn *t, int64_t organisation, int step); /* the dues */
void flags_round(struct turn *t, int64_t organisation, int step);

/* ---- flags_terms.c, flags_past.c, flags_card.c: the actions --------------------------
 */

void flags_terms_show(struct turn *t, int64_t skip);
void flags_term_show(struct turn *t, int64_t unused);
void flags_term_set(struct turn *t, int64_t unused);
void flags_past(struct turn *t, int64_t match);
void flags_quality(struct turn *t, int64_t unused);
/* What somebody says of a flag: each shows its card as it is then. */
void flags_card_accept(struct turn *t, int64_t id);
void flags_card_done(struct turn *t, int64_t id);
void flags_card_false(struct turn *t, int64_t id);
void flags_card_snooze(struct turn *t, int64_t id);

#endif
