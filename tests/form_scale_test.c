/* form_scale_test.c - the fixed scales, several choices and their order: each by button
 * and by words, skipped, taken back, pressed twice, and forged. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "tests/form_stage.h"

#define BOTH(text)   "\"ru\": \"" text "\", \"en\": \"" text "\""
#define OF(id, text) "{ \"id\": \"" id "\", " BOTH(text) " }"
#define ITEM(id, sc, more)                                                               \
    "{ \"id\": \"" id "\", \"scale\": \"" sc "\", " BOTH(id "?") more " }"
#define FEW OF("a", "Ann") "," OF("b", "Bob") "," OF("c", "Cid")
#define FORM(items)                                                                      \
    "{ \"form\": \"marks\", \"version\": 1, \"portions\": false, \"items\": [" items "] }"
#define SCALES_ALL                                                                       \
    ITEM("S5", "S5", "")                                                                 \
    "," ITEM("S10", "S10", "") "," ITEM("A5", "A5", "") "," ITEM(                        \
        "F5", "F5", "") "," ITEM("N11", "N11", "") "," ITEM("Y3", "Y3",                  \
                                                            "") "," ITEM("YN", "YN", "")
#define GRID(of) ITEM("G", "grid", ", \"of\": \"" of "\", \"rows\": [" FEW "]")
#define RANK     ITEM("R", "RANK", ", \"most\": 2, \"choices\": [" FEW "]")
#define LAST     ITEM("L", "TXT", "")
#define MANY     ITEM("M", "MCH", ", \"choices\": [" FEW "]")
#define FROM     ITEM("R", "RANK", ", \"most\": 2, \"from\": \"M\"")

static void begin(struct rig *r, const char *json)
{
    rig_form(r, "marks", json);
    rig_press(r, "anna", "t:ask:5:marks");
}

/* ---- fixed scales ----------------------------------------------------------------- */

static void every_mark_by_button(void **state)
{
    struct rig *r = *state;
    static const char *const labels[] = { "4 🙂",    "10", "2 – rather not",
                                          "1 – never", "0",  "Partly",
                                          "No" };
    begin(r, FORM(SCALES_ALL));
    for (size_t i = 0; i < COUNT(labels); i++)
        form_push(r, labels[i]);
    form_told(r, "4 10 2 1 0 1 0 -1 -1 -1 0 0 0");
}

static void every_mark_by_its_number(void **state)
{
    struct rig *r = *state;
    static const char *const typed[] = { "5", " 1 ", "3", "5", "10", "1", "1" };
    begin(r, FORM(SCALES_ALL));
    for (size_t i = 0; i < COUNT(typed); i++)
        rig_say(r, "anna", typed[i]);
    form_told(r, "5 1 3 5 10 2 1 -1 -1 -1 0 0 0"); /* the first of Y3 and YN is yes */
}

static void every_mark_by_its_words(void **state)
{
    struct rig *r = *state;
    static const char *const typed[] = { "Very bad", "7",  "YES, fully", "once or twice",
                                         "0",        "no", "yes" };
    begin(r, FORM(SCALES_ALL));
    for (size_t i = 0; i < COUNT(typed); i++)
        rig_say(r, "anna", typed[i]);
    form_told(r, "1 7 5 2 0 0 1 -1 -1 -1 0 0 0");
}

static void what_is_skipped_is_missing_and_not_zero(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(SCALES_ALL "," RANK "," GRID("N11")));
    for (int i = 0; i < 8; i++)
        form_push(r, "Skip");
    for (int i = 0; i < 3; i++)
        form_push(r, "Skip");
    form_told(r, "-1 -1 -1 -1 -1 -1 -1 -1 -1 -1 0 0 0");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM answers WHERE value IS NULL"),
                     9);
}

static void what_is_no_mark_is_told_so(void **state)
{
    struct rig *r = *state;
    static const char *const forged[] = { "0", "6",  "04",  "4 ", "yes",   "-",
                                          "<", "~4", "a=4", "",   "-done", "-1" };
    begin(r, FORM(ITEM("S5", "S5", "") "," LAST));
    rig_say(r, "anna", "6");
    form_shows(r, "S5?");
    rig_say(r, "anna", "-1");
    rig_say(r, "anna", "4.5");
    for (size_t i = 0; i < COUNT(forged); i++)
        rig_press(r, "anna", talloc_asprintf(r->memory, "form:1:S5:%s", forged[i]));
    form_shows(r, "S5?");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM answers"), 0);
    form_push_twice(r, "3 😐");
    form_shows(r, "L?");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM answers"), 1);
}

/* Half an hour later a number presses a button, and the third button is the mark 2. */
static void a_late_number_marks_nothing_wrong(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(ITEM("N11", "N11", "") "," LAST));
    rig_wait(r, HOUR);
    rig_say(r, "anna", "3");
    form_shows(r, "unclear");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM answers"), 0);
}

/* ---- order ------------------------------------------------------------------------ */

static void places_are_given_in_the_order_of_pressing(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(RANK));
    form_push(r, "Cid");
    form_push(r, "Ann");
    form_shows(r, "1. Cid\n2. Ann");
    form_push(r, "Bob");
    form_shows(r, "2 answers are marked already");
    form_kept(r, "R", "c,a");
    form_push(r, "1. Cid");
    form_shows(r, "1. Ann");
    form_push(r, "Bob");
    form_push(r, "Done");
    form_told(r, "-1 -1 -1 -1 -1 -1 -1 -1 -1 -1 1 2 0");
}

static void a_place_pressed_twice_is_taken_once(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(ITEM("R", "RANK", ", \"choices\": [" FEW "]")));
    form_push_twice(r, "Bob");
    form_kept(r, "R", "b");
    form_push_twice(r, "1. Bob");
    form_kept(r, "R", "");
    rig_say(r, "anna", "cid");
    rig_say(r, "anna", "1");
    rig_press(r, "anna", "form:1:R:c"); /* late: it does not lose its place */
    form_kept(r, "R", "c,a");
    rig_say(r, "anna", "Cid"); /* typed again, it is taken off */
    form_kept(r, "R", "a");
    rig_say(r, "anna", "done");
    form_told(r, "-1 -1 -1 -1 -1 -1 -1 -1 -1 -1 1 0 0");
}

static void choices_pressed_twice_stay_chosen(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(MANY "," LAST));
    form_push_twice(r, "Bob");
    form_push_twice(r, "Ann");
    form_kept(r, "M", "a,b");
    form_push_twice(r, "✓ Ann");
    form_kept(r, "M", "b");
    rig_press(r, "anna", "form:1:M:~c");
    rig_press(r, "anna", "form:1:M:~");
    rig_press(r, "anna", "form:1:M:a,b");
    form_kept(r, "M", "b");
}

static void back_to_choices_keeps_them_marked(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(MANY "," RANK "," LAST));
    form_push(r, "Bob");
    form_push(r, "Done");
    form_push(r, "Cid");
    form_push(r, "Done");
    form_push(r, "‹ Back");
    form_shows(r, "R?");
    assert_non_null(rig_button(r, "anna", "1. Cid"));
    form_push(r, "‹ Back");
    form_shows(r, "M?");
    form_push(r, "✓ Bob");
    form_push(r, "Ann");
    form_push(r, "Done");
    assert_non_null(rig_button(r, "anna", "1. Cid"));
}

/* ---- from ------------------------------------------------------------------------- */

static void only_what_was_chosen_is_offered(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(MANY "," FROM));
    form_shows(r, "1 of 2");
    form_push(r, "Ann");
    form_push(r, "Cid");
    form_push(r, "Done");
    form_shows(r, "R?");
    assert_null(rig_button(r, "anna", "Bob"));
    rig_press(r, "anna", "form:1:R:b");
    rig_say(r, "anna", "Bob");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM answers WHERE item = 'R'"), 0);
    rig_say(r, "anna", "2"); /* the second of those that are offered */
    form_kept(r, "R", "c");
    form_push(r, "‹ Back");
    form_push(r, "✓ Cid");
    form_push(r, "Bob");
    form_push(r, "Done");
    assert_non_null(
        rig_button(r, "anna", "Ann")); /* what is offered no more has no place */
    form_push(r, "Ann");
    form_kept(r, "R", "a");
}

static void of_a_question_that_is_not_asked_nothing_is_ordered(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(ITEM("M", "MCH",
                       ", \"when\": \"no\", \"choices\": [" FEW "]") "," FROM "," LAST));
    form_shows(r, "L?");
    assert_null(strstr(rig_last(r, "anna")->words, "of"));
}

static void with_less_than_two_there_is_nothing_to_order(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(MANY "," FROM "," LAST));
    form_push(r, "Ann");
    form_push(r, "Done");
    form_shows(r, "L?");
    form_shows(r, "2 of 2");
    form_push(r, "‹ Back");
    form_push(r, "Skip");
    form_shows(r, "L?");
    rig_say(r, "anna", "back");
    form_push(r, "Ann");
    form_push(r, "Bob");
    form_push(r, "Done");
    form_shows(r, "R?");
}

#define ON_BENCH(test)                                                                   \
    cmocka_unit_test_setup_teardown(test, form_stage_open, form_stage_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(every_mark_by_button),
        ON_BENCH(every_mark_by_its_number),
        ON_BENCH(every_mark_by_its_words),
        ON_BENCH(what_is_skipped_is_missing_and_not_zero),
        ON_BENCH(what_is_no_mark_is_told_so),
        ON_BENCH(a_late_number_marks_nothing_wrong),
        ON_BENCH(places_are_given_in_the_order_of_pressing),
        ON_BENCH(a_place_pressed_twice_is_taken_once),
        ON_BENCH(choices_pressed_twice_stay_chosen),
        ON_BENCH(back_to_choices_keeps_them_marked),
        ON_BENCH(only_what_was_chosen_is_offered),
        ON_BENCH(of_a_question_that_is_not_asked_nothing_is_ordered),
        ON_BENCH(with_less_than_two_there_is_nothing_to_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
