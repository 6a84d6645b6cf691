/* took_place.h - what the files of "did it take place" show each other. */
#ifndef HANDLERS_TOOK_PLACE_H
#define HANDLERS_TOOK_PLACE_H

#include "handlers/features.h"

/* took_place_card.c */
/* The card of who acts about this meeting, as it stands: the question, why not, another
 * day, or what is marked; with this line above it (NULL: none). */
void took_place_put(struct turn *t, const struct meeting *m, const char *above);
/* Everybody in it but this person (0: everybody), as who acts reads them. */
const char *took_place_people(struct turn *t, const struct meeting *m, int64_t but);
/* When it was, as this reader reads it: in person, in the zone of the place. */
struct value took_place_at(const struct meeting *m);
/* Did they say that they come to nothing of it before it began? Who declined is neither
 * asked nor missed. */
bool took_place_declined(const struct attendee *a);
/* "yes" or "shorter"? */
bool took_place_says_yes(const struct attendee *a);
/* A curator has decided: what anybody says changes nothing any more. */
bool took_place_decided(const struct meeting *m);
/* "took_place:<verb>:<meeting>:<rest>" */
const char *took_place_press(struct turn *t, const char *verb, const struct meeting *m);

/* took_place_settle.c */
enum took_place_hurry {
    TOOK_PLACE_PATIENT,  /* others may still answer */
    TOOK_PLACE_NO_DAY,   /* it was moved, and no other day will be named */
    TOOK_PLACE_NO_LONGER /* who has not answered by now is not waited for */
};
/* What follows from what was said so far. */
void took_place_settle(struct turn *t, int64_t meeting, enum took_place_hurry hurry);
/* Seven days have passed: not known, when nobody said anything; no more questions. */
void took_place_close(struct turn *t, int64_t meeting);
/* It has this status from now on: reminders end, the history has it. False when it had it
 * before. */
bool took_place_is(struct turn *t, const struct meeting *m, enum meeting_status status,
                   bool one_sided, int minutes);

/* took_place_proposal.c */
/* Has nobody who was asked agreed to it, nor said that it took place? */
bool took_place_is_proposal(struct turn *t, const struct meeting *m);
/* Promises its end, when it is one. */
void took_place_proposal_watch(struct turn *t, const struct meeting *m);
/* Its promises: it ends, unless somebody has agreed; who proposed it hears. */
void took_place_proposal_end(struct turn *t, int64_t meeting, int version);
void took_place_told_unanswered(struct turn *t, int64_t meeting, int version);

/* took_place_case.c: marks are disputed, and whoever watches over the match decides. */
void took_place_judges_hear(struct turn *t, const struct meeting *m, const char *what);
void took_place_dispute(struct turn *t, int64_t meeting);
void took_place_case(struct turn *t, int64_t meeting);
void took_place_decide(struct turn *t, int64_t meeting);
void took_place_mark(struct turn *t, int64_t meeting);
void took_place_told_case(struct turn *t, int64_t meeting, int step);
void took_place_told_decision(struct turn *t, int64_t meeting, int step);

#endif
