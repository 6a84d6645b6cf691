/* safety_cases.c - cases for the safeguarding adults alone. */
#include "storage/safety_cases.h"

#define OPEN_SAFETY "c.safety AND c.state IN ('waiting', 'taken', 'answered')"

STATEMENT(of_person, "SELECT c.id FROM cases c WHERE c.match = ?2 AND c.asker = ?1"
                     " AND " OPEN_SAFETY " ORDER BY c.id DESC LIMIT 1");
STATEMENT(about, "SELECT 1 FROM cases c WHERE c.match = ?1 AND " OPEN_SAFETY
                 " AND EXISTS (SELECT 1 FROM match_members m WHERE m.match = ?1"
                 "  AND m.person = c.asker) LIMIT 1");
#define TOLD                                                                             \
    " FROM case_people p JOIN cases c ON c.id = p.case_id WHERE p.person = ?1"           \
    " AND p.part <> 'left_out' AND " OPEN_SAFETY
STATEMENT(told, "SELECT c.id" TOLD " ORDER BY c.state = 'taken', c.asked_at, c.id"
                " LIMIT ?2");
STATEMENT(waiting, "SELECT count(*)" TOLD " AND (c.state = 'waiting' OR c.owner = ?1)");
STATEMENT(without, "DELETE FROM case_people WHERE case_id = ?1 AND person = ?2");
STATEMENT(clear_files, "DELETE FROM case_files WHERE case_id IN (SELECT c.id FROM cases c"
                       " WHERE c.id = ?2 AND c.asker = ?1 AND c.state = 'draft')");
STATEMENT(clear_words, "UPDATE cases SET words = '', tried = '' WHERE id = ?2"
                       " AND asker = ?1 AND state = 'draft'");
STATEMENT(had, "SELECT 1 FROM case_events WHERE case_id = ?1 AND what = ?2"
               " AND person = ?3 LIMIT 1");

int64_t safety_case_of(struct db *db, int64_t person, int64_t match)
{
    return match ? db_first(db_query(db, &of_person, "ii", person, match)) : 0;
}

bool safety_case_about(struct db *db, int64_t match)
{
    return match && db_first(db_query(db, &about, "i", match)) == 1;
}

size_t safety_cases_for(struct db *db, int64_t person, struct help_case *out, size_t room)
{
    enum { IDS_MOST = 50 };
    int64_t ids[IDS_MOST];
    size_t count = 0;
    room = room < IDS_MOST ? room : IDS_MOST;
    struct rows r = db_query(db, &told, "ii", person, (int64_t)room);
    while (count < room && db_next(&r))
        ids[count++] = db_int(&r, 0);
    db_stop(&r);
    for (size_t i = 0; i < count; i++)
        out[i] = case_anywhere(db, ids[i]);
    return count;
}

int64_t safety_cases_waiting(struct db *db, int64_t person)
{
    return db_first(db_query(db, &waiting, "i", person));
}

void safety_case_without(struct db *db, int64_t id, int64_t person)
{
    db_run(db, &without, "ii", id, person);
}

void safety_case_clear(struct db *db, int64_t person, int64_t id)
{
    db_run(db, &clear_files, "ii", person, id);
    db_run(db, &clear_words, "ii", person, id);
}

bool safety_case_had(struct db *db, int64_t id, const char *what, int64_t person)
{
    return db_first(db_query(db, &had, "iti", id, what, person)) == 1;
}

STATEMENT(forget_note, "DELETE FROM drafts WHERE person = ?1 AND form = 'safety_note'"
                       " AND about = ?2");

void safety_note_forget(struct db *db, int64_t author, int64_t id)
{
    db_run(db, &forget_note, "ii", author, id);
}
