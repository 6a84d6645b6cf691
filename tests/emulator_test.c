/* emulator_test.c - the emulator refuses what the real server refuses, with its words.
 *
 * One row, one refusal: the texts are those of telegram-bot-api. Where a text is very
 * long it is made in a test of its own, in emulator_limits_test.c. */
#include "emulator_rig.h"

#include "bot/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct rig rig;

static void make_groups(void)
{
    static const char *const groups[] = {
        "{\"id\":-10,\"title\":\"in\",\"user\":1}",
        "{\"id\":-11,\"title\":\"left\",\"user\":1}",
        "{\"id\":-11,\"standing\":\"left\"}",
        "{\"id\":-12,\"title\":\"kicked\",\"user\":1}",
        "{\"id\":-12,\"standing\":\"kicked\"}",
        "{\"id\":-13,\"title\":\"deleted\",\"user\":1}",
        "{\"id\":-13,\"standing\":\"deleted\"}",
        "{\"id\":-1001,\"title\":\"super\",\"user\":1,\"supergroup\":true}",
        "{\"id\":-1001,\"standing\":\"kicked\"}",
    };
    for (size_t i = 0; i < COUNT(groups); i++)
        cJSON_Delete(emulator_rig_control(&rig, "POST", "group", groups[i]));
}

static int open_rig(void **state)
{
    (void)state;
    emulator_rig_open(&rig, false);
    /* The messages that rows speak of: 2 plain, 3 with a reply keyboard, 4 a document,
     * 5 deleted, 6 with an inline key; 1 is Anna's own. */
    assert_int_equal(emulator_rig_send(&rig, "plain", NULL), 2);
    assert_int_equal(emulator_rig_send(&rig, "menu", "{\"keyboard\":[[\"a\"]]}"), 3);
    cJSON *file = emulator_rig_control(
        &rig, "POST", "file", "{\"user\":1,\"kind\":\"document\",\"name\":\"a.txt\"}");
    cJSON_Delete(
        emulator_rig_callf(&rig, "deleteMessage", "{\"chat_id\":1,\"message_id\":4}"));
    cJSON *sent =
        emulator_rig_callf(&rig, "sendDocument", "{\"chat_id\":1,\"document\":\"%s\"}",
                           emulator_rig_text(file, "file_id"));
    assert_int_equal(emulator_rig_number(sent, "result.message_id"), 5);
    cJSON_Delete(file);
    cJSON_Delete(sent);
    assert_int_equal(
        emulator_rig_send(
            &rig, "key",
            "{\"inline_keyboard\":[[{\"text\":\"k\",\"callback_data\":\"d\"}]]}"),
        6);
    make_groups();
    return 0;
}

static int close_rig(void **state)
{
    (void)state;
    emulator_rig_close(&rig);
    return 0;
}

#define BAD "Bad Request: "

static void texts(void **state)
{
    (void)state;
    static const char m[] = "sendMessage";
    static const struct refusal rows[] = {
        { m, "{\"chat_id\":1}", 400, BAD "message text is empty" },
        { m, "{\"text\":\"\"}", 400, BAD "message text is empty" },
        { m, "{\"text\":\"a\"}", 400, BAD "chat_id is empty" },
        { m, "{\"chat_id\":1,\"text\":\" \\n \"}", 400, BAD "text must be non-empty" },
        { m, "{\"chat_id\":1,\"text\":\"<b></b>\",\"parse_mode\":\"HTML\"}", 400,
          BAD "text must be non-empty" },
        { m, "{\"chat_id\":1,\"text\":\"a\",\"parse_mode\":\"rtf\"}", 400,
          BAD "unsupported parse_mode" },
        { m, "{\"chat_id\":1,\"text\":\"<foo>\",\"parse_mode\":\"html\"}", 400,
          BAD "can't parse entities: Unsupported start tag \"foo\" at byte offset 0" },
        { m, "{\"chat_id\":1,\"text\":\"<b>x\",\"parse_mode\":\"HTML\"}", 400,
          BAD
          "can't parse entities: Can't find end tag corresponding to start tag \"b\"" },
        { m, "{\"chat_id\":1,\"text\":\"x</b>\",\"parse_mode\":\"HTML\"}", 400,
          BAD "can't parse entities: Unexpected end tag at byte offset 1" },
        { m, "{\"chat_id\":1,\"text\":\"<b>x</i>\",\"parse_mode\":\"HTML\"}", 400,
          BAD "can't parse entities: Unmatched end tag at byte offset 4, expected "
              "\"</b>\", found \"</i>\"" },
        { m, "{\"chat_id\":1,\"text\":\"<b\",\"parse_mode\":\"HTML\"}", 400,
          BAD "can't parse entities: Unclosed start tag at byte offset 0" },
        { m, "{\"chat_id\":1,\"text\":\"a\",\"link_preview_options\":\"x\"}", 400,
          BAD "can't parse link preview options JSON object" },
        { m, "{\"chat_id\":1,\"text\":\"a\",\"message_thread_id\":7}", 400,
          BAD "message thread not found" },
        { m, "{\"chat_id\":1,\"text\":\"a\",\"reply_parameters\":{\"message_id\":99}}",
          400, BAD "message to be replied not found" },
        { m, "{\"chat_id\":1,\"text\":\"a\",\"reply_to_message_id\":99}", 400,
          BAD "message to be replied not found" },
    };
    emulator_rig_refuses(&rig, rows, COUNT(rows));
}

/* What is checked first is told first, though all of it is wrong. */
static void order(void **state)
{
    (void)state;
    static const char m[] = "sendMessage";
    static const struct refusal rows[] = {
        { m, "{\"link_preview_options\":[],\"text\":\"\"}", 400,
          BAD "object expected as link preview options" },
        { m, "{\"parse_mode\":\"x\",\"text\":\"\"}", 400, BAD "message text is empty" },
        { m, "{\"parse_mode\":\"x\",\"text\":\"a\",\"reply_markup\":\"x\"}", 400,
          BAD "unsupported parse_mode" },
        { m, "{\"text\":\"a\",\"reply_parameters\":7,\"reply_markup\":\"x\"}", 400,
          BAD "object expected as reply parameters" },
        { m, "{\"text\":\"a\",\"reply_markup\":\"x\",\"chat_id\":404}", 400,
          BAD "can't parse reply keyboard markup JSON object" },
        { m, "{\"text\":\" \",\"chat_id\":404,\"message_thread_id\":1}", 400,
          BAD "chat not found" },
        { m,
          "{\"text\":\" \",\"chat_id\":1,\"message_thread_id\":1,"
          "\"reply_to_message_id\":99}",
          400, BAD "message thread not found" },
        { m, "{\"text\":\" \",\"chat_id\":1,\"reply_to_message_id\":99}", 400,
          BAD "message to be replied not found" },
        { m,
          "{\"text\":\" \",\"chat_id\":2,\"reply_markup\":{\"inline_keyboard\":[[{"
          "\"text\":\"a\",\"url\":\"x\"}]]}}",
          400, BAD "text must be non-empty" },
        { m,
          "{\"text\":\"a\",\"chat_id\":2,\"reply_markup\":{\"inline_keyboard\":[[{"
          "\"text\":\"a\",\"url\":\"x\"}]]}}",
          400, BAD "inline keyboard button URL 'x' is invalid: Wrong HTTP URL" },
    };
    emulator_rig_refuses(&rig, rows, COUNT(rows));
}

static void places(void **state)
{
    (void)state;
    static const char m[] = "sendMessage";
    static const struct refusal rows[] = {
        { m, "{\"chat_id\":404,\"text\":\"a\"}", 400, BAD "chat not found" },
        { m, "{\"chat_id\":\"1x\",\"text\":\"a\"}", 400, BAD "chat not found" },
        { m, "{\"chat_id\":\"@nobody\",\"text\":\"a\"}", 400, BAD "chat not found" },
        { m, "{\"chat_id\":2,\"text\":\"a\"}", 403,
          "Forbidden: bot was blocked by the user" },
        { m, "{\"chat_id\":3,\"text\":\"a\"}", 403,
          "Forbidden: bot can't initiate conversation with a user" },
        { m, "{\"chat_id\":4,\"text\":\"a\"}", 403, "Forbidden: user is deactivated" },
        { m, "{\"chat_id\":5,\"text\":\"a\"}", 403,
          "Forbidden: the bot can't send messages to the bot" },
        { m, "{\"chat_id\":-11,\"text\":\"a\"}", 403,
          "Forbidden: bot is not a member of the group chat" },
        { m, "{\"chat_id\":-12,\"text\":\"a\"}", 403,
          "Forbidden: bot was kicked from the group chat" },
        { m, "{\"chat_id\":-13,\"text\":\"a\"}", 403,
          "Forbidden: the group chat was deleted" },
        { m, "{\"chat_id\":-1001,\"text\":\"a\"}", 403,
          "Forbidden: bot was kicked from the supergroup chat" },
        { "sendChatAction", "{\"chat_id\":1,\"action\":\"dancing\"}", 400,
          BAD "wrong parameter action in request" },
        { "sendChatAction", "{\"action\":\"typing\"}", 400, BAD "chat_id is empty" },
        { "getChat", "{\"chat_id\":404}", 400, BAD "chat not found" },
    };
    emulator_rig_refuses(&rig, rows, COUNT(rows));
}

static void edits(void **state)
{
    (void)state;
    static const char t[] = "editMessageText", r[] = "editMessageReplyMarkup";
    static const char same[] =
        BAD "message is not modified: specified new message content and reply markup are "
            "exactly the same as a current content and reply markup of the message";
    static const struct refusal rows[] = {
        { t, "{\"chat_id\":1,\"message_id\":2}", 400, BAD "message text is empty" },
        { t, "{\"text\":\"a\"}", 400, BAD "message identifier is not specified" },
        { t, "{\"message_id\":2,\"text\":\"a\"}", 400, BAD "chat_id is empty" },
        { t, "{\"chat_id\":1,\"message_id\":2,\"text\":\" plain\"}", 400, same },
        { t, "{\"chat_id\":1,\"message_id\":99,\"text\":\"a\"}", 400,
          BAD "message to edit not found" },
        { t, "{\"chat_id\":1,\"message_id\":4,\"text\":\"a\"}", 400,
          BAD "message to edit not found" },
        { t, "{\"chat_id\":1,\"message_id\":3,\"text\":\"a\"}", 400,
          BAD "message can't be edited" },
        { t, "{\"chat_id\":1,\"message_id\":1,\"text\":\"a\"}", 400,
          BAD "message can't be edited" },
        { t, "{\"chat_id\":1,\"message_id\":5,\"text\":\"a\"}", 400,
          BAD "there is no text in the message to edit" },
        { t,
          "{\"chat_id\":1,\"message_id\":2,\"text\":\"a\",\"reply_markup\":{"
          "\"keyboard\":[[\"a\"]]}}",
          400, BAD "inline keyboard expected" },
        { t,
          "{\"chat_id\":1,\"message_id\":2,\"text\":\"a\",\"reply_markup\":{"
          "\"remove_keyboard\":true}}",
          400, BAD "inline keyboard expected" },
        { r, "{\"chat_id\":1,\"message_id\":2}", 400, same },
        { r,
          "{\"chat_id\":1,\"message_id\":6,\"reply_markup\":{\"inline_keyboard\":[[{"
          "\"text\":\"k\",\"callback_data\":\"d\"}]]}}",
          400, same },
        { "editMessageCaption", "{\"chat_id\":1,\"message_id\":2,\"caption\":\"a\"}", 400,
          BAD "there is no caption in the message to edit" },
    };
    emulator_rig_refuses(&rig, rows, COUNT(rows));
}

static void deletes_and_reactions(void **state)
{
    (void)state;
    static const struct refusal rows[] = {
        { "deleteMessage", "{\"message_id\":2}", 400,
          BAD "chat identifier is not specified" },
        { "deleteMessage", "{\"chat_id\":1}", 400,
          BAD "message identifier is not specified" },
        { "deleteMessage", "{\"chat_id\":1,\"message_id\":99}", 400,
          BAD "message to delete not found" },
        { "deleteMessages", "{\"chat_id\":1}", 400,
          BAD "message identifiers are not specified" },
        { "deleteMessages", "{\"chat_id\":1,\"message_ids\":{}}", 400,
          BAD "expected an Array of message identifiers" },
        { "setMessageReaction", "{\"chat_id\":1,\"message_id\":99}", 400,
          BAD "message to react not found" },
        { "setMessageReaction",
          "{\"chat_id\":1,\"message_id\":1,\"reaction\":[{\"type\":\"emoji\",\"emoji\":"
          "\"x\"}]}",
          400, BAD "REACTION_INVALID" },
        { "answerCallbackQuery", "{\"callback_query_id\":\"7\"}", 400,
          BAD "query is too old and response timeout expired or query ID is invalid" },
        { "answerCallbackQuery", "{}", 400,
          BAD "query is too old and response timeout expired or query ID is invalid" },
    };
    emulator_rig_refuses(&rig, rows, COUNT(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts),
        cmocka_unit_test(order),
        cmocka_unit_test(places),
        cmocka_unit_test(edits),
        cmocka_unit_test(deletes_and_reactions),
    };
    return cmocka_run_group_tests(tests, open_rig, close_rig);
}
