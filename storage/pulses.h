/* pulses.h - the monthly pulse of a match (domain.md 3.12): one row for a person and a
 * month, whose answers are the draft about it (drafts.h). */
#ifndef STORAGE_PULSES_H
#define STORAGE_PULSES_H

#include "storage/db.h"

struct pulse {
    int64_t id, match, person;              /* id 0: none */
    int number;                             /* the first is 1: which items it has */
    int64_t asked_at, filled_at, closed_at; /* 0: not */
};

struct pulse pulse_find(struct db *db, int64_t person, int64_t id);
struct pulse pulse_get(struct db *db, int64_t id);
/* The last one of this person in this match; id 0: none. */
struct pulse pulse_last(struct db *db, int64_t match, int64_t person);
/* The next one, of the next number. */
int64_t pulse_add(struct db *db, int64_t match, int64_t person, int64_t now);
bool pulse_fill(struct db *db, int64_t id, int64_t now);
/* It is not filled: what was begun of it goes. False when it is filled or closed. */
bool pulse_close(struct db *db, int64_t id, int64_t now);

/* Which of the seven items of a side a pulse of this number has: two positive ones (1 to
 * 4) and a negative one (5 to 7); never the same three twice in a row. */
bool pulse_has(int number, int item);
/* Every second one also asks for motivation and involvement (RHX1, RHX2). */
bool pulse_has_more(int number);

struct pulse_index {
    int64_t pulses;  /* how many are in it; 0: none was filled */
    int64_t tenths;  /* the mean of positives and of 6 minus negatives, in tenths */
    int64_t highest; /* the highest mark of a negative item; 0: none */
};
/* RH of a person's side over the last three filled pulses (domain.md 4.6). `side` is
 * "mentor" or "mentee". What a curator may see of it: never an answer (domain.md 6.5). */
struct pulse_index pulse_index(struct db *db, int64_t match, int64_t person,
                               const char *side);

#endif
