/* flags_marks.h - what the rules that read marks share. A rule says at most one thing of
 * a person in a match: the gravest. */
#ifndef HANDLERS_FLAGS_MARKS_H
#define HANDLERS_FLAGS_MARKS_H

#include "handlers/features.h"

/* flags_marks.c */
/* The members of a match that is active, those left out who are away or may not be asked;
 * ended by person 0. */
const struct member *marks_members(struct turn *t, int64_t match);
/* "twice" of a mentor is "twice_mentor". */
const char *marks_fact(struct turn *t, const char *fact, bool mentor);
/* Is what was found news? Not when the newest of what it stands on is older than three
 * months, nor when somebody has dealt with a flag of this rule since. Then it is told. */
void marks_found(struct turn *t, struct sight *s, const char *rule, int64_t match,
                 const struct finding *f, int64_t newest);
/* So many days ago, days left out that do not count for this match. */
int64_t marks_days_ago(struct turn *t, struct sight *s, int64_t match, int64_t days);

/* flags_marks_low.c: RF-04, RF-05, RF-17 */
void marks_look_low(struct turn *t, struct sight *s, int64_t match);
void marks_look_fall(struct turn *t, struct sight *s, int64_t match);
void marks_look_apart(struct turn *t, struct sight *s, int64_t match);

/* flags_marks_will.c: RF-11, RF-12, RF-22 */
void marks_look_mentee(struct turn *t, struct sight *s, int64_t match);
void marks_look_mentor(struct turn *t, struct sight *s, int64_t match);
void marks_look_pulse(struct turn *t, struct sight *s, int64_t match);

/* flags_marks_formal.c: RF-13, RF-14, RF-15, RF-16 */
void marks_look_same(struct turn *t, struct sight *s, int64_t match);
void marks_look_logged(struct turn *t, struct sight *s, int64_t match);
void marks_look_short(struct turn *t, struct sight *s, int64_t match);
void marks_look_written(struct turn *t, struct sight *s, int64_t match);

#endif
