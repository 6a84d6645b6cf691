/* service_nightly_test.c - the nightly backup comes by itself, once a day, also to a
 * machine that is off at night; and one bot alone works with a database. */
#include "bot/lock.h"
#include "bot/service_nightly.h"
#include "locales/zones.h"
#include "storage/backup.h"
#include "storage/storage.h"
#include "tests/scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include <cmocka.h>
#include <sodium.h>

enum { NOW = 1788764400 }; /* 2026-09-07 12:00 in Yekaterinburg */

struct night {
    struct scratch *scratch;
    struct nightly_settings set;
    uv_loop_t loop;
    struct nightly *nightly;
    bool closed;
};

static int night_begin(void **state)
{
    struct scratch *s = scratch_open();
    struct night *n = talloc_zero(s, struct night);
    n->scratch = s;
    n->set =
        (struct nightly_settings){ .db = scratch_db(s, scratch_path(s, "a.db")),
                                   .zones = zones_new(),
                                   .zone = "Asia/Yekaterinburg",
                                   .place = { scratch_path(s, "backups"), 3, NULL } };
    *state = n;
    return 0;
}

static int night_end(void **state)
{
    struct night *n = *state;
    db_close(n->set.db);
    zones_free(n->set.zones);
    scratch_close(n->scratch);
    return 0;
}

/* Enough that a copy takes many steps. */
static void write_much(struct night *n)
{
    char name[32], *value = talloc_zero_size(n->scratch, 2001);
    memset(value, 'x', 2000);
    assert_int_equal(db_begin(n->set.db), DB_OK);
    for (int i = 0; i < 500; i++) {
        snprintf(name, sizeof name, "much %d", i);
        state_set(n->set.db, name, value);
    }
    assert_int_equal(db_commit(n->set.db), DB_OK);
}

static void on_closed(void *owner)
{
    ((struct night *)owner)->closed = true;
}

static void night_open(struct night *n)
{
    n->closed = false;
    assert_int_equal(uv_loop_init(&n->loop), 0);
    n->nightly = nightly_open(&n->loop, &n->set);
}

static void night_close(struct night *n)
{
    nightly_close(n->nightly, on_closed, n);
    assert_false(n->closed); /* from a later turn only */
    uv_run(&n->loop, UV_RUN_DEFAULT);
    assert_true(n->closed);
    assert_int_equal(uv_loop_close(&n->loop), 0);
}

/* The second tick comes after the minute that a start is left alone. */
static void pass(struct night *n, int64_t now)
{
    nightly_tick(n->nightly, now);
    uv_run(&n->loop, UV_RUN_DEFAULT);
}

static void the_night_brings_one_copy_a_day(void **state)
{
    struct night *n = *state;
    night_open(n);
    pass(n, NOW);
    assert_int_equal(scratch_count(n->scratch, "backups"), -2); /* no folder yet */
    pass(n, NOW + 61);
    assert_true(backup_exists(n->set.place.dir, "2026-09-07")); /* it was off at night */
    pass(n, NOW + 120);
    pass(n, NOW + 15 * HOUR + 29 * MINUTE); /* 03:29 */
    assert_int_equal(scratch_count(n->scratch, "backups"), 1);
    pass(n, NOW + 15 * HOUR + 30 * MINUTE);
    assert_true(backup_exists(n->set.place.dir, "2026-09-08"));
    assert_int_equal(scratch_count(n->scratch, "backups"), 2);
    night_close(n);
}

static void what_failed_is_tried_again_later(void **state)
{
    struct night *n = *state;
    scratch_write(n->set.place.dir, "a file is in the way", 20);
    night_open(n);
    log_open(LOG_ERROR);
    pass(n, NOW);
    pass(n, NOW + 61);
    unlink(n->set.place.dir);
    pass(n, NOW + 120);
    assert_false(scratch_is(n->set.place.dir)); /* not at once */
    pass(n, NOW + 61 + 601);
    assert_int_equal(scratch_count(n->scratch, "backups"), 1);
    night_close(n);
}

/* Closed in the middle of copying, and while the thread is sealing. */
static void closing_leaves_nothing_half_made(void **state)
{
    struct night *n = *state;
    write_much(n);
    for (int turns = 1; turns < 12; turns += 2) {
        night_open(n);
        nightly_tick(n->nightly, NOW);
        nightly_tick(n->nightly, NOW + 61);
        for (int i = 0; i < turns; i++)
            uv_run(&n->loop, UV_RUN_ONCE);
        night_close(n);
        assert_true(scratch_count(n->scratch, "backups") <= 1);
        assert_false(
            scratch_is(talloc_asprintf(n->scratch, "%s/.part", n->set.place.dir)));
    }
}

/* ---- one bot to one database ------------------------------------------------------ */

static void the_lock_names_who_has_it(void **state)
{
    struct night *n = *state;
    struct buffer why = { .max = 1024 };
    char *path = scratch_path(n->scratch, "locked.db"), own[32];
    int first = lock_take(path, &why);
    assert_true(first >= 0);
    assert_int_equal(lock_take(path, &why), -1);
    snprintf(own, sizeof own, "process %d", (int)getpid());
    assert_non_null(strstr(buffer_get(&why), own));
    lock_drop(first);
    first = lock_take(path, &why);
    assert_true(first >= 0);
    lock_drop(first);
    buffer_fini(&why);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, night_begin, night_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_night_brings_one_copy_a_day),
        TEST(what_failed_is_tried_again_later),
        TEST(closing_leaves_nothing_half_made),
        TEST(the_lock_names_who_has_it),
    };
    return sodium_init() < 0 ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
