/* safeguarding.h - the adults to whom a safety signal goes: named by the school, and in
 * office once they have accepted. */
#ifndef STORAGE_SAFEGUARDING_H
#define STORAGE_SAFEGUARDING_H

#include "storage/db.h"

struct safeguard {
    int64_t person; /* 0: none */
    int64_t since, named_by;
    int64_t accepted_at; /* 0: asked, has not answered */
};

/* False when they were named before. */
bool safeguard_add(struct db *db, int64_t organisation, int64_t person, int64_t by,
                   int64_t now);
/* False when there is nothing to accept. */
bool safeguard_accept(struct db *db, int64_t organisation, int64_t person, int64_t now);
/* False when they are not named. */
bool safeguard_remove(struct db *db, int64_t organisation, int64_t person);
struct safeguard safeguard_find(struct db *db, int64_t organisation, int64_t person);
/* All who are named, the earliest first; how many were put into out. People who are
 * frozen are passed over, here and below. */
size_t safeguards(struct db *db, int64_t organisation, struct safeguard *out,
                  size_t room);
/* Those who accepted, then this person if they are not among them (0: nobody); talloc
 * array in the turn's memory, ended by 0. */
int64_t *safeguards_in_office(struct db *db, int64_t organisation, int64_t besides);

#endif
