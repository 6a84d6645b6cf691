/* relays.c - who said what to whom, by the messages alone. */
#include "storage/relays.h"

#include <talloc.h>

#define COLUMNS                                                                          \
    "id, kind, about, from_person, from_account, from_message, to_person, to_account,"   \
    " to_message, part_of, album, file_kind, outbox, confirmed, at, arrived_at,"         \
    " taken_back_at"

STATEMENT(add, "INSERT INTO relays (kind, about, from_person, from_account, from_message,"
               " to_person, to_account, part_of, album, file_kind, at)"
               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
STATEMENT(find, "SELECT " COLUMNS " FROM relays WHERE id = ?1");
STATEMENT(from, "SELECT " COLUMNS " FROM relays"
                " WHERE from_account = ?1 AND from_message = ?2 ORDER BY id");
STATEMENT(parts, "SELECT " COLUMNS " FROM relays WHERE id = ?1 UNION ALL"
                 " SELECT " COLUMNS " FROM relays WHERE part_of = ?1 AND part_of > 0"
                 " AND taken_back_at IS NULL"
                 " ORDER BY id");
STATEMENT(to, "SELECT " COLUMNS " FROM relays"
              " WHERE to_account = ?1 AND to_message = ?2 ORDER BY id DESC LIMIT 1");
STATEMENT(last_of, "SELECT " COLUMNS " FROM relays WHERE kind = ?1 AND about = ?2"
                   " AND from_person = ?3 AND part_of = 0 AND taken_back_at IS NULL"
                   " AND to_person > 0 ORDER BY id DESC LIMIT 1");
STATEMENT(last_said, "SELECT " COLUMNS
                     " FROM relays WHERE from_person = ?1 ORDER BY id DESC LIMIT 1");

int64_t relay_add(struct db *db, const struct relay *r)
{
    return db_insert(db, &add, "tiiitiiitti", r->kind, r->about, r->from_person,
                     r->from_account, r->from_message, r->to_person, r->to_account,
                     r->part_of, r->album, r->file_kind, r->at);
}

/* ---- reading ---------------------------------------------------------------------- */

static struct relay read_row(const struct rows *r)
{
    return (struct relay){
        .id = db_int(r, 0),
        .kind = db_text(r, 1),
        .about = db_int(r, 2),
        .from_person = db_int(r, 3),
        .from_account = db_int(r, 4),
        .from_message = db_text(r, 5),
        .to_person = db_int(r, 6),
        .to_account = db_int(r, 7),
        .to_message = db_text(r, 8),
        .part_of = db_int(r, 9),
        .album = db_text(r, 10),
        .file_kind = db_text(r, 11),
        .outbox = db_int(r, 12),
        .confirmed = db_int(r, 13),
        .at = db_int(r, 14),
        .arrived_at = db_int(r, 15),
        .taken_back_at = db_int(r, 16),
    };
}

static struct relay read_one(struct rows r)
{
    struct relay one = { 0 };
    if (db_next(&r)) {
        one = read_row(&r);
        db_stop(&r);
    }
    return one;
}

static struct relay *read_all(struct db *db, struct rows r)
{
    size_t count = 0;
    struct relay *all = talloc_zero_array(db_memory_of(db), struct relay, 1);
    while (db_next(&r)) {
        all = talloc_realloc(db_memory_of(db), all, struct relay, count + 2);
        all[count++] = read_row(&r);
        all[count] = (struct relay){ 0 };
    }
    return all;
}

struct relay relay_find(struct db *db, int64_t id)
{
    return read_one(db_query(db, &find, "i", id));
}

struct relay *relays_from(struct db *db, int64_t account, const char *message)
{
    return read_all(db, db_query(db, &from, "it", account, message));
}

struct relay *relay_parts(struct db *db, int64_t id)
{
    return read_all(db, db_query(db, &parts, "i", id));
}

struct relay relay_from(struct db *db, int64_t account, const char *message)
{
    return read_one(db_query(db, &from, "it", account, message));
}

struct relay relay_to(struct db *db, int64_t account, const char *message)
{
    return read_one(db_query(db, &to, "it", account, message));
}

struct relay relay_last_of(struct db *db, const char *kind, int64_t about, int64_t person)
{
    return read_one(db_query(db, &last_of, "tii", kind, about, person));
}

struct relay relay_last_said(struct db *db, int64_t person)
{
    return read_one(db_query(db, &last_said, "i", person));
}

/* ---- what a reader has heard ------------------------------------------------------ */

STATEMENT(last_heard, "SELECT at FROM relays WHERE to_account = ?1 AND to_account > 0"
                      " ORDER BY id DESC LIMIT 1");
STATEMENT(heard_else,
          "SELECT 1 FROM relays WHERE to_account = ?1 AND to_account > 0 AND id >"
          " (SELECT ifnull(max(id), 0) FROM relays WHERE from_person = ?2)"
          " AND at >= ?5 AND NOT (kind = ?3 AND about = ?4) LIMIT 1");

int64_t relay_last_heard(struct db *db, int64_t account)
{
    return db_first(db_query(db, &last_heard, "i", account));
}

bool relay_heard_else(struct db *db, int64_t account, int64_t person, const char *kind,
                      int64_t about, int64_t since)
{
    return db_first(
        db_query(db, &heard_else, "iitii", account, person, kind, about, since));
}

/* ---- what becomes of it ----------------------------------------------------------- */

STATEMENT(carried, "UPDATE relays SET outbox = ?2 WHERE id = ?1");
STATEMENT(arrived, "UPDATE relays SET to_message = ?2, arrived_at = ?3, outbox = 0"
                   " WHERE id = ?1");
STATEMENT(stands, "SELECT taken_back_at IS NULL FROM relays WHERE id = ?1");
STATEMENT(take_back, "UPDATE relays SET taken_back_at = ?2"
                     " WHERE id = ?1 AND taken_back_at IS NULL");
STATEMENT(confirm,
          "UPDATE relays SET confirmed = 1 WHERE from_account = ?1 AND from_message = ?2"
          " AND to_message IS NOT NULL AND taken_back_at IS NULL AND NOT EXISTS"
          " (SELECT 1 FROM relays WHERE from_account = ?1 AND from_message = ?2"
          "  AND (outbox > 0 OR confirmed = 1))");
STATEMENT(unconfirm,
          "UPDATE relays SET confirmed = 0 WHERE from_account = ?1 AND from_message = ?2"
          " AND confirmed = 1 AND NOT EXISTS"
          " (SELECT 1 FROM relays WHERE from_account = ?1 AND from_message = ?2"
          "  AND to_message IS NOT NULL AND taken_back_at IS NULL)");

void relay_carried(struct db *db, int64_t id, int64_t outbox)
{
    db_run(db, &carried, "ii", id, outbox);
}

bool relay_arrived(struct db *db, int64_t id, const char *message, int64_t now)
{
    db_run(db, &arrived, "iti", id, message, now);
    return db_first(db_query(db, &stands, "i", id));
}

bool relay_take_back(struct db *db, int64_t id, int64_t now)
{
    return db_run(db, &take_back, "ii", id, now) == 1;
}

bool relay_confirm(struct db *db, int64_t account, const char *message)
{
    return db_run(db, &confirm, "it", account, message) > 0;
}

bool relay_unconfirm(struct db *db, int64_t account, const char *message)
{
    return db_run(db, &unconfirm, "it", account, message) > 0;
}
