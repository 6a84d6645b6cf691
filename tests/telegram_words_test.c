/* telegram_words_test.c - the Bot API without a network, as tables: deliveries and the
 * rest of what goes out into methods and JSON. */
#include "bot/base.h"
#include "bot/telegram_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include <cmocka.h>

static const struct key keys[] = {
    { KEY_PRESS, KEY_PRIMARY, false, "Take \"it\"", "help:take:41" },
    { KEY_LINK, KEY_PLAIN, true, "Где", "https://example.org/?a=1&b=2" },
    { KEY_COPY, KEY_SUCCESS, true, "Code", "N-07\\x" },
    { KEY_PRESS, KEY_DANGER, true, "No", "x" },
};

#define KEYS .keys = keys, .key_count = COUNT(keys)
#define BOARD                                                                            \
    "\"reply_markup\":{\"inline_keyboard\":[["                                           \
    "{\"text\":\"Take \\\"it\\\"\",\"callback_data\":\"help:take:41\",\"style\":"        \
    "\"primary\"},"                                                                      \
    "{\"text\":\"Где\",\"url\":\"https://example.org/?a=1&b=2\"}],["                  \
    "{\"text\":\"Code\",\"copy_text\":{\"text\":\"N-07\\\\x\"},\"style\":\"success\"}]," \
    "[{\"text\":\"No\",\"callback_data\":\"x\",\"style\":\"danger\"}]]}"
#define HTML  "\"parse_mode\":\"HTML\""
#define PLAIN "\"link_preview_options\":{\"is_disabled\":true}"
#define EDIT  .verb = DELIVER_EDIT, .chat = "5", .message = "17"

static const struct saying {
    struct delivery delivery;
    const char *method, *json;
} sayings[] = {
    { { .chat = "5", .words = "hi" },
      "sendMessage",
      "{\"chat_id\":5,\"text\":\"hi\"," HTML "," PLAIN "}" },
    { { .chat = "-1009007199254740993", .words = "a\"b\\c\nd\te\x01\x7f й😀" },
      "sendMessage",
      "{\"chat_id\":-1009007199254740993,\"text\":\"a\\\"b\\\\c\\nd\\u0009e\\u0001\x7f "
      "й😀\"," HTML "," PLAIN "}" },
    { { .chat = "@school\",\"x", .words = "hi" },
      "sendMessage",
      "{\"chat_id\":\"@school\\\",\\\"x\",\"text\":\"hi\"," HTML "," PLAIN "}" },
    { { .chat = "5", .words = "hi", .reply_to = "16", .silent = true, KEYS },
      "sendMessage",
      "{\"chat_id\":5,\"text\":\"hi\"," HTML "," PLAIN ",\"disable_notification\":true,"
      "\"reply_parameters\":{\"message_id\":16,\"allow_sending_without_reply\":true}," BOARD
      "}" },
    { { .chat = "5", .words = "hi", .reply_to = "1}" },
      "sendMessage",
      "{\"chat_id\":5,\"text\":\"hi\"," HTML "," PLAIN ",\"reply_parameters\":{"
      "\"message_id\":0,\"allow_sending_without_reply\":true}}" },
    /* moments */
    { { .chat = "5", .words = "<b>at</b> <time at=\"1767225600\">Thu 3</time> &lt;time" },
      "sendMessage",
      "{\"chat_id\":5,\"text\":\"<b>at</b> <tg-time unix=\\\"1767225600\\\" format="
      "\\\"wDt\\\">Thu 3</tg-time> &lt;time\"," HTML "," PLAIN "}" },
    { { .chat = "5", .words = "<time at=\"\">x <time at=\"1x\">y <time at=\"1" },
      "sendMessage",
      "{\"chat_id\":5,\"text\":\"<time at=\\\"\\\">x <time at=\\\"1x\\\">y <time "
      "at=\\\"1\"," HTML "," PLAIN "}" },
    /* edits */
    { { EDIT, .words = "new", KEYS },
      "editMessageText",
      "{\"chat_id\":5,\"message_id\":17,\"text\":\"new\"," HTML "," PLAIN "," BOARD "}" },
    { { EDIT, .words = "new" },
      "editMessageText",
      "{\"chat_id\":5,\"message_id\":17,\"text\":\"new\"," HTML "," PLAIN "}" },
    { { EDIT, .words = "new", .file = { .kind = "photo" } },
      "editMessageCaption",
      "{\"chat_id\":5,\"message_id\":17,\"caption\":\"new\"," HTML "}" },
    { { .verb = DELIVER_STRIP, .chat = "5", .message = "17", .words = "" },
      "editMessageReplyMarkup",
      "{\"chat_id\":5,\"message_id\":17}" },
    { { .verb = DELIVER_DELETE, .chat = "5", .message = "17", .words = "" },
      "deleteMessage",
      "{\"chat_id\":5,\"message_id\":17}" },
    { { .verb = DELIVER_DELETE, .chat = "5", .message = "", .words = "" },
      "deleteMessage",
      "{\"chat_id\":5,\"message_id\":0}" },
    { { .verb = DELIVER_REACT, .chat = "5", .message = "17", .words = "👍" },
      "setMessageReaction",
      "{\"chat_id\":5,\"message_id\":17,\"reaction\":[{\"type\":\"emoji\",\"emoji\":"
      "\"👍\"}]}" },
    { { .verb = DELIVER_REACT, .chat = "5", .message = "17", .words = "" },
      "setMessageReaction",
      "{\"chat_id\":5,\"message_id\":17,\"reaction\":[]}" },
    { { .verb = DELIVER_LEAVE, .chat = "-100", .words = "" },
      "leaveChat",
      "{\"chat_id\":-100}" },
    /* files known to the messenger */
    { { .chat = "5", .words = "", .file = { .kind = "voice", .id = "V" } },
      "sendVoice",
      "{\"chat_id\":5,\"voice\":\"V\"}" },
    { { .chat = "5", .words = "see", .file = { .kind = "photo", .id = "P" } },
      "sendPhoto",
      "{\"chat_id\":5,\"photo\":\"P\",\"caption\":\"see\"," HTML "}" },
    { { .chat = "5", .words = "see", .file = { .kind = "audio", .id = "A" }, KEYS },
      "sendAudio",
      "{\"chat_id\":5,\"audio\":\"A\",\"caption\":\"see\"," HTML "," BOARD "}" },
    { { .chat = "5", .words = "", .file = { .kind = "video", .id = "V" } },
      "sendVideo",
      "{\"chat_id\":5,\"video\":\"V\"}" },
    { { .chat = "5", .words = "", .file = { .kind = "document", .id = "D" } },
      "sendDocument",
      "{\"chat_id\":5,\"document\":\"D\"}" },
};

static void deliveries_become_requests(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(sayings); i++) {
        void *mem = talloc_new(NULL);
        struct telegram_request *r = telegram_request(mem, &sayings[i].delivery);
        assert_non_null(r);
        assert_string_equal(r->method, sayings[i].method);
        assert_string_equal(r->json, sayings[i].json);
        assert_int_equal(r->part_count, 0);
        talloc_free(mem);
    }
}

static const char *part_text(const struct telegram_request *r, const char *name)
{
    for (size_t i = 0; i < r->part_count; i++)
        if (strcmp(r->parts[i].name, name) == 0)
            return r->parts[i].text;
    return NULL;
}

static void bytes_go_as_parts(void **state)
{
    (void)state;
    void *mem = talloc_new(NULL);
    struct delivery d = {
        .chat = "5",
        .words = "<time at=\"7\">\"now\"</time>",
        .silent = true,
        .file = { .kind = "document", .name = "a.pdf", .bytes = "PDF", .size = 3 },
        KEYS,
    };
    struct telegram_request *r = telegram_request(mem, &d);
    assert_null(r->json);
    assert_string_equal(r->method, "sendDocument");
    assert_string_equal(part_text(r, "chat_id"), "5");
    assert_string_equal(part_text(r, "caption"),
                        "<tg-time unix=\"7\" format=\"wDt\">\"now\"</tg-time>");
    assert_string_equal(part_text(r, "disable_notification"), "true");
    assert_string_equal(part_text(r, "reply_markup"),
                        &BOARD[strlen("\"reply_markup\":")]);
    const struct http_part *file = &r->parts[r->part_count - 1];
    assert_string_equal(file->name, "document");
    assert_string_equal(file->file, "a.pdf");
    assert_ptr_equal(file->bytes, d.file.bytes);
    assert_int_equal(file->size, 3);
    talloc_free(mem);
}

static void what_cannot_be_said_is_null(void **state)
{
    (void)state;
    void *mem = talloc_new(NULL);
    struct delivery d = { .chat = "5", .words = "", .file = { .kind = "hologram" } };
    assert_null(telegram_request(mem, &d));
    d.file.id = "H";
    assert_null(telegram_request(mem, &d));
    char *words = talloc_array(mem, char, 600001);
    memset(words, '"', 600000);
    words[600000] = '\0';
    d = (struct delivery){ .chat = "5", .words = words };
    assert_null(telegram_request(mem, &d));
    memcpy(words, "<b>", 3);
    assert_null(telegram_request(mem, &d));
    talloc_free(mem);
}

static void polls_say_what_they_want(void **state)
{
    (void)state;
    static const char rest[] = "\"allowed_updates\":[\"message\",\"edited_message\","
                               "\"callback_query\",\"my_chat_member\"]}";
    static const struct {
        const char *cursor;
        int wait;
        size_t most;
        const char *json;
    } polls[] = {
        { "", 30, 100, "{\"limit\":100,\"timeout\":30," },
        { "17", 0, 1, "{\"offset\":17,\"limit\":1,\"timeout\":0," },
        { "9007199254740993", 99, 999,
          "{\"offset\":9007199254740993,\"limit\":100,\"timeout\":50," },
        { "-1", -1, 0, "{\"limit\":1,\"timeout\":0," },
        { "1,\"x\":2", 1, 1, "{\"limit\":1,\"timeout\":1," },
    };
    for (size_t i = 0; i < COUNT(polls); i++) {
        void *mem = talloc_new(NULL);
        const char *json =
            telegram_poll(mem, polls[i].cursor, polls[i].wait, polls[i].most);
        size_t len = strlen(polls[i].json);
        assert_memory_equal(json, polls[i].json, len);
        assert_string_equal(json + len, rest);
        talloc_free(mem);
    }
}

static void presses_are_answered_within_200_characters(void **state)
{
    (void)state;
    void *mem = talloc_new(NULL);
    char words[1024] = "", cut[512] = "";
    for (int i = 0; i < 250; i++)
        memcpy(words + i * 2, "й", 2);
    memcpy(cut, words, 400);
    assert_string_equal(telegram_press(mem, "44", NULL),
                        "{\"callback_query_id\":\"44\"}");
    assert_string_equal(telegram_press(mem, "44", ""), "{\"callback_query_id\":\"44\"}");
    assert_string_equal(telegram_press(mem, "4\"", "a\"b"),
                        "{\"callback_query_id\":\"4\\\"\",\"text\":\"a\\\"b\"}");
    assert_string_equal(
        telegram_press(mem, "44", words),
        talloc_asprintf(mem, "{\"callback_query_id\":\"44\",\"text\":\"%s\"}", cut));
    talloc_free(mem);
}

static void a_menu_is_said_a_language_at_a_time(void **state)
{
    (void)state;
    static const struct menu_command menu[] = {
        { "", "help", "Get \"help\"" },
        { "ru", "help", "Помощь" },
        { "", "menu", "Home" },
    };
    void *mem = talloc_new(NULL);
    assert_string_equal(
        telegram_menu(mem, menu, COUNT(menu), ""),
        "{\"commands\":[{\"command\":\"help\",\"description\":\"Get \\\"help\\\"\"},"
        "{\"command\":\"menu\",\"description\":\"Home\"}],"
        "\"scope\":{\"type\":\"all_private_chats\"}}");
    assert_string_equal(
        telegram_menu(mem, menu, COUNT(menu), "ru"),
        "{\"commands\":[{\"command\":\"help\",\"description\":\"Помощь\"}],"
        "\"scope\":{\"type\":\"all_private_chats\"},\"language_code\":\"ru\"}");
    talloc_free(mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deliveries_become_requests),
        cmocka_unit_test(bytes_go_as_parts),
        cmocka_unit_test(what_cannot_be_said_is_null),
        cmocka_unit_test(polls_say_what_they_want),
        cmocka_unit_test(presses_are_answered_within_200_characters),
        cmocka_unit_test(a_menu_is_said_a_language_at_a_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
