/* match_lists.h - matches as lists: for those who oversee a school's, and what a match
 * has behind it.
 *
 * Whoever is or was a member of a match oversees it never, so it stands on no list of
 * theirs: each list is asked for by who reads it. */
#ifndef STORAGE_MATCH_LISTS_H
#define STORAGE_MATCH_LISTS_H

#include "storage/matches.h"

/* How many in that state, those left out in which this person is a member. COMPLETED
 * stands for all that are over. */
int64_t matches_count_for(struct db *db, int64_t organisation, int64_t reader,
                          enum match_state state);
/* Those in that state, newest first, from `skip` on; how many ids were put into out. */
size_t matches_in_state_for(struct db *db, int64_t organisation, int64_t reader,
                            enum match_state state, int64_t skip, int64_t *out,
                            size_t room);
/* ACTIVE ones with a rhythm whose last meeting was held before that moment, or, when
 * `never`, that began before it and held none; the longest first. */
size_t matches_silent_for(struct db *db, int64_t organisation, int64_t reader, bool never,
                          int64_t before, int64_t skip, int64_t *out, size_t room);
/* Of this person, drafts too, newest first. */
size_t matches_with_for(struct db *db, int64_t organisation, int64_t reader,
                        int64_t person, int64_t *out, size_t room);

/* ---- behind it -------------------------------------------------------------------- */

struct held { /* a meeting that took place */
    int64_t id, starts_at;
    const char *type, *zone;
    int minutes; /* as told, else as planned */
};

/* Newest first, from `skip` on; how many were put into out. */
size_t match_held(struct db *db, int64_t match, int64_t skip, struct held *out,
                  size_t room);
/* The newest version of its agreement that this person accepted for themselves (0: that
 * anybody did); 0: none. */
int64_t match_agreed_version(struct db *db, int64_t match, int64_t person);

#endif
