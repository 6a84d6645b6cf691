/* route_test.c - where words and presses go: commands, words and numbers for buttons,
 * replies, the screen in front; forged values; groups; roles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "tests/rig.h"

static int open_bench(void **state)
{
    struct rig *r = rig_open(&rig_product);
    rig_person(r, "anna", MENTOR);
    rig_person(r, "ben", CURATOR);
    *state = r;
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

static void shows(struct rig *r, const char *who, const char *words)
{
    const struct rig_sent *last = rig_last(r, who);
    assert_non_null(last);
    assert_string_equal(last->words, words);
}

/* ---- words ------------------------------------------------------------------------ */

static void commands(void **state)
{
    struct rig *r = *state;
    rig_say(r, "anna", "/t");
    assert_int_equal(rig_number(r, "SELECT count FROM counters WHERE name = 'done'"), 1);
    rig_say(r, "anna", "/t@TestBot with words");
    assert_int_equal(rig_number(r, "SELECT count FROM counters WHERE name = 'done'"), 2);
    rig_say(r, "anna", "/nothing");
    shows(r, "anna", "unclear");
    rig_say(r, "anna", "/");
    shows(r, "anna", "unclear");
    rig_say(r, "anna", "/cancel");
    shows(r, "anna", "home");
    rig_say(r, "eve", "/t");
    shows(r, "eve", "stranger");
    rig_event(r, EVENT_START, "anna", "a-word");
    rig_settle(r);
    shows(r, "anna", "came a-word");
}

static void words_for_buttons(void **state)
{
    struct rig *r = *state;
    static const char *const home[] = { "меню",  "Домой",  "MENU", " home ",
                                        "назад", "отмена", "СТОП", "cancel" };
    for (size_t i = 0; i < COUNT(home); i++) {
        rig_forget(r);
        rig_say(r, "anna", home[i]);
        shows(r, "anna", "home");
    }
    rig_say(r, "eve", "меню");
    shows(r, "eve", "stranger");
}

static void a_number_presses_the_button_that_stands_there(void **state)
{
    struct rig *r = *state;
    rig_say(r, "anna", "menu");
    rig_say(r, "anna", "2");
    shows(r, "anna", "two");
    rig_say(r, "anna", "2"); /* what is in front has no buttons */
    shows(r, "anna", "unclear");
    rig_press(r, "anna", "t:card:1:text");
    rig_say(r, "anna", "1"); /* that one copies a text, so the number is but a word */
    shows(r, "anna", "under 1: 1");
    rig_press(r, "anna", "t:card:1:other");
    rig_say(r, "anna", "2");
    shows(r, "anna", "other");
    static const char *const none[] = {
        "0", "-1", "3", "100", "1.", "2 2", "+", "999999"
    };
    for (size_t i = 0; i < COUNT(none); i++) {
        rig_press(r, "anna", talloc_asprintf(r->memory, "t:card:1:x%zu", i));
        rig_say(r, "anna", none[i]);
        const char *words = rig_last(r, "anna")->words;
        assert_true(strcmp(words, "unclear") == 0 || strncmp(words, "under 1", 7) == 0);
    }
}

static void words_under_the_card_in_front(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:card:4:text");
    rig_say(r, "anna", "hello");
    shows(r, "anna", "under 4: hello");
    rig_say(r, "anna", "hello"); /* now something else is in front */
    shows(r, "anna", "unclear");
}

static void a_reply_goes_to_the_card_replied_to(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:card:4:text");
    const char *card = rig_last(r, "anna")->message;
    rig_press(r, "anna", "t:card:5:other");
    rig_event(r, EVENT_WORDS, "anna", "меню")->reply_to = card; /* no button then */
    rig_settle(r);
    shows(r, "anna", "under 4: меню");
    rig_event(r, EVENT_WORDS, "anna", "hello")->reply_to = "own1";
    rig_settle(r);
    shows(r, "anna", "unclear");
    rig_event(r, EVENT_WORDS, "ben", "hello")->reply_to = card; /* not theirs */
    rig_settle(r);
    shows(r, "ben", "unclear");
}

static void what_is_no_text_is_not_lost(void **state)
{
    struct rig *r = *state;
    struct event *e = rig_event(r, EVENT_FILE, "anna", "/t");
    e->file.kind = "photo";
    e->file.id = "f1";
    rig_settle(r);
    shows(r, "anna", "unclear");
    rig_event(r, EVENT_CONTACT, "anna", "+1234");
    rig_settle(r);
    assert_int_equal(rig_count_words(r, "anna", "unclear"), 2);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM files"), 0);
}

/* ---- presses ---------------------------------------------------------------------- */

static void forged_presses_do_no_harm(void **state)
{
    struct rig *r = *state;
    static const char *const forged[] = {
        "",
        ":",
        "::::::::::::::::::::",
        "t",
        "t:",
        "t::::",
        ":say:hello",
        "t:nothing",
        "nobody:do",
        "form",
        "form:",
        "form:::",
        "form:1",
        "form:99999999999999999999:A:b",
        "form:-1:A:-cancel",
        "t:card:99999999999999999999999:x",
        "t:card:-9223372036854775808:x",
        "t:tell:9223372036854775807:x",
        "t:other:0:x",
        "t:other:-1:x",
        "t:say:\xff\xfe\xc3",
        "\xff\xff\xff",
        "t:say:<b>&\"",
        "t:say:\n\t\x01",
        "T:SAY:x",
        "t:say:a:b:c:d:e:f:g:h:i:j:k",
    };
    char longest[4096];
    memset(longest, 'x', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    memcpy(longest, "t:card:1:", strlen("t:card:1:"));
    for (size_t i = 0; i < COUNT(forged); i++) {
        rig_press(r, "anna", forged[i]);
        rig_press(r, "eve", forged[i]);
        assert_int_equal(r->press_count, 2 * (i + 1));
    }
    rig_forget(r);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM failures"), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM accounts"), 2);
    rig_press(r, "anna", longest); /* no button can say so much: its turn is undone */
    assert_int_equal(r->press_count, 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM failures"), 1);
}

static void a_press_unknown_to_us_is_old_and_shows_home(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "old:thing:1");
    shows(r, "anna", "home");
    assert_int_equal(rig_count(r, "anna", DELIVER_SEND), 2);
    rig_press(r, "eve", "old:thing:1");
    assert_null(strstr(rig_last(r, "eve")->words, "home"));
}

static void what_is_not_theirs_is_refused_in_words(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:curate:secret");
    assert_int_equal(rig_count_words(r, "anna", "secret"), 0);
    assert_int_equal(rig_count_words(r, "anna", "not for your role"), 1);
    shows(r, "anna", "home");
    assert_int_equal(r->press_count, 1);
    rig_press(r, "ben", "t:curate:secret");
    shows(r, "ben", "secret");
    rig_press(r, "eve", "t:curate:secret");
    shows(r, "eve", "stranger");
    assert_int_equal(rig_number(r, "SELECT count FROM counters WHERE name = 'done'"), 1);
}

/* ---- groups ----------------------------------------------------------------------- */

static const char *chat_of(struct rig *r, const char *who)
{
    char *sql =
        talloc_asprintf(r->memory,
                        "SELECT count(*) FROM accounts WHERE external = '%s' AND chat ="
                        " 'chat-%s'",
                        who, who);
    return rig_number(r, sql) == 1 ? who : "";
}

static void a_group_hears_one_line_and_is_left(void **state)
{
    struct rig *r = *state;
    for (int i = 0; i < 3; i++) {
        rig_event(r, EVENT_GROUP, "anna", "hello, bot")->chat = "chat-class";
        rig_event(r, EVENT_GROUP, "eve", "hello, bot")->chat = "chat-class";
    }
    rig_settle(r);
    rig_event(r, EVENT_GROUP, "eve", "hello, bot")->chat = "chat-class";
    rig_settle(r);
    assert_int_equal(r->sent_count, 2);
    assert_int_equal(r->sent[0].verb, DELIVER_SEND);
    assert_string_equal(r->sent[0].chat, "chat-class");
    assert_int_equal(r->sent[1].verb, DELIVER_LEAVE);
    assert_int_equal(rig_count(r, "anna", DELIVER_SEND), 0);
}

static void a_group_never_becomes_somebodys_chat(void **state)
{
    struct rig *r = *state;
    rig_event(r, EVENT_GROUP, "anna", "hello, bot")->chat = "chat-class";
    rig_event(r, EVENT_OTHER, "anna", "")->chat = "chat-class";
    rig_event(r, EVENT_OTHER, "anna", "")->chat = "";
    rig_settle(r);
    assert_string_equal(chat_of(r, "anna"), "anna");
    rig_press(r, "ben", "t:tell:1:private words");
    assert_int_equal(rig_count_words(r, "anna", "private words"), 1);
    assert_int_equal(rig_count_words(r, "class", "private words"), 0);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(commands),
        ON_BENCH(words_for_buttons),
        ON_BENCH(a_number_presses_the_button_that_stands_there),
        ON_BENCH(words_under_the_card_in_front),
        ON_BENCH(a_reply_goes_to_the_card_replied_to),
        ON_BENCH(what_is_no_text_is_not_lost),
        ON_BENCH(forged_presses_do_no_harm),
        ON_BENCH(a_press_unknown_to_us_is_old_and_shows_home),
        ON_BENCH(what_is_not_theirs_is_refused_in_words),
        ON_BENCH(a_group_hears_one_line_and_is_left),
        ON_BENCH(a_group_never_becomes_somebodys_chat),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
