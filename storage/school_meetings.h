/* school_meetings.h - the meetings of a school as its curators look at them: those of a
 * span of days, general ones, those of a curator with somebody. */
#ifndef STORAGE_SCHOOL_MEETINGS_H
#define STORAGE_SCHOOL_MEETINGS_H

#include "storage/db.h"

/* Of matches, open, that begin in from..to (seconds UTC, `to` is not in it), soonest
 * first; ended by 0, in the turn's memory. */
int64_t *school_meetings_ahead(struct db *db, int64_t organisation, int64_t from,
                               int64_t to);
/* General ones, the latest first, from `skip` on; how many were put into out. Without
 * `all` those that were never announced are left out. */
size_t general_meetings(struct db *db, int64_t organisation, bool all, int64_t skip,
                        int64_t *out, size_t room);
/* What a general meeting has beside its row in meetings. */
struct gathering {
    int64_t meeting; /* 0: none */
    const char *agenda;
    const char *audience; /* "all" "mentors" "mentees", or forms: "TT,LL" */
    int64_t announced_at; /* 0: nobody was told yet */
};
void gathering_add(struct db *db, const struct gathering *g);
struct gathering gathering_find(struct db *db, int64_t meeting);
/* False when it was announced before. */
bool gathering_announce(struct db *db, int64_t meeting, int64_t now);

/* When a curator and this person meet or met last, since then; 0: not at all. */
int64_t curator_meeting_since(struct db *db, int64_t person, int64_t since);
/* An open meeting of this person that begins at that very moment; 0: none. */
int64_t meeting_at(struct db *db, int64_t person, int64_t at);
/* When the latest meeting of a match is or was, cancelled ones left out; 0: none. */
int64_t match_latest_meeting(struct db *db, int64_t match);
/* Members of this school's matches of that form that go on; ended by 0. */
int64_t *people_of_form(struct db *db, int64_t organisation, const char *form);

#endif
