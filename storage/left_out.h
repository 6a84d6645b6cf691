/* left_out.h - who had no pair in a round: comes first in the next one, was told so
 * kindly, and was offered a talk (domain.md 2 E04). */
#ifndef STORAGE_LEFT_OUT_H
#define STORAGE_LEFT_OUT_H

#include "storage/db.h"

struct left_out {
    int64_t person, organisation; /* person 0: none */
    int64_t since;                /* seconds UTC: the first of those rounds */
    int rounds;                   /* since they had a pair last */
    int64_t round;                /* the last of them */
    const char *why;              /* "places" "topics" or what stood in the way */
    int64_t told_at;              /* of that round; 0: not yet */
    const char *wants;            /* "talk" "no"; "" when they have not said */
};

struct left_out left_out_find(struct db *db, int64_t person);
/* Once more, in this round; a pair since then begins the count anew. Nothing when it was
 * counted already. */
void left_out_add(struct db *db, int64_t organisation, int64_t person, int64_t round,
                  const char *why, int64_t now);
void left_out_told(struct db *db, int64_t person, int64_t now);
/* What they answered; false when they have answered, or it was another round. */
bool left_out_wants(struct db *db, int64_t person, int64_t round, const char *wants);
/* Those of that round, from `skip` on; how many into out, and of all of them. */
size_t left_out_of(struct db *db, int64_t organisation, int64_t round, int64_t skip,
                   struct left_out *out, size_t room);
int64_t left_out_count(struct db *db, int64_t organisation, int64_t round);

#endif
