/* outbox_test.c - how words leave: in order within a chat, one at a time, by priority
 * between chats, and what becomes of each answer of the messenger. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "tests/rig.h"

enum { SECOND = 1000 * 1000 };

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

/* The words are queued, and nothing is sent. */
static void queue(struct rig *r, const char *who, const char *value)
{
    rig_pressed(r, who, "m1", value);
    rig_take(r);
    rig_work(r);
}

static void outcome(struct rig *r, enum outcome outcome, int wait, int times)
{
    r->receipt = (struct receipt){ outcome, "", "", NULL, wait, "says the test" };
    r->outcomes = times;
}

static int64_t waiting(struct rig *r)
{
    return rig_number(r, "SELECT count(*) FROM outbox");
}

/* ---- order ------------------------------------------------------------------------ */

static void within_a_chat_by_id_and_one_at_a_time(void **state)
{
    struct rig *r = *state;
    static const char *const values[] = { "t:say:one", "t:say:two", "t:say:three" };
    for (size_t i = 0; i < COUNT(values); i++)
        queue(r, "anna", values[i]);
    queue(r, "ben", "t:say:four");
    struct outgoing *first = engine_next(r->engine, PRIORITY_BULK);
    struct outgoing *other = engine_next(r->engine, PRIORITY_BULK);
    assert_string_equal(first->delivery.words, "one");
    assert_string_equal(other->delivery.words, "four");
    assert_null(engine_next(r->engine, PRIORITY_BULK));
    struct receipt sent = { SENT, "m7", "", NULL, 0, "" };
    engine_sent(r->engine, first, &sent);
    assert_null(engine_next(r->engine, PRIORITY_BULK)); /* until it is on the disk */
    engine_keep_receipts(r->engine);
    struct outgoing *next = engine_next(r->engine, PRIORITY_BULK);
    assert_string_equal(next->delivery.words, "two");
    engine_sent(r->engine, next, &sent);
    engine_sent(r->engine, other, &sent);
    rig_send(r);
    assert_string_equal(rig_last(r, "anna")->words, "three");
    assert_int_equal(waiting(r), 0);
}

static void priority_chooses_the_chat_and_not_the_row(void **state)
{
    struct rig *r = *state;
    queue(r, "anna", "t:later:1:0:now"); /* a push to anna, and behind it an answer */
    engine_tick(r->engine);
    queue(r, "anna", "t:say:answer");
    char *tell = talloc_asprintf(r->memory, "t:tell:1:%s", "told");
    queue(r, "ben", tell); /* to anna, from ben */
    queue(r, "ben", "t:say:ben");
    rig_send(r);
    assert_string_equal(r->sent[0].words, "ben"); /* the answer's chat is not held up */
    assert_string_equal(r->sent[1].words, "fired 7 1");
    assert_string_equal(r->sent[2].words, "answer");
    assert_string_equal(r->sent[3].words, "told");
}

static void without_room_only_answers_leave(void **state)
{
    struct rig *r = *state;
    queue(r, "ben", "t:tell:1:told");
    assert_null(engine_next(r->engine, PRIORITY_ANSWER));
    queue(r, "ben", "t:say:own");
    struct outgoing *o = engine_next(r->engine, PRIORITY_ANSWER);
    assert_string_equal(o->delivery.words, "own");
    assert_int_equal(o->priority, PRIORITY_ANSWER);
    talloc_free(o->memory);
}

/* ---- not yet ---------------------------------------------------------------------- */

static void not_yet_holds_that_chat_alone_for_its_seconds(void **state)
{
    struct rig *r = *state;
    queue(r, "anna", "t:say:held");
    queue(r, "anna", "t:say:behind");
    outcome(r, NOT_YET, 10, 1);
    rig_send(r);
    assert_int_equal(r->sent_count, 0);
    queue(r, "ben", "t:say:free");
    rig_send(r);
    assert_int_equal(r->sent_count, 1);
    assert_int_equal(engine_held_until(r->engine), r->ticks + 10 * (int64_t)SECOND);
    r->ticks += 9 * SECOND;
    rig_send(r);
    assert_int_equal(r->sent_count, 1);
    r->ticks += 1 * SECOND; /* nobody ticks: asking for the next words is enough */
    rig_send(r);
    assert_int_equal(r->sent_count, 3);
    assert_string_equal(r->sent[1].words, "held");
    assert_string_equal(r->sent[2].words, "behind");
}

static void without_seconds_the_delay_grows_to_a_minute(void **state)
{
    struct rig *r = *state;
    static const int seconds[] = { 1, 2, 4, 8, 16, 32, 64, 64 };
    queue(r, "anna", "t:say:held");
    for (size_t i = 0; i < COUNT(seconds); i++) {
        outcome(r, NOT_YET, 0, 1);
        assert_true(rig_send_one(r));
        int64_t delay = engine_held_until(r->engine) - r->ticks;
        assert_in_range(delay, seconds[i] * (int64_t)SECOND,
                        seconds[i] * (int64_t)SECOND + SECOND / 2);
        r->ticks += delay;
    }
    rig_send(r);
    assert_int_equal(rig_count_words(r, "anna", "held"), 1);
}

/* ---- gone, moved ------------------------------------------------------------------ */

static void gone_makes_an_edit_a_message(void **state)
{
    struct rig *r = *state;
    queue(r, "anna", "t:card:1:first");
    rig_send(r);
    const char *old = rig_last(r, "anna")->message;
    rig_pressed(r, "anna", old, "t:card:1:second");
    rig_take(r);
    rig_work(r);
    outcome(r, GONE, 0, 1);
    rig_send(r);
    assert_string_equal(rig_last(r, "anna")->words, "second");
    assert_int_equal(rig_last(r, "anna")->verb, DELIVER_SEND);
    const char *anew = rig_last(r, "anna")->message;
    assert_string_not_equal(anew, old);
    rig_press(r, "anna", "t:card:1:third");
    assert_int_equal(rig_last(r, "anna")->verb, DELIVER_EDIT);
    assert_string_equal(rig_last(r, "anna")->message, anew);
    assert_int_equal(waiting(r), 0);
}

static void gone_is_the_end_of_a_strip(void **state)
{
    struct rig *r = *state;
    queue(r, "anna", "t:card:1:first");
    rig_send(r);
    rig_say(r, "anna", "some words");
    const char *below = rig_last(r, "anna")->message;
    rig_pressed(r, "anna", below, "t:card:1:second"); /* so the card is sent anew */
    rig_take(r);
    rig_work(r);
    static const struct receipt gone = { GONE, "", "", NULL, 0, "" };
    static const struct receipt sent = { SENT, "m99", "", NULL, 0, "" };
    size_t strips = 0, sends = 0;
    for (struct outgoing *o; (o = engine_next(r->engine, PRIORITY_BULK));) {
        bool strip = o->delivery.verb == DELIVER_STRIP;
        strips += strip;
        sends += o->delivery.verb == DELIVER_SEND;
        engine_sent(r->engine, o, strip ? &gone : &sent);
        engine_keep_receipts(r->engine);
    }
    assert_int_equal(strips, 1);
    assert_int_equal(sends, 1);
    assert_int_equal(waiting(r), 0);
}

static void a_chat_that_moved_is_written_to_there(void **state)
{
    struct rig *r = *state;
    queue(r, "anna", "t:say:moved");
    r->receipt = (struct receipt){ NOT_YET, "", "", "chat-elsewhere", 0, "" };
    r->outcomes = 1;
    rig_send(r);
    assert_string_equal(rig_last(r, "elsewhere")->words, "moved");
    assert_int_equal(
        rig_number(r, "SELECT count(*) FROM accounts WHERE chat = 'chat-elsewhere'"), 1);
}

/* ---- given up --------------------------------------------------------------------- */

static void unreachable_marks_the_account_and_tells_the_feature(void **state)
{
    struct rig *r = *state;
    queue(r, "ben", "t:other:1:for anna");
    outcome(r, UNREACHABLE, 0, 1);
    rig_send(r);
    assert_int_equal(waiting(r), 0);
    assert_int_equal(
        rig_number(r, "SELECT reachable FROM accounts WHERE external = 'anna'"), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM counters"), 0);
    rig_wait(r, 1); /* in a later turn */
    assert_int_equal(rig_number(r, "SELECT count(*) FROM state WHERE name ="
                                   " 'undelivered' AND value = '1 1 unreachable'"),
                     1);
    rig_wait(r, 60); /* what that turn says to nobody is the end of it */
    assert_int_equal(
        rig_number(r, "SELECT count FROM counters WHERE name = 'undelivered'"), 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM promises"), 0);
}

static void who_is_unreachable_already_is_told_of_at_once(void **state)
{
    struct rig *r = *state;
    rig_event(r, EVENT_STOPPED, "anna", "");
    rig_settle(r);
    queue(r, "ben", "t:tell:1:words");
    assert_int_equal(waiting(r), 0);
    rig_wait(r, 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM state WHERE name ="
                                   " 'undelivered' AND value = '1 1 unreachable'"),
                     1);
}

static void refused_is_kept_as_a_failure_and_told(void **state)
{
    struct rig *r = *state;
    queue(r, "ben", "t:tell:1:words");
    queue(r, "ben", "t:tell:1:next");
    outcome(r, REFUSED, 0, 1);
    rig_send(r);
    assert_int_equal(rig_count_words(r, "anna", "next"), 1);
    assert_int_equal(
        rig_number(r, "SELECT person FROM failures WHERE why = 'says the test'"), 1);
    rig_wait(r, 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM state WHERE name ="
                                   " 'undelivered' AND value = '1 1 refused'"),
                     1);
}

static void many_people(struct rig *r, int from, int to)
{
    for (int i = from; i <= to; i++)
        rig_person(r, talloc_asprintf(r->memory, "p%d", i), MENTEE);
    for (int i = from; i <= to; i++)
        queue(r, talloc_asprintf(r->memory, "p%d", i), "t:say:hello");
}

static void when_nearly_everybody_is_unreachable_all_is_held(void **state)
{
    struct rig *r = *state;
    many_people(r, 1, 25);
    outcome(r, UNREACHABLE, 0, 18);
    rig_send(r);
    assert_true(engine_is_blocked(r->engine));
    assert_int_equal(r->sent_count, 0);
    assert_int_equal(waiting(r), 7);
    rig_wait(r, 9 * MINUTE);
    assert_int_equal(r->sent_count, 0);
    rig_wait(r, 1 * MINUTE);
    assert_false(engine_is_blocked(r->engine));
    assert_int_equal(r->sent_count, 7);
}

static void one_chat_with_many_words_is_not_everybody(void **state)
{
    struct rig *r = *state;
    for (int i = 0; i < 25; i++)
        queue(r, "anna", "t:say:hello");
    outcome(r, UNREACHABLE, 0, 25);
    rig_send(r);
    assert_false(engine_is_blocked(r->engine));
    assert_int_equal(waiting(r), 0);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(within_a_chat_by_id_and_one_at_a_time),
        ON_BENCH(priority_chooses_the_chat_and_not_the_row),
        ON_BENCH(without_room_only_answers_leave),
        ON_BENCH(not_yet_holds_that_chat_alone_for_its_seconds),
        ON_BENCH(without_seconds_the_delay_grows_to_a_minute),
        ON_BENCH(gone_makes_an_edit_a_message),
        ON_BENCH(gone_is_the_end_of_a_strip),
        ON_BENCH(a_chat_that_moved_is_written_to_there),
        ON_BENCH(unreachable_marks_the_account_and_tells_the_feature),
        ON_BENCH(who_is_unreachable_already_is_told_of_at_once),
        ON_BENCH(refused_is_kept_as_a_failure_and_told),
        ON_BENCH(when_nearly_everybody_is_unreachable_all_is_held),
        ON_BENCH(one_chat_with_many_words_is_not_everybody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
