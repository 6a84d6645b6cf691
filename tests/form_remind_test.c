/* form_remind_test.c - a long form left open is reminded of twice and no more, and not
 * while somebody is at it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "tests/form_stage.h"

#define BOTH(text) "\"ru\": \"" text "\", \"en\": \"" text "\""
#define ITEM(id, sc, more)                                                               \
    "{ \"id\": \"" id "\", \"scale\": \"" sc "\", " BOTH(id "?") more " }"
#define TEXT(id) ITEM(id, "TXT", "")
#define FORM(top, items)                                                                 \
    "{ \"form\": \"t\", \"version\": 1, " top "\"items\": [" items "] }"
#define LONG "\"portions\": true, "

static void begin(struct rig *r, const char *json)
{
    rig_form(r, "t", json);
    rig_press(r, "anna", "t:ask:5");
}

static int64_t promises(struct rig *r)
{
    return rig_number(r, "SELECT count(*) FROM promises WHERE kind = 'form.remind'");
}

static int64_t reminders(struct rig *r)
{
    return (int64_t)rig_count_words(
        r, "anna",
        "The questionnaire is not finished: 1 of 2 done. The answers are saved until "
        "September 21.");
}

/* ---- reminders -------------------------------------------------------------------- */

static void two_reminders_and_no_third(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(LONG, TEXT("A") "," TEXT("B")));
    rig_say(r, "anna", "words");
    rig_wait(r, 2 * DAY - 1);
    assert_int_equal(reminders(r), 0);
    rig_wait(r, 1);
    assert_int_equal(reminders(r), 1);
    rig_wait(r, 5 * DAY - 1);
    assert_int_equal(reminders(r), 1);
    rig_wait(r, 1);
    assert_int_equal(reminders(r), 2);
    assert_int_equal(promises(r), 0);
    rig_wait(r, 6 * DAY);
    assert_int_equal(reminders(r), 2);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM drafts"), 1);
    rig_wait(r, DAY + HOUR); /* a reminder keeps nothing alive */
    assert_int_equal(rig_number(r, "SELECT count(*) FROM drafts"), 0);
}

static void an_answer_moves_the_reminder(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(LONG, TEXT("A") "," TEXT("B") "," TEXT("C")));
    rig_wait(r, 2 * DAY - 60);
    rig_press(r, "anna", "t:ask:5");
    rig_say(r, "anna", "words");
    rig_wait(r, 2 * DAY - 60);
    form_shows(r, "B?");
    rig_wait(r, 60);
    form_shows(r, "not finished: 1 of 3");
    rig_wait(r, 4 * DAY);
    form_push(r, "Go on"); /* the sixth day: the last reminder moves too */
    form_shows(r, "B?");
    rig_wait(r, 7 * DAY - 1);
    form_shows(r, "B?");
    rig_wait(r, 1);
    form_shows(r, "not finished: 1 of 3");
    assert_int_equal(promises(r), 0);
}

static void who_wants_none_gets_none(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(LONG, TEXT("A") "," TEXT("B")));
    rig_say(r, "anna", "words");
    rig_wait(r, 2 * DAY);
    form_push(r, "No more reminders");
    form_shows(r, "no more reminders of this questionnaire");
    assert_int_equal(promises(r), 0);
    rig_press(r, "anna", "t:ask:5"); /* going on promises nothing anew */
    form_shows(r, "B?");
    assert_int_equal(promises(r), 0);
}

static void a_filled_form_is_forgotten(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(LONG, TEXT("A")));
    assert_int_equal(promises(r), 1);
    rig_say(r, "anna", "words");
    assert_int_equal(promises(r), 0);
}

/* The reminder stands in place of the question, whose time it does not prolong. */
static void a_reply_to_a_reminder_answers_nothing(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(LONG, TEXT("A") "," TEXT("B")));
    rig_wait(r, 2 * DAY);
    rig_event(r, EVENT_WORDS, "anna", "later, please")->reply_to =
        rig_last(r, "anna")->message;
    rig_settle(r);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM answers"), 0);
    rig_event(r, EVENT_WORDS, "anna", "go on")->reply_to = rig_last(r, "anna")->message;
    rig_settle(r);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM answers"), 0);
}

/* Of several reminders that came as one message, none is the form's own card. */
static void reminders_that_came_together(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(LONG, TEXT("A") "," TEXT("B")));
    rig_press(r, "anna", "t:ask:6");
    rig_say(r, "anna", "words");
    rig_forget(r);
    rig_wait(r, 2 * DAY);
    assert_int_equal(rig_count(r, "anna", DELIVER_SEND), 1);
    rig_press(r, "anna", "form:1:-mute");
    form_shows(r, "no more reminders");
    assert_int_equal(promises(r), 1);
    rig_press(r, "anna", "form:2:B:-skip"); /* its question is where it was */
    assert_int_equal(rig_number(r, "SELECT count(*) FROM drafts WHERE filled_at > 0"), 1);
}

static void a_release_that_makes_it_short_reminds_no_more(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(LONG, TEXT("A") "," TEXT("B")));
    rig_form(r, "t", FORM("", TEXT("A") "," TEXT("B")));
    rig_restart(r);
    rig_wait(r, 3 * DAY);
    form_shows(r, "A?");
    assert_int_equal(promises(r), 0);
}

#define ON_BENCH(test)                                                                   \
    cmocka_unit_test_setup_teardown(test, form_stage_open, form_stage_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(two_reminders_and_no_third),
        ON_BENCH(an_answer_moves_the_reminder),
        ON_BENCH(who_wants_none_gets_none),
        ON_BENCH(a_filled_form_is_forgotten),
        ON_BENCH(a_reply_to_a_reminder_answers_nothing),
        ON_BENCH(reminders_that_came_together),
        ON_BENCH(a_release_that_makes_it_short_reminds_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
