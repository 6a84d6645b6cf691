/* http_test.c - requests, against a server that answers, stalls, resets and lies. */
#include "bot/base.h"
#include "tests/http_stage.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- a server that answers --------------------------------------------------- */

static void sequential_sends_share_one_connection(void **state)
{
    struct stage *s = *state;
    for (int i = 0; i < 5; i++)
        stage_assert_ok(s, "/ok", "hello");
    assert_int_equal(hostile_requests(s->server), 5);
    assert_int_equal(hostile_connections(s->server), 1);
}

static void json_arrives_as_it_was(void **state)
{
    struct stage *s = *state;
    size_t len;
    stage_assert_ok(s, "/ok", "hello");
    const char *request = hostile_request(s->server, &len);
    assert_memory_equal(request, "POST /ok HTTP/1.1\r\n", 19);
    assert_non_null(strstr(request, "Content-Type: application/json\r\n"));
    assert_null(strstr(request, "Expect:"));
    assert_string_equal(request + len - 10, "{\"ping\":1}");
}

static void without_a_body_it_is_a_get(void **state)
{
    struct stage *s = *state;
    size_t len;
    stage_assert_ok(s, "/ok", "hello");
    struct http_request req = { .url = stage_url(s, "/ok"),
                                .timeout_s = 1,
                                .done = stage_hear,
                                .owner = &s->heard[1] };
    assert_non_null(http_send(s->http, &req));
    s->waiting++;
    stage_settle(s);
    const char *request = hostile_request(s->server, &len);
    assert_memory_equal(request, "GET /ok HTTP/1.1\r\n", 18);
    assert_null(strstr(request, "Content-Type"));
    assert_string_equal(request + len - 4, "\r\n\r\n");
    stage_assert_ok(s, "/ok", "hello");
    assert_memory_equal(hostile_request(s->server, &len), "POST", 4);
}

static void a_form_arrives_whole(void **state)
{
    struct stage *s = *state;
    static char file[200000];
    memset(file, 'f', sizeof file);
    memcpy(file + 100, "\0\r\n--", 5);
    struct http_part parts[] = {
        { .name = "chat_id", .text = "17" },
        { .name = "document", .file = "a \"b\".bin", .bytes = file, .size = sizeof file },
    };
    struct http_request req = { .url = stage_url(s, "/ok"),
                                .parts = parts,
                                .part_count = COUNT(parts),
                                .timeout_s = 5,
                                .done = stage_hear,
                                .owner = &s->heard[1] };
    assert_non_null(http_send(s->http, &req));
    s->waiting++;
    stage_settle(s);
    size_t len;
    const char *request = hostile_request(s->server, &len);
    assert_int_equal(s->heard[1].status, 200);
    assert_non_null(strstr(request, "name=\"chat_id\"\r\n\r\n17\r\n"));
    assert_non_null(strstr(request, "filename=\"a %22b%22.bin\""));
    assert_null(strstr(request, "Expect:"));
    assert_non_null(memmem(request, len, file, sizeof file));
    stage_assert_ok(s, "/ok", "hello");
    assert_non_null(strstr(hostile_request(s->server, &len), "application/json"));
}

static void a_chunked_reply_is_put_together(void **state)
{
    stage_assert_ok(*state, "/chunked", "one+two");
}

static void a_redirect_is_not_followed(void **state)
{
    struct stage *s = *state;
    assert_int_equal(stage_ask(s, "/redirect")->status, 302);
    assert_int_equal(hostile_requests(s->server), 1);
}

static void the_wait_of_a_429_is_read(void **state)
{
    struct heard *h = stage_ask(*state, "/wait");
    assert_int_equal(h->end, HTTP_OK);
    assert_int_equal(h->status, 429);
    assert_int_equal(h->retry_after, 7);
    assert_string_equal(h->body, "wait");
    assert_int_equal(stage_ask(*state, "/ok")->retry_after, 0);
}

static void more_requests_than_connections_wait_their_turn(void **state)
{
    struct stage *s = *state;
    for (int i = 0; i < MANY; i++)
        stage_send(s, i, "/ok", stage_hear);
    stage_settle(s);
    for (int i = 0; i < MANY; i++)
        assert_int_equal(s->heard[i].status, 200);
    assert_int_equal(hostile_requests(s->server), MANY);
    assert_true(hostile_connections(s->server) <= 8);
}

/* ---- a server that does not -------------------------------------------------- */

static void a_lone_request_times_out(void **state)
{
    stage_assert_fails(*state, "/silent", HTTP_TIMED_OUT);
    stage_assert_ok(*state, "/ok", "hello");
}

static void a_reply_that_stalls_times_out(void **state)
{
    stage_assert_fails(*state, "/stall", HTTP_TIMED_OUT);
    stage_assert_ok(*state, "/ok", "hello");
}

static void a_late_answer_is_not_taken_for_the_next(void **state)
{
    struct stage *s = *state;
    uint64_t until;
    stage_assert_fails(s, "/late", HTTP_TIMED_OUT);
    uv_update_time(&s->loop);
    until = uv_now(&s->loop) + 400;
    for (int i = 1; uv_now(&s->loop) < until; i = 1) {
        stage_send(s, i, "/slow", stage_hear);
        stage_settle(s);
        assert_string_equal(s->heard[i].body, "slow");
    }
    assert_int_equal(s->heard[0].times, 1);
    stage_assert_ok(s, "/ok", "hello");
}

static void a_reset_is_a_failure(void **state)
{
    stage_assert_fails(*state, "/reset", HTTP_FAILED);
    stage_assert_fails(*state, "/reset-mid", HTTP_FAILED);
    stage_assert_ok(*state, "/ok", "hello");
}

static void a_length_too_long_is_a_failure(void **state)
{
    stage_assert_fails(*state, "/longer", HTTP_FAILED);
    stage_assert_ok(*state, "/ok", "hello");
}

static void what_follows_a_length_too_short_is_thrown_away(void **state)
{
    for (int i = 0; i < 3; i++) {
        stage_assert_ok(*state, "/shorter", "short");
        stage_assert_ok(*state, "/ok", "hello");
    }
}

static void bodies_end_at_8_mib(void **state)
{
    struct stage *s = *state;
    stage_assert_fails(s, "/huge", HTTP_FAILED);
    assert_string_equal(s->heard[0].why, "the answer is larger than 8 MiB");
    assert_int_equal(stage_ask(s, "/large")->len, 8 << 20);
    stage_assert_ok(s, "/ok", "hello");
}

static void garbage_is_a_failure(void **state)
{
    stage_assert_fails(*state, "/garbage", HTTP_FAILED);
    stage_assert_ok(*state, "/ok", "hello");
}

static void nobody_there_is_a_failure(void **state)
{
    struct stage *s = *state;
    struct http_request req = { .url = "http://127.0.0.1:1/token",
                                .timeout_s = 1,
                                .done = stage_hear,
                                .owner = &s->heard[0] };
    assert_non_null(http_send(s->http, &req));
    s->waiting++;
    stage_settle(s);
    assert_int_equal(s->heard[0].end, HTTP_FAILED);
    assert_null(strstr(s->heard[0].why, "token"));
}

static void tls_to_a_plain_server_is_a_failure(void **state)
{
    struct stage *s = *state;
    char url[64];
    snprintf(url, sizeof url, "https://127.0.0.1:%d/ok", hostile_port(s->server));
    struct http_request req = {
        .url = url, .timeout_s = 1, .done = stage_hear, .owner = &s->heard[0]
    };
    assert_non_null(http_send(s->http, &req));
    s->waiting++;
    stage_settle(s);
    assert_int_not_equal(s->heard[0].end, HTTP_OK);
    assert_int_equal(hostile_requests(s->server), 0);
}

static void plain_http_stays_on_this_machine(void **state)
{
    struct stage *s = *state;
    static const char *const bad[] = {
        "http://example.org/",
        "http://127.0.0.1@example.org/",
        "http://127.0.0.1.example.org/",
        "http://10.0.0.1/",
        "http://localhost.example.org/",
        "http://[::2]/",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "127.0.0.1",
        "http:/",
        "",
        "http://128.0.0.1:8081/bot1:token/",
    };
    static const char *const good[] = {
        "https://api.telegram.org/bot1:token/getMe",
        "HTTPS://example.org/",
        "http://127.0.0.1/",
        "http://127.8.9.10:81/x",
        "http://localhost:81/x",
        "http://[::1]:81/x",
    };
    for (size_t i = 0; i < COUNT(good); i++)
        assert_null(http_objection(good[i]));
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct http_request req = { .url = bad[i], .timeout_s = 1, .done = stage_hear };
        assert_non_null(http_objection(bad[i]));
        assert_null(http_send(s->http, &req));
        assert_string_equal(http_why(s->http), http_objection(bad[i]));
        assert_null(strstr(http_why(s->http), "token"));
    }
}

static void a_proxy_of_the_environment_gets_no_plain_http(void **state)
{
    setenv("http_proxy", "http://127.0.0.1:1/", 1);
    stage_assert_ok(*state, "/ok", "hello");
    unsetenv("http_proxy");
}

#define STAGED(test) cmocka_unit_test_setup_teardown(test, stage_open, stage_close)

int main(void)
{
    signal(SIGPIPE, SIG_IGN);
    const struct CMUnitTest tests[] = {
        STAGED(sequential_sends_share_one_connection),
        STAGED(json_arrives_as_it_was),
        STAGED(without_a_body_it_is_a_get),
        STAGED(a_form_arrives_whole),
        STAGED(a_chunked_reply_is_put_together),
        STAGED(a_redirect_is_not_followed),
        STAGED(the_wait_of_a_429_is_read),
        STAGED(more_requests_than_connections_wait_their_turn),
        STAGED(a_lone_request_times_out),
        STAGED(a_reply_that_stalls_times_out),
        STAGED(a_late_answer_is_not_taken_for_the_next),
        STAGED(a_reset_is_a_failure),
        STAGED(a_length_too_long_is_a_failure),
        STAGED(what_follows_a_length_too_short_is_thrown_away),
        STAGED(bodies_end_at_8_mib),
        STAGED(garbage_is_a_failure),
        STAGED(nobody_there_is_a_failure),
        STAGED(tls_to_a_plain_server_is_a_failure),
        STAGED(plain_http_stays_on_this_machine),
        STAGED(a_proxy_of_the_environment_gets_no_plain_http),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
