/* notes.c - what curators wrote down. */
#include "storage/notes.h"

STATEMENT(add, "INSERT INTO notes (organisation, person, author, kind, text,"
               " names_another, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");

int64_t note_add(struct db *db, const struct note *n)
{
    return db_insert(db, &add, "iiittii", n->organisation, n->person, n->author, n->kind,
                     n->text, (int64_t)n->names_another, n->at);
}

#define COLUMNS "id, organisation, person, author, kind, text, names_another, at"

static struct note read_note(const struct rows *r)
{
    return (struct note){
        .id = db_int(r, 0),
        .organisation = db_int(r, 1),
        .person = db_int(r, 2),
        .author = db_int(r, 3),
        .kind = db_text(r, 4),
        .text = db_text(r, 5),
        .names_another = db_int(r, 6),
        .at = db_int(r, 7),
    };
}

STATEMENT(page, "SELECT " COLUMNS " FROM notes WHERE person = ?2 AND organisation = ?1"
                " ORDER BY at DESC, id DESC LIMIT ?4 OFFSET ?3");
STATEMENT(count, "SELECT count(*) FROM notes WHERE person = ?2 AND organisation = ?1");
STATEMENT(find, "SELECT " COLUMNS " FROM notes"
                " WHERE id = ?3 AND author = ?2 AND organisation = ?1");
STATEMENT(drop, "DELETE FROM notes WHERE id = ?3 AND author = ?2 AND organisation = ?1");

size_t notes_about(struct db *db, int64_t organisation, int64_t person, int64_t skip,
                   struct note *out, size_t room)
{
    size_t n = 0;
    struct rows r = db_query(db, &page, "iiii", organisation, person, skip > 0 ? skip : 0,
                             (int64_t)room);
    while (n < room && db_next(&r))
        out[n++] = read_note(&r);
    db_stop(&r);
    return n;
}

int64_t notes_count(struct db *db, int64_t organisation, int64_t person)
{
    return db_first(db_query(db, &count, "ii", organisation, person));
}

struct note note_find(struct db *db, int64_t organisation, int64_t author, int64_t id)
{
    struct note n = { 0 };
    struct rows r = db_query(db, &find, "iii", organisation, author, id);
    if (db_next(&r))
        n = read_note(&r);
    db_stop(&r);
    return n;
}

bool note_drop(struct db *db, int64_t organisation, int64_t author, int64_t id)
{
    return db_run(db, &drop, "iii", organisation, author, id) == 1;
}

STATEMENT(forget_answers, "DELETE FROM drafts WHERE person = ?1 AND form = 'note'"
                          " AND about = ?2");

void note_forget_answers(struct db *db, int64_t author, int64_t about)
{
    db_run(db, &forget_answers, "ii", author, about);
}
