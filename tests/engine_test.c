/* engine_test.c - the promises of a turn: once, wholly or not at all, answered, and
 * alone in its failure (docs/architecture.md, a turn). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

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

static int64_t done(struct rig *r)
{
    return rig_number(r, "SELECT count FROM counters WHERE name = 'done'");
}

static int64_t failures(struct rig *r)
{
    return rig_number(r, "SELECT count(*) FROM failures");
}

/* ---- once ------------------------------------------------------------------------- */

static void a_key_seen_twice_is_handled_once_and_answered_twice(void **state)
{
    struct rig *r = *state;
    struct event *first = rig_pressed(r, "anna", "m1", "t:say:hi");
    const char *key = first->key;
    rig_pressed(r, "anna", "m1", "t:say:hi")->key = key;
    rig_settle(r);
    assert_int_equal(done(r), 1);
    assert_int_equal(rig_count_words(r, "anna", "hi"), 1);
    assert_int_equal(r->press_count, 2);
    rig_pressed(r, "anna", "m1", "t:say:hi")->key = "k1"; /* in another page too */
    rig_settle(r);
    assert_int_equal(done(r), 1);
    assert_int_equal(r->press_count, 3);
}

static void a_repeated_key_does_not_count_as_a_message(void **state)
{
    struct rig *r = *state;
    rig_say(r, "anna", "hello");
    int64_t said = rig_number(r, "SELECT said FROM accounts WHERE external = 'anna'");
    rig_event(r, EVENT_WORDS, "anna", "hello")->key = "k1";
    rig_settle(r);
    assert_int_equal(rig_number(r, "SELECT said FROM accounts WHERE external = 'anna'"),
                     said);
}

static void keys_are_kept_for_two_days(void **state)
{
    struct rig *r = *state;
    rig_pressed(r, "anna", "m1", "t:say:hi");
    rig_settle(r);
    rig_wait(r, 47 * HOUR);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM inbox"), 1);
    rig_wait(r, 2 * HOUR);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM inbox"), 0);
}

/* ---- batches ---------------------------------------------------------------------- */

static void a_hundred_events_are_one_slice(void **state)
{
    struct rig *r = *state;
    for (int i = 0; i < 100; i++)
        rig_pressed(r, "anna", "m1", "t:toast");
    rig_take(r);
    assert_int_equal(engine_work(r->engine), WORK_IDLE);
    assert_int_equal(done(r), 100);
    assert_string_equal(engine_cursor(r->engine), "101");
    rig_answers(r);
    assert_int_equal(r->press_count, 100);
}

static void a_batch_is_cut_after_20_ms_and_each_slice_is_kept(void **state)
{
    struct rig *r = *state;
    for (int i = 0; i < 10; i++)
        rig_pressed(r, "anna", "m1", "t:toast");
    rig_take(r);
    r->tick_step = 8 * MS; /* a look before each turn but the first: 3 fit into 20 ms */
    assert_int_equal(engine_work(r->engine), WORK_MORE);
    assert_int_equal(done(r), 3);
    assert_string_equal(engine_cursor(r->engine), "4");
    assert_int_equal(rig_number(r, "SELECT value FROM state WHERE name = 'cursor'"), 4);
    assert_int_equal(engine_work(r->engine), WORK_MORE);
    assert_int_equal(done(r), 6);
    assert_int_equal(rig_work(r), WORK_IDLE);
    assert_int_equal(done(r), 10);
    assert_string_equal(engine_cursor(r->engine), "11");
}

static void one_slow_turn_still_gets_on(void **state)
{
    struct rig *r = *state;
    for (int i = 0; i < 3; i++)
        rig_pressed(r, "anna", "m1", "t:toast");
    rig_take(r);
    r->tick_step = 100 * MS;
    for (int i = 1; i <= 3; i++) {
        engine_work(r->engine);
        assert_int_equal(done(r), i);
    }
}

static void what_was_not_committed_has_not_happened(void **state)
{
    struct rig *r = *state;
    for (int i = 0; i < 9; i++)
        rig_pressed(r, "anna", "m1", "t:toast");
    rig_take(r);
    r->tick_step = 8 * MS;
    engine_work(r->engine);
    r->tick_step = 0;
    rig_restart(r);
    assert_int_equal(done(r), 3);
    assert_string_equal(engine_cursor(r->engine), "4");
}

/* ---- presses ---------------------------------------------------------------------- */

static void a_press_is_answered_after_the_commit_with_its_words(void **state)
{
    struct rig *r = *state;
    rig_pressed(r, "anna", "m1", "t:toast");
    rig_take(r);
    rig_answers(r);
    assert_int_equal(r->press_count, 0);
    rig_work(r);
    rig_answers(r);
    assert_int_equal(r->press_count, 1);
    assert_non_null(r->presses[0].words);
    rig_answers(r);
    assert_int_equal(r->press_count, 1);
}

static void who_waits_for_half_a_second_is_answered_early_and_once(void **state)
{
    struct rig *r = *state;
    for (int i = 0; i < 4; i++)
        rig_pressed(r, "anna", "m1", "t:toast");
    rig_take(r);
    r->tick_step = 300 * MS; /* one turn a slice */
    engine_work(r->engine);
    rig_answers(r);
    assert_int_equal(r->press_count, 1); /* the first: in time, with its words */
    assert_non_null(r->presses[0].words);
    engine_work(r->engine);
    rig_answers(r);
    assert_int_equal(r->press_count, 4); /* all the others at once, without */
    for (size_t i = 1; i < 4; i++)
        assert_null(r->presses[i].words);
    rig_work(r);
    rig_answers(r);
    assert_int_equal(done(r), 4);
    assert_int_equal(r->press_count, 4);
}

/* ---- failures --------------------------------------------------------------------- */

static void a_turn_that_fails_is_undone_alone(void **state)
{
    struct rig *r = *state;
    rig_pressed(r, "ben", "m1", "t:say:before");
    rig_pressed(r, "anna", "m1", "t:fail");
    rig_pressed(r, "ben", "m1", "t:say:after");
    rig_settle(r);
    assert_int_equal(done(r), 2);
    assert_int_equal(rig_count(r, "ben", DELIVER_SEND), 2);
    assert_int_equal(rig_count(r, "anna", DELIVER_SEND), 1);
    assert_int_equal(rig_count_words(r, "anna", "never said"), 0);
    assert_int_equal(failures(r), 1);
    assert_int_equal(r->press_count, 3);
    assert_null(r->presses[1].words);
    assert_string_equal(engine_cursor(r->engine), "4");
}

static void it_is_not_run_again_and_apologised_for_once(void **state)
{
    struct rig *r = *state;
    const char *key = rig_pressed(r, "anna", "m1", "t:fail")->key;
    rig_pressed(r, "anna", "m1", "t:fail")->key = key;
    rig_settle(r);
    assert_int_equal(failures(r), 1);
    assert_int_equal(rig_count(r, "anna", DELIVER_SEND), 1);
    assert_int_equal(r->press_count, 2);
}

static void a_constraint_is_the_reason_that_is_kept(void **state)
{
    struct rig *r = *state;
    rig_pressed(r, "ben", "m1", "t:say:before");
    rig_pressed(r, "anna", "m1", "t:clash");
    rig_pressed(r, "ben", "m1", "t:say:after");
    rig_settle(r);
    assert_int_equal(done(r), 2);
    assert_int_equal(rig_count(r, "anna", DELIVER_SEND), 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM failures WHERE why LIKE"
                                   " '%CHECK constraint%' AND key = 'k2'"),
                     1);
}

static void a_stranger_gets_an_apology_and_leaves_only_the_failure(void **state)
{
    struct rig *r = *state;
    rig_pressed(r, "eve", "m1", "t:fail");
    rig_settle(r);
    assert_int_equal(rig_count(r, "eve", DELIVER_SEND), 1);
    assert_int_equal(failures(r), 1);
    assert_int_equal(r->press_count, 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM accounts"), 2);
}

/* ---- a flood ---------------------------------------------------------------------- */

static void a_flood_is_answered_once(void **state)
{
    struct rig *r = *state;
    r->flood = 3;
    rig_restart(r);
    for (int i = 0; i < 6; i++)
        rig_pressed(r, "anna", "m1", "t:toast");
    rig_pressed(r, "ben", "m1", "t:toast");
    rig_settle(r);
    assert_int_equal(done(r), 4);
    assert_int_equal(rig_count(r, "anna", DELIVER_SEND), 1);
    assert_int_equal(r->press_count, 7);
    assert_string_equal(engine_cursor(r->engine), "8");
    rig_wait(r, 61);
    rig_pressed(r, "anna", "m1", "t:toast");
    rig_settle(r);
    assert_int_equal(done(r), 5);
}

/* ---- who comes back --------------------------------------------------------------- */

static void who_had_blocked_us_is_answered_when_they_write(void **state)
{
    struct rig *r = *state;
    rig_event(r, EVENT_STOPPED, "anna", "");
    rig_settle(r);
    assert_int_equal(
        rig_number(r, "SELECT reachable FROM accounts WHERE external = 'anna'"), 0);
    rig_say(r, "anna", "hello");
    assert_int_equal(rig_count(r, "anna", DELIVER_SEND), 1);
    assert_int_equal(
        rig_number(r, "SELECT reachable FROM accounts WHERE external = 'anna'"), 1);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(a_key_seen_twice_is_handled_once_and_answered_twice),
        ON_BENCH(a_repeated_key_does_not_count_as_a_message),
        ON_BENCH(keys_are_kept_for_two_days),
        ON_BENCH(a_hundred_events_are_one_slice),
        ON_BENCH(a_batch_is_cut_after_20_ms_and_each_slice_is_kept),
        ON_BENCH(one_slow_turn_still_gets_on),
        ON_BENCH(what_was_not_committed_has_not_happened),
        ON_BENCH(a_press_is_answered_after_the_commit_with_its_words),
        ON_BENCH(who_waits_for_half_a_second_is_answered_early_and_once),
        ON_BENCH(a_turn_that_fails_is_undone_alone),
        ON_BENCH(it_is_not_run_again_and_apologised_for_once),
        ON_BENCH(a_constraint_is_the_reason_that_is_kept),
        ON_BENCH(a_stranger_gets_an_apology_and_leaves_only_the_failure),
        ON_BENCH(a_flood_is_answered_once),
        ON_BENCH(who_had_blocked_us_is_answered_when_they_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
