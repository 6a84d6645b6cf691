/* form_grid_test.c - rows of one scale in one message: by button and by words, skipped,
 * taken back, pressed twice, forged, and after a restart or a release. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "tests/rig.h"

#define BOTH(text)   "\"ru\": \"" text "\", \"en\": \"" text "\""
#define OF(id, text) "{ \"id\": \"" id "\", " BOTH(text) " }"
#define ITEM(id, sc, more)                                                               \
    "{ \"id\": \"" id "\", \"scale\": \"" sc "\", " BOTH(id "?") more " }"
#define FEW OF("a", "Ann") "," OF("b", "Bob") "," OF("c", "Cid")
#define FORM(items)                                                                      \
    "{ \"form\": \"marks\", \"version\": 1, \"portions\": false, \"items\": [" items "] }"
#define GRID(of) ITEM("G", "grid", ", \"of\": \"" of "\", \"rows\": [" FEW "]")
#define LAST     ITEM("L", "TXT", "")

static int open_bench(void **state)
{
    struct rig *r = rig_open(&rig_product);
    rig_person(r, "anna", MENTOR);
    *state = r;
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

static void begin(struct rig *r, const char *json)
{
    rig_form(r, "marks", json);
    rig_press(r, "anna", "t:ask:5:marks");
}

static void shows(struct rig *r, const char *words)
{
    const struct rig_sent *last = rig_last(r, "anna");
    if (!strstr(last->words, words))
        fail_msg("not \"%s\" but \"%s\"", words, last->words);
}

static void push(struct rig *r, const char *label)
{
    const char *value = rig_button(r, "anna", label);
    if (!value)
        fail_msg("no button \"%s\" in \"%s\"", label, rig_last(r, "anna")->keys);
    rig_press(r, "anna", value);
}

/* Presses the button of that label twice before the bot has seen the first. */
static void push_twice(struct rig *r, const char *label)
{
    const struct rig_sent *last = rig_last(r, "anna");
    const char *value = rig_button(r, "anna", label);
    assert_non_null(value);
    rig_pressed(r, "anna", last->message, value);
    rig_pressed(r, "anna", last->message, value);
    rig_settle(r);
}

static void told(struct rig *r, const char *marks)
{
    char *sql = talloc_asprintf(
        r->memory, "SELECT count(*) FROM state WHERE name = 'marks' AND value = '%s '",
        marks);
    if (rig_number(r, sql) != 1)
        fail_msg("not %s", marks);
}

static void kept(struct rig *r, const char *item, const char *value)
{
    char *sql = talloc_asprintf(
        r->memory, "SELECT count(*) FROM answers WHERE item = '%s' AND value = '%s'",
        item, value);
    if (rig_number(r, sql) != 1)
        fail_msg("%s is not %s", item, value);
}

/* ---- grid ------------------------------------------------------------------------- */

static void a_grid_goes_row_by_row_in_one_message(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(GRID("S5")));
    const char *message = rig_last(r, "anna")->message;
    shows(r, "1 of 3");
    push(r, "2 😕");
    shows(r, "2 of 3");
    shows(r, "Ann: 2 😕");
    shows(r, "<b>Bob</b>");
    push(r, "Skip");
    shows(r, "Bob: no answer");
    assert_string_equal(rig_last(r, "anna")->message, message);
    push(r, "5 😀");
    told(r, "-1 -1 -1 -1 -1 -1 -1 2 -1 5 0 0 0");
    kept(r, "G", "a=2,c=5");
}

static void a_grid_by_words(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(GRID("Y3")));
    rig_say(r, "anna", "partly");
    rig_say(r, "anna", "maybe");
    shows(r, "<b>Bob</b>");
    rig_say(r, "anna", "skip");
    rig_say(r, "anna", "1");
    kept(r, "G", "a=partly,c=yes");
    told(r, "-1 -1 -1 -1 -1 -1 -1 1 -1 2 0 0 0");
}

static void a_row_pressed_twice_is_marked_once(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(GRID("S5") "," LAST));
    push_twice(r, "4 🙂");
    shows(r, "<b>Bob</b>");
    push_twice(r, "Skip");
    shows(r, "<b>Cid</b>");
    push_twice(r, "‹ Back");
    shows(r, "<b>Bob</b>");
    kept(r, "G", "a=4");
}

static void back_goes_row_by_row_and_out(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(ITEM("F", "TXT", "") "," GRID("S5") "," LAST));
    rig_say(r, "anna", "first");
    push(r, "1 😞");
    push(r, "Skip");
    push(r, "3 😐");
    shows(r, "L?");
    kept(r, "G", "a=1,c=3");
    push(r, "‹ Back");
    shows(r, "<b>Cid</b>");
    shows(r, "Bob: no answer");
    push(r, "‹ Back");
    rig_say(r, "anna", "back");
    shows(r, "<b>Ann</b>");
    push(r, "‹ Back");
    shows(r, "F?");
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
    shows(r, "<b>Ann</b>");
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
    shows(r, "<b>Ann</b>");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM answers"), 0);
}

static void a_restart_in_the_middle_of_a_grid(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(GRID("A5")));
    push(r, "4 – rather yes");
    rig_restart(r);
    shows(r, "<b>Bob</b>");
    push(r, "Skip");
    rig_restart(r);
    rig_press(r, "anna", "t:ask:5:marks");
    shows(r, "Ann: 4 – rather yes");
    push(r, "1 – not at all");
    kept(r, "G", "a=4,c=1");
}

#define ROW_GONE ITEM("G", "grid", ", \"of\": \"S5\", \"rows\": [" OF("a", "Ann") "]")

static void a_release_that_drops_the_rows_that_were_left(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(GRID("S5") "," LAST));
    push(r, "4 🙂");
    rig_form(r, "marks", FORM(ROW_GONE "," LAST));
    rig_restart(r);
    rig_say(r, "anna", "5"); /* to the row that is no more */
    shows(r, "L?");
    kept(r, "G", "a=4");
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

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
