/* series.h - meetings that come again: each is a row of its own, and the series is what
 * they were booked as. Moving or cancelling one leaves the others. */
#ifndef STORAGE_SERIES_H
#define STORAGE_SERIES_H

#include "storage/meetings.h"

struct meeting_series {
    int64_t id, match;                  /* id 0: none */
    const char *every;                  /* "week" "fortnight" "month" */
    const char *until;                  /* "2027-05-26": the last day that may be one */
    int64_t made_by, made_at, ended_at; /* 0: goes on */
};

int64_t series_add(struct db *db, int64_t match, const char *every, const char *until,
                   int64_t by, int64_t now);
/* The one of a match that this person belongs to; id 0: none. */
struct meeting_series series_of(struct db *db, int64_t person, int64_t id);
/* No more of it will be; false when it had ended. */
bool series_end(struct db *db, int64_t id, int64_t now);
/* Its open meetings that begin after `now`, soonest first; how many were put into out. */
size_t series_ahead(struct db *db, int64_t id, int64_t now, struct meeting *out,
                    size_t room);

#endif
