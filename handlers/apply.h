/* apply.h - what the files of a mentor's application show each other. */
#ifndef HANDLERS_APPLY_H
#define HANDLERS_APPLY_H

#include "handlers/features.h"

/* apply_desk.c: what the actor may decide, and how it looks. */
struct judge apply_judge(struct turn *t);
/* It, if it waits for the actor; else id 0, and how it stands was shown. */
struct application apply_waits(struct turn *t, int64_t id);
void apply_list(struct turn *t, int64_t skip);
void apply_card(struct turn *t, int64_t id);
void apply_told(struct turn *t, int64_t id); /* all that the applicant told */
/* apply_checks.c: requirements, source, talk. */
void apply_checks(struct turn *t, int64_t id);
void apply_check(struct turn *t, int64_t id);
void apply_sources(struct turn *t, int64_t id);
void apply_source(struct turn *t, int64_t id);
void apply_interview(struct turn *t, int64_t id);
void apply_interviewed(struct turn *t, const struct answers *a, int64_t id);
int64_t apply_met(const struct application *a); /* how many requirements are met */
enum { APPLY_REQUIREMENTS = 7 };
/* apply_decide.c: accepted or declined, once. */
void apply_accept(struct turn *t, int64_t id);
void apply_decline(struct turn *t, int64_t id);
void apply_refuse(struct turn *t, int64_t id);
void apply_own_words(struct turn *t, int64_t id);
void apply_refused(struct turn *t, const struct answers *a, int64_t id);
/* Why it was declined, as a line of a card. */
void apply_reason(struct card *c, const struct application *a);

#endif
