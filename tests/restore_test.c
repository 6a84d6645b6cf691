/* restore_test.c - what comes back from a backup, what must not, and that a failure
 * changes nothing. */
#include "storage/backup.h"
#include "storage/restore.h"
#include "storage/schema.h"
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

enum { THEN = 1790000000, NOW = THEN + 3 * DAY };

struct school {
    struct scratch *scratch;
    char *path; /* of the database */
    char *file; /* of its backup */
    int64_t curator, both, mentee;
    unsigned char public_key[SEAL_KEY_BYTES], secret_key[SEAL_KEY_BYTES];
    struct restored done;
    struct buffer why;
};

static int64_t add_person(struct db *db, int64_t organisation, const char *name)
{
    struct person p = { .organisation = organisation,
                        .name = name,
                        .age = "18+",
                        .language = "ru",
                        .zone = "Europe/Moscow",
                        .joined_at = THEN - DAY };
    return person_add(db, &p, 0);
}

/* A curator, one who is curator and administrator, a mentee with a card on its way. */
static void fill(struct school *s, struct db *db)
{
    int64_t o = organisation_add(db, "Europe/Moscow", "ru", THEN - DAY);
    s->curator = add_person(db, o, "Curator");
    s->both = add_person(db, o, "Both");
    s->mentee = add_person(db, o, "Mentee Namesake");
    role_give(db, s->curator, o, CURATOR, 0, THEN);
    role_give(db, s->both, o, CURATOR, 0, THEN);
    role_give(db, s->both, o, ADMINISTRATOR, 0, THEN);
    role_give(db, s->mentee, o, MENTEE, 0, THEN);
    int64_t account = account_add(db, "telegram", "7", "7", s->mentee, THEN);
    struct card_row c = card_find(db, account, "screen", 0);
    c.waiting = outbox_add(db, &(struct outbox_row){ .messenger = "telegram",
                                                     .chat = "7",
                                                     .account = account,
                                                     .card = c.id,
                                                     .words = "old words",
                                                     .keys = "" });
    card_save(db, &c);
    state_set(db, "cursor", "4711");
}

static void back_up(struct school *s, struct db *db, const unsigned char *key)
{
    struct backup_place place = { scratch_path(s->scratch, "backups"), 5, key };
    const char *name = key ? "2026-09-22" : "2026-09-21";
    struct backup *b = backup_open(db, &place, name, THEN, &s->why);
    while (backup_step(b, -1, &s->why) > 0)
        ;
    assert_true(backup_finish(b, &s->why));
    s->file = talloc_strdup(s->scratch, backup_path(b));
    backup_close(b);
}

static struct db *begin(struct school *s)
{
    struct db *db = scratch_db(s->scratch, s->path);
    assert_int_equal(db_begin(db), DB_OK);
    return db;
}

static void commit(struct db *db)
{
    if (db_commit(db) != DB_OK)
        fail_msg("%s", db_why(db));
    db_close(db);
}

static int school_open(void **state)
{
    struct scratch *scratch = scratch_open();
    struct school *s = talloc_zero(scratch, struct school);
    s->scratch = scratch;
    s->why.max = 2048;
    s->path = scratch_path(scratch, "a.db");
    crypto_box_keypair(s->public_key, s->secret_key);
    struct db *db = begin(s);
    fill(s, db);
    assert_int_equal(db_commit(db), DB_OK);
    back_up(s, db, NULL);
    db_close(db);
    *state = s;
    return 0;
}

static int school_close(void **state)
{
    struct school *s = *state;
    buffer_fini(&s->why);
    scratch_close(s->scratch);
    return 0;
}

static bool restored(struct school *s, const char *file, const unsigned char *key)
{
    struct restore r = { s->path, file, key, NOW };
    buffer_fini(&s->why);
    bool good = restore(s->scratch, &r, &s->done, &s->why);
    assert_int_equal(good, s->why.len == 0);
    assert_false(scratch_is(scratch_path(s->scratch, "a.db.restoring")));
    return good;
}

/* Written after the backup: what a restore loses. */
static void write_later(struct school *s)
{
    struct db *db = begin(s);
    state_set(db, "later", "yes");
    commit(db);
}

static bool has_later(struct school *s, const char *path)
{
    struct db *db = scratch_db(s->scratch, path);
    bool has = state_get(db, "later") != NULL;
    db_close(db);
    return has;
}

/* ---- what comes back -------------------------------------------------------------- */

static void the_past_comes_back_without_its_words(void **state)
{
    struct school *s = *state;
    struct stat st;
    write_later(s);
    assert_true(restored(s, s->file, NULL));
    assert_int_equal(s->done.made_at, THEN);
    struct db *db = scratch_db(s->scratch, s->path);
    assert_null(state_get(db, "later"));
    assert_string_equal(person_find(db, s->mentee).name, "Mentee Namesake");
    assert_int_equal(outbox_count(db), 0);
    struct account a = account_find(db, "telegram", "7");
    assert_int_equal(card_find(db, a.id, "screen", 0).waiting, 0);
    assert_string_equal(state_get(db, "cursor"), "");
    assert_true(db_check(db, &s->why));
    db_close(db);
    assert_true(stat(s->path, &st) == 0 && (st.st_mode & 0777) == 0600);
}

/* How many promises of those words there are for that person (0: for anybody). */
static int64_t promised(struct school *s, struct db *db, int64_t person)
{
    return db_number(
        db, talloc_asprintf(s->scratch,
                            "SELECT count(*) FROM promises WHERE kind = 'setup.restored'"
                            " AND about = %d AND due = %d AND (person = %d OR 0 = %d)",
                            THEN, NOW, (int)person, (int)person));
}

static void those_who_look_after_it_are_told_once(void **state)
{
    struct school *s = *state;
    assert_true(restored(s, s->file, NULL));
    struct db *db = scratch_db(s->scratch, s->path);
    assert_int_equal(promised(s, db, s->curator), 1);
    assert_int_equal(promised(s, db, s->both), 1);
    assert_int_equal(promised(s, db, 0), 2);
    db_close(db);
}

static void the_present_is_kept_aside(void **state)
{
    struct school *s = *state;
    write_later(s);
    assert_true(restored(s, s->file, NULL));
    assert_non_null(strstr(s->done.aside, "a.db.before-restore-20260924T"));
    assert_true(has_later(s, s->done.aside));
    assert_false(has_later(s, s->path));
}

static void who_was_erased_stays_erased(void **state)
{
    struct school *s = *state;
    struct db *db = begin(s);
    struct person p = person_find(db, s->mentee);
    erasure_write(db, &p, THEN + DAY);
    person_erase(db, p.id, THEN + DAY);
    commit(db);
    assert_true(restored(s, s->file, NULL));
    assert_int_equal(s->done.erased, 1);
    db = scratch_db(s->scratch, s->path);
    assert_int_equal(db_number(db, "SELECT count(*) FROM accounts"), 0);
    assert_int_equal(db_number(db, "SELECT count(*) FROM people WHERE name LIKE 'Men%'"),
                     0);
    assert_string_equal(person_find(db, s->curator).name, "Curator");
    db_close(db);
    size_t size;
    char *bytes = scratch_read(s->scratch, s->path, &size);
    assert_null(memmem(bytes, size, "Namesake", 8)); /* not in the free pages either */
}

static void a_sealed_one_comes_back_with_its_key(void **state)
{
    struct school *s = *state;
    struct db *db = scratch_db(s->scratch, s->path);
    back_up(s, db, s->public_key);
    db_close(db);
    write_later(s);
    assert_false(restored(s, s->file, NULL));
    assert_non_null(strstr(buffer_get(&s->why), "--key"));
    assert_true(has_later(s, s->path));
    assert_true(restored(s, s->file, s->secret_key));
    assert_false(has_later(s, s->path));
}

static void a_new_machine_needs_no_present(void **state)
{
    struct school *s = *state;
    s->path = scratch_path(s->scratch, "new.db");
    assert_true(restored(s, s->file, NULL) && !s->done.aside);
    struct db *db = scratch_db(s->scratch, s->path);
    assert_string_equal(person_find(db, s->curator).name, "Curator");
    db_close(db);
}

/* ---- a present that is broken ----------------------------------------------------- */

/* After a power cut there is a log beside the file: it must not be read into the new
 * one, and its words must not be lost from what is kept aside. */
static void a_log_left_behind_goes_with_its_own_file(void **state)
{
    struct school *s = *state;
    struct db *db = begin(s);
    state_set(db, "later", "yes");
    assert_int_equal(db_commit(db), DB_OK);
    size_t size, log_size;
    char *file = scratch_read(s->scratch, s->path, &size);
    char *wal = scratch_path(s->scratch, "a.db-wal");
    char *log = scratch_read(s->scratch, wal, &log_size);
    assert_true(log_size > 0);
    db_close(db);
    scratch_write(s->path, file, size);
    scratch_write(wal, log, log_size);
    assert_true(restored(s, s->file, NULL));
    assert_false(has_later(s, s->path));
    assert_true(has_later(s, s->done.aside));
}

static void a_present_that_is_no_database_is_no_hindrance(void **state)
{
    struct school *s = *state;
    scratch_write(s->path, "not a database at all, but long enough", 38);
    scratch_write(scratch_path(s->scratch, "a.db-wal"), "nor a log", 9);
    assert_true(restored(s, s->file, NULL));
    assert_true(scratch_is(talloc_asprintf(s->scratch, "%s-wal", s->done.aside)));
    assert_false(has_later(s, s->path));
}

/* ---- backups that are none -------------------------------------------------------- */

static void refused(struct school *s, const char *file, const char *words)
{
    size_t size, again;
    char *before = scratch_read(s->scratch, s->path, &size);
    assert_false(restored(s, file, s->secret_key));
    if (!strstr(buffer_get(&s->why), words))
        fail_msg("\"%s\" does not say \"%s\"", buffer_get(&s->why), words);
    char *after = scratch_read(s->scratch, s->path, &again);
    assert_true(size == again && memcmp(before, after, size) == 0);
}

static void what_is_no_backup_changes_nothing(void **state)
{
    struct school *s = *state;
    size_t size;
    char *good = scratch_read(s->scratch, s->file, &size);
    char *bad = scratch_path(s->scratch, "bad");
    refused(s, scratch_path(s->scratch, "nowhere"), "No such file");
    scratch_write(bad, "words, not pages", 16);
    refused(s, bad, "cannot be read as a database");
    scratch_write(bad, "", 0);
    refused(s, bad, "no database of this program");
    scratch_write(bad, good, size / 2);
    refused(s, bad, "bad");
    memset(good + size / 2, 0xee, 6000);
    scratch_write(bad, good, size);
    refused(s, bad, "bad");
}

static void a_newer_schema_is_left_alone(void **state)
{
    struct school *s = *state;
    char sql[64], *newer = scratch_path(s->scratch, "newer.db");
    struct db *db = scratch_db(s->scratch, newer);
    snprintf(sql, sizeof sql, "PRAGMA user_version = %d", schema_version() + 1);
    assert_true(db_script(db, sql));
    db_close(db);
    refused(s, newer, "newer version");
}

static void a_database_is_looked_at_without_changing_it(void **state)
{
    struct school *s = *state;
    size_t size, again;
    char *before = scratch_read(s->scratch, s->file, &size);
    assert_int_equal(backup_look(s->file, true, &s->why), schema_version());
    char *after = scratch_read(s->scratch, s->file, &again);
    assert_true(size == again && memcmp(before, after, size) == 0);
    assert_int_equal(backup_look(scratch_path(s->scratch, "none"), true, &s->why), -1);
    assert_false(scratch_is(scratch_path(s->scratch, "none")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, school_open, school_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_past_comes_back_without_its_words),
        TEST(those_who_look_after_it_are_told_once),
        TEST(the_present_is_kept_aside),
        TEST(who_was_erased_stays_erased),
        TEST(a_sealed_one_comes_back_with_its_key),
        TEST(a_new_machine_needs_no_present),
        TEST(a_log_left_behind_goes_with_its_own_file),
        TEST(a_present_that_is_no_database_is_no_hindrance),
        TEST(what_is_no_backup_changes_nothing),
        TEST(a_newer_schema_is_left_alone),
        TEST(a_database_is_looked_at_without_changing_it),
    };
    return sodium_init() < 0 ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
