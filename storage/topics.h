/* topics.h - what a match in reverse mentoring is about: in each topic another one is
 * the mentor. */
#ifndef STORAGE_TOPICS_H
#define STORAGE_TOPICS_H

#include "storage/db.h"

struct topic {
    int64_t id, match; /* id 0: past the last */
    int number;
    const char *title;
    int64_t mentor;
};

/* By their numbers; ended by id 0, in the turn's memory. */
struct topic *topics_of(struct db *db, int64_t match);

#endif
