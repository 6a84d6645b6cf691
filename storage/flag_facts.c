/* flag_facts.c - what the rules of the course of a match read. */
#include "storage/flag_facts.h"

#include <string.h>

STATEMENT(held_at, "SELECT starts_at FROM meetings WHERE match = ?1"
                   " AND status IN ('held', 'partly')"
                   " ORDER BY starts_at DESC LIMIT ?2");
/* Who cancelled a meeting stands in changed_by; of one that was settled as not held
 * nobody did. */
STATEMENT(outcomes,
          "SELECT m.status, m.starts_at, ifnull(b.role, '') FROM meetings m"
          " LEFT JOIN match_members b ON b.match = m.match AND b.person = m.changed_by"
          "  AND m.status = 'cancelled' AND m.settled_at IS NULL"
          " WHERE m.match = ?1 AND (m.starts_at <= ?2 OR m.status = 'cancelled')"
          " AND m.status IN ('held', 'partly', 'missed_mentee', 'missed_mentor',"
          "  'cancelled')"
          " AND (m.status <> 'cancelled' OR m.agreed_at IS NOT NULL)"
          " ORDER BY m.starts_at DESC, m.id DESC LIMIT ?3");

size_t match_held_at(struct db *db, int64_t match, int64_t *out, size_t room)
{
    return db_ids(db_query(db, &held_at, "ii", match, (int64_t)room), out, room);
}

static enum meeting_status status_of(const char *word)
{
    enum meeting_status s = MEETING_PLANNED;
    while (s < MEETING_CANCELLED && strcmp(meeting_status_word(s), word) != 0)
        s++;
    return s;
}

size_t match_outcomes(struct db *db, int64_t match, int64_t now, struct outcome_fact *out,
                      size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &outcomes, "iii", match, now, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = (struct outcome_fact){
            .status = status_of(db_text(&r, 0)),
            .starts_at = db_int(&r, 1),
            .by = db_text(&r, 2),
        };
    db_stop(&r);
    return count;
}

/* ---- how much a mentor has to do -------------------------------------------------- */

#define LED                                                                              \
    " FROM match_members b CROSS JOIN matches m ON m.id = b.match AND m.state = 'active'"
#define THEIRS " WHERE b.person = ?1 AND b.role = 'mentor' AND b.left_at IS NULL"

STATEMENT(minutes, "SELECT sum(ifnull(nullif(g.held_minutes, 0), g.minutes))" LED
                   " CROSS JOIN meetings g ON g.match = m.id AND g.starts_at >= ?2"
                   "  AND g.status IN ('held', 'partly')" THEIRS);
STATEMENT(overdue, "SELECT count(*)" LED
                   " CROSS JOIN steps s ON s.match = m.id AND s.done_at IS NULL"
                   "  AND s.dropped_at IS NULL AND s.due_on <> '' AND s.due_on < ?2"
                   "  AND s.owner IS NOT NULL AND s.text <> ''" THEIRS);
STATEMENT(owned, "SELECT count(*) FROM cases WHERE owner = ?1"
                 " AND state IN ('waiting', 'taken') AND NOT safety");

struct mentor_load mentor_load(struct db *db, int64_t person, int64_t since,
                               const char *today)
{
    return (struct mentor_load){
        .minutes = db_first(db_query(db, &minutes, "ii", person, since)),
        .cases = db_first(db_query(db, &owned, "i", person)),
        .overdue = db_first(db_query(db, &overdue, "it", person, today)),
    };
}

/* ---- what they told --------------------------------------------------------------- */

#define TOLD(person, form, item)                                                         \
    "(SELECT a.value FROM answers a WHERE a.item = " item " AND a.draft ="               \
    " (SELECT d.id FROM drafts d WHERE d.person = " person " AND d.form = " form         \
    "  AND d.filled_at IS NOT NULL ORDER BY d.filled_at DESC, d.id DESC LIMIT 1))"

STATEMENT(told, "SELECT " TOLD("?1", "?2", "?3"));
#define THERE                                                                            \
    " CROSS JOIN people p ON p.id = e.person AND p.state = 'active'"                     \
    "  AND p.erased_at IS NULL AND ifnull(p.paused_until, 0) <= ?2"                      \
    " WHERE e.organisation = ?1 AND e.role = "
STATEMENT(mentors,
          "SELECT e.person, " TOLD("e.person", "'mentor'",
                                   "'OM04'") " FROM enrolments e" THERE "'mentor'");
STATEMENT(mentees,
          "SELECT e.person, " TOLD("e.person", "'mentee'",
                                   "'OE05'") " FROM enrolments e" THERE
                                             "'mentee' AND NOT EXISTS (SELECT 1 FROM"
                                             " match_members b CROSS JOIN matches m"
                                             " ON m.id = b.match AND m.state NOT IN"
                                             " ('draft', 'completed', 'stopped',"
                                             " 'changed') WHERE b.person = e.person"
                                             " AND b.role = 'mentee'"
                                             " AND b.left_at IS NULL)");

const char *newest_answer(struct db *db, int64_t person, const char *form,
                          const char *item)
{
    struct rows r = db_query(db, &told, "itt", person, form, item);
    const char *value = db_next(&r) ? db_text(&r, 0) : NULL;
    db_stop(&r);
    return value ? value : "";
}

static struct offer_fact *read_offers(struct db *db, struct rows r)
{
    size_t count = 0;
    struct offer_fact *all = db_list(db, NULL, 0, sizeof *all);
    while (db_next(&r)) {
        const char *value = db_text(&r, 1);
        all[count++] = (struct offer_fact){ db_int(&r, 0), value ? value : "" };
        all = db_list(db, all, count, sizeof *all);
    }
    return all;
}

struct offer_fact *mentors_there(struct db *db, int64_t organisation, int64_t now)
{
    return read_offers(db, db_query(db, &mentors, "ii", organisation, now));
}

struct offer_fact *mentees_alone(struct db *db, int64_t organisation, int64_t now)
{
    return read_offers(db, db_query(db, &mentees, "ii", organisation, now));
}

/* ---- whether people answer --------------------------------------------------------- */

STATEMENT(feedback, "SELECT count(*), sum(EXISTS (SELECT 1 FROM feedback f WHERE"
                    "  f.meeting = g.id AND f.person = a.person"
                    "  AND f.filled_at IS NOT NULL)) FROM meetings g"
                    " CROSS JOIN meeting_people a ON a.meeting = g.id"
                    "  AND a.role IN ('mentor', 'mentee')"
                    " WHERE g.organisation = ?1 AND g.starts_at >= ?2"
                    " AND g.starts_at < ?3 AND g.match IS NOT NULL"
                    " AND g.status IN ('held', 'partly')");
STATEMENT(pulses, "SELECT count(*), sum(p.filled_at IS NOT NULL) FROM matches m"
                  " CROSS JOIN pulses p ON p.match = m.id AND p.asked_at >= ?2"
                  "  AND p.asked_at < ?3"
                  " WHERE m.organisation = ?1 AND m.state IN ('active', 'closing')");

static struct answers_fact read_answers(struct rows r)
{
    struct answers_fact f = { 0 };
    if (db_next(&r))
        f = (struct answers_fact){ db_int(&r, 0), db_int(&r, 1) };
    db_stop(&r);
    return f;
}

struct answers_fact feedback_between(struct db *db, int64_t organisation, int64_t from,
                                     int64_t until)
{
    return read_answers(db_query(db, &feedback, "iii", organisation, from, until));
}

struct answers_fact pulses_between(struct db *db, int64_t organisation, int64_t from,
                                   int64_t until)
{
    return read_answers(db_query(db, &pulses, "iii", organisation, from, until));
}
