/* indicators.c - what happened in a school, counted. */
#include "storage/indicators.h"

#include <string.h>

/* With a curator (MC) and general meetings (MG) are not the pairs' own; what was planned
 * for after a match had ended was nobody's to hold. */
#define OF_PAIRS                                                                         \
    " FROM meetings m INDEXED BY meetings_organisation WHERE m.organisation = ?1"        \
    " AND m.starts_at >= ?2 AND m.starts_at < min(?3, ?4) AND m.match IS NOT NULL"       \
    " AND m.type NOT IN ('MC', 'MG') AND NOT (m.status = 'cancelled' AND EXISTS"         \
    " (SELECT 1 FROM matches x WHERE x.id = m.match AND x.ended_at <= m.starts_at))"

STATEMENT(meetings, "SELECT sum(m.status <> 'moved'),"
                    " sum(m.status IN ('held', 'partly'))" OF_PAIRS);
STATEMENT(marks, "SELECT count(*), sum(f.filled_at IS NOT NULL) FROM feedback f"
                 " WHERE f.meeting IN (SELECT m.id" OF_PAIRS ")");
/* Promised at most a month after it was asked: the calendar of a school has no longer
 * holidays than its summer, whose requests are counted by the day they were asked. */
STATEMENT(help, "SELECT count(*), sum(ifnull(first_answer_at <= promised_by, 0))"
                " FROM cases INDEXED BY cases_asked WHERE organisation = ?1"
                " AND asked_at >= ?2 - 31 * 86400 AND asked_at < ?3"
                " AND promised_by >= ?2 AND promised_by < min(?3, ?4) AND NOT safety"
                " AND (first_answer_at IS NOT NULL OR closed_at IS NULL"
                "  OR closed_at > promised_by)");

static void two(struct rows r, int64_t *one, int64_t *other)
{
    if (db_next(&r)) {
        *one = db_int(&r, 0);
        *other = db_int(&r, 1);
    }
    db_stop(&r);
}

struct span_counts indicators_span(struct db *db, int64_t organisation, int64_t from,
                                   int64_t until, int64_t now)
{
    struct span_counts c = { 0 };
    two(db_query(db, &meetings, "iiii", organisation, from, until, now), &c.due, &c.held);
    two(db_query(db, &marks, "iiii", organisation, from, until, now), &c.asked,
        &c.filled);
    two(db_query(db, &help, "iiii", organisation, from, until, now), &c.help, &c.in_time);
    return c;
}

/* ---- who takes part --------------------------------------------------------------- */

STATEMENT(involved,
          "SELECT p.learner, p.occupation IN ('teacher', 'young'),"
          " max(b.role = 'mentee'), (SELECT a.value FROM drafts d"
          "  JOIN answers a ON a.draft = d.id AND a.item = 'OE02'"
          "  WHERE d.person = p.id AND d.form = 'mentee' AND d.filled_at IS NOT NULL"
          "  ORDER BY d.filled_at DESC LIMIT 1)"
          " FROM matches m JOIN match_members b ON b.match = m.id"
          " JOIN people p ON p.id = b.person WHERE m.organisation = ?1"
          " AND m.active_at <= ?3 AND (m.ended_at IS NULL OR m.ended_at >= ?2)"
          " AND (b.left_at IS NULL OR b.left_at >= ?2) AND p.erased_at IS NULL"
          " GROUP BY p.id");

static void count_one(struct involved *n, const struct rows *r)
{
    bool learner = db_int(r, 0), teacher = !learner && db_int(r, 1);
    bool mentee = db_int(r, 2);
    const char *service = db_text(r, 3);
    bool young = service && (strcmp(service, "TO1") == 0 || strcmp(service, "Y1_3") == 0);
    n->learners += learner;
    n->teachers += teacher;
    n->others += !learner && !teacher;
    n->learner_mentees += learner && mentee;
    n->young_mentees += teacher && mentee && young;
    n->untold += teacher && mentee && !service;
}

struct involved indicators_involved(struct db *db, int64_t organisation, int64_t from,
                                    int64_t until)
{
    struct involved n = { 0 };
    struct rows r = db_query(db, &involved, "iii", organisation, from, until);
    while (db_next(&r))
        count_one(&n, &r);
    return n;
}
