/* telegram_fetch_test.c - the messenger Telegram fetches a file that somebody sent, from
 * a server that says what it was taught: the bytes, a refusal, a lie, or nothing. */
#include "bot/base.h"
#include "tests/wire.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define FILES "/file/bot" TOKEN "/"

enum { MOST = 1000 };

/* What came last. */
static struct {
    enum fetch_end end;
    char bytes[MOST + 1];
    size_t size;
    int wait, told;
} came;

static int begin(void **state)
{
    memset(&came, 0, sizeof came);
    return wire_up(state);
}

static void on_fetched(void *owner, const struct fetched *f)
{
    struct wire *s = owner;
    s->waiting--;
    came.told++;
    came.end = f->end;
    came.size = f->size;
    came.wait = f->wait;
    assert_true((f->end == FETCH_OK) == (f->bytes != NULL));
    if (f->bytes)
        snprintf(came.bytes, sizeof came.bytes, "%s", f->bytes);
    assert_null(strstr(f->why, "Secret"));
    uv_stop(&s->loop);
}

static void ask(struct wire *s, const char *file)
{
    s->waiting++;
    s->m->fetch(s->m, file, MOST, on_fetched, s);
    assert_int_equal(came.told, 0);
}

static void fetch(struct wire *s)
{
    came.told = 0;
    ask(s, "BQ\"1");
    wire_settle(s);
    assert_int_equal(came.told, 1);
}

static void lies_at(struct wire *s, const char *path, int size)
{
    char json[500];
    snprintf(json, sizeof json,
             "{\"ok\":true,\"result\":{\"file_id\":\"BQ\",\"file_unique_id\":\"A\","
             "\"file_size\":%d,\"file_path\":\"%s\"}}",
             size, path);
    hostile_teach(s->server, PATH("getFile"), 200, json);
}

static void the_bytes_come(void **state)
{
    struct wire *s = *state;
    lies_at(s, "documents/file_1.csv", 5);
    hostile_teach(s->server, FILES "documents/file_1.csv", 200, "a;b\r\n");
    fetch(s);
    assert_int_equal(came.end, FETCH_OK);
    assert_string_equal(came.bytes, "a;b\r\n");
    assert_int_equal(came.size, 5);
}

static void the_id_is_quoted_and_the_path_written_so_that_it_stays_one(void **state)
{
    struct wire *s = *state;
    size_t len;
    lies_at(s, "documents/a b?c#d\xD1\x8F", 1);
    hostile_teach(s->server, FILES "documents/a%20b%3Fc%23d%D1%8F", 200, "x");
    fetch(s);
    assert_int_equal(came.end, FETCH_OK);
    hostile_teach(s->server, PATH("getFile"), 502, "");
    fetch(s);
    assert_non_null(
        strstr(hostile_request(s->server, &len), "{\"file_id\":\"BQ\\\"1\"}"));
}

static void what_leads_elsewhere_is_not_asked_for(void **state)
{
    static const char *const paths[] = { "", "/etc/passwd", "documents/../../x",
                                         "https://elsewhere/x" };
    struct wire *s = *state;
    for (size_t i = 0; i < COUNT(paths); i++) {
        lies_at(s, paths[i], 5);
        int before = hostile_requests(s->server);
        fetch(s);
        assert_int_equal(came.end, FETCH_GONE);
        assert_int_equal(hostile_requests(s->server), before + 1);
    }
}

static void a_file_too_large_is_not_downloaded(void **state)
{
    struct wire *s = *state;
    lies_at(s, "documents/file_1.csv", MOST + 1);
    hostile_teach(s->server, FILES "documents/file_1.csv", 200, "x");
    fetch(s);
    assert_int_equal(came.end, FETCH_LARGE);
    assert_int_equal(hostile_asked(s->server, FILES "documents/file_1.csv"), 0);
    hostile_teach(s->server, PATH("getFile"), 400,
                  "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: file "
                  "is too big\"}");
    fetch(s);
    assert_int_equal(came.end, FETCH_LARGE);
}

static void one_that_turns_out_larger_is_not_taken(void **state)
{
    struct wire *s = *state;
    char body[MOST + 2];
    memset(body, 'x', sizeof body - 1);
    body[MOST + 1] = '\0';
    lies_at(s, "documents/file_1.csv", 5);
    hostile_teach(s->server, FILES "documents/file_1.csv", 200, body);
    fetch(s);
    assert_int_equal(came.end, FETCH_LARGE);
}

static void what_the_server_says_is_sorted(void **state)
{
    static const struct {
        int status;
        const char *body;
        enum fetch_end end;
    } pairs[] = {
        { 400,
          "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: invalid "
          "file_id\"}",
          FETCH_GONE },
        { 400,
          "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: wrong "
          "file_id or the file is temporarily unavailable\"}",
          FETCH_RETRY },
        { 401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}",
          FETCH_RETRY },
        { 429,
          "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests\","
          "\"parameters\":{\"retry_after\":7}}",
          FETCH_RETRY },
        { 502, "<html>Bad Gateway</html>", FETCH_RETRY },
        { 200, "{\"ok\":true}", FETCH_GONE },
    };
    struct wire *s = *state;
    for (size_t i = 0; i < COUNT(pairs); i++) {
        hostile_teach(s->server, PATH("getFile"), pairs[i].status, pairs[i].body);
        fetch(s);
        assert_int_equal(came.end, pairs[i].end);
        assert_int_equal(came.wait, pairs[i].status == 429 ? 7 : 0);
    }
}

static void a_download_that_fails_is_tried_again_later(void **state)
{
    struct wire *s = *state;
    lies_at(s, "documents/file_1.csv", 5);
    hostile_teach(s->server, FILES "documents/file_1.csv", 404,
                  "{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}");
    fetch(s);
    assert_int_equal(came.end, FETCH_RETRY);
}

/* While the server says nothing, words are sent all the same; closing ends it. */
static void a_silent_server_holds_nobody_up(void **state)
{
    struct wire *s = *state;
    lies_at(s, "documents/file_1.csv", 5);
    hostile_teach(s->server, FILES "documents/file_1.csv", 200, NULL);
    hostile_teach(s->server, PATH("sendMessage"), 200,
                  "{\"ok\":true,\"result\":{\"message_id\":17,\"chat\":{}}}");
    ask(s, "BQ");
    wire_send(s);
    while (s->told == 0)
        uv_run(&s->loop, UV_RUN_ONCE);
    assert_int_equal(s->outcome, SENT);
    while (hostile_asked(s->server, FILES "documents/file_1.csv") == 0)
        uv_run(&s->loop, UV_RUN_ONCE);
    assert_int_equal(came.told, 0);
    s->m->close(s->m);
    s->m = NULL;
    wire_settle(s);
    assert_int_equal(came.told, 1);
    assert_int_equal(came.end, FETCH_RETRY);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, wire_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_bytes_come),
        TEST(the_id_is_quoted_and_the_path_written_so_that_it_stays_one),
        TEST(what_leads_elsewhere_is_not_asked_for),
        TEST(a_file_too_large_is_not_downloaded),
        TEST(one_that_turns_out_larger_is_not_taken),
        TEST(what_the_server_says_is_sorted),
        TEST(a_download_that_fails_is_tried_again_later),
        TEST(a_silent_server_holds_nobody_up),
    };
    signal(SIGPIPE, SIG_IGN);
    log_open(LOG_ERROR);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
