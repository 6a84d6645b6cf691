/* digests.c - what curators were shown on a Monday, line by line. */
#include "storage/digests.h"

#include "storage/retention.h"

enum { KEPT = 60 * DAY };

STATEMENT(add, "INSERT INTO digests (organisation, person, made_at, weekly)"
               " VALUES (?1, ?2, ?3, ?4)");
STATEMENT(add_line, "INSERT INTO digest_lines (digest, number, kind, about, fact, count,"
                    " other, since) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
STATEMENT(
    find,
    "SELECT id, organisation, person, made_at, weekly, pictured_at IS NOT NULL FROM digests"
    " WHERE id = ?2 AND person = ?1");
STATEMENT(
    newest,
    "SELECT id, organisation, person, made_at, weekly, pictured_at IS NOT NULL FROM digests"
    " WHERE person = ?1 AND organisation = ?2 AND made_at >= ?4"
    " AND (weekly OR NOT ?3) ORDER BY id DESC LIMIT 1");

STATEMENT(picture, "UPDATE digests SET pictured_at = ?2 WHERE id = ?1"
                   " AND pictured_at IS NULL");
STATEMENT(no_picture, "UPDATE digests SET pictured_at = NULL WHERE id = ?1");

#define LINE                                                                             \
    "SELECT number, kind, about, fact, count, other, since, settled FROM digest_lines"

STATEMENT(lines, LINE " WHERE digest = ?1 AND number > ?2 ORDER BY number LIMIT ?3");
STATEMENT(line_of, LINE " WHERE digest = ?1 AND number = ?2");
STATEMENT(line_count, "SELECT count(*) FROM digest_lines WHERE digest = ?1"
                      " AND number > 0");
STATEMENT(settle, "UPDATE digest_lines SET settled = 'done', settled_at = ?3"
                  " WHERE digest = ?1 AND number = ?2 AND settled = ''");
STATEMENT(settled, "SELECT 1 FROM digest_lines l JOIN digests d ON d.id = l.digest"
                   " WHERE l.kind = ?2 AND l.about = ?3 AND l.settled <> ''"
                   " AND d.organisation = ?1 LIMIT 1");
STATEMENT(schools, "SELECT id FROM organisations ORDER BY id /* all rows: of few */");
STATEMENT(old_ones, "DELETE FROM digests WHERE id IN (SELECT id FROM digests"
                    " WHERE made_at <= ?1 ORDER BY made_at LIMIT ?2)");

int64_t digest_add(struct db *db, const struct digest *d, int64_t now)
{
    return db_insert(db, &add, "iiii", d->organisation, d->person, now,
                     (int64_t)d->weekly);
}

void digest_line_add(struct db *db, int64_t id, const struct digest_line *l)
{
    db_run(db, &add_line, "iititiii", id, l->number, l->kind, l->about, l->fact, l->count,
           l->other, l->since);
}

static struct digest read_digest(struct rows r)
{
    struct digest d = { 0 };
    if (db_next(&r))
        d = (struct digest){ db_int(&r, 0), db_int(&r, 1),      db_int(&r, 2),
                             db_int(&r, 3), db_int(&r, 4) != 0, db_int(&r, 5) != 0 };
    db_stop(&r);
    return d;
}

struct digest digest_find(struct db *db, int64_t person, int64_t id)
{
    return read_digest(db_query(db, &find, "ii", person, id));
}

struct digest digest_newest(struct db *db, int64_t person, int64_t organisation,
                            bool weekly, int64_t since)
{
    return read_digest(
        db_query(db, &newest, "iiii", person, organisation, (int64_t)weekly, since));
}

bool digest_pictured(struct db *db, int64_t id, int64_t now)
{
    return db_run(db, &picture, "ii", id, now) == 1;
}

void digest_not_pictured(struct db *db, int64_t id)
{
    db_run(db, &no_picture, "i", id);
}

static struct digest_line read_line(const struct rows *r)
{
    return (struct digest_line){
        .number = db_int(r, 0),
        .kind = db_text(r, 1),
        .about = db_int(r, 2),
        .fact = db_text(r, 3),
        .count = db_int(r, 4),
        .other = db_int(r, 5),
        .since = db_int(r, 6),
        .settled = db_text(r, 7),
    };
}

size_t digest_lines(struct db *db, int64_t id, int64_t after, struct digest_line *out,
                    size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &lines, "iii", id, after > 0 ? after : 0, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = read_line(&r);
    db_stop(&r);
    return count;
}

struct digest_line digest_line_find(struct db *db, int64_t id, int64_t number)
{
    struct digest_line l = { 0 };
    struct rows r = db_query(db, &line_of, "ii", id, number);
    if (db_next(&r))
        l = read_line(&r);
    db_stop(&r);
    return l;
}

int64_t digest_line_count(struct db *db, int64_t id)
{
    return db_first(db_query(db, &line_count, "i", id));
}

bool digest_line_settle(struct db *db, int64_t id, int64_t number, int64_t now)
{
    return db_run(db, &settle, "iii", id, number, now) == 1;
}

bool digest_settled(struct db *db, int64_t organisation, const char *kind, int64_t about)
{
    return db_first(db_query(db, &settled, "iti", organisation, kind, about)) != 0;
}

int64_t *digest_schools(struct db *db)
{
    return db_all_ids(db_query(db, &schools, ""));
}

int64_t retention_digests(struct db *db, int64_t now, size_t room)
{
    return db_run(db, &old_ones, "ii", now - KEPT, (int64_t)room);
}
