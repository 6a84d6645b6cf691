/* working_time_test.c - moments of a school's calendar in Berlin: evenings, weekends,
 * holidays, days when clocks change, a school that never opens, and every promise of an
 * answer (domain.md 4.9 RF-06). 7 September 2026 is a Monday. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bot/inside.h"
#include "handlers/features.h"
#include "tests/rig.h"

/* "now" "today" "week": by when an answer is promised; "N": so many open minutes later;
 * "dN": the end of the N-th working day after. */
struct pair_of_times {
    const char *from, *what, *to;
};

struct asked {
    struct rig *rig;
    const struct pair_of_times *pairs;
    size_t count;
    int64_t minutes; /* of working_minutes(), from..to of the first pair */
    bool now;        /* working_now() at its from */
};

static int open_bench(void **state)
{
    struct rig *r = *state = rig_open(&product);
    rig_person(r, "ann", CURATOR);
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

static int64_t moment_asked(struct turn *t, const struct pair_of_times *p, int64_t from)
{
    if (p->what[0] == 'd')
        return working_day_ends(t, RIG_SCHOOL, from, (int)strtol(p->what + 1, NULL, 10));
    if (p->what[0] >= '0' && p->what[0] <= '9')
        return working_time(t, RIG_SCHOOL, from, (int)strtol(p->what, NULL, 10));
    return help_deadline(t, RIG_SCHOOL, p->what, from);
}

static void look(struct turn *t, const void *what)
{
    struct asked *a = (struct asked *)(uintptr_t)what;
    for (size_t i = 0; i < a->count; i++) {
        const struct pair_of_times *p = &a->pairs[i];
        int64_t at = moment_asked(t, p, rig_moment(a->rig, p->from));
        if (at != rig_moment(a->rig, p->to))
            fail_msg("%s %s: %s %02d:%02d, not %s", p->from, p->what,
                     date_in(t, "Europe/Berlin", at),
                     minute_at(t, "Europe/Berlin", at) / 60,
                     minute_at(t, "Europe/Berlin", at) % 60, p->to);
    }
    int64_t from = rig_moment(a->rig, a->pairs[0].from);
    a->minutes = working_minutes(t, RIG_SCHOOL, from, rig_moment(a->rig, a->pairs[0].to));
    a->now = working_now(t, RIG_SCHOOL, from);
}

static struct asked check(struct rig *r, const struct pair_of_times *pairs, size_t count)
{
    struct promise whom = { .kind = "test", .person = 1 };
    struct asked a = { .rig = r, .pairs = pairs, .count = count };
    engine_in_batch(r->engine, &whom, look, &a);
    rig_settle(r);
    return a;
}
#define CHECK(r, ...)                                                                    \
    check((r), (const struct pair_of_times[]){ __VA_ARGS__ },                            \
          sizeof((const struct pair_of_times[]){ __VA_ARGS__ }) /                        \
              sizeof(struct pair_of_times))

static void holiday(struct rig *r, const char *first, const char *last)
{
    school_days_add(r->db, RIG_SCHOOL,
                    &(struct school_days){ first, last, "holiday", "" });
}

/* ---- promises --------------------------------------------------------------------- */

static void a_promise_is_kept_in_open_hours(void **state)
{
    CHECK(*state, { "2026-09-07 10:00", "now", "2026-09-07 12:00" },
          { "2026-09-07 16:00", "now", "2026-09-07 18:00" },
          { "2026-09-07 16:01", "now", "2026-09-08 08:01" },
          { "2026-09-07 18:00", "now", "2026-09-08 10:00" },
          { "2026-09-07 03:00", "now", "2026-09-07 10:00" },
          { "2026-09-11 17:00", "now", "2026-09-14 09:00" },
          { "2026-09-12 12:00", "now", "2026-09-14 10:00" },
          { "2026-09-07 07:00", "today", "2026-09-07 18:00" },
          { "2026-09-07 15:59", "today", "2026-09-07 18:00" },
          { "2026-09-07 16:00", "today", "2026-09-08 12:00" },
          { "2026-09-07 22:00", "today", "2026-09-08 12:00" },
          { "2026-09-11 19:00", "today", "2026-09-14 12:00" },
          { "2026-09-13 10:00", "today", "2026-09-14 12:00" },
          { "2026-09-07 10:00", "week", "2026-09-10 18:00" },
          { "2026-09-11 10:00", "week", "2026-09-16 18:00" },
          { "2026-09-11 22:00", "week", "2026-09-16 18:00" },
          { "2026-09-12 10:00", "week", "2026-09-16 18:00" });
}

static void a_school_may_promise_otherwise(void **state)
{
    struct rig *r = *state;
    setting_save(r->db, RIG_SCHOOL, "help.now", "60");
    setting_save(r->db, RIG_SCHOOL, "help.late", "840");
    setting_save(r->db, RIG_SCHOOL, "help.noon", "600");
    setting_save(r->db, RIG_SCHOOL, "help.week", "5");
    CHECK(r, { "2026-09-07 10:00", "now", "2026-09-07 11:00" },
          { "2026-09-07 13:59", "today", "2026-09-07 18:00" },
          { "2026-09-07 14:00", "today", "2026-09-08 10:00" },
          { "2026-09-07 10:00", "week", "2026-09-14 18:00" });
    setting_save(r->db, RIG_SCHOOL, "help.now", "soon");
    setting_save(r->db, RIG_SCHOOL, "help.week", "-1");
    CHECK(r, { "2026-09-07 10:00", "now", "2026-09-07 12:00" },
          { "2026-09-07 10:00", "week", "2026-09-10 18:00" });
}

/* Where a school closes early, two hours before are late; noon is within its hours. */
static void hours_differ_by_weekday(void **state)
{
    struct rig *r = *state;
    school_hours_set(r->db, RIG_SCHOOL, 1, 8 * 60, 15 * 60);
    school_hours_set(r->db, RIG_SCHOOL, 2, 13 * 60, 17 * 60);
    school_hours_set(r->db, RIG_SCHOOL, 3, 0, 0);
    school_hours_set(r->db, RIG_SCHOOL, 6, 9 * 60, 24 * 60);
    CHECK(r, { "2026-09-07 12:59", "today", "2026-09-07 15:00" },
          { "2026-09-07 13:00", "today", "2026-09-08 17:00" },
          { "2026-09-07 14:00", "now", "2026-09-08 14:00" },
          { "2026-09-08 16:30", "now", "2026-09-10 09:30" },
          { "2026-09-08 16:30", "today", "2026-09-10 12:00" },
          { "2026-09-12 22:30", "now", "2026-09-14 08:30" },
          { "2026-09-08 10:00", "week", "2026-09-13 00:00" });
}

/* ---- days ------------------------------------------------------------------------- */

static void holidays_are_passed_and_exams_worked(void **state)
{
    struct rig *r = *state;
    holiday(r, "2026-10-26", "2026-11-01");
    holiday(r, "2026-10-30", "2026-11-03"); /* one over the other */
    holiday(r, "2026-11-05", "2026-11-05");
    school_days_add(r->db, RIG_SCHOOL,
                    &(struct school_days){ "2026-11-06", "2026-11-10", "exams", "" });
    struct asked a = CHECK(r, { "2026-10-23 17:30", "now", "2026-11-04 09:30" },
                           { "2026-10-28 12:00", "now", "2026-11-04 10:00" },
                           { "2026-10-28 12:00", "today", "2026-11-04 12:00" },
                           { "2026-10-23 12:00", "week", "2026-11-09 18:00" },
                           { "2026-10-28 12:00", "d0", "2026-11-04 18:00" },
                           { "2026-10-28 12:00", "d1", "2026-11-04 18:00" },
                           { "2026-11-04 12:00", "d0", "2026-11-04 18:00" },
                           { "2026-11-04 19:00", "d1", "2026-11-06 18:00" });
    assert_int_equal(a.minutes, 120);
    assert_true(a.now);
    a = CHECK(r, { "2026-10-28 12:00", "120", "2026-11-04 10:00" });
    assert_int_equal(a.minutes, 120);
    assert_false(a.now);
}

static void minutes_are_those_that_pass(void **state)
{
    struct rig *r = *state;
    struct asked a = CHECK(r, { "2026-10-23 17:00", "120", "2026-10-26 09:00" },
                           { "2026-03-27 17:00", "120", "2026-03-30 09:00" });
    assert_int_equal(a.minutes, 120);
    /* A Sunday from midnight to six: seven hours in autumn, five in spring. */
    school_hours_set(r->db, RIG_SCHOOL, 7, 0, 6 * 60);
    a = CHECK(r, { "2026-10-25 00:00", "420", "2026-10-25 06:00" },
              { "2026-10-25 00:00", "421", "2026-10-26 08:01" });
    assert_int_equal(a.minutes, 420);
    a = CHECK(r, { "2026-03-29 00:00", "300", "2026-03-29 06:00" },
              { "2026-03-29 00:00", "301", "2026-03-30 08:01" });
    assert_int_equal(a.minutes, 300);
}

/* ---- never open ------------------------------------------------------------------- */

static void a_promise_always_has_a_moment(void **state)
{
    struct rig *r = *state;
    for (int day = 1; day <= 7; day++)
        school_hours_set(r->db, RIG_SCHOOL, day, 0, 0);
    CHECK(r, { "2026-09-07 10:00", "now", "2026-09-07 12:00" },
          { "2026-09-12 10:00", "now", "2026-09-14 10:00" });
    holiday(r, "2026-09-01", "2036-08-31");
    CHECK(r, { "2026-09-07 10:00", "now", "2026-09-07 12:00" });
}

/* A summer is one step, and so is most of a year. */
static void a_long_holiday_is_waited_for(void **state)
{
    struct rig *r = *state;
    holiday(r, "2026-06-01", "2026-08-31");
    struct asked a = CHECK(r, { "2026-06-10 10:00", "now", "2026-09-01 10:00" },
                           { "2026-05-29 17:00", "week", "2026-09-03 18:00" });
    assert_int_equal(a.minutes, 120);
}

/* ---- the next in line ------------------------------------------------------------- */

static void climb(struct turn *t, const void *what)
{
    struct rig *r = (struct rig *)(uintptr_t)what;
    struct help_case h = { .organisation = RIG_SCHOOL,
                           .urgency = "now",
                           .asked_at = rig_moment(r, "2026-09-07 10:00") };
    int64_t from = rig_moment(r, "2026-09-07 12:00");
    assert_int_equal(help_next_deadline(t, &h, from), from + 60 * MINUTE);
    h.level = 1;
    assert_int_equal(help_next_deadline(t, &h, from), from + 30 * MINUTE);
    h.level = 7;
    assert_int_equal(help_next_deadline(t, &h, from), from + 15 * MINUTE);
    h.level = 0;
    h.urgency = "today"; /* eight hours, of which four */
    assert_int_equal(help_next_deadline(t, &h, rig_moment(r, "2026-09-07 18:00")),
                     rig_moment(r, "2026-09-08 12:00"));
}

static void the_next_one_gets_half_as_long(void **state)
{
    struct rig *r = *state;
    struct promise whom = { .kind = "test", .person = 1 };
    engine_in_batch(r->engine, &whom, climb, r);
    rig_settle(r);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_bench, close_bench)
    const struct CMUnitTest tests[] = {
        TEST(a_promise_is_kept_in_open_hours), TEST(a_school_may_promise_otherwise),
        TEST(hours_differ_by_weekday),         TEST(holidays_are_passed_and_exams_worked),
        TEST(minutes_are_those_that_pass),     TEST(a_promise_always_has_a_moment),
        TEST(a_long_holiday_is_waited_for),    TEST(the_next_one_gets_half_as_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
