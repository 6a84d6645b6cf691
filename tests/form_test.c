/* form_test.c - questionnaires: each scale by button and by words, the way back and out,
 * and a new release while somebody is answering. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "tests/rig.h"

#define BOTH(text) "\"ru\": \"" text "\", \"en\": \"" text "\""
#define TEXT                                                                             \
    "{ \"id\": \"TEXT\", \"scale\": \"TXT\", \"max\": 10,"                               \
    " \"accepts\": [\"voice\"], " BOTH("text?") " }"
#define NUM                                                                                     \
    "{ \"id\": \"NUM\", \"scale\": \"NUM\", \"required\": true, \"min\": 2, \"max\": 9, " BOTH( \
        "num?") " }"
#define ONE                                                                              \
    "{ \"id\": \"ONE\", \"scale\": \"CH\", \"required\": true, " BOTH(                   \
        "one?") ", \"choices\": ["                                                       \
                "{ \"id\": \"a\", " BOTH("Apple") " }, { \"id\": \"b\", " BOTH(          \
                    "Pear") " }] }"
#define MANY                                                                             \
    "{ \"id\": \"MANY\", \"scale\": \"MCH\", " BOTH(                                     \
        "many?") ", \"choices\": ["                                                      \
                 "{ \"id\": \"x\", " BOTH("Ex") " }, { \"id\": \"y\", " BOTH(            \
                     "Why") " },"                                                        \
                            "{ \"id\": \"z\", " BOTH("Zed") " }] }"
#define DAY                                                                                       \
    "{ \"id\": \"DAY\", \"scale\": \"DATE\", \"required\": true, \"from\": 0, \"to\": 60, " BOTH( \
        "day?") " }"
#define NEVER                                                                            \
    "{ \"id\": \"NEVER\", \"scale\": \"TXT\", \"when\": \"no\", " BOTH("never?") " }"
#define ALWAYS                                                                           \
    "{ \"id\": \"ALWAYS\", \"scale\": \"TXT\", \"when\": \"yes\", " BOTH("always?") " }"
#define FORM(version, items)                                                             \
    "{ \"form\": \"t\", \"version\": " version ", \"items\": [" items "] }"
#define ALL FORM("1", TEXT "," NUM "," NEVER "," ONE "," MANY "," DAY)

static int open_bench(void **state)
{
    struct rig *r = rig_open(&rig_product);
    rig_form(r, "t", ALL);
    rig_person(r, "anna", MENTOR);
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

/* Presses the button of that label. */
static void push(struct rig *r, const char *label)
{
    const char *value = rig_button(r, "anna", label);
    if (!value)
        fail_msg("no button \"%s\" in \"%s\"", label, rig_last(r, "anna")->keys);
    rig_press(r, "anna", value);
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

static void upto_many(struct rig *r)
{
    rig_say(r, "anna", "words");
    rig_say(r, "anna", "7");
    push(r, "Pear");
    shows(r, "many?");
}

/* ---- five scales ------------------------------------------------------------------ */

static void every_scale_by_button(void **state)
{
    struct rig *r = *state;
    shows(r, "text?");
    shows(r, "1 of 5"); /* the one that is never asked is not counted */
    push(r, "Skip");
    shows(r, "num?");
    rig_say(r, "anna", "7"); /* a number has no button */
    push(r, "Pear");
    push(r, "Zed");
    push(r, "✓ Zed");
    push(r, "Why");
    push(r, "Ex");
    shows(r, "many?");
    push(r, "Done");
    shows(r, "day?");
    push(r, "10");
    filled(r, "5 -/7/b/x,y/2026-09-10");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM drafts WHERE filled_at > 0"), 1);
}

static void every_scale_by_words(void **state)
{
    struct rig *r = *state;
    rig_say(r, "anna", "  my words \n");
    rig_say(r, "anna", " 2 ");
    rig_say(r, "anna", "apple");
    rig_say(r, "anna", "3");
    shows(r, "many?");
    rig_say(r, "anna", "WHY");
    rig_say(r, "anna", "done");
    shows(r, "day?");
    rig_say(r, "anna", "tomorrow");
    filled(r, "5 my words/2/a/y,z/2026-09-08");
}

static void a_day_may_be_typed_in_many_ways(void **state)
{
    struct rig *r = *state;
    static const struct {
        const char *typed, *day;
    } table[] = {
        { "10.09", "2026-09-10" },      { "10.09.2026", "2026-09-10" },
        { "2026-09-10", "2026-09-10" }, { "послезавтра", "2026-09-09" },
        { " 1.10 ", "2026-10-01" },     { "today", "2026-09-07" },
    };
    rig_form(r, "t", FORM("2", DAY));
    for (size_t i = 0; i < COUNT(table); i++) {
        rig_press(r, "anna", "t:ask:6");
        rig_say(r, "anna", table[i].typed);
        filled(r, talloc_asprintf(r->memory, "6 -/-/-/-/%s", table[i].day));
    }
}

static void the_calendar_turns_and_keeps_its_buttons(void **state)
{
    struct rig *r = *state;
    upto_many(r);
    push(r, "Ex");
    push(r, "Done");
    assert_null(rig_button(r, "anna", "6")); /* yesterday */
    assert_non_null(rig_button(r, "anna", "‹ Back"));
    push(r, "Next month ›");
    shows(r, "10.2026");
    shows(r, "5 of 5");
    assert_non_null(rig_button(r, "anna", "‹ Back"));
    push(r, "Next month ›");
    assert_null(rig_button(r, "anna", "Next month ›")); /* sixty days are over */
    assert_null(rig_button(r, "anna", "7"));
    push(r, "5");
    filled(r, "5 words/7/b/x/2026-11-05");
}

static void a_voice_note_is_an_answer_where_it_is_asked_for(void **state)
{
    struct rig *r = *state;
    struct event *e = rig_event(r, EVENT_FILE, "anna", "a caption");
    e->file.kind = "photo";
    e->file.id = "file-1";
    rig_settle(r);
    shows(r, "text?");
    e = rig_event(r, EVENT_FILE, "anna", "a caption");
    e->file.kind = "voice";
    e->file.id = "file-2";
    rig_settle(r);
    shows(r, "num?");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM answers JOIN files ON"
                                   " files.id = file WHERE external = 'file-2'"),
                     1);
}

/* ---- the way back and out --------------------------------------------------------- */

static void back_takes_the_last_answer_off(void **state)
{
    struct rig *r = *state;
    assert_null(rig_button(r, "anna", "‹ Back"));
    rig_say(r, "anna", "words");
    rig_say(r, "anna", "7");
    shows(r, "one?");
    push(r, "‹ Back");
    shows(r, "num?");
    rig_say(r, "anna", "back");
    shows(r, "text?");
    assert_int_equal(answers(r), 0);
    assert_null(rig_button(r, "anna", "‹ Back"));
}

static void back_also_takes_a_skipped_one(void **state)
{
    struct rig *r = *state;
    push(r, "Skip");
    push(r, "‹ Back");
    shows(r, "text?");
}

static void skipping_may_be_typed_where_it_may_be_pressed(void **state)
{
    struct rig *r = *state;
    rig_say(r, "anna", "skip");
    shows(r, "num?");
    rig_say(r, "anna", "skip");
    shows(r, "num?");
    assert_int_equal(answers(r), 1);
}

static void cancel_drops_all(void **state)
{
    struct rig *r = *state;
    rig_say(r, "anna", "words");
    push(r, "Cancel");
    shows(r, "home");
    assert_int_equal(answers(r), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM drafts"), 0);
    rig_press(r, "anna", "t:ask:5");
    rig_say(r, "anna", "стоп");
    shows(r, "home");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM drafts"), 0);
    rig_press(r, "anna", "t:ask:5");
    rig_say(r, "anna", "/cancel");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM drafts"), 0);
}

static void home_leaves_the_form_as_it_is(void **state)
{
    struct rig *r = *state;
    rig_say(r, "anna", "words");
    rig_say(r, "anna", "меню");
    shows(r, "home");
    rig_press(r, "anna", "t:ask:5");
    shows(r, "num?");
}

static void done_wants_a_choice(void **state)
{
    struct rig *r = *state;
    upto_many(r);
    push(r, "Done");
    shows(r, "many?");
    assert_int_equal(answers(r), 3);
}

/* ---- what does not fit ------------------------------------------------------------ */

static void stays_with_words(struct rig *r, const char *typed, const char *question)
{
    size_t before = r->sent_count;
    int64_t kept = answers(r);
    rig_say(r, "anna", typed);
    shows(r, question);
    assert_true(r->sent_count > before);
    assert_true(strstr(rig_last(r, "anna")->words, question) !=
                rig_last(r, "anna")->words); /* something stands above it */
    assert_int_equal(answers(r), kept);
}

static void a_wrong_answer_keeps_the_question(void **state)
{
    struct rig *r = *state;
    stays_with_words(r, "   ", "text?");
    stays_with_words(r, "more than ten letters", "text?");
    rig_say(r, "anna", "ten letter"); /* just fits */
    stays_with_words(r, "seven", "num?");
    stays_with_words(r, "7.5", "num?");
    stays_with_words(r, "1", "num?");
    stays_with_words(r, "10", "num?");
    stays_with_words(r, "99999999999999999999999", "num?");
    rig_say(r, "anna", "9");
    stays_with_words(r, "0", "one?");
    stays_with_words(r, "3", "one?");
    stays_with_words(r, "a", "one?"); /* an id is no word of theirs */
    rig_say(r, "anna", "1");
    stays_with_words(r, "nothing", "many?");
    rig_say(r, "anna", "1");
    rig_say(r, "anna", "done");
    stays_with_words(r, "someday", "day?");
    stays_with_words(r, "31.02", "day?");
    stays_with_words(r, "06.09.2026", "day?"); /* yesterday */
    stays_with_words(r, "2027-09-10", "day?");
}

static void forged_answers_answer_nothing(void **state)
{
    struct rig *r = *state;
    static const char *const forged[] = {
        "",        "-done",        "-skip",    ">2026-10", "=2026-09-10", "nobody",
        "-nobody", "=2026-99-99x", ">9999-99", ">-999-99", "=",           ">",
    };
    rig_say(r, "anna", "words");
    for (size_t i = 0; i < COUNT(forged); i++) {
        rig_press(r, "anna", talloc_asprintf(r->memory, "form:1:NUM:%s", forged[i]));
        assert_int_equal(answers(r), 1);
    }
    rig_say(r, "anna", "7");
    rig_say(r, "anna", "1");
    rig_say(r, "anna", "1");
    rig_say(r, "anna", "done");
    for (size_t i = 0; i < COUNT(forged); i++)
        if (strcmp(forged[i], "=2026-09-10") != 0)
            rig_press(r, "anna", talloc_asprintf(r->memory, "form:1:DAY:%s", forged[i]));
    assert_int_equal(answers(r), 4);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM failures"), 0);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(every_scale_by_button),
        ON_BENCH(every_scale_by_words),
        ON_BENCH(a_day_may_be_typed_in_many_ways),
        ON_BENCH(the_calendar_turns_and_keeps_its_buttons),
        ON_BENCH(a_voice_note_is_an_answer_where_it_is_asked_for),
        ON_BENCH(back_takes_the_last_answer_off),
        ON_BENCH(back_also_takes_a_skipped_one),
        ON_BENCH(skipping_may_be_typed_where_it_may_be_pressed),
        ON_BENCH(cancel_drops_all),
        ON_BENCH(home_leaves_the_form_as_it_is),
        ON_BENCH(done_wants_a_choice),
        ON_BENCH(a_wrong_answer_keeps_the_question),
        ON_BENCH(forged_answers_answer_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
