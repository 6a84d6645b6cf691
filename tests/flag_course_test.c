/* flag_course_test.c - the rules of meetings against the same rules written once more,
 * from domain.md 4.9, over histories that are thrown by dice: RF-01, RF-02, RF-03. And
 * what is kept of flags: how long, and what of a person who leaves.
 *
 * A history is days, counted from the one on which the pair began; everything happens at
 * noon, so that a day is a day in any zone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "handlers/features.h"
#include "tests/rig.h"

enum { TRIALS = 250, LONGEST = 160, MET_MOST = 12, SPANS = 4 };

struct meet {
    int day;
    const char *status;
    int by; /* who called it off: 1 mentor, 2 mentee, 3 somebody else, 0 nobody */
    bool agreed, settled;
};
struct span_of_days {
    int first, last;
};
struct history {
    int today, every;
    struct meet met[MET_MOST];
    int count;
    struct span_of_days closed[SPANS]; /* holidays and exams: both ends are out */
    struct span_of_days rest[2];       /* the pair, the mentor: after first, up to last */
};

static unsigned dice_at;

static int dice(int sides)
{
    dice_at = dice_at * 1103515245u + 12345u;
    return (int)((dice_at >> 16) % (unsigned)sides);
}

/* ---- a history -------------------------------------------------------------------- */

static struct meet throw_met(int day)
{
    static const char *const all[] = { "held",          "held",      "held",
                                       "partly",        "cancelled", "cancelled",
                                       "missed_mentee", "moved",     "missed_mentor",
                                       "unknown" };
    return (struct meet){ .day = day,
                          .status = all[dice(10)],
                          .by = dice(4),
                          .agreed = dice(5) > 0,
                          .settled = dice(4) == 0 };
}

static struct history throw_history(void)
{
    static const int rhythms[] = { 0, 7, 14, 30 };
    struct history h = { .today = 5 + dice(LONGEST), .every = rhythms[dice(4)] };
    for (int day = 1 + dice(20); day < h.today && h.count < MET_MOST; day += 1 + dice(25))
        h.met[h.count++] = throw_met(day);
    for (int i = 0; i < SPANS; i++) {
        h.closed[i].first = i * 40 + dice(30);
        h.closed[i].last = h.closed[i].first + dice(9);
    }
    for (int i = 0; i < 2; i++) {
        h.rest[i].first = dice(h.today);
        h.rest[i].last = h.rest[i].first + dice(h.today - h.rest[i].first);
    }
    return h;
}

/* ---- written into the database ------------------------------------------------------
 */

static long long noon(const struct rig *r, int day)
{
    return (long long)rig_moment(r, "2026-01-05 12:00") + (long long)day * DAY;
}

static void write_met(struct rig *r, const struct meet *m)
{
    rig_sql(r, talloc_asprintf(
                   r->memory,
                   "INSERT INTO meetings (organisation, match, type, status, starts_at,"
                   " minutes, zone, made_by, made_at, changed_by, agreed_at, settled_at)"
                   " VALUES (1, 1, 'M4', '%s', %lld, 45, 'UTC', 1, 5, %d,"
                   " nullif(%d, 0), nullif(%d, 0))",
                   m->status, noon(r, m->day), m->by, m->agreed, m->settled));
}

static void write_history(struct rig *r, const struct history *h)
{
    rig_sql(r,
            talloc_asprintf(
                r->memory,
                "DELETE FROM flags; DELETE FROM meetings; DELETE FROM match_events;"
                " DELETE FROM calendar_days; UPDATE matches SET every = %d;"
                " INSERT INTO match_events (match, person, what, at) VALUES"
                " (1, 1, 'paused', %lld), (1, 1, 'resumed', %lld);"
                " INSERT OR REPLACE INTO preferences VALUES"
                " (1, 'pause.last', '%lld %lld');"
                " INSERT INTO promises (kind, person, about, step, due, first_due)"
                " VALUES ('flags.match', 0, 1, 0, %lld, 5)",
                h->every, noon(r, h->rest[0].first), noon(r, h->rest[0].last),
                noon(r, h->rest[1].first), noon(r, h->rest[1].last), noon(r, h->today)));
    for (int i = 0; i < h->count; i++)
        write_met(r, &h->met[i]);
    for (int i = 0; i < SPANS; i++)
        rig_sql(r, talloc_asprintf(
                       r->memory,
                       "INSERT INTO calendar_days VALUES (1, date(%lld, 'unixepoch'),"
                       " date(%lld, 'unixepoch'), '%s', '')",
                       noon(r, h->closed[i].first), noon(r, h->closed[i].last),
                       i % 2 ? "exams" : "holiday"));
}

/* ---- the same once more -------------------------------------------------------------
 */

static bool counts(const struct history *h, int day)
{
    for (int i = 0; i < SPANS; i++)
        if (day >= h->closed[i].first && day <= h->closed[i].last)
            return false;
    for (int i = 0; i < 2; i++)
        if (day > h->rest[i].first && day <= h->rest[i].last)
            return false;
    return true;
}

static int days_since(const struct history *h, int day)
{
    int n = 0;
    for (int d = day + 1; d <= h->today; d++)
        n += counts(h, d);
    return n;
}

static bool was_held(const struct meet *m)
{
    return strcmp(m->status, "held") == 0 || strcmp(m->status, "partly") == 0;
}

static int usual(const struct history *h)
{
    int gaps[MET_MOST], n = 0, last = -1;
    for (int i = h->count - 1; i >= 0 && n < 5; i--) {
        if (!was_held(&h->met[i]))
            continue;
        if (last >= 0)
            gaps[n++] = last - h->met[i].day;
        last = h->met[i].day;
    }
    if (n < 2)
        return h->every;
    for (int i = 0; i < n; i++) /* the one with as many below it as above */
        for (int k = i + 1; k < n; k++)
            if (gaps[k] < gaps[i]) {
                int one = gaps[i];
                gaps[i] = gaps[k];
                gaps[k] = one;
            }
    return gaps[n / 2];
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static char *expect_absence(const struct rig *r, const struct history *h)
{
    int last = -1;
    for (int i = 0; i < h->count; i++)
        if (was_held(&h->met[i]))
            last = h->met[i].day;
    int days = days_since(h, last < 0 ? 0 : last);
    if (last < 0 && days >= 14)
        return talloc_asprintf(r->memory, "RF-01 %d days %d 0 0;", days >= 21 ? 3 : 2,
                               days);
    if (last >= 0 && days > larger(21, h->every * 3 / 2))
        return talloc_asprintf(r->memory, "RF-02 %d %s %d %d %d;",
                               days > larger(30, h->every * 2) ? 3 : 2,
                               usual(h) ? "gap" : "days", days, usual(h), last);
    return talloc_strdup(r->memory, "");
}

/* 0: no side in particular. */
static int side_of(const struct meet *m)
{
    if (strcmp(m->status, "missed_mentor") == 0)
        return 1;
    if (strcmp(m->status, "missed_mentee") == 0)
        return 2;
    return m->settled || m->by > 2 ? 0 : m->by;
}

static bool is_outcome(const struct meet *m)
{
    return strcmp(m->status, "moved") != 0 && strcmp(m->status, "unknown") != 0 &&
           (strcmp(m->status, "cancelled") != 0 || m->agreed);
}

static char *expect_missed(const struct rig *r, const struct history *h)
{
    const struct meet *five[5];
    int n = 0, failed = 0, first = 0, row = 0;
    for (int i = h->count - 1; i >= 0 && n < 5; i--)
        if (is_outcome(&h->met[i]))
            five[n++] = &h->met[i];
    for (int i = 0; i < n; i++)
        if (!was_held(five[i])) {
            failed++;
            first = five[i]->day;
        }
    while (row < n && !was_held(five[row]) && side_of(five[row]) &&
           side_of(five[row]) == side_of(five[0]))
        row++;
    if (row >= 2)
        return talloc_asprintf(r->memory, "RF-03 2 %s %d 0 %d;",
                               side_of(five[0]) == 1 ? "mentor" : "mentee", row,
                               five[row - 1]->day);
    if (failed >= 3)
        return talloc_asprintf(r->memory, "RF-03 2 often %d %d %d;", failed, n, first);
    return talloc_strdup(r->memory, "");
}

/* ---- compared -----------------------------------------------------------------------
 */

static void assert_found(struct rig *r, int trial, const char *expected)
{
    char *sql = talloc_asprintf(
        r->memory,
        "SELECT ifnull((SELECT group_concat(f, '') FROM (SELECT rule || ' ' || severity"
        " || ' ' || fact || ' ' || count || ' ' || other || ' ' ||"
        " ((since - %lld) / 86400) || ';' AS f FROM flags WHERE ended_at IS NULL AND rule"
        " IN ('RF-01', 'RF-02', 'RF-03') ORDER BY rule)), '') = '%s'",
        noon(r, 0), expected);
    if (!rig_number(r, sql))
        fail_msg("history %d: not %s", trial, *expected ? expected : "nothing");
}

static int open_bench(void **state)
{
    struct rig *r = *state = rig_open(&product);
    rig_time(r, "2026-01-05 12:00");
    rig_person(r, "ann", MENTOR);
    rig_person(r, "ben", MENTEE);
    rig_person(r, "eva", CURATOR);
    rig_sql(r, talloc_asprintf(r->memory,
                               "INSERT INTO matches (id, organisation, form, kind, state,"
                               " made_by, made_at, active_at) VALUES"
                               " (1, 1, 'TT', 'TRAD', 'active', 3, 5, %lld);"
                               " INSERT INTO match_members (match, person, role) VALUES"
                               " (1, 1, 'mentor'), (1, 2, 'mentee')",
                               noon(r, 0)));
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

static void rules_of_meetings_are_what_they_say(void **state)
{
    struct rig *r = *state;
    int found = 0;
    dice_at = 7;
    for (int i = 0; i < TRIALS; i++) {
        struct history h = throw_history();
        write_history(r, &h);
        r->now = noon(r, h.today);
        rig_tick(r);
        char *both = talloc_asprintf(r->memory, "%s%s", expect_absence(r, &h),
                                     expect_missed(r, &h));
        found += *both != '\0';
        assert_found(r, i, both);
    }
    assert_in_range(found, TRIALS / 3, TRIALS - TRIALS / 6); /* neither all nor none */
}

/* ---- kept ---------------------------------------------------------------------------
 */

static int64_t run(struct rig *r, int64_t (*rule)(struct db *, int64_t, size_t))
{
    db_begin(r->db);
    int64_t count = rule(r->db, r->now, 10);
    assert_int_equal(db_commit(r->db), DB_OK);
    return count;
}

static void flags_go_with_their_match_and_their_person(void **state)
{
    struct rig *r = *state;
    rig_sql(r, talloc_asprintf(
                   r->memory,
                   "DELETE FROM flags; UPDATE matches SET state = 'stopped',"
                   " ended_at = %lld, reason = 'C3';"
                   " INSERT INTO flags (id, organisation, rule, match, person, severity,"
                   " fact, count, other, since, opened_at, worse_at, ended_at, ending)"
                   " VALUES (1, 1, 'RF-02', 1, NULL, 2, 'gap', 1, 1, 5, 5, 5, 6, 'done'),"
                   " (2, 1, 'RF-29', NULL, 2, 2, 'ends', 1, 1, 5, 5, 5, %lld, 'passed'),"
                   " (3, 1, 'RF-28', NULL, NULL, 1, 'pulses', 1, 1, 5, 5, 5, %lld,"
                   " 'passed'),"
                   " (4, 1, 'RF-25', NULL, NULL, 1, 'flags', 1, 1, 5, 5, 5, NULL, '')",
                   (long long)r->now - 3LL * 366 * DAY, (long long)r->now - 366LL * DAY,
                   (long long)r->now - 365LL * DAY));
    /* of no match: a year after they have ended; open ones never */
    assert_int_equal(run(r, retention_flags), 1);
    assert_int_equal(run(r, retention_flags), 0);
    assert_int_equal(rig_number(r, "SELECT sum(id) FROM flags"), 1 + 3 + 4);
    /* of a match: with the record of who took part */
    assert_int_equal(run(r, retention_records), 1);
    assert_int_equal(rig_number(r, "SELECT sum(id) FROM flags"), 3 + 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rules_of_meetings_are_what_they_say, open_bench,
                                        close_bench),
        cmocka_unit_test_setup_teardown(flags_go_with_their_match_and_their_person,
                                        open_bench, close_bench),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
