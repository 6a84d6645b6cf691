/* fetches.h - files somebody sent whose bytes are wanted, until they are here. */
#ifndef STORAGE_FETCHES_H
#define STORAGE_FETCHES_H

#include "storage/db.h"

struct fetch {
    int64_t id;       /* 0: none */
    const char *kind; /* "feature.what", told to the feature when the bytes are here */
    int64_t person, about;
    int64_t file;         /* its row in files */
    const char *external; /* as the messenger knows it; "" when it never did */
    int attempts;         /* so many went wrong */
    int64_t not_before;   /* seconds UTC */
};

int64_t fetch_add(struct db *db, const struct fetch *f);
/* The oldest that may be tried now. */
struct fetch fetch_next(struct db *db, int64_t now);
/* One more attempt went wrong; the next is not before that moment. */
void fetch_put_off(struct db *db, int64_t id, int64_t not_before);
void fetch_remove(struct db *db, int64_t id);

#endif
