/* accounts.h - where a person is written to: an account in a messenger. */
#ifndef STORAGE_ACCOUNTS_H
#define STORAGE_ACCOUNTS_H

#include "storage/db.h"

struct account {
    int64_t id; /* 0: a stranger's */
    int64_t person;
    const char *messenger, *chat;
    bool reachable;
    int64_t said;           /* messages so far, both ways */
    int64_t front;          /* the card shown last; 0: none */
    const char *front_keys; /* its presses, a line each */
    int64_t behind;         /* the card in front when they acted last, if something came
                               below it since; 0: nothing did */
};

struct account account_find(struct db *db, const char *messenger, const char *external);
struct account account_get(struct db *db, int64_t id);
/* Where this person last wrote from; id 0 when they have none. */
struct account account_of(struct db *db, int64_t person);
int64_t account_add(struct db *db, const char *messenger, const char *external,
                    const char *chat, int64_t person, int64_t now);
/* They wrote or pressed: reachable again, in that chat; and what account_save() keeps. */
void account_seen(struct db *db, const struct account *a, int64_t now);
/* What the engine counts and shows: said, front, front_keys. */
void account_save(struct db *db, const struct account *a);
/* Words do not arrive there any more; since when is kept until they write again. */
void account_unreachable(struct db *db, int64_t id, int64_t now);
/* When they last wrote or pressed something, seconds UTC; 0: never. */
int64_t account_last_seen(struct db *db, int64_t person);
/* Since when words do not reach this person, seconds UTC; 0: they do. */
int64_t account_lost_since(struct db *db, int64_t person);
/* When curators were told that this person cannot be reached; 0: never, or it is over. */
int64_t account_lost_told(struct db *db, int64_t person);
/* All accounts of a person, with what still waits to be sent there and their cards. */
void accounts_drop(struct db *db, int64_t person);

/* The schools that have lost accounts; an array in the turn's memory, ended by 0. */
int64_t *accounts_lost_schools(struct db *db);
/* Marks as told those of the school lost before that moment and not told of it since
 * `again`; how many. */
int64_t accounts_lost_tell(struct db *db, int64_t organisation, int64_t before,
                           int64_t again, int64_t now);
void account_moved(struct db *db, int64_t id, const char *chat);

#endif
