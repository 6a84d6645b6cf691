/* feedback.h - what is asked of each side after a meeting: one row for a person and a
 * relation, whose answers are the draft about it (drafts.h).
 *
 * The marks of one person about another are read together only: the three oldest, then
 * the six oldest, and so on, so that no single one can be told from two averages. */
#ifndef STORAGE_FEEDBACK_H
#define STORAGE_FEEDBACK_H

#include "storage/db.h"

struct feedback {
    int64_t id, meeting, person; /* id 0: none */
    int64_t partner;             /* of which relation; 0: the whole */
    const char *role;            /* of the person: "mentor" "mentee" */
    int64_t asked_at, reminded_at, filled_at, closed_at; /* 0: not */
};

enum { FEEDBACK_TOGETHER = 3 }; /* so many answers are shown together, never fewer */

struct feedback feedback_find(struct db *db, int64_t person, int64_t id);
/* Of whomever: for who watches over the match. */
struct feedback feedback_get(struct db *db, int64_t id);
/* The one of this meeting and relation, made if there is none. */
struct feedback feedback_open(struct db *db, const struct feedback *f, int64_t now);
/* The person's own of this meeting that is neither filled nor closed; id 0: none. */
struct feedback feedback_unfilled(struct db *db, int64_t person, int64_t meeting);
/* The one of this relation; id 0: none was begun. */
struct feedback feedback_about(struct db *db, int64_t meeting, int64_t person,
                               int64_t partner);
/* How many of this meeting are there by this person; how many are filled? */
int64_t feedback_begun(struct db *db, int64_t person, int64_t meeting);
int64_t feedback_filled(struct db *db, int64_t person, int64_t meeting);
bool feedback_fill(struct db *db, int64_t id, int64_t now);
void feedback_remind(struct db *db, int64_t id, int64_t now);
/* All of the meeting that are not filled are closed, and what was begun of them goes;
 * person 0: of everybody. */
void feedback_close(struct db *db, int64_t meeting, int64_t person, int64_t now);
/* When this person marked that partner last; 0: never. */
int64_t feedback_last_about(struct db *db, int64_t person, int64_t partner);
/* The newest filled draft about it, of the marks or of the phrase; 0: none. */
int64_t feedback_draft(struct db *db, const struct feedback *f, const char *form);

/* Filled ones by this person; of a match (person -1); newest meeting first. */
size_t feedback_list(struct db *db, int64_t person, int64_t match, int64_t skip,
                     struct feedback *out, size_t room);

struct feedback_mean {
    int64_t meetings; /* how many answers are in it; 0: too few */
    int64_t tenths;   /* the mean of 1 to 5, in tenths, rounded */
};
/* Of this item (PME1, PME2) in what mentees of this match said of this mentor. */
struct feedback_mean feedback_of_mentor(struct db *db, int64_t match, int64_t mentor,
                                        const char *item);

#endif
