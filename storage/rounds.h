/* rounds.h - a whole cohort is put together at once (domain.md 2 E01): who is in it, the
 * pairs as they were computed or chosen, what a curator settled or forbade.
 *
 * A school has one round at a time that is neither published nor dropped. Every step from
 * state to state is a compare-and-set on its row. */
#ifndef STORAGE_ROUNDS_H
#define STORAGE_ROUNDS_H

#include "storage/db.h"

enum round_state {
    ROUND_OPEN,       /* form, kind and days are being chosen */
    ROUND_COMPUTING,  /* the office was asked */
    ROUND_DRAFT,      /* to be looked through */
    ROUND_COMPARED,   /* a new sum is there beside the draft, to be kept or not */
    ROUND_PUBLISHING, /* its pairs are being proposed, slice by slice */
    ROUND_PUBLISHED,
    ROUND_DROPPED,
};

struct match_round {
    int64_t id, organisation; /* id 0: none */
    const char *form, *kind, *mode;
    int every;
    const char *starts_on, *ends_on;
    enum round_state state;
    int run;      /* how often it was computed */
    bool counted; /* there is a result */
    int64_t made_by, made_at, published_at;
};

/* The one that goes on in this school; else id 0. */
struct match_round round_open(struct db *db, int64_t organisation);
struct match_round round_find(struct db *db, int64_t organisation, int64_t id);
/* The newest that was published; id 0: none. */
struct match_round round_last(struct db *db, int64_t organisation);
/* form .. ends_on, organisation and made_by are the caller's; 0 when one goes on. */
int64_t round_add(struct db *db, const struct match_round *r, int64_t now);
/* form .. ends_on, while it is OPEN or a DRAFT. */
void round_save(struct db *db, const struct match_round *r);
bool round_move(struct db *db, int64_t id, enum round_state from, enum round_state to,
                int64_t now);
/* To COMPUTING, and one more run; false when it was not in that state. */
bool round_compute(struct db *db, int64_t id, enum round_state from);
void round_counted(struct db *db, int64_t id);

/* ---- pairs ------------------------------------------------------------------------- */

struct round_pair {
    int64_t id, round, mentee; /* id 0: none, or past the last */
    int64_t mentor;            /* 0: left out */
    int score;
    const char
        *why; /* "" "places" "topics" "banned" "out" "kept" or an obstacle's word */
    bool fixed;
    int64_t next;
    int next_score;
    const char *next_why;
    int64_t match;
};

/* By mentee: the rows of the sum. Ended by id 0, in the turn's memory. */
struct round_pair *round_pairs(struct db *db, int64_t round);
/* As they are looked through: those with a mentor, the least sure first, then those left
 * out, then those taken out; without those of this reader. How many into out. */
size_t round_page(struct db *db, int64_t round, int64_t reader, int64_t skip,
                  struct round_pair *out, size_t room);
struct round_pair round_pair_find(struct db *db, int64_t round, int64_t id);
void round_pair_add(struct db *db, int64_t round, int64_t mentee);
void round_pair_remove(struct db *db, int64_t id);
/* Another mentor (0: none), by a curator, while the round is a DRAFT; false when it was
 * not that one before. */
bool round_pair_set(struct db *db, const struct round_pair *p, int64_t mentor, int score,
                    const char *why, bool fixed);
void round_pair_next(struct db *db, int64_t id, int64_t mentor, int score,
                     const char *why);
/* What was computed takes the place of what was there, and the other way: is forgotten.
 */
void round_keep_next(struct db *db, int64_t round);
void round_drop_next(struct db *db, int64_t round);
/* Became this match; or what stood in the way. */
void round_pair_matched(struct db *db, int64_t id, int64_t match);
void round_pair_stuck(struct db *db, int64_t id, const char *why);
/* The next ones to be proposed; how many. */
size_t round_unpublished(struct db *db, int64_t round, struct round_pair *out,
                         size_t room);

struct round_sum {
    int64_t paired, score;      /* how many, and all their scores */
    int64_t left, out, fixed;   /* without a mentor; taken out; settled */
    int64_t next, next_score;   /* as the new sum has it */
    int64_t lose, gain, change; /* by it: a mentor, one at all, another one */
    int64_t matched, stuck;     /* after publishing */
    int64_t own;                /* pairs that the reader is in */
};
struct round_sum round_sum(struct db *db, int64_t round, int64_t reader);

/* ---- mentors, and what is forbidden ------------------------------------------------ */

struct round_mentor {
    int64_t mentor; /* 0: past the last */
    int position;   /* of the column */
    int places;     /* free when it was computed */
    int used;       /* by this round's pairs */
};
/* By id: the columns of the sum. */
struct round_mentor *round_mentors(struct db *db, int64_t round);
/* How many pairs of this round this mentor is in. */
int64_t round_used(struct db *db, int64_t round, int64_t mentor);
void round_mentors_drop(struct db *db, int64_t round);
void round_mentor_add(struct db *db, int64_t round, int64_t mentor, int position,
                      int places);

struct round_ban {
    int64_t mentee, mentor; /* mentee 0: past the last */
};
struct round_ban *round_bans(struct db *db, int64_t round);
void round_ban_add(struct db *db, int64_t round, int64_t mentee, int64_t mentor);
void round_ban_remove(struct db *db, int64_t round, int64_t mentee, int64_t mentor);

#endif
