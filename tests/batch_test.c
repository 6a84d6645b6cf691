/* batch_test.c - a failing disk and a busy file: nothing of the batch happened, nothing
 * of it leaves, and it is run again one turn a transaction. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <talloc.h>

#include "tests/faulty_vfs.h"
#include "tests/rig.h"

static int open_bench(void **state)
{
    faulty_vfs_register();
    struct rig *r = rig_open(&rig_product);
    rig_person(r, "anna", MENTOR);
    rig_person(r, "ben", MENTEE);
    *state = r;
    return 0;
}

static int close_bench(void **state)
{
    faulty_vfs_disarm();
    rig_close(*state);
    return 0;
}

static int64_t done(struct rig *r)
{
    return rig_number(r, "SELECT count FROM counters WHERE name = 'done'");
}

static void three_presses(struct rig *r)
{
    for (int i = 0; i < 3; i++)
        rig_pressed(r, "anna", "m1", "t:say:hi");
    rig_take(r);
}

static void nothing_happened(struct rig *r)
{
    struct press_answer answer;
    assert_int_equal(done(r), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM outbox"), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM inbox"), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM failures"), 0);
    assert_string_equal(engine_cursor(r->engine), "");
    assert_false(rig_send_one(r));
    assert_false(engine_next_answer(r->engine, &answer));
}

/* ---- one fsync -------------------------------------------------------------------- */

static void a_hundred_turns_cost_one_fsync(void **state)
{
    struct rig *r = *state;
    for (int i = 0; i < 100; i++)
        rig_pressed(r, "anna", "m1", "t:say:hi");
    rig_take(r);
    faulty_vfs_arm(FAULTY_FSYNC, 1, true); /* one may pass */
    assert_int_equal(engine_work(r->engine), WORK_IDLE);
    assert_int_equal(faulty_vfs_failed(), 0);
    assert_int_equal(done(r), 100);
}

/* ---- a failing disk --------------------------------------------------------------- */

static void fails_once_and_is_run_singly(struct rig *r, enum faulty_kind kind)
{
    three_presses(r);
    faulty_vfs_arm(kind, 0, false);
    assert_int_equal(engine_work(r->engine), WORK_LATER);
    assert_int_equal(faulty_vfs_failed(), 1);
    nothing_happened(r);
    for (int i = 1; i <= 3; i++) {
        assert_int_equal(engine_work(r->engine), i < 3 ? WORK_MORE : WORK_IDLE);
        assert_int_equal(done(r), i);
    }
    rig_answers(r);
    rig_send(r);
    assert_int_equal(r->press_count, 3);
    assert_int_equal(rig_count_words(r, "anna", "hi"), 3);
}

static void a_full_disk(void **state)
{
    fails_once_and_is_run_singly(*state, FAULTY_FULL);
}

static void a_write_that_fails(void **state)
{
    fails_once_and_is_run_singly(*state, FAULTY_WRITE);
}

static void a_commit_that_fails(void **state)
{
    fails_once_and_is_run_singly(*state, FAULTY_FSYNC);
}

static void after_the_page_turns_go_together_again(void **state)
{
    struct rig *r = *state;
    fails_once_and_is_run_singly(r, FAULTY_WRITE);
    three_presses(r);
    assert_int_equal(engine_work(r->engine), WORK_IDLE);
    assert_int_equal(done(r), 6);
}

/* More is said than SQLite's cache holds, so that the disk fails in the middle of a
 * turn, where SQLite ends the whole transaction, savepoints and all. */
static void a_disk_that_fails_within_a_turn(void **state)
{
    struct rig *r = *state;
    enum { MEGABYTE = 1024 * 1024, MANY = 8 };
    char *value = talloc_zero_size(r->memory, MEGABYTE);
    memset(value, 'a', MEGABYTE - 1);
    memcpy(value, "t:say:", strlen("t:say:"));
    rig_pressed(r, "ben", "m1", "t:say:first");
    for (int i = 0; i < MANY; i++)
        rig_pressed(r, "anna", "m1", value);
    rig_take(r);
    faulty_vfs_arm(FAULTY_FULL, 0, false);
    assert_int_equal(engine_work(r->engine), WORK_LATER);
    assert_int_equal(faulty_vfs_failed(), 1);
    nothing_happened(r);
    assert_int_equal(rig_work(r), WORK_IDLE);
    assert_int_equal(done(r), MANY + 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM failures"), 0);
}

static void three_failures_in_a_row_are_the_end(void **state)
{
    struct rig *r = *state;
    three_presses(r);
    faulty_vfs_arm(FAULTY_FULL, 0, true);
    assert_int_equal(engine_work(r->engine), WORK_LATER);
    assert_int_equal(engine_work(r->engine), WORK_LATER);
    assert_int_equal(engine_work(r->engine), WORK_BROKEN);
    nothing_happened(r);
    faulty_vfs_disarm();
    rig_restart(r);
    nothing_happened(r);
}

static void a_success_between_starts_the_count_anew(void **state)
{
    struct rig *r = *state;
    three_presses(r);
    for (int i = 0; i < 3; i++) {
        faulty_vfs_arm(FAULTY_FULL, 0, true);
        assert_int_equal(engine_work(r->engine), WORK_LATER);
        assert_int_equal(engine_work(r->engine), WORK_LATER);
        faulty_vfs_disarm();
        engine_work(r->engine);
        assert_int_equal(done(r), i + 1);
    }
}

static void the_retry_is_no_flood(void **state)
{
    struct rig *r = *state;
    r->flood = 4;
    rig_restart(r);
    three_presses(r);
    faulty_vfs_arm(FAULTY_FSYNC, 0, false);
    assert_int_equal(engine_work(r->engine), WORK_LATER);
    rig_work(r);
    assert_int_equal(done(r), 3);
}

static void receipts_survive_a_failing_commit(void **state)
{
    struct rig *r = *state;
    three_presses(r);
    rig_work(r);
    assert_true(rig_send_one(r));
    faulty_vfs_arm(FAULTY_FSYNC, 0, false);
    assert_int_equal(engine_keep_receipts(r->engine), WORK_LATER);
    assert_true(engine_has_receipts(r->engine));
    assert_false(rig_send_one(r)); /* its chat is not free yet */
    assert_int_equal(engine_keep_receipts(r->engine), WORK_IDLE);
    rig_send(r);
    assert_int_equal(rig_count_words(r, "anna", "hi"), 3);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM outbox"), 0);
}

static void a_promise_survives_a_failing_commit(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:later:1:60:now");
    r->now += 61;
    faulty_vfs_arm(FAULTY_FSYNC, 0, false);
    assert_int_equal(engine_tick(r->engine), WORK_LATER);
    assert_int_equal(done(r), 0);
    rig_tick(r);
    assert_int_equal(done(r), 1);
    assert_int_equal(rig_count_words(r, "anna", "fired"), 1);
}

static void words_that_cannot_be_read_are_not_forgotten(void **state)
{
    struct rig *r = *state;
    three_presses(r);
    rig_work(r);
    db_fail(r->db, DB_STORAGE, "%s", "says the test");
    assert_false(rig_send_one(r));
    r->ticks += 1000 * 1000;
    rig_send(r);
    assert_int_equal(rig_count_words(r, "anna", "hi"), 3);
}

static void an_error_with_nothing_to_do_does_not_stop_the_clock(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:later:1:60:now");
    db_fail(r->db, DB_STORAGE, "%s", "says the test");
    assert_int_equal(engine_tick(r->engine), WORK_LATER);
    rig_wait(r, 60);
    assert_int_equal(rig_count_words(r, "anna", "fired"), 1);
}

/* ---- a busy file ------------------------------------------------------------------ */

static sqlite3 *hold(struct rig *r)
{
    sqlite3 *other;
    assert_int_equal(sqlite3_open(r->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    return other;
}

static void a_busy_file_is_tried_later_as_a_whole(void **state)
{
    struct rig *r = *state;
    three_presses(r);
    sqlite3 *other = hold(r);
    assert_int_equal(engine_work(r->engine), WORK_LATER);
    nothing_happened(r);
    sqlite3_close(other);
    assert_int_equal(engine_work(r->engine), WORK_IDLE); /* in one transaction */
    assert_int_equal(done(r), 3);
}

static void a_busy_file_holds_a_tick_back(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:later:1:60:now");
    r->now += 61;
    sqlite3 *other = hold(r);
    assert_int_equal(engine_tick(r->engine), WORK_LATER);
    sqlite3_close(other);
    rig_tick(r);
    assert_int_equal(rig_count_words(r, "anna", "fired"), 1);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(a_hundred_turns_cost_one_fsync),
        ON_BENCH(a_full_disk),
        ON_BENCH(a_write_that_fails),
        ON_BENCH(a_commit_that_fails),
        ON_BENCH(after_the_page_turns_go_together_again),
        ON_BENCH(a_disk_that_fails_within_a_turn),
        ON_BENCH(three_failures_in_a_row_are_the_end),
        ON_BENCH(a_success_between_starts_the_count_anew),
        ON_BENCH(the_retry_is_no_flood),
        ON_BENCH(receipts_survive_a_failing_commit),
        ON_BENCH(a_promise_survives_a_failing_commit),
        ON_BENCH(words_that_cannot_be_read_are_not_forgotten),
        ON_BENCH(an_error_with_nothing_to_do_does_not_stop_the_clock),
        ON_BENCH(a_busy_file_is_tried_later_as_a_whole),
        ON_BENCH(a_busy_file_holds_a_tick_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
