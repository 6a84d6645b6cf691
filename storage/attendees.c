/* attendees.c - who takes part in a meeting, and what each says of it (meetings.h). */
#include "storage/meetings.h"

#include <string.h>

#define COLUMNS                                                                          \
    "SELECT p.meeting, p.person, p.role,"                                                \
    " CASE WHEN p.answered_version = g.version THEN p.answer END, p.reason, p.held,"     \
    " p.held_reason, p.held_minutes, p.held_at, p.asked, ifnull(p.present, -1),"         \
    " p.marked_by, p.disputed_at, p.told, p.was, p.seen, p.filed"                        \
    " FROM meeting_people p JOIN meetings g ON g.id = p.meeting WHERE p.meeting = ?1"

static struct attendee read_one(const struct rows *r)
{
    return (struct attendee){
        .meeting = db_int(r, 0),
        .person = db_int(r, 1),
        .role = db_text(r, 2),
        .answer = db_text(r, 3),
        .reason = db_text(r, 4),
        .held = db_text(r, 5),
        .held_reason = db_text(r, 6),
        .held_minutes = (int)db_int(r, 7),
        .held_at = db_int(r, 8),
        .asked = (int)db_int(r, 9),
        .present = (int)db_int(r, 10),
        .marked_by = db_int(r, 11),
        .disputed_at = db_int(r, 12),
        .told = db_int(r, 13),
        .was = db_int(r, 14),
        .seen = (int)db_int(r, 15),
        .filed = (int)db_int(r, 16),
    };
}

STATEMENT(all_of, COLUMNS " ORDER BY p.role = 'mentor' DESC, p.person");
STATEMENT(one_of, COLUMNS " AND p.person = ?2");

struct attendee *attendees_of(struct db *db, int64_t meeting)
{
    struct attendee *all = db_list(db, NULL, 0, sizeof *all);
    struct rows r = db_query(db, &all_of, "i", meeting);
    for (size_t n = 0; db_next(&r); all = db_list(db, all, n, sizeof *all))
        all[n++] = read_one(&r);
    return all;
}

struct attendee attendee_find(struct db *db, int64_t meeting, int64_t person)
{
    struct attendee a = { 0 };
    struct rows r = db_query(db, &one_of, "ii", meeting, person);
    if (db_next(&r))
        a = read_one(&r);
    db_stop(&r);
    return a;
}

/* ---- coming ----------------------------------------------------------------------- */

STATEMENT(add, "INSERT INTO meeting_people (meeting, person, role) VALUES (?1, ?2, ?3)"
               " ON CONFLICT DO NOTHING");
STATEMENT(add_members, "INSERT INTO meeting_people (meeting, person, role)"
                       " SELECT ?1, person, role FROM match_members WHERE match = ?2"
                       " AND left_at IS NULL");
STATEMENT(answer, "UPDATE meeting_people SET answer = ?4, answered_version = ?3,"
                  " reason = ?5 WHERE meeting = ?1 AND person = ?2"
                  " AND (answer IS NOT ?4 OR answered_version <> ?3 OR reason <> ?5)"
                  " AND EXISTS (SELECT 1 FROM meetings WHERE id = ?1 AND version = ?3"
                  " AND status IN ('planned', 'confirmed'))");
STATEMENT(keep, "UPDATE meeting_people SET answered_version = ?3 WHERE meeting = ?1"
                " AND answered_version = ?2");
STATEMENT(keep_unheard, "UPDATE meeting_people SET answered_version = ?2 + 1"
                        " WHERE meeting = ?1 AND answered_version = ?2 - 1"
                        " AND (person = ?3 OR ifnull(seen, 0) <> ?2)");
STATEMENT(forget_was, "UPDATE meeting_people SET was = NULL WHERE meeting = ?1"
                      " AND seen = ?2");
STATEMENT(told, "UPDATE meeting_people SET told = ?3, seen = ?4 WHERE meeting = ?1"
                " AND person = ?2");
STATEMENT(filed, "UPDATE meeting_people SET filed = ?3 WHERE meeting = ?1"
                 " AND person = ?2");

void attendee_add(struct db *db, int64_t meeting, int64_t person, const char *role)
{
    db_run(db, &add, "iit", meeting, person, role);
}

void attendees_of_match(struct db *db, int64_t meeting, int64_t match)
{
    db_run(db, &add_members, "ii", meeting, match);
}

bool attendee_answer(struct db *db, int64_t meeting, int64_t person, int version,
                     const char *word, const char *reason)
{
    return db_run(db, &answer, "iiitt", meeting, person, (int64_t)version, word,
                  reason) == 1;
}

void attendees_keep_answers(struct db *db, int64_t meeting, int version, int to)
{
    db_run(db, &keep, "iii", meeting, (int64_t)version, (int64_t)to);
}

void attendees_restore(struct db *db, int64_t meeting, int version, int64_t by)
{
    db_run(db, &keep_unheard, "iii", meeting, (int64_t)version, by);
    db_run(db, &forget_was, "ii", meeting, (int64_t)version);
}

void attendee_told(struct db *db, const struct meeting *m, int64_t person)
{
    db_run(db, &told, "iiii", m->id, person, m->starts_at, (int64_t)m->version);
}

void attendee_filed(struct db *db, const struct meeting *m, int64_t person)
{
    db_run(db, &filed, "iii", m->id, person, (int64_t)m->version);
}

bool meeting_is_agreed(struct db *db, const struct meeting *m)
{
    int mentors_missing = 0, mentees = 0, all = 0;
    for (const struct attendee *a = attendees_of(db, m->id); a->person; a++) {
        bool comes = a->answer && strcmp(a->answer, "yes") == 0;
        all += comes;
        mentors_missing += strcmp(a->role, "mentor") == 0 && !comes;
        mentees += strcmp(a->role, "mentee") == 0 && comes;
    }
    return m->match ? !mentors_missing && mentees > 0 : all > 1;
}

/* ---- what each says --------------------------------------------------------------- */

STATEMENT(tell, "UPDATE meeting_people SET held = ?3, held_reason = ?4,"
                " held_minutes = ?5, held_at = ?6 WHERE meeting = ?1 AND person = ?2");
STATEMENT(mark, "UPDATE meeting_people SET present = nullif(?3, -1), marked_by = ?4,"
                " disputed_at = NULL WHERE meeting = ?1 AND person = ?2");

void attendee_tell(struct db *db, int64_t meeting, int64_t person, const char *held,
                   const char *reason, int minutes, int64_t now)
{
    db_run(db, &tell, "iittoi", meeting, person, held, reason, (int64_t)minutes, now);
}

void attendee_mark(struct db *db, int64_t meeting, int64_t person, int present,
                   int64_t by)
{
    db_run(db, &mark, "iiii", meeting, person, (int64_t)present, by);
}
