/* posts.h - who may do what: posts held in an organisation, and the registers of
 * mentees, mentors and guardians. Both become one set of roles. */
#ifndef STORAGE_POSTS_H
#define STORAGE_POSTS_H

#include "storage/db.h"

enum role {
    STRANGER = 1 << 0, /* of whom nothing is stored yet */
    MEMBER = 1 << 1,   /* anybody who gave consent */
    MENTEE = 1 << 2,
    MENTOR = 1 << 3,
    GUARDIAN = 1 << 4,
    CURATOR = 1 << 5,
    DEPUTY = 1 << 6,
    HEAD = 1 << 7,
    PSYCHOLOGIST = 1 << 8,
    RESOURCE = 1 << 9,
    ADMINISTRATOR = 1 << 10,
    ANYBODY = (1 << 11) - 1,
};

/* "curator" to CURATOR; 0 for a word that is none. */
unsigned role_named(const char *word);
/* CURATOR to "curator"; the word belongs to the program. */
const char *role_word(unsigned role);
bool role_is_post(unsigned role);

/* All confirmed roles of this person in this organisation, MEMBER among them. */
unsigned roles_of(struct db *db, int64_t person, int64_t organisation);
/* A register entry, or a post with nothing left to confirm. */
void role_give(struct db *db, int64_t person, int64_t organisation, unsigned role,
               int64_t given_by, int64_t now);
/* Takes it back; false when they had it not. */
bool role_take(struct db *db, int64_t person, int64_t organisation, unsigned role);
/* The people who hold this post or stand on this register; talloc array in the turn's
 * memory, ended by 0. */
int64_t *role_holders(struct db *db, int64_t organisation, unsigned role);
int64_t role_count(struct db *db, int64_t organisation, unsigned role);

#endif
