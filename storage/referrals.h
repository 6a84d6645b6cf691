/* referrals.h - somebody proposed by somebody else, until they give consent themselves
 * (domain.md 2 B05, 3.5 REF1, REF2). Kept 30 days at most (domain.md 6.4). */
#ifndef STORAGE_REFERRALS_H
#define STORAGE_REFERRALS_H

#include "storage/db.h"

enum { REFERRAL_DAYS = 30 };

struct referral {
    int64_t id; /* 0: none */
    int64_t organisation, by;
    const char *role; /* "mentee" "mentor" */
    const char *whom; /* "teacher" "learner" */
    const char *why;  /* "difficulties" "adaptation" "talent" "else"; "" for a mentor */
    bool knows;
    const char *hint; /* how the curator finds them; "" in codes mode, and once settled */
    const char *state; /* "proposed" "invited" "joined" "declined" */
    int64_t made_at;   /* seconds UTC */
};

/* Everything but id, hint, state and made_at is the caller's; the id. */
int64_t referral_add(struct db *db, const struct referral *r, int64_t now);
struct referral referral_find(struct db *db, int64_t organisation, int64_t id);
/* One that this person made. */
struct referral referral_own(struct db *db, int64_t by, int64_t id);
/* The newest that this person made, 0 for none: a stamp for buttons that make another. */
int64_t referral_newest(struct db *db, int64_t by);
/* Sets the hint of an own one that is still proposed; false otherwise. */
bool referral_hint(struct db *db, int64_t by, int64_t id, const char *hint);
/* From one state to another; what is settled keeps no hint. False: it was not in it. */
bool referral_move(struct db *db, int64_t organisation, int64_t id, const char *from,
                   const char *to);
/* Its proposer takes it back: the row goes, a link made for it ends. */
bool referral_take_back(struct db *db, int64_t by, int64_t id, int64_t now);
/* The newest invitation made for it, 0 for none. */
int64_t referral_invitation(struct db *db, int64_t id);
/* Ends the open links made for it. */
void referral_end_links(struct db *db, int64_t id, int64_t now);

/* Proposed or invited, oldest first, from `skip` on; how many were put into out. */
size_t referrals_in(struct db *db, int64_t organisation, int64_t skip,
                    struct referral *out, size_t room);
int64_t referrals_in_count(struct db *db, int64_t organisation);
/* Those that wait for a curator. */
int64_t referrals_proposed(struct db *db, int64_t organisation);
/* Own ones, newest first. */
size_t referrals_by(struct db *db, int64_t by, struct referral *out, size_t room);

/* The schools whose proposed or invited ones are over; an array in the turn's memory,
 * ended by 0. */
int64_t *referrals_ending(struct db *db, int64_t now);
/* domain.md 6.4: what is older than 30 days goes, and its open links end; at most so
 * many at once. How many went. */
int64_t referrals_expire(struct db *db, int64_t now, int64_t most);

#endif
