/* digest_facts.c - counts of a school for its digest, each by one query. */
#include "storage/digest_facts.h"

/* The school is ?1 and the reader ?2 in all of them. */
#define NOT_OWN(match)                                                                   \
    " AND NOT EXISTS (SELECT 1 FROM match_members own WHERE own.match = " match          \
    " AND own.person = ?2)"
#define RUNNING "m.state IN ('active', 'paused', 'closing')"
#define HELD    "g.status IN ('held', 'partly')"

/* ---- who wants to talk ------------------------------------------------------------ */

enum { LOOKED_BACK = 14 * DAY }; /* what was marked is closed a week after a meeting */

#define WISH                                                                             \
    "SELECT f.id, f.person, g.match, f.filled_at FROM meetings g"                        \
    " JOIN feedback f ON f.meeting = g.id AND f.role = 'mentee'"                         \
    "  AND f.filled_at IS NOT NULL JOIN drafts d INDEXED BY drafts_feedback"             \
    "  ON d.form = 'feedback_mentee' AND d.about = f.id AND d.person = f.person"         \
    "  AND d.filled_at IS NOT NULL"                                                      \
    " JOIN answers a ON a.draft = d.id AND a.item = 'PME4' AND a.value = 'talk'"

STATEMENT(wishes, WISH " WHERE g.organisation = ?1 AND g.starts_at >= ?4"
                       " AND g.match IS NOT NULL AND f.filled_at >= ?3" NOT_OWN(
                           "g.match") " ORDER BY f.filled_at LIMIT ?5");
STATEMENT(wish, WISH " WHERE f.id = ?3 AND g.organisation = ?1"
                     " AND g.match IS NOT NULL" NOT_OWN("g.match") " LIMIT 1");

static struct talk_wish read_wish(const struct rows *r)
{
    return (struct talk_wish){ db_int(r, 0), db_int(r, 1), db_int(r, 2), db_int(r, 3) };
}

size_t talk_wishes(struct db *db, const struct facts_of *f, int64_t since,
                   struct talk_wish *out, size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &wishes, "iiiii", f->organisation, f->reader, since,
                             since - LOOKED_BACK, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = read_wish(&r);
    db_stop(&r);
    return count;
}

struct talk_wish talk_wish_find(struct db *db, const struct facts_of *f, int64_t feedback)
{
    struct talk_wish found = { 0 };
    struct rows r = db_query(db, &wish, "iii", f->organisation, f->reader, feedback);
    if (db_next(&r))
        found = read_wish(&r);
    db_stop(&r);
    return found;
}

/* ---- what is overdue, and what is to come ----------------------------------------- */

#define OVERDUE                                                                          \
    " FROM matches m JOIN steps s ON s.match = m.id AND s.done_at IS NULL"               \
    " AND s.dropped_at IS NULL AND s.due_on <> '' AND s.due_on < ?3"                     \
    " AND s.text <> '' AND s.owner IS NOT NULL"                                          \
    " WHERE m.organisation = ?1 AND " RUNNING NOT_OWN("m.id")

STATEMENT(steps, "SELECT count(*), count(DISTINCT m.id), min(s.due_on)" OVERDUE);
STATEMENT(steps_of, "SELECT m.id" OVERDUE " GROUP BY m.id ORDER BY min(s.due_on), m.id"
                    " LIMIT ?4");
STATEMENT(risks_due, "SELECT count(*), 0, min(due_on) FROM risks WHERE organisation = ?1"
                     " AND state IN ('open', 'watched') AND due_on <> ''"
                     " AND due_on <= ?2");
STATEMENT(to_come, "SELECT count(*), ifnull(sum(g.status = 'planned'), 0), NULL"
                   " FROM meetings g WHERE g.organisation = ?1 AND g.starts_at >= ?3"
                   " AND g.starts_at < ?4 AND g.match IS NOT NULL"
                   " AND g.status IN ('planned', 'confirmed')" NOT_OWN("g.match"));
STATEMENT(events, "SELECT m.id FROM meetings m JOIN gatherings g ON g.meeting = m.id"
                  " WHERE m.organisation = ?1 AND m.type = 'MG' AND m.starts_at >= ?2"
                  " AND m.starts_at < ?3 AND m.status IN ('planned', 'confirmed')"
                  " AND g.announced_at IS NOT NULL ORDER BY m.starts_at, m.id LIMIT ?4");

static struct fact read_fact(struct rows r)
{
    struct fact f = { 0 };
    if (db_next(&r))
        f = (struct fact){ db_int(&r, 0), db_int(&r, 1), db_text(&r, 2) };
    db_stop(&r);
    return f;
}

struct fact facts_steps(struct db *db, const struct facts_of *f, const char *today)
{
    return read_fact(db_query(db, &steps, "iit", f->organisation, f->reader, today));
}

size_t facts_steps_matches(struct db *db, const struct facts_of *f, const char *today,
                           int64_t *out, size_t room)
{
    return db_ids(
        db_query(db, &steps_of, "iiti", f->organisation, f->reader, today, (int64_t)room),
        out, room);
}

struct fact facts_risks(struct db *db, int64_t organisation, const char *today)
{
    return read_fact(db_query(db, &risks_due, "it", organisation, today));
}

struct fact facts_meetings(struct db *db, const struct facts_of *f, int64_t from,
                           int64_t to)
{
    return read_fact(
        db_query(db, &to_come, "iiii", f->organisation, f->reader, from, to));
}

size_t facts_events(struct db *db, int64_t organisation, int64_t from, int64_t to,
                    int64_t *out, size_t room)
{
    return db_ids(db_query(db, &events, "iiii", organisation, from, to, (int64_t)room),
                  out, room);
}

/* ---- good news -------------------------------------------------------------------- */

enum { ASKED_BEFORE = 90 * DAY }; /* what is closed now was asked since then */

STATEMENT(helped, "SELECT count(*) FROM cases WHERE organisation = ?1"
                  " AND asked_at >= ?4 AND closed_at >= ?2 AND closed_at < ?3"
                  " AND solved = 'yes' AND NOT safety");
STATEMENT(milestones,
          "SELECT w.match, (SELECT count(*) FROM meetings g WHERE g.match = w.match"
          "  AND " HELD ") AS met FROM (SELECT DISTINCT g.match FROM meetings g"
          "  WHERE g.organisation = ?1 AND g.starts_at >= ?3 AND g.starts_at < ?4"
          "  AND g.match IS NOT NULL AND " HELD NOT_OWN(
              "g.match") ") w"
                         " WHERE met IN (5, 10) ORDER BY met DESC, w.match LIMIT ?5"
                         " /* all rows: of one week */");
STATEMENT(glad, "SELECT ifnull(sum(CAST(a.value AS INTEGER) >= 4), 0), count(*), NULL"
                " FROM meetings g JOIN feedback f ON f.meeting = g.id"
                "  AND f.role = 'mentee' AND f.filled_at IS NOT NULL"
                " JOIN drafts d INDEXED BY drafts_feedback ON d.form = 'feedback_mentee'"
                "  AND d.about = f.id AND d.person = f.person AND d.filled_at IS NOT NULL"
                " JOIN answers a ON a.draft = d.id AND a.item = 'PME1'"
                "  AND a.value IS NOT NULL"
                " WHERE g.organisation = ?1 AND g.starts_at >= ?3 AND g.starts_at < ?4"
                " AND g.match IS NOT NULL" NOT_OWN("g.match"));

int64_t facts_helped(struct db *db, int64_t organisation, int64_t from, int64_t to)
{
    return db_first(
        db_query(db, &helped, "iiii", organisation, from, to, from - ASKED_BEFORE));
}

size_t facts_milestones(struct db *db, const struct facts_of *f, int64_t from, int64_t to,
                        struct milestone *out, size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &milestones, "iiiii", f->organisation, f->reader, from,
                             to, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = (struct milestone){ db_int(&r, 0), db_int(&r, 1) };
    db_stop(&r);
    return count;
}

struct fact facts_glad(struct db *db, const struct facts_of *f, int64_t from, int64_t to)
{
    return read_fact(db_query(db, &glad, "iiii", f->organisation, f->reader, from, to));
}

/* ---- flags ------------------------------------------------------------------------ */

STATEMENT(red_now, "SELECT 1 FROM flags WHERE organisation = ?1 AND severity = 3"
                   " AND ended_at IS NULL AND rule <> 'RF-23' LIMIT 1");
STATEMENT(red_before, "SELECT max(ended_at) FROM flags WHERE organisation = ?1"
                      " AND opened_at > 0 AND severity = 3 AND rule <> 'RF-23'");
STATEMENT(began, "SELECT min(active_at) FROM matches WHERE organisation = ?1"
                 " AND state IN ('active', 'paused', 'closing')");
STATEMENT(rules, "SELECT rule, severity, count(*) FROM flags WHERE organisation = ?1"
                 " AND severity >= 1 AND snoozed_until <= ?2 AND ended_at IS NULL"
                 " AND rule <> 'RF-23' GROUP BY rule, severity LIMIT ?3");
STATEMENT(running, "SELECT count(*) FROM matches m WHERE m.organisation = ?1"
                   " AND " RUNNING);

int64_t facts_calm_since(struct db *db, int64_t organisation)
{
    if (db_first(db_query(db, &red_now, "i", organisation)))
        return 0;
    int64_t first = db_first(db_query(db, &began, "i", organisation));
    int64_t last = db_first(db_query(db, &red_before, "i", organisation));
    return first && last > first ? last : first;
}

size_t facts_rules(struct db *db, int64_t organisation, int64_t now,
                   struct rule_count *out, size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &rules, "iii", organisation, now, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] =
            (struct rule_count){ db_text(&r, 0), (int)db_int(&r, 1), db_int(&r, 2) };
    db_stop(&r);
    return count;
}

int64_t facts_running(struct db *db, int64_t organisation)
{
    return db_first(db_query(db, &running, "i", organisation));
}
