/* form_grid_test.c - rows of one scale in one message: by button and by words, skipped,
 * taken back, pressed twice, forged, and after a restart or a release. */
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
#define GRID(of) ITEM("G", "grid", ", \"of\": \"" of "\", \"rows\": [" FEW "]")
#define LAST     ITEM("L", "TXT", "")

static void begin(struct rig *r, const char *json)
{
    rig_form(r, "marks", json);
    rig_press(r, "anna", "t:ask:5:marks");
}

/* ---- grid ------------------------------------------------------------------------- */

static void a_grid_goes_row_by_row_in_one_message(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(GRID("S5")));
    const char *message = rig_last(r, "anna")->message;
    form_shows(r, "1 of 3");
    form_push(r, "2 😕");
    form_shows(r, "2 of 3");
    form_shows(r, "Ann: 2 😕");
    form_shows(r, "<b>Bob</b>");
    form_push(r, "Skip");
    form_shows(r, "Bob: no answer");
    assert_string_equal(rig_last(r, "anna")->message, message);
    form_push(r, "5 😀");
    form_told(r, "-1 -1 -1 -1 -1 -1 -1 2 -1 5 0 0 0");
    form_kept(r, "G", "a=2,c=5");
}

static void a_grid_by_words(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(GRID("Y3")));
    rig_say(r, "anna", "partly");
    rig_say(r, "anna", "maybe");
    form_shows(r, "<b>Bob</b>");
    rig_say(r, "anna", "skip");
    rig_say(r, "anna", "1");
    form_kept(r, "G", "a=partly,c=yes");
    form_told(r, "-1 -1 -1 -1 -1 -1 -1 1 -1 2 0 0 0");
}

static void a_row_pressed_twice_is_marked_once(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(GRID("S5") "," LAST));
    form_push_twice(r, "4 🙂");
    form_shows(r, "<b>Bob</b>");
    form_push_twice(r, "Skip");
    form_shows(r, "<b>Cid</b>");
    form_push_twice(r, "‹ Back");
    form_shows(r, "<b>Bob</b>");
    form_kept(r, "G", "a=4");
}

static void back_goes_row_by_row_and_out(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(ITEM("F", "TXT", "") "," GRID("S5") "," LAST));
    rig_say(r, "anna", "first");
    form_push(r, "1 😞");
    form_push(r, "Skip");
    form_push(r, "3 😐");
    form_shows(r, "L?");
    form_kept(r, "G", "a=1,c=3");
    form_push(r, "‹ Back");
    form_shows(r, "<b>Cid</b>");
    form_shows(r, "Bob: no answer");
    form_push(r, "‹ Back");
    rig_say(r, "anna", "back");
    form_shows(r, "<b>Ann</b>");
    form_push(r, "‹ Back");
    form_shows(r, "F?");
}

static void forged_rows_mark_nothing(void **state)
{
    struct rig *r = *state;
    static const char *const forged[] = { "b=4",   "a=6",   "a=",  "=4",    "a",
                                          "aa=4",  "",      "4",   "a=yes", "a=4,b=4",
                                          "-skip", "-back", "a=<", "b=<",   "-done" };
    begin(r, FORM(GRID("S5")));
    for (size_t i = 0; i < COUNT(forged); i++)
        rig_press(r, "anna", talloc_asprintf(r->memory, "form:1:G:%s", forged[i]));
    form_shows(r, "<b>Ann</b>");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM answers"), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM failures"), 0);
}

static void required_rows_cannot_be_skipped(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(ITEM("G", "grid",
                       ", \"required\": true, \"of\": \"YN\", \"rows\": [" FEW "]")));
    assert_null(rig_button(r, "anna", "Skip"));
    rig_press(r, "anna", "form:1:G:a=-");
    rig_say(r, "anna", "skip");
    form_shows(r, "<b>Ann</b>");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM answers"), 0);
}

static void a_restart_in_the_middle_of_a_grid(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(GRID("A5")));
    form_push(r, "4 – rather yes");
    rig_restart(r);
    form_shows(r, "<b>Bob</b>");
    form_push(r, "Skip");
    rig_restart(r);
    rig_press(r, "anna", "t:ask:5:marks");
    form_shows(r, "Ann: 4 – rather yes");
    form_push(r, "1 – not at all");
    form_kept(r, "G", "a=4,c=1");
}

#define ROW_GONE ITEM("G", "grid", ", \"of\": \"S5\", \"rows\": [" OF("a", "Ann") "]")

static void a_release_that_drops_the_rows_that_were_left(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(GRID("S5") "," LAST));
    form_push(r, "4 🙂");
    rig_form(r, "marks", FORM(ROW_GONE "," LAST));
    rig_restart(r);
    rig_say(r, "anna", "5"); /* to the row that is no more */
    form_shows(r, "L?");
    form_kept(r, "G", "a=4");
}

#define ON_BENCH(test)                                                                   \
    cmocka_unit_test_setup_teardown(test, form_stage_open, form_stage_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(a_grid_goes_row_by_row_in_one_message),
        ON_BENCH(a_grid_by_words),
        ON_BENCH(a_row_pressed_twice_is_marked_once),
        ON_BENCH(back_goes_row_by_row_and_out),
        ON_BENCH(forged_rows_mark_nothing),
        ON_BENCH(required_rows_cannot_be_skipped),
        ON_BENCH(a_restart_in_the_middle_of_a_grid),
        ON_BENCH(a_release_that_drops_the_rows_that_were_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
