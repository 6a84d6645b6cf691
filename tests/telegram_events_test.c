/* telegram_events_test.c - the Bot API without a network, as tables: updates into events,
 * answers of getUpdates into pages. */
#include "bot/base.h"
#include "bot/telegram_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include <cmocka.h>

/* ---- updates into events ----------------------------------------------------- */

static void add_if(struct buffer *b, const char *mark, const char *text)
{
    if (text && *text)
        buffer_format(b, " %s=%s", mark, text);
}

/* One line that says all of an event that is not empty. */
static const char *described(const struct event *e)
{
    static const char *const kinds[] = { "other", "start",   "words",   "press",
                                         "file",  "contact", "stopped", "group" };
    static struct buffer b;
    buffer_fini(&b);
    b.max = 4096;
    buffer_format(&b, "%s %s %s", e->key, e->cursor, kinds[e->kind]);
    add_if(&b, "from", e->account);
    add_if(&b, "chat", e->chat);
    add_if(&b, "name", e->name);
    add_if(&b, "lang", e->language);
    add_if(&b, "words", e->words);
    add_if(&b, "message", e->message);
    add_if(&b, "reply", e->reply_to);
    add_if(&b, "press", e->press);
    add_if(&b, "album", e->album);
    if (e->file.kind)
        buffer_format(&b, " %s=%s/%s/%lld", e->file.kind, e->file.id, e->file.name,
                      (long long)e->file.bytes);
    if (e->at)
        buffer_format(&b, " at=%lld", (long long)e->at);
    if (e->edited)
        buffer_text(&b, " edited");
    return buffer_get(&b);
}

#define IRA                                                                              \
    "\"from\":{\"id\":5,\"is_bot\":false,\"first_name\":\"Ira\",\"language_code\":\"ru\"}"
#define AT      "\"chat\":{\"id\":5,\"type\":\"private\"},\"date\":9"
#define SAYS    "{\"update_id\":7,\"message\":{\"message_id\":3," IRA "," AT ","
#define PRESSES "{\"update_id\":7,\"callback_query\":{\"id\":\"44\"," IRA ","
#define WHO     "from=5 chat=5 name=Ira lang=ru "
#define GROUP   "\"chat\":{\"id\":-1001234567890123,\"type\":\"supergroup\"}"

static const struct reading {
    const char *update, *event;
} readings[] = {
    /* words */
    { SAYS "\"text\":\"hi\"}}", "u7 8 words " WHO "words=hi message=3 at=9" },
    { SAYS "\"text\":\"\\u0418\\ud83d\\ude00 \\\"q\\\"\\n\"}}",
      "u7 8 words " WHO "words=И😀 \"q\"\n message=3 at=9" },
    { SAYS "\"text\":\"a\\ud83d b\\ude00 \\u0000c\"}}",
      "u7 8 words " WHO "words=a\uFFFD b\uFFFD \uFFFDc message=3 at=9" },
    { SAYS "\"text\":\"r\",\"reply_to_message\":{\"message_id\":2}}}",
      "u7 8 words " WHO "words=r message=3 reply=2 at=9" },
    { "{\"update_id\":7,\"edited_message\":{\"message_id\":3," IRA "," AT
      ",\"edit_date\":11,\"text\":\"/start x\"}}",
      "u7 8 words " WHO "words=/start x message=3 at=11 edited" },
    { SAYS "\"media_group_id\":\"13500\",\"photo\":[{\"file_id\":\"p\"}]}}",
      "u7 8 file " WHO "message=3 album=13500 photo=p//-1 at=9" },
    { "{\"update_id\":7,\"edited_message\":{\"message_id\":3," IRA "," AT
      ",\"edit_date\":11,\"voice\":{\"file_id\":\"v\"},\"caption\":\"new\"}}",
      "u7 8 file " WHO "words=new message=3 voice=v//-1 at=11 edited" },
    { SAYS "\"text\":\"12345678901234567890 and 17\"}}",
      "u7 8 words " WHO "words=12345678901234567890 and 17 message=3 at=9" },
    /* the start word */
    { SAYS "\"text\":\"/start\"}}", "u7 8 start " WHO "message=3 at=9" },
    { SAYS "\"text\":\"/start abc_9-\"}}",
      "u7 8 start " WHO "words=abc_9- message=3 at=9" },
    { SAYS "\"text\":\"/start@ourbot  abc\"}}",
      "u7 8 start " WHO "words=abc message=3 at=9" },
    { SAYS "\"text\":\"/start@ourbot\"}}", "u7 8 start " WHO "message=3 at=9" },
    { SAYS "\"text\":\"/start@other abc\"}}",
      "u7 8 words " WHO "words=/start@other abc message=3 at=9" },
    { SAYS "\"text\":\"/started\"}}", "u7 8 words " WHO "words=/started message=3 at=9" },
    /* ids near and beyond 2^53, and beyond 2^63 */
    { "{\"update_id\":9007199254740993,\"message\":{\"message_id\":9007199254740995,"
      "\"from\":{\"id\":9007199254740997},\"chat\":{\"id\":9007199254740999,\"type\":"
      "\"private\"},\"date\":9,\"text\":\"x\"}}",
      "u9007199254740993 9007199254740994 words from=9007199254740997 "
      "chat=9007199254740999 words=x message=9007199254740995 at=9" },
    { "{\"update_id\":9223372036854775806,\"message\":1}",
      "u9223372036854775806 9223372036854775807 other" },
    { "{\"update_id\":9223372036854775807,\"message\":1}", NULL },
    { "{\"update_id\":92233720368547758070,\"message\":1}", NULL },
    { "{\"update_id\":7,\"message\":{\"message_id\":3,\"from\":{\"id\":"
      "92233720368547758070}," AT ",\"text\":\"x\"}}",
      "u7 8 other chat=5 message=3 at=9" },
    { "{\"update_id\":7.5,\"message\":1}", NULL },
    { "{\"update_id\":0.12345678901234567890,\"message\":1}", NULL },
    { "{\"update_id\":1e400,\"message\":1}", NULL },
    { "{\"update_id\":-7,\"message\":1}", NULL },
    { "{\"update_id\":\"x\",\"message\":1}", NULL },
    { "{\"message\":{\"message_id\":3}}", NULL },
    { "[]", NULL },
    { "7", NULL },
    /* files */
    { SAYS "\"photo\":[{\"file_id\":\"s\",\"file_size\":10},{\"file_id\":\"L\","
           "\"file_size\":3000000000}],\"caption\":\"see\"}}",
      "u7 8 file " WHO "words=see message=3 photo=L//3000000000 at=9" },
    { SAYS "\"voice\":{\"file_id\":\"v\",\"duration\":3}}}",
      "u7 8 file " WHO "message=3 voice=v//-1 at=9" },
    { SAYS "\"document\":{\"file_id\":\"d\",\"file_name\":\"a.pdf\",\"file_size\":5}}}",
      "u7 8 file " WHO "message=3 document=d/a.pdf/5 at=9" },
    { SAYS "\"animation\":{\"file_id\":\"d\"},\"document\":{\"file_id\":\"d\"}}}",
      "u7 8 file " WHO "message=3 document=d//-1 at=9" },
    { SAYS "\"video\":{\"file_id\":\"v\"}}}",
      "u7 8 file " WHO "message=3 video=v//-1 at=9" },
    { SAYS "\"audio\":{\"file_id\":\"a\",\"file_size\":\"many\"}}}",
      "u7 8 file " WHO "message=3 audio=a//-1 at=9" },
    { SAYS "\"photo\":[]}}", "u7 8 other " WHO "message=3 at=9" },
    { SAYS "\"photo\":{\"file_id\":7}}}", "u7 8 other " WHO "message=3 at=9" },
    /* contacts: their own, another's, one without an account */
    { SAYS "\"contact\":{\"phone_number\":\"+7900\",\"user_id\":5}}}",
      "u7 8 contact " WHO "words=+7900 message=3 at=9" },
    { SAYS "\"contact\":{\"phone_number\":\"+7900\",\"user_id\":6}}}",
      "u7 8 words " WHO "message=3 at=9" },
    { SAYS "\"contact\":{\"phone_number\":\"+7900\"}}}",
      "u7 8 words " WHO "message=3 at=9" },
    /* what we have no use for */
    { SAYS "\"sticker\":{\"file_id\":\"s\",\"emoji\":\"👍\"}}}",
      "u7 8 words " WHO "words=👍 message=3 at=9" },
    { SAYS "\"location\":{\"latitude\":1.5}}}", "u7 8 words " WHO "message=3 at=9" },
    { SAYS "\"pinned_message\":{}}}", "u7 8 other " WHO "message=3 at=9" },
    { SAYS "\"invented_in_2031\":[1,{}]}}", "u7 8 other " WHO "message=3 at=9" },
    { "{\"update_id\":7,\"invented_in_2031\":{\"message_id\":3}}", "u7 8 other" },
    { "{\"update_id\":7}", "u7 8 other" },
    /* presses: usual, too old, without a message, in a group, of a game */
    { PRESSES "\"message\":{\"message_id\":3," AT "},\"data\":\"help:take:41\"}}",
      "u7 8 press " WHO "words=help:take:41 message=3 press=44" },
    { PRESSES "\"message\":{\"message_id\":3,\"chat\":{\"id\":5,\"type\":\"private\"},"
              "\"date\":0},\"data\":\"x\"}}",
      "u7 8 press " WHO "words=x message=3 press=44" },
    { PRESSES "\"data\":\"x\"}}", "u7 8 press " WHO "words=x press=44" },
    { PRESSES "\"message\":{\"message_id\":3," GROUP ",\"date\":4},\"data\":\"x\"}}",
      "u7 8 group from=5 chat=-1001234567890123 name=Ira lang=ru words=x message=3 "
      "press=44" },
    { PRESSES "\"game_short_name\":\"g\"}}", "u7 8 other " WHO "press=44" },
    { "{\"update_id\":7,\"callback_query\":{\"id\":44," IRA ",\"data\":\"x\"}}",
      "u7 8 other" },
    /* bots, names, missing things */
    { "{\"update_id\":7,\"message\":{\"message_id\":3,\"from\":{\"id\":5,\"is_bot\":true}," AT
      ",\"text\":\"hi\"}}",
      "u7 8 other chat=5 message=3 at=9" },
    { "{\"update_id\":7,\"message\":{\"message_id\":3," AT ",\"text\":\"hi\"}}",
      "u7 8 other chat=5 message=3 at=9" },
    { "{\"update_id\":7,\"message\":{" IRA "," AT ",\"text\":\"hi\"}}",
      "u7 8 other from=5 name=Ira lang=ru" },
    { "{\"update_id\":7,\"message\":{\"message_id\":3," IRA ",\"text\":\"hi\"}}",
      "u7 8 other from=5 name=Ira lang=ru" },
    { "{\"update_id\":7,\"message\":{\"message_id\":3,\"from\":{\"id\":5,\"first_name\":"
      "\"A\",\"last_name\":\"B\"}," AT ",\"text\":7}}",
      "u7 8 other from=5 chat=5 name=A B message=3 at=9" },
    { "{\"update_id\":7,\"message\":null}", "u7 8 other" },
    { "{\"update_id\":7,\"message\":[[]]}", "u7 8 other" },
    /* groups, and who blocks us */
    { "{\"update_id\":7,\"message\":{\"message_id\":3," IRA "," GROUP
      ",\"date\":9,\"text\":\"/start\"}}",
      "u7 8 group from=5 chat=-1001234567890123 name=Ira lang=ru message=3 at=9" },
    { "{\"update_id\":7,\"message\":{\"message_id\":3," IRA "," GROUP
      ",\"date\":9,\"left_chat_member\":{}}}",
      "u7 8 other from=5 chat=-1001234567890123 name=Ira lang=ru message=3 at=9" },
    { "{\"update_id\":7,\"my_chat_member\":{" IRA "," AT
      ",\"new_chat_member\":{\"status\":\"kicked\"}}}",
      "u7 8 stopped from=5 chat=5 name=Ira lang=ru at=9" },
    { "{\"update_id\":7,\"my_chat_member\":{" IRA "," AT
      ",\"new_chat_member\":{\"status\":\"member\"}}}",
      "u7 8 other from=5 chat=5 name=Ira lang=ru at=9" },
    { "{\"update_id\":7,\"my_chat_member\":{" IRA "," GROUP
      ",\"date\":9,\"new_chat_member\":{\"status\":\"administrator\"}}}",
      "u7 8 group from=5 chat=-1001234567890123 name=Ira lang=ru at=9" },
    { "{\"update_id\":7,\"my_chat_member\":{" IRA "," GROUP
      ",\"date\":9,\"new_chat_member\":{\"status\":\"left\"}}}",
      "u7 8 other from=5 chat=-1001234567890123 name=Ira lang=ru at=9" },
};

static void updates_become_events(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(readings); i++) {
        void *mem = talloc_new(NULL);
        cJSON *update = telegram_parse(readings[i].update, strlen(readings[i].update));
        struct event event;
        assert_non_null(update);
        bool counted = telegram_event(mem, update, "OurBot", &event);
        cJSON_Delete(update);
        if (readings[i].event)
            assert_string_equal(counted ? described(&event) : "none", readings[i].event);
        else
            assert_false(counted);
        talloc_free(mem);
    }
}

/* A number that went through a double is not trusted with what it lost. */
static void a_number_that_lost_digits_is_no_id(void **state)
{
    (void)state;
    struct event event;
    void *mem = talloc_new(NULL);
    cJSON *update = cJSON_Parse("{\"update_id\":9007199254740993}");
    assert_false(telegram_event(mem, update, "", &event));
    cJSON_Delete(update);
    talloc_free(mem);
}

static void what_is_no_json_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = { "",  "{",        "[1,", "\"",      "\"\\",
                                       "-", "{\"a\":}", "nul", "\"\\u12", "\"\\ud800" };
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_null(telegram_parse(bad[i], strlen(bad[i])));
}

/* Every beginning of every update, in memory with nothing behind it. */
static void cut_updates_do_no_harm(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(readings); i++) {
        for (size_t len = 0; len < strlen(readings[i].update); len++) {
            char *part = xalloc(len);
            memcpy(part, readings[i].update, len);
            cJSON *update = telegram_parse(part, len);
            assert_true(!update || len == 1);
            cJSON_Delete(update);
            free(part);
        }
    }
}

/* ---- pages ------------------------------------------------------------------- */

static struct http_reply said(long status, const char *body)
{
    return (struct http_reply){
        .end = HTTP_OK, .status = status, .body = body, .len = strlen(body), .why = "ok"
    };
}

static void assert_page(struct http_reply reply, enum page_end end, size_t count,
                        const char *cursor, int wait)
{
    struct page *page = telegram_page(&reply, "OurBot");
    assert_int_equal(page->end, end);
    assert_int_equal(page->count, count);
    assert_int_equal(page->wait, wait);
    assert_non_null(page->why);
    if (count)
        assert_string_equal(page->events[count - 1].cursor, cursor);
    talloc_free(page);
}

#define OK_PAGE(updates) said(200, "{\"ok\":true,\"result\":[" updates "]}")
#define ERROR(code, words)                                                               \
    said(code, "{\"ok\":false,\"error_code\":" #code ",\"description\":\"" words "\"}")

static void pages_say_how_it_went(void **state)
{
    (void)state;
    assert_page(OK_PAGE(""), PAGE_OK, 0, NULL, 0);
    assert_page(OK_PAGE("{\"update_id\":7},{\"update_id\":8}"), PAGE_OK, 2, "9", 0);
    assert_page(OK_PAGE("{\"update_id\":9},{\"update_id\":8}"), PAGE_OK, 2, "10", 0);
    assert_page(OK_PAGE("{\"lost\":1},{\"update_id\":8},7"), PAGE_OK, 1, "9", 0);
    assert_page(OK_PAGE("{\"lost\":1}"), PAGE_RETRY, 0, NULL, 0);
    assert_page(said(200, "{\"ok\":true}"), PAGE_OK, 0, NULL, 0);
    assert_page(said(200, "{\"ok\":true,\"result\":7}"), PAGE_OK, 0, NULL, 0);
    assert_page(said(200, "<html>"), PAGE_RETRY, 0, NULL, 0);
    assert_page(said(404, "<html>"), PAGE_RETRY, 0, NULL, 0);
    assert_page(ERROR(401, "Unauthorized"), PAGE_REFUSED, 0, NULL, 0);
    assert_page(ERROR(404, "Not Found"), PAGE_REFUSED, 0, NULL, 0);
    assert_page(ERROR(409, "Conflict: terminated by other getUpdates request"),
                PAGE_CONFLICT, 0, NULL, 0);
    assert_page(ERROR(500, "Internal Server Error"), PAGE_RETRY, 0, NULL, 0);
    assert_page(said(429, "{\"ok\":false,\"error_code\":429,\"description\":\"\","
                          "\"parameters\":{\"retry_after\":5}}"),
                PAGE_RETRY, 0, NULL, 5);
    struct http_reply late = { .end = HTTP_TIMED_OUT, .body = "", .why = "late" };
    assert_page(late, PAGE_RETRY, 0, NULL, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(updates_become_events),
        cmocka_unit_test(a_number_that_lost_digits_is_no_id),
        cmocka_unit_test(what_is_no_json_is_refused),
        cmocka_unit_test(cut_updates_do_no_harm),
        cmocka_unit_test(pages_say_how_it_went),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
