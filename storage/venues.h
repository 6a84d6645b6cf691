/* venues.h - where one may meet: the school's list, and links and places of a match.
 *
 * What a match has of its own and a curator must allow first (not all of them are 18)
 * waits until then. Nothing here is ever fetched: a link is text. */
#ifndef STORAGE_VENUES_H
#define STORAGE_VENUES_H

#include "storage/db.h"

struct venue {
    int64_t id, match; /* id 0: none; match 0: of the school, for everybody */
    bool is_link;
    const char *name, *link; /* link: "" of a place */
    bool allowed;            /* of the school, or allowed by a curator */
    int64_t made_by;
    bool waits;          /* for a curator */
    const char *refusal; /* why it was refused, "" without words; NULL: it was not */
};

enum { LINK_MOST = 300 }; /* bytes */

/* Of the school and of this match (0: the school's alone), the one that the match used
 * last first, then its own, then by name; how many were put into out. */
size_t venues_for(struct db *db, int64_t organisation, int64_t match, bool only_allowed,
                  struct venue *out, size_t room);
/* Those that wait for a curator, the oldest first. */
size_t venues_waiting(struct db *db, int64_t organisation, struct venue *out,
                      size_t room);
/* One that was not removed, or was refused; id 0: none. */
struct venue venue_find(struct db *db, int64_t organisation, int64_t id);
/* match, is_link, name, link, made_by and waits are the caller's; the id. */
int64_t venue_add(struct db *db, int64_t organisation, const struct venue *v,
                  int64_t now);
/* False when it does not wait any more. */
bool venue_allow(struct db *db, int64_t organisation, int64_t id, int64_t by,
                 int64_t now);
bool venue_refuse(struct db *db, int64_t organisation, int64_t id, const char *why,
                  int64_t now);
/* From the list of this match (0: of the school); meetings that were booked keep its
 * words. False when it is gone. */
bool venue_remove(struct db *db, int64_t organisation, int64_t match, int64_t id,
                  int64_t now);

#endif
