/* emulator_control_test.c - the people's side: what they do reaches the bot, and what the
 * bot does reaches them. */
#include "emulator_rig.h"

#include "bot/base.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct rig rig;

static int open_rig(void **state)
{
    (void)state;
    emulator_rig_open(&rig, false);
    cJSON_Delete(
        emulator_rig_call(&rig, "deleteWebhook", "{\"drop_pending_updates\":true}"));
    return 0;
}

static int close_rig(void **state)
{
    (void)state;
    emulator_rig_close(&rig);
    return 0;
}

static void control(const char *path, const char *json)
{
    cJSON_Delete(emulator_rig_control(&rig, "POST", path, json));
}

/* The only update that waits, confirmed at once; the caller deletes the answer. */
static cJSON *update(void)
{
    cJSON *answer = emulator_rig_call(&rig, "getUpdates", "{}");
    assert_int_equal(cJSON_GetArraySize(emulator_rig_at(answer, "result")), 1);
    cJSON_Delete(emulator_rig_callf(
        &rig, "getUpdates", "{\"offset\":%lld}",
        (long long)emulator_rig_number(answer, "result.0.update_id") + 1));
    return answer;
}

static void assert_json(const cJSON *json, const char *path, const char *expected)
{
    char *printed = cJSON_PrintUnformatted(emulator_rig_at(json, path));
    assert_string_equal(printed ? printed : "(none)", expected);
    cJSON_free(printed);
}

/* ---- what people do ---------------------------------------------------------------- */

static void words(void **state)
{
    (void)state;
    control("say", "{\"user\":1,\"text\":\" /go@x_bot жж /help, a/b\\r\\n\"}");
    cJSON *got = update();
    assert_json(got, "result.0.message",
                "{\"message_id\":2,\"from\":{\"id\":1,\"is_bot\":false,\"first_name\":"
                "\"Anna\",\"username\":\"anna\",\"language_code\":\"ru\"},\"chat\":{"
                "\"id\":1,\"first_name\":\"Anna\",\"username\":\"anna\",\"type\":"
                "\"private\"},\"date\":1800000000,\"text\":\"/go@x_bot жж /help, a/b\","
                "\"entities\":[{\"type\":\"bot_command\",\"offset\":0,\"length\":9},{"
                "\"type\":\"bot_command\",\"offset\":13,\"length\":5}]}");
    cJSON_Delete(got);
    rig.now += 5;
    control("say", "{\"user\":1,\"edit\":2,\"text\":\"no\"}");
    got = update();
    assert_string_equal(emulator_rig_text(got, "result.0.edited_message.text"), "no");
    assert_int_equal(emulator_rig_number(got, "result.0.edited_message.edit_date"),
                     1800000005);
    assert_int_equal(emulator_rig_number(got, "result.0.edited_message.date"),
                     1800000000);
    cJSON_Delete(got);
    control("say", "{\"user\":1,\"reply_to\":2,\"text\":\"yes\"}");
    got = update();
    assert_string_equal(emulator_rig_text(got, "result.0.message.reply_to_message.text"),
                        "no");
    cJSON_Delete(got);
}

static void presses(void **state)
{
    (void)state;
    int id = emulator_rig_send(
        &rig, "choose",
        "{\"inline_keyboard\":[[{\"text\":\"Yes\",\"callback_data\":\"y:1\"},"
        "{\"text\":\"Site\",\"url\":\"example.org\"}]]}");
    char json[128];
    snprintf(json, sizeof json, "{\"user\":1,\"message_id\":%d,\"label\":\"Yes\"}", id);
    cJSON *pressed = emulator_rig_control(&rig, "POST", "press", json);
    cJSON *got = update();
    assert_string_equal(emulator_rig_text(got, "result.0.callback_query.data"), "y:1");
    assert_string_equal(emulator_rig_text(got, "result.0.callback_query.id"),
                        emulator_rig_text(pressed, "callback_query_id"));
    assert_json(got, "result.0.callback_query.message.reply_markup",
                "{\"inline_keyboard\":[[{\"text\":\"Yes\",\"callback_data\":\"y:1\"},{"
                "\"text\":\"Site\",\"url\":\"http://example.org/\"}]]}");
    cJSON_Delete(got);
    /* It is answered once, and the person sees it. */
    const char *query = emulator_rig_text(pressed, "callback_query_id");
    for (int i = 0; i < 2; i++) {
        cJSON_Delete(emulator_rig_callf(&rig, "answerCallbackQuery",
                                        "{\"callback_query_id\":\"%s\",\"text\":\"ok\"}",
                                        query));
        assert_int_equal(rig.status, i ? 400 : 200);
    }
    got = emulator_rig_control(&rig, "GET", "chat?user=1", NULL);
    assert_string_equal(emulator_rig_text(got, "toasts.0.text"), "ok");
    cJSON_Delete(got);
    cJSON_Delete(pressed);
    /* A late answer is refused. */
    pressed = emulator_rig_control(&rig, "POST", "press", json);
    rig.now += 16;
    cJSON_Delete(emulator_rig_callf(&rig, "answerCallbackQuery",
                                    "{\"callback_query_id\":\"%s\"}",
                                    emulator_rig_text(pressed, "callback_query_id")));
    assert_int_equal(rig.status, 400);
    cJSON_Delete(pressed);
    cJSON_Delete(update());
    /* The message of a press may be gone. */
    cJSON_Delete(emulator_rig_callf(&rig, "deleteMessage",
                                    "{\"chat_id\":1,\"message_id\":%d}", id));
    snprintf(json, sizeof json, "{\"user\":1,\"message_id\":%d,\"data\":\"y:1\"}", id);
    control("press", json);
    got = update();
    assert_int_equal(emulator_rig_number(got, "result.0.callback_query.message.date"), 0);
    cJSON_Delete(got);
}

static void files_and_contacts(void **state)
{
    (void)state;
    static const char *const kinds[] = { "photo", "voice", "document", "video", "audio" };
    for (size_t i = 0; i < COUNT(kinds); i++) {
        char json[160];
        snprintf(
            json, sizeof json,
            "{\"user\":1,\"kind\":\"%s\",\"name\":\"n\",\"caption\":\"/c\",\"album\":\"9\","
            "\"content_base64\":\"AAEC\"}",
            kinds[i]);
        control("file", json);
        cJSON *got = update();
        char path[64];
        snprintf(path, sizeof path, "result.0.message.%s%s.file_size", kinds[i],
                 i == 0 ? ".0" : "");
        assert_int_equal(emulator_rig_number(got, path), 3);
        assert_string_equal(emulator_rig_text(got, "result.0.message.caption"), "/c");
        assert_string_equal(emulator_rig_text(got, "result.0.message.media_group_id"),
                            "9");
        assert_json(got, "result.0.message.caption_entities",
                    "[{\"type\":\"bot_command\",\"offset\":0,\"length\":2}]");
        assert_null(emulator_rig_at(got, "result.0.message.text"));
        cJSON_Delete(got);
    }
    control("contact", "{\"user\":1,\"phone_number\":\"+7\"}");
    cJSON *got = update();
    assert_json(got, "result.0.message.contact",
                "{\"phone_number\":\"+7\",\"first_name\":\"Anna\",\"user_id\":1}");
    cJSON_Delete(got);
}

static void blocking(void **state)
{
    (void)state;
    control("block", "{\"user\":1,\"blocked\":true}");
    cJSON *got = update();
    assert_string_equal(
        emulator_rig_text(got, "result.0.my_chat_member.new_chat_member.status"),
        "kicked");
    cJSON_Delete(got);
    cJSON_Delete(
        emulator_rig_call(&rig, "sendMessage", "{\"chat_id\":1,\"text\":\"a\"}"));
    assert_int_equal(rig.status, 403);
    control("say", "{\"user\":1,\"text\":\"back\"}");
    got = emulator_rig_call(&rig, "getUpdates", "{}");
    assert_string_equal(
        emulator_rig_text(got, "result.0.my_chat_member.new_chat_member.status"),
        "member");
    assert_string_equal(emulator_rig_text(got, "result.1.message.text"), "back");
    cJSON_Delete(got);
}

/* In a group the bot hears commands, its name and replies; then it leaves. */
static void groups(void **state)
{
    (void)state;
    control("group", "{\"id\":-10,\"title\":\"Class\",\"user\":1}");
    cJSON *got = update();
    assert_json(got, "result.0.my_chat_member.chat",
                "{\"id\":-10,\"title\":\"Class\",\"type\":\"group\"}");
    cJSON_Delete(got);
    control("say", "{\"user\":1,\"chat\":-10,\"text\":\"among us\"}");
    control("say", "{\"user\":1,\"chat\":-10,\"text\":\"hi @nastavnik_TEST_bot\"}");
    got = update();
    assert_int_equal(emulator_rig_number(got, "result.0.message.chat.id"), -10);
    cJSON_Delete(got);
    cJSON_Delete(emulator_rig_call(&rig, "leaveChat", "{\"chat_id\":-10}"));
    assert_int_equal(rig.status, 200);
    cJSON_Delete(
        emulator_rig_call(&rig, "sendMessage", "{\"chat_id\":-10,\"text\":\"a\"}"));
    assert_int_equal(rig.status, 403);
}

/* ---- what people see --------------------------------------------------------------- */

struct watcher {
    pthread_t thread;
    char path[64];
    struct fetched got;
};

static void *run_watch(void *arg)
{
    struct watcher *w = arg;
    struct fetch what = { .url = emulator_rig_url(&rig, "/control/%s", w->path) };
    w->got = fetch(&what);
    return NULL;
}

static void watching(void **state)
{
    (void)state;
    cJSON *seen = emulator_rig_control(&rig, "GET", "chat?user=1", NULL);
    int64_t version = emulator_rig_number(seen, "version");
    assert_int_equal(cJSON_GetArraySize(emulator_rig_at(seen, "messages")), 1);
    cJSON_Delete(seen);
    struct watcher w;
    snprintf(w.path, sizeof w.path, "chat?user=1&after=%lld&wait=30", (long long)version);
    assert_int_equal(pthread_create(&w.thread, NULL, run_watch, &w), 0);
    int id = emulator_rig_send(&rig, "menu", "{\"keyboard\":[[\"a\"]]}");
    pthread_join(w.thread, NULL);
    seen = cJSON_Parse(w.got.body);
    assert_int_equal(cJSON_GetArraySize(emulator_rig_at(seen, "messages")), 1);
    assert_int_equal(emulator_rig_number(seen, "messages.0.message_id"), id);
    assert_string_equal(emulator_rig_text(seen, "messages.0.from"), "bot");
    assert_string_equal(
        emulator_rig_text(seen, "messages.0.reply_markup.keyboard.0.0.text"), "a");
    cJSON_Delete(seen);
    fetched_fini(&w.got);
}

static void changes(void **state)
{
    (void)state;
    int id = emulator_rig_send(&rig, "one", NULL);
    rig.now += 7;
    cJSON_Delete(emulator_rig_callf(
        &rig, "editMessageText",
        "{\"chat_id\":1,\"message_id\":%d,\"parse_mode\":\"HTML\",\"text\":\"<b>two</b>\"}",
        id));
    cJSON_Delete(
        emulator_rig_call(&rig, "setMessageReaction",
                          "{\"chat_id\":1,\"message_id\":1,\"reaction\":[{\"type\":"
                          "\"emoji\",\"emoji\":\"👍\"}]}"));
    assert_int_equal(rig.status, 200);
    cJSON_Delete(emulator_rig_call(&rig, "sendChatAction",
                                   "{\"chat_id\":1,\"action\":\"Typing\"}"));
    cJSON *seen = emulator_rig_control(&rig, "GET", "chat?user=1", NULL);
    assert_string_equal(emulator_rig_text(seen, "messages.1.text"), "two");
    assert_json(seen, "messages.1.entities",
                "[{\"type\":\"bold\",\"offset\":0,\"length\":3}]");
    assert_int_equal(emulator_rig_number(seen, "messages.1.edit_date"), 1800000007);
    assert_string_equal(emulator_rig_text(seen, "messages.0.reactions.0.emoji"), "👍");
    assert_string_equal(emulator_rig_text(seen, "action"), "typing");
    cJSON_Delete(seen);
    cJSON_Delete(emulator_rig_callf(&rig, "deleteMessages",
                                    "{\"chat_id\":1,\"message_ids\":[%d,99]}", id));
    seen = emulator_rig_control(&rig, "GET", "chat?user=1", NULL);
    assert_true(cJSON_IsTrue(emulator_rig_at(seen, "messages.1.deleted")));
    cJSON_Delete(seen);
}

/* The narrowest menu in the person's language is the one they see. */
static void menus(void **state)
{
    (void)state;
    static const char *const set[] = {
        "{\"commands\":[{\"command\":\"/d\",\"description\":\"default\"}]}",
        "{\"commands\":[{\"command\":\"r\",\"description\":\"ru\"}],\"language_code\":\"ru\"}",
        "{\"commands\":[{\"command\":\"p\",\"description\":\"private\"}],\"scope\":{\"type\":"
        "\"all_private_chats\"}}",
        "{\"commands\":[{\"command\":\"c\",\"description\":\"chat\"}],\"scope\":{\"type\":"
        "\"chat\",\"chat_id\":1}}",
    };
    static const char *const seen[] = { "d", "r", "p", "c" };
    for (size_t i = 0; i < COUNT(set); i++) {
        cJSON_Delete(emulator_rig_call(&rig, "setMyCommands", set[i]));
        cJSON *got = emulator_rig_control(&rig, "GET", "commands?user=1", NULL);
        assert_string_equal(emulator_rig_text(got, "commands.0.command"), seen[i]);
        cJSON_Delete(got);
    }
    /* No list clears the list. */
    cJSON_Delete(emulator_rig_call(&rig, "setMyCommands", "{}"));
    cJSON *got = emulator_rig_call(&rig, "getMyCommands", "{}");
    assert_json(got, "result", "[]");
    cJSON_Delete(got);
}

/* A page on another site cannot play people. */
static void strangers(void **state)
{
    (void)state;
    struct fetch what = { .url = emulator_rig_url(&rig, "/control/state"),
                          .header = "Host: evil.example" };
    struct fetched got = fetch(&what);
    assert_int_equal(got.status, 403);
    fetched_fini(&got);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_rig, close_rig)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(words),    TEST(presses), TEST(files_and_contacts),
        TEST(blocking), TEST(groups),  TEST(watching),
        TEST(changes),  TEST(menus),   TEST(strangers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
