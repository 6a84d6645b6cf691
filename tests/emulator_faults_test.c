/* emulator_faults_test.c - what is ordered to break breaks, once, and is noted; too fast
 * sending is held back when that is wished. */
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
    cJSON_Delete(
        emulator_rig_call(&rig, "deleteWebhook", "{\"drop_pending_updates\":true}"));
    return 0;
}

static int open_paced(void **state)
{
    (void)state;
    emulator_rig_open(&rig, true);
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

static int messages(void)
{
    cJSON *seen = emulator_rig_control(&rig, "GET", "chat?user=1", NULL);
    int count = cJSON_GetArraySize(emulator_rig_at(seen, "messages"));
    cJSON_Delete(seen);
    return count;
}

static void faults(void **state)
{
    (void)state;
    static const struct {
        const char *order;
        long status;
        int messages; /* that were sent all the same */
    } rows[] = {
        { "{\"kind\":\"flood\",\"method\":\"sendMessage\",\"seconds\":7}", 429, 0 },
        { "{\"kind\":\"error\",\"method\":\"SENDMESSAGE\"}", 500, 0 },
        { "{\"kind\":\"reset\"}", 0, 0 },
        { "{\"kind\":\"reset_after\",\"method\":\"*\"}", 0, 1 },
        { "{\"kind\":\"stall\",\"seconds\":1}", 200, 1 },
        { "{\"kind\":\"stall_after\",\"seconds\":1}", 200, 1 },
        { "{\"kind\":\"error\",\"method\":\"getMe\"}", 200, 1 },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int before = messages();
        control("fault", rows[i].order);
        cJSON *got =
            emulator_rig_call(&rig, "sendMessage", "{\"chat_id\":1,\"text\":\"x\"}");
        assert_int_equal(rig.status, rows[i].status);
        assert_int_equal(messages() - before, rows[i].messages);
        if (i == 0)
            assert_int_equal(emulator_rig_number(got, "parameters.retry_after"), 7);
        cJSON_Delete(got);
        /* Each befalls one call only. */
        cJSON_Delete(
            emulator_rig_call(&rig, "sendMessage", "{\"chat_id\":1,\"text\":\"x\"}"));
        assert_int_equal(rig.status, 200);
    }
}

static void requests(void **state)
{
    (void)state;
    emulator_rig_send(&rig, "first", NULL);
    control("fault", "{\"kind\":\"reset\",\"method\":\"sendMessage\"}");
    cJSON_Delete(
        emulator_rig_call(&rig, "sendMessage", "{\"chat_id\":1,\"text\":\"x\"}"));
    cJSON *got = emulator_rig_control(&rig, "GET", "requests?method=sendmessage", NULL);
    assert_int_equal(cJSON_GetArraySize(emulator_rig_at(got, "requests")), 2);
    assert_string_equal(emulator_rig_text(got, "requests.0.arguments.text"), "first");
    assert_string_equal(emulator_rig_text(got, "requests.0.answer.result.text"), "first");
    assert_int_equal(emulator_rig_number(got, "requests.1.status"), 0);
    cJSON_Delete(got);
    control("reset", "{}");
    got = emulator_rig_control(&rig, "GET", "requests", NULL);
    assert_int_equal(cJSON_GetArraySize(emulator_rig_at(got, "requests")), 0);
    cJSON_Delete(got);
}

/* A few at once to one chat pass, then one a second; another chat is not held back. */
static void pacing(void **state)
{
    (void)state;
    int sent = 0;
    cJSON *got = NULL;
    do {
        cJSON_Delete(got);
        got = emulator_rig_call(&rig, "sendMessage", "{\"chat_id\":1,\"text\":\"x\"}");
    } while (rig.status == 200 && ++sent < 50);
    assert_true(sent >= 3);
    assert_int_equal(rig.status, 429);
    assert_string_equal(emulator_rig_text(got, "description"),
                        "Too Many Requests: retry after 1");
    cJSON_Delete(got);
    assert_true(emulator_say(rig.e, 3, "/start") > 0);
    cJSON_Delete(
        emulator_rig_call(&rig, "sendMessage", "{\"chat_id\":3,\"text\":\"x\"}"));
    assert_int_equal(rig.status, 200);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_rig, close_rig)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(faults),
        TEST(requests),
        cmocka_unit_test_setup_teardown(pacing, open_paced, close_rig),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
