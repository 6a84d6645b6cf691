/* calendar_test.c - working days over weekends, holidays and a school that never works;
 * and how long a consent holds (domain.md 6.2, 6.3). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "storage/calendar.h"
#include "storage/organisations.h"
#include "storage/school_days.h"
#include "tests/rig.h"

static int open_bench(void **state)
{
    struct rig *r = rig_open(&rig_product);
    db_memory(r->db, r->memory);
    *state = r;
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

static void holiday(struct rig *r, const char *first, const char *last, const char *kind)
{
    rig_sql(r, talloc_asprintf(r->memory,
                               "INSERT INTO calendar_days (organisation, first_day,"
                               " last_day, kind) VALUES (1, '%s', '%s', '%s')",
                               first, last, kind));
}

static void is_after(struct rig *r, const char *date, int n, const char *expected)
{
    assert_string_equal(working_day_after(r->db, RIG_SCHOOL, date, n), expected);
}

static void dates_go_by_the_calendar(void **state)
{
    struct rig *r = *state;
    static const struct {
        const char *date;
        int days;
        const char *then;
    } rows[] = {
        { "2026-09-07", 0, "2026-09-07" },     { "2026-09-30", 1, "2026-10-01" },
        { "2026-12-31", 1, "2027-01-01" },     { "2028-02-28", 1, "2028-02-29" },
        { "2027-02-28", 1, "2027-03-01" },     { "2100-02-28", 1, "2100-03-01" },
        { "2000-02-28", 1, "2000-02-29" },     { "2028-03-01", -1, "2028-02-29" },
        { "2027-01-01", -1, "2026-12-31" },    { "1970-01-01", 0, "1970-01-01" },
        { "2026-09-07", 365, "2027-09-07" },   { "2027-09-07", 366, "2028-09-07" },
        { "2000-01-01", 36525, "2100-01-01" },
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(date_after(r->db, rows[i].date, rows[i].days), rows[i].then);
}

static void every_day_of_a_century_follows_the_last(void **state)
{
    struct rig *r = *state;
    const char *day = "1999-12-31";
    for (int i = 1; i <= 36525; i++) {
        const char *next = date_after(r->db, day, 1);
        assert_true(strcmp(next, day) > 0);
        assert_string_equal(date_after(r->db, "1999-12-31", i), next);
        day = next;
    }
    assert_string_equal(day, "2099-12-31");
}

static void weekends_are_no_working_days(void **state)
{
    struct rig *r = *state;
    is_after(r, "2026-09-07", 1, "2026-09-08");  /* a Monday */
    is_after(r, "2026-09-11", 1, "2026-09-14");  /* a Friday */
    is_after(r, "2026-09-12", 1, "2026-09-14");  /* a Saturday */
    is_after(r, "2026-09-07", 10, "2026-09-21"); /* two weeks */
    is_after(r, "2026-09-07", 3, "2026-09-10");
    is_after(r, "2026-09-07", 0, "2026-09-07");
}

static void holidays_and_hours_count(void **state)
{
    struct rig *r = *state;
    holiday(r, "2026-11-04", "2026-11-04", "holiday");
    holiday(r, "2026-11-09", "2026-11-13", "exams");
    is_after(r, "2026-11-02", 2, "2026-11-05");
    is_after(r, "2026-11-06", 5, "2026-11-13"); /* exams are worked through */
    assert_false(date_is_worked(r->db, RIG_SCHOOL, "2026-11-04"));
    rig_sql(r, "DELETE FROM working_hours WHERE organisation = 1 AND weekday = 1");
    is_after(r, "2026-11-06", 1, "2026-11-10");
    rig_sql(r, "UPDATE working_hours SET closes = opens WHERE weekday = 2");
    is_after(r, "2026-11-06", 1, "2026-11-11");
}

/* Thirty days is the law's own limit, whatever the school's calendar says. */
static void it_is_never_longer_than_the_law_allows(void **state)
{
    struct rig *r = *state;
    holiday(r, "2026-06-01", "2026-08-31", "holiday");
    is_after(r, "2026-06-05", 10, "2026-07-05");
    is_after(r, "2026-05-29", 1, "2026-06-28");
    rig_sql(r, "DELETE FROM working_hours");
    is_after(r, "2026-09-07", 10, "2026-10-07");
}

static void counts(struct rig *r, const char *from, const char *to, int days)
{
    assert_int_equal(school_days_counted(r->db, RIG_SCHOOL, from, to), days);
}

/* domain.md 4.9: also where the two overlap, and at both ends. */
static void holidays_and_exams_stop_the_clock(void **state)
{
    struct rig *r = *state;
    holiday(r, "2026-11-01", "2026-11-08", "holiday");
    holiday(r, "2026-11-06", "2026-11-10", "exams");
    holiday(r, "2026-11-07", "2026-11-07", "holiday");
    holiday(r, "2026-11-12", "2026-11-14", "shortened");
    counts(r, "2026-10-30", "2026-11-12", 4);
    counts(r, "2026-11-03", "2026-11-09", 0);
    counts(r, "2026-11-08", "2026-11-11", 1);
    counts(r, "2026-11-12", "2026-11-12", 1);
    counts(r, "2026-11-12", "2026-11-11", 0);
}

static void another_school_has_its_own_days(void **state)
{
    struct rig *r = *state;
    int64_t other = rig_school(r, "Other");
    holiday(r, "2026-09-08", "2026-09-08", "holiday");
    is_after(r, "2026-09-07", 1, "2026-09-09");
    assert_string_equal(working_day_after(r->db, other, "2026-09-07", 1), "2026-09-08");
}

static void holds_until(struct rig *r, const char *given, const char *cycle,
                        const char *until)
{
    assert_string_equal(cycle_end(r->db, RIG_SCHOOL, given), cycle);
    assert_string_equal(consent_last_day(r->db, RIG_SCHOOL, given), until);
}

static void a_consent_holds_until_the_report_and_a_month(void **state)
{
    struct rig *r = *state;
    holds_until(r, "2026-09-07", "2027-08-31", "2028-02-19");
    holds_until(r, "2027-01-20", "2027-08-31", "2028-02-19");
    holds_until(r, "2027-08-31", "2027-08-31", "2028-02-19"); /* the last day */
    holds_until(r, "2027-09-01", "2028-08-31", "2029-02-19");
}

static void a_school_may_end_its_cycle_earlier(void **state)
{
    struct rig *r = *state;
    rig_sql(r, "INSERT INTO settings VALUES (1, 'cycle.ends', '2026-12-25')");
    holds_until(r, "2026-09-07", "2026-12-25", "2027-02-19");
    holds_until(r, "2026-12-25", "2026-12-25", "2027-02-19");
    holds_until(r, "2026-12-26", "2027-08-31", "2028-02-19"); /* that one is over */
    rig_sql(r, "UPDATE settings SET value = '2027-01-20'");
    holds_until(r, "2026-09-07", "2027-01-20", "2027-02-19");
    rig_sql(r, "UPDATE settings SET value = '2027-01-21'");
    holds_until(r, "2026-09-07", "2027-01-21", "2028-02-19");
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(dates_go_by_the_calendar),
        ON_BENCH(every_day_of_a_century_follows_the_last),
        ON_BENCH(weekends_are_no_working_days),
        ON_BENCH(holidays_and_hours_count),
        ON_BENCH(it_is_never_longer_than_the_law_allows),
        ON_BENCH(holidays_and_exams_stop_the_clock),
        ON_BENCH(another_school_has_its_own_days),
        ON_BENCH(a_consent_holds_until_the_report_and_a_month),
        ON_BENCH(a_school_may_end_its_cycle_earlier),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
