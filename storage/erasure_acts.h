/* erasure_acts.h - proof that somebody's data was destroyed, without what it was
 * (domain.md 6.2): on what ground, how many rows of which table, when. Kept 3 years. */
#ifndef STORAGE_ERASURE_ACTS_H
#define STORAGE_ERASURE_ACTS_H

#include "storage/db.h"

struct erasure_act {
    int64_t id; /* 0: none */
    int64_t organisation;
    int64_t person; /* the empty row that stays */
    int64_t number; /* of their code */
    const char *ground;
    const char *rows; /* as person_erase() tells them */
    int64_t at;
};

/* Stores it; the id. */
int64_t erasure_act_add(struct db *db, const struct erasure_act *a);
struct erasure_act erasure_act_find(struct db *db, int64_t organisation, int64_t id);
/* Newest first, from `skip` on; how many were put into out. */
size_t erasure_acts(struct db *db, int64_t organisation, int64_t skip,
                    struct erasure_act *out, size_t room);
int64_t erasure_acts_count(struct db *db, int64_t organisation);

#endif
