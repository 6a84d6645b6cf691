/* digest_test.c - when the digest comes: by each school's own clock; what happens when
 * its picture cannot be made; and how long it is kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "handlers/features.h"
#include "tests/rig.h"

static int open_bench(void **state)
{
    struct rig *r = *state = rig_open(&product);
    rig_time(r, "2026-09-10 12:00"); /* a Thursday */
    rig_person(r, "anna", CURATOR);
    int64_t two = rig_school(r, "Two");
    rig_person_in(r, two, "ben", CURATOR);
    rig_sql(r, "UPDATE organisations SET zone = 'Asia/Vladivostok' WHERE id = 2;"
               "UPDATE organisations SET zone = 'Europe/Kaliningrad' WHERE id = 1");
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

static void each_school_has_its_own_half_past_eight(void **state)
{
    struct rig *r = *state;
    rig_wait(r, 2 * HOUR);
    /* Monday 2026-09-14 08:30: UTC+2 there, UTC+10 here */
    assert_int_equal(rig_number(r, "SELECT due FROM promises WHERE kind = 'digest.weekly'"
                                   " AND person = 1"),
                     rig_number(r, "SELECT unixepoch('2026-09-14 06:30')"));
    assert_int_equal(rig_number(r, "SELECT due FROM promises WHERE kind = 'digest.weekly'"
                                   " AND person = 2"),
                     rig_number(r, "SELECT unixepoch('2026-09-13 22:30')"));
    assert_int_equal(
        rig_number(r, "SELECT count(*) FROM promises WHERE kind = 'digest.weekly'"), 2);
}

static void without_its_picture_nothing_is_lost(void **state)
{
    struct rig *r = *state;
    rig_say(r, "anna", "/digest");
    rig_press(r, "anna", "digest:picture:1");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM jobs"), 1);
    rig_press(r, "anna", "digest:picture:1");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM jobs"), 1);
    struct job job = engine_next_job(r->engine);
    engine_made(r->engine, &job, NULL, 0, "killed");
    rig_settle(r);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM jobs"), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM digests WHERE id = 1"), 1);
    rig_press(r, "anna", "digest:picture:1");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM jobs"), 1);
}

static void kept_for_sixty_days(void **state)
{
    struct rig *r = *state;
    rig_say(r, "anna", "/digest");
    db_begin(r->db);
    assert_int_equal(retention_digests(r->db, r->now + 59 * DAY, 10), 0);
    assert_int_equal(retention_digests(r->db, r->now + 60 * DAY, 10), 1);
    assert_int_equal(db_commit(r->db), DB_OK);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM digest_lines"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_school_has_its_own_half_past_eight,
                                        open_bench, close_bench),
        cmocka_unit_test_setup_teardown(without_its_picture_nothing_is_lost, open_bench,
                                        close_bench),
        cmocka_unit_test_setup_teardown(kept_for_sixty_days, open_bench, close_bench),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
