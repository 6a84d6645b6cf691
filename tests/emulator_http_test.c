/* emulator_http_test.c - every encoding that real clients use says the same thing, and
 * what stands around an answer. */
#include "emulator_rig.h"

#include "bot/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define TOKEN "123456789:AAEmulatorTokenForTestsOnly-00000000"
#define FORM  "application/x-www-form-urlencoded"
#define JSON  "application/json"
#define PARTS "multipart/form-data; boundary=b"
/* A part of a multipart body, and its end. */
#define PART(name, value)                                                                \
    "--b\r\nContent-Disposition: form-data; name=" name "\r\n\r\n" value "\r\n"
#define END "--b--\r\n"

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

static struct fetched ask(const char *path, const char *type, const char *body,
                          bool chunked)
{
    struct fetch what = { .type = type, .body = body, .chunked = chunked };
    what.url = emulator_rig_url(&rig, "/bot" TOKEN "/%s", path);
    return fetch(&what);
}

/* ---- one message in many clothes --------------------------------------------------- */

/* What must arrive: text, and in words what else the row is about. */
struct row {
    const char *path, *type, *body;
    const char *text; /* of the result, or the description of the error */
};

static void check(const struct row *row, bool chunked)
{
    struct fetched got = ask(row->path, row->type, row->body, chunked);
    cJSON *answer = cJSON_Parse(got.body);
    const char *said =
        emulator_rig_text(answer, got.status == 200 ? "result.text" : "description");
    if (strcmp(said, row->text) != 0)
        fail_msg("%s %s: got \"%s\", want \"%s\"", row->path, row->body ? row->body : "",
                 said, row->text);
    cJSON_Delete(answer);
    fetched_fini(&got);
}

static const struct row rows[] = {
    /* the query */
    { "sendMessage?chat_id=1&text=a+b%20c%2B%D0%B6", NULL, NULL, "a b c+ж" },
    { "SENDmessage?chat_id=1&text=x", NULL, NULL, "x" },
    { "?method=sendMessage&chat_id=1&text=x", NULL, NULL, "x" },
    { "sendMessage?chat_id=1&text=x&text=y", NULL, NULL, "x" },
    { "sendMessage?chat_id=1&Text=x", NULL, NULL, "Bad Request: message text is empty" },
    { "send%4Dessage?chat_id=1&text=x", NULL, NULL, "x" },
    { "sendMessage?chat_id=%31&text=100%25%", NULL, NULL, "100%%" },
    { "sendMessage?chat_id=1&text=a&reply_markup=%7B%22inline_keyboard%22%3A%5B%5D%7D",
      NULL, NULL, "a" },
    /* the form */
    { "sendMessage", FORM, "chat_id=1&text=%F0%9F%98%80+%26", "😀 &" },
    { "sendMessage", FORM "; charset=utf-8", "chat_id=1&text=x", "x" },
    { "sendMessage", "APPLICATION/X-WWW-form-urlencoded", "chat_id=1&text=x", "x" },
    { "sendMessage?text=url", FORM, "chat_id=1&text=body", "url" },
    { "sendMessage", "text/plain", "chat_id=1&text=x",
      "Bad Request: message text is empty" },
    /* JSON */
    { "sendMessage", JSON, "{\"chat_id\":1,\"text\":\"\\u0436\\ud83d\\ude00\"}", "ж😀" },
    { "sendMessage", JSON, " { \"chat_id\" : \"1\" , \"text\" : \"x\" } ", "x" },
    { "sendMessage", JSON, "{\"chat_id\":1,\"text\":12.50}", "12.50" },
    { "sendMessage", JSON, "{\"chat_id\":1,\"text\":true}", "true" },
    { "sendMessage", JSON, "{\"chat_id\":1,\"text\":null}", "null" },
    { "sendMessage", JSON, "{\"chat_id\":1,\"text\":{\"a\": [1]}}", "{\"a\": [1]}" },
    { "sendMessage", JSON, "{\"chat_id\":1,\"text\":\"x\",\"text\":\"y\"}", "x" },
    { "sendMessage", JSON, "{\"chat_id\":1,\"text\":\"x\",\"suppress\":[],", "x" },
    { "sendMessage", JSON,
      "{\"text\":\"x\",\"chat_id\":", "Bad Request: chat_id is empty" },
    { "sendMessage", JSON, "[1]", "Bad Request: message text is empty" },
    { "sendMessage", JSON, "{}", "Bad Request: message text is empty" },
    /* multipart without any file */
    { "sendMessage", PARTS, PART("chat_id", "1") PART("\"text\"", "a+b%20c\r\nd") END,
      "a+b%20c\nd" },
    { "sendMessage", "multipart/form-data; boundary=\"b\"",
      PART("\"chat_id\"", "1") PART("\"te%78t\"", "x") END, "x" },
    { "sendMessage", PARTS, PART("chat_id", "1") PART("text", "") END,
      "Bad Request: message text is empty" },
    { "sendMessage", PARTS, "preamble\r\n" PART("chat_id", "1") PART("text", "x--b-") END,
      "x--b-" },
    { "sendMessage", "multipart/form-data", PART("chat_id", "1") PART("text", "x") END,
      "Bad Request: message text is empty" },
};

static void encodings(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        check(&rows[i], false);
}

static void chunked_encodings(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        if (rows[i].body)
            check(&rows[i], true);
}

/* Booleans and integers in odd spellings. */
static void values(void **state)
{
    (void)state;
    static const struct {
        const char *protect;
        bool set;
    } flags[] = { { "true", true },  { "%20YES%20", true }, { "1", true },
                  { "2", false },    { "on", false },       { "", false },
                  { "truex", false } };
    for (size_t i = 0; i < COUNT(flags); i++) {
        char path[256];
        snprintf(path, sizeof path, "sendMessage?chat_id=1&text=x&protect_content=%s",
                 flags[i].protect);
        struct fetched got = ask(path, NULL, NULL, false);
        assert_int_equal(got.status, 200);
        assert_int_equal(strstr(got.body, "has_protected_content") != NULL, flags[i].set);
        fetched_fini(&got);
    }
    struct fetched got =
        ask("sendMessage?chat_id=1&text=x&reply_to_message_id=1abc", NULL, NULL, false);
    assert_non_null(strstr(got.body, "\"reply_to_message\":{\"message_id\":1,"));
    fetched_fini(&got);
}

/* ---- files ------------------------------------------------------------------------- */

#define FILE_PART(head, bytes)                                                           \
    "--b\r\nContent-Disposition: form-data; " head                                       \
    "\r\nContent-Type: text/x-odd\r\n\r\n" bytes "\r\n"

static void uploads(void **state)
{
    (void)state;
    static const struct {
        const char *head, *name;
    } heads[] = {
        { "name=\"document\"; filename=\"a.txt\"", "a.txt" },
        { "name=document; filename=a.txt", "a.txt" },
        { "filename=\"файл \"q\".txt\"; name=\"document\"", "файл \"q\".txt" },
        { "name=\"document\"; filename=файл \"q\".txt", "файл \"q\".txt" },
        { "name=\"document\"; filename=\"%D0%B6.txt\"", "ж.txt" },
    };
    for (size_t i = 0; i < COUNT(heads); i++) {
        char body[1024];
        snprintf(body, sizeof body,
                 PART("chat_id", "1") FILE_PART("%s", "by\r\n--tes") END, heads[i].head);
        struct fetched got = ask("sendDocument", PARTS, body, i % 2 == 1);
        cJSON *answer = cJSON_Parse(got.body);
        assert_string_equal(emulator_rig_text(answer, "result.document.file_name"),
                            heads[i].name);
        assert_string_equal(emulator_rig_text(answer, "result.document.mime_type"),
                            "text/x-odd");
        assert_int_equal(emulator_rig_number(answer, "result.document.file_size"), 9);
        cJSON_Delete(answer);
        fetched_fini(&got);
    }
}

/* Up, named by attach://, sent again by its id, and down again. */
static void round_trip(void **state)
{
    (void)state;
    static const char body[] = PART("chat_id", "1") PART("document", "attach://up")
        FILE_PART("name=\"up\"; filename=\"a.csv\"", "1;2") END;
    struct fetched got = ask("sendDocument", PARTS, body, true);
    cJSON *sent = cJSON_Parse(got.body);
    fetched_fini(&got);
    const char *id = emulator_rig_text(sent, "result.document.file_id");
    cJSON *again = emulator_rig_callf(&rig, "sendDocument",
                                      "{\"chat_id\":1,\"document\":\"%s\"}", id);
    assert_string_equal(emulator_rig_text(again, "result.document.file_id"), id);
    cJSON *found = emulator_rig_callf(&rig, "getFile", "{\"file_id\":\"%s\"}", id);
    const char *path = emulator_rig_text(found, "result.file_path");
    struct fetch what = { .url = emulator_rig_url(&rig, "/file/bot" TOKEN "/%s", path) };
    got = fetch(&what);
    assert_int_equal(got.status, 200);
    assert_string_equal(got.body, "1;2");
    fetched_fini(&got);
    what.url = emulator_rig_url(&rig, "/file/bot1:wrong/%s", path);
    got = fetch(&what);
    assert_int_equal(got.status, 404);
    fetched_fini(&got);
    cJSON_Delete(sent);
    cJSON_Delete(again);
    cJSON_Delete(found);
}

/* ---- around an answer -------------------------------------------------------------- */

static void answers(void **state)
{
    (void)state;
    struct fetched got =
        ask("sendMessage", JSON, "{\"chat_id\":1,\"text\":\"ж/😀\\u0001\"}", false);
    assert_non_null(strstr(got.body, "\"text\":\"\\u0436/\\ud83d\\ude00\""));
    for (size_t i = 0; i < got.size; i++)
        assert_in_range(got.body[i], 0x20, 0x7e);
    assert_null(strstr(got.body, ": "));
    assert_non_null(strcasestr(got.head, "\r\nContent-Type: application/json\r\n"));
    assert_non_null(strcasestr(got.head, "\r\nConnection: keep-alive\r\n"));
    char length[64];
    snprintf(length, sizeof length, "\r\nContent-Length: %zu\r\n", got.size);
    assert_non_null(strcasestr(got.head, length));
    fetched_fini(&got);

    got = ask("close", NULL, NULL, false);
    assert_int_equal(got.status, 429);
    assert_non_null(strcasestr(got.head, "\r\nRetry-After: 600\r\n"));
    assert_non_null(strstr(got.body, "\"parameters\":{\"retry_after\":600}"));
    fetched_fini(&got);
}

/* Refusals below the Bot API have no words and end the connection. */
static void refusals(void **state)
{
    (void)state;
    size_t large = (1 << 20) + 100;
    char *body = xalloc(large + 1);
    memset(body, 'a', large);
    memcpy(body, "text=", 5);
    struct fetch asked[] = {
        { .verb = "PUT", .body = "x" },
        { .verb = "DELETE" },
        { .type = FORM, .body = body, .size = large },
        { .type = FORM, .body = body, .size = large, .chunked = true },
        { .type = FORM, .body = "text=a", .header = "Content-Encoding: br" },
    };
    static const long statuses[] = { 501, 501, 413, 413, 415 };
    for (size_t i = 0; i < COUNT(asked); i++) {
        asked[i].url = emulator_rig_url(&rig, "/bot" TOKEN "/sendMessage");
        struct fetched got = fetch(&asked[i]);
        assert_int_equal(got.status, statuses[i]);
        assert_int_equal(got.size, 0);
        assert_non_null(strcasestr(got.head, "\r\nConnection: close\r\n"));
        fetched_fini(&got);
    }
    free(body);
}

/* Headers may have 256 KiB. */
static void long_headers(void **state)
{
    (void)state;
    static const struct {
        size_t size;
        long status;
    } asked[] = { { 240000, 200 }, { 300000, 431 } };
    for (size_t i = 0; i < COUNT(asked); i++) {
        char *header = xalloc(asked[i].size + 1);
        memset(header, 'h', asked[i].size);
        memcpy(header, "X-Long: ", 8);
        struct fetch what = { .header = header };
        what.url = emulator_rig_url(&rig, "/bot" TOKEN "/getMe");
        struct fetched got = fetch(&what);
        assert_int_equal(got.status, asked[i].status);
        fetched_fini(&got);
        free(header);
    }
}

static void many_files(void **state)
{
    (void)state;
    struct buffer body = { .max = 1 << 20 };
    buffer_text(&body, PART("chat_id", "1"));
    for (int i = 0; i < 51; i++)
        buffer_text(&body, FILE_PART("name=\"document\"; filename=\"a\"", "x"));
    buffer_text(&body, END);
    struct fetched got = ask("sendDocument", PARTS, buffer_get(&body), false);
    assert_int_equal(got.status, 413);
    fetched_fini(&got);
    buffer_fini(&body);
}

/* ---- pages of the program around the emulator -------------------------------------- */

static struct emulator_response page(void *arg, const char *method, const char *path,
                                     const char *body)
{
    struct emulator_response response = { .status = 201, .type = "text/html" };
    if (strcmp(path, "/no where") == 0)
        return (struct emulator_response){ 0 };
    response.bytes = xalloc(100);
    response.size =
        (size_t)snprintf(response.bytes, 100, "%s %s %s %d", method, path, body,
                         emulator_say(*(struct emulator **)arg, 1, "hi"));
    return response;
}

static void pages(void **state)
{
    (void)state;
    struct rig own = { 0 };
    struct emulator_options options = { .extra = page, .extra_arg = &own.e };
    own.e = emulator_open(&options);
    emulator_person(own.e, 1, "Anna", NULL, NULL);
    struct fetch what = { .url = emulator_rig_url(&own, "/?a=b"), .body = "x" };
    struct fetched got = fetch(&what);
    assert_int_equal(got.status, 201);
    assert_string_equal(got.body, "POST / x 1");
    assert_non_null(strcasestr(got.head, "\r\nContent-Type: text/html\r\n"));
    fetched_fini(&got);
    what = (struct fetch){ .url = emulator_rig_url(&own, "/no%%20where") };
    got = fetch(&what);
    assert_int_equal(got.status, 404);
    fetched_fini(&got);
    emulator_rig_close(&own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encodings),  cmocka_unit_test(chunked_encodings),
        cmocka_unit_test(values),     cmocka_unit_test(uploads),
        cmocka_unit_test(round_trip), cmocka_unit_test(answers),
        cmocka_unit_test(refusals),   cmocka_unit_test(long_headers),
        cmocka_unit_test(many_files), cmocka_unit_test(pages),
    };
    return cmocka_run_group_tests(tests, open_rig, close_rig);
}
