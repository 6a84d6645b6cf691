/* indicators.h - numbers of a school over a stretch of time, without people
 * (domain.md 4.0-4.2). Each is counted from an index of that school. */
#ifndef STORAGE_INDICATORS_H
#define STORAGE_INDICATORS_H

#include "storage/db.h"

struct span_counts {
    int64_t due;  /* meetings of matches planned to begin then (domain.md 4.0, Planned
                     due; moved ones are counted where they were moved to) */
    int64_t held; /* HELD or PARTLY */
    int64_t asked, filled; /* feedback on those meetings, each side apart (4.2 EN3) */
    int64_t help;    /* requests for help whose first answer was promised for then (EN6);
                        never those of safety */
    int64_t in_time; /* which had it by that moment */
};
/* From `from` on and before `until`, seconds UTC. What begins after `now` is not due. */
struct span_counts indicators_span(struct db *db, int64_t organisation, int64_t from,
                                   int64_t until, int64_t now);

/* Everybody who was a member of a match that ran at some moment between the two: Part(P)
 * of domain.md 4.0, each once. */
struct involved {
    int64_t learners, teachers;
    int64_t learner_mentees; /* of 10 to 19: by the band of age that they told */
    int64_t young_mentees;   /* teachers who told at most three years of service */
    int64_t untold;          /* mentees among teachers who did not tell it */
    int64_t others;          /* neither learners nor teachers */
};
struct involved indicators_involved(struct db *db, int64_t organisation, int64_t from,
                                    int64_t until);

#endif
