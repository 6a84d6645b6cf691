/* promise_order_test.c - of what is due in the same second, what is about the soonest
 * beginning leaves first: through slices, restarts and quiet hours, over many chats, with
 * none lost and none doubled. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "tests/rig.h"

enum { MANY = 3000, PEOPLE = 150, MS = 1000, SENT_A_TICK = 30 };

static int open_bench(void **state)
{
    struct rig *r = rig_open(&rig_product);
    rig_person(r, "anna", MENTOR);
    rig_person(r, "ben", MENTEE);
    rig_person(r, "carl", MENTEE);
    *state = r;
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

/* "fired 17 0" is about 17; -1: other words. */
static int about_of(const struct rig_sent *s)
{
    int about = -1;
    sscanf(s->words, "fired %d", &about);
    return about;
}

/* ---- thousands in one second ------------------------------------------------------ */

/* Made in an order of their own (7919 is prime): the place in the order of beginnings is
 * what each is about. */
static void promise_many(struct rig *r)
{
    for (int i = 0; i < PEOPLE; i++)
        rig_person(r, talloc_asprintf(r->memory, "p%d", i), MENTEE);
    rig_sql(r, talloc_asprintf(
                   r->memory,
                   "INSERT INTO promises (kind, person, about, step, due, first_due,"
                   " before) WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1"
                   " FROM n WHERE i < %d) SELECT 't.now', 4 + (i * i + i / 7) %% %d,"
                   " i * 7919 %% %d, 0, %lld, 0, %lld + i * 7919 %% %d FROM n",
                   MANY - 1, PEOPLE, MANY, (long long)r->now + 60,
                   (long long)r->now + HOUR, MANY));
}

/* As many words as leave in a second, each with its receipt kept before the next. */
static bool send_some(struct rig *r)
{
    for (int i = 0; i < SENT_A_TICK; i++) {
        if (!rig_send_one(r))
            return i > 0;
        engine_keep_receipts(r->engine);
    }
    return true;
}

static void thousands_leave_nearest_first_over_slices_and_restarts(void **state)
{
    struct rig *r = *state;
    bool more = true;
    promise_many(r);
    r->now += 60;
    r->tick_step = MS;
    for (int second = 0; more; second++) {
        more = engine_tick(r->engine) == WORK_MORE;
        more |= send_some(r);
        if (second % 20 == 7)
            rig_restart(r);
    }
    assert_int_equal(r->sent_count, MANY);
    for (int i = 0; i < MANY; i++)
        assert_int_equal(about_of(&r->sent[i]), i);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM promises"), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM outbox"), 0);
}

/* ---- moved to the same second by quiet hours -------------------------------------- */

static void is_order(const struct rig *r, const int *about, size_t count)
{
    assert_int_equal(r->sent_count, count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(about_of(&r->sent[i]), about[i]);
}

static void what_comes_before_quiet_hours_keeps_the_order(void **state)
{
    struct rig *r = *state;
    static const int order[] = { 1, 2, 3, 4 };
    rig_time(r, "2026-09-07 15:00");
    rig_press(r, "anna", "t:begins:before:4:25200:86400"); /* 22:00, all four */
    rig_press(r, "ben", "t:begins:before:2:25200:72000");
    rig_press(r, "carl", "t:begins:before:3:28800:79200");
    rig_press(r, "anna", "t:begins:before:1:28800:68400");
    rig_forget(r);
    rig_wait(r, 4 * HOUR + 44 * MINUTE);
    assert_int_equal(r->sent_count, 0);
    r->now += MINUTE; /* 19:45 */
    while (engine_tick(r->engine) == WORK_MORE)
        ;
    while (send_some(r))
        ;
    is_order(r, order, COUNT(order));
}

static void what_waits_for_the_morning_keeps_it_too(void **state)
{
    struct rig *r = *state;
    static const int order[] = { 1, 2, 3 };
    rig_time(r, "2026-09-07 15:00");
    rig_press(r, "carl", "t:later:0:25200:words:3"); /* begins at no moment */
    rig_press(r, "anna", "t:begins:words:2:25200:90000");
    rig_press(r, "ben", "t:begins:words:1:25260:80000");
    rig_forget(r);
    rig_wait(r, 17 * HOUR - MINUTE);
    assert_int_equal(r->sent_count, 0);
    rig_wait(r, MINUTE);
    is_order(r, order, COUNT(order));
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(thousands_leave_nearest_first_over_slices_and_restarts),
        ON_BENCH(what_comes_before_quiet_hours_keeps_the_order),
        ON_BENCH(what_waits_for_the_morning_keeps_it_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
