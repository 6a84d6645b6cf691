/* fetches.c - files somebody sent whose bytes are wanted. */
#include "storage/fetches.h"

STATEMENT(add, "INSERT INTO fetches (kind, person, about, file) VALUES (?1, ?2, ?3, ?4)");
STATEMENT(next, "SELECT f.id, f.kind, f.person, f.about, f.file, ifnull(files.external,"
                " ''), f.attempts, f.not_before FROM fetches f"
                " CROSS JOIN files ON files.id = f.file WHERE f.not_before <= ?1"
                " ORDER BY f.id LIMIT 1 /* all rows: what waits is little */");
STATEMENT(put_off, "UPDATE fetches SET attempts = attempts + 1, not_before = ?2"
                   " WHERE id = ?1");
STATEMENT(remove_one, "DELETE FROM fetches WHERE id = ?1");

int64_t fetch_add(struct db *db, const struct fetch *f)
{
    return db_insert(db, &add, "tiii", f->kind, f->person, f->about, f->file);
}

struct fetch fetch_next(struct db *db, int64_t now)
{
    struct fetch f = { 0 };
    struct rows r = db_query(db, &next, "i", now);
    if (db_next(&r)) {
        f = (struct fetch){
            .id = db_int(&r, 0),
            .kind = db_text(&r, 1),
            .person = db_int(&r, 2),
            .about = db_int(&r, 3),
            .file = db_int(&r, 4),
            .external = db_text(&r, 5),
            .attempts = (int)db_int(&r, 6),
            .not_before = db_int(&r, 7),
        };
        db_stop(&r);
    }
    return f;
}

void fetch_put_off(struct db *db, int64_t id, int64_t not_before)
{
    db_run(db, &put_off, "ii", id, not_before);
}

void fetch_remove(struct db *db, int64_t id)
{
    db_run(db, &remove_one, "i", id);
}
