/* topics.h - the topics of reverse mentoring: in each of them another member is the
 * mentor (domain.md 2 E08). Their titles are the curator's words. */
#ifndef STORAGE_TOPICS_H
#define STORAGE_TOPICS_H

#include "storage/db.h"

enum { TOPICS_MOST = 2 };

struct topic {
    int64_t id, match; /* id 0: none, or past the last */
    int number;        /* 1, 2 */
    const char *title;
    int64_t mentor; /* the person who is the mentor in it */
};

/* By number, in the turn's memory, ended by id 0. */
struct topic *topics_of(struct db *db, int64_t match);
struct topic topic_find(struct db *db, int64_t match, int64_t id);
/* Writes the one of that number, new or in place of what it was. */
void topic_set(struct db *db, int64_t match, int number, const char *title,
               int64_t mentor);
/* Of a draft: another person is the mentor of what this one was. */
void topics_hand_over(struct db *db, int64_t match, int64_t from, int64_t to);
/* Those of a draft in which this person is the mentor; of another, nothing. */
void topics_drop_of(struct db *db, int64_t match, int64_t mentor);

#endif
