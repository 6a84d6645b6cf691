/* silences.c - something waits for somebody who does nothing. */
#include "storage/silences.h"

/* What waits, each with the person, the match and since when. */
#define PROPOSED_MEETINGS                                                                \
    " JOIN meeting_people p ON p.meeting = g.id"                                         \
    " JOIN matches m ON m.id = g.match AND m.state IN ('active', 'closing')"             \
    " WHERE g.status IN ('planned', 'confirmed') AND g.status = 'planned'"               \
    " AND (p.answer IS NULL OR p.answered_version <> g.version)"
#define OFFERS                                                                           \
    " FROM matches m JOIN match_members p ON p.match = m.id"                             \
    " WHERE m.state = 'proposed' AND p.answer IS NULL AND p.left_at IS NULL"
#define AGREEMENTS                                                                       \
    " FROM matches m JOIN match_members p ON p.match = m.id"                             \
    " WHERE m.state = 'accepted' AND p.left_at IS NULL AND NOT EXISTS (SELECT 1"         \
    " FROM agreements a WHERE a.match = m.id AND a.person = p.person AND a.minor = 0)"
#define PUT_AT "ifnull(g.changed_at, g.made_at)"

STATEMENT(waits, "SELECT 'meeting', g.id, " PUT_AT
                 " AS since FROM meetings g INDEXED BY meetings_match" PROPOSED_MEETINGS
                 " AND g.match = ?2 AND p.person = ?1 AND g.starts_at > ?3"
                 " UNION ALL SELECT 'offer', m.id, m.proposed_at" OFFERS
                 " AND m.id = ?2 AND p.person = ?1"
                 " UNION ALL SELECT 'agreement', m.id, m.accepted_at" AGREEMENTS
                 " AND m.id = ?2 AND p.person = ?1"
                 " ORDER BY since LIMIT 1");
STATEMENT(last_at, "SELECT max(last_at) FROM accounts WHERE person = ?1");

/* Offers and agreements of all schools: there are few schools. */
#define OF_ALL_SCHOOLS " AND m.organisation IN (SELECT id FROM organisations)"
STATEMENT(due, "SELECT w.person, w.match, max(w.since, (SELECT ifnull(max(a.last_at), 0)"
               "  FROM accounts a WHERE a.person = w.person)) AS quiet FROM ("
               " SELECT p.person, g.match, " PUT_AT " AS since FROM meetings g"
               " INDEXED BY meetings_open" PROPOSED_MEETINGS " AND g.starts_at > ?2"
               " UNION ALL SELECT p.person, m.id, m.proposed_at" OFFERS OF_ALL_SCHOOLS
               " UNION ALL SELECT p.person, m.id, m.accepted_at" AGREEMENTS OF_ALL_SCHOOLS
               ") w JOIN people n ON n.id = w.person AND n.state = 'active'"
               " AND ifnull(n.paused_until, 0) <= ?2"
               " WHERE quiet <= ?1 AND NOT EXISTS (SELECT 1 FROM silences s"
               "  WHERE s.person = w.person AND s.match = w.match"
               "  AND s.ended_at IS NULL)"
               " AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.match = w.match"
               "  AND c.asker = w.person AND c.safety"
               "  AND c.state IN ('waiting', 'taken', 'answered'))"
               " LIMIT ?3 /* all rows */");

struct awaited match_awaits(struct db *db, int64_t person, int64_t match, int64_t now)
{
    struct awaited w = { 0 };
    struct rows r = db_query(db, &waits, "iii", person, match, now);
    if (db_next(&r))
        w = (struct awaited){ db_text(&r, 0), db_int(&r, 1), db_int(&r, 2) };
    db_stop(&r);
    return w;
}

int64_t person_last_at(struct db *db, int64_t person)
{
    return db_first(db_query(db, &last_at, "i", person));
}

size_t silences_due(struct db *db, int64_t before, int64_t now, struct silence *out,
                    size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &due, "iii", before, now, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = (struct silence){
            .person = db_int(&r, 0),
            .match = db_int(&r, 1),
            .since = db_int(&r, 2),
        };
    db_stop(&r);
    return count;
}

/* ---- one of them ------------------------------------------------------------------ */

#define COLUMNS "SELECT id, person, match, since, reason, ended_at FROM silences"

STATEMENT(add, "INSERT INTO silences (person, match, since, reason)"
               " VALUES (?1, ?2, ?3, ?4)");
STATEMENT(find, COLUMNS " WHERE id = ?1");
STATEMENT(open_one, COLUMNS " WHERE person = ?1 AND match = ?2 AND ended_at IS NULL");
STATEMENT(explain, "UPDATE silences SET reason = ?2 WHERE id = ?1");
STATEMENT(end, "UPDATE silences SET ended_at = ?2 WHERE id = ?1 AND ended_at IS NULL");

static struct silence read_first(struct rows r)
{
    struct silence s = { 0 };
    if (db_next(&r))
        s = (struct silence){
            .id = db_int(&r, 0),
            .person = db_int(&r, 1),
            .match = db_int(&r, 2),
            .since = db_int(&r, 3),
            .reason = db_text(&r, 4),
            .ended_at = db_int(&r, 5),
        };
    db_stop(&r);
    return s;
}

struct silence silence_find(struct db *db, int64_t id)
{
    return read_first(db_query(db, &find, "i", id));
}

int64_t silence_begin(struct db *db, int64_t person, int64_t match, int64_t since)
{
    if (read_first(db_query(db, &open_one, "ii", person, match)).id)
        return 0;
    return db_insert(db, &add, "iiit", person, match, since, "");
}

struct silence silence_open(struct db *db, int64_t person, int64_t match)
{
    return read_first(db_query(db, &open_one, "ii", person, match));
}

void silence_explain(struct db *db, int64_t id, const char *reason)
{
    db_run(db, &explain, "it", id, reason);
}

bool silence_end(struct db *db, int64_t id, int64_t now)
{
    return db_run(db, &end, "ii", id, now) == 1;
}
