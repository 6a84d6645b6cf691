/* two_schools.h - rows of every kind that matches and meetings leave, for a school of the
 * bench: what tests press buttons against. */
#ifndef TESTS_TWO_SCHOOLS_H
#define TESTS_TWO_SCHOOLS_H

#include "tests/rig.h"

/* Who is in all of the matches, and the ids of their rows: the first of each table is
 * first + 1. `token` is a word that stands in whatever they have written. */
struct together {
    int64_t school, curator, mentor, mentee, first;
    const char *token;
};

/* A match in every state, a reversed one and a group; under the first one meetings in
 * every status, steps, venues, diaries, feedback and all the rest. */
void together_fill(struct rig *r, const struct together *who);
/* Broadcasts of this curator to the other one: a draft, one that leaves and one that was
 * sent; and a letter. */
void desk_fill(struct rig *r, int64_t school, int64_t curator, int64_t other);
/* What belongs to those matches and the people in them, a line each row. */
char *together_dump(struct rig *r, const struct together *who, const char *const *but);

/* Lists of people that this person sent, and their rows: first + 1 was read, from
 * first + 2 people were invited, first + 3 is still being read. Nothing for nobody. */
void lists_of(struct rig *r, int64_t school, int64_t person, int64_t first);

#endif
