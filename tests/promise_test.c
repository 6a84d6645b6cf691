/* promise_test.c - what happens later: one row a key, fired once by the wall clock,
 * dropped when too late, and never a reason to stop. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "tests/rig.h"

enum { MS = 1000 };

static int open_bench(void **state)
{
    struct rig *r = rig_open(&rig_product);
    rig_person(r, "anna", MENTOR);
    rig_person(r, "ben", MENTEE);
    *state = r;
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

static int64_t promises(struct rig *r)
{
    return rig_number(r, "SELECT count(*) FROM promises");
}

static int64_t done(struct rig *r)
{
    return rig_number(r, "SELECT count FROM counters WHERE name = 'done'");
}

/* ---- keys ------------------------------------------------------------------------- */

static void a_second_call_moves_it(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:later:1:60:now");
    rig_press(r, "anna", "t:later:1:600:now");
    assert_int_equal(promises(r), 1);
    rig_wait(r, 61);
    assert_int_equal(r->sent_count, 0);
    rig_wait(r, 540);
    assert_int_equal(rig_count_words(r, "anna", "fired 7 1"), 1);
}

static void kind_person_about_and_step_are_the_key(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:later:1:60:now");
    rig_press(r, "anna", "t:later:2:60:now");   /* another step */
    rig_press(r, "anna", "t:later:1:60:now:8"); /* about something else */
    rig_press(r, "anna", "t:later:1:60:stale"); /* another kind */
    rig_press(r, "ben", "t:later:1:60:now");    /* somebody else */
    assert_int_equal(promises(r), 5);
}

static void forget_takes_those_of_anyone_about_that(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:later:1:60:now");
    rig_press(r, "ben", "t:later:2:60:now");
    rig_press(r, "ben", "t:later:1:60:now:8");
    rig_press(r, "anna", "t:forget:now:7");
    assert_int_equal(promises(r), 1);
    rig_wait(r, 61);
    assert_int_equal(rig_count_words(r, "ben", "fired 8 1"), 1);
    assert_int_equal(r->sent_count, 1);
}

/* ---- firing ----------------------------------------------------------------------- */

static void it_fires_once_and_after_a_restart(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:later:1:60:now");
    rig_restart(r);
    rig_wait(r, 59);
    assert_int_equal(done(r), 0);
    rig_wait(r, 1);
    rig_wait(r, 1);
    rig_restart(r);
    rig_wait(r, 3600);
    assert_int_equal(done(r), 1);
}

static void too_late_is_dropped(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:later:1:60:stale");
    rig_press(r, "anna", "t:later:2:7200:stale");
    rig_press(r, "anna", "t:later:1:60:now"); /* never too late */
    rig_wait(r, 60 + HOUR + 1);
    assert_int_equal(rig_count_words(r, "anna", "fired 7 1"), 1);
    rig_wait(r, 7200 - HOUR - 1);
    assert_int_equal(rig_count_words(r, "anna", "fired 7 2"), 1);
    assert_int_equal(promises(r), 0);
}

static void an_hour_late_is_still_in_time(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:later:1:60:stale");
    rig_wait(r, 60 + HOUR);
    assert_int_equal(rig_count_words(r, "anna", "fired 7 1"), 1);
}

static void of_an_older_release_it_is_dropped(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:later:1:60:nobody_knows_this");
    rig_sql(r, "INSERT INTO promises (kind, person, about, step, due, first_due)"
               " VALUES ('nodot', 1, 1, 1, 1, 1), ('gone.word', 1, 1, 1, 1, 1)");
    rig_wait(r, 61);
    assert_int_equal(promises(r), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM failures"), 0);
}

static void of_somebody_erased_it_is_dropped(void **state)
{
    struct rig *r = *state;
    rig_sql(r, "INSERT INTO promises (kind, person, about, step, due, first_due)"
               " VALUES ('t.now', 99, 1, 1, 1, 1)");
    rig_wait(r, 1);
    assert_int_equal(promises(r), 0);
    assert_int_equal(done(r), 0);
}

static void a_hundred_a_slice_and_20_ms(void **state)
{
    struct rig *r = *state;
    for (int i = 0; i < 250; i++)
        rig_sql(r, talloc_asprintf(r->memory,
                                   "INSERT INTO promises (kind, person, about, step, due,"
                                   " first_due) VALUES ('t.now', 1, %d, 1, 1, 1)",
                                   i));
    assert_int_equal(engine_tick(r->engine), WORK_MORE);
    assert_int_equal(done(r), 100);
    r->tick_step = 8 * MS;
    assert_int_equal(engine_tick(r->engine), WORK_MORE);
    assert_in_range(done(r), 101, 104);
    r->tick_step = 0;
    rig_tick(r);
    assert_int_equal(done(r), 250);
    assert_int_equal(promises(r), 0);
}

static void what_another_forgot_or_moved_does_not_fire(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:later:1:60:first");
    rig_press(r, "anna", "t:later:1:60:now");
    rig_press(r, "anna", "t:later:1:60:stale");
    rig_wait(r, 60); /* all are read at once, and the first changes its mind */
    assert_int_equal(r->sent_count, 0);
    assert_int_equal(promises(r), 1);
    rig_wait(r, HOUR);
    assert_int_equal(r->sent_count, 1);
    assert_int_equal(promises(r), 0);
}

/* ---- failing ---------------------------------------------------------------------- */

static void one_that_fails_does_not_fire_for_ever(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:later:1:60:broken");
    rig_press(r, "anna", "t:later:1:60:now");
    rig_wait(r, 61);
    rig_wait(r, 61);
    assert_int_equal(promises(r), 0);
    assert_int_equal(done(r), 1);
    assert_int_equal(rig_count_words(r, "anna", "fired"), 1);
    assert_int_equal(r->sent_count, 1); /* nobody asked: there is no apology */
    assert_int_equal(
        rig_number(r, "SELECT count(*) FROM failures WHERE key = 't.broken'"), 1);
}

static void one_that_fails_takes_no_neighbour_with_it(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:later:1:60:wait");
    rig_press(r, "anna", "t:later:1:60:bad");
    rig_press(r, "anna", "t:later:1:60:words");
    rig_wait(r, 61);
    assert_int_equal(promises(r), 0);
    assert_int_equal(done(r), 2);
    assert_int_equal(rig_count_words(r, "anna", "card 7"), 1);
    assert_int_equal(rig_count_words(r, "anna", "fired 7"), 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM failures"), 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM failures WHERE key = 't.bad'"),
                     1);
}

/* ---- clocks ----------------------------------------------------------------------- */

static void a_clock_that_leaps_forward_fires_all_once(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:later:1:60:now");
    rig_press(r, "anna", "t:later:1:60:stale");
    rig_wait(r, 400 * (int64_t)DAY);
    assert_int_equal(rig_count_words(r, "anna", "fired 7 1"), 1);
    r->now -= 400 * (int64_t)DAY;
    rig_wait(r, 60);
    rig_wait(r, DAY);
    assert_int_equal(done(r), 1);
}

static void a_clock_that_goes_back_fires_nothing_again(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:later:1:60:now");
    rig_wait(r, 61);
    rig_press(r, "anna", "t:later:2:60:now");
    r->now -= 5 * HOUR;
    rig_wait(r, 1);
    assert_int_equal(done(r), 1);
    rig_wait(r, 5 * HOUR + 60);
    assert_int_equal(done(r), 2);
    assert_int_equal(rig_count_words(r, "anna", "fired 7 1"), 1);
}

static void after_a_clock_that_went_back_the_sweep_goes_on(void **state)
{
    struct rig *r = *state;
    r->now += 400 * (int64_t)DAY;
    rig_tick(r);
    r->now -= 400 * (int64_t)DAY;
    rig_tick(r);
    rig_say(r, "anna", "words"); /* its key is two days old at the end */
    rig_wait(r, 2 * DAY + 1);
    rig_wait(r, HOUR + 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM inbox"), 0);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(a_second_call_moves_it),
        ON_BENCH(kind_person_about_and_step_are_the_key),
        ON_BENCH(forget_takes_those_of_anyone_about_that),
        ON_BENCH(it_fires_once_and_after_a_restart),
        ON_BENCH(too_late_is_dropped),
        ON_BENCH(an_hour_late_is_still_in_time),
        ON_BENCH(of_an_older_release_it_is_dropped),
        ON_BENCH(of_somebody_erased_it_is_dropped),
        ON_BENCH(a_hundred_a_slice_and_20_ms),
        ON_BENCH(what_another_forgot_or_moved_does_not_fire),
        ON_BENCH(one_that_fails_does_not_fire_for_ever),
        ON_BENCH(one_that_fails_takes_no_neighbour_with_it),
        ON_BENCH(a_clock_that_leaps_forward_fires_all_once),
        ON_BENCH(a_clock_that_goes_back_fires_nothing_again),
        ON_BENCH(after_a_clock_that_went_back_the_sweep_goes_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
