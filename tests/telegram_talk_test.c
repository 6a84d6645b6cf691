/* telegram_talk_test.c - the messenger Telegram on a loop, against a server that says
 * what it was taught, or nothing. */
#include "bot/base.h"
#include "tests/wire.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- greeting ---------------------------------------------------------------- */

#define ME                                                                               \
    "{\"ok\":true,\"result\":{\"id\":1,\"first_name\":\"Наставник\",\"username\":\"OurBot\"}}"
#define DONE "{\"ok\":true,\"result\":true}"

static void it_learns_its_name_and_hangs_out_the_menus(void **state)
{
    struct wire *s = *state;
    size_t len;
    hostile_teach(s->server, PATH("getMe"), 200, ME);
    hostile_teach(s->server, PATH("setMyCommands"), 200, DONE);
    wire_greet(s);
    assert_int_equal(s->end, PAGE_OK);
    assert_string_equal(s->link, "https://t.me/OurBot?start=");
    assert_string_equal(s->name, "Наставник");
    assert_int_equal(hostile_asked(s->server, PATH("setMyCommands")), 2);
    assert_non_null(strstr(hostile_request(s->server, &len), "\"language_code\":\"ru\""));
}

static void a_menu_refused_is_no_refusal(void **state)
{
    struct wire *s = *state;
    hostile_teach(s->server, PATH("getMe"), 200, ME);
    hostile_teach(s->server, PATH("setMyCommands"), 400,
                  "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request\"}");
    wire_greet(s);
    assert_int_equal(s->end, PAGE_OK);
    assert_int_equal(hostile_asked(s->server, PATH("setMyCommands")), 2);
}

static void a_wrong_token_is_refused_at_the_door(void **state)
{
    struct wire *s = *state;
    hostile_teach(s->server, PATH("getMe"), 401,
                  "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
    wire_greet(s);
    assert_int_equal(s->end, PAGE_REFUSED);
    assert_string_equal(s->link, "");
    assert_string_equal(s->why, "Unauthorized");
}

/* ---- receiving --------------------------------------------------------------- */

static void a_page_is_received(void **state)
{
    struct wire *s = *state;
    size_t len;
    hostile_teach(
        s->server, PATH("getUpdates"), 200,
        "{\"ok\":true,\"result\":[{\"update_id\":9007199254740993,"
        "\"callback_query\":{\"id\":\"4\",\"from\":{\"id\":5},\"data\":\"x\"}}]}");
    int64_t before = clock_wall();
    wire_receive(s, "17");
    assert_int_equal(s->end, PAGE_OK);
    assert_string_equal(s->cursor, "9007199254740994");
    assert_string_equal(s->words, "x");
    assert_true(s->at >= before && s->at <= clock_wall());
    assert_non_null(strstr(hostile_request(s->server, &len), "{\"offset\":17,"));
}

#define WEBHOOK                                                                          \
    "{\"ok\":false,\"error_code\":409,\"description\":\"Conflict: can't use getUpdates " \
    "method while webhook is active; use deleteWebhook to delete the webhook first\"}"

static void a_webhook_is_taken_down_once(void **state)
{
    struct wire *s = *state;
    hostile_teach(s->server, PATH("getUpdates"), 409, WEBHOOK);
    hostile_teach(s->server, PATH("deleteWebhook"), 502, "");
    wire_receive(s, "");
    assert_int_equal(s->end, PAGE_RETRY);
    assert_int_equal(hostile_asked(s->server, PATH("deleteWebhook")), 1);
    hostile_teach(s->server, PATH("deleteWebhook"), 200, DONE);
    wire_receive(s, "");
    assert_int_equal(s->end, PAGE_RETRY);
    assert_int_equal(s->wait, 1);
    wire_receive(s, "");
    assert_int_equal(s->end, PAGE_CONFLICT);
    assert_int_equal(hostile_asked(s->server, PATH("deleteWebhook")), 1);
}

static void another_reader_is_a_conflict(void **state)
{
    struct wire *s = *state;
    hostile_teach(s->server, PATH("deleteWebhook"), 200, DONE);
    hostile_teach(s->server, PATH("getUpdates"), 409,
                  "{\"ok\":false,\"error_code\":409,\"description\":\"Conflict: "
                  "terminated by other getUpdates request\"}");
    wire_receive(s, "");
    assert_int_equal(s->end, PAGE_CONFLICT);
    assert_int_equal(hostile_asked(s->server, PATH("deleteWebhook")), 0);
}

static void two_silent_polls_and_it_connects_anew(void **state)
{
    struct wire *s = *state;
    hostile_teach(s->server, PATH("getUpdates"), 200, NULL);
    for (int i = 0; i < 2; i++) {
        wire_receive(s, "");
        assert_int_equal(s->end, PAGE_RETRY);
    }
    hostile_teach(s->server, PATH("getUpdates"), 200, "{\"ok\":true,\"result\":[]}");
    wire_receive(s, "");
    assert_int_equal(s->end, PAGE_OK);
    wire_receive(s, "");
    assert_int_equal(s->end, PAGE_OK);
    assert_int_equal(hostile_connections(s->server), 3);
}

/* ---- sending ----------------------------------------------------------------- */

#define SENT_17 "{\"ok\":true,\"result\":{\"message_id\":17,\"chat\":{}}}"

static void words_are_sent(void **state)
{
    struct wire *s = *state;
    hostile_teach(s->server, PATH("sendMessage"), 200, SENT_17);
    wire_send(s);
    wire_settle(s);
    assert_int_equal(s->outcome, SENT);
    assert_string_equal(s->message, "17");
}

static void a_file_is_sent_once_and_known_after(void **state)
{
    struct wire *s = *state;
    size_t len;
    hostile_teach(s->server, PATH("sendDocument"), 200,
                  "{\"ok\":true,\"result\":{\"message_id\":17,\"document\":{\"file_id\":"
                  "\"D\"}}}");
    wire_put(s, &(struct delivery){ .chat = "5",
                                    .words = "see",
                                    .file = { .kind = "document",
                                              .name = "a.pdf",
                                              .bytes = "%PDF",
                                              .size = 4 } });
    wire_settle(s);
    assert_int_equal(s->outcome, SENT);
    assert_string_equal(s->file, "D");
    const char *request = hostile_request(s->server, &len);
    assert_non_null(strstr(request, "multipart/form-data"));
    assert_non_null(strstr(request, "name=\"document\"; filename=\"a.pdf\""));
    assert_non_null(strstr(request, "\r\n\r\n%PDF\r\n"));
}

static void what_cannot_be_said_is_refused_later(void **state)
{
    struct wire *s = *state;
    wire_put(s,
             &(struct delivery){ .chat = "5", .words = "", .file = { .kind = "odour" } });
    wire_settle(s);
    assert_int_equal(s->outcome, REFUSED);
    assert_int_equal(hostile_requests(s->server), 0);
}

static void nobody_there_is_not_yet(void **state)
{
    struct wire *s = *state;
    s->m->close(s->m);
    s->m = wire_open(s, 1);
    wire_send(s);
    wire_settle(s);
    assert_int_equal(s->outcome, NOT_YET);
}

/* The server is silent to the poll and to every send there may be at once. */
static void a_press_is_answered_whatever_else_waits(void **state)
{
    struct wire *s = *state;
    size_t len;
    hostile_teach(s->server, PATH("getUpdates"), 200, NULL);
    hostile_teach(s->server, PATH("sendMessage"), 200, NULL);
    hostile_teach(s->server, PATH("answerCallbackQuery"), 200, DONE);
    s->waiting++;
    s->m->receive(s->m, "", 50, 100, wire_on_page, s);
    for (int i = 0; i < SENDS * 2; i++)
        wire_send(s);
    while (hostile_requests(s->server) < SENDS + 1)
        uv_run(&s->loop, UV_RUN_ONCE);
    s->m->answer(s->m, "44", "ok");
    while (hostile_asked(s->server, PATH("answerCallbackQuery")) == 0)
        uv_run(&s->loop, UV_RUN_ONCE);
    assert_non_null(strstr(hostile_request(s->server, &len),
                           "{\"callback_query_id\":\"44\",\"text\":\"ok\"}"));
    assert_int_equal(s->waiting, SENDS * 2 + 1);
    assert_int_equal(hostile_asked(s->server, PATH("sendMessage")), SENDS);
}

static void a_group_is_left(void **state)
{
    struct wire *s = *state;
    size_t len;
    hostile_teach(s->server, PATH("leaveChat"), 200, DONE);
    s->m->leave(s->m, "-100");
    while (hostile_requests(s->server) < 1)
        uv_run(&s->loop, UV_RUN_ONCE);
    assert_non_null(strstr(hostile_request(s->server, &len), "{\"chat_id\":-100}"));
}

#define STAGED(test) cmocka_unit_test_setup_teardown(test, wire_up, wire_down)

int main(void)
{
    signal(SIGPIPE, SIG_IGN);
    const struct CMUnitTest tests[] = {
        STAGED(it_learns_its_name_and_hangs_out_the_menus),
        STAGED(a_menu_refused_is_no_refusal),
        STAGED(a_wrong_token_is_refused_at_the_door),
        STAGED(a_page_is_received),
        STAGED(a_webhook_is_taken_down_once),
        STAGED(another_reader_is_a_conflict),
        STAGED(two_silent_polls_and_it_connects_anew),
        STAGED(words_are_sent),
        STAGED(a_file_is_sent_once_and_known_after),
        STAGED(what_cannot_be_said_is_refused_later),
        STAGED(nobody_there_is_not_yet),
        STAGED(a_press_is_answered_whatever_else_waits),
        STAGED(a_group_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
