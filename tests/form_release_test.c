/* form_release_test.c - a form over time: old buttons, old questions, a restart, and a
 * new release that adds and drops questions while somebody is answering. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "tests/rig.h"

#define ITEM(id, more)                                                                   \
    "{ \"id\": \"" id "\", \"scale\": \"TXT\", \"ru\": \"" id "?\", \"en\": \"" id       \
    "?\"" more " }"
#define CHOICE(id, choices)                                                              \
    "{ \"id\": \"" id "\", \"scale\": \"MCH\", \"ru\": \"" id "?\", \"en\": \"" id       \
    "?\", \"choices\": [" choices "] }"
#define OF(id) "{ \"id\": \"" id "\", \"ru\": \"" id "\", \"en\": \"" id "\" }"
#define FORM(version, items)                                                             \
    "{ \"form\": \"t\", \"version\": " version ", \"items\": [" items "] }"

static int open_bench(void **state)
{
    struct rig *r = rig_open(&rig_product);
    rig_form(r, "t", FORM("1", ITEM("TEXT", "") "," ITEM("NUM", "") "," ITEM("ONE", "")));
    rig_person(r, "anna", MENTOR);
    rig_person(r, "ben", MENTEE);
    rig_press(r, "anna", "t:ask:5");
    *state = r;
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

static void shows(struct rig *r, const char *words)
{
    const struct rig_sent *last = rig_last(r, "anna");
    if (!strstr(last->words, words))
        fail_msg("not \"%s\" but \"%s\"", words, last->words);
}

static void filled(struct rig *r, const char *with)
{
    char *sql = talloc_asprintf(
        r->memory, "SELECT count(*) FROM state WHERE name = 'filled' AND value = '%s'",
        with);
    assert_int_equal(rig_number(r, sql), 1);
}

static int64_t answers(struct rig *r)
{
    return rig_number(r, "SELECT count(*) FROM answers");
}

/* ---- old ones --------------------------------------------------------------------- */

static void the_button_of_an_answered_question_says_so(void **state)
{
    struct rig *r = *state;
    rig_form(r, "t", FORM("1", CHOICE("MANY", OF("x") "," OF("y")) "," ITEM("TEXT", "")));
    rig_press(r, "anna", "t:ask:6");
    rig_press(r, "anna", "form:2:MANY:x");
    rig_press(r, "anna", "form:2:MANY:-done");
    shows(r, "TEXT?");
    rig_forget(r);
    rig_press(r, "anna", "form:2:MANY:y");
    assert_int_equal(r->press_count, 1);
    assert_non_null(r->presses[0].words);
    assert_int_equal(
        rig_number(r, "SELECT count(*) FROM answers WHERE item = 'MANY' AND value = 'x'"),
        1);
}

static void the_button_of_a_filled_form_is_old(void **state)
{
    struct rig *r = *state;
    rig_say(r, "anna", "one");
    rig_say(r, "anna", "two");
    rig_say(r, "anna", "three");
    filled(r, "5 one/two/three/-/-");
    rig_press(r, "anna", "form:1:ONE:-back");
    shows(r, "home");
    assert_int_equal(answers(r), 3);
}

static void somebody_elses_form_is_out_of_reach(void **state)
{
    struct rig *r = *state;
    rig_say(r, "anna", "one");
    char *before = rig_dump(r, (const char *const[]){ "inbox", "outbox", "cards",
                                                      "accounts", "state", NULL });
    rig_press(r, "ben", "form:1:NUM:-cancel");
    rig_press(r, "ben", "form:1:NUM:-back");
    rig_press(r, "eve", "form:1:NUM:-cancel");
    char *after = rig_dump(r, (const char *const[]){ "inbox", "outbox", "cards",
                                                     "accounts", "state", NULL });
    assert_string_equal(before, after);
}

static void an_old_question_swallows_no_words(void **state)
{
    struct rig *r = *state;
    rig_wait(r, 29 * MINUTE);
    rig_say(r, "anna", "in time");
    shows(r, "NUM?");
    rig_wait(r, 30 * MINUTE);
    rig_say(r, "anna", "too late");
    shows(r, "unclear");
    assert_int_equal(answers(r), 1);
}

static void a_reply_answers_an_old_question(void **state)
{
    struct rig *r = *state;
    const char *question = rig_last(r, "anna")->message;
    rig_wait(r, 31 * MINUTE);
    rig_event(r, EVENT_WORDS, "anna", "late")->reply_to = question;
    rig_settle(r);
    assert_int_equal(answers(r), 1);
    shows(r, "NUM?");
}

static void a_correction_answers_nothing(void **state)
{
    struct rig *r = *state;
    rig_say(r, "anna", "one");
    rig_event(r, EVENT_WORDS, "anna", "one, corrected")->edited = true;
    rig_settle(r);
    assert_int_equal(answers(r), 1);
}

static void a_restart_goes_on_where_it_was(void **state)
{
    struct rig *r = *state;
    rig_say(r, "anna", "one");
    rig_restart(r);
    rig_say(r, "anna", "two");
    rig_restart(r);
    rig_press(r, "anna", "t:ask:5");
    shows(r, "ONE?");
    rig_say(r, "anna", "three");
    filled(r, "5 one/two/three/-/-");
}

static void of_two_forms_the_last_asked_is_answered(void **state)
{
    struct rig *r = *state;
    rig_wait(r, 1);
    rig_press(r, "anna", "t:ask:9");
    rig_say(r, "anna", "for nine");
    assert_int_equal(rig_number(r, "SELECT about FROM answers JOIN drafts ON id = draft"),
                     9);
}

static void left_alone_for_two_weeks_it_is_swept(void **state)
{
    struct rig *r = *state;
    rig_say(r, "anna", "one");
    rig_wait(r, 13 * DAY);
    assert_int_equal(answers(r), 1);
    rig_press(r, "anna", "t:ask:5"); /* looked at again, it has a fortnight anew */
    rig_wait(r, 13 * DAY);
    assert_int_equal(answers(r), 1);
    rig_wait(r, DAY + HOUR);
    assert_int_equal(answers(r), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM drafts"), 0);
}

/* ---- a new release ---------------------------------------------------------------- */

static void one_that_adds_in_the_middle(void **state)
{
    struct rig *r = *state;
    rig_say(r, "anna", "one");
    rig_say(r, "anna", "two");
    rig_form(r, "t",
             FORM("2", ITEM("TEXT", "") "," ITEM("NEW", "") "," ITEM("NUM", "") "," ITEM(
                           "ONE", "")));
    rig_restart(r);
    shows(r, "ONE?");
    rig_say(r, "anna", "three"); /* to the question that stands on the screen */
    shows(r, "NEW?");
    shows(r, "4 of 4");
    rig_say(r, "anna", "four");
    filled(r, "5 one/two/three/-/-");
    assert_int_equal(answers(r), 4);
}

static void one_that_drops_what_was_answered(void **state)
{
    struct rig *r = *state;
    rig_say(r, "anna", "one");
    rig_say(r, "anna", "two");
    rig_form(r, "t", FORM("2", ITEM("TEXT", "") "," ITEM("ONE", "")));
    rig_restart(r);
    rig_say(r, "anna", "back"); /* past the one that is no more */
    shows(r, "TEXT?");
    rig_say(r, "anna", "anew");
    rig_say(r, "anna", "three");
    filled(r, "5 anew/two/three/-/-");
}

static void one_that_drops_what_stands_on_the_screen(void **state)
{
    struct rig *r = *state;
    rig_say(r, "anna", "one");
    shows(r, "NUM?");
    rig_form(r, "t", FORM("2", ITEM("TEXT", "") "," ITEM("ONE", "")));
    rig_restart(r);
    rig_say(r, "anna", "to a question that is no more");
    shows(r, "ONE?");
    assert_int_equal(answers(r), 1);
    rig_press(r, "anna", "form:1:NUM:-back"); /* its button too */
    shows(r, "ONE?");
    rig_say(r, "anna", "three");
    filled(r, "5 one/-/three/-/-");
}

static void one_that_drops_all_that_was_left(void **state)
{
    struct rig *r = *state;
    rig_say(r, "anna", "one");
    rig_form(r, "t", FORM("2", ITEM("TEXT", "")));
    rig_restart(r);
    rig_press(r, "anna", "t:ask:5");
    filled(r, "5 one/-/-/-/-");
}

static void one_that_drops_a_choice(void **state)
{
    struct rig *r = *state;
    rig_form(r, "t", FORM("2", CHOICE("MANY", OF("x") "," OF("y") "," OF("z"))));
    rig_press(r, "anna", "t:ask:7");
    rig_press(r, "anna", "form:2:MANY:x");
    rig_press(r, "anna", "form:2:MANY:z");
    rig_form(r, "t", FORM("3", CHOICE("MANY", OF("x") "," OF("y"))));
    rig_restart(r);
    rig_press(r, "anna", "form:2:MANY:z"); /* no choice any more */
    rig_press(r, "anna", "form:2:MANY:y");
    rig_press(r, "anna", "form:2:MANY:-done");
    filled(r, "7 -/-/-/x,y/-");
}

/* What was answered keeps the version it was given to. */
static void one_that_changes_a_wording(void **state)
{
    struct rig *r = *state;
    rig_say(r, "anna", "one");
    rig_form(r, "t", FORM("2", ITEM("TEXT", "") "," ITEM("NUM", "") "," ITEM("ONE", "")));
    rig_restart(r);
    rig_say(r, "anna", "two"); /* without opening it anew */
    rig_press(r, "anna", "t:ask:5");
    rig_say(r, "anna", "three");
    filled(r, "5 one/two/three/-/-");
    assert_int_equal(rig_number(r, "SELECT version FROM answers WHERE item = 'TEXT'"), 1);
    assert_int_equal(rig_number(r, "SELECT version FROM answers WHERE item = 'NUM'"), 2);
    assert_int_equal(rig_number(r, "SELECT version FROM answers WHERE item = 'ONE'"), 2);
    assert_int_equal(rig_number(r, "SELECT version FROM drafts"), 2);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(the_button_of_an_answered_question_says_so),
        ON_BENCH(the_button_of_a_filled_form_is_old),
        ON_BENCH(somebody_elses_form_is_out_of_reach),
        ON_BENCH(an_old_question_swallows_no_words),
        ON_BENCH(a_reply_answers_an_old_question),
        ON_BENCH(a_correction_answers_nothing),
        ON_BENCH(a_restart_goes_on_where_it_was),
        ON_BENCH(of_two_forms_the_last_asked_is_answered),
        ON_BENCH(left_alone_for_two_weeks_it_is_swept),
        ON_BENCH(one_that_adds_in_the_middle),
        ON_BENCH(one_that_drops_what_was_answered),
        ON_BENCH(one_that_drops_what_stands_on_the_screen),
        ON_BENCH(one_that_drops_all_that_was_left),
        ON_BENCH(one_that_drops_a_choice),
        ON_BENCH(one_that_changes_a_wording),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
