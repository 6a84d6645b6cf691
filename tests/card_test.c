/* card_test.c - words about one thing: one message of the last state, edited in place,
 * sent anew when it is out of sight; and of a stranger nothing is stored. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

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

/* The press is handled, and nothing is sent. */
static void handle(struct rig *r, const char *who, const char *message, const char *value)
{
    rig_pressed(r, who, message, value);
    rig_take(r);
    rig_work(r);
}

static void hold_first_send(struct rig *r)
{
    r->receipt = (struct receipt){ NOT_YET, "", "", NULL, 10, "too fast" };
    r->outcomes = 1;
}

static int64_t waiting(struct rig *r)
{
    return rig_number(r, "SELECT count(*) FROM outbox");
}

/* The message that lost its buttons. */
static const char *stripped(const struct rig *r)
{
    for (size_t i = 0; i < r->sent_count; i++)
        if (r->sent[i].verb == DELIVER_STRIP)
            return r->sent[i].message;
    return "none";
}

/* ---- one message ------------------------------------------------------------------ */

static void however_many_gaps_are_one_empty_line(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:gaps:1");
    assert_string_equal(rig_last(r, "anna")->words, "above\n\nbelow");
}

static void five_shows_before_the_send_are_one_message(void **state)
{
    struct rig *r = *state;
    handle(r, "anna", "m0", "t:five:1");
    assert_int_equal(waiting(r), 1);
    rig_send(r);
    assert_int_equal(r->sent_count, 1);
    assert_string_equal(rig_last(r, "anna")->words, "five 5");
    assert_string_equal(rig_last(r, "anna")->keys, "copied copy\nt:say:five 5 say\n");
}

static void five_shows_while_the_send_is_held_are_one_message(void **state)
{
    struct rig *r = *state;
    static const char *const values[] = { "t:card:1:1", "t:card:1:2", "t:card:1:3",
                                          "t:card:1:4", "t:card:1:5" };
    hold_first_send(r);
    for (size_t i = 0; i < COUNT(values); i++) {
        handle(r, "anna", "m0", values[i]);
        rig_send(r);
    }
    assert_int_equal(r->sent_count, 0);
    assert_int_equal(waiting(r), 1);
    r->ticks += 10 * SECOND;
    rig_send(r);
    assert_int_equal(r->sent_count, 1);
    assert_int_equal(r->sent[0].verb, DELIVER_SEND);
    assert_string_equal(r->sent[0].words, "5");
}

static void shows_while_it_is_on_its_way_are_one_edit_of_it(void **state)
{
    struct rig *r = *state;
    handle(r, "anna", "m0", "t:card:1:first");
    struct outgoing *o = engine_next(r->engine, PRIORITY_BULK);
    handle(r, "anna", "m0", "t:card:1:second");
    assert_int_equal(waiting(r), 2);
    handle(r, "anna", "m0", "t:card:1:third");
    assert_int_equal(waiting(r), 2);
    struct receipt sent = { SENT, "m77", "", NULL, 0, "" };
    engine_sent(r->engine, o, &sent);
    rig_send(r);
    assert_int_equal(r->sent_count, 1);
    assert_int_equal(r->sent[0].verb, DELIVER_EDIT);
    assert_string_equal(r->sent[0].message, "m77");
    assert_string_equal(r->sent[0].words, "third");
}

static void when_the_send_is_refused_the_edit_is_sent(void **state)
{
    struct rig *r = *state;
    handle(r, "anna", "m0", "t:card:1:first");
    struct outgoing *o = engine_next(r->engine, PRIORITY_BULK);
    handle(r, "anna", "m0", "t:card:1:second");
    struct receipt refused = { REFUSED, "", "", NULL, 0, "says the test" };
    engine_sent(r->engine, o, &refused);
    rig_send(r);
    assert_int_equal(r->sent_count, 1);
    assert_int_equal(r->sent[0].verb, DELIVER_SEND);
    assert_string_equal(r->sent[0].words, "second");
}

static void the_same_again_sends_nothing(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:card:1:same");
    rig_press(r, "anna", "t:card:1:same");
    assert_int_equal(r->sent_count, 1);
    rig_press(r, "anna", "t:card:1:other");
    rig_press(r, "anna", "t:card:1:same");
    assert_int_equal(r->sent_count, 3);
    assert_int_equal(rig_count(r, "anna", DELIVER_EDIT), 2);
}

static void cards_about_other_things_are_other_messages(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:card:1:one");
    rig_press(r, "anna", "t:card:2:two");
    assert_int_equal(rig_count(r, "anna", DELIVER_SEND), 2);
}

static void a_restart_forgets_no_message(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:card:1:first");
    rig_restart(r);
    rig_press(r, "anna", "t:card:1:second");
    assert_int_equal(rig_last(r, "anna")->verb, DELIVER_EDIT);
    assert_string_equal(rig_last(r, "anna")->message, "m1");
}

/* ---- out of sight ----------------------------------------------------------------- */

static void up_to_three_messages_up_it_is_edited(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:card:1:first");
    for (int i = 0; i < 3; i++)
        rig_press(r, "ben", "t:tell:1:words"); /* to anna */
    handle(r, "ben", "m0", "t:other:1:second");
    rig_send(r);
    assert_int_equal(rig_last(r, "anna")->verb, DELIVER_EDIT);
    assert_int_equal(rig_count(r, "anna", DELIVER_STRIP), 0);
}

static void farther_up_it_is_sent_anew_and_loses_its_buttons(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:card:1:first");
    const char *old = rig_last(r, "anna")->message;
    for (int i = 0; i < 4; i++)
        rig_press(r, "ben", "t:tell:1:words");
    handle(r, "ben", "m0", "t:other:1:second");
    rig_send(r);
    assert_int_equal(rig_last(r, "anna")->verb, DELIVER_SEND);
    assert_string_equal(rig_last(r, "anna")->words, "second");
    assert_int_equal(rig_count(r, "anna", DELIVER_STRIP), 1);
    assert_string_equal(stripped(r), old);
    handle(r, "ben", "m0", "t:other:1:third");
    rig_send(r);
    assert_int_equal(rig_last(r, "anna")->verb, DELIVER_EDIT);
    assert_int_equal(rig_count(r, "anna", DELIVER_STRIP), 1);
}

static void answered_by_words_it_stands_below_them(void **state)
{
    struct rig *r = *state;
    rig_say(r, "anna", "home"); /* the card "screen" */
    const char *old = rig_last(r, "anna")->message;
    rig_say(r, "anna", "menu");
    assert_int_equal(rig_last(r, "anna")->verb, DELIVER_SEND);
    assert_string_not_equal(rig_last(r, "anna")->message, old);
    assert_int_equal(rig_count(r, "anna", DELIVER_STRIP), 1);
}

/* ---- settled ---------------------------------------------------------------------- */

static void what_is_settled_has_no_buttons_nor_numbers(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:card:1:words");
    rig_press(r, "anna", "t:settle");
    assert_int_equal(rig_last(r, "anna")->verb, DELIVER_EDIT);
    assert_string_equal(rig_last(r, "anna")->words, "settled");
    assert_int_equal(rig_last(r, "anna")->key_count, 0);
    rig_say(r, "anna", "2");
    assert_string_equal(rig_last(r, "anna")->words, "unclear");
}

static void a_settled_card_is_shown_again_when_it_is_wanted(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:card:1:words");
    rig_press(r, "anna", "t:settle");
    rig_press(r, "anna", "t:card:1:words"); /* the same as before it was settled */
    assert_string_equal(rig_last(r, "anna")->words, "words");
    assert_int_equal(rig_last(r, "anna")->key_count, 2);
}

/* ---- strangers -------------------------------------------------------------------- */

static void a_stranger_is_answered_in_the_pressed_message_and_not_stored(void **state)
{
    struct rig *r = *state;
    static const char *const work[] = { "inbox", "outbox", "state", NULL };
    char *before = rig_dump(r, work);
    rig_say(r, "eve", "hello");
    assert_string_equal(rig_last(r, "eve")->words, "stranger");
    const char *message = rig_last(r, "eve")->message;
    rig_press(r, "eve", "t:open");
    assert_int_equal(rig_last(r, "eve")->verb, DELIVER_EDIT);
    assert_string_equal(rig_last(r, "eve")->message, message);
    assert_string_equal(rig_last(r, "eve")->words, "opened");
    rig_press(r, "eve", "t:card:1:text");
    rig_event(r, EVENT_START, "eve", "some-word");
    rig_event(r, EVENT_STOPPED, "eve", "");
    rig_settle(r);
    assert_string_equal(rig_dump(r, work), before);
    assert_null(strstr(rig_dump(r, NULL), "eve"));
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(however_many_gaps_are_one_empty_line),
        ON_BENCH(five_shows_before_the_send_are_one_message),
        ON_BENCH(five_shows_while_the_send_is_held_are_one_message),
        ON_BENCH(shows_while_it_is_on_its_way_are_one_edit_of_it),
        ON_BENCH(when_the_send_is_refused_the_edit_is_sent),
        ON_BENCH(the_same_again_sends_nothing),
        ON_BENCH(cards_about_other_things_are_other_messages),
        ON_BENCH(a_restart_forgets_no_message),
        ON_BENCH(up_to_three_messages_up_it_is_edited),
        ON_BENCH(farther_up_it_is_sent_anew_and_loses_its_buttons),
        ON_BENCH(answered_by_words_it_stands_below_them),
        ON_BENCH(what_is_settled_has_no_buttons_nor_numbers),
        ON_BENCH(a_settled_card_is_shown_again_when_it_is_wanted),
        ON_BENCH(a_stranger_is_answered_in_the_pressed_message_and_not_stored),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
