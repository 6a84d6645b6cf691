/* retention_night_test.c - what becomes of answers when their cycle is over, and a night
 * in which every rule has its turn (domain.md 6.4). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "handlers/features.h"
#include "tests/rig.h"

enum { YEAR = 366 * DAY };

static int open_bench(void **state)
{
    struct rig *r = *state = rig_open(&product);
    rig_time(r, "2028-02-10 12:00");
    rig_person(r, "anna", MENTOR);
    rig_person(r, "ben", CURATOR);
    rig_sql(r, "UPDATE people SET texts = 1000, onboarded_at = 5; DELETE FROM consents");
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

/* `sql` with the moment so many seconds before now for its %lld. */
static void old_row(struct rig *r, const char *before, int64_t age, const char *after)
{
    rig_sql(r, talloc_asprintf(r->memory, "PRAGMA foreign_keys = OFF; %s%lld%s", before,
                               (long long)(r->now - age), after));
}

static int64_t run(struct rig *r, int64_t (*rule)(struct db *, int64_t, size_t),
                   size_t room)
{
    db_begin(r->db);
    int64_t count = rule(r->db, r->now, room);
    assert_int_equal(db_commit(r->db), DB_OK);
    return count;
}

/* ---- what was answered ------------------------------------------------------------ */

/* A form filled on that day (UTC noon), with these answers. */
static void filled(struct rig *r, const char *name, const char *day, const char *answers)
{
    rig_sql(r, talloc_asprintf(
                   r->memory,
                   "INSERT INTO drafts (person, form, about, version, started_at,"
                   " filled_at) VALUES (1, '%s', 0, 1, 5, unixepoch('%s 12:00'));"
                   "INSERT INTO answers (draft, item, position, value)"
                   " SELECT (SELECT max(id) FROM drafts), column1, column2, column3"
                   " FROM (VALUES %s)",
                   name, day, answers));
}

static void avoid_lists_go_at_the_end_of_the_cycle(void **state)
{
    struct rig *r = *state;
    filled(r, "f", "2027-09-01", "('OE13', 1, 'Zyablikova'), ('OE14', 2, 'a')");
    rig_time(r, "2028-08-31 12:00");
    assert_int_equal(run(r, retention_avoid, 10), 0);
    rig_time(r, "2028-09-01 12:00");
    assert_int_equal(run(r, retention_avoid, 10), 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM answers WHERE item = 'OE14'"),
                     1);
}

static void a_school_ends_its_cycle_when_it_says(void **state)
{
    struct rig *r = *state;
    filled(r, "f", "2027-09-01", "('OM19', 1, 'Zyablikova')");
    rig_sql(r, "INSERT INTO settings VALUES (1, 'cycle.ends', '2028-05-31')");
    rig_time(r, "2028-05-31 12:00");
    assert_int_equal(run(r, retention_avoid, 10), 0);
    rig_time(r, "2028-06-01 12:00");
    assert_int_equal(run(r, retention_avoid, 10), 1);
}

static void an_avoid_list_goes_once_the_match_is_formed(void **state)
{
    struct rig *r = *state;
    filled(r, "f", "2028-01-10", "('OE13', 1, 'x'), ('OE14', 2, 'a')");
    db_begin(r->db);
    answers_forget(r->db, 2, "OE13");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM answers"), 2);
    answers_forget(r->db, 1, "OE13");
    assert_int_equal(db_commit(r->db), DB_OK);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM answers"), 1);
}

static size_t surveys_due(struct rig *r, const char *when)
{
    struct survey all[10];
    rig_time(r, when);
    db_begin(r->db);
    size_t count = retention_surveys(r->db, r->now, all, COUNT(all));
    if (count)
        assert_string_equal(all[0].form, "f");
    assert_int_equal(db_commit(r->db), DB_OK);
    return count;
}

/* Filled in the cycle 2026/27, whose report is due on 20 January 2028. */
static void surveys_are_kept_until_the_report_and_30_days(void **state)
{
    struct rig *r = *state;
    filled(r, "f", "2026-09-01", "('Q', 1, 'a')");
    filled(r, "f", "2027-08-31", "('Q', 1, 'a')");
    filled(r, "f", "2027-09-01", "('Q', 1, 'a')"); /* the next cycle */
    filled(r, "profile", "2026-09-01", "('NAME', 1, 'a')");
    assert_int_equal(surveys_due(r, "2028-02-19 12:00"), 0);
    assert_int_equal(surveys_due(r, "2028-02-20 12:00"), 2);
    assert_int_equal(surveys_due(r, "2029-02-20 12:00"), 3);
}

static void a_cycle_that_ends_in_may_is_reported_the_same(void **state)
{
    struct rig *r = *state;
    rig_sql(r, "INSERT INTO settings VALUES (1, 'cycle.ends', '2027-05-31')");
    filled(r, "f", "2027-05-31", "('Q', 1, 'a')");
    filled(r, "f", "2027-06-01", "('Q', 1, 'a')");
    assert_int_equal(surveys_due(r, "2028-02-19 12:00"), 0);
    assert_int_equal(surveys_due(r, "2028-02-20 12:00"), 1);
}

/* ---- the night -------------------------------------------------------------------- */

static void a_night(struct rig *r)
{
    rig_wait(r, DAY);
    for (int i = 0; i < 40; i++)
        rig_wait(r, 1);
}

/* Choices stay without a name, words go, whoever wrote them. */
static void answers_stay_as_numbers_alone(void **state)
{
    struct rig *r = *state;
    rig_form(r, "note",
             "{ \"form\": \"note\", \"version\": 1, \"items\": ["
             "{ \"id\": \"NOTE\", \"scale\": \"TXT\", \"max\": 90, \"ru\": \"?\","
             "  \"en\": \"?\" },"
             "{ \"id\": \"ONE\", \"scale\": \"CH\", \"ru\": \"?\", \"en\": \"?\","
             "  \"choices\": [ { \"id\": \"a\", \"ru\": \"А\", \"en\": \"A\" },"
             "  { \"id\": \"b\", \"ru\": \"Б\", \"en\": \"B\" } ] } ] }");
    rig_restart(r);
    filled(r, "note", "2026-09-10",
           "('NOTE', 1, 'her own words'), ('ONE', 2, 'b'), ('GONE', 3, 'other words')");
    for (int i = 0; i < 30; i++) /* more than a slice */
        filled(r, "note", "2026-10-10", "('ONE', 1, 'a')");
    rig_time(r, "2028-02-25 01:00");
    a_night(r);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM drafts"), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM anonymous_answers"), 31);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM anonymous_answers WHERE item ="
                                   " 'ONE' AND value = 'b' AND year = 2027"),
                     1);
    assert_null(strstr(rig_dump(r, NULL), "words"));
}

static void taking_part_ends_with_its_consent(void **state)
{
    struct rig *r = *state;
    static const char before[] =
        "INSERT INTO consents (person, organisation, purpose, text_version, text_hash,"
        " language, given_at, channel, valid_until) SELECT id, 1, 'P1', 1, '', 'en', ";
    rig_person(r, "carl", MENTEE);
    int64_t school = rig_school(r, "Other");
    assert_int_equal(rig_person_in(r, school, "dora", CURATOR), 4); /* its only curator */
    rig_sql(r, "DELETE FROM consents");
    old_row(r, before, 300 * DAY, ", 'paper', 0 FROM people WHERE id = 1");
    old_row(r, before, 300 * DAY, ", 'paper', 0 FROM people WHERE id = 3");
    rig_sql(r, talloc_asprintf(r->memory, "UPDATE consents SET valid_until = %lld",
                               (long long)(r->now + 2 * DAY)));
    old_row(r, before, 300 * DAY, ", 'paper', 5 FROM people WHERE id = 4");
    /* ben has confirmed since: the old one does not count */
    old_row(r, before, 300 * DAY, ", 'paper', 5 FROM people WHERE id = 2");
    old_row(r, before, 10 * DAY, ", 'paper', 9999999999 FROM people WHERE id = 2");
    a_night(r);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM people WHERE state = 'frozen'"),
                     0);
    a_night(r);
    a_night(r);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM people WHERE state = 'frozen'"
                                   " AND id IN (1, 3)"),
                     2);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM people WHERE state = 'frozen'"),
                     2);
}

static void invitation(struct rig *r, int64_t age)
{
    old_row(r,
            "INSERT INTO invitations (organisation, code, role, created_at, expires_at)"
            " VALUES (1, hex(randomblob(8)), 'mentee', 5, ",
            age, ")");
}

/* Every rule has its turn, once a night, and none fails. */
static void a_night_does_every_rule_once(void **state)
{
    struct rig *r = *state;
    a_night(r);
    old_row(r,
            "INSERT INTO erasure_acts (organisation, person, number, ground, rows, at)"
            " VALUES (1, 9, 9, 'asked', '', ",
            (int64_t)4 * YEAR, ")");
    old_row(r,
            "INSERT INTO links (organisation, code, kind, created_at, expires_at)"
            " VALUES (1, 'l', 'early', 5, ",
            YEAR, ")");
    invitation(r, 500 * DAY);
    rig_wait(r, HOUR); /* the same day */
    for (int i = 0; i < 20; i++)
        rig_wait(r, 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM links"), 1);
    a_night(r);
    assert_int_equal(rig_number(r, "SELECT (SELECT count(*) FROM links)"
                                   " + (SELECT count(*) FROM erasure_acts)"
                                   " + (SELECT count(*) FROM invitations)"),
                     0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM failures"), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM promises WHERE kind NOT IN"
                                   " ('digest.weekly', 'flags.morning')"),
                     0);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(avoid_lists_go_at_the_end_of_the_cycle),
        ON_BENCH(a_school_ends_its_cycle_when_it_says),
        ON_BENCH(an_avoid_list_goes_once_the_match_is_formed),
        ON_BENCH(surveys_are_kept_until_the_report_and_30_days),
        ON_BENCH(a_cycle_that_ends_in_may_is_reported_the_same),
        ON_BENCH(answers_stay_as_numbers_alone),
        ON_BENCH(taking_part_ends_with_its_consent),
        ON_BENCH(a_night_does_every_rule_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
