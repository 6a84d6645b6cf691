/* form_pause_test.c - portions of a long form and the pause between them; and what the
 * product says to free text and to files. */
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
#define OF(id)   "{ \"id\": \"" id "\", " BOTH(id) " }"
#define TEXT(id) ITEM(id, "TXT", "")
#define MANY(id) ITEM(id, "MCH", ", \"choices\": [" OF("x") "," OF("y") "]")
#define GRID                                                                                \
    ITEM(                                                                                   \
        "G", "grid",                                                                        \
        ", \"of\": \"YN\", \"rows\": [" OF("a") "," OF("b") "," OF("c") "," OF("d") "," OF( \
            "e") "," OF("f") "," OF("g") "," OF("h") "," OF("i") "," OF("j") "]")
#define FORM(top, items)                                                                 \
    "{ \"form\": \"t\", \"version\": 1, " top "\"items\": [" items "] }"
#define SEVEN                                                                            \
    TEXT("A")                                                                            \
    "," TEXT("B") "," TEXT("C") "," TEXT("D") "," TEXT("E") "," TEXT("F") "," TEXT("H")
#define LONG "\"portions\": true, "

static void begin(struct rig *r, const char *json)
{
    rig_form(r, "t", json);
    rig_press(r, "anna", "t:ask:5");
}

static void say_times(struct rig *r, int times, const char *words)
{
    for (int i = 0; i < times; i++)
        rig_say(r, "anna", words);
}

static int64_t promises(struct rig *r)
{
    return rig_number(r, "SELECT count(*) FROM promises WHERE kind = 'form.remind'");
}

/* ---- portions --------------------------------------------------------------------- */

static void eight_taps_and_a_pause(void **state)
{
    struct rig *r = *state;
    begin(r, FORM("", SEVEN "," TEXT("I") "," TEXT("J")));
    say_times(r, 8, "words");
    form_shows(r, "8 of 9 done");
    form_push(r, "Go on");
    form_shows(r, "J?");
    rig_say(r, "anna", "last");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM drafts WHERE filled_at > 0"), 1);
}

static void what_takes_two_taps_does_not_end_a_portion(void **state)
{
    struct rig *r = *state;
    begin(r, FORM("", SEVEN "," MANY("M")));
    say_times(r, 7, "words");
    form_shows(r, "7 of 8 done"); /* with two more it would be nine */
    assert_int_equal(rig_number(r, "SELECT taps FROM drafts"), 7);
    form_push(r, "Go on");
    form_push(r, "x");
    form_push(r, "Done");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM drafts WHERE filled_at > 0"), 1);
}

static void a_short_form_never_pauses(void **state)
{
    struct rig *r = *state;
    begin(r, FORM("", SEVEN "," TEXT("I")));
    say_times(r, 8, "words");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM drafts WHERE filled_at > 0"), 1);
    begin(r, FORM("\"portions\": false, ", SEVEN "," MANY("M")));
    say_times(r, 7, "words");
    form_shows(r, "M?");
    assert_int_equal(promises(r), 0);
}

static void a_grid_pauses_between_its_rows(void **state)
{
    struct rig *r = *state;
    begin(r, FORM("", TEXT("A") "," GRID));
    rig_say(r, "anna", "words");
    for (int i = 0; i < 7; i++)
        form_push(r, "Yes");
    form_shows(r, "8 of 11 done");
    rig_restart(r);
    form_push(r, "Go on");
    form_shows(r, "<b>h</b>");
    form_shows(r, "9 of 11");
}

static void a_tap_that_arrives_twice_does_not_end_the_pause(void **state)
{
    struct rig *r = *state;
    begin(r, FORM("", TEXT("A") "," GRID));
    rig_say(r, "anna", "words");
    for (int i = 0; i < 6; i++)
        form_push(r, "Yes");
    const struct rig_sent *last = rig_last(r, "anna");
    const char *value = rig_button(r, "anna", "No");
    rig_pressed(r, "anna", last->message, value);
    rig_pressed(r, "anna", last->message, value);
    rig_settle(r);
    form_shows(r, "8 of 11 done");
    last = rig_last(r, "anna");
    value = rig_button(r, "anna", "Go on");
    rig_pressed(r, "anna", last->message, value);
    rig_pressed(r, "anna", last->message, value);
    rig_settle(r);
    form_push(r, "Yes");
    rig_press(r, "anna", "form:1:-on"); /* late once more: no portion begins anew */
    form_shows(r, "<b>i</b>");
    assert_int_equal(rig_number(r, "SELECT taps FROM drafts"), 1);
}

static void back_gives_the_taps_back(void **state)
{
    struct rig *r = *state;
    begin(r, FORM("", SEVEN "," TEXT("I") "," TEXT("J")));
    say_times(r, 7, "words");
    for (int i = 0; i < 3; i++) {
        rig_say(r, "anna", "back");
        rig_say(r, "anna", "again");
    }
    form_shows(r, "I?");
    rig_say(r, "anna", "words");
    form_shows(r, "8 of 9 done");
    rig_say(r, "anna", "back"); /* from the pause too */
    form_shows(r, "I?");
}

static void later_goes_home_and_home_leads_back(void **state)
{
    struct rig *r = *state;
    begin(r, FORM("", SEVEN "," TEXT("I") "," TEXT("J")));
    say_times(r, 8, "words");
    const char *message = rig_last(r, "anna")->message;
    const char *value = rig_button(r, "anna", "Later");
    rig_pressed(r, "anna", message, value);
    rig_pressed(r, "anna", message, value);
    rig_forget(r);
    rig_settle(r);
    rig_pressed(r, "anna", message, value); /* late once more */
    rig_settle(r);
    assert_int_equal(rig_count(r, "anna", DELIVER_SEND), 1);
    form_shows(r, "home");
    rig_say(r, "anna", "no answer to anything");
    form_shows(r, "unclear");
    rig_press(r, "anna", "t:ask:5");
    form_shows(r, "J?");
    assert_int_equal(rig_number(r, "SELECT taps FROM drafts"), 0);
}

static void the_pause_takes_words(void **state)
{
    struct rig *r = *state;
    begin(r, FORM("", SEVEN "," TEXT("I") "," TEXT("J")));
    say_times(r, 8, "words");
    rig_say(r, "anna", "what is this?");
    form_shows(r, "unclear");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM answers"), 8);
    rig_say(r, "anna", "later");
    form_shows(r, "home");
    rig_say(r, "anna", "go on");
    form_shows(r, "J?");
}

static void a_long_form_is_not_lost_by_one_tap(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(LONG, TEXT("A") "," TEXT("B")));
    form_push(r, "Cancel"); /* nothing is answered yet */
    form_shows(r, "home");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM drafts"), 0);
    assert_int_equal(promises(r), 0);
    rig_press(r, "anna", "t:ask:5");
    rig_say(r, "anna", "words");
    rig_press(r, "anna", "form:2:-drop"); /* nobody offered it */
    assert_int_equal(rig_number(r, "SELECT count(*) FROM answers"), 1);
    rig_say(r, "anna", "стоп");
    form_shows(r, "1 of 2 done");
    form_push(r, "Go on");
    form_shows(r, "B?");
    form_push(r, "Cancel");
    form_push(r, "Delete the answers");
    form_shows(r, "home");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM answers"), 0);
    assert_int_equal(promises(r), 0);
}

static void somebody_elses_pause_is_out_of_reach(void **state)
{
    struct rig *r = *state;
    begin(r, FORM(LONG, TEXT("A") "," TEXT("B")));
    rig_say(r, "anna", "words");
    form_push(r, "Cancel");
    static const char *const what[] = { "-drop", "-later", "-mute", "-on" };
    for (size_t i = 0; i < COUNT(what); i++) {
        rig_press(r, "ben", talloc_asprintf(r->memory, "form:1:%s", what[i]));
        rig_press(r, "eve", talloc_asprintf(r->memory, "form:1:%s", what[i]));
    }
    assert_int_equal(rig_number(r, "SELECT count(*) FROM answers"), 1);
    assert_int_equal(promises(r), 1);
    assert_int_equal(rig_number(r, "SELECT asked = '-pause' FROM drafts"), 1);
}

/* ---- what the product says -------------------------------------------------------- */

static const char *caution(struct turn *t)
{
    (void)t;
    return "t.menu";
}

static const char *declines(struct turn *t, const char *kind)
{
    (void)t;
    return strcmp(kind, "photo") == 0 ? "engine.not_in_groups" : NULL;
}

static void free_text_has_a_caution_and_files_may_be_declined(void **state)
{
    struct product careful = rig_product;
    careful.caution = caution;
    careful.declines = declines;
    (void)state;
    struct rig *r = rig_open(&careful);
    rig_person(r, "anna", MENTOR);
    begin(r, FORM("", ITEM("A", "TXT", ", \"accepts\": [\"photo\", \"voice\"]") "," ITEM(
                          "B", "YN", "")));
    form_shows(r, "A?\nt");
    struct event *e = rig_event(r, EVENT_FILE, "anna", "");
    e->file.kind = "photo";
    e->file.id = "file-1";
    rig_settle(r);
    form_shows(r, "private chats only");
    form_shows(r, "A?");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM files"), 0);
    e = rig_event(r, EVENT_FILE, "anna", "");
    e->file.kind = "voice";
    e->file.id = "file-2";
    rig_settle(r);
    form_shows(r, "B?");
    assert_null(strstr(rig_last(r, "anna")->words, "B?\nt"));
    rig_close(r);
}

#define ON_BENCH(test)                                                                   \
    cmocka_unit_test_setup_teardown(test, form_stage_open, form_stage_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(eight_taps_and_a_pause),
        ON_BENCH(what_takes_two_taps_does_not_end_a_portion),
        ON_BENCH(a_short_form_never_pauses),
        ON_BENCH(a_grid_pauses_between_its_rows),
        ON_BENCH(a_tap_that_arrives_twice_does_not_end_the_pause),
        ON_BENCH(back_gives_the_taps_back),
        ON_BENCH(later_goes_home_and_home_leads_back),
        ON_BENCH(the_pause_takes_words),
        ON_BENCH(a_long_form_is_not_lost_by_one_tap),
        ON_BENCH(somebody_elses_pause_is_out_of_reach),
        cmocka_unit_test(free_text_has_a_caution_and_files_may_be_declined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
