/* emulator_doors_test.c - wrong tokens, methods, files and commands are refused. */
#include "emulator_rig.h"

#include "bot/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define BAD "Bad Request: "

static struct rig rig;

static int open_rig(void **state)
{
    (void)state;
    emulator_rig_open(&rig, false);
    return 0;
}

static int close_rig(void **state)
{
    (void)state;
    emulator_rig_close(&rig);
    return 0;
}

static void files(void **state)
{
    (void)state;
    static const struct refusal rows[] = {
        { "sendDocument", "{\"chat_id\":1}", 400,
          BAD "there is no document in the request" },
        { "sendPhoto", "{\"chat_id\":1}", 400, BAD "there is no photo in the request" },
        { "sendVoice", "{\"chat_id\":1,\"voice\":\"attach://v\"}", 400,
          BAD "there is no voice in the request" },
        { "sendDocument", "{\"chat_id\":1,\"document\":\"AAAA\"}", 400,
          BAD "wrong remote file identifier specified: can't unserialize it. Wrong last "
              "symbol" },
        { "sendDocument", "{\"chat_id\":1,\"document\":\"a.txt\"}", 400,
          BAD "wrong file identifier/HTTP URL specified" },
        { "getFile", "{}", 400, BAD "file_id not specified" },
        { "getFile", "{\"file_id\":\"AAAA\"}", 400, BAD "invalid file_id" },
    };
    emulator_rig_refuses(&rig, rows, COUNT(rows));
}

static void commands(void **state)
{
    (void)state;
    static const char m[] = "setMyCommands";
    static const struct refusal rows[] = {
        { m, "{\"commands\":[{\"command\":\"a\"}]}", 400,
          BAD "can't parse BotCommand: Can't find field \"description\"" },
        { m, "{\"commands\":[{\"command\":\"a\",\"description\":\" \"}]}", 400,
          BAD "command description must be non-empty" },
        { m,
          "{\"commands\":[{\"command\":\"a23456789012345678901234567890123\","
          "\"description\":\"d\"}]}",
          400, BAD "command length must not exceed 32" },
        { m, "{\"commands\":[{\"command\":\"Help\",\"description\":\"d\"}]}", 400,
          BAD "BOT_COMMAND_INVALID" },
        { m,
          "{\"commands\":[{\"command\":\"a\",\"description\":\"d\"}],"
          "\"language_code\":\"rus\"}",
          400, BAD "invalid language code specified" },
        { m,
          "{\"commands\":[{\"command\":\"a\",\"description\":\"d\"}],"
          "\"scope\":{\"type\":\"chat\",\"chat_id\":404}}",
          400, BAD "chat not found" },
    };
    emulator_rig_refuses(&rig, rows, COUNT(rows));
}

static void nowhere(void **state)
{
    (void)state;
    static const struct refusal rows[] = {
        { "sendSmoke", "{}", 404, "Not Found: method not found" },
        { "", "{}", 404, "Not Found: method not found" },
        { "close", "{}", 429, "Too Many Requests: retry after 600" },
        { "setWebhook", "{\"url\":\"http://a.b/\"}", 400,
          BAD "bad webhook: An HTTPS URL must be provided for webhook" },
        { "setWebhook", "{\"url\":\"nothing\"}", 400,
          BAD "invalid webhook URL specified" },
        { "setWebhook", "{\"url\":\"https://a.b/\",\"secret_token\":\"a b\"}", 400,
          BAD "secret token contains unallowed characters" },
    };
    emulator_rig_refuses(&rig, rows, COUNT(rows));
}

/* Paths and tokens stand in the address, so they are rows of another kind. */
static void tokens(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        long status;
        const char *description;
    } rows[] = {
        { "/bot123:short/getMe", 401, "Unauthorized" },
        { "/botnonsense/getMe", 401, "Unauthorized: invalid token specified" },
        { "/bot0123:AAEmulatorTokenForTestsOnly-00000000/getMe", 401,
          "Unauthorized: invalid token specified" },
        { "/botabc:AAEmulatorTokenForTestsOnly-00000000/getMe", 421,
          "Misdirected Request: unallowed token specified" },
        { "/bot123456789:AAEmulatorTokenForTestsOnly-00000001/getMe", 401,
          "Unauthorized" },
        { "/bot123456789:AAEmulatorTokenForTestsOnly-00000000/test/getMe", 401,
          "Unauthorized" },
        { "/bot123456789:AAEmulatorTokenForTestsOnly-00000000", 404, "Not Found" },
        { "/robots.txt", 404, "Not Found" },
        { "/", 404, "Not Found" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct fetch what = { .url = emulator_rig_url(&rig, "%s", rows[i].path) };
        struct fetched got = fetch(&what);
        cJSON *answer = cJSON_Parse(got.body);
        assert_int_equal(got.status, rows[i].status);
        assert_string_equal(emulator_rig_text(answer, "description"),
                            rows[i].description);
        cJSON_Delete(answer);
        fetched_fini(&got);
    }
}

static void upgraded_group(void **state)
{
    (void)state;
    cJSON_Delete(emulator_rig_control(&rig, "POST", "group",
                                      "{\"id\":-14,\"title\":\"old\",\"user\":1}"));
    cJSON *new =
        emulator_rig_control(&rig, "POST", "group", "{\"id\":-14,\"upgrade\":true}");
    cJSON *answer =
        emulator_rig_call(&rig, "sendMessage", "{\"chat_id\":-14,\"text\":\"a\"}");
    assert_int_equal(rig.status, 400);
    assert_string_equal(emulator_rig_text(answer, "description"),
                        BAD "group chat was upgraded to a supergroup chat");
    assert_int_equal(emulator_rig_number(answer, "parameters.migrate_to_chat_id"),
                     emulator_rig_number(new, "chat"));
    cJSON_Delete(answer);
    cJSON_Delete(new);
}

/* After logOut nothing works, and the words have no prefix. */
static void logged_out(void **state)
{
    (void)state;
    cJSON_Delete(emulator_rig_call(&rig, "logOut", "{}"));
    emulator_rig_refuses(&rig, &(struct refusal){ "getMe", "{}", 400, "Logged out" }, 1);
    cJSON_Delete(emulator_rig_control(&rig, "POST", "reset", "{}"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files),          cmocka_unit_test(commands),
        cmocka_unit_test(nowhere),        cmocka_unit_test(tokens),
        cmocka_unit_test(upgraded_group), cmocka_unit_test(logged_out),
    };
    return cmocka_run_group_tests(tests, open_rig, close_rig);
}
