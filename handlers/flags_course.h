/* flags_course.h - the rules of the course: what each reads is in its own file. */
#ifndef HANDLERS_FLAGS_COURSE_H
#define HANDLERS_FLAGS_COURSE_H

#include "handlers/flags.h"

/* ---- flags_absence.c: nobody meets ----------------------------------------------------
 */

void flags_first_meeting(struct turn *t, struct sight *s, int64_t match); /* RF-01 */
void flags_no_meeting(struct turn *t, struct sight *s, int64_t match);    /* RF-02 */
void flags_missed(struct turn *t, struct sight *s, int64_t match);        /* RF-03 */

#endif
