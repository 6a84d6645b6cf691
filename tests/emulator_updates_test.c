/* emulator_updates_test.c - getUpdates: what is confirmed, what comes again, what is let
 * through. Waiting is in emulator_poll_test.c. */
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
    /* Away with what the people of the rig did. */
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

/* Polls at once with limit 100; a different timeout each time is not looked at as haste.
 */
static cJSON *poll(int64_t offset)
{
    /* Another offset first, so that no two in a row are the same. */
    cJSON_Delete(emulator_rig_callf(&rig, "getUpdates", "{\"offset\":%lld,\"limit\":1}",
                                    offset == 0 ? 1LL : 0LL));
    return emulator_rig_callf(&rig, "getUpdates", "{\"offset\":%lld}", (long long)offset);
}

static int count(const cJSON *answer)
{
    return cJSON_GetArraySize(emulator_rig_at(answer, "result"));
}

/* Polls and expects so many updates; the id of the first one, or -1. */
static int64_t expect(int64_t offset, int most)
{
    cJSON *answer = poll(offset);
    int64_t id = emulator_rig_number(answer, "result.0.update_id");
    assert_int_equal(count(answer), most);
    cJSON_Delete(answer);
    return id;
}

static void say(int times)
{
    for (int i = 0; i < times; i++)
        assert_true(emulator_say(rig.e, 1, "hello") > 0);
}

/* ---- offsets ----------------------------------------------------------------------- */

static void confirming(void **state)
{
    (void)state;
    say(3);
    int64_t id = expect(0, 3);
    assert_true(id >= 2000001 && id <= 1000000000);
    assert_int_equal(expect(id, 3), id);
    assert_int_equal(expect(id + 1, 2), id + 1);
    assert_int_equal(expect(0, 2), id + 1);
    assert_int_equal(expect(id - 50, 2), id + 1);
    expect(id + 3, 0);
    expect(0, 0);
}

static void negative_offsets(void **state)
{
    (void)state;
    say(5);
    int64_t id = expect(0, 5);
    assert_int_equal(expect(-2, 2), id + 3);
    assert_int_equal(expect(0, 2), id + 3);
    assert_int_equal(expect(-100, 2), id + 3);
}

/* An offset that cannot be ours confirms nothing, so the same comes again. */
static void foreign_offsets(void **state)
{
    (void)state;
    say(2);
    int64_t id = expect(0, 2), next = id + 2;
    assert_int_equal(expect(next + 11, 2), id);
    assert_int_equal(expect(id - 100001, 2), id);
    assert_int_equal(expect(0, 2), id);
    expect(next + 10, 0);
    expect(0, 0);
}

static void limits(void **state)
{
    (void)state;
    say(103);
    int64_t id = expect(0, 100);
    static const struct {
        const char *limit;
        int count;
    } rows[] = {
        { "1000", 100 }, { "0", 1 }, { "-5", 1 }, { "\"7x\"", 7 }, { "\"x\"", 1 }
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        cJSON *answer =
            emulator_rig_callf(&rig, "getUpdates", "{\"limit\":%s,\"offset\":%lld}",
                               rows[i].limit, (long long)(id - (int64_t)i - 1));
        assert_int_equal(count(answer), rows[i].count);
        cJSON_Delete(answer);
    }
}

/* About 4 MiB fill an answer, however few updates that are. */
static void large_page(void **state)
{
    (void)state;
    char *text = xalloc(400001);
    memset(text, 'a', 400000);
    for (int i = 0; i < 12; i++)
        assert_true(emulator_say(rig.e, 1, text) > 0);
    free(text);
    expect(0, 10);
}

/* ---- ages -------------------------------------------------------------------------- */

static void ages(void **state)
{
    (void)state;
    int id = emulator_rig_send(&rig, "press me", NULL);
    say(1);
    assert_true(emulator_press(rig.e, 1, id, "d"));
    expect(0, 2);
    rig.now += 149;
    expect(0, 2);
    rig.now += 1;
    expect(0, 1);
    rig.now += 86400 - 151;
    expect(0, 1);
    rig.now += 1;
    expect(0, 0);
}

/* After a quiet week ids begin anew somewhere. */
static void new_ids(void **state)
{
    (void)state;
    say(1);
    int64_t first = expect(0, 1);
    expect(first + 1, 0);
    rig.now += 7 * 86400 + 1;
    say(1);
    int64_t second = expect(0, 1);
    assert_true(second != first + 1);
    expect(second + 1, 0);
    say(1);
    assert_int_equal(expect(0, 1), second + 1);
}

static void ids_down(void **state)
{
    (void)state;
    say(1);
    int64_t first = expect(0, 1);
    cJSON_Delete(emulator_rig_control(&rig, "POST", "fault", "{\"kind\":\"ids_down\"}"));
    say(1);
    assert_int_equal(expect(first + 1, 1), first + 1);
    expect(first + 2, 0);
    say(1);
    int64_t lower = expect(first + 2, 1);
    assert_true(lower < first);
    assert_int_equal(expect(first + 2, 1), lower);
}

static void duplicates(void **state)
{
    (void)state;
    say(2);
    int64_t id = expect(0, 2);
    cJSON_Delete(emulator_rig_control(&rig, "POST", "fault", "{\"kind\":\"duplicate\"}"));
    assert_int_equal(expect(id + 2, 2), id);
    expect(id + 2, 0);
}

/* ---- kinds ------------------------------------------------------------------------- */

static void allow(const char *kinds)
{
    cJSON_Delete(
        emulator_rig_callf(&rig, "getUpdates", "{\"allowed_updates\":%s}", kinds));
}

static void allowed_kinds(void **state)
{
    (void)state;
    int id = emulator_rig_send(&rig, "x", NULL);
    say(1);
    allow("[\"CALLBACK_query\",\"nonsense\"]");
    say(1);
    emulator_press(rig.e, 1, id, "d");
    cJSON *answer = poll(0);
    /* What was queued before still comes; what is not allowed any more is not queued. */
    assert_int_equal(count(answer), 2);
    assert_non_null(emulator_rig_at(answer, "result.0.message"));
    assert_non_null(emulator_rig_at(answer, "result.1.callback_query"));
    cJSON_Delete(answer);
    allow("7");
    say(1);
    expect(0, 2);
    answer = emulator_rig_call(&rig, "getWebhookInfo", "{}");
    assert_string_equal(emulator_rig_text(answer, "result.allowed_updates.0"),
                        "callback_query");
    assert_int_equal(emulator_rig_number(answer, "result.pending_update_count"), 2);
    cJSON_Delete(answer);
    allow("[\"nonsense\"]");
    say(1);
    expect(0, 3);
    answer = emulator_rig_call(&rig, "getWebhookInfo", "{}");
    assert_null(emulator_rig_at(answer, "result.allowed_updates"));
    cJSON_Delete(answer);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_rig, close_rig)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(confirming),    TEST(negative_offsets), TEST(foreign_offsets),
        TEST(limits),        TEST(large_page),       TEST(ages),
        TEST(new_ids),       TEST(ids_down),         TEST(duplicates),
        TEST(allowed_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
