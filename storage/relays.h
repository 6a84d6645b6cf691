/* relays.h - words of one person that were passed on to another.
 *
 * A relay knows both messages, so that a correction, a reply and the wish to take it back
 * find their way; the words themselves are not kept: they stand in both chats. What was
 * too long for one message is several relays: the others are parts of the first. */
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
    int64_t part_of;               /* the first part of it; 0: this is it */
    const char *album;             /* what it belongs to; "" for none */
    const char *file_kind;         /* "" for words alone */
    int64_t outbox;                /* the row that carries it; 0: it has left */
    bool confirmed;                /* to who said it, by a reaction */
    int64_t at, arrived_at, taken_back_at; /* seconds UTC; 0: not */
};

/* The caller gives who, to whom, of which talk, in which album, and when; its id. */
int64_t relay_add(struct db *db, const struct relay *r);
struct relay relay_find(struct db *db, int64_t id);
/* What was passed on of this message, to each of its readers and part by part; an array
 * in the turn's memory, ended by an id of 0. */
struct relay *relays_from(struct db *db, int64_t account, const char *message);
/* It and its further parts that were not taken back; likewise. */
struct relay *relay_parts(struct db *db, int64_t id);
/* The first of what was passed on of this message; what arrived as it. */
struct relay relay_from(struct db *db, int64_t account, const char *message);
struct relay relay_to(struct db *db, int64_t account, const char *message);
/* The last one of this talk that this person said and has not taken back. */
struct relay relay_last_of(struct db *db, const char *kind, int64_t about,
                           int64_t person);
/* The last one that this person said at all. */
struct relay relay_last_said(struct db *db, int64_t person);
/* When something was last passed on to this account, seconds UTC; 0: never. */
int64_t relay_last_heard(struct db *db, int64_t account);
/* Did this person, reading there, hear of another talk since that moment, and say nothing
 * in any talk afterwards? */
bool relay_heard_else(struct db *db, int64_t account, int64_t person, const char *kind,
                      int64_t about, int64_t since);
/* This row of the outbox carries it; 0: none does any more. */
void relay_carried(struct db *db, int64_t id, int64_t outbox);
/* Its message is known. False when it was taken back meanwhile. */
bool relay_arrived(struct db *db, int64_t id, const char *message, int64_t now);
/* False when it was taken back before. */
bool relay_take_back(struct db *db, int64_t id, int64_t now);
/* True once for a message: nothing of it is on its way any more, and some has arrived. */
bool relay_confirm(struct db *db, int64_t account, const char *message);
/* True when it was confirmed, and nothing of it stands anywhere now. */
bool relay_unconfirm(struct db *db, int64_t account, const char *message);

#endif
