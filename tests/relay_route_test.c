/* relay_route_test.c - for whom plain words are while people talk through the bot: a
 * reply, the talk in front, a question; in doubt they are held, and nothing leaves before
 * a button says where to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "tests/relay_stage.h"

/* The words stand in doubt under the number that the card told. */
static void press_held(struct rig *r, const char *who, const char *does, int about)
{
    int64_t held = rig_number(r, "SELECT max(first) FROM held_words");
    relay_press(
        r, who,
        talloc_asprintf(r->memory, "talk:%s:%lld:%d", does, (long long)held, about));
    rig_send(r);
}

static int64_t held(struct rig *r)
{
    return relay_rows(r, "held_words");
}

/* ---- whose they are beyond doubt -------------------------------------------------- */

static void plain_words_answer_the_one_talk(void **state)
{
    struct rig *r = *state;
    relay_say(r, "ben", "welcome");
    relay_heard(r, "anna", "ben: welcome", 1);
    relay_say(r, "anna", "thanks");
    relay_heard(r, "ben", "anna: thanks", 1);
    relay_say(r, "ben", "3"); /* no button is pressed by it */
    relay_heard(r, "anna", "ben: 3", 1);
    assert_int_equal(held(r), 0);
}

static void a_reply_leads_back_by_either_sides_message(void **state)
{
    struct rig *r = *state;
    const char *there = relay_last(r, "ben", DELIVER_SEND)->message;
    const char *own = relay_say(r, "anna", "once more");
    relay_press(r, "anna", "talk:open:13");
    relay_press(r, "ben", "talk:open:23");
    rig_send(r);
    relay_reply(r, "ben", there, "to that");
    relay_heard(r, "anna", "ben: to that", 1);
    relay_reply(r, "anna", own, "and this");
    relay_heard(r, "ben", "anna: and this", 1);
    relay_heard(r, "cleo", "", 0);
}

static void a_reply_to_what_was_taken_back_leads_there_too(void **state)
{
    struct rig *r = *state;
    const char *there = relay_last(r, "ben", DELIVER_SEND)->message;
    relay_press(r, "anna", "talk:back:12");
    relay_press(r, "ben", "talk:tell");
    rig_send(r);
    relay_reply(r, "ben", there, "what was that");
    relay_heard(r, "anna", "ben: what was that", 1);
}

static void nobody_replies_to_what_others_said(void **state)
{
    struct rig *r = *state;
    const char *there = relay_last(r, "ben", DELIVER_SEND)->message;
    relay_reply(r, "cleo", there, "forged");
    relay_heard(r, "anna", "forged", 0);
    relay_heard(r, "ben", "forged", 0);
    assert_int_equal(held(r), 1);
}

static void a_reply_elsewhere_puts_the_talk_in_front_in_doubt(void **state)
{
    struct rig *r = *state;
    relay_press(r, "cleo", "talk:open:23");
    rig_send(r);
    relay_say(r, "cleo", "me too");
    const char *there = relay_last(r, "ben", DELIVER_SEND)->message;
    relay_press(r, "ben", "talk:open:12");
    rig_send(r);
    relay_reply(r, "ben", there, "to you");
    relay_heard(r, "cleo", "ben: to you", 1);
    relay_say(r, "ben", "and more");
    relay_heard(r, "cleo", "more", 0);
    relay_heard(r, "anna", "more", 0);
    assert_int_equal(held(r), 1);
}

/* ---- in doubt --------------------------------------------------------------------- */

static void other_words_in_between_put_the_talk_out_of_front(void **state)
{
    struct rig *r = *state;
    relay_press(r, "ben", "talk:tell");
    rig_send(r);
    relay_say(r, "ben", "welcome");
    relay_heard(r, "anna", "welcome", 0);
    relay_heard(r, "ben", "whose is", 1);
    press_held(r, "ben", "take", 12);
    relay_heard(r, "anna", "ben: welcome", 1);
    relay_heard(r, "ben", "taken by", 1);
    assert_int_equal(held(r), 0);
    assert_string_equal(relay_last(r, "ben", DELIVER_REACT)->words, "🤝");
}

static void of_two_talks_neither_is_in_front(void **state)
{
    struct rig *r = *state;
    relay_press(r, "cleo", "talk:open:23");
    rig_send(r);
    relay_say(r, "cleo", "me too");
    relay_say(r, "anna", "are you there");
    relay_say(r, "ben", "yes");
    relay_heard(r, "anna", "yes", 0);
    relay_heard(r, "cleo", "yes", 0);
    press_held(r, "ben", "take", 23);
    relay_heard(r, "cleo", "ben: yes", 1);
    relay_say(r, "cleo", "good"); /* since ben spoke there was but one */
    relay_say(r, "ben", "very good");
    relay_heard(r, "cleo", "ben: very good", 1);
}

static void a_screen_that_takes_words_makes_it_doubtful(void **state)
{
    struct rig *r = *state;
    relay_press(r, "ben", "talk:open:23");
    rig_send(r);
    relay_say(r, "anna", "are you there");
    relay_say(r, "ben", "yes");
    relay_heard(r, "anna", "yes", 0);
    relay_heard(r, "cleo", "yes", 0);
    assert_int_equal(held(r), 1);
}

static void a_question_and_a_talk_are_told_apart(void **state)
{
    struct rig *r = *state;
    relay_press(r, "ben", "talk:ask:5");
    rig_send(r);
    relay_say(r, "anna", "are you there");
    relay_say(r, "ben", "yes");
    relay_heard(r, "anna", "yes", 0);
    relay_heard(r, "ben", "or an answer", 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM answers"), 0);
    press_held(r, "ben", "answer", 0);
    assert_int_equal(
        rig_number(r,
                   "SELECT count(*) FROM state WHERE name = 'filled' AND value = 'yes'"),
        1);
    relay_heard(r, "anna", "yes", 0);
    assert_int_equal(held(r), 0);
}

static void a_reply_to_the_question_answers_it(void **state)
{
    struct rig *r = *state;
    relay_press(r, "ben", "talk:ask:5");
    rig_send(r);
    const char *question = relay_last(r, "ben", DELIVER_SEND)->message;
    relay_say(r, "anna", "are you there");
    relay_reply(r, "ben", question, "an answer");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM state WHERE name = 'filled'"),
                     1);
    relay_heard(r, "anna", "an answer", 0);
}

/* The question was put after the words, or it is forgotten. */
static void a_question_put_later_or_long_ago_is_no_doubt(void **state)
{
    struct rig *r = *state;
    relay_press(r, "ben", "talk:ask:5");
    rig_wait(r, 30 * MINUTE);
    relay_say(r, "anna", "are you there");
    relay_say(r, "ben", "yes");
    relay_heard(r, "anna", "ben: yes", 1);
    rig_wait(r, 1);
    relay_press(r, "ben", "talk:ask:5");
    rig_send(r);
    relay_say(r, "ben", "an answer");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM state WHERE name = 'filled'"),
                     1);
    relay_heard(r, "anna", "an answer", 0);
}

/* ---- held ------------------------------------------------------------------------- */

static void held_words_are_corrected_and_dropped(void **state)
{
    struct rig *r = *state;
    const char *message = relay_say(r, "cleo", "wrong");
    relay_edit(r, "cleo", message, "right");
    press_held(r, "anna", "take", 13); /* they are not anna's */
    assert_int_equal(held(r), 1);
    press_held(r, "cleo", "take", 13);
    relay_heard(r, "anna", "cleo: right", 1);
    relay_edit(r, "cleo", message, "better");
    assert_string_equal(relay_last(r, "anna", DELIVER_EDIT)->words, "cleo: better");
    relay_press(r, "cleo", "talk:tell");
    rig_send(r);
    relay_say(r, "cleo", "never mind");
    press_held(r, "cleo", "drop", 0);
    assert_int_equal(held(r), 0);
    relay_heard(r, "anna", "never mind", 0);
}

static void after_a_day_they_go_and_their_files_too(void **state)
{
    struct rig *r = *state;
    relay_photo(r, "cleo", "", NULL);
    rig_settle(r);
    assert_int_equal(relay_rows(r, "files"), 1);
    rig_wait(r, 23 * HOUR);
    assert_int_equal(held(r), 1);
    rig_wait(r, 2 * HOUR);
    assert_int_equal(held(r), 0);
    assert_int_equal(relay_rows(r, "files"), 0);
}

/* ---- albums ----------------------------------------------------------------------- */

static void an_album_is_asked_about_once(void **state)
{
    struct rig *r = *state;
    for (int i = 0; i < 3; i++)
        relay_photo(r, "cleo", i ? "" : "three of them", "album");
    rig_settle(r);
    relay_heard(r, "cleo", "whose is", 1);
    assert_int_equal(held(r), 3);
    press_held(r, "cleo", "take", 13);
    relay_photo(r, "cleo", "a late one", "album");
    rig_settle(r);
    relay_count(r, "anna", DELIVER_SEND, 5); /* and the screen of the talk with ben */
    relay_heard(r, "anna", "cleo: three of them", 1);
    relay_heard(r, "anna", "cleo: a late one", 1);
    relay_count(r, "cleo", DELIVER_REACT, 4);
    assert_int_equal(held(r), 0);
    assert_int_equal(relay_rows(r, "files"), 0);
}

static void the_rest_of_an_album_follows_its_beginning(void **state)
{
    struct rig *r = *state;
    relay_photo(r, "anna", "", "album");
    rig_settle(r);
    relay_press(r, "anna", "talk:open:13");
    rig_send(r);
    relay_photo(r, "anna", "the second", "album");
    rig_settle(r);
    relay_heard(r, "ben", "anna: the second", 1);
    relay_heard(r, "cleo", "", 0);
}

#define ON_BENCH(test)                                                                   \
    cmocka_unit_test_setup_teardown(test, relay_stage_talk, relay_stage_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(plain_words_answer_the_one_talk),
        ON_BENCH(a_reply_leads_back_by_either_sides_message),
        ON_BENCH(a_reply_to_what_was_taken_back_leads_there_too),
        ON_BENCH(nobody_replies_to_what_others_said),
        ON_BENCH(a_reply_elsewhere_puts_the_talk_in_front_in_doubt),
        ON_BENCH(other_words_in_between_put_the_talk_out_of_front),
        ON_BENCH(of_two_talks_neither_is_in_front),
        ON_BENCH(a_screen_that_takes_words_makes_it_doubtful),
        ON_BENCH(a_question_and_a_talk_are_told_apart),
        ON_BENCH(a_reply_to_the_question_answers_it),
        ON_BENCH(a_question_put_later_or_long_ago_is_no_doubt),
        ON_BENCH(held_words_are_corrected_and_dropped),
        ON_BENCH(after_a_day_they_go_and_their_files_too),
        ON_BENCH(an_album_is_asked_about_once),
        ON_BENCH(the_rest_of_an_album_follows_its_beginning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
