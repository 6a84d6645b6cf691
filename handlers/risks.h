/* risks.h - what the files of the register of risks show each other. */
#ifndef HANDLERS_RISKS_H
#define HANDLERS_RISKS_H

#include "handlers/features.h"

/* The one of the actor's school; id 0, and an old button shown: there is none. */
struct risk risks_named(struct turn *t, int64_t id);
/* What it is called: a text of locales/, or the school's own words. */
struct value risks_title(struct turn *t, const struct risk *r);
/* What its product means: "low" "medium" "high", or "none": not assessed. */
const char *risks_level(const struct risk *r);
/* The measure that holds: the school's own words, else what the programme proposes; for
 * an own risk without one a text that says so. */
struct value risks_measure(struct turn *t, const struct risk *r);
/* Does a flag of this rule belong to it? */
bool risks_has_rule(const struct risk *r, const char *rule);
/* Saves what was changed, on record; promises what its owner is reminded of. */
void risks_changed(struct turn *t, const struct risk *r, const char *what);

/* risks_card.c */
void risks_show(struct turn *t, int64_t id);
void risks_ask_rate(struct turn *t, int64_t id);
void risks_rate(struct turn *t, int64_t id);
void risks_set_state(struct turn *t, int64_t id);
void risks_flags(struct turn *t, int64_t id);

/* risks_owner.c: who answers for it, until when; what they are reminded of. */
void risks_choose_owner(struct turn *t, int64_t id);
void risks_give(struct turn *t, int64_t id);
void risks_ask_day(struct turn *t, int64_t id);
void risks_set_day(struct turn *t, int64_t id);
void risks_ask_measure(struct turn *t, int64_t id);
void risks_propose(struct turn *t, int64_t id);
void risks_ask_title(struct turn *t, int64_t unused);
void risks_wrote(struct turn *t, int64_t what);
void risks_done(struct turn *t, int64_t id);
void risks_remind(struct turn *t, int64_t id, int step); /* the dues */
void risks_told_given(struct turn *t, int64_t id, int step);
void risks_told_done(struct turn *t, int64_t id, int step);

#endif
