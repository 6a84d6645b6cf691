/* feedback.h - what the files of feedback show each other. */
#ifndef HANDLERS_FEEDBACK_H
#define HANDLERS_FEEDBACK_H

#include "handlers/features.h"

enum { FEEDBACK_CLOSED_AFTER = 7 * DAY }; /* seconds, from the meeting's planned end */

/* feedback.c: asks the actor for the marks of this relation (0: the whole). */
void feedback_ask(struct turn *t, const struct meeting *m, int64_t partner);

/* feedback_third.c: the third question goes by kind and type; the conditions. */
extern const struct condition feedback_conditions[];

/* feedback_thanks.c: after the last tap; what is added there is nobody's duty. */
void feedback_thank(struct turn *t, const struct feedback *f);
/* In a group: are there mentors who were there and whom the actor has not marked? */
bool feedback_has_others(struct turn *t, const struct feedback *f);
void feedback_next(struct turn *t, int64_t feedback_id);
void feedback_also(struct turn *t, int64_t meeting_id);
void feedback_phrase(struct turn *t, int64_t feedback_id);
void feedback_phrase_filled(struct turn *t, const struct answers *a, int64_t feedback_id);
void feedback_wished(struct turn *t, int64_t feedback_id, int step);

/* feedback_read.c: one's own answers, the averages, and a match for who watches over it.
 */
void feedback_others_show(struct turn *t, int64_t match);
void feedback_own(struct turn *t, int64_t skip);
void feedback_match(struct turn *t, int64_t match);

#endif
