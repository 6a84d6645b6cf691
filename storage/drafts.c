/* drafts.c - what was answered so far. */
#include "storage/drafts.h"

#include <talloc.h>

#define COLUMNS "id, person, form, about, version, asked, asked_at, taps, filled_at"

STATEMENT(open_one, "SELECT " COLUMNS " FROM drafts WHERE person = ?1 AND form = ?2"
                    " AND about = ?3 AND filled_at IS NULL");
STATEMENT(find, "SELECT " COLUMNS " FROM drafts WHERE id = ?2 AND person = ?1");
STATEMENT(get, "SELECT " COLUMNS " FROM drafts WHERE id = ?1");
STATEMENT(last, "SELECT " COLUMNS " FROM drafts WHERE person = ?1 AND filled_at IS NULL"
                " AND asked <> '' ORDER BY asked_at DESC, id DESC LIMIT 1");
STATEMENT(add, "INSERT INTO drafts (person, form, about, version, started_at, asked_at)"
               " VALUES (?1, ?2, ?3, ?4, ?5, ?5)");

static struct draft read_one(struct rows r)
{
    struct draft d = { 0 };
    if (db_next(&r)) {
        d = (struct draft){
            .id = db_int(&r, 0),
            .person = db_int(&r, 1),
            .form = db_text(&r, 2),
            .about = db_int(&r, 3),
            .version = (int)db_int(&r, 4),
            .asked = db_text(&r, 5),
            .asked_at = db_int(&r, 6),
            .taps = (int)db_int(&r, 7),
            .filled = db_int(&r, 8) != 0,
        };
        db_stop(&r);
    }
    return d;
}

struct draft draft_open(struct db *db, int64_t person, const char *form, int64_t about,
                        int version, int64_t now)
{
    struct draft d = read_one(db_query(db, &open_one, "iti", person, form, about));
    if (!d.id) {
        d = (struct draft){ .person = person,
                            .form = form,
                            .about = about,
                            .version = version,
                            .asked = "",
                            .asked_at = now };
        d.id = db_insert(db, &add, "itiii", person, form, about, (int64_t)version, now);
    }
    return d;
}

struct draft draft_find(struct db *db, int64_t person, int64_t id)
{
    return read_one(db_query(db, &find, "ii", person, id));
}

struct draft draft_get(struct db *db, int64_t id)
{
    return read_one(db_query(db, &get, "i", id));
}

struct draft draft_last_asked(struct db *db, int64_t person)
{
    return read_one(db_query(db, &last, "i", person));
}

STATEMENT(first, "SELECT " COLUMNS " FROM drafts WHERE person = ?1 AND form = ?2"
                 " AND filled_at IS NOT NULL ORDER BY filled_at, id LIMIT 1");
STATEMENT(newest, "SELECT " COLUMNS " FROM drafts WHERE person = ?1 AND form = ?2"
                  " AND filled_at IS NOT NULL ORDER BY filled_at DESC, id DESC LIMIT 1");
STATEMENT(copy, "INSERT INTO answers (draft, item, position, value, file, done, version)"
                " SELECT ?2, item, position, value, file, done, version FROM answers"
                " WHERE draft = ?1");

struct draft draft_first(struct db *db, int64_t person, const char *form)
{
    return read_one(db_query(db, &first, "it", person, form));
}

struct draft draft_newest(struct db *db, int64_t person, const char *form)
{
    return read_one(db_query(db, &newest, "it", person, form));
}

struct draft draft_again(struct db *db, int64_t person, const char *form, int64_t now)
{
    struct draft old = draft_newest(db, person, form);
    struct draft d = read_one(db_query(db, &open_one, "iti", person, form, old.about));
    if (d.id || !old.id)
        return d;
    d = draft_open(db, person, form, old.about, old.version, now);
    db_run(db, &copy, "ii", old.id, d.id);
    return d;
}

STATEMENT(asked, "UPDATE drafts SET asked = ?2, asked_at = ?3 WHERE id = ?1");
STATEMENT(aside, "UPDATE drafts SET asked = ?2 WHERE id = ?1");
STATEMENT(taps, "UPDATE drafts SET taps = ?2 WHERE id = ?1");
STATEMENT(version, "UPDATE drafts SET version = ?2 WHERE id = ?1");
STATEMENT(fill, "UPDATE drafts SET filled_at = ?2, asked = ''"
                " WHERE id = ?1 AND filled_at IS NULL");
STATEMENT(drop, "DELETE FROM drafts WHERE id = ?1");
STATEMENT(sweep, "DELETE FROM drafts WHERE filled_at IS NULL AND asked_at < ?1");

void draft_asked(struct db *db, int64_t id, const char *item, int64_t now)
{
    db_run(db, &asked, "iti", id, item, now);
}

void draft_aside(struct db *db, int64_t id, const char *instead)
{
    db_run(db, &aside, "it", id, instead);
}

void draft_taps(struct db *db, int64_t id, int count)
{
    db_run(db, &taps, "ii", id, (int64_t)count);
}

void draft_version(struct db *db, int64_t id, int number)
{
    db_run(db, &version, "ii", id, (int64_t)number);
}

bool draft_fill(struct db *db, int64_t id, int64_t now)
{
    return db_run(db, &fill, "ii", id, now) == 1;
}

void draft_drop(struct db *db, int64_t id)
{
    db_run(db, &drop, "i", id);
}

void drafts_sweep(struct db *db, int64_t now)
{
    db_run(db, &sweep, "i", now - DRAFT_KEPT);
}

/* ---- answers ---------------------------------------------------------------------- */

STATEMENT(save_answer,
          "INSERT INTO answers (draft, item, position, value, file, done, version)"
          " VALUES (?1, ?2,"
          " (SELECT ifnull(max(position), 0) + 1 FROM answers WHERE draft = ?1),"
          " ?3, ?4, ?5, (SELECT version FROM drafts WHERE id = ?1))"
          " ON CONFLICT DO UPDATE SET value = excluded.value, file = excluded.file,"
          " done = excluded.done, version = excluded.version");
STATEMENT(drop_answer, "DELETE FROM answers WHERE draft = ?1 AND item = ?2");
STATEMENT(answers, "SELECT item, position, value, file, done FROM answers"
                   " WHERE draft = ?1 ORDER BY position");

void answer_save(struct db *db, int64_t draft, const char *item, const char *value,
                 int64_t file, bool done)
{
    db_run(db, &save_answer, "ittoi", draft, item, value, file, (int64_t)done);
}

void answer_drop(struct db *db, int64_t draft, const char *item)
{
    db_run(db, &drop_answer, "it", draft, item);
}

struct answer *answers_of(struct db *db, int64_t draft)
{
    enum { ROOM_AT_FIRST = 32 };
    size_t count = 0, room = ROOM_AT_FIRST;
    struct answer *all =
        talloc_zero_array(db_memory_of(db), struct answer, ROOM_AT_FIRST);
    struct rows r = db_query(db, &answers, "i", draft);
    while (db_next(&r)) {
        if (count + 1 == room)
            all = talloc_realloc(db_memory_of(db), all, struct answer, room *= 2);
        all[count++] = (struct answer){
            .item = db_text(&r, 0),
            .position = (int)db_int(&r, 1),
            .value = db_text(&r, 2),
            .file = db_int(&r, 3),
            .done = db_int(&r, 4),
        };
        all[count] = (struct answer){ 0 };
    }
    return all;
}
