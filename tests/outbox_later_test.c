/* outbox_later_test.c - words that have their time, and words that a process left behind
 * when it died. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "tests/rig.h"

static int open_bench(void **state)
{
    struct rig *r = rig_open(&rig_product);
    rig_person(r, "anna", MENTOR);
    rig_person(r, "ben", MENTEE);
    *state = r;
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

/* The words are queued, and nothing is sent. */
static void queue(struct rig *r, const char *who, const char *value)
{
    rig_pressed(r, who, "m1", value);
    rig_take(r);
    rig_work(r);
}

static int64_t waiting(struct rig *r)
{
    return rig_number(r, "SELECT count(*) FROM outbox");
}

static void add_for_later(struct rig *r, int64_t not_before)
{
    rig_sql(r, talloc_asprintf(r->memory,
                               "INSERT INTO outbox (messenger, chat, verb, words, keys,"
                               " priority, not_before) VALUES ('test', 'chat-anna', 0,"
                               " 'later', '', 1, %lld)",
                               (long long)not_before));
}

static void what_has_its_time_holds_nobody_back(void **state)
{
    struct rig *r = *state;
    add_for_later(r, r->now + 60);
    rig_restart(r);
    queue(r, "anna", "t:say:sooner");
    rig_send(r);
    assert_int_equal(r->sent_count, 1);
    rig_wait(r, 59);
    assert_int_equal(r->sent_count, 1);
    rig_wait(r, 1);
    assert_string_equal(rig_last(r, "anna")->words, "later");
    rig_wait(r, 3600);
    assert_int_equal(r->sent_count, 2);
}

static void six_hundred_may_become_ready_at_once(void **state)
{
    struct rig *r = *state;
    for (int i = 0; i < 600; i++)
        add_for_later(r, r->now + 60);
    rig_restart(r);
    rig_wait(r, 60);
    assert_int_equal(r->sent_count, 600);
}

static void what_was_not_sent_is_sent_after_a_restart(void **state)
{
    struct rig *r = *state;
    for (int i = 0; i < 300; i++)
        queue(r, i % 2 ? "anna" : "ben", "t:say:words");
    assert_true(rig_send_one(r)); /* its receipt is not on the disk */
    rig_restart(r);
    rig_send(r);
    assert_int_equal(r->sent_count, 301);
    assert_int_equal(waiting(r), 0);
    rig_restart(r);
    rig_send(r);
    assert_int_equal(r->sent_count, 301);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(what_has_its_time_holds_nobody_back),
        ON_BENCH(six_hundred_may_become_ready_at_once),
        ON_BENCH(what_was_not_sent_is_sent_after_a_restart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
