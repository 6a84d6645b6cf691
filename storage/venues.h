/* venues.h - where one may meet: the places of a school, and places and links of a match.
 */
#ifndef STORAGE_VENUES_H
#define STORAGE_VENUES_H

#include "storage/db.h"

struct venue {
    int64_t id, match; /* match 0: for everybody in the school */
    bool is_link;
    const char *name, *link; /* "" */
    bool allowed;            /* by a curator, for who is not 18 */
};

/* Those that this match (0: none in particular) may use, the last used first; with
 * `only_allowed` none but those that an adult and a minor may meet at. How many were put
 * into out. */
size_t venues_for(struct db *db, int64_t organisation, int64_t match, bool only_allowed,
                  struct venue *out, size_t room);

#endif
