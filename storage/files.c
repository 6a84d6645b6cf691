/* files.c - what was sent to us, and what we send. */
#include "storage/files.h"

#include "storage/exports.h"

STATEMENT(add, "INSERT INTO files (organisation, person, messenger, external, kind, name,"
               " size, bytes, made_at, export, export_as)"
               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, nullif(?7, 0), ?8, ?9, ?10, ?11)");
STATEMENT(find, "SELECT id, organisation, person, messenger, external, kind, name, size,"
                " bytes, export, export_as FROM files WHERE id = ?1");
STATEMENT(rename_it, "UPDATE files SET name = ?2 WHERE id = ?1");
STATEMENT(sent, "UPDATE files SET external = ?2, bytes = NULL WHERE id = ?1");
#define UNUSED                                                                           \
    "DELETE FROM files WHERE id = ?1"                                                    \
    " AND NOT EXISTS (SELECT 1 FROM answers WHERE file = ?1)"                            \
    " AND NOT EXISTS (SELECT 1 FROM case_files WHERE file = ?1)"                         \
    " AND NOT EXISTS (SELECT 1 FROM diary WHERE file = ?1)"                              \
    " AND NOT EXISTS (SELECT 1 FROM fetches WHERE file = ?1)"                            \
    " AND NOT EXISTS (SELECT 1 FROM held_words WHERE file = ?1)"                         \
    " AND NOT EXISTS (SELECT 1 FROM outbox WHERE file = ?1)"
STATEMENT(drop_unused, UNUSED);
STATEMENT(not_sent, UNUSED " AND bytes IS NOT NULL");

int64_t file_add(struct db *db, const struct file *f, int64_t now)
{
    return db_insert(db, &add, "oottttibiot", f->organisation, f->person, f->messenger,
                     f->external, f->kind, f->name, (int64_t)f->size, f->bytes,
                     f->bytes ? f->size : (size_t)0, now, f->export, f->export_as);
}

struct file file_find(struct db *db, int64_t id)
{
    struct file f = { 0 };
    size_t held = 0;
    struct rows r = db_query(db, &find, "i", id);
    if (db_next(&r)) {
        f = (struct file){
            .id = db_int(&r, 0),
            .organisation = db_int(&r, 1),
            .person = db_int(&r, 2),
            .messenger = db_text(&r, 3),
            .external = db_text(&r, 4),
            .kind = db_text(&r, 5),
            .name = db_text(&r, 6),
            .size = (size_t)db_int(&r, 7),
            .export = db_int(&r, 9),
            .export_as = db_text(&r, 10),
        };
        f.bytes = db_bytes(&r, 8, &held);
        if (f.bytes)
            f.size = held;
        db_stop(&r);
    }
    if (f.export && !f.external)
        f.bytes = export_whole(db, f.export, f.export_as, &f.size);
    return f;
}

void file_rename(struct db *db, int64_t id, const char *name)
{
    db_run(db, &rename_it, "it", id, name);
}

void file_sent(struct db *db, int64_t id, const char *external)
{
    db_run(db, &sent, "it", id, external);
}

void file_not_sent(struct db *db, int64_t id)
{
    db_run(db, &not_sent, "i", id);
}

void file_drop_unused(struct db *db, int64_t id)
{
    db_run(db, &drop_unused, "i", id);
}
