/* relays.h - words of one person that were passed on to another, and words of which it is
 * not known yet for whom they are.
 *
 * A relay knows both messages, so that a correction, a reply and the wish to take it back
 * find their way; the words themselves are not kept: they stand in both chats. */
#ifndef STORAGE_RELAYS_H
#define STORAGE_RELAYS_H

#include "storage/db.h"

struct relay {
    int64_t id;       /* 0: none */
    const char *kind; /* the feature whose talk it is */
    int64_t about;
    int64_t from_person, from_account;
    const char *from_message;
    int64_t to_person, to_account; /* 0: kept by the feature, passed on to nobody */
    const char *to_message;        /* NULL: has not arrived */
    const char *file_kind;         /* "" for words alone */
    int64_t outbox;                /* the row that carries it; 0: it has left */
    int64_t at, arrived_at, taken_back_at; /* seconds UTC; 0: not */
};

/* All but id and the last two are the caller's; its id. */
int64_t relay_add(struct db *db, const struct relay *r);
struct relay relay_find(struct db *db, int64_t id);
/* What was passed on of this message, or arrived as it. */
struct relay relay_from(struct db *db, int64_t account, const char *message);
struct relay relay_to(struct db *db, int64_t account, const char *message);
/* The last one of this talk that this person said and has not taken back. */
struct relay relay_last_of(struct db *db, const char *kind, int64_t about,
                           int64_t person);
/* When something was last passed on to this account, seconds UTC; 0: never. */
int64_t relay_last_heard(struct db *db, int64_t account);
/* Its message is known. False when it was taken back meanwhile. */
bool relay_arrived(struct db *db, int64_t id, const char *message, int64_t now);
/* It could not be delivered: nothing carries it any more. */
void relay_lost(struct db *db, int64_t id);
/* False when it was taken back before. */
bool relay_take_back(struct db *db, int64_t id, int64_t now);

struct held_words {
    int64_t id, person, account; /* id 0: none, or past the last */
    const char *message;
    int64_t first; /* of what was said together: the id by which it is asked for */
    const char *album, *words;
    int64_t file; /* 0: none */
    int64_t at;
};
/* Joins the album of the same name that this account has begun; `first` of it. */
int64_t held_add(struct db *db, const struct held_words *h);
/* The earliest of what was said together, when it is this person's; id 0: none is left.
 */
struct held_words held_next(struct db *db, int64_t person, int64_t first);
void held_drop(struct db *db, int64_t id);
/* The held words of this message were corrected; false: there are none. */
bool held_correct(struct db *db, int64_t account, const char *message, const char *words);
/* Those older than that go; how many. */
int held_expire(struct db *db, int64_t before);

#endif
