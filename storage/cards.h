/* cards.h - words about one thing, and the message that shows them. */
#ifndef STORAGE_CARDS_H
#define STORAGE_CARDS_H

#include "storage/db.h"

struct card_row {
    int64_t id, account;
    const char *kind;
    int64_t about;
    int64_t version;
    const char *message; /* NULL: not sent yet */
    int64_t shown;       /* a hash of what it shows */
    int64_t said;        /* accounts.said when it was sent */
    int64_t waiting;     /* the outbox row that will show it; 0: none */
};

/* The card of this account about this thing, made if there is none. */
struct card_row card_find(struct db *db, int64_t account, const char *kind,
                          int64_t about);
struct card_row card_get(struct db *db, int64_t id); /* id 0: none */
/* The card that a message shows; id 0: none. */
struct card_row card_by_message(struct db *db, int64_t account, const char *message);
/* All but its message, which is only forgotten here (when it is NULL). */
void card_save(struct db *db, const struct card_row *c);
/* Marks that it was sent: its message is known, nothing waits unless something newer. */
void card_sent(struct db *db, int64_t id, const char *message, int64_t outbox);
/* It was edited: nothing waits any more unless something newer. */
void card_shown(struct db *db, int64_t id, int64_t outbox);
void card_lost(struct db *db, int64_t id); /* its message is no more, the next is last */
/* The message of one card shows another one from now on, and nothing waits for that. */
void card_hand_over(struct db *db, int64_t from, int64_t to);
void card_forget(struct db *db, int64_t account, const char *kind, int64_t about);

#endif
