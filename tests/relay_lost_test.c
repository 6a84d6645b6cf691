/* relay_lost_test.c - what is not passed on: readers who cannot be reached, what a
 * messenger refuses, what is nothing to be passed on, and floods. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "tests/relay_stage.h"

static void who_is_unreachable_is_told_of(void **state)
{
    struct rig *r = *state;
    r->receipt = (struct receipt){ UNREACHABLE, "", "", NULL, 0, "blocked" };
    r->outcomes = 1;
    const char *message = relay_say(r, "anna", "are you there");
    relay_count(r, "anna", DELIVER_REACT, 1); /* of the first words */
    assert_true(relay_undelivered(r, "2 12 unreachable"));
    relay_edit(r, "anna", message, "hello?");
    relay_heard(r, "anna", "too late", 1);
    rig_sql(r, "DELETE FROM state WHERE name = 'undelivered'");
    relay_press(r, "anna", "talk:open:12");
    relay_say(r, "anna", "once more"); /* known by now */
    assert_true(relay_undelivered(r, "2 12 unreachable"));
    assert_int_equal(relay_rows(r, "outbox"), 0);
}

static void what_is_refused_is_told_of(void **state)
{
    struct rig *r = *state;
    r->receipt = (struct receipt){ REFUSED, "", "", NULL, 0, "VOICE_MESSAGES_FORBIDDEN" };
    r->outcomes = 1;
    relay_say(r, "anna", "a voice");
    assert_true(relay_undelivered(r, "2 12 refused"));
    relay_count(r, "anna", DELIVER_REACT, 1);
}

static void numbers_stickers_and_what_they_may_not_send(void **state)
{
    struct rig *r = *state;
    size_t before = rig_count(r, "ben", DELIVER_SEND);
    rig_event(r, EVENT_CONTACT, "anna", "+79990000000");
    rig_settle(r);
    relay_heard(r, "anna", "cannot pass such a message on", 1);
    relay_say(r, "anna", ""); /* a place on a map, say */
    relay_heard(r, "anna", "cannot pass such a message on", 2);
    relay_photo(r, "anna", "", NULL)->file.kind = "video";
    rig_settle(r);
    assert_string_equal(rig_last(r, "anna")->words, "t");
    assert_int_equal(rig_count(r, "ben", DELIVER_SEND), before);
    assert_int_equal(relay_rows(r, "files"), 0);
}

static void a_flood_is_passed_on_no_further(void **state)
{
    struct rig *r = *state;
    r->flood = 20;
    rig_restart(r);
    for (int i = 0; i < 60; i++)
        rig_event(r, EVENT_WORDS, "anna", "flood");
    rig_settle(r);
    relay_heard(r, "ben", "anna: flood", 20);
    relay_count(r, "anna", DELIVER_REACT, 21);
    assert_int_equal(relay_rows(r, "relays"), 21);
}

#define ON_BENCH(test)                                                                   \
    cmocka_unit_test_setup_teardown(test, relay_stage_talk, relay_stage_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(who_is_unreachable_is_told_of),
        ON_BENCH(what_is_refused_is_told_of),
        ON_BENCH(numbers_stickers_and_what_they_may_not_send),
        ON_BENCH(a_flood_is_passed_on_no_further),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
