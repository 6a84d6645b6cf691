/* invitations.h - links into the programme: a random code, a role, a number of uses,
 * an end. */
#ifndef STORAGE_INVITATIONS_H
#define STORAGE_INVITATIONS_H

#include "storage/db.h"

enum invitation_state {
    INVITATION_UNKNOWN,
    INVITATION_OPEN,
    INVITATION_USED,
    INVITATION_EXPIRED,
    INVITATION_REVOKED,
};

struct invitation {
    int64_t id, organisation;
    const char *code;  /* 13 characters of 32: 65 random bits */
    const char *role;  /* "founder", or a word of posts.h */
    int64_t uses_left; /* -1: as many as come */
    int64_t used;
    const char *paper; /* number and date of a paper consent; NULL: none */
    int64_t created_by, created_at, expires_at;
    bool revoked;
    int64_t referral; /* the proposal it answers; 0: none */
};

/* A new code of 65 random bits, in the turn's memory. */
const char *code_random(struct db *db);
/* Makes the code and stores it; role, uses_left, paper, created_by, expires_at and
 * organisation are the caller's. */
int64_t invitation_add(struct db *db, struct invitation *i, int64_t now);
struct invitation invitation_by_code(struct db *db, const char *code); /* id 0: none */
struct invitation invitation_find(struct db *db, int64_t organisation, int64_t id);
enum invitation_state invitation_state(const struct invitation *i, int64_t now);
/* The id of the newest one, 0 for none: a stamp for buttons that make another. */
int64_t invitation_newest(struct db *db);
/* The first that this person made for this role after that one; id 0: none. */
struct invitation invitation_since(struct db *db, int64_t person, const char *role,
                                   int64_t after);
/* Takes one use; false when somebody was faster or it has ended. */
bool invitation_use(struct db *db, int64_t id, int64_t now);
/* Who came by it was not meant: one more may. */
void invitation_give_back(struct db *db, int64_t organisation, int64_t id);
bool invitation_revoke(struct db *db, int64_t organisation, int64_t id, int64_t now);
/* The open ones, newest first, from `skip` on; how many were put into out. */
size_t invitations_open(struct db *db, int64_t organisation, int64_t now, int64_t skip,
                        struct invitation *out, size_t room);
int64_t invitations_open_count(struct db *db, int64_t organisation, int64_t now);
/* How many mentees and mentors were ever invited: for the checklist. */
bool invitations_any(struct db *db, int64_t organisation, const char *role);

#endif
