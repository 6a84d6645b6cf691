/* http_stage.c - see http_stage.h. */
#include "tests/http_stage.h"

#include "bot/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

int stage_open(void **state)
{
    struct stage *s = xalloc(sizeof *s);
    uv_loop_init(&s->loop);
    s->server = hostile_open(&s->loop);
    s->http = http_open(&s->loop, 8, NULL);
    for (int i = 0; i < MANY; i++)
        s->heard[i].stage = s;
    *state = s;
    return 0;
}

int stage_close(void **state)
{
    struct stage *s = *state;
    http_close(s->http);
    if (s->server)
        hostile_close(s->server);
    while (uv_run(&s->loop, UV_RUN_DEFAULT))
        ;
    assert_int_equal(s->waiting, 0);
    assert_int_equal(uv_loop_close(&s->loop), 0);
    free(s);
    return 0;
}

void stage_hear(void *owner, const struct http_reply *reply)
{
    struct heard *h = owner;
    h->times++;
    h->end = reply->end;
    h->status = reply->status;
    h->len = reply->len;
    h->retry_after = reply->retry_after;
    assert_int_equal(strlen(reply->body), reply->len);
    snprintf(h->body, sizeof h->body, "%s", reply->body);
    snprintf(h->why, sizeof h->why, "%s", reply->why);
    h->stage->waiting--;
    uv_stop(&h->stage->loop); /* else a turn whose timer told us waits on for a socket */
}

const char *stage_url(struct stage *s, const char *path)
{
    static char url[128];
    snprintf(url, sizeof url, "http://127.0.0.1:%d%s", hostile_port(s->server), path);
    return url;
}

struct http_call *stage_send(struct stage *s, int i, const char *path, http_done *done)
{
    struct http_request req = {
        .url = stage_url(s, path),
        .json = "{\"ping\":1}",
        .timeout_s = 1,
        .done = done,
        .owner = &s->heard[i],
    };
    struct http_call *call = http_send(s->http, &req);
    assert_non_null(call);
    s->waiting++;
    return call;
}

void stage_settle(struct stage *s)
{
    while (s->waiting > 0)
        uv_run(&s->loop, UV_RUN_ONCE);
}

/* Sends one request and waits for its end. */
struct heard *stage_ask(struct stage *s, const char *path)
{
    s->heard[0] = (struct heard){ .stage = s };
    stage_send(s, 0, path, stage_hear);
    assert_int_equal(s->heard[0].times, 0);
    stage_settle(s);
    assert_int_equal(s->heard[0].times, 1);
    return &s->heard[0];
}

void stage_assert_ok(struct stage *s, const char *path, const char *body)
{
    struct heard *h = stage_ask(s, path);
    assert_int_equal(h->end, HTTP_OK);
    assert_int_equal(h->status, 200);
    assert_string_equal(h->body, body);
}

void stage_assert_fails(struct stage *s, const char *path, enum http_end end)
{
    struct heard *h = stage_ask(s, path);
    assert_int_equal(h->end, end);
    assert_int_equal(h->status, 0);
    assert_string_equal(h->body, "");
    assert_true(strlen(h->why) > 0);
    assert_null(strstr(h->why, path));
}
