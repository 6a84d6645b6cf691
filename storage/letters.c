/* letters.c - a curator writes to one person, who may answer. */
#include "storage/letters.h"

#define COLUMNS                                                                          \
    "SELECT id, organisation, from_person, to_person, match, broadcast, held, made_at,"  \
    " said_at, ended_at FROM letters"

STATEMENT(open_one, COLUMNS " WHERE from_person = ?1 AND to_person = ?2"
                            " AND ifnull(match, 0) = ?3 AND ended_at IS NULL"
                            " ORDER BY id DESC LIMIT 1");
STATEMENT(add, "INSERT INTO letters (organisation, from_person, to_person, match,"
               " broadcast, made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
STATEMENT(of_person, COLUMNS " WHERE id = ?2 AND ?1 IN (from_person, to_person)");
STATEMENT(anywhere, COLUMNS " WHERE id = ?1");
STATEMENT(open_from, COLUMNS " WHERE from_person = ?1 AND ended_at IS NULL"
                             " AND said_at > 0 ORDER BY id DESC LIMIT ?2");
STATEMENT(open_to, COLUMNS " WHERE to_person = ?1 AND ended_at IS NULL"
                           " AND said_at > 0 ORDER BY id DESC LIMIT ?2");
STATEMENT(hold, "UPDATE letters SET held = ?2 WHERE id = ?1");
STATEMENT(holds, "SELECT 1 FROM letters WHERE from_person = ?1 AND held = ?2 LIMIT 1");
STATEMENT(said, "UPDATE letters SET said_at = ?2 WHERE id = ?1");
STATEMENT(end, "UPDATE letters SET ended_at = ?2, held = 0 WHERE id = ?1"
               " AND ended_at IS NULL");

static struct letter read_row(const struct rows *r)
{
    return (struct letter){
        .id = db_int(r, 0),
        .organisation = db_int(r, 1),
        .from_person = db_int(r, 2),
        .to_person = db_int(r, 3),
        .match = db_int(r, 4),
        .broadcast = db_int(r, 5),
        .held = db_int(r, 6),
        .made_at = db_int(r, 7),
        .said_at = db_int(r, 8),
        .ended_at = db_int(r, 9),
    };
}

static struct letter read_one(struct rows r)
{
    struct letter l = { 0 };
    if (db_next(&r)) {
        l = read_row(&r);
        db_stop(&r);
    }
    return l;
}

static size_t read_all(struct rows r, struct letter *out, size_t room)
{
    size_t count = 0;
    while (count < room && db_next(&r))
        out[count++] = read_row(&r);
    db_stop(&r);
    return count;
}

struct letter letter_open(struct db *db, const struct letter *l, int64_t now)
{
    struct letter open =
        read_one(db_query(db, &open_one, "iii", l->from_person, l->to_person, l->match));
    if (open.id)
        return open;
    int64_t id = db_insert(db, &add, "iiioii", l->organisation, l->from_person,
                           l->to_person, l->match, l->broadcast, now);
    return letter_anywhere(db, id);
}

struct letter letter_of(struct db *db, int64_t person, int64_t id)
{
    return read_one(db_query(db, &of_person, "ii", person, id));
}

struct letter letter_anywhere(struct db *db, int64_t id)
{
    return read_one(db_query(db, &anywhere, "i", id));
}

size_t letters_of(struct db *db, int64_t person, struct letter *out, size_t room)
{
    size_t count =
        read_all(db_query(db, &open_from, "ii", person, (int64_t)room), out, room);
    return count + read_all(db_query(db, &open_to, "ii", person, (int64_t)(room - count)),
                            out + count, room - count);
}

void letter_hold(struct db *db, int64_t id, int64_t held)
{
    db_run(db, &hold, "ii", id, held);
}

bool letter_holds(struct db *db, int64_t person, int64_t held)
{
    return held && db_first(db_query(db, &holds, "ii", person, held));
}

void letter_said(struct db *db, int64_t id, int64_t now)
{
    db_run(db, &said, "ii", id, now);
}

bool letter_end(struct db *db, int64_t id, int64_t now)
{
    return db_run(db, &end, "ii", id, now) == 1;
}
