/* terminal_test.c - the messenger of the stories keeps the promises of messenger.h, and
 * is as strict as the strictest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "bot/base.h"
#include "bot/terminal.h"
#include "tests/story.h"

static int64_t now = 1000;

static int64_t read_now(void *owner)
{
    (void)owner;
    return now;
}

static struct messenger *open_terminal(void)
{
    return terminal_open(&(struct terminal_settings){ .now = read_now, .rows_most = 8 });
}

static void close_terminal(struct messenger *m)
{
    m->close(m);
    terminal_pump(terminal_of(m));
}

static const struct terminal_person ira = { "ира", "Ира", "ru" };

struct heard {
    int times;
    enum outcome outcome;
    char message[16];
    int wait;
};

static void on_receipt(void *owner, const struct receipt *r)
{
    struct heard *h = owner;
    h->times++;
    h->outcome = r->outcome;
    h->wait = r->wait;
    snprintf(h->message, sizeof h->message, "%s", r->message);
}

static struct heard deliver(struct messenger *m, const struct delivery *d)
{
    struct heard h = { 0 };
    m->send(m, d, on_receipt, &h);
    assert_int_equal(h.times, 0);
    terminal_pump(terminal_of(m));
    assert_int_equal(h.times, 1);
    return h;
}

/* ---- calls and answers ------------------------------------------------------------ */

static void on_page(void *owner, struct page *page)
{
    struct page **kept = owner;
    *kept = page;
}

static void events_are_read_once_confirmed(void **state)
{
    struct messenger *m = open_terminal();
    struct terminal *t = terminal_of(m);
    struct page *page = NULL;
    (void)state;
    terminal_say(t, &ira, "раз", NULL);
    terminal_say(t, &ira, "два", NULL);
    m->receive(m, "", 0, 1, on_page, &page);
    assert_null(page);
    terminal_pump(t);
    assert_int_equal(page->count, 1);
    assert_string_equal(page->events[0].words, "раз");
    char *cursor = talloc_strdup(NULL, page->events[0].cursor);
    talloc_free(page);
    m->receive(m, "", 0, 9, on_page, &page); /* not confirmed: told again */
    terminal_pump(t);
    assert_int_equal(page->count, 2);
    talloc_free(page);
    m->receive(m, cursor, 0, 9, on_page, &page);
    terminal_pump(t);
    assert_int_equal(page->count, 1);
    assert_string_equal(page->events[0].words, "два");
    talloc_free(page);
    talloc_free(cursor);
    close_terminal(m);
}

static void a_wait_ends_with_words_time_or_closing(void **state)
{
    struct messenger *m = open_terminal();
    struct page *page = NULL;
    (void)state;
    m->receive(m, "", 30, 9, on_page, &page);
    assert_false(terminal_pump(terminal_of(m)));
    now += 30;
    assert_true(terminal_pump(terminal_of(m)));
    assert_int_equal(page->count, 0);
    talloc_free(page);
    page = NULL;
    m->receive(m, "", 30, 9, on_page, &page);
    m->close(m);
    assert_null(page);
    terminal_pump(terminal_of(m));
    assert_int_equal(page->end, PAGE_RETRY);
    talloc_free(page);
}

static void messages_are_edited_stripped_and_deleted(void **state)
{
    struct messenger *m = open_terminal();
    const struct terminal_chat *c = terminal_chat(terminal_of(m), "ира");
    struct key key = { .label = "Да", .value = "a:b" };
    struct delivery d = { .chat = "ира", .words = "раз", .keys = &key, .key_count = 1 };
    (void)state;
    struct heard sent = deliver(m, &d);
    assert_int_equal(sent.outcome, SENT);
    d.verb = DELIVER_EDIT;
    d.message = sent.message;
    assert_int_equal(deliver(m, &d).outcome, SENT);
    assert_int_equal(c->shown_count, 1); /* the same once more is nothing new */
    d.words = "<b>два</b>";
    deliver(m, &d);
    assert_int_equal(c->shown_count, 2);
    assert_string_equal(c->shown[1].plain, "два");
    assert_int_equal(c->messages[0].now.key_count, 1);
    d.verb = DELIVER_STRIP;
    deliver(m, &d);
    assert_int_equal(c->messages[0].now.key_count, 0);
    d.verb = DELIVER_DELETE;
    deliver(m, &d);
    d.verb = DELIVER_EDIT;
    assert_int_equal(deliver(m, &d).outcome, GONE);
    close_terminal(m);
}

static void trouble_comes_on_demand(void **state)
{
    struct messenger *m = open_terminal();
    struct terminal *t = terminal_of(m);
    struct delivery d = { .chat = "ира", .words = "раз" };
    (void)state;
    terminal_trouble(t, &(struct terminal_trouble){
                            .outcome = NOT_YET, .chat = "ира", .until = now + 7 });
    struct heard held = deliver(m, &d);
    assert_int_equal(held.outcome, NOT_YET);
    assert_int_equal(held.wait, 7);
    now += 7;
    assert_int_equal(deliver(m, &d).outcome, SENT);
    terminal_trouble(
        t, &(struct terminal_trouble){ .outcome = NOT_YET, .lost = true, .times = 1 });
    assert_int_equal(deliver(m, &d).outcome, NOT_YET);
    assert_int_equal(terminal_chat(t, "ира")->message_count, 2);
    assert_int_equal(terminal_troubled(t), 1);
    terminal_stop(t, &ira);
    assert_int_equal(deliver(m, &d).outcome, UNREACHABLE);
    terminal_say(t, &ira, "вернулась", NULL);
    assert_int_equal(deliver(m, &d).outcome, SENT);
    assert_null(terminal_fault(t));
    close_terminal(m);
}

/* ---- rules ------------------------------------------------------------------------ */

static void refused(const struct delivery *d, const char *why)
{
    struct messenger *m = open_terminal();
    assert_int_equal(deliver(m, d).outcome, REFUSED);
    const char *fault = terminal_fault(terminal_of(m));
    if (!strstr(fault, why))
        fail_msg("not «%s» but «%s»", why, fault);
    close_terminal(m);
}

static void refused_key(const char *label, const char *value, enum key_kind kind,
                        const char *why)
{
    struct key key = { .kind = kind, .label = label, .value = value };
    refused(&(struct delivery){ .chat = "1", .words = "a", .keys = &key, .key_count = 1 },
            why);
}

static void wrong_words_are_refused(void **state)
{
    char many[5000];
    (void)state;
    memset(many, 'x', sizeof many);
    many[4097] = '\0';
    refused(&(struct delivery){ .chat = "1", .words = many }, "more than 4096");
    many[1025] = '\0';
    refused(&(struct delivery){ .chat = "1",
                                .words = many,
                                .file = { .kind = "photo", .id = "file-1" } },
            "more than 1024");
    refused(&(struct delivery){ .chat = "1", .words = " " }, "without words");
    refused(&(struct delivery){ .chat = "1", .words = "<b>a" }, "");
    refused(&(struct delivery){ .chat = "1", .words = "<h1>a</h1>" }, "");
    refused(&(struct delivery){ .chat = "1", .words = "", .file = { .kind = "photo" } },
            "without bytes");
    refused(&(struct delivery){ .chat = "1", .verb = DELIVER_EDIT, .words = "a" },
            "no message");
}

static void wrong_buttons_are_refused(void **state)
{
    char many[66];
    struct key tower[9];
    (void)state;
    memset(many, 'x', sizeof many);
    many[65] = '\0';
    refused_key("A", many, KEY_PRESS, "more than 64");
    refused_key("A", "", KEY_PRESS, "says nothing");
    refused_key("", "a:b", KEY_PRESS, "without a label");
    refused_key("A", "ftp://a", KEY_LINK, "link is none");
    for (size_t i = 0; i < COUNT(tower); i++)
        tower[i] = (struct key){ .label = "A", .value = "a:b", .ends_row = true };
    refused(
        &(struct delivery){ .chat = "1", .words = "a", .keys = tower, .key_count = 9 },
        "at most eight rows");
}

/* ---- the check against Telegram -------------------------------------------------- */

static void contract(const char *value, const char *sentence, const char *expected)
{
    struct key key = { .label = "A", .value = value };
    struct delivery d = { .chat = "1", .words = sentence, .keys = &key, .key_count = 1 };
    void *mem = talloc_new(NULL);
    const char *why = story_contract(mem, &d);
    if (!expected && why)
        fail_msg("%s", why);
    if (expected && (!why || !strstr(why, expected)))
        fail_msg("not refused as «%s» but as «%s»", expected, why ? why : "good");
    talloc_free(mem);
}

static void the_contract_is_telegrams(void **state)
{
    char many[6000];
    (void)state;
    contract("a:b", "<b>Да</b> &amp; <time at=\"1790000000\">завтра</time>", NULL);
    contract("a:b", "<b>Да", "can't parse entities");
    contract("a:b", "<b> </b>", "empty");
    memset(many, 'x', sizeof many);
    many[4097] = '\0';
    contract("a:b", many, "longer than 4096");
    many[65] = '\0';
    contract(many, "Да", "BUTTON_DATA_INVALID");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_are_read_once_confirmed),
        cmocka_unit_test(a_wait_ends_with_words_time_or_closing),
        cmocka_unit_test(messages_are_edited_stripped_and_deleted),
        cmocka_unit_test(trouble_comes_on_demand),
        cmocka_unit_test(wrong_words_are_refused),
        cmocka_unit_test(wrong_buttons_are_refused),
        cmocka_unit_test(the_contract_is_telegrams),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
