/* match_notes.c - notes about a match. */
#include "storage/match_notes.h"

#define COLUMNS "SELECT id, match, author, text, at FROM match_notes"

STATEMENT(add,
          "INSERT INTO match_notes (match, author, text, at) VALUES (?1, ?2, ?3, ?4)");
STATEMENT(page, COLUMNS " WHERE match = ?1 ORDER BY at DESC, id DESC LIMIT ?3 OFFSET ?2");
STATEMENT(count, "SELECT count(*) FROM match_notes WHERE match = ?1");
STATEMENT(find, COLUMNS " WHERE id = ?2 AND author = ?1");
STATEMENT(drop, "DELETE FROM match_notes WHERE id = ?2 AND author = ?1");
STATEMENT(forget_answers, "DELETE FROM drafts WHERE person = ?1 AND form = 'match_note'"
                          " AND about = ?2");

static struct match_note read_note(const struct rows *r)
{
    return (struct match_note){ .id = db_int(r, 0),
                                .match = db_int(r, 1),
                                .author = db_int(r, 2),
                                .text = db_text(r, 3),
                                .at = db_int(r, 4) };
}

int64_t match_note_add(struct db *db, const struct match_note *n)
{
    return db_insert(db, &add, "iiti", n->match, n->author, n->text, n->at);
}

size_t match_notes_of(struct db *db, int64_t match, int64_t skip, struct match_note *out,
                      size_t room)
{
    size_t found = 0;
    struct rows r = db_query(db, &page, "iii", match, skip, (int64_t)room);
    while (found < room && db_next(&r))
        out[found++] = read_note(&r);
    db_stop(&r);
    return found;
}

int64_t match_notes_count(struct db *db, int64_t match)
{
    return db_first(db_query(db, &count, "i", match));
}

struct match_note match_note_find(struct db *db, int64_t author, int64_t id)
{
    struct match_note n = { 0 };
    struct rows r = db_query(db, &find, "ii", author, id);
    if (db_next(&r))
        n = read_note(&r);
    db_stop(&r);
    return n;
}

bool match_note_drop(struct db *db, int64_t author, int64_t id)
{
    return db_run(db, &drop, "ii", author, id) == 1;
}

void match_note_forget_answers(struct db *db, int64_t author, int64_t match)
{
    db_run(db, &forget_answers, "ii", author, match);
}
