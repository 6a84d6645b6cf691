/* flags_course.h - the rules of the course: what each reads is in its own file. */
#ifndef HANDLERS_FLAGS_COURSE_H
#define HANDLERS_FLAGS_COURSE_H

#include "handlers/flags.h"

/* ---- flags_absence.c: nobody meets ----------------------------------------------------
 */

void flags_first_meeting(struct turn *t, struct sight *s, int64_t match); /* RF-01 */
void flags_no_meeting(struct turn *t, struct sight *s, int64_t match);    /* RF-02 */
void flags_missed(struct turn *t, struct sight *s, int64_t match);        /* RF-03 */

/* ---- flags_load.c: too much for one
 * ----------------------------------------------------- */

void flags_case_late(struct turn *t, struct sight *s, int64_t id);         /* RF-06 */
void flags_overload(struct turn *t, struct sight *s, int64_t person);      /* RF-07 */
void flags_curators_busy(struct turn *t, struct sight *s, int64_t school); /* RF-25 */

/* ---- flags_alone.c: without a pair
 * ------------------------------------------------------ */

void flags_without_pair(struct turn *t, struct sight *s, int64_t person); /* RF-10 */
void flags_too_few(struct turn *t, struct sight *s, int64_t school);      /* RF-10 */

/* ---- flags_ground.c: on which ground, and as a whole
 * ------------------------------------ */

void flags_no_ground(struct turn *t, struct sight *s, int64_t match); /* RF-19 */
void flags_consent(struct turn *t, struct sight *s, int64_t person);  /* RF-29 */
void flags_answers(struct turn *t, struct sight *s, int64_t school);  /* RF-28 */
void flags_early_end(struct turn *t, struct sight *s, int64_t match); /* RF-30 */

#endif
