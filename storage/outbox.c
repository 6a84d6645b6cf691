/* outbox.c - what is to be said, in the order in which it was decided. */
#include "storage/outbox.h"

STATEMENT(add, "INSERT INTO outbox (messenger, chat, account, card, verb, message,"
               " reply_to, words, keys, file, priority, not_before, feature, about,"
               " cause, relay)"
               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
               " ?15, ?16)");

int64_t outbox_add(struct db *db, const struct outbox_row *row)
{
    return db_insert(db, &add, "ttooittttoiitiii", row->messenger, row->chat,
                     row->account, row->card, (int64_t)row->verb, row->message,
                     row->reply_to, row->words, row->keys, row->file,
                     (int64_t)row->priority, row->not_before, row->feature, row->about,
                     row->cause, row->relay);
}

STATEMENT(get,
          "SELECT id, messenger, chat, account, card, verb, message, reply_to, words,"
          " keys, file, priority, not_before, attempts, feature, about, relay"
          " FROM outbox WHERE id = ?1");

struct outbox_row outbox_get(struct db *db, int64_t id)
{
    struct outbox_row row = { 0 };
    struct rows r = db_query(db, &get, "i", id);
    if (db_next(&r)) {
        row = (struct outbox_row){
            .id = db_int(&r, 0),
            .messenger = db_text(&r, 1),
            .chat = db_text(&r, 2),
            .account = db_int(&r, 3),
            .card = db_int(&r, 4),
            .verb = (int)db_int(&r, 5),
            .message = db_text(&r, 6),
            .reply_to = db_text(&r, 7),
            .words = db_text(&r, 8),
            .keys = db_text(&r, 9),
            .file = db_int(&r, 10),
            .priority = (int)db_int(&r, 11),
            .not_before = db_int(&r, 12),
            .attempts = (int)db_int(&r, 13),
            .feature = db_text(&r, 14),
            .about = db_int(&r, 15),
            .relay = db_int(&r, 16),
        };
        db_stop(&r);
    }
    return row;
}

STATEMENT(replace, "UPDATE outbox SET words = ?2, keys = ?3, cause = ?4 WHERE id = ?1");
STATEMENT(remove_one, "DELETE FROM outbox WHERE id = ?1");
STATEMENT(attempt, "UPDATE outbox SET attempts = attempts + 1 WHERE id = ?1");
STATEMENT(anew, "UPDATE outbox SET verb = ?2, message = NULL WHERE id = ?1");
STATEMENT(of_relay, "SELECT max(id) FROM outbox WHERE relay = ?1 AND relay > 0"
                    " AND verb = ?2");
STATEMENT(moved, "UPDATE outbox SET chat = ?3 WHERE messenger = ?1 AND chat = ?2"
                 " /* all rows: a group became a supergroup, once in its life */");

void outbox_replace(struct db *db, int64_t id, const char *words, const char *keys,
                    int64_t cause)
{
    db_run(db, &replace, "itti", id, words, keys, cause);
}

bool outbox_remove(struct db *db, int64_t id)
{
    return db_run(db, &remove_one, "i", id) == 1;
}

void outbox_attempt(struct db *db, int64_t id)
{
    db_run(db, &attempt, "i", id);
}

void outbox_send_anew(struct db *db, int64_t id, int verb)
{
    db_run(db, &anew, "ii", id, (int64_t)verb);
}

int64_t outbox_of_relay(struct db *db, int64_t relay, int verb)
{
    return db_first(db_query(db, &of_relay, "ii", relay, (int64_t)verb));
}

void outbox_moved(struct db *db, const char *messenger, const char *from, const char *to)
{
    db_run(db, &moved, "ttt", messenger, from, to);
}

STATEMENT(ready, "SELECT id, messenger, chat, priority FROM outbox"
                 " WHERE id > ?1 AND not_before <= ?2 ORDER BY id LIMIT ?3");
STATEMENT(became_ready, "SELECT id, messenger, chat, priority FROM outbox"
                        " WHERE not_before > 0 AND not_before > ?1 AND not_before <= ?2"
                        " AND id > ?3 ORDER BY id LIMIT ?4");

static size_t read_heads(struct rows r, struct outbox_head *out, size_t room)
{
    size_t count = 0;
    while (count < room && db_next(&r))
        out[count++] = (struct outbox_head){
            .id = db_int(&r, 0),
            .messenger = db_text(&r, 1),
            .chat = db_text(&r, 2),
            .priority = (int)db_int(&r, 3),
        };
    db_stop(&r);
    return count;
}

size_t outbox_ready(struct db *db, int64_t after_id, int64_t now, struct outbox_head *out,
                    size_t room)
{
    return read_heads(db_query(db, &ready, "iii", after_id, now, (int64_t)room), out,
                      room);
}

size_t outbox_became_ready(struct db *db, int64_t from, int64_t now, int64_t after_id,
                           struct outbox_head *out, size_t room)
{
    return read_heads(
        db_query(db, &became_ready, "iiii", from, now, after_id, (int64_t)room), out,
        room);
}

STATEMENT(count, "SELECT count(*) FROM outbox /* all rows */");
STATEMENT(clear, "DELETE FROM outbox /* all rows */");
STATEMENT(clear_waiting, "UPDATE cards SET waiting = 0 WHERE waiting <> 0"
                         " /* all rows: after a restore only */");

int64_t outbox_count(struct db *db)
{
    return db_first(db_query(db, &count, ""));
}

void outbox_clear(struct db *db)
{
    db_run(db, &clear, "");
    db_run(db, &clear_waiting, "");
}
