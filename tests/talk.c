/* talk.c - see talk.h. */
#include "tests/talk.h"

#include "bot/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include <cmocka.h>

struct messenger *talk_open(struct talk *s, int port)
{
    char url[64];
    snprintf(url, sizeof url, "http://127.0.0.1:%d/", port);
    struct telegram_settings settings = {
        .api_url = url, .token = TOKEN, .sends_at_once = SENDS, .poll_grace = 1
    };
    return telegram_open(&s->loop, &settings);
}

int talk_up(void **state)
{
    struct talk *s = xalloc(sizeof *s);
    uv_loop_init(&s->loop);
    s->server = hostile_open(&s->loop);
    s->m = talk_open(s, hostile_port(s->server));
    *state = s;
    return s->m ? 0 : -1;
}

int talk_down(void **state)
{
    struct talk *s = *state;
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

void talk_settle(struct talk *s)
{
    while (s->waiting > 0)
        uv_run(&s->loop, UV_RUN_ONCE);
}

static void heard(struct talk *s, const char *why)
{
    s->waiting--;
    s->told++;
    uv_stop(&s->loop); /* else a turn whose timer told us waits on for a socket */
    assert_null(strstr(why, "Secret"));
    snprintf(s->why, sizeof s->why, "%s", why);
    if (s->then)
        s->then(s);
}

void talk_on_greeted(void *owner, const struct greeting *g)
{
    struct talk *s = owner;
    s->end = g->end;
    s->wait = g->wait;
    snprintf(s->link, sizeof s->link, "%s", g->link);
    snprintf(s->name, sizeof s->name, "%s", g->name);
    heard(s, g->why);
}

void talk_greet(struct talk *s)
{
    static const struct menu_command menu[] = { { "", "help", "Help" },
                                                { "ru", "help", "Помощь" },
                                                { "", "menu", "Home" } };
    s->waiting++;
    s->m->greet(s->m, menu, COUNT(menu), talk_on_greeted, s);
    talk_settle(s);
}

void talk_on_page(void *owner, struct page *page)
{
    struct talk *s = owner;
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

void talk_receive(struct talk *s, const char *cursor)
{
    s->waiting++;
    s->m->receive(s->m, cursor, 0, 100, talk_on_page, s);
    assert_int_equal(s->told, 0);
    talk_settle(s);
    s->told = 0;
}

void talk_on_sent(void *owner, const struct receipt *receipt)
{
    struct talk *s = owner;
    s->outcome = receipt->outcome;
    snprintf(s->message, sizeof s->message, "%s", receipt->message);
    snprintf(s->file, sizeof s->file, "%s", receipt->file);
    heard(s, receipt->why);
}

void talk_put(struct talk *s, const struct delivery *d)
{
    int told = s->told;
    s->waiting++;
    s->m->send(s->m, d, talk_on_sent, s);
    assert_int_equal(s->told, told);
}

void talk_send(struct talk *s)
{
    talk_put(s, &(struct delivery){ .chat = "5", .words = "hi" });
}
