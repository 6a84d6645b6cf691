/* case_people.c - who has to do with a case, its files, its history, notes about it. */
#include "storage/case_people.h"

#include <talloc.h>

STATEMENT(add, "INSERT INTO case_people (case_id, person, part) VALUES (?1, ?2, ?3)"
               " ON CONFLICT (case_id, person) DO UPDATE SET part = excluded.part"
               " WHERE part NOT IN ('asked', 'left_out') OR excluded.part = 'left_out'");
STATEMENT(remove_one, "DELETE FROM case_people WHERE case_id = ?1 AND person = ?2"
                      " AND part <> 'left_out'");
STATEMENT(find, "SELECT case_id, person, part, told_at, opened_at FROM case_people"
                " WHERE case_id = ?1 AND person = ?2");
STATEMENT(people_of, "SELECT case_id, person, part, told_at, opened_at FROM case_people"
                     " WHERE case_id = ?1 AND (part = 'left_out') = ?2 ORDER BY person");
STATEMENT(told, "UPDATE case_people SET told_at = ?3 WHERE case_id = ?1 AND person = ?2"
                " AND told_at IS NULL");
STATEMENT(opened, "UPDATE case_people SET opened_at = ?3 WHERE case_id = ?1"
                  " AND person = ?2 AND opened_at IS NULL");

void case_person_add(struct db *db, int64_t id, int64_t person, const char *part)
{
    db_run(db, &add, "iit", id, person, part);
}

void case_person_remove(struct db *db, int64_t id, int64_t person)
{
    db_run(db, &remove_one, "ii", id, person);
}

static struct case_person read_person(const struct rows *r)
{
    return (struct case_person){
        .case_id = db_int(r, 0),
        .person = db_int(r, 1),
        .part = db_text(r, 2),
        .told_at = db_int(r, 3),
        .opened_at = db_int(r, 4),
    };
}

struct case_person case_person_find(struct db *db, int64_t id, int64_t person)
{
    struct case_person p = { 0 };
    struct rows r = db_query(db, &find, "ii", id, person);
    if (db_next(&r))
        p = read_person(&r);
    db_stop(&r);
    return p;
}

static struct case_person *list(struct db *db, int64_t id, bool left_out)
{
    size_t count = 0;
    struct case_person *out = talloc_array(db_memory_of(db), struct case_person, 1);
    struct rows r = db_query(db, &people_of, "ii", id, (int64_t)left_out);
    while (db_next(&r)) {
        out[count++] = read_person(&r);
        out = talloc_realloc(db_memory_of(db), out, struct case_person, count + 1);
    }
    db_stop(&r);
    out[count] = (struct case_person){ 0 };
    return out;
}

struct case_person *case_people(struct db *db, int64_t id)
{
    return list(db, id, false);
}

struct case_person *case_left_out(struct db *db, int64_t id)
{
    return list(db, id, true);
}

void case_person_told(struct db *db, int64_t id, int64_t person, int64_t now)
{
    db_run(db, &told, "iii", id, person, now);
}

void case_person_opened(struct db *db, int64_t id, int64_t person, int64_t now)
{
    db_run(db, &opened, "iii", id, person, now);
}

/* ---- files ------------------------------------------------------------------------ */

STATEMENT(add_file, "INSERT OR IGNORE INTO case_files VALUES (?1, ?2, ?3)");
STATEMENT(files, "SELECT file FROM case_files WHERE case_id = ?1 ORDER BY at, file");

void case_file_add(struct db *db, int64_t id, int64_t file, int64_t now)
{
    db_run(db, &add_file, "iii", id, file, now);
}

int64_t *case_files(struct db *db, int64_t id)
{
    size_t count = 0;
    int64_t *out = talloc_array(db_memory_of(db), int64_t, 1);
    struct rows r = db_query(db, &files, "i", id);
    while (db_next(&r)) {
        out[count++] = db_int(&r, 0);
        out = talloc_realloc(db_memory_of(db), out, int64_t, count + 1);
    }
    db_stop(&r);
    out[count] = 0;
    return out;
}

STATEMENT(file_count, "SELECT count(*) FROM case_files WHERE case_id = ?1");

int64_t case_file_count(struct db *db, int64_t id)
{
    return db_first(db_query(db, &file_count, "i", id));
}

/* ---- history and notes ------------------------------------------------------------ */

STATEMENT(record, "INSERT INTO case_events (case_id, person, what, other, at)"
                  " VALUES (?1, ?2, ?3, ?4, ?5)");
STATEMENT(last_of, "SELECT ifnull(max(at), 0) FROM case_events WHERE case_id = ?1"
                   " AND (person = ?2 OR ?2 < 0) AND what = ?3");
STATEMENT(history, "SELECT id, person, what, other, at FROM case_events"
                   " WHERE case_id = ?1 ORDER BY id LIMIT ?3 OFFSET ?2");
STATEMENT(add_note, "INSERT INTO case_notes (case_id, person, text, at)"
                    " VALUES (?1, ?2, ?3, ?4)");
STATEMENT(notes_of, "SELECT id, person, text, at FROM case_notes WHERE case_id = ?1"
                    " ORDER BY id DESC LIMIT ?3 OFFSET ?2");
STATEMENT(forget_answers, "DELETE FROM drafts WHERE person = ?1 AND form = 'help_note'"
                          " AND about = ?2");

void case_record(struct db *db, int64_t id, int64_t person, const char *what,
                 int64_t other, int64_t now)
{
    db_run(db, &record, "iitii", id, person, what, other, now);
}

int64_t case_last(struct db *db, int64_t id, int64_t person, const char *what)
{
    return db_first(db_query(db, &last_of, "iit", id, person, what));
}

size_t case_history(struct db *db, int64_t id, int64_t skip, struct case_event *out,
                    size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &history, "iii", id, skip, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = (struct case_event){
            .id = db_int(&r, 0),
            .person = db_int(&r, 1),
            .what = db_text(&r, 2),
            .other = db_int(&r, 3),
            .at = db_int(&r, 4),
        };
    db_stop(&r);
    return count;
}

void case_note_add(struct db *db, int64_t id, int64_t person, const char *text,
                   int64_t now)
{
    db_run(db, &add_note, "iiti", id, person, text, now);
}

void case_note_forget_answers(struct db *db, int64_t author, int64_t id)
{
    db_run(db, &forget_answers, "ii", author, id);
}

size_t case_notes(struct db *db, int64_t id, int64_t skip, struct case_note *out,
                  size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &notes_of, "iii", id, skip, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = (struct case_note){
            .id = db_int(&r, 0),
            .person = db_int(&r, 1),
            .text = db_text(&r, 2),
            .at = db_int(&r, 3),
        };
    db_stop(&r);
    return count;
}
