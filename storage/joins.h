/* joins.h - who came in by which invitation: kept so that a curator sees it and can undo
 * what was a mistake. The row goes when the join is undone or the person erased. */
#ifndef STORAGE_JOINS_H
#define STORAGE_JOINS_H

#include "storage/db.h"

struct join {
    int64_t id; /* 0: none */
    int64_t person;
    int64_t invitation; /* 0: it is gone */
    const char *role;   /* a word of posts.h */
    int64_t at;         /* seconds UTC */
    bool newly;         /* the person came into being by it */
};

int64_t join_add(struct db *db, int64_t organisation, int64_t person, int64_t invitation,
                 const char *role, int64_t now);
struct join join_find(struct db *db, int64_t organisation, int64_t id);
/* This person's newest. */
struct join join_of(struct db *db, int64_t organisation, int64_t person);
/* Takes the row away; false when somebody was faster or it is older than `since`. */
bool join_undo(struct db *db, int64_t organisation, int64_t id, int64_t since);
/* Those up to this id are as they should be; how many were not marked so yet. */
int64_t joins_check(struct db *db, int64_t organisation, int64_t up_to, int64_t now);
/* Not checked and not older than `since`, newest first; how many were put into out. */
size_t joins_new(struct db *db, int64_t organisation, int64_t since, struct join *out,
                 size_t room);
int64_t joins_new_count(struct db *db, int64_t organisation, int64_t since);
/* By one invitation, newest first, from `skip` on. */
size_t joins_by(struct db *db, int64_t organisation, int64_t invitation, int64_t skip,
                struct join *out, size_t room);
int64_t joins_by_count(struct db *db, int64_t organisation, int64_t invitation);
/* Has anything been decided since this join that rests on the person? Then it is not
 * undone. */
bool join_is_built_on(struct db *db, const struct join *j);

#endif
