/* backup_test.c - a backup is whole, private, one at a time, and only its key opens it.
 */
#include "storage/backup.h"
#include "storage/seal.h"
#include "storage/storage.h"
#include "tests/scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <talloc.h>
#include <unistd.h>

#include <cmocka.h>
#include <sodium.h>

enum { NOW = 1790000000 };

struct made {
    struct scratch *scratch;
    struct db *db;
    struct backup_place place;
    unsigned char public_key[SEAL_KEY_BYTES], secret_key[SEAL_KEY_BYTES];
    struct buffer why;
};

static int made_open(void **state)
{
    struct scratch *s = scratch_open();
    struct made *m = talloc_zero(s, struct made);
    m->scratch = s;
    m->db = scratch_db(s, scratch_path(s, "a.db"));
    m->place = (struct backup_place){ .dir = scratch_path(s, "backups"), .keep = 3 };
    m->why.max = 1024;
    crypto_box_keypair(m->public_key, m->secret_key);
    *state = m;
    return 0;
}

static int made_close(void **state)
{
    struct made *m = *state;
    db_close(m->db);
    buffer_fini(&m->why);
    scratch_close(m->scratch);
    return 0;
}

static void write_state(struct made *m, const char *name, const char *value)
{
    assert_int_equal(db_begin(m->db), DB_OK);
    state_set(m->db, name, value);
    assert_int_equal(db_commit(m->db), DB_OK);
}

/* Enough that a copy takes many steps. */
static void write_much(struct made *m)
{
    char name[32], *value = talloc_zero_size(m->scratch, 2001);
    memset(value, 'x', 2000);
    assert_int_equal(db_begin(m->db), DB_OK);
    for (int i = 0; i < 500; i++) {
        snprintf(name, sizeof name, "much %d", i);
        state_set(m->db, name, value);
    }
    assert_int_equal(db_commit(m->db), DB_OK);
}

static char *back_up(struct made *m, const char *name)
{
    struct backup *b = backup_open(m->db, &m->place, name, NOW, &m->why);
    if (!b)
        fail_msg("%s", buffer_get(&m->why));
    while (backup_step(b, 64, &m->why) > 0)
        ;
    if (!backup_finish(b, &m->why))
        fail_msg("%s", buffer_get(&m->why));
    char *path = talloc_strdup(m->scratch, backup_path(b));
    backup_close(b);
    return path;
}

/* ---- copies ----------------------------------------------------------------------- */

static void a_copy_holds_what_was_written_meanwhile(void **state)
{
    struct made *m = *state;
    int steps = 1;
    write_much(m);
    struct backup *b = backup_open(m->db, &m->place, "2026-09-07", NOW, &m->why);
    while (backup_step(b, 16, &m->why) > 0)
        if (++steps == 5)
            write_state(m, "meanwhile", "yes");
    assert_true(steps > 5);
    assert_false(
        backup_exists(m->place.dir, "2026-09-07")); /* not named before it is whole */
    assert_true(backup_finish(b, &m->why));
    struct db *copy = scratch_db(m->scratch, backup_path(b));
    assert_string_equal(state_get(copy, "meanwhile"), "yes");
    assert_int_equal(strtoll(state_get(copy, "backup_at"), NULL, 10), NOW);
    assert_true(db_check(copy, &m->why));
    db_close(copy);
    backup_close(b);
    assert_int_equal(scratch_count(m->scratch, "backups"), 1);
}

static void only_the_owner_can_read_it(void **state)
{
    struct made *m = *state;
    struct stat st;
    assert_int_equal(stat(back_up(m, "2026-09-07"), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(stat(m->place.dir, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0700);
}

static void the_newest_are_kept(void **state)
{
    struct made *m = *state;
    static const char *const names[] = { "2026-08-31", "2026-09-01", "2026-09-02-1730",
                                         "2026-09-02", "2026-09-03" };
    mkdir(m->place.dir, 0700);
    char *other = talloc_asprintf(m->scratch, "%s/2020-01-01.db.txt", m->place.dir);
    scratch_write(other, "mine", 4);
    for (size_t i = 0; i < COUNT(names); i++)
        back_up(m, names[i]);
    assert_false(backup_exists(m->place.dir, "2026-08-31"));
    assert_false(backup_exists(m->place.dir, "2026-09-01"));
    assert_true(backup_exists(m->place.dir, "2026-09-02-1730"));
    assert_true(backup_exists(m->place.dir, "2026-09-02"));
    assert_true(scratch_is(other)); /* what we did not make is not ours to drop */
    assert_string_equal(backup_newest(m->scratch, m->place.dir), "2026-09-03.db");
}

static void two_are_not_made_at_once(void **state)
{
    struct made *m = *state;
    struct backup *b = backup_open(m->db, &m->place, "2026-09-07", NOW, &m->why);
    assert_non_null(b);
    assert_null(backup_open(m->db, &m->place, "2026-09-07-1200", NOW, &m->why));
    assert_non_null(strstr(buffer_get(&m->why), "another backup"));
    backup_close(b);
    assert_int_equal(scratch_count(m->scratch, "backups"), 0);
    back_up(m, "2026-09-07");
}

static void a_place_that_cannot_be_is_told(void **state)
{
    struct made *m = *state;
    m->place.dir = scratch_path(m->scratch, "no/such/folder");
    assert_null(backup_open(m->db, &m->place, "2026-09-07", NOW, &m->why));
    assert_non_null(strstr(buffer_get(&m->why), "no/such/folder"));
    assert_int_equal(db_error(m->db), DB_OK);
}

/* ---- seals ------------------------------------------------------------------------ */

static bool opens(struct made *m, const char *sealed, const unsigned char *key)
{
    char *to = scratch_path(m->scratch, "opened.db");
    bool good = unseal_file(sealed, to, key, &m->why);
    assert_int_equal(good, scratch_is(to)); /* what failed leaves nothing */
    return good;
}

static void a_sealed_backup_opens_with_its_key_alone(void **state)
{
    struct made *m = *state;
    unsigned char other_public[SEAL_KEY_BYTES], other[SEAL_KEY_BYTES];
    size_t size;
    write_state(m, "secret", "Anna Petrova");
    write_much(m);
    m->place.public_key = m->public_key;
    char *sealed = back_up(m, "2026-09-07");
    char *bytes = scratch_read(m->scratch, sealed, &size);
    assert_null(memmem(bytes, size, "Anna", 4));
    assert_null(memmem(bytes, size, "SQLite", 6));
    assert_true(seal_is(sealed));
    assert_int_equal(scratch_count(m->scratch, "backups"),
                     1); /* no plain copy beside it */
    crypto_box_keypair(other_public, other);
    assert_false(opens(m, sealed, other));
    assert_true(opens(m, sealed, m->secret_key));
    struct db *db = scratch_db(m->scratch, scratch_path(m->scratch, "opened.db"));
    assert_string_equal(state_get(db, "secret"), "Anna Petrova");
    db_close(db);
}

/* Sizes about the bounds of a block: nothing of them may be lost or added. */
static void every_size_comes_back_as_it_was(void **state)
{
    struct made *m = *state;
    static const size_t sizes[] = { 0, 1, 65535, 65536, 65537, 131072 };
    char *plain = scratch_path(m->scratch, "plain"),
         *sealed = scratch_path(m->scratch, "s");
    char *bytes = talloc_size(m->scratch, 131072);
    randombytes_buf(bytes, 131072);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        size_t size;
        scratch_write(plain, bytes, sizes[i]);
        assert_true(seal_file(plain, sealed, m->public_key, &m->why));
        assert_true(opens(m, sealed, m->secret_key));
        char *back =
            scratch_read(m->scratch, scratch_path(m->scratch, "opened.db"), &size);
        assert_int_equal(size, sizes[i]);
        assert_memory_equal(back, bytes, size);
    }
}

static void what_was_touched_does_not_open(void **state)
{
    struct made *m = *state;
    char *plain = scratch_path(m->scratch, "plain"),
         *sealed = scratch_path(m->scratch, "s");
    char *bytes = talloc_zero_size(m->scratch, 200 * 1000);
    size_t size;
    scratch_write(plain, bytes, 200 * 1000);
    assert_true(seal_file(plain, sealed, m->public_key, &m->why));
    char *good = scratch_read(m->scratch, sealed, &size);
    const size_t cuts[] = { 0, 10, 30, 120, 150, 65700, size - 1 };
    for (size_t i = 0; i < COUNT(cuts); i++) {
        scratch_write(sealed, good, cuts[i]);
        assert_false(opens(m, sealed, m->secret_key));
    }
    const size_t flips[] = { 0, 30, 115, 140, 70000, size - 1 };
    for (size_t i = 0; i < COUNT(flips); i++) {
        good[flips[i]] ^= 1;
        scratch_write(sealed, good, size);
        assert_false(opens(m, sealed, m->secret_key));
        good[flips[i]] ^= 1;
    }
    scratch_write(sealed, good, size + 1);
    assert_false(opens(m, sealed, m->secret_key));
    scratch_write(sealed, good, size);
    assert_true(opens(m, sealed, m->secret_key));
}

static void keys_are_read_and_made(void **state)
{
    struct made *m = *state;
    char pub[2 * SEAL_KEY_BYTES + 1], secret[2 * SEAL_KEY_BYTES + 1];
    char *plain = scratch_path(m->scratch, "plain"),
         *sealed = scratch_path(m->scratch, "s");
    seal_key_pair(pub, secret);
    assert_true(seal_key_read(pub, m->public_key));
    assert_true(seal_key_read(secret, m->secret_key));
    scratch_write(plain, "words", 5);
    assert_true(seal_file(plain, sealed, m->public_key, &m->why));
    assert_true(opens(m, sealed, m->secret_key));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, made_open, made_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_copy_holds_what_was_written_meanwhile),
        TEST(only_the_owner_can_read_it),
        TEST(the_newest_are_kept),
        TEST(two_are_not_made_at_once),
        TEST(a_place_that_cannot_be_is_told),
        TEST(a_sealed_backup_opens_with_its_key_alone),
        TEST(every_size_comes_back_as_it_was),
        TEST(what_was_touched_does_not_open),
        TEST(keys_are_read_and_made),
    };
    return sodium_init() < 0 ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
