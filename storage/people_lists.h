/* people_lists.h - the people of one school by what they do and what they wait for.
 *
 * Every list is found through an index of that school, however many others there are;
 * who took consent back stands on none. */
#ifndef STORAGE_PEOPLE_LISTS_H
#define STORAGE_PEOPLE_LISTS_H

#include "storage/db.h"

enum people_list {
    PEOPLE_ALL,
    PEOPLE_MENTEES,
    PEOPLE_MENTORS,
    PEOPLE_GUARDIANS,
    PEOPLE_STAFF,      /* who hold a confirmed post */
    PEOPLE_WAITING,    /* minors whose guardian has not agreed */
    PEOPLE_UNFINISHED, /* the questions of the beginning are open */
    PEOPLE_PAUSED,
    PEOPLE_LOST, /* words do not reach the account they last wrote from */
    PEOPLE_LISTS,
};

struct listed {
    int64_t id, number;
    const char *name;
    const char *key; /* by what it is sorted: the caller's, "" at first */
    int64_t since;   /* joined, or unreachable, then; seconds UTC */
};

/* A talloc array in the turn's memory, by number; its length in *count. */
struct listed *people_listed(struct db *db, int64_t organisation, enum people_list list,
                             int64_t now, size_t *count);
int64_t people_list_count(struct db *db, int64_t organisation, enum people_list list,
                          int64_t now);
/* By key, then by number. */
void people_sort(struct listed *people, size_t count);

/* Who is on the list that was told to curators at that moment and is still lost. */
struct listed *people_told_lost(struct db *db, int64_t organisation, int64_t told_at,
                                size_t *count);

/* What a curator reads on one person's card: words of the tables, NULL for none. */
const char *person_application(struct db *db, int64_t organisation, int64_t person);
const char *person_guardianship(struct db *db, int64_t minor);

#endif
