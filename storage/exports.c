/* exports.c - an export on its way: begun, moved on slice by slice, put together. */
#include "storage/exports.h"

#include <string.h>
#include <talloc.h>

#include "storage/export_text.h"

enum { PARTS_AT_ONCE = 20 };

/* ---- the row ---------------------------------------------------------------------- */

#define COLUMNS "id, reader, person, started_at, section, after, within, sent_at"

STATEMENT(of_both, "SELECT " COLUMNS " FROM exports WHERE reader = ?1 AND person = ?2");
STATEMENT(find, "SELECT " COLUMNS " FROM exports WHERE id = ?2 AND reader = ?1");
STATEMENT(drop, "DELETE FROM exports WHERE reader = ?1 AND person = ?2");
STATEMENT(add, "INSERT INTO exports (reader, person, started_at) VALUES (?1, ?2, ?3)");

static struct export read_one(struct rows r)
{
    struct export e = { 0 };
    if (db_next(&r))
        e = (struct export){
            .id = db_int(&r, 0),
            .reader = db_int(&r, 1),
            .person = db_int(&r, 2),
            .started_at = db_int(&r, 3),
            .section = (int)db_int(&r, 4),
            .after = db_int(&r, 5),
            .within = db_int(&r, 6),
            .sent = db_int(&r, 7) != 0,
        };
    db_stop(&r);
    return e;
}

struct export export_of(struct db *db, int64_t reader, int64_t person)
{
    return read_one(db_query(db, &of_both, "ii", reader, person));
}

struct export export_find(struct db *db, int64_t reader, int64_t id)
{
    return read_one(db_query(db, &find, "ii", reader, id));
}

struct export export_begin(struct db *db, int64_t reader, int64_t person, int64_t now)
{
    struct export e = { .reader = reader, .person = person, .started_at = now };
    db_run(db, &drop, "ii", reader, person);
    e.id = db_insert(db, &add, "iii", reader, person, now);
    return e;
}

/* ---- a slice ---------------------------------------------------------------------- */

static bool is_given(const struct export *e, const struct export_section *s)
{
    return e->reader == e->person || s->of_child;
}

/* Passes over what this reader is not given. */
static const struct export_section *next_section(struct export *e)
{
    const struct export_section *s = export_section(e->section);
    while (s && !is_given(e, s))
        s = export_section(++e->section);
    return s;
}

bool export_complete(const struct export *e)
{
    struct export copy = *e;
    return !next_section(&copy);
}

static void read_row(const struct rows *r, const struct export_section *s,
                     struct export_row *row)
{
    for (int i = 0; i < EXPORT_FIELDS && s->fields[i].kind; i++) {
        const char *text = db_text(r, i + 2);
        row->values[i] = (struct export_value){ .none = !text,
                                                .text = text ? text : "",
                                                .number = db_int(r, i + 2) };
    }
}

struct export_slice export_read(struct db *db, struct export *e, size_t room)
{
    struct export_slice slice = { .section = next_section(e) };
    if (!slice.section)
        return slice;
    slice.begins = !e->after && !e->within;
    slice.page = talloc_strdup(db_memory_of(db), "");
    slice.rows = talloc_zero_array(db_memory_of(db), struct export_row, (unsigned)room);
    struct rows r = db_query(db, slice.section->rows, "iiii", e->person, e->after,
                             e->within, (int64_t)room);
    while (slice.count < room && db_next(&r)) {
        e->after = db_int(&r, 0);
        e->within = db_int(&r, 1);
        read_row(&r, slice.section, &slice.rows[slice.count++]);
    }
    db_stop(&r);
    slice.ends = slice.count < room;
    if (slice.ends) {
        e->section++;
        e->after = e->within = 0;
    }
    return slice;
}

STATEMENT(move, "UPDATE exports SET section = ?2, after = ?3, within = ?4 WHERE id = ?1");
STATEMENT(add_part,
          "INSERT INTO export_parts (export, number, page, json) VALUES (?1,"
          " (SELECT ifnull(max(number), 0) + 1 FROM export_parts WHERE export = ?1),"
          " ?2, ?3)");

void export_write(struct export_slice *slice, const char *html)
{
    slice->page = talloc_strdup_append_buffer(slice->page, html);
}

void export_keep(struct db *db, const struct export *e, const struct export_slice *slice)
{
    db_run(db, &add_part, "itt", e->id, slice->page, export_part(db, slice));
    db_run(db, &move, "iiii", e->id, (int64_t)e->section, e->after, e->within);
}

/* ---- put together ----------------------------------------------------------------- */

STATEMENT(pages, "SELECT page FROM export_parts WHERE export = ?1 ORDER BY number");
STATEMENT(jsons, "SELECT json FROM export_parts WHERE export = ?1 ORDER BY number");

void export_frame(struct db *db, const struct export *e, const char *page,
                  const char *json)
{
    db_run(db, &add_part, "itt", e->id, page, json);
}

/* Each part is copied once: there may be megabytes. */
const char *export_whole(struct db *db, int64_t id, const char *as, size_t *size)
{
    bool page = strcmp(as, "page") == 0;
    size_t room = 1 << 16, part;
    char *text = talloc_size(db_memory_of(db), room);
    struct rows r = db_query(db, page ? &pages : &jsons, "i", id);
    for (*size = 0; db_next(&r); *size += part) {
        const void *bytes = db_bytes(&r, 0, &part);
        while (*size + part >= room)
            text = talloc_realloc_size(db_memory_of(db), text, room *= 2);
        if (part)
            memcpy(text + *size, bytes, part);
    }
    text[*size] = '\0';
    return text;
}

STATEMENT(sent, "UPDATE exports SET sent_at = ?2, page_file = ?3, json_file = ?4"
                " WHERE id = ?1");
STATEMENT(on_its_way, "SELECT 1 FROM exports e JOIN files f"
                      " ON f.id IN (e.page_file, e.json_file)"
                      " WHERE e.id = ?1 AND f.external IS NULL");
STATEMENT(drop_parts, "DELETE FROM export_parts WHERE export = ?1 AND number IN"
                      " (SELECT number FROM export_parts WHERE export = ?1 LIMIT ?2)");

void export_sent(struct db *db, const struct export *e, int64_t page, int64_t json,
                 int64_t now)
{
    db_run(db, &sent, "iiii", e->id, now, page, json);
}

enum export_tidy export_tidy(struct db *db, int64_t id)
{
    struct rows r = db_query(db, &on_its_way, "i", id);
    bool waits = db_next(&r);
    db_stop(&r);
    if (waits)
        return EXPORT_WAITS;
    int64_t gone = db_run(db, &drop_parts, "ii", id, (int64_t)PARTS_AT_ONCE);
    return gone == PARTS_AT_ONCE ? EXPORT_GOES : EXPORT_GONE;
}

/* ---- sweeping --------------------------------------------------------------------- */

STATEMENT(old, "SELECT id, page_file, json_file FROM exports WHERE started_at <= ?1"
               " ORDER BY started_at LIMIT ?2");
STATEMENT(drop_words, "DELETE FROM outbox WHERE file = ?1");
STATEMENT(drop_file, "DELETE FROM files WHERE id = ?1");
STATEMENT(drop_one, "DELETE FROM exports WHERE id = ?1");

static void sweep_one(struct db *db, const int64_t *export)
{
    for (int i = 1; i <= 2; i++) {
        if (!export[i])
            continue;
        db_run(db, &drop_words, "i", export[i]);
        db_run(db, &drop_file, "i", export[i]);
    }
    db_run(db, &drop_one, "i", export[0]);
}

int64_t exports_sweep(struct db *db, int64_t now, size_t room)
{
    int64_t(*all)[3] = talloc_zero_size(db_memory_of(db), room * sizeof *all);
    size_t count = 0;
    struct rows r = db_query(db, &old, "ii", now - DAY, (int64_t)room);
    for (; count < room && db_next(&r); count++)
        for (int i = 0; i < 3; i++)
            all[count][i] = db_int(&r, i);
    db_stop(&r);
    for (size_t i = 0; i < count; i++)
        sweep_one(db, all[i]);
    return (int64_t)count;
}

/* ---- whose it is, and how much ---------------------------------------------------- */

STATEMENT(guards, "SELECT 1 FROM guardianships g JOIN people p ON p.id = g.minor"
                  " WHERE g.guardian = ?1 AND g.minor = ?2 AND g.state = 'confirmed'"
                  " AND p.erased_at IS NULL");
STATEMENT(children, "SELECT g.minor FROM guardianships g JOIN people p ON p.id = g.minor"
                    " WHERE g.guardian = ?1 AND g.state = 'confirmed'"
                    " AND p.erased_at IS NULL ORDER BY g.id");

bool export_allowed(struct db *db, int64_t guardian, int64_t minor)
{
    struct rows r = db_query(db, &guards, "ii", guardian, minor);
    bool allowed = db_next(&r);
    db_stop(&r);
    return allowed;
}

int64_t *export_children(struct db *db, int64_t guardian)
{
    return db_all_ids(db_query(db, &children, "i", guardian));
}

STATEMENT(counts, "SELECT (SELECT count(*) FROM accounts WHERE person = ?1),"
                  " (SELECT count(*) FROM consents WHERE person = ?1),"
                  " (SELECT count(*) FROM drafts WHERE person = ?1),"
                  " (SELECT count(*) FROM files WHERE person = ?1),"
                  " (SELECT count(*) FROM notes WHERE person = ?1"
                  "  AND names_another = 0)");

struct export_counts export_counts(struct db *db, int64_t person)
{
    struct export_counts c = { 0 };
    struct rows r = db_query(db, &counts, "i", person);
    if (db_next(&r))
        c = (struct export_counts){ db_int(&r, 0), db_int(&r, 1), db_int(&r, 2),
                                    db_int(&r, 3), db_int(&r, 4) };
    db_stop(&r);
    return c;
}
