/* telegram_answers_test.c - the Bot API without a network, as tables: answers to
 * deliveries into outcomes. */
#include "bot/base.h"
#include "bot/telegram_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include <cmocka.h>

static struct http_reply said(long status, const char *body)
{
    return (struct http_reply){
        .end = HTTP_OK, .status = status, .body = body, .len = strlen(body), .why = "ok"
    };
}

static const struct sorting {
    long status;
    const char *description; /* or the whole body */
    enum outcome outcome;
} sortings[] = {
    { 400, "Bad Request: message is not modified: specified new message content", SENT },
    { 400, "Bad Request: message to delete not found", SENT },
    { 400, "Bad Request: message to react not found", SENT },
    { 400, "Bad Request: message to edit not found", GONE },
    { 400, "Bad Request: message can't be edited", GONE },
    { 400, "Bad Request: message can't be deleted", GONE },
    { 400, "Bad Request: message can't be deleted for everyone", GONE },
    { 400, "Bad Request: there is no text in the message to edit", GONE },
    { 400, "Bad Request: there is no caption in the message to edit", GONE },
    { 400, "Bad Request: chat not found", UNREACHABLE },
    { 403, "Forbidden: bot was blocked by the user", UNREACHABLE },
    { 403, "Forbidden: user is deactivated", UNREACHABLE },
    { 403, "Forbidden: bot can't initiate conversation with a user", UNREACHABLE },
    { 400, "Bad Request: can't parse entities: Unexpected end tag", REFUSED },
    { 400, "Bad Request: message is too long", REFUSED },
    { 400, "Bad Request: BUTTON_DATA_INVALID", REFUSED },
    { 404, "Not Found: method not found", REFUSED },
    { 413, "Request Entity Too Large", REFUSED },
    { 401, "Unauthorized", NOT_YET },
    { 404, "Not Found", NOT_YET },
    { 409, "Conflict", NOT_YET },
    { 421, "Misdirected Request", NOT_YET },
    { 429, "Too Many Requests: retry after 7", NOT_YET },
    { 500, "Internal Server Error: restart", NOT_YET },
    { 502, "Bad Gateway", NOT_YET },
    { 403, "<html>a proxy of the school</html>", NOT_YET },
    { 400, "", NOT_YET },
    { 302, "", NOT_YET },
    { 200, "{\"ok\":1}", NOT_YET },
    { 200, "[]", NOT_YET },
};

static void answers_are_sorted(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(sortings); i++) {
        const struct sorting *s = &sortings[i];
        bool bare = !*s->description || strchr("<{[", *s->description);
        void *mem = talloc_new(NULL);
        char *body = bare ? talloc_strdup(mem, s->description)
                          : talloc_asprintf(mem,
                                            "{\"ok\":false,\"error_code\":%ld,"
                                            "\"description\":\"%s\"}",
                                            s->status, s->description);
        struct http_reply reply = said(s->status, body);
        struct receipt receipt = telegram_receipt(mem, "17", false, &reply);
        assert_int_equal(receipt.outcome, s->outcome);
        assert_string_equal(receipt.message, s->outcome == SENT ? "17" : "");
        assert_string_equal(receipt.file, "");
        if (bare)
            assert_non_null(strstr(receipt.why, "no answer of the Bot API"));
        else
            assert_string_equal(receipt.why, s->description);
        talloc_free(mem);
    }
}

static void no_answer_is_not_yet(void **state)
{
    (void)state;
    static const enum http_end ends[] = { HTTP_FAILED, HTTP_TIMED_OUT, HTTP_CANCELLED };
    for (size_t i = 0; i < COUNT(ends); i++) {
        void *mem = talloc_new(NULL);
        struct http_reply reply = { .end = ends[i], .body = "", .why = "no road" };
        struct receipt receipt = telegram_receipt(mem, NULL, true, &reply);
        assert_int_equal(receipt.outcome, NOT_YET);
        assert_string_equal(receipt.why, "no road");
        talloc_free(mem);
    }
}

static void waits_and_new_chats_are_told(void **state)
{
    (void)state;
    void *mem = talloc_new(NULL);
    struct http_reply flood = said(
        429, "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests\","
             "\"parameters\":{\"retry_after\":7}}");
    assert_int_equal(telegram_receipt(mem, NULL, false, &flood).wait, 7);
    struct http_reply proxy = said(429, "slow down");
    proxy.retry_after = 9;
    assert_int_equal(telegram_receipt(mem, NULL, false, &proxy).wait, 9);
    struct http_reply moved = said(
        400, "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: group chat "
             "was upgraded to a supergroup chat\",\"parameters\":"
             "{\"migrate_to_chat_id\":-1009007199254740993}}");
    struct receipt receipt = telegram_receipt(mem, NULL, false, &moved);
    assert_int_equal(receipt.outcome, NOT_YET);
    assert_string_equal(receipt.chat, "-1009007199254740993");
    talloc_free(mem);
}

static void assert_sent(const char *result, bool file, const char *message,
                        const char *file_id)
{
    void *mem = talloc_new(NULL);
    char *body = talloc_asprintf(mem, "{\"ok\":true,\"result\":%s}", result);
    struct http_reply reply = said(200, body);
    struct receipt receipt = telegram_receipt(mem, "old", file, &reply);
    assert_int_equal(receipt.outcome, SENT);
    assert_string_equal(receipt.message, message);
    assert_string_equal(receipt.file, file_id);
    talloc_free(mem);
}

static void what_was_sent_has_its_ids(void **state)
{
    (void)state;
    assert_sent("{\"message_id\":17,\"text\":\"x\"}", false, "17", "");
    assert_sent("{\"text\":\"x\",\"message_id\":17}", false, "17", "");
    assert_sent("{\"message_id\":17}", false, "17", "");
    assert_sent("{\"message_id\":9007199254740993,\"x\":1}", false, "9007199254740993",
                "");
    assert_sent("{\"message_id\":99999999999999999999999999,\"x\":1}", false, "old", "");
    assert_sent("true", false, "old", "");
    assert_sent("{\"message_id\":17,\"document\":{\"file_id\":\"D\"}}", true, "17", "D");
    assert_sent("{\"message_id\":17,\"photo\":[{\"file_id\":\"s\"},{\"file_id\":\"L\"}]}",
                true, "17", "L");
    assert_sent("{\"message_id\":17,\"animation\":{\"file_id\":\"A\"}}", true, "17", "A");
    assert_sent("{\"message_id\":17}", true, "17", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_sorted),
        cmocka_unit_test(no_answer_is_not_yet),
        cmocka_unit_test(waits_and_new_chats_are_told),
        cmocka_unit_test(what_was_sent_has_its_ids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
