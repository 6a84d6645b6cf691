/* emulator_poll_test.c - getUpdates waits, is woken, is held back, and is ended by
 * others.
 *
 * Waiting is judged by its least length only; nothing here fails on a slow machine. */
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

static int count(const cJSON *answer)
{
    return cJSON_GetArraySize(emulator_rig_at(answer, "result"));
}

static void say(int times)
{
    for (int i = 0; i < times; i++)
        assert_true(emulator_say(rig.e, 1, "hello") > 0);
}

/* A poll in a thread of its own. */
struct poller {
    pthread_t thread;
    char json[256];
    struct fetched got;
};

static void *run_poll(void *arg)
{
    struct poller *p = arg;
    struct fetch what = { .type = "application/json", .body = p->json };
    what.url = emulator_rig_url(&rig, "/bot%s/getUpdates", emulator_default_token);
    p->got = fetch(&what);
    return NULL;
}

static void start_poll(struct poller *p, const char *json)
{
    snprintf(p->json, sizeof p->json, "%s", json);
    assert_int_equal(pthread_create(&p->thread, NULL, run_poll, p), 0);
}

/* The poll's answer; the caller deletes it. */
static cJSON *end_poll(struct poller *p)
{
    pthread_join(p->thread, NULL);
    cJSON *answer = cJSON_Parse(p->got.body);
    fetched_fini(&p->got);
    return answer;
}

/* Goes on once a poll waits at the emulator. */
static void let_wait(void)
{
    bool polling = false;
    for (int i = 0; i < 10000 && !polling; i++) {
        cJSON *answer = emulator_rig_control(&rig, "GET", "state", NULL);
        polling = cJSON_IsTrue(emulator_rig_at(answer, "polling"));
        cJSON_Delete(answer);
    }
    assert_true(polling);
}

static void woken(void **state)
{
    (void)state;
    struct poller p;
    start_poll(&p, "{\"timeout\":30,\"offset\":-1}");
    let_wait();
    say(1);
    cJSON *answer = end_poll(&p);
    assert_string_equal(emulator_rig_text(answer, "result.0.message.text"), "hello");
    assert_in_range(p.got.milliseconds, 0, 20000);
    cJSON_Delete(answer);
}

static void empty_end(void **state)
{
    (void)state;
    struct poller p;
    start_poll(&p, "{\"timeout\":1,\"offset\":7}");
    cJSON *answer = end_poll(&p);
    assert_true(cJSON_IsTrue(emulator_rig_at(answer, "ok")));
    assert_int_equal(count(answer), 0);
    assert_true(p.got.milliseconds >= 990);
    cJSON_Delete(answer);
}

/* The same offset again within 3 s is made to wait 3 s, and within 0.5 s gets one. */
static void haste(void **state)
{
    (void)state;
    struct poller p;
    cJSON_Delete(emulator_rig_call(&rig, "getUpdates", "{\"offset\":5}"));
    start_poll(&p, "{\"offset\":5}");
    cJSON *answer = end_poll(&p);
    assert_int_equal(count(answer), 0);
    assert_true(p.got.milliseconds >= 2990);
    cJSON_Delete(answer);
    say(2);
    cJSON_Delete(emulator_rig_call(&rig, "getUpdates", "{\"offset\":6}"));
    answer = emulator_rig_call(&rig, "getUpdates", "{\"offset\":6}");
    assert_int_equal(count(answer), 1);
    cJSON_Delete(answer);
}

static void conflict(void **state)
{
    (void)state;
    static const char words[] = "Conflict: terminated by other getUpdates request; make "
                                "sure that only one bot instance is running";
    struct poller first, second, third;
    start_poll(&first, "{\"timeout\":30,\"offset\":1}");
    let_wait();
    /* A poll that does not wait ends nobody. */
    cJSON_Delete(emulator_rig_call(&rig, "getUpdates", "{\"offset\":2}"));
    start_poll(&second, "{\"timeout\":30,\"offset\":3}");
    cJSON *answer = end_poll(&first);
    assert_string_equal(emulator_rig_text(answer, "description"), words);
    assert_int_equal(emulator_rig_number(answer, "error_code"), 409);
    cJSON_Delete(answer);
    let_wait();
    /* So soon after, the next one hears it 3 s late. */
    start_poll(&third, "{\"timeout\":30,\"offset\":4}");
    answer = end_poll(&second);
    assert_string_equal(emulator_rig_text(answer, "description"), words);
    assert_true(second.got.milliseconds >= 2990);
    cJSON_Delete(answer);
    say(1);
    answer = end_poll(&third);
    assert_int_equal(count(answer), 1);
    cJSON_Delete(answer);
}

static void webhook(void **state)
{
    (void)state;
    struct poller p;
    start_poll(&p, "{\"timeout\":30,\"offset\":1}");
    let_wait();
    cJSON *answer =
        emulator_rig_call(&rig, "setWebhook", "{\"url\":\"https://a.example/\"}");
    assert_string_equal(emulator_rig_text(answer, "description"), "Webhook was set");
    cJSON_Delete(answer);
    answer = end_poll(&p);
    assert_string_equal(emulator_rig_text(answer, "description"),
                        "Conflict: terminated by setWebhook request");
    cJSON_Delete(answer);
    answer = emulator_rig_call(&rig, "getUpdates", "{}");
    assert_string_equal(emulator_rig_text(answer, "description"),
                        "Conflict: can't use getUpdates method while webhook is active; "
                        "use deleteWebhook to delete the webhook first");
    cJSON_Delete(answer);
    answer = emulator_rig_call(&rig, "setWebhook", "{\"url\":\"https://a.example/\"}");
    assert_int_equal(rig.status, 429);
    cJSON_Delete(answer);
    static const char *const words[] = { "Webhook was deleted",
                                         "Webhook is already deleted" };
    for (size_t i = 0; i < COUNT(words); i++) {
        answer = emulator_rig_call(&rig, "deleteWebhook", "{}");
        assert_string_equal(emulator_rig_text(answer, "description"), words[i]);
        cJSON_Delete(answer);
    }
}

/* Closing answers whoever waits. */
static void closing(void **state)
{
    (void)state;
    struct poller p;
    start_poll(&p, "{\"timeout\":30,\"offset\":1}");
    let_wait();
    emulator_rig_close(&rig);
    cJSON *answer = end_poll(&p);
    if (answer)
        assert_string_equal(emulator_rig_text(answer, "description"),
                            "Internal Server Error: restart");
    cJSON_Delete(answer);
    emulator_rig_open(&rig, false);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_rig, close_rig)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(woken),    TEST(empty_end), TEST(haste),
        TEST(conflict), TEST(webhook),   TEST(closing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
