/* relay_test.c - words passed on: they arrive and are confirmed, are corrected and taken
 * back wherever they are, and who said them learns what did not arrive. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "tests/relay_stage.h"

/* Anna's screen is her talk with ben. */
static int open_talk(void **state)
{
    relay_stage_open(state);
    struct rig *r = *state;
    relay_press(r, "anna", "talk:open:12");
    rig_send(r);
    rig_forget(r);
    return 0;
}

/* The next words, taken by the messenger and not answered yet. */
static struct outgoing *fly(struct rig *r, const char *words)
{
    struct outgoing *o = engine_next(r->engine, PRIORITY_BULK);
    assert_non_null(o);
    assert_string_equal(o->delivery.words, words);
    return o;
}

static void land(struct rig *r, struct outgoing *o, const char *message)
{
    struct receipt sent = { SENT, message, "", NULL, 0, "" };
    engine_sent(r->engine, o, &sent);
    rig_send(r);
}

/* Anna writes; nothing is sent. */
static const char *write_only(struct rig *r, const char *words)
{
    struct event *e = rig_event(r, EVENT_WORDS, "anna", words);
    const char *message = talloc_strdup(r->memory, e->message);
    rig_take(r);
    rig_work(r);
    return message;
}

static void edit_only(struct rig *r, const char *message, const char *words)
{
    struct event *e = rig_event(r, EVENT_WORDS, "anna", words);
    e->message = message;
    e->edited = true;
    rig_take(r);
    rig_work(r);
}

static void next_is(struct rig *r, enum outcome outcome)
{
    r->receipt = (struct receipt){ outcome, "", "", NULL, 0, "says the test" };
    r->outcomes = 1;
}

/* ---- arriving --------------------------------------------------------------------- */

static void it_arrives_and_is_confirmed_then(void **state)
{
    struct rig *r = *state;
    const char *message = write_only(r, "hello & <b>");
    struct outgoing *o = fly(r, "anna: hello &amp; &lt;b&gt;");
    assert_int_equal(o->priority, PRIORITY_NOW);
    assert_null(engine_next(r->engine, PRIORITY_BULK)); /* no sign before it is there */
    land(r, o, "m77");
    const struct rig_sent *sign = relay_last(r, "anna", DELIVER_REACT);
    assert_string_equal(sign->message, message);
    assert_string_equal(sign->words, "🤝");
    relay_count(r, "anna", DELIVER_REACT, 1);
    relay_count(r, "anna", DELIVER_SEND, 0);
    assert_int_equal(relay_rows(r, "outbox"), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM relays WHERE to_message = 'm77'"
                                   " AND arrived_at > 0 AND outbox = 0"),
                     1);
}

static void its_words_are_kept_nowhere(void **state)
{
    struct rig *r = *state;
    relay_say(r, "anna", "a secret of mine");
    assert_null(strstr(rig_dump(r, NULL), "a secret of mine"));
    struct event *e = relay_photo(r, "anna", "a picture", NULL);
    e->file.id = "a-picture";
    rig_settle(r);
    assert_true(relay_last(r, "ben", DELIVER_SEND)->has_file);
    assert_null(strstr(rig_dump(r, NULL), "a-picture"));
}

static void of_many_readers_one_sign_when_all_have_it(void **state)
{
    struct rig *r = *state;
    relay_press(r, "anna", "talk:open:123");
    rig_send(r);
    write_only(r, "both of you");
    struct outgoing *one = engine_next(r->engine, PRIORITY_BULK);
    struct outgoing *other = engine_next(r->engine, PRIORITY_BULK);
    land(r, one, "m77");
    relay_count(r, "anna", DELIVER_REACT, 0);
    land(r, other, "m78");
    relay_count(r, "anna", DELIVER_REACT, 1);
    relay_press(r, "anna", "talk:back:123");
    rig_send(r);
    relay_count(r, "ben", DELIVER_DELETE, 1);
    relay_count(r, "cleo", DELIVER_DELETE, 1);
    assert_string_equal(relay_last(r, "anna", DELIVER_REACT)->words, "");
}

static void a_restart_in_between_repeats_at_most_that_one(void **state)
{
    struct rig *r = *state;
    write_only(r, "one");
    write_only(r, "two");
    struct outgoing *o = fly(r, "anna: one");
    talloc_free(o->memory); /* it arrived, and the process dies */
    rig_restart(r);
    rig_send(r);
    assert_int_equal(rig_count_words(r, "ben", "anna: one"), 1);
    assert_int_equal(rig_count_words(r, "ben", "anna: two"), 1);
    relay_count(r, "anna", DELIVER_REACT, 2);
    assert_int_equal(
        rig_number(r, "SELECT count(*) FROM relays WHERE to_message IS NULL"), 0);
}

static void long_words_go_on_in_further_messages(void **state)
{
    struct rig *r = *state;
    char words[4096 + 1];
    memset(words, 'w', 4096);
    words[4096] = '\0';
    const char *message = relay_say(r, "anna", words);
    relay_count(r, "ben", DELIVER_SEND, 2);
    relay_count(r, "anna", DELIVER_REACT, 1);
    relay_edit(r, "anna", message, "short");
    assert_string_equal(relay_last(r, "ben", DELIVER_EDIT)->words, "anna: short");
    relay_count(r, "ben", DELIVER_DELETE, 1);
    relay_edit(r, "anna", message, words);
    relay_count(r, "ben", DELIVER_SEND, 3);
    relay_press(r, "anna", "talk:back:12");
    rig_send(r);
    relay_count(r, "ben", DELIVER_DELETE, 3);
}

static void a_caption_too_long_stands_below_its_file(void **state)
{
    struct rig *r = *state;
    char words[1024 + 1];
    memset(words, 'w', 1024);
    words[1024] = '\0';
    const char *message =
        talloc_strdup(r->memory, relay_photo(r, "anna", words, NULL)->message);
    rig_settle(r);
    relay_count(r, "ben", DELIVER_SEND, 2);
    assert_true(r->sent[0].has_file);
    assert_string_equal(r->sent[0].words, "");
    assert_false(r->sent[1].has_file);
    relay_edit(r, "anna", message, "fits");
    assert_string_equal(relay_last(r, "ben", DELIVER_EDIT)->words, "anna: fits");
    assert_true(relay_last(r, "ben", DELIVER_EDIT)->has_file);
    assert_string_equal(relay_last(r, "ben", DELIVER_DELETE)->message,
                        relay_last(r, "ben", DELIVER_SEND)->message);
}

/* ---- corrections ------------------------------------------------------------------ */

static void what_waits_leaves_corrected(void **state)
{
    struct rig *r = *state;
    const char *message = write_only(r, "wrong");
    edit_only(r, message, "right");
    rig_send(r);
    assert_string_equal(relay_last(r, "ben", DELIVER_SEND)->words, "anna: right");
    relay_count(r, "ben", DELIVER_EDIT, 0);
}

static void what_is_on_its_way_is_corrected_behind(void **state)
{
    struct rig *r = *state;
    const char *message = write_only(r, "wrong");
    struct outgoing *o = fly(r, "anna: wrong");
    edit_only(r, message, "better");
    edit_only(r, message, "right");
    land(r, o, "m77");
    relay_count(r, "ben", DELIVER_EDIT, 1); /* two of them became one */
    const struct rig_sent *edit = relay_last(r, "ben", DELIVER_EDIT);
    assert_string_equal(edit->message, "m77");
    assert_string_equal(edit->words, "anna: right");
    relay_count(r, "anna", DELIVER_REACT, 1);
}

static void what_arrived_is_corrected_in_place(void **state)
{
    struct rig *r = *state;
    const char *message = relay_say(r, "anna", "wrong");
    const char *there = relay_last(r, "ben", DELIVER_SEND)->message;
    relay_edit(r, "anna", message, "right");
    assert_string_equal(relay_last(r, "ben", DELIVER_EDIT)->message, there);
    assert_string_equal(relay_last(r, "ben", DELIVER_EDIT)->words, "anna: right");
    relay_edit(r, "ben", message, "forged"); /* ben has no such message */
    assert_int_equal(rig_count_words(r, "anna", "forged"), 0);
    relay_count(r, "anna", DELIVER_REACT, 1);
}

static void a_correction_of_what_is_gone_comes_as_a_message(void **state)
{
    struct rig *r = *state;
    const char *message = relay_say(r, "anna", "wrong");
    next_is(r, GONE);
    relay_edit(r, "anna", message, "right");
    assert_string_equal(relay_last(r, "ben", DELIVER_SEND)->words, "anna: right");
    relay_edit(r, "anna", message, "better");
    assert_string_equal(relay_last(r, "ben", DELIVER_EDIT)->message,
                        relay_last(r, "ben", DELIVER_SEND)->message);
    relay_count(r, "anna", DELIVER_REACT, 1);
}

static void what_the_feature_keeps_is_corrected_there(void **state)
{
    struct rig *r = *state;
    relay_press(r, "anna", "talk:open:9");
    rig_send(r);
    const char *message = relay_say(r, "anna", "wrong");
    relay_count(r, "ben", DELIVER_SEND, 0);
    relay_edit(r, "anna", message, "right");
    assert_int_equal(rig_count_words(r, "anna", "kept: right"), 1);
    relay_count(r, "anna", DELIVER_REACT, 0);
}

/* ---- taking back ------------------------------------------------------------------ */

static void what_waits_is_never_sent(void **state)
{
    struct rig *r = *state;
    const char *message = write_only(r, "wrong");
    relay_press(r, "anna", "talk:back:12");
    rig_send(r);
    relay_count(r, "ben", DELIVER_SEND, 0);
    relay_count(r, "ben", DELIVER_DELETE, 0);
    relay_count(r, "anna", DELIVER_REACT, 0);
    relay_edit(r, "anna", message, "again"); /* nothing comes of it any more */
    relay_count(r, "ben", DELIVER_SEND, 0);
    relay_press(r, "anna", "talk:back:12");
    rig_send(r);
    assert_int_equal(rig_count_words(r, "anna", "nothing to take back"), 1);
}

static void what_is_on_its_way_is_deleted_behind(void **state)
{
    struct rig *r = *state;
    const char *message = write_only(r, "wrong");
    struct outgoing *o = fly(r, "anna: wrong");
    edit_only(r, message, "right");
    relay_press(r, "anna", "talk:back:12");
    land(r, o, "m77");
    assert_string_equal(relay_last(r, "ben", DELIVER_DELETE)->message, "m77");
    relay_count(r, "ben", DELIVER_EDIT, 0);
    relay_count(r, "anna", DELIVER_REACT, 0);
}

/* The first try was not answered in time; there is no second. */
static void what_is_held_on_its_way_is_not_tried_again(void **state)
{
    struct rig *r = *state;
    write_only(r, "wrong");
    struct outgoing *o = fly(r, "anna: wrong");
    relay_press(r, "anna", "talk:back:12");
    struct receipt not_yet = { NOT_YET, "", "", NULL, 1, "says the test" };
    engine_sent(r->engine, o, &not_yet);
    rig_wait(r, 2);
    relay_count(r, "ben", DELIVER_SEND, 0);
    relay_count(r, "ben", DELIVER_DELETE, 0);
    assert_int_equal(relay_rows(r, "outbox"), 0);
    relay_say(r, "anna", "right"); /* the chat is free */
    relay_count(r, "ben", DELIVER_SEND, 1);
}

static void what_arrived_is_deleted_with_its_sign(void **state)
{
    struct rig *r = *state;
    const char *message = relay_say(r, "anna", "wrong");
    rig_wait(r, 2 * DAY - 1);
    relay_press(r, "anna", "talk:back:12");
    rig_send(r);
    assert_string_equal(relay_last(r, "ben", DELIVER_DELETE)->message,
                        relay_last(r, "ben", DELIVER_SEND)->message);
    assert_string_equal(relay_last(r, "anna", DELIVER_REACT)->message, message);
    assert_string_equal(relay_last(r, "anna", DELIVER_REACT)->words, "");
}

static void what_is_old_becomes_other_words(void **state)
{
    struct rig *r = *state;
    relay_say(r, "anna", "wrong");
    rig_wait(r, 2 * DAY);
    relay_press(r, "anna", "talk:back:12");
    rig_send(r);
    relay_count(r, "ben", DELIVER_DELETE, 0);
    assert_string_equal(relay_last(r, "ben", DELIVER_EDIT)->words, "t");
}

static void what_cannot_be_deleted_becomes_other_words(void **state)
{
    struct rig *r = *state;
    relay_say(r, "anna", "wrong");
    relay_press(r, "anna", "talk:back:12");
    next_is(r, GONE);
    r->outcomes = 2; /* the sign cannot be taken off either */
    rig_send(r);
    const struct rig_sent *edit = relay_last(r, "ben", DELIVER_EDIT);
    assert_string_equal(edit->words, "t");
    assert_string_equal(edit->message, relay_last(r, "ben", DELIVER_SEND)->message);
    assert_int_equal(relay_rows(r, "outbox"), 0);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_talk, relay_stage_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(it_arrives_and_is_confirmed_then),
        ON_BENCH(its_words_are_kept_nowhere),
        ON_BENCH(of_many_readers_one_sign_when_all_have_it),
        ON_BENCH(a_restart_in_between_repeats_at_most_that_one),
        ON_BENCH(long_words_go_on_in_further_messages),
        ON_BENCH(a_caption_too_long_stands_below_its_file),
        ON_BENCH(what_waits_leaves_corrected),
        ON_BENCH(what_is_on_its_way_is_corrected_behind),
        ON_BENCH(what_arrived_is_corrected_in_place),
        ON_BENCH(a_correction_of_what_is_gone_comes_as_a_message),
        ON_BENCH(what_the_feature_keeps_is_corrected_there),
        ON_BENCH(what_waits_is_never_sent),
        ON_BENCH(what_is_on_its_way_is_deleted_behind),
        ON_BENCH(what_is_held_on_its_way_is_not_tried_again),
        ON_BENCH(what_arrived_is_deleted_with_its_sign),
        ON_BENCH(what_is_old_becomes_other_words),
        ON_BENCH(what_cannot_be_deleted_becomes_other_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
