/* topics.h - the two topics of reverse mentoring: in each of them another one of the pair
 * is the mentor (domain.md 2 E08). */
#ifndef STORAGE_TOPICS_H
#define STORAGE_TOPICS_H

#include "storage/db.h"

struct topic {
    int64_t id, match; /* id 0: past the last */
    int number;        /* from 1 */
    const char *title;
    int64_t mentor;
};

/* By number; ended by id 0, in the turn's memory. */
struct topic *topics_of(struct db *db, int64_t match);
int64_t topic_add(struct db *db, int64_t match, int number, const char *title,
                  int64_t mentor);
void topics_clear(struct db *db, int64_t match);

#endif
