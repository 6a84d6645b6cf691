/* silences.h - something waits for somebody who does nothing (product.md 2, 3).
 *
 * At most one is open for a person in a match. */
#ifndef STORAGE_SILENCES_H
#define STORAGE_SILENCES_H

#include "storage/db.h"

struct silence {
    int64_t id, person, match, since; /* id 0: none */
    const char *reason;               /* "busy" "ill" "topic" "hard"; "" */
    int64_t ended_at;                 /* 0: open */
};

/* What of a match waits for somebody. Whether a meeting took place, and the marks of it,
 * close by themselves and are not among it. */
struct awaited {
    const char *what; /* "offer" "agreement" "meeting"; NULL: nothing */
    int64_t about;    /* the match, or the meeting */
    int64_t since;    /* seconds UTC */
};
/* The oldest that waits for this person in this match. */
struct awaited match_awaits(struct db *db, int64_t person, int64_t match, int64_t now);
/* When this person last wrote or pressed, seconds UTC. */
int64_t person_last_at(struct db *db, int64_t person);

/* Those for whom something has waited since `before`, who did nothing since then, and for
 * whom no silence is open: person, match and since of each. Nobody who is away, no match
 * that rests, and none of which they asked the safeguarding adults (safety_cases.h). */
size_t silences_due(struct db *db, int64_t before, int64_t now, struct silence *out,
                    size_t room);
/* Begins one; its id, or 0 when one is open already. */
int64_t silence_begin(struct db *db, int64_t person, int64_t match, int64_t since);
struct silence silence_find(struct db *db, int64_t id); /* id 0: none */
/* What waits for this person in this match; id 0: nothing is open. */
struct silence silence_open(struct db *db, int64_t person, int64_t match);
void silence_explain(struct db *db, int64_t id, const char *reason);
bool silence_end(struct db *db, int64_t id, int64_t now); /* false: it has ended */

#endif
