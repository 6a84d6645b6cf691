/* steps.h - what was agreed: who does what by when.
 *
 * A step stays until it is done or dropped, from meeting to meeting. Its words are for
 * the members of the match; others are told how many there are. A step without words, or
 * without who does it, is still being written, by its maker alone, and stands on no list.
 */
#ifndef STORAGE_STEPS_H
#define STORAGE_STEPS_H

#include "storage/db.h"

struct agreed_step {
    int64_t id, match; /* id 0: none, or past the last */
    int64_t meeting;   /* at which it was agreed; 0: at none */
    int64_t owner;     /* who does it; 0: not told yet */
    const char *text;
    const char *due_on; /* "2026-09-14"; "" when no day was said */
    int64_t made_by, made_at;
    int64_t done_at, dropped_at; /* 0: not */
};

/* One without words and owner yet; of one that this maker had begun and not finished the
 * words stay. Its id. */
int64_t step_begin(struct db *db, int64_t match, int64_t meeting, int64_t by,
                   int64_t now);
/* Who does it, by who began it; false when that and the words were told before. */
bool step_give(struct db *db, int64_t id, int64_t by, int64_t owner);
/* Its words, in place of those before, by who began it; false when it is done or dropped.
 */
bool step_write(struct db *db, int64_t id, int64_t by, const char *text);
/* Of a match in which this person is a member and has not left; id 0: none. */
struct agreed_step step_of(struct db *db, int64_t person, int64_t id);
void step_set_due(struct db *db, int64_t id, const char *due_on);
/* False when it was done or dropped before. */
bool step_finish(struct db *db, int64_t id, int64_t now);
/* False when it was not done. */
bool step_unfinish(struct db *db, int64_t id);
bool step_drop(struct db *db, int64_t id, int64_t now);

/* What is to be done in this match, by its day, those without a day last; from `skip` on,
 * how many were put into out. */
size_t steps_open(struct db *db, int64_t match, int64_t skip, struct agreed_step *out,
                  size_t room);
int64_t steps_count(struct db *db, int64_t match, bool done);
/* What was done, newest first. */
size_t steps_done(struct db *db, int64_t match, int64_t skip, struct agreed_step *out,
                  size_t room);

#endif
