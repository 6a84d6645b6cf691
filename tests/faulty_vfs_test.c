/* faulty_vfs_test.c - the disk that fails does so when told, and what SQLite then does
 * with a transaction. The engine relies on the second: after FULL or IOERR the whole
 * transaction is gone, savepoints and all, and sqlite3_get_autocommit() says so. */
#include "tests/faulty_vfs.h"

#include "bot/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

struct fixture {
    char folder[40], path[60];
    sqlite3 *db;
};

static void must(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
}

/* What an SQL text ends with: an extended result code. */
static int run(sqlite3 *db, const char *sql)
{
    sqlite3_exec(db, sql, NULL, NULL, NULL);
    return sqlite3_extended_errcode(db);
}

static char *text_of(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    char *text = xstrdup((const char *)sqlite3_column_text(s, 0));
    sqlite3_finalize(s);
    return text;
}

static void assert_text(sqlite3 *db, const char *sql, const char *expected)
{
    char *text = text_of(db, sql);
    assert_string_equal(text, expected);
    free(text);
}

static sqlite3 *open_database(const char *path)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    must(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    return db;
}

static int set_up(void **state)
{
    struct fixture *f = xalloc(sizeof *f);
    faulty_vfs_register();
    snprintf(f->folder, sizeof f->folder, "/tmp/nastavnik-test-XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    snprintf(f->path, sizeof f->path, "%s/bot.db", f->folder);
    f->db = open_database(f->path);
    must(f->db, "CREATE TABLE notes (words TEXT) STRICT; INSERT INTO notes VALUES ('a')");
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    faulty_vfs_disarm();
    int error = sqlite3_close(f->db);
    unlink(f->path);
    error |= rmdir(f->folder); // fails when the log was left behind
    free(f);
    return error;
}

/* ---- what happens to a transaction ------------------------------------------------ */

static void assert_commit_fails(sqlite3 *db, enum faulty_kind kind, int code)
{
    must(db, "BEGIN IMMEDIATE; INSERT INTO notes VALUES ('b')");
    assert_int_equal(sqlite3_get_autocommit(db), 0);
    faulty_vfs_arm(kind, 0, false);
    assert_int_equal(run(db, "COMMIT"), code);
    assert_int_equal(faulty_vfs_failed(), 1);
    assert_int_equal(sqlite3_get_autocommit(db), 1); // the transaction is gone
    assert_text(db, "SELECT count(*) FROM notes", "1");
    assert_int_equal(run(db, "INSERT INTO notes VALUES ('c')"), SQLITE_OK);
    assert_text(db, "SELECT group_concat(words) FROM notes", "a,c");
    assert_text(db, "PRAGMA integrity_check", "ok");
}

static void a_commit_on_a_full_disk_undoes_everything(void **state)
{
    assert_commit_fails(((struct fixture *)*state)->db, FAULTY_FULL, SQLITE_FULL);
}

static void a_commit_on_a_broken_disk_undoes_everything(void **state)
{
    assert_commit_fails(((struct fixture *)*state)->db, FAULTY_WRITE, SQLITE_IOERR_WRITE);
}

static void a_commit_that_is_not_synced_undoes_everything(void **state)
{
    assert_commit_fails(((struct fixture *)*state)->db, FAULTY_FSYNC, SQLITE_IOERR_FSYNC);
}

static void copy(const char *from, const char *to)
{
    char bytes[4096];
    size_t got;
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    assert_non_null(in);
    assert_non_null(out);
    while ((got = fread(bytes, 1, sizeof bytes, in)) > 0)
        assert_int_equal(fwrite(bytes, 1, got, out), got);
    fclose(in);
    assert_int_equal(fclose(out), 0);
}

/* The log was written but not synced. Whoever dies now may find the transaction done
 * after all, so a failed commit may not be called undone for ever. */
static void an_unsynced_commit_may_come_back_after_a_crash(void **state)
{
    struct fixture *f = *state;
    char log[80], copied[80], copied_log[90];
    snprintf(log, sizeof log, "%s-wal", f->path);
    snprintf(copied, sizeof copied, "%s/crashed.db", f->folder);
    snprintf(copied_log, sizeof copied_log, "%s-wal", copied);
    faulty_vfs_arm(FAULTY_FSYNC, 0, false);
    assert_int_equal(run(f->db, "INSERT INTO notes VALUES ('b')"), SQLITE_IOERR_FSYNC);
    assert_text(f->db, "SELECT group_concat(words) FROM notes", "a");
    copy(f->path, copied);
    copy(log, copied_log);
    sqlite3 *found = open_database(copied);
    assert_text(found, "SELECT group_concat(words) FROM notes", "a,b");
    assert_int_equal(sqlite3_close(found), SQLITE_OK);
    unlink(copied);
}

/* A statement that spills its pages to the log meets the full disk before the commit. */
static void a_full_disk_takes_savepoints_along(void **state)
{
    sqlite3 *db = ((struct fixture *)*state)->db;
    must(db, "PRAGMA cache_size = 10; BEGIN IMMEDIATE; SAVEPOINT turn;"
             "INSERT INTO notes VALUES ('b'); RELEASE turn; SAVEPOINT turn");
    faulty_vfs_arm(FAULTY_FULL, 3, false);
    int code = run(db, "INSERT INTO notes WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
                       "SELECT i + 1 FROM n WHERE i < 500) SELECT hex(randomblob(500)) "
                       "FROM n");
    assert_int_equal(code, SQLITE_FULL);
    assert_int_equal(faulty_vfs_failed(), 1);
    assert_int_equal(sqlite3_get_autocommit(db), 1);
    assert_int_equal(run(db, "ROLLBACK TO turn"), SQLITE_ERROR); // no such savepoint
    assert_text(db, "SELECT group_concat(words) FROM notes", "a");
}

/* An error of the statement itself leaves the transaction as it was: the difference. */
static void an_ordinary_error_keeps_the_transaction(void **state)
{
    sqlite3 *db = ((struct fixture *)*state)->db;
    must(db, "BEGIN IMMEDIATE; INSERT INTO notes VALUES ('b')");
    assert_int_equal(run(db, "INSERT INTO notes VALUES (x'00')"),
                     SQLITE_CONSTRAINT_DATATYPE);
    assert_int_equal(sqlite3_get_autocommit(db), 0);
    must(db, "COMMIT");
    assert_text(db, "SELECT group_concat(words) FROM notes", "a,b");
}

/* ---- when it fails ---------------------------------------------------------------- */

/* Fails at the first write of a commit, then at the second, and so on until it passes. */
static void whichever_write_fails_the_commit_is_all_or_nothing(void **state)
{
    sqlite3 *db = ((struct fixture *)*state)->db;
    int writes = 0;
    for (;; writes++) {
        faulty_vfs_arm(FAULTY_FULL, writes, false);
        int code = run(db, "INSERT INTO notes VALUES ('b')");
        assert_int_equal(faulty_vfs_failed(), code == SQLITE_OK ? 0 : 1);
        if (code == SQLITE_OK)
            break;
        assert_int_equal(code, SQLITE_FULL);
        assert_text(db, "SELECT count(*) FROM notes", "1");
        assert_text(db, "PRAGMA integrity_check", "ok");
    }
    assert_in_range(writes, 2, 20);
    assert_text(db, "SELECT group_concat(words) FROM notes", "a,b");
}

static void once_is_once_and_for_ever_is_until_disarmed(void **state)
{
    sqlite3 *db = ((struct fixture *)*state)->db;
    faulty_vfs_arm(FAULTY_WRITE, 0, true);
    for (int i = 0; i < 3; i++)
        assert_int_equal(run(db, "INSERT INTO notes VALUES ('b')"), SQLITE_IOERR_WRITE);
    assert_true(faulty_vfs_failed() >= 3);
    faulty_vfs_disarm();
    assert_int_equal(run(db, "INSERT INTO notes VALUES ('c')"), SQLITE_OK);
    assert_text(db, "SELECT group_concat(words) FROM notes", "a,c");
}

static void other_files_do_not_fail(void **state)
{
    struct fixture *f = *state;
    char path[80];
    snprintf(path, sizeof path, "%s/other.data", f->folder);
    sqlite3 *other;
    assert_int_equal(sqlite3_open(path, &other), SQLITE_OK);
    faulty_vfs_arm(FAULTY_FULL, 0, true);
    must(other, "CREATE TABLE t (x); INSERT INTO t VALUES (1)");
    assert_int_equal(faulty_vfs_failed(), 0);
    sqlite3_close(other);
    unlink(path);
}

/* ---- what passes ------------------------------------------------------------------ */

static void two_connections_share_the_log(void **state)
{
    struct fixture *f = *state;
    sqlite3 *reader = open_database(f->path);
    assert_text(reader, "PRAGMA journal_mode", "wal");
    must(reader, "BEGIN");
    assert_text(reader, "SELECT count(*) FROM notes", "1");
    must(f->db, "INSERT INTO notes VALUES ('b')");
    assert_text(reader, "SELECT count(*) FROM notes", "1"); // its own snapshot
    must(reader, "COMMIT");
    assert_text(reader, "SELECT count(*) FROM notes", "2");
    assert_int_equal(sqlite3_close(reader), SQLITE_OK);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_commit_on_a_full_disk_undoes_everything),
        TEST(a_commit_on_a_broken_disk_undoes_everything),
        TEST(a_commit_that_is_not_synced_undoes_everything),
        TEST(an_unsynced_commit_may_come_back_after_a_crash),
        TEST(a_full_disk_takes_savepoints_along),
        TEST(an_ordinary_error_keeps_the_transaction),
        TEST(whichever_write_fails_the_commit_is_all_or_nothing),
        TEST(once_is_once_and_for_ever_is_until_disarmed),
        TEST(other_files_do_not_fail),
        TEST(two_connections_share_the_log),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
