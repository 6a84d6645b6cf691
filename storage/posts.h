/* posts.h - who may do what: posts held in an organisation, and the registers of
 * mentees, mentors and guardians. Both become one set of roles.
 *
 * A post is offered, accepted by who is to hold it, and confirmed; it gives rights only
 * then. Each step is a compare-and-set on its row. */
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

/* ---- one post of one person ------------------------------------------------------- */

struct post {
    int64_t person, organisation;
    unsigned role;    /* 0: there is no such post */
    int64_t since;    /* when it was offered; from the confirmation on, when it began */
    int64_t given_by; /* 0: the operator, from the console */
    int64_t accepted_at, confirmed_at; /* 0: not yet */
    const char *duties;                /* "" as long as they are the usual ones */
    const char *paper;                 /* number and date of the order; NULL: none yet */
};

/* False when the person holds it or is offered it already. */
bool post_offer(struct db *db, int64_t organisation, int64_t person, unsigned role,
                int64_t given_by, int64_t now);
struct post post_find(struct db *db, int64_t organisation, int64_t person, unsigned role);
/* False when it was accepted before, or is gone. */
bool post_accept(struct db *db, const struct post *p, int64_t now);
/* False when it was not accepted, was confirmed before, or is gone. */
bool post_confirm(struct db *db, const struct post *p, int64_t by, int64_t now);
/* Takes an offer back or a post away; false when it is gone already. */
bool post_end(struct db *db, const struct post *p);
/* NULL leaves what there is; false when it is gone. */
bool post_describe(struct db *db, const struct post *p, const char *duties,
                   const char *paper);
/* Those in office, the curators first, from `skip` on; how many were put into out. People
 * who are frozen are passed over, here and below. */
size_t posts_in_office(struct db *db, int64_t organisation, int64_t skip,
                       struct post *out, size_t room);
int64_t posts_count(struct db *db, int64_t organisation); /* of those */
/* Those that wait for an acceptance or a confirmation, the oldest first. */
size_t posts_unconfirmed(struct db *db, int64_t organisation, struct post *out,
                         size_t room);
/* All of one person, confirmed or not. */
size_t posts_of(struct db *db, int64_t organisation, int64_t person, struct post *out,
                size_t room);
/* Does anybody in office hold one of these posts, besides these two people? */
bool posts_besides(struct db *db, int64_t organisation, unsigned any_of, int64_t one,
                   int64_t other);
/* Grown people in office who are not named as safeguarding adults, each once. */
size_t posts_staff(struct db *db, int64_t organisation, int64_t skip, int64_t *out,
                   size_t room);

#endif
