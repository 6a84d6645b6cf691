/* http_close_test.c - calls that are cancelled, pools that are closed, a server that dies
 * and a libcurl that breaks under them. */
#include "bot/base.h"
#include "tests/http_stage.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- a libcurl that breaks when told to -------------------------------------- */

static int break_after = -1; /* calls of socket_action; -1: never */

/* Stands before libcurl's own, so that its failure can be seen at all. */
CURLMcode curl_multi_socket_action(CURLM *multi, curl_socket_t fd, int what, int *running)
{
    typedef CURLMcode action(CURLM *, curl_socket_t, int, int *);
    static action *real;
    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "curl_multi_socket_action");
    if (break_after >= 0 && break_after-- == 0)
        return CURLM_INTERNAL_ERROR;
    return real(multi, fd, what, running);
}

/* ---- cancelling and closing -------------------------------------------------- */

static void a_call_in_flight_is_cancelled(void **state)
{
    struct stage *s = *state;
    struct http_call *call = stage_send(s, 0, "/silent", stage_hear);
    stage_send(s, 1, "/slow", stage_hear);
    while (hostile_requests(s->server) < 2)
        uv_run(&s->loop, UV_RUN_ONCE);
    http_cancel(call);
    assert_int_equal(s->heard[0].times, 0);
    stage_settle(s);
    assert_int_equal(s->heard[0].end, HTTP_CANCELLED);
    assert_string_equal(s->heard[0].why, "cancelled");
    assert_int_equal(s->heard[1].end, HTTP_OK);
}

static void a_call_is_cancelled_before_its_first_turn(void **state)
{
    struct stage *s = *state;
    http_cancel(stage_send(s, 0, "/ok", stage_hear));
    stage_settle(s);
    assert_int_equal(s->heard[0].end, HTTP_CANCELLED);
    assert_int_equal(s->heard[0].times, 1);
}

static void cancel_other(void *owner, const struct http_reply *reply)
{
    struct heard *h = owner;
    http_cancel(h->stage->other);
    stage_hear(owner, reply);
}

static void done_may_cancel_another(void **state)
{
    struct stage *s = *state;
    s->other = stage_send(s, 1, "/silent", stage_hear);
    stage_send(s, 0, "/slow", cancel_other);
    stage_settle(s);
    assert_int_equal(s->heard[0].end, HTTP_OK);
    assert_int_equal(s->heard[1].end, HTTP_CANCELLED);
}

static void next_link(void *owner, const struct http_reply *reply)
{
    struct heard *h = owner;
    struct stage *s = h->stage;
    assert_int_equal(reply->status, 200);
    if (s->left-- > 0)
        stage_send(s, 0, "/ok", next_link);
    stage_hear(owner, reply);
}

static void done_may_send_again_and_again(void **state)
{
    struct stage *s = *state;
    s->left = 40;
    stage_send(s, 0, "/ok", next_link);
    stage_settle(s);
    assert_int_equal(s->heard[0].times, 41);
    assert_int_equal(hostile_requests(s->server), 41);
    assert_true(hostile_connections(s->server) <= 2);
}

static void close_pool(void *owner, const struct http_reply *reply)
{
    struct heard *h = owner;
    http_close(h->stage->http);
    http_close(h->stage->http);
    stage_hear(owner, reply);
}

/* The pool frees itself soon: the stage must not close it once more. */
static void run_out(struct stage *s)
{
    stage_settle(s);
    s->http = NULL;
}

static void done_may_close_the_pool(void **state)
{
    struct stage *s = *state;
    stage_send(s, 0, "/slow", close_pool);
    stage_send(s, 1, "/silent", stage_hear);
    run_out(s);
    assert_int_equal(s->heard[0].end, HTTP_OK);
    assert_int_equal(s->heard[1].end, HTTP_CANCELLED);
}

static void send_into_closing(void *owner, const struct http_reply *reply)
{
    struct heard *h = owner;
    struct http_request req = { .url = "https://example.org/", .done = stage_hear };
    assert_null(http_send(h->stage->http, &req));
    assert_string_equal(http_why(h->stage->http), "the pool is closing");
    stage_hear(owner, reply);
}

static void closing_ends_all_that_is_in_flight(void **state)
{
    struct stage *s = *state;
    for (int i = 0; i < 8; i++)
        stage_send(s, i, i % 2 ? "/silent" : "/stall",
                   i ? stage_hear : send_into_closing);
    while (hostile_requests(s->server) < 8)
        uv_run(&s->loop, UV_RUN_ONCE);
    http_close(s->http);
    assert_int_equal(s->waiting, 8);
    run_out(s);
    for (int i = 0; i < 8; i++) {
        assert_int_equal(s->heard[i].end, HTTP_CANCELLED);
        assert_int_equal(s->heard[i].times, 1);
    }
}

static void closing_before_the_first_turn_ends_the_call(void **state)
{
    struct stage *s = *state;
    stage_send(s, 0, "/ok", stage_hear);
    http_cancel(stage_send(s, 1, "/ok", stage_hear));
    http_close(s->http);
    assert_int_equal(s->waiting, 2);
    run_out(s);
    assert_int_equal(s->heard[0].end, HTTP_CANCELLED);
    assert_int_equal(s->heard[1].end, HTTP_CANCELLED);
    assert_int_equal(hostile_requests(s->server), 0);
}

static void the_server_dies_under_eight_calls(void **state)
{
    struct stage *s = *state;
    for (int i = 0; i < 8; i++)
        stage_send(s, i, "/silent", stage_hear);
    while (hostile_requests(s->server) < 8)
        uv_run(&s->loop, UV_RUN_ONCE);
    hostile_close(s->server);
    s->server = NULL;
    stage_settle(s);
    for (int i = 0; i < 8; i++)
        assert_int_equal(s->heard[i].end, HTTP_FAILED);
}

/* ---- a libcurl that breaks --------------------------------------------------- */

static void send_anew(void *owner, const struct http_reply *reply)
{
    struct heard *h = owner;
    stage_send(h->stage, 2, "/ok", stage_hear);
    stage_hear(owner, reply);
}

static void a_broken_libcurl_is_started_again(void **state)
{
    struct stage *s = *state;
    for (int when = 0; when < 4; when++) {
        stage_send(s, 0, "/silent", send_anew);
        stage_send(s, 1, "/silent", stage_hear);
        break_after = when;
        stage_settle(s);
        assert_int_equal(s->heard[0].end, HTTP_FAILED);
        assert_int_equal(s->heard[1].end, HTTP_FAILED);
        assert_non_null(strstr(s->heard[0].why, "started again"));
        assert_int_equal(s->heard[2].end, HTTP_OK);
        assert_int_equal(s->heard[2].times, when + 1);
    }
    assert_int_equal(break_after, -1);
    stage_assert_ok(s, "/ok", "hello");
}

#define STAGED(test) cmocka_unit_test_setup_teardown(test, stage_open, stage_close)

int main(void)
{
    signal(SIGPIPE, SIG_IGN);
    const struct CMUnitTest tests[] = {
        STAGED(a_call_in_flight_is_cancelled),
        STAGED(a_call_is_cancelled_before_its_first_turn),
        STAGED(done_may_cancel_another),
        STAGED(done_may_send_again_and_again),
        STAGED(done_may_close_the_pool),
        STAGED(closing_ends_all_that_is_in_flight),
        STAGED(closing_before_the_first_turn_ends_the_call),
        STAGED(the_server_dies_under_eight_calls),
        STAGED(a_broken_libcurl_is_started_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
