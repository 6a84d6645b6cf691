/* outcomes.c - what each side says of a meeting (outcomes.h). */
#include "storage/outcomes.h"

/* ---- finding ---------------------------------------------------------------------- */

STATEMENT(between, "SELECT id, organisation FROM meetings WHERE match = ?1"
                   " AND starts_at >= ?2 AND starts_at < ?3"
                   " AND NOT (status = 'cancelled' AND settled_at IS NULL)"
                   " ORDER BY starts_at LIMIT 1");

struct meeting meeting_between(struct db *db, int64_t match, int64_t from, int64_t until)
{
    int64_t id = db_first(db_query(db, &between, "iii", match, from, until));
    return meeting_anywhere(db, id);
}

/* ---- asking ----------------------------------------------------------------------- */

STATEMENT(ask_anew, "UPDATE meeting_people SET asked = 0, held = NULL, held_reason = '',"
                    " held_minutes = NULL, held_at = NULL, present = NULL,"
                    " marked_by = NULL, disputed_at = NULL WHERE meeting = ?1");
STATEMENT(asked, "UPDATE meeting_people SET asked = 1 WHERE meeting = ?1"
                 " AND person = ?2 AND asked = 0");
STATEMENT(ask_again, "UPDATE meeting_people SET asked = 2 WHERE meeting = ?1"
                     " AND held IS NOT NULL AND NOT EXISTS (SELECT 1 FROM meeting_people"
                     " p WHERE p.meeting = ?1 AND p.asked > 1)");
STATEMENT(tell, "UPDATE meeting_people SET held = ?3, held_reason = '',"
                " held_minutes = ?4, held_at = ?5,"
                " asked = CASE asked WHEN 2 THEN 3 ELSE 1 END"
                " WHERE meeting = ?1 AND person = ?2 AND (held IS NULL OR asked = 2)");
STATEMENT(reason, "UPDATE meeting_people SET held_reason = ?3 WHERE meeting = ?1"
                  " AND person = ?2");
STATEMENT(unmark, "UPDATE meeting_people SET present = NULL, marked_by = NULL"
                  " WHERE meeting = ?1 AND person = ?2 AND marked_by = ?2");
STATEMENT(explain, "UPDATE meetings SET reason = ?2 WHERE id = ?1");

void outcome_ask_anew(struct db *db, int64_t meeting)
{
    db_run(db, &ask_anew, "i", meeting);
}

void outcome_asked(struct db *db, int64_t meeting, int64_t person)
{
    db_run(db, &asked, "ii", meeting, person);
}

bool outcome_ask_again(struct db *db, int64_t meeting)
{
    return db_run(db, &ask_again, "i", meeting) > 0;
}

bool outcome_tell(struct db *db, int64_t meeting, int64_t person, const char *held,
                  int minutes, int64_t now)
{
    return db_run(db, &tell, "iitoi", meeting, person, held, (int64_t)minutes, now) == 1;
}

void outcome_unmark(struct db *db, int64_t meeting, int64_t person)
{
    db_run(db, &unmark, "ii", meeting, person);
}

void outcome_reason(struct db *db, int64_t meeting, int64_t person, const char *word)
{
    db_run(db, &reason, "iit", meeting, person, word);
}

void outcome_explain(struct db *db, int64_t meeting, const char *word)
{
    db_run(db, &explain, "it", meeting, word);
}

/* ---- marks ------------------------------------------------------------------------ */

STATEMENT(dispute, "UPDATE meeting_people SET disputed_at = ?3 WHERE meeting = ?1"
                   " AND person = ?2 AND disputed_at IS NULL");
STATEMENT(disputes_end, "UPDATE meeting_people SET disputed_at = NULL WHERE meeting = ?1"
                        " AND disputed_at IS NOT NULL");

bool outcome_dispute(struct db *db, int64_t meeting, int64_t person, int64_t now)
{
    return db_run(db, &dispute, "iii", meeting, person, now) == 1;
}

void outcome_disputes_end(struct db *db, int64_t meeting)
{
    db_run(db, &disputes_end, "i", meeting);
}
