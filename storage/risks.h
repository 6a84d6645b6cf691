/* risks.h - the register of a school's risks (domain.md 2 O07, 4.10): the six of the
 * programme, which are there from the start, and the school's own.
 *
 * Nobody is in it but who answers for a risk. Flags belong to one by their rule. */
#ifndef STORAGE_RISKS_H
#define STORAGE_RISKS_H

#include "storage/db.h"

enum { RISK_MOST = 5 }; /* of probability and of impact; 0: not assessed */

struct risk {
    int64_t id, organisation; /* id 0: none */
    const char *code;         /* "A".."F" of the programme; "": the school's own */
    const char *title;        /* of an own one; "" */
    int probability, impact;  /* 1 to RISK_MOST; 0: not assessed yet */
    int64_t owner;            /* who answers for it; 0: nobody yet */
    const char *measure;      /* in the school's words; "": the proposed one */
    const char *due_on;       /* "2026-10-20"; "" */
    const char *state;        /* "open" "watched" "closed" */
    int64_t made_by, made_at, changed_at;
};

/* Those of the six that are missing, not assessed. Nothing when all are there. */
void risks_begin(struct db *db, int64_t organisation, int64_t now);
struct risk risk_find(struct db *db, int64_t organisation, int64_t id);
/* The one that this person answers for, and that is not closed; id 0: none. */
struct risk risk_of(struct db *db, int64_t owner, int64_t id);
/* The gravest first, those that are closed last; how many were put into out. */
size_t risks_some(struct db *db, int64_t organisation, int64_t skip, struct risk *out,
                  size_t room);
int64_t risks_count(struct db *db, int64_t organisation, const char *state);
/* One of the school's own; its id. */
int64_t risk_add(struct db *db, int64_t organisation, const char *title, int64_t by,
                 int64_t now);
/* Everything that can be set, as it stands in r; false when that is how it stood. */
bool risk_save(struct db *db, const struct risk *r, int64_t now);

/* Open flags of this rule in the whole school, for counts without names. */
int64_t risk_flags(struct db *db, int64_t organisation, const char *rule);

#endif
