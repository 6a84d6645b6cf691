/* service_test.c - the service at work: what it asks the messenger for, in which order,
 * and how much at once. The messenger is a fake; the engine, its database and the loop
 * are real. */
#include "tests/service_stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include <cmocka.h>

static bool has_sent(struct stage *s)
{
    return s->fake->sends > 0 && s->fake->in_flight == 0;
}

/* One line stands before the other, and both are there. */
static void assert_order(const struct stage *s, const char *first, const char *second)
{
    long a = fake_line(s->fake, first), b = fake_line(s->fake, second);
    if (a < 0 || b < 0 || a >= b)
        fail_msg("\"%s\" is not before \"%s\":\n%s", first, second,
                 buffer_get(&s->fake->journal));
}

/* ---- reading ---------------------------------------------------------------------- */

static void it_greets_and_then_polls(void **state)
{
    struct stage *s = *state;
    service_stage_start(s);
    service_stage_until(s, is_polling);
    assert_int_equal(s->greeted, 1);
    assert_string_equal(buffer_get(&s->fake->journal),
                        "greet\nreceive  wait=50 most=100\n");
    assert_string_equal(state_get(s->db, "link"), "https://t.me/TestBot?start=");
}

/* The next poll is out while the answers are still on their way. */
static void the_next_poll_confirms_before_answers_are_home(void **state)
{
    struct stage *s = *state;
    s->fake->latency = 50;
    service_stage_start(s);
    fake_page(s->fake, fake_events(EVENT_WORDS, "hello", 1, 3));
    service_stage_until(s, has_sent);
    assert_int_equal(s->fake->receives, 2);
    assert_order(s, "receive 3 wait=50 most=100", "send c0 echo: hello");
    assert_string_equal(engine_cursor(s->engine), "3");
}

static void the_same_page_twice_is_answered_once(void **state)
{
    struct stage *s = *state;
    service_stage_start(s);
    fake_page(s->fake, fake_events(EVENT_WORDS, "hello", 1, 3));
    fake_page(s->fake, fake_events(EVENT_WORDS, "hello", 1, 3));
    service_stage_until(s, has_sent);
    service_stage_run_for(s, 100);
    assert_int_equal(s->fake->sends, 3);
    assert_int_equal(s->fake->receives, 3);
}

static void presses_are_answered_before_words(void **state)
{
    struct stage *s = *state;
    service_stage_start(s);
    fake_page(s->fake, fake_events(EVENT_PRESS, "old:button", 1, 2));
    service_stage_until(s, has_sent);
    assert_order(s, "answer p1", "send c0");
    assert_order(s, "answer p2", "send c0");
    assert_int_equal(s->fake->answers, 2);
}

/* Each look at the clock takes 15 ms here, so a slice is over after an event or two: the
 * first ones are answered while the last ones still wait. */
static void a_long_page_is_cut_into_slices(void **state)
{
    struct stage *s = *state;
    s->tick_step = 15 * 1000;
    service_stage_start(s);
    fake_page(s->fake, fake_events(EVENT_PRESS, "old:button", 1, 20));
    service_stage_until(s, has_sent);
    service_stage_run_for(s, 50);
    assert_order(s, "send c0", "answer p20");
    assert_int_equal(s->fake->answers, 20);
    assert_int_equal(s->fake->sends, 20);
}

static bool came_empty_thrice(struct stage *s)
{
    return s->fake->receives > 3;
}

static void empty_pages_in_haste_do_not_spin(void **state)
{
    struct stage *s = *state;
    int64_t from = clock_ticks();
    s->fake->hasty = true;
    s->set.retry_ms = 30;
    service_stage_start(s);
    service_stage_until(s, came_empty_thrice);
    assert_true(clock_ticks() - from >= 3 * 30 * 1000);
}

static void a_group_is_left(void **state)
{
    struct stage *s = *state;
    service_stage_start(s);
    fake_page(s->fake, fake_events(EVENT_GROUP, "", 1, 1));
    service_stage_until(s, is_polling);
    service_stage_run_for(s, 150);
    assert_order(s, "send c0 not in groups", "leave c0");
    assert_int_equal(service_stage_waiting(s), 0);
}

/* ---- the pace --------------------------------------------------------------------- */

/* However many leave, the n-th is not sooner than the pace lets it. */
static void words_leave_at_the_pace(void **state)
{
    struct stage *s = *state;
    enum { RATE = 50, BURST = RATE / 5, ROWS = 30 };
    s->set.send_per_second = RATE;
    s->set.sends_at_once = 100;
    service_stage_outbox(s, ROWS, PRIORITY_PUSH);
    service_stage_start(s);
    service_stage_until(s, is_outbox_empty);
    assert_int_equal(s->fake->sends, ROWS);
    for (int i = BURST; i < ROWS; i++) {
        int64_t passed = s->fake->sent_at[i] - s->fake->sent_at[0];
        assert_true(passed >= (int64_t)(i - BURST) * 1000000 / RATE);
    }
}

static void without_a_pace_nothing_waits(void **state)
{
    struct stage *s = *state;
    s->fake->latency = 20;
    s->set.sends_at_once = 100;
    service_stage_outbox(s, 60, PRIORITY_BULK);
    service_stage_start(s);
    service_stage_until(s, is_outbox_empty);
    assert_int_equal(s->fake->in_flight_most, 60);
}

static bool have_eight_answers(struct stage *s)
{
    return fake_line(s->fake, "send c7 echo: hello") > 0;
}

/* The pace is one in a second: the answers to somebody's own act do not wait for it. */
static void answers_are_not_held_back(void **state)
{
    struct stage *s = *state;
    s->set.send_per_second = 1;
    service_stage_outbox(s, 15, PRIORITY_BULK);
    service_stage_start(s);
    service_stage_until(s, is_polling);
    fake_page(s->fake, fake_events(EVENT_WORDS, "hello", 1, 8));
    service_stage_until(s, have_eight_answers);
    assert_int_equal(fake_line(s->fake, "send o2 words"), -1);
}

static void so_many_are_on_their_way_and_no_more(void **state)
{
    struct stage *s = *state;
    s->fake->latency = 5;
    s->set.sends_at_once = 4;
    service_stage_outbox(s, 21, PRIORITY_NOW);
    service_stage_start(s);
    service_stage_until(s, is_outbox_empty);
    assert_int_equal(s->fake->in_flight_most, 4);
    assert_int_equal(s->fake->sends, 21);
}

/* ---- receipts --------------------------------------------------------------------- */

static bool came_home(struct stage *s)
{
    return s->fake->sends == 1 && s->fake->in_flight == 0;
}

static bool kept(struct stage *s)
{
    return !engine_has_receipts(s->engine);
}

/* Nothing else happens, and the tick of the next second is not what keeps it. */
static void a_receipt_is_kept_without_another_batch(void **state)
{
    struct stage *s = *state;
    service_stage_outbox(s, 1, PRIORITY_NOW);
    service_stage_start(s);
    service_stage_until(s, came_home);
    int64_t home = clock_ticks();
    assert_int_equal(service_stage_waiting(s), 1);
    service_stage_until(s, kept);
    assert_true(clock_ticks() - home < 800 * 1000);
    assert_int_equal(service_stage_waiting(s), 0);
}

/* "Not yet" holds the chat; its words leave when its time has come. */
static bool was_tried_again(struct stage *s)
{
    s->fake->outcome = SENT;
    return s->fake->sends > 1 && is_outbox_empty(s);
}

static void what_is_not_yet_sent_is_tried_again(void **state)
{
    struct stage *s = *state;
    s->fake->outcome = NOT_YET;
    service_stage_outbox(s, 1, PRIORITY_NOW);
    service_stage_start(s);
    service_stage_until(s, came_home);
    service_stage_until(s, was_tried_again);
    assert_int_equal(s->fake->sends, 2);
    assert_true(s->fake->sent_at[1] - s->fake->sent_at[0] >= 1000 * 1000);
}

/* ---- time
 * --------------------------------------------------------------------------------------
 */

static void a_pushed_clock_fires_what_came_due(void **state)
{
    struct stage *s = *state;
    int64_t person = service_stage_person(s);
    assert_int_equal(db_begin(s->db), DB_OK);
    promise_keep(s->db, &(struct promise){ .kind = "test.due",
                                           .person = person,
                                           .due = clock_wall() + 10 * DAY });
    assert_int_equal(db_commit(s->db), DB_OK);
    service_stage_start(s);
    service_stage_until(s, is_polling);
    service_stage_run_for(s, 20);
    assert_int_equal(s->fake->sends, 0);
    s->pushed = 10 * DAY + 1;
    service_poke(s->service);
    service_stage_until(s, has_sent);
    assert_true(fake_line(s->fake, "send c0 it is time") > 0);
}

/* ---- somebody else holds the database --------------------------------------------- */

static void a_busy_database_is_waited_for(void **state)
{
    struct stage *s = *state;
    service_stage_start(s);
    service_stage_until(s, is_polling);
    struct db *other = scratch_db(s->scratch, db_path(s->db));
    assert_int_equal(db_begin(other), DB_OK);
    fake_page(s->fake, fake_events(EVENT_WORDS, "hello", 1, 1));
    service_stage_run_for(s, 20); /* in this time SQLite itself gives up waiting */
    assert_int_equal(s->fake->sends, 0);
    assert_int_equal(s->fake->receives, 1);
    db_rollback(other);
    db_close(other);
    service_stage_until(s, has_sent);
    assert_int_equal(s->stopped, 0);
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, service_stage_open, service_stage_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(it_greets_and_then_polls),
        TEST(the_next_poll_confirms_before_answers_are_home),
        TEST(the_same_page_twice_is_answered_once),
        TEST(presses_are_answered_before_words),
        TEST(a_long_page_is_cut_into_slices),
        TEST(empty_pages_in_haste_do_not_spin),
        TEST(a_group_is_left),
        TEST(words_leave_at_the_pace),
        TEST(without_a_pace_nothing_waits),
        TEST(answers_are_not_held_back),
        TEST(so_many_are_on_their_way_and_no_more),
        TEST(a_receipt_is_kept_without_another_batch),
        TEST(what_is_not_yet_sent_is_tried_again),
        TEST(a_pushed_clock_fires_what_came_due),
        TEST(a_busy_database_is_waited_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
