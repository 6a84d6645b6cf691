/* flag_rounds.h - how far the day's round of a school has come, and what it looks at. */
#ifndef STORAGE_FLAG_ROUNDS_H
#define STORAGE_FLAG_ROUNDS_H

#include "storage/db.h"

struct flag_round {
    int64_t organisation;       /* 0: none was ever begun */
    int stage;                  /* of handlers/flags_round.c */
    int64_t after;              /* the last one that was looked at; 0: none yet */
    int64_t began_at, ended_at; /* seconds UTC; ended_at 0: it goes on */
};

struct flag_round flag_round_find(struct db *db, int64_t organisation);
/* From the beginning; one that goes on is begun anew. */
void flag_round_begin(struct db *db, int64_t organisation, int64_t now);
/* Its stage and place; ended_at 0: it goes on. */
void flag_round_save(struct db *db, const struct flag_round *r, int64_t ended_at);

/* The next ones beyond that id, by id; how many were put into out: matches that run or
 * rest; everybody; requests for help that are owed an answer or have an open flag. */
size_t flag_round_matches(struct db *db, int64_t organisation, int64_t after,
                          int64_t *out, size_t room);
size_t flag_round_people(struct db *db, int64_t organisation, int64_t after, int64_t *out,
                         size_t room);
size_t flag_round_cases(struct db *db, int64_t organisation, int64_t after, int64_t *out,
                        size_t room);

/* Schools that their founders have named; ended by 0, in the turn's memory. */
int64_t *organisations_ready(struct db *db);

#endif
