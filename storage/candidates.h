/* candidates.h - who may be put into a match, and what each of them has already.
 *
 * A mentor's place is taken by a match that both sides have accepted and that is not
 * over; a proposal that waits for answers asks for one. A speed consultation is a single
 * talk and takes none. */
#ifndef STORAGE_CANDIDATES_H
#define STORAGE_CANDIDATES_H

#include "storage/matches.h"

struct candidate {
    int64_t id, number;
    const char *name;
    const char *key;        /* by what it is sorted: the caller's, "" at first */
    int taken, asked;       /* places as a mentor, as in the essay above */
    int led;                /* matches as a mentee, proposed ones among them */
    int64_t paused_until;   /* seconds UTC; 0: not paused */
    const char *occupation; /* "" when not told */
    bool mentor, mentee;    /* on which registers */
};

/* Mentees or mentors of this school, people who took consent back left out: a talloc
 * array in the turn's memory, by number; its length in *count. With `both` those of
 * either register, each once. */
struct candidate *candidates_of(struct db *db, int64_t organisation,
                                enum member_role role, bool both, size_t *count);
/* Those with places or without a pair first when `free_first`, then by key, then by
 * number. */
void candidates_sort(struct candidate *all, size_t count, bool free_first);

/* A mentor's places that are taken, and asked for; neither of these two matches (0: none)
 * is counted. */
int64_t places_taken(struct db *db, int64_t person, int64_t but, int64_t nor);
int64_t places_asked(struct db *db, int64_t person, int64_t but, int64_t nor);
/* In how many matches that are not over this person is a mentee, but for those two. */
int64_t places_led(struct db *db, int64_t person, int64_t but, int64_t nor);
/* A match of these two that is neither over nor a draft, nor one of those two; 0. */
int64_t match_of_both(struct db *db, int64_t one, int64_t another, int64_t but,
                      int64_t nor);

/* The draft of this curator that has nobody in it yet; 0: none. */
int64_t match_empty_draft(struct db *db, int64_t organisation, int64_t made_by);
/* The draft of this mentee and this mentor, and of nobody else; 0: none. */
int64_t match_draft_of(struct db *db, int64_t organisation, int64_t mentee,
                       int64_t mentor);
/* The draft or match that carries this one on and is not over; 0: none. */
int64_t match_follower(struct db *db, int64_t organisation, int64_t match);
/* Did this person decline that match when it was proposed? The newest reason; NULL. */
const char *match_declined(struct db *db, int64_t match, int64_t person);

#endif
