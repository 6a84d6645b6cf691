/* guardianships.h - a minor and the adult who answers for them (domain.md 6.2, 3.5).
 *
 * A row waits from the day the minor came; whoever consents fills it, and a second
 * guardian adds another. It is live while agreed or confirmed. */
#ifndef STORAGE_GUARDIANSHIPS_H
#define STORAGE_GUARDIANSHIPS_H

#include "storage/db.h"

enum guardianship_state {
    GUARDIANSHIP_WAITING,   /* nobody has answered */
    GUARDIANSHIP_AGREED,    /* consent and agreement are given */
    GUARDIANSHIP_CONFIRMED, /* the curator has checked the school's records */
    GUARDIANSHIP_DECLINED,
    GUARDIANSHIP_WITHDRAWN,
};

struct guardianship {
    int64_t id, organisation, minor; /* id 0: none */
    int64_t guardian;                /* 0: nobody has answered */
    const char *kinship;             /* "parent" "guardian"; NULL until answered */
    enum guardianship_state state;
    int64_t since; /* when the minor began to wait */
    int64_t agreed_at, confirmed_at, confirmed_by;
    const char *tell; /* of what: "dates" "missed" "end", a comma between; "" */
};

/* A minor begins to wait; the row's id. */
int64_t guardianship_wait(struct db *db, int64_t organisation, int64_t minor,
                          int64_t now);
/* minor, organisation, guardian and kinship are the caller's: fills the row that waits,
 * or adds one for a second guardian; its id. */
int64_t guardianship_agree(struct db *db, const struct guardianship *g, int64_t now);
/* AGREED to CONFIRMED; false when it was not agreed, or `by` is the guardian. */
bool guardianship_confirm(struct db *db, int64_t organisation, int64_t id, int64_t by,
                          int64_t now);
/* Waiting or live to DECLINED or WITHDRAWN; false when it had ended already. */
bool guardianship_end(struct db *db, int64_t id, enum guardianship_state state);

struct guardianship guardianship_find(struct db *db, int64_t organisation, int64_t id);
/* The live one of these two; what says whether a guardian may see and have exported what
 * is known of the minor (confirmed only). */
struct guardianship guardianship_of(struct db *db, int64_t guardian, int64_t minor);
struct guardianship guardianship_waiting(struct db *db, int64_t minor);
/* The live ones of a minor, of a guardian; talloc arrays in the turn's memory, ended by
 * id 0. */
struct guardianship *guardianships_of_minor(struct db *db, int64_t minor);
struct guardianship *guardianships_of_guardian(struct db *db, int64_t guardian);

/* Waiting and agreed ones of a school, those to be confirmed first, from `skip` on; how
 * many were put into out. */
size_t guardianships_open(struct db *db, int64_t organisation, int64_t skip,
                          struct guardianship *out, size_t room);
int64_t guardianships_open_count(struct db *db, int64_t organisation);
/* Those that a curator has to act on: to confirm, or without a link that is good. */
int64_t guardianships_to_do(struct db *db, int64_t organisation, int64_t now);

/* False when it is not this guardian's live one. */
bool guardianship_set_tell(struct db *db, int64_t guardian, int64_t id, const char *tell);
/* What the guardian told the curator (GU5) about this one; NULL: nothing. */
const char *guardianship_words(struct db *db, const struct guardianship *g);

/* Ends the consent that this guardian gave for this minor. */
void guardian_take_consent(struct db *db, int64_t minor, int64_t guardian, int64_t now);
/* Off the register of guardians, if they answer for nobody any more. */
void guardian_discharge(struct db *db, int64_t guardian, int64_t organisation);
/* The invitation that this person came by; 0: none. */
int64_t minor_invitation(struct db *db, int64_t minor);
/* The newest link ever made for a guardian of this minor, whatever became of it; 0: none.
 */
int64_t minor_newest_link(struct db *db, int64_t minor);
/* Leaves what a minor who waits may leave: account, band, invitation, status. */
void minor_strip(struct db *db, int64_t minor);

#endif
