/* emulator_limits_test.c - keys, lengths and sizes: just enough passes, one more does
 * not. */
#include "emulator_rig.h"

#include "bot/base.h"

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
    return 0;
}

static int close_rig(void **state)
{
    (void)state;
    emulator_rig_close(&rig);
    return 0;
}

/* The text so many times; the caller frees it. */
static char *times(const char *text, size_t count)
{
    struct buffer b = { .max = 64 << 20 };
    for (size_t i = 0; i < count; i++)
        buffer_text(&b, text);
    return b.data ? b.data : xstrdup("");
}

/* Calls with the body and expects this description, or "" for ok. */
static void expect(const char *method, const char *json, const char *description)
{
    cJSON *answer = emulator_rig_call(&rig, method, json);
    const cJSON *said = emulator_rig_at(answer, "description");
    if (strcmp(said ? said->valuestring : "", description) != 0)
        fail_msg("%s %.200s: got \"%s\", want \"%s\"", method, json,
                 said ? said->valuestring : "", description);
    assert_int_equal(cJSON_IsTrue(emulator_rig_at(answer, "ok")), !*description);
    cJSON_Delete(answer);
}

/* ---- keys: one markup, one verdict ------------------------------------------------- */

#define BAD         "Bad Request: "
#define BAD_INLINE  BAD "can't parse inline keyboard button: "
#define ONE(button) "{\"inline_keyboard\":[[" button "]]}"
#define DATA64      "1234567890123456789012345678901234567890123456789012345678901234"

static const struct {
    const char *markup, *description;
} markup_rows[] = {
    { "\"{\"", BAD "can't parse reply keyboard markup JSON object" },
    { "null", BAD "object expected as reply markup" },
    { "[]", BAD "object expected as reply markup" },
    { "{}", "" },
    { "\"\"", "" },
    { "{\"inline_keyboard\":[{\"text\":\"a\"}]}",
      BAD "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of "
          "Arrays" },
    { "{\"keyboard\":7}",
      BAD "field \"keyboard\" of the ReplyKeyboardMarkup must be an Array of Arrays" },
    { ONE("{\"callback_data\":\"d\"}"), BAD_INLINE "Can't find field \"text\"" },
    { ONE("{\"text\":\"a\"}"),
      BAD_INLINE "Text buttons are unallowed in the inline keyboard" },
    { ONE("{\"text\":\"a\",\"callback_data\":\"\"}"),
      BAD_INLINE "Text buttons are unallowed in the inline keyboard" },
    { ONE("{\"text\":\"a\",\"callback_data\":\"" DATA64 "\"}"), "" },
    { ONE("{\"text\":\"a\",\"callback_data\":\"" DATA64 "5\"}"),
      BAD "BUTTON_DATA_INVALID" },
    { ONE("{\"text\":\"a\",\"callback_data\":\"d\",\"style\":\"DANGER\"}"), "" },
    { ONE("{\"text\":\"a\",\"callback_data\":\"d\",\"style\":\"pink\"}"),
      BAD_INLINE "invalid button style specified" },
    { ONE("{\"text\":\"a\",\"url\":\"https://example.org/x?y=1\"}"), "" },
    { ONE("{\"text\":\"a\",\"url\":\"tg://user?id=1\"}"), "" },
    { ONE("{\"text\":\"a\",\"url\":\"http://localhost/\"}"),
      BAD "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL" },
    { ONE("{\"text\":\"a\",\"web_app\":{\"url\":\"http://example.org\"}}"),
      BAD "inline keyboard button Web App URL 'http://example.org' is invalid: Only "
          "HTTPS links are allowed" },
    { ONE("{\"text\":\"a\",\"web_app\":{\"url\":\"https://example.org\"}}"), "" },
    { ONE("{\"text\":\"a\",\"copy_text\":{\"text\":\"code\"}}"), "" },
    { ONE("{\"text\":\"a\",\"copy_text\":{\"text\":\"\"}}"),
      BAD "BUTTON_COPY_TEXT_INVALID" },
    { ONE("{\"text\":\"a\",\"disabled\":{}}"), "" },
    { "{\"keyboard\":[[\"a\",{\"text\":\"b\",\"request_contact\":true}]]}", "" },
    { "{\"keyboard\":[[{}]]}",
      BAD "can't parse keyboard button: Can't find field \"text\"" },
    { "{\"remove_keyboard\":true}", "" },
    { "{\"force_reply\":true}", "" },
};

static void markups(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(markup_rows); i++) {
        char json[1024];
        snprintf(json, sizeof json, "{\"chat_id\":1,\"text\":\"a\",\"reply_markup\":%s}",
                 markup_rows[i].markup);
        expect("sendMessage", json, markup_rows[i].description);
    }
    cJSON_Delete(emulator_rig_control(&rig, "POST", "group",
                                      "{\"id\":-10,\"title\":\"g\",\"user\":1}"));
    expect("sendMessage",
           "{\"chat_id\":-10,\"text\":\"a\",\"reply_markup\":{\"keyboard\":[[{\"text\":"
           "\"b\",\"request_contact\":true}]]}}",
           BAD "phone number can be requested in private chats only");
}

/* Rows are cut at 12 keys, keyboards at 300, both without a word. */
static void cut_keys(void **state)
{
    (void)state;
    char *row = times(",{\"text\":\"a\",\"callback_data\":\"d\"}", 13);
    char *json = xalloc(strlen(row) + 200);
    snprintf(
        json, strlen(row) + 200,
        "{\"chat_id\":1,\"text\":\"a\",\"reply_markup\":{\"inline_keyboard\":[[%s]]}}",
        row + 1);
    cJSON *answer = emulator_rig_call(&rig, "sendMessage", json);
    const cJSON *kept = emulator_rig_at(answer, "result.reply_markup.inline_keyboard.0");
    assert_int_equal(cJSON_GetArraySize(kept), 12);
    cJSON_Delete(answer);
    free(row);
    free(json);

    row = times(",[\"\",\"1\"]", 301);
    json = xalloc(strlen(row) + 200);
    snprintf(json, strlen(row) + 200,
             "{\"chat_id\":1,\"text\":\"a\",\"reply_markup\":{\"keyboard\":[%s]}}",
             row + 1);
    cJSON_Delete(emulator_rig_call(&rig, "sendMessage", json));
    cJSON *view = emulator_rig_control(&rig, "GET", "chat?user=1", NULL);
    const cJSON *messages = emulator_rig_at(view, "messages");
    const cJSON *last = cJSON_GetArrayItem(messages, cJSON_GetArraySize(messages) - 1);
    const cJSON *rows = emulator_rig_at(last, "reply_markup.keyboard");
    assert_int_equal(cJSON_GetArraySize(rows), 300);
    assert_int_equal(cJSON_GetArraySize(cJSON_GetArrayItem(rows, 0)), 1);
    cJSON_Delete(view);
    free(row);
    free(json);
}

/* A hundred keys with labels of 60 characters are too much, ninety are not. */
static void large_markup(void **state)
{
    (void)state;
    static const int counts[] = { 90, 110 };
    static const char *const verdicts[] = { "", BAD "reply markup is too long" };
    for (size_t i = 0; i < COUNT(counts); i++) {
        char *keys = times(",[{\"text\":\"123456789012345678901234567890123456789012345"
                           "678901234567890\",\"callback_data\":\"1234\"}]",
                           (size_t)counts[i]);
        char *json = xalloc(strlen(keys) + 200);
        snprintf(
            json, strlen(keys) + 200,
            "{\"chat_id\":1,\"text\":\"a\",\"reply_markup\":{\"inline_keyboard\":[%s]}}",
            keys + 1);
        expect("sendMessage", json, verdicts[i]);
        free(keys);
        free(json);
    }
}

/* ---- lengths ----------------------------------------------------------------------- */

struct length {
    const char *method, *start, *piece;
    size_t count;
    const char *end, *description;
};

static void check_length(const struct length *l)
{
    char *pieces = times(l->piece, l->count);
    size_t room = strlen(l->start) + strlen(pieces) + strlen(l->end) + 1;
    char *json = xalloc(room);
    snprintf(json, room, "%s%s%s", l->start, pieces, l->end);
    expect(l->method, json, l->description);
    free(pieces);
    free(json);
}

#define SEND    "sendMessage", "{\"chat_id\":1,\"text\":\""
#define COMMAND "setMyCommands", "{\"commands\":[{\"command\":\"a\",\"description\":\""

static void lengths(void **state)
{
    (void)state;
    static const struct length rows[] = {
        { SEND, "\xf0\x9f\x98\x80", 4096, "\"}", "" },
        { SEND, "\xf0\x9f\x98\x80", 4097, "\"}", BAD "message is too long" },
        { SEND, "a", 4096, "  \\n\"}", "" },
        { SEND, "&lt;", 4096, "\",\"parse_mode\":\"HTML\"}", "" },
        { SEND, "&lt;", 4097, "\",\"parse_mode\":\"HTML\"}", BAD "message is too long" },
        { SEND, " ", 32769, "\"}", BAD "text is too long" },
        { SEND, " ", 32768, "\"}", BAD "text must be non-empty" },
        { COMMAND, "d", 256, "\"}]}", "" },
        { COMMAND, "d", 257, "\"}]}",
          BAD "command description length must not exceed 256" },
        { "setMyName", "{\"name\":\"", "n", 64, "\"}", "" },
        { "setMyName", "{\"name\":\"", "n", 65, "\"}", BAD "bot name is too long" },
        { "setMyDescription", "{\"description\":\"", "n", 513, "\"}",
          BAD "bot description is too long" },
        { "setMyShortDescription", "{\"short_description\":\"", "n", 121, "\"}",
          BAD "bot short description is too long" },
        { "deleteMessages", "{\"chat_id\":1,\"message_ids\":[7", ",7", 99, "]}", "" },
        { "deleteMessages", "{\"chat_id\":1,\"message_ids\":[7", ",7", 100, "]}",
          BAD "too many message identifiers specified" },
        { "setMyCommands", "{\"commands\":[{\"command\":\"a\",\"description\":\"d\"}",
          ",{\"command\":\"a\",\"description\":\"d\"}", 100, "]}",
          BAD "BOT_COMMANDS_TOO_MUCH" },
        { "setWebhook", "{\"url\":\"https://a.b/\",\"secret_token\":\"", "s", 257, "\"}",
          BAD "secret token is too long" },
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        check_length(&rows[i]);
}

static void captions(void **state)
{
    (void)state;
    cJSON *file =
        emulator_rig_control(&rig, "POST", "file", "{\"user\":1,\"kind\":\"document\"}");
    char start[256];
    snprintf(start, sizeof start, "{\"chat_id\":1,\"document\":\"%s\",\"caption\":\"",
             emulator_rig_text(file, "file_id"));
    struct length rows[] = {
        { "sendDocument", start, "ж", 1024, "\"}", "" },
        { "sendDocument", start, "ж", 1025, "\"}", BAD "message caption is too long" },
        { "sendPhoto", "{\"chat_id\":1,\"photo\":\"", emulator_rig_text(file, "file_id"),
          1, "\"}", BAD "can't use file of type Document as Photo" },
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        check_length(&rows[i]);
    cJSON_Delete(file);
}

/* Uploads one document of so many bytes; the status. */
static struct fetched upload(const char *method, const char *field, const char *bytes,
                             size_t size)
{
    static const char tail[] = "\r\n--b--\r\n";
    char head[512];
    int len =
        snprintf(head, sizeof head,
                 "--b\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n1\r\n"
                 "--b\r\nContent-Disposition: form-data; name=\"%s\"; "
                 "filename=\"a.bin\"\r\n\r\n",
                 field);
    size_t total = (size_t)len + size + strlen(tail);
    char *body = xalloc(total + 1);
    memcpy(body, head, (size_t)len);
    memcpy(body + len, bytes, size);
    memcpy(body + len + size, tail, strlen(tail));
    struct fetch what = { .type = "multipart/form-data; boundary=b",
                          .body = body,
                          .size = total };
    what.url = emulator_rig_url(&rig, "/bot%s/%s", emulator_default_token, method);
    struct fetched got = fetch(&what);
    free(body);
    return got;
}

static void large_files(void **state)
{
    (void)state;
    size_t most = 20 << 20;
    char *bytes = xalloc(most + 1);
    struct fetched got = upload("sendDocument", "document", bytes, most + 1);
    assert_int_equal(got.status, 200);
    cJSON *sent = cJSON_Parse(got.body);
    char json[256];
    snprintf(json, sizeof json, "{\"file_id\":\"%s\"}",
             emulator_rig_text(sent, "result.document.file_id"));
    expect("getFile", json, BAD "file is too big");
    cJSON_Delete(sent);
    fetched_fini(&got);

    got = upload("sendPhoto", "photo", bytes, 100);
    assert_non_null(strstr(got.body, "Bad Request: IMAGE_PROCESS_FAILED"));
    fetched_fini(&got);
    got = upload("sendDocument", "document", bytes, 0);
    assert_non_null(strstr(got.body, "Bad Request: file must be non-empty"));
    fetched_fini(&got);
    free(bytes);
}

/* Own and incoming messages can be taken back for two days. */
static void old_messages(void **state)
{
    (void)state;
    int id = emulator_rig_send(&rig, "old", NULL);
    char json[64];
    snprintf(json, sizeof json, "{\"chat_id\":1,\"message_id\":%d}", id);
    rig.now += 48 * 3600;
    expect("deleteMessage", json, BAD "message can't be deleted for everyone");
    rig.now -= 1;
    expect("deleteMessage", json, "");
    expect("deleteMessage", json, BAD "message to delete not found");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markups),      cmocka_unit_test(cut_keys),
        cmocka_unit_test(large_markup), cmocka_unit_test(lengths),
        cmocka_unit_test(captions),     cmocka_unit_test(large_files),
        cmocka_unit_test(old_messages),
    };
    return cmocka_run_group_tests(tests, open_rig, close_rig);
}
