/* waiting.h - since when the oldest of what waits for a decision has waited, kind by kind
 * (handlers/queue.c); how many there are of two kinds that nobody else counts. */
#ifndef STORAGE_WAITING_H
#define STORAGE_WAITING_H

#include "storage/db.h"

/* Each 0 when nothing waits; seconds UTC. */
int64_t waiting_guardian(struct db *db, int64_t organisation, int64_t now);
int64_t waiting_referral(struct db *db, int64_t organisation);
/* Without those of matches in which `reader` is or was. */
int64_t waiting_venue(struct db *db, int64_t organisation, int64_t reader);
/* Requests for help that climbed to the reader and were not taken. */
int64_t waiting_climbed(struct db *db, int64_t organisation, int64_t reader);

struct waits_since {
    int64_t count, since;
};
/* Pairs of a whole cohort that were put together and are to be looked through. */
struct waits_since waiting_rounds(struct db *db, int64_t organisation);
/* Lists of people that this one sent, read and not decided on. */
struct waits_since waiting_imports(struct db *db, int64_t organisation, int64_t made_by);

#endif
