/* telegram_close_test.c - the messenger Telegram being closed, and not being opened. */
#include "bot/base.h"
#include "tests/wire.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void send_once_more(struct wire *s)
{
    s->then = NULL;
    wire_send(s);
}

static void closing_tells_everybody_once(void **state)
{
    struct wire *s = *state;
    struct messenger *m = s->m;
    hostile_teach(s->server, PATH("getUpdates"), 200, NULL);
    hostile_teach(s->server, PATH("getMe"), 200, NULL);
    hostile_teach(s->server, PATH("sendMessage"), 200, NULL);
    s->waiting += 2;
    m->receive(m, "", 50, 100, wire_on_page, s);
    m->greet(m, NULL, 0, wire_on_greeted, s);
    wire_send(s);
    wire_send(s);
    wire_put(s,
             &(struct delivery){ .chat = "5", .words = "", .file = { .kind = "odour" } });
    m->answer(m, "44", NULL);
    m->close(m);
    m->close(m);
    s->m = NULL;
    assert_int_equal(s->told, 0);
    wire_settle(s);
    assert_int_equal(s->told, 5);
    assert_int_equal(s->end, PAGE_RETRY);
}

static void one_more_send_while_it_closes_is_told_too(void **state)
{
    struct wire *s = *state;
    hostile_teach(s->server, PATH("sendMessage"), 200, NULL);
    s->then = send_once_more;
    wire_send(s);
    s->m->close(s->m);
    wire_settle(s);
    s->m = NULL;
    assert_int_equal(s->told, 2);
    assert_int_equal(s->outcome, NOT_YET);
    assert_string_equal(s->why, "closing");
}

static void close_now(struct wire *s)
{
    s->m->close(s->m);
    s->m = NULL;
    s->then = NULL;
}

static void done_may_close_it(void **state)
{
    struct wire *s = *state;
    hostile_teach(s->server, PATH("getUpdates"), 200, "{\"ok\":true,\"result\":[]}");
    s->then = close_now;
    s->waiting++;
    s->m->receive(s->m, "", 0, 100, wire_on_page, s);
    wire_settle(s);
    assert_int_equal(s->end, PAGE_OK);
}

static void settings_that_cannot_be_right_are_refused(void **state)
{
    struct wire *s = *state;
    char longest[600] = "https://";
    memset(longest + 8, 'a', sizeof longest - 9);
    const struct telegram_settings bad[] = {
        { .api_url = "http://api.example.org", .token = TOKEN },
        { .api_url = longest, .token = TOKEN },
        { .token = "" },
        { .token = "123" },
        { .token = "123:" },
        { .token = ":Secret" },
        { .token = "123:Se/cret" },
    };
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_null(telegram_open(&s->loop, &bad[i]));
    struct telegram_settings good = { .token = TOKEN };
    struct messenger *m = telegram_open(&s->loop, &good);
    assert_non_null(m);
    m->close(m);
}

#define STAGED(test) cmocka_unit_test_setup_teardown(test, wire_up, wire_down)

int main(void)
{
    signal(SIGPIPE, SIG_IGN);
    const struct CMUnitTest tests[] = {
        STAGED(closing_tells_everybody_once),
        STAGED(one_more_send_while_it_closes_is_told_too),
        STAGED(done_may_close_it),
        STAGED(settings_that_cannot_be_right_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
