/* links.h - links that lead to no role of their own: a guardian's for one minor, a
 * fresh account's for one person, the early questions of a school. */
#ifndef STORAGE_LINKS_H
#define STORAGE_LINKS_H

#include "storage/db.h"

enum link_state { LINK_UNKNOWN, LINK_OPEN, LINK_USED, LINK_EXPIRED, LINK_REVOKED };

struct link {
    int64_t id, organisation;
    const char *code;
    const char *kind; /* "guardian" "account" "early" */
    int64_t person;   /* the minor, or whose account moves; 0 for "early" */
    int64_t created_by, created_at, expires_at;
    bool used, revoked;
};

/* Makes the code and stores it; organisation, kind, person, created_by and expires_at are
 * the caller's. An older open link of that kind for the same person is revoked. */
int64_t link_add(struct db *db, struct link *l, int64_t now);
struct link link_by_code(struct db *db, const char *code); /* id 0: none */
/* The newest of a kind for this person that is still open; id 0: none. */
struct link link_open(struct db *db, int64_t person, const char *kind, int64_t now);
/* The newest of a kind that belongs to the whole organisation; id 0: none. */
struct link link_of_organisation(struct db *db, int64_t organisation, const char *kind,
                                 int64_t now);
enum link_state link_state(const struct link *l, int64_t now);
/* Takes its one use; false when somebody was faster or it has ended. */
bool link_use(struct db *db, int64_t id, int64_t now);
bool link_revoke(struct db *db, int64_t organisation, int64_t id, int64_t now);

#endif
