/* service_end_test.c - how a service ends, and what it does before it gives up: nothing
 * that was read is lost, nothing that was not handled is confirmed, no handle is left. */
#include "tests/service_stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include <cmocka.h>

/* ---- trying again ----------------------------------------------------------------- */

static void greetings_are_tried_again_with_a_growing_delay(void **state)
{
    static const enum page_end ends[] = { PAGE_RETRY, PAGE_RETRY, PAGE_RETRY,
                                          PAGE_RETRY };
    struct stage *s = *state;
    int64_t from = clock_ticks();
    s->fake->greetings = ends;
    s->fake->greeting_count = COUNT(ends);
    service_stage_start(s);
    service_stage_until(s, is_polling);
    assert_int_equal(s->fake->greets, 5);
    assert_int_equal(s->greeted, 1);
    assert_true(clock_ticks() - from >= (1 + 2 + 4 + 8) * 4 * 1000);
}

static bool polled_thrice(struct stage *s)
{
    return s->fake->receives == 4 && s->fake->polling;
}

static void polls_are_tried_again_from_the_same_place(void **state)
{
    static const enum page_end ends[] = { PAGE_RETRY, PAGE_CONFLICT, PAGE_CONFLICT };
    struct stage *s = *state;
    s->fake->polls = ends;
    s->fake->poll_count = COUNT(ends);
    service_stage_start(s);
    service_stage_until(s, polled_thrice);
    service_stage_run_for(s, 20);
    assert_int_equal(s->stopped, 0);
}

/* Two conflicts, a page, two conflicts: somebody else came and went. */
static void conflicts_count_in_a_row_only(void **state)
{
    static const enum page_end ends[] = { PAGE_CONFLICT, PAGE_CONFLICT, PAGE_OK,
                                          PAGE_CONFLICT, PAGE_CONFLICT, PAGE_OK };
    struct stage *s = *state;
    s->fake->polls = ends;
    s->fake->poll_count = COUNT(ends);
    fake_page(s->fake, fake_events(EVENT_WORDS, "hello", 1, 1));
    fake_page(s->fake, fake_events(EVENT_WORDS, "hello", 2, 1));
    service_stage_start(s);
    service_stage_until(s, is_outbox_empty);
    service_stage_run_for(s, 300);
    assert_int_equal(s->stopped, 0);
    assert_string_equal(engine_cursor(s->engine), "2");
}

/* ---- giving up -------------------------------------------------------------------- */

static void the_third_conflict_is_the_end(void **state)
{
    static const enum page_end ends[] = { PAGE_CONFLICT, PAGE_CONFLICT, PAGE_CONFLICT };
    struct stage *s = *state;
    s->fake->polls = ends;
    s->fake->poll_count = COUNT(ends);
    service_stage_start(s);
    service_stage_until(s, has_stopped);
    assert_int_equal(s->end, SERVICE_CONFLICT);
    assert_int_equal(s->fake->receives, 3);
}

static void a_token_refused_at_the_greeting_is_the_end(void **state)
{
    static const enum page_end refused = PAGE_REFUSED;
    struct stage *s = *state;
    s->fake->greetings = &refused;
    s->fake->greeting_count = 1;
    service_stage_start(s);
    service_stage_until(s, has_stopped);
    assert_int_equal(s->end, SERVICE_REFUSED);
    assert_int_equal(s->greeted + s->fake->receives, 0);
}

static void a_token_refused_later_is_the_end_too(void **state)
{
    static const enum page_end refused = PAGE_REFUSED;
    struct stage *s = *state;
    s->fake->polls = &refused;
    s->fake->poll_count = 1;
    service_stage_start(s);
    service_stage_until(s, has_stopped);
    assert_int_equal(s->end, SERVICE_REFUSED);
}

/* The page stays unconfirmed: after a repair it comes again. */
static void a_disk_that_takes_nothing_is_the_end(void **state)
{
    struct stage *s = *state;
    service_stage_start(s);
    service_stage_until(s, is_polling);
    assert_true(db_script(s->db, "PRAGMA query_only = ON"));
    fake_page(s->fake, fake_events(EVENT_WORDS, "hello", 1, 2));
    service_stage_until(s, has_stopped);
    assert_int_equal(s->end, SERVICE_STORAGE);
    assert_int_equal(s->fake->receives, 1);
    assert_int_equal(s->fake->sends, 0);
    assert_true(db_script(s->db, "PRAGMA query_only = OFF"));
}

/* ---- stopping --------------------------------------------------------------------- */

static void stopping_before_the_greeting(void **state)
{
    struct stage *s = *state;
    service_stage_start(s);
    service_stage_stop(s);
    assert_int_equal(s->end, SERVICE_STOPPED);
    assert_int_equal(s->greeted, 0);
}

/* The poll on its way has confirmed everything: there is no other one. */
static void stopping_while_it_waits_for_people(void **state)
{
    struct stage *s = *state;
    service_stage_start(s);
    service_stage_until(s, is_polling);
    service_stop(s->service);
    assert_int_equal(s->stopped, 0); /* not inside the call */
    service_stop(s->service);
    service_stage_until(s, has_stopped);
    assert_int_equal(s->stopped, 1);
    assert_int_equal(s->end, SERVICE_STOPPED);
    assert_int_equal(s->fake->receives, 1);
}

static bool has_one_in_flight(struct stage *s)
{
    return s->fake->in_flight > 0;
}

/* What is on its way comes home, and what came home is kept. */
static void answers_on_their_way_are_waited_for(void **state)
{
    struct stage *s = *state;
    s->fake->latency = 60;
    service_stage_start(s);
    fake_page(s->fake, fake_events(EVENT_WORDS, "hello", 1, 12));
    service_stage_until(s, has_one_in_flight);
    service_stage_stop(s); /* eight at once: the last four leave while it is stopping */
    assert_int_equal(s->fake->sends, 12);
    assert_int_equal(service_stage_waiting(s), 0);
    assert_int_equal(s->end, SERVICE_STOPPED);
}

/* Words that nobody waits for stay for the next start. */
static void other_words_are_not_begun_any_more(void **state)
{
    struct stage *s = *state;
    s->fake->latency = 30;
    service_stage_outbox(s, 30, PRIORITY_BULK);
    service_stage_start(s);
    service_stage_until(s, has_one_in_flight);
    service_stage_stop(s);
    assert_int_equal(s->fake->sends, 8);
    assert_int_equal(service_stage_waiting(s), 22);
}

static void the_wait_has_an_end(void **state)
{
    struct stage *s = *state;
    s->fake->holds_sends = true;
    s->set.drain_ms = 50;
    service_stage_start(s);
    fake_page(s->fake, fake_events(EVENT_WORDS, "hello", 1, 2));
    service_stage_until(s, has_one_in_flight);
    service_stage_stop(s);
    assert_int_equal(s->end, SERVICE_STOPPED);
    assert_int_equal(service_stage_waiting(s), 2); /* not known to be sent: said again */
}

/* ---- in the middle of a page ------------------------------------------------------ */

static void on_stop_soon(uv_timer_t *alarm)
{
    service_stop(((struct stage *)alarm->data)->service);
}

/* At the first answer: the stop itself comes from the loop, as a signal would. */
static void stop_soon(void *owner, const char *line)
{
    struct stage *s = owner;
    if (strncmp(line, "answer", 6) != 0)
        return;
    s->fake->noticed = NULL;
    s->stop_soon.data = s;
    uv_timer_start(&s->stop_soon, on_stop_soon, 0, 0);
}

/* Slices of an event or two. What was handled is confirmed by a last receive; what was
 * not is read again by the next start. */
static void stopping_in_the_middle_of_a_page(void **state)
{
    struct stage *s = *state;
    char last[64];
    s->tick_step = 15 * 1000;
    s->fake->noticed = stop_soon;
    s->fake->owner = s;
    service_stage_start(s);
    fake_page(s->fake, fake_events(EVENT_PRESS, "old:button", 1, 50));
    fake_page(s->fake, fake_events(EVENT_PRESS, "old:button", 51, 1));
    service_stage_until(s, has_stopped);
    assert_int_equal(s->end, SERVICE_STOPPED);
    int handled = (int)strtol(engine_cursor(s->engine), NULL, 10);
    assert_in_range(handled, 1, 49);
    assert_int_equal(s->fake->answers, handled);
    snprintf(last, sizeof last, "receive %d wait=0 most=1", handled);
    assert_true(fake_line(s->fake, last) > 0);
    assert_int_equal(s->fake->receives, 2);
    assert_int_equal(db_number(s->db, "SELECT count(*) FROM inbox"), handled);
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, service_stage_open, service_stage_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(greetings_are_tried_again_with_a_growing_delay),
        TEST(polls_are_tried_again_from_the_same_place),
        TEST(conflicts_count_in_a_row_only),
        TEST(the_third_conflict_is_the_end),
        TEST(a_token_refused_at_the_greeting_is_the_end),
        TEST(a_token_refused_later_is_the_end_too),
        TEST(a_disk_that_takes_nothing_is_the_end),
        TEST(stopping_before_the_greeting),
        TEST(stopping_while_it_waits_for_people),
        TEST(answers_on_their_way_are_waited_for),
        TEST(other_words_are_not_begun_any_more),
        TEST(the_wait_has_an_end),
        TEST(stopping_in_the_middle_of_a_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
