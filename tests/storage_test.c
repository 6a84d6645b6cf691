/* storage_test.c - the file and its rules: made step by step, private, refused with words
 * when it is not ours; the first error sticks; no query reads a whole table unawares. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <talloc.h>

#include "storage/schema.h"
#include "storage/storage.h"
#include "tests/rig.h"

static int open_bench(void **state)
{
    *state = rig_open(&rig_product);
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

/* ---- the file --------------------------------------------------------------------- */

static char *schema_of(struct rig *r, const char *path)
{
    sqlite3 *db;
    sqlite3_stmt *s;
    char *out = talloc_strdup(r->memory, "");
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_prepare_v2(db,
                       "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE"
                       " 'sqlite_stat%' ORDER BY type, name",
                       -1, &s, NULL);
    while (sqlite3_step(s) == SQLITE_ROW)
        out =
            talloc_asprintf_append(out, "%s %s: %s\n", sqlite3_column_text(s, 0),
                                   sqlite3_column_text(s, 1), sqlite3_column_text(s, 2));
    sqlite3_finalize(s);
    sqlite3_close(db);
    return out;
}

/* A file as a release of that version left it. */
static char *file_of_version(struct rig *r, int version)
{
    sqlite3 *db;
    char *path = talloc_asprintf(r->memory, "%s/v%d.db", r->dir, version);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    for (int step = 1; step <= version; step++)
        for (const char *const *sql = schema_step(step); *sql; sql++)
            assert_int_equal(sqlite3_exec(db, *sql, NULL, NULL, NULL), SQLITE_OK);
    char *set = sqlite3_mprintf("PRAGMA user_version = %d", version);
    sqlite3_exec(db, set, NULL, NULL, NULL);
    sqlite3_free(set);
    sqlite3_close(db);
    return path;
}

static struct db *must_open(const char *path)
{
    struct buffer why = { .max = 4096 };
    struct db *db = db_open(path, &why);
    if (!db)
        fail_msg("%s", buffer_get(&why));
    return db;
}

static void from_every_version_it_becomes_the_same(void **state)
{
    struct rig *r = *state;
    char *today = schema_of(r, r->path);
    assert_int_equal(rig_number(r, "PRAGMA user_version"), schema_version());
    for (int version = 0; version <= schema_version(); version++) {
        char *path = file_of_version(r, version);
        db_close(must_open(path));
        assert_string_equal(schema_of(r, path), today);
        bool kept =
            access(talloc_asprintf(r->memory, "%s.before-%d", path, schema_version()),
                   F_OK) == 0;
        assert_int_equal(kept, version > 0 && version < schema_version());
    }
}

static void reopened_it_holds_what_it_held(void **state)
{
    struct rig *r = *state;
    rig_person(r, "anna", MENTOR | CURATOR);
    char *before = rig_dump(r, NULL);
    rig_restart(r);
    rig_restart(r);
    assert_string_equal(rig_dump(r, NULL), before);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM posts"), 1);
}

static void refused(const char *path, const char *word)
{
    struct buffer why = { .max = 4096 };
    assert_null(db_open(path, &why));
    if (!strstr(buffer_get(&why), word))
        fail_msg("no \"%s\" in \"%s\"", word, buffer_get(&why));
    buffer_fini(&why);
}

static void a_newer_one_is_refused_and_not_touched(void **state)
{
    struct rig *r = *state;
    char *path = file_of_version(r, schema_version());
    sqlite3 *db;
    sqlite3_open(path, &db);
    sqlite3_exec(db, "PRAGMA user_version = 999", NULL, NULL, NULL);
    sqlite3_close(db);
    refused(path, "newer version");
    sqlite3_open(path, &db);
    sqlite3_stmt *s;
    sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &s, NULL);
    sqlite3_step(s);
    assert_int_equal(sqlite3_column_int(s, 0), 999);
    sqlite3_finalize(s);
    sqlite3_close(db);
}

static void what_is_no_database_is_refused(void **state)
{
    struct rig *r = *state;
    char *path = talloc_asprintf(r->memory, "%s/letter.db", r->dir);
    FILE *f = fopen(path, "w");
    for (int i = 0; i < 1000; i++)
        fputs("Dear madam, this is a letter.\n", f);
    fclose(f);
    refused(path, "restore");
    refused(r->dir, r->dir);
    refused("/nowhere/at/all.db", "/nowhere/at/all.db");
    char *link = talloc_asprintf(r->memory, "%s/link.db", r->dir);
    assert_int_equal(symlink(r->path, link), 0);
    refused(link, link);
}

static void is_private(struct rig *r, const char *end)
{
    struct stat st;
    assert_int_equal(stat(talloc_asprintf(r->memory, "%s%s", r->path, end), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
}

static void only_we_may_read_it(void **state)
{
    struct rig *r = *state;
    mode_t before = umask(0);
    rig_person(r, "anna", MENTOR);
    is_private(r, "");
    is_private(r, "-wal");
    is_private(r, "-shm");
    chmod(r->path, 0644);
    rig_restart(r);
    is_private(r, "");
    umask(before);
}

/* ---- asking ----------------------------------------------------------------------- */

STATEMENT(scan, "SELECT id FROM people WHERE name = ?1");
STATEMENT(scan_meant, "SELECT id FROM people WHERE name = ?1 /* all rows */");
STATEMENT(by_id, "SELECT id FROM people WHERE id = ?1");

/* Does a process that does this die? */
static bool dies(struct rig *r, void (*does)(struct rig *r))
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        freopen("/dev/null", "w", stderr);
        does(r);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return !WIFEXITED(status) || WEXITSTATUS(status) != 0;
}

static void ask_all(struct rig *r, const struct statement *s)
{
    struct rows rows = db_query(r->db, s, "t", "anna");
    while (db_next(&rows))
        ;
}

static void scans(struct rig *r)
{
    ask_all(r, &scan);
}

static void scans_and_says_so(struct rig *r)
{
    ask_all(r, &scan_meant);
}

static void asks_within_the_answer(struct rig *r)
{
    struct rows rows = db_query(r->db, &by_id, "i", (int64_t)1);
    assert_true(db_next(&rows));
    ask_all(r, &by_id);
}

static void binds_too_little(struct rig *r)
{
    db_query(r->db, &by_id, "");
}

static void a_scan_nobody_meant_ends_a_debug_build(void **state)
{
    struct rig *r = *state;
    for (int i = 0; i < 3; i++)
        rig_person(r, talloc_asprintf(r->memory, "p%d", i), MENTOR);
    assert_true(dies(r, scans));
    assert_false(dies(r, scans_and_says_so));
    assert_true(dies(r, asks_within_the_answer));
    assert_true(dies(r, binds_too_little));
}

static void the_first_error_sticks_until_it_is_forgiven(void **state)
{
    struct rig *r = *state;
    rig_person(r, "anna", MENTOR);
    char *before = rig_dump(r, NULL);
    db_begin(r->db);
    counter_add(r->db, RIG_SCHOOL, "kept not");
    assert_int_equal(account_add(r->db, "test", "anna", "c", 1, 0), 0); /* twice */
    assert_int_equal(db_error(r->db), DB_BUG);
    char *why = talloc_strdup(r->memory, db_why(r->db));
    assert_non_null(strstr(why, "UNIQUE"));
    assert_int_equal(account_add(r->db, "test", "other", "c", 1, 0), 0);
    assert_int_equal(person_find(r->db, 1).id, 0);
    assert_int_equal(db_commit(r->db), DB_BUG);
    assert_string_equal(db_why(r->db), why);
    db_rollback(r->db);
    db_forgive(r->db);
    assert_int_equal(db_error(r->db), DB_OK);
    assert_int_equal(person_find(r->db, 1).id, 1);
    assert_string_equal(rig_dump(r, NULL), before);
}

static void a_savepoint_undoes_what_came_after_it(void **state)
{
    struct rig *r = *state;
    db_begin(r->db);
    counter_add(r->db, RIG_SCHOOL, "before");
    db_savepoint(r->db);
    counter_add(r->db, RIG_SCHOOL, "after");
    db_fail(r->db, DB_STORAGE, "%s", "says the test");
    assert_int_equal(db_error(r->db), DB_STORAGE);
    db_undo(r->db);
    assert_int_equal(db_commit(r->db), DB_OK);
    assert_int_equal(counter_get(r->db, RIG_SCHOOL, "before"), 1);
    assert_int_equal(counter_get(r->db, RIG_SCHOOL, "after"), 0);
}

/* ---- nouns ------------------------------------------------------------------------ */

static void an_invitation_is_used_as_often_as_it_says(void **state)
{
    struct rig *r = *state;
    struct invitation i = { .organisation = RIG_SCHOOL,
                            .role = "mentor",
                            .uses_left = 1,
                            .expires_at = r->now + DAY };
    invitation_add(r->db, &i, r->now);
    struct invitation found = invitation_by_code(r->db, i.code);
    assert_int_equal(invitation_state(&found, r->now), INVITATION_OPEN);
    assert_int_equal(invitation_state(&found, r->now + DAY), INVITATION_EXPIRED);
    assert_false(invitation_use(r->db, i.id, r->now + DAY));
    assert_true(invitation_use(r->db, i.id, r->now));
    assert_false(invitation_use(r->db, i.id, r->now));
    found = invitation_by_code(r->db, i.code);
    assert_int_equal(invitation_state(&found, r->now), INVITATION_USED);
    i.uses_left = -1;
    invitation_add(r->db, &i, r->now);
    assert_true(invitation_use(r->db, i.id, r->now));
    assert_true(invitation_use(r->db, i.id, r->now));
    assert_false(invitation_revoke(r->db, RIG_SCHOOL + 1, i.id, r->now));
    assert_true(invitation_revoke(r->db, RIG_SCHOOL, i.id, r->now));
    assert_false(invitation_use(r->db, i.id, r->now));
    assert_int_equal(invitation_find(r->db, RIG_SCHOOL + 1, i.id).id, 0);
}

static void numbers_are_counted_in_each_school(void **state)
{
    struct rig *r = *state;
    int64_t other = rig_school(r, "Other");
    int64_t a = rig_person(r, "a", MENTOR), b = rig_person(r, "b", MENTOR);
    int64_t c = rig_person_in(r, other, "c", CURATOR | MENTOR);
    assert_int_equal(person_find(r->db, a).number, 1);
    assert_int_equal(person_find(r->db, b).number, 2);
    assert_int_equal(person_find(r->db, c).number, 1);
    assert_int_equal(roles_of(r->db, c, other), MEMBER | CURATOR | MENTOR);
    assert_int_equal(roles_of(r->db, c, RIG_SCHOOL), MEMBER);
    assert_int_equal(roles_of(r->db, 0, other), STRANGER);
    assert_int_equal(role_holders(r->db, RIG_SCHOOL, MENTOR)[1], b);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(from_every_version_it_becomes_the_same),
        ON_BENCH(reopened_it_holds_what_it_held),
        ON_BENCH(a_newer_one_is_refused_and_not_touched),
        ON_BENCH(what_is_no_database_is_refused),
        ON_BENCH(only_we_may_read_it),
        ON_BENCH(a_scan_nobody_meant_ends_a_debug_build),
        ON_BENCH(the_first_error_sticks_until_it_is_forgiven),
        ON_BENCH(a_savepoint_undoes_what_came_after_it),
        ON_BENCH(an_invitation_is_used_as_often_as_it_says),
        ON_BENCH(numbers_are_counted_in_each_school),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
