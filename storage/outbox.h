/* outbox.h - words that are to be said: rows until the messenger took them. */
#ifndef STORAGE_OUTBOX_H
#define STORAGE_OUTBOX_H

#include "storage/db.h"

struct outbox_row {
    int64_t id;
    const char *messenger, *chat;
    int64_t account;                /* 0: a stranger's chat */
    int64_t card;                   /* 0: none */
    int verb;                       /* enum delivery_verb */
    const char *message, *reply_to; /* may be NULL */
    const char *words, *keys;
    int64_t file; /* 0: none */
    int priority; /* 0 is the most urgent */
    int64_t not_before;
    int attempts;
    const char *feature; /* NULL: nobody asks how it went */
    int64_t about;
    int64_t cause; /* whose act it came of; 0: nobody's */
    int64_t relay; /* what was passed on by it, or of what; 0: nothing */
};

int64_t outbox_add(struct db *db, const struct outbox_row *row);
struct outbox_row outbox_get(struct db *db, int64_t id); /* id 0: none */
/* Other words for a row that still waits, come of the act of `cause`. */
void outbox_replace(struct db *db, int64_t id, const char *words, const char *keys,
                    int64_t cause);
bool outbox_remove(struct db *db, int64_t id); /* false: it was gone already */
void outbox_attempt(struct db *db, int64_t id);
/* The message is no more, or cannot be taken back: the row does something else. */
void outbox_send_anew(struct db *db, int64_t id, int verb);
/* The last row that waits with this verb for that relay; 0: none. */
int64_t outbox_of_relay(struct db *db, int64_t relay, int verb);
void outbox_moved(struct db *db, const char *messenger, const char *from, const char *to);

/* What may be sent, by id, after that id: all that is ready now, or what became ready
 * after `from`. */
struct outbox_head {
    int64_t id;
    const char *messenger, *chat;
    int priority;
};
size_t outbox_ready(struct db *db, int64_t after_id, int64_t now, struct outbox_head *out,
                    size_t room);
size_t outbox_became_ready(struct db *db, int64_t from, int64_t now, int64_t after_id,
                           struct outbox_head *out, size_t room);
int64_t outbox_count(struct db *db);
void outbox_clear(struct db *db);

#endif
