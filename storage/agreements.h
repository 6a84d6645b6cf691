/* agreements.h - the agreement of a match: who accepted which wording of it, and what was
 * signed on paper beside it (domain.md 2 F01, F02).
 *
 * A party is a member, or a confirmed guardian of a member who is not 18. One guardian
 * of a minor is enough. A newer wording is accepted anew; the older rows stay. */
#ifndef STORAGE_AGREEMENTS_H
#define STORAGE_AGREEMENTS_H

#include "storage/db.h"

struct agreement {
    int64_t match, person;
    int64_t minor; /* for whom a guardian accepts; 0: for themselves */
    const char *document;
    int version;
    const char *hash, *language;
    int64_t at;
};

struct party {
    int64_t person, minor; /* person 0: past the last; minor as above */
    const char *role;      /* "mentor" "mentee" "guardian" */
    int version;           /* the newest that they accepted; 0: none */
    int64_t at;
};

/* False when this version was accepted before. */
bool agreement_accept(struct db *db, const struct agreement *a);
/* Mentors, mentees, guardians; ended by person 0, in the turn's memory. */
struct party *parties_of(struct db *db, int64_t match);
/* Has every member accepted this version or a newer one, and for each minor among them a
 * guardian? */
bool agreement_is_complete(struct db *db, int64_t match, int version);

/* Accepted by each to the proposal, and not yet ACTIVE: oldest first, without those in
 * which `reader` is a member; how many were put into out. */
struct open_agreement {
    int64_t match;
    bool accepted; /* by all: it waits for an order, or to be begun */
};
size_t agreements_open(struct db *db, int64_t organisation, int64_t reader, int64_t skip,
                       struct open_agreement *out, size_t room);
int64_t agreements_open_count(struct db *db, int64_t organisation, int64_t reader);
/* Live ones beyond this id in which a wording was accepted once, by id; how many. */
size_t agreements_after(struct db *db, int64_t match, int64_t *out, size_t room);

/* ---- beside it, on paper ---------------------------------------------------------- */

/* An addendum to a mentor's employment contract. */
struct addendum {
    int64_t match, person; /* match 0: none was entered */
    const char *number, *signed_on, *terms;
    int64_t entered_by, at;
};
struct addendum addendum_find(struct db *db, int64_t match, int64_t person);
/* Another one of the same mentor replaces it. */
void addendum_save(struct db *db, const struct addendum *a);

#endif
