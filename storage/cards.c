/* cards.c - which message shows what. */
#include "storage/cards.h"

#define COLUMNS "id, account, kind, about, version, message, shown, said, waiting"

STATEMENT(find, "SELECT " COLUMNS " FROM cards"
                " WHERE account = ?1 AND kind = ?2 AND about = ?3");
STATEMENT(get, "SELECT " COLUMNS " FROM cards WHERE id = ?1");
STATEMENT(by_message,
          "SELECT " COLUMNS " FROM cards WHERE account = ?1 AND message = ?2");
STATEMENT(add, "INSERT INTO cards (account, kind, about) VALUES (?1, ?2, ?3)");

static struct card_row read_one(struct rows r)
{
    struct card_row c = { 0 };
    if (db_next(&r)) {
        c = (struct card_row){
            .id = db_int(&r, 0),
            .account = db_int(&r, 1),
            .kind = db_text(&r, 2),
            .about = db_int(&r, 3),
            .version = db_int(&r, 4),
            .message = db_text(&r, 5),
            .shown = db_int(&r, 6),
            .said = db_int(&r, 7),
            .waiting = db_int(&r, 8),
        };
        db_stop(&r);
    }
    return c;
}

struct card_row card_find(struct db *db, int64_t account, const char *kind, int64_t about)
{
    struct card_row c = read_one(db_query(db, &find, "iti", account, kind, about));
    if (!c.id) {
        c = (struct card_row){ .account = account, .kind = kind, .about = about };
        c.id = db_insert(db, &add, "iti", account, kind, about);
    }
    return c;
}

struct card_row card_get(struct db *db, int64_t id)
{
    return read_one(db_query(db, &get, "i", id));
}

struct card_row card_by_message(struct db *db, int64_t account, const char *message)
{
    return read_one(db_query(db, &by_message, "it", account, message));
}

STATEMENT(save, "UPDATE cards SET version = ?2, shown = ?3, said = ?4, waiting = ?5"
                " WHERE id = ?1");
STATEMENT(save_unsent, "UPDATE cards SET version = ?2, shown = ?3, said = ?4,"
                       " waiting = ?5, message = NULL WHERE id = ?1");
STATEMENT(sent, "UPDATE cards SET message = ?2,"
                " waiting = CASE waiting WHEN ?3 THEN 0 ELSE waiting END WHERE id = ?1");
STATEMENT(edited, "UPDATE cards SET waiting = 0 WHERE id = ?1 AND waiting = ?2");
STATEMENT(lost, "UPDATE cards SET message = NULL, said ="
                " (SELECT said FROM accounts WHERE id = account) WHERE id = ?1");
STATEMENT(hand_over, "UPDATE cards SET shown = 0, waiting = 0, (message, said) ="
                     " (SELECT message, said FROM cards WHERE id = ?1) WHERE id = ?2");
STATEMENT(without, "UPDATE cards SET message = NULL WHERE id = ?1");
STATEMENT(forget, "DELETE FROM cards WHERE account = ?1 AND kind = ?2 AND about = ?3");

void card_save(struct db *db, const struct card_row *c)
{
    db_run(db, c->message ? &save : &save_unsent, "iiiii", c->id, c->version, c->shown,
           c->said, c->waiting);
}

void card_sent(struct db *db, int64_t id, const char *message, int64_t outbox)
{
    db_run(db, &sent, "iti", id, message, outbox);
}

void card_shown(struct db *db, int64_t id, int64_t outbox)
{
    db_run(db, &edited, "ii", id, outbox);
}

void card_lost(struct db *db, int64_t id)
{
    db_run(db, &lost, "i", id);
}

void card_hand_over(struct db *db, int64_t from, int64_t to)
{
    db_run(db, &hand_over, "ii", from, to);
    db_run(db, &without, "i", from);
}

void card_forget(struct db *db, int64_t account, const char *kind, int64_t about)
{
    db_run(db, &forget, "iti", account, kind, about);
}
