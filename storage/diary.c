/* diary.c - what somebody wrote for themselves. */
#include "storage/diary.h"

#define COLUMNS                                                                          \
    "SELECT id, person, prompt, match, meeting, text, file, shared, at FROM diary"
#define SHARED_IN " WHERE match = ?1 AND shared = ?2 AND person <> ?3"

STATEMENT(add, "INSERT INTO diary (person, prompt, match, meeting, text, file, at)"
               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
STATEMENT(find, COLUMNS " WHERE id = ?2 AND person = ?1");
STATEMENT(how_many, "SELECT count(*) FROM diary WHERE person = ?1");
STATEMENT(page, COLUMNS " WHERE person = ?1 ORDER BY id DESC LIMIT ?3 OFFSET ?2");
STATEMENT(append, "UPDATE diary SET text = text || char(10) || ?3"
                  " WHERE id = ?2 AND person = ?1 AND shared = 'me'");
STATEMENT(share, "UPDATE diary SET shared = ?4, match = ?3 WHERE id = ?2 AND person = ?1"
                 " AND (shared <> ?4 OR match IS NOT ?3)");
STATEMENT(drop, "DELETE FROM diary WHERE id = ?2 AND person = ?1");
STATEMENT(drop_sent, "DELETE FROM outbox WHERE file IN"
                     " (SELECT id FROM files WHERE id = ?2 AND person = ?1)");
STATEMENT(drop_file, "DELETE FROM files WHERE id = ?2 AND person = ?1");
STATEMENT(shared_page, COLUMNS SHARED_IN " ORDER BY id DESC LIMIT ?5 OFFSET ?4");
STATEMENT(shared_count, "SELECT count(*) FROM diary" SHARED_IN);
STATEMENT(shared_one, COLUMNS " WHERE id = ?1 AND shared <> 'me'");

static struct diary_entry read_one(const struct rows *r)
{
    return (struct diary_entry){
        .id = db_int(r, 0),
        .person = db_int(r, 1),
        .prompt = db_text(r, 2),
        .match = db_int(r, 3),
        .meeting = db_int(r, 4),
        .text = db_text(r, 5),
        .file = db_int(r, 6),
        .shared = db_text(r, 7),
        .at = db_int(r, 8),
    };
}

static struct diary_entry read_first(struct rows r)
{
    struct diary_entry e = { 0 };
    if (db_next(&r))
        e = read_one(&r);
    db_stop(&r);
    return e;
}

static size_t read_some(struct rows r, struct diary_entry *out, size_t room)
{
    size_t count = 0;
    while (count < room && db_next(&r))
        out[count++] = read_one(&r);
    db_stop(&r);
    return count;
}

int64_t diary_add(struct db *db, const struct diary_entry *e, int64_t now)
{
    return db_insert(db, &add, "itootoi", e->person, e->prompt ? e->prompt : "", e->match,
                     e->meeting, e->text ? e->text : "", e->file, now);
}

struct diary_entry diary_find(struct db *db, int64_t person, int64_t id)
{
    return read_first(db_query(db, &find, "ii", person, id));
}

int64_t diary_count(struct db *db, int64_t person)
{
    return db_first(db_query(db, &how_many, "i", person));
}

size_t diary_page(struct db *db, int64_t person, int64_t skip, struct diary_entry *out,
                  size_t room)
{
    return read_some(db_query(db, &page, "iii", person, skip, (int64_t)room), out, room);
}

bool diary_append(struct db *db, int64_t person, int64_t id, const char *words)
{
    return db_run(db, &append, "iit", person, id, words) == 1;
}

bool diary_share(struct db *db, int64_t person, int64_t id, int64_t match,
                 const char *shared)
{
    return db_run(db, &share, "iiot", person, id, match, shared) == 1;
}

bool diary_drop(struct db *db, int64_t person, int64_t id)
{
    int64_t file = diary_find(db, person, id).file;
    if (db_run(db, &drop, "ii", person, id) != 1)
        return false;
    if (file)
        diary_drop_file(db, person, file);
    return true;
}

void diary_drop_file(struct db *db, int64_t person, int64_t file)
{
    db_run(db, &drop_sent, "ii", person, file);
    db_run(db, &drop_file, "ii", person, file);
}

size_t diary_shared_in(struct db *db, int64_t match, const char *shared, int64_t reader,
                       int64_t skip, struct diary_entry *out, size_t room)
{
    return read_some(
        db_query(db, &shared_page, "itiii", match, shared, reader, skip, (int64_t)room),
        out, room);
}

int64_t diary_shared_count(struct db *db, int64_t match, const char *shared,
                           int64_t reader)
{
    return db_first(db_query(db, &shared_count, "iti", match, shared, reader));
}

struct diary_entry diary_shared_find(struct db *db, int64_t id)
{
    return read_first(db_query(db, &shared_one, "i", id));
}
