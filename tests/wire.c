/* wire.c - see wire.h. */
#include "tests/wire.h"

#include "bot/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include <cmocka.h>

struct messenger *wire_open(struct wire *s, int port)
{
    char url[64];
    snprintf(url, sizeof url, "http://127.0.0.1:%d/", port);
    struct telegram_settings settings = {
        .api_url = url, .token = TOKEN, .sends_at_once = SENDS, .poll_grace = 1
    };
    return telegram_open(&s->loop, &settings);
}

int wire_up(void **state)
{
    struct wire *s = xalloc(sizeof *s);
    uv_loop_init(&s->loop);
    s->server = hostile_open(&s->loop);
    s->m = wire_open(s, hostile_port(s->server));
    *state = s;
    return s->m ? 0 : -1;
}

int wire_down(void **state)
{
    struct wire *s = *state;
    if (s->m)
        s->m->close(s->m);
    hostile_close(s->server);
    while (uv_run(&s->loop, UV_RUN_DEFAULT))
        ;
    assert_int_equal(s->waiting, 0);
    assert_int_equal(uv_loop_close(&s->loop), 0);
    free(s);
    return 0;
}

void wire_settle(struct wire *s)
{
    while (s->waiting > 0)
        uv_run(&s->loop, UV_RUN_ONCE);
}

static void heard(struct wire *s, const char *why)
{
    s->waiting--;
    s->told++;
    uv_stop(&s->loop); /* else a turn whose timer told us waits on for a socket */
    assert_null(strstr(why, "Secret"));
    snprintf(s->why, sizeof s->why, "%s", why);
    if (s->then)
        s->then(s);
}

void wire_on_greeted(void *owner, const struct greeting *g)
{
    struct wire *s = owner;
    s->end = g->end;
    s->wait = g->wait;
    snprintf(s->link, sizeof s->link, "%s", g->link);
    snprintf(s->name, sizeof s->name, "%s", g->name);
    heard(s, g->why);
}

void wire_greet(struct wire *s)
{
    static const struct menu_command menu[] = { { "", "help", "Help" },
                                                { "ru", "help", "Помощь" },
                                                { "", "menu", "Home" } };
    s->waiting++;
    s->m->greet(s->m, menu, COUNT(menu), wire_on_greeted, s);
    wire_settle(s);
}

void wire_on_page(void *owner, struct page *page)
{
    struct wire *s = owner;
    const struct event *last = page->count ? &page->events[page->count - 1] : NULL;
    s->end = page->end;
    s->wait = page->wait;
    if (last) {
        snprintf(s->cursor, sizeof s->cursor, "%s", last->cursor);
        snprintf(s->words, sizeof s->words, "%s", last->words);
        s->at = last->at;
    }
    heard(s, page->why);
    talloc_free(page);
}

void wire_receive(struct wire *s, const char *cursor)
{
    s->waiting++;
    s->m->receive(s->m, cursor, 0, 100, wire_on_page, s);
    assert_int_equal(s->told, 0);
    wire_settle(s);
    s->told = 0;
}

void wire_on_sent(void *owner, const struct receipt *receipt)
{
    struct wire *s = owner;
    s->outcome = receipt->outcome;
    snprintf(s->message, sizeof s->message, "%s", receipt->message);
    snprintf(s->file, sizeof s->file, "%s", receipt->file);
    heard(s, receipt->why);
}

void wire_put(struct wire *s, const struct delivery *d)
{
    int told = s->told;
    s->waiting++;
    s->m->send(s->m, d, wire_on_sent, s);
    assert_int_equal(s->told, told);
}

void wire_send(struct wire *s)
{
    wire_put(s, &(struct delivery){ .chat = "5", .words = "hi" });
}
