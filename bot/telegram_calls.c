/* telegram_calls.c - see telegram_calls.h. */
#include "bot/telegram_calls.h"

#include <stdio.h>
#include <talloc.h>

struct telegram *telegram_of(struct messenger *m)
{
    return CONTAINER_OF(m, struct telegram, messenger);
}

/* Tells those that were never sent. Others may join meanwhile, for a later turn. */
static void tell_unsent(struct telegram *t)
{
    struct telegram_call *c = t->unsent;
    t->unsent = NULL;
    while (c) {
        struct telegram_call *next = c->next;
        struct http_reply reply = { .end = HTTP_FAILED, .body = "", .why = c->why };
        c->ended(c, &reply);
        c = next;
    }
}

static void on_closed(uv_handle_t *handle)
{
    talloc_free(handle->data);
}

static void on_later(uv_timer_t *timer)
{
    struct telegram *t = timer->data;
    tell_unsent(t);
    if (t->closing && t->calls == 0)
        uv_close((uv_handle_t *)timer, on_closed);
}

void telegram_later(struct telegram *t)
{
    uv_timer_start(&t->later, on_later, 0, 0);
}

void *telegram_call(struct telegram *t, size_t size, telegram_ended *ended, void *owner)
{
    struct telegram_call *c = talloc_zero_size(NULL, size);
    if (!c)
        die("memory: none left");
    c->telegram = t;
    c->ended = ended;
    c->owner = owner;
    t->calls++;
    return c;
}

void telegram_call_over(struct telegram_call *c)
{
    struct telegram *t = c->telegram;
    talloc_free(c);
    t->calls--;
    if (t->closing)
        telegram_later(t);
}

static void on_reply(void *owner, const struct http_reply *reply)
{
    struct telegram_call *c = owner;
    c->ended(c, reply);
}

void telegram_unsent(struct telegram_call *c, const char *why)
{
    struct telegram *t = c->telegram;
    c->why = why;
    c->next = t->unsent;
    t->unsent = c;
    telegram_later(t);
}

static void go(struct telegram_call *c, struct http *pool, struct http_request *request)
{
    request->done = on_reply;
    request->owner = c;
    if (c->telegram->closing)
        telegram_unsent(c, "closing");
    else if (!http_send(pool, request))
        telegram_unsent(c, http_why(pool));
}

void telegram_go(struct telegram_call *c, struct http *pool,
                 const struct telegram_request *r, long seconds)
{
    char url[TELEGRAM_ROOT_MOST + 64];
    snprintf(url, sizeof url, "%s%s", c->telegram->root, r->method);
    go(c, pool,
       &(struct http_request){ .url = url,
                               .json = r->json,
                               .parts = r->parts,
                               .part_count = r->part_count,
                               .timeout_s = seconds });
}

void telegram_get(struct telegram_call *c, struct http *pool, const char *url,
                  long seconds)
{
    go(c, pool, &(struct http_request){ .url = url, .timeout_s = seconds });
}

void telegram_go_json(struct telegram_call *c, struct http *pool, const char *method,
                      const char *json)
{
    struct telegram_request r = { .method = method, .json = json };
    telegram_go(c, pool, &r, TELEGRAM_CALL_SECONDS);
}
