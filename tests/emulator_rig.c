/* emulator_rig.c - see emulator_rig.h. */
#include "emulator_rig.h"

#include "bot/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { BIRTH = 1800000000 };

static int64_t emulator_rig_clock(void *arg)
{
    struct rig *s = arg;
    return s->now;
}

void emulator_rig_open(struct rig *s, bool paced)
{
    *s = (struct rig){ .now = BIRTH };
    struct emulator_options options = { .clock = emulator_rig_clock, .clock_arg = s };
    options.paced = paced;
    s->e = emulator_open(&options);
    assert_non_null(s->e);
    emulator_person(s->e, 1, "Anna", "anna", "ru");
    emulator_person(s->e, 2, "Boris", NULL, "ru");
    emulator_person(s->e, 3, "Vera", NULL, "en");
    free(emulator_control(s->e, "POST", "/control/user",
                          "{\"id\":4,\"deactivated\":true}"));
    free(emulator_control(s->e, "POST", "/control/user", "{\"id\":5,\"is_bot\":true}"));
    emulator_say(s->e, 1, "/start");
    emulator_say(s->e, 2, "/start");
    free(emulator_control(s->e, "POST", "/control/block",
                          "{\"user\":2,\"blocked\":true}"));
}

void emulator_rig_close(struct rig *s)
{
    emulator_close(s->e);
}

const char *emulator_rig_url(const struct rig *s, const char *format, ...)
{
    static _Thread_local char url[4096];
    int len = snprintf(url, sizeof url, "http://127.0.0.1:%d", emulator_port(s->e));
    va_list args;
    va_start(args, format);
    vsnprintf(url + len, sizeof url - (size_t)len, format, args);
    va_end(args);
    return url;
}

cJSON *emulator_rig_call(struct rig *s, const char *method, const char *json)
{
    struct fetch what = { .type = "application/json", .body = json };
    what.url = emulator_rig_url(s, "/bot%s/%s", emulator_default_token, method);
    struct fetched got = fetch(&what);
    s->status = got.status;
    cJSON *answer = cJSON_Parse(got.body);
    fetched_fini(&got);
    return answer;
}

cJSON *emulator_rig_callf(struct rig *s, const char *method, const char *format, ...)
{
    char json[4096];
    va_list args;
    va_start(args, format);
    vsnprintf(json, sizeof json, format, args);
    va_end(args);
    return emulator_rig_call(s, method, json);
}

cJSON *emulator_rig_control(struct rig *s, const char *verb, const char *path,
                            const char *json)
{
    struct fetch what = { .verb = verb, .type = "application/json", .body = json };
    what.url = emulator_rig_url(s, "/control/%s", path);
    struct fetched got = fetch(&what);
    cJSON *answer = cJSON_Parse(got.body);
    if (!cJSON_IsTrue(emulator_rig_at(answer, "ok")))
        fail_msg("control %s %s: %s", path, json ? json : "", got.body);
    fetched_fini(&got);
    return answer;
}

const cJSON *emulator_rig_at(const cJSON *json, const char *path)
{
    char name[64];
    while (json && *path) {
        size_t len = strcspn(path, ".");
        snprintf(name, sizeof name, "%.*s", (int)len, path);
        json = cJSON_IsArray(json) ? cJSON_GetArrayItem(json, (int)strtol(name, NULL, 10))
                                   : cJSON_GetObjectItemCaseSensitive(json, name);
        path += len + (path[len] == '.');
    }
    return json;
}

const char *emulator_rig_text(const cJSON *json, const char *path)
{
    const char *text = cJSON_GetStringValue(emulator_rig_at(json, path));
    return text ? text : "(none)";
}

int64_t emulator_rig_number(const cJSON *json, const char *path)
{
    const cJSON *number = emulator_rig_at(json, path);
    return cJSON_IsNumber(number) ? (int64_t)number->valuedouble : -1;
}

int emulator_rig_send(struct rig *s, const char *text, const char *reply_markup)
{
    cJSON *answer = emulator_rig_callf(
        s, "sendMessage", "{\"chat_id\":1,\"text\":\"%s\",\"reply_markup\":%s}", text,
        reply_markup ? reply_markup : "\"\"");
    int id = (int)emulator_rig_number(answer, "result.message_id");
    if (id < 0)
        fail_msg("sendMessage: %s", emulator_rig_text(answer, "description"));
    cJSON_Delete(answer);
    return id;
}

static void refuses(struct rig *rig, const struct refusal *row)
{
    cJSON *answer = emulator_rig_call(rig, row->method, row->arguments);
    const char *said = emulator_rig_text(answer, "description");
    if (rig->status != row->status || strcmp(said, row->description) != 0)
        fail_msg("%s %s\n got %ld \"%s\"\nwant %ld \"%s\"", row->method, row->arguments,
                 rig->status, said, row->status, row->description);
    assert_true(cJSON_IsFalse(emulator_rig_at(answer, "ok")));
    assert_int_equal(emulator_rig_number(answer, "error_code"), row->status);
    assert_null(emulator_rig_at(answer, "result"));
    cJSON_Delete(answer);
}

void emulator_rig_refuses(struct rig *rig, const struct refusal *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        refuses(rig, &rows[i]);
}
