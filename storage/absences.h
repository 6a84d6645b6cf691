/* absences.h - how long a match has not met, as its rows tell it (domain.md 4.9). */
#ifndef STORAGE_ABSENCES_H
#define STORAGE_ABSENCES_H

#include "storage/db.h"

/* When the last meeting that was held began, seconds UTC; 0: none ever was. */
int64_t match_last_held(struct db *db, int64_t match);

struct span {
    int64_t from, until; /* seconds UTC */
};
/* When the match rested, or one of its members was away, after `since`: apart from each
 * other, first to last, none later than `now`; how many were put into out. */
size_t match_pauses(struct db *db, int64_t match, int64_t since, int64_t now,
                    struct span *out, size_t room);
/* The same of one person, whatever match they are in. */
size_t person_pauses(struct db *db, int64_t person, int64_t since, int64_t now,
                     struct span *out, size_t room);
/* A person was away and is back: what match_pauses() knows of them then. */
void person_was_away(struct db *db, int64_t person, int64_t from, int64_t until);

#endif
