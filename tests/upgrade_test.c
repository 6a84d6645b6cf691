/* upgrade_test.c - a file that an earlier release wrote, with people in it, becomes one
 * of today and loses nothing: every column that was there holds what it held. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <talloc.h>

#include "storage/schema.h"
#include "tests/rig.h"

/* What a school had after the first release; columns and tables of step 1. */
static const char of_first[] =
    "INSERT INTO organisations (id, name, zone, language, created_at) VALUES"
    " (1, 'School', 'Europe/Moscow', 'ru', 5), (2, 'Other', 'UTC', 'en', 5);"
    "INSERT INTO lessons VALUES (1, 1, 510, 555), (1, 2, 565, 610);"
    "INSERT INTO calendar_days VALUES (1, '2026-10-26', '2026-11-03', 'holiday', 'Rest');"
    "INSERT INTO people (id, organisation, name, number, age, language, zone, joined_at)"
    " VALUES (1, 1, 'Anna', 1, '18+', 'ru', 'Europe/Moscow', 5),"
    " (2, 1, 'Ben', 2, '14-17', 'en', 'UTC', 6);"
    "INSERT INTO accounts (id, messenger, external, chat, person, last_at) VALUES"
    " (1, 'telegram', '71', '71', 1, 5), (2, 'telegram', '72', '72', 2, 5);"
    "INSERT INTO posts (person, organisation, post, since) VALUES (1, 1, 'curator', 5);"
    "INSERT INTO enrolments (person, organisation, role, since) VALUES"
    " (2, 1, 'mentee', 5);"
    "INSERT INTO consents (person, organisation, purpose, text_version, text_hash,"
    " language, given_at, channel, evidence) VALUES (2, 1, 'P1', 1, 'ab', 'ru', 5,"
    " 'paper', 'sheet 4');"
    "INSERT INTO drafts (id, person, form, about, version, started_at) VALUES"
    " (1, 2, 'mentee', 0, 1, 5);"
    "INSERT INTO answers (draft, item, position, value) VALUES (1, 'G09', 1, 'music');"
    "INSERT INTO promises (kind, person, about, step, due, first_due) VALUES"
    " ('settings.told', 1, 2, 0, 90, 80), ('form.remind', 2, 1, 1, 70, 70);"
    "INSERT INTO pushes VALUES (2, 5);"
    "INSERT INTO outbox (messenger, chat, account, verb, words, keys, priority,"
    " not_before) VALUES ('telegram', '71', 1, 0, 'words', '', 1, 999999999999);"
    "INSERT INTO audit (at, organisation, person, act, about) VALUES (5, 1, 1, 'a', 2);";

/* And after the second. */
static const char of_second[] =
    "UPDATE people SET state = 'waiting', occupation = 'teacher', texts = 3;"
    "INSERT INTO guardianships (organisation, minor, guardian, state, since) VALUES"
    " (1, 2, 1, 'confirmed', 5);"
    "INSERT INTO applications (organisation, person, state, made_at) VALUES"
    " (1, 1, 'open', 5);"
    "INSERT INTO notes (organisation, person, author, kind, text, names_another, at)"
    " VALUES (1, 2, 1, 'note', 'quiet', 0, 5);"
    "INSERT INTO links (organisation, code, kind, person, created_at, expires_at)"
    " VALUES (1, 'l', 'account', 1, 5, 9);"
    "INSERT INTO safeguarding (organisation, person, since) VALUES (1, 1, 5);"
    "INSERT INTO acknowledgements VALUES (1, 'rights', 1, 'read', '', 'ru', 5);";

static sqlite3 *open_file(const char *path)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    return db;
}

static void run(sqlite3 *db, const char *sql)
{
    char *why = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
        fail_msg("%s: %s", why, sql);
}

static char *file_of_version(struct rig *r, int version)
{
    char *path = talloc_asprintf(r->memory, "%s/v%d.db", r->dir, version);
    sqlite3 *db = open_file(path);
    for (int step = 1; step <= version; step++) {
        for (const char *const *sql = schema_step(step); *sql; sql++)
            run(db, *sql);
        if (step < 3)
            run(db, step == 1 ? of_first : of_second);
    }
    run(db, talloc_asprintf(r->memory, "PRAGMA user_version = %d", version));
    sqlite3_close(db);
    return path;
}

/* A statement that gives all columns of all tables that are there now. */
static char *what_is_there(struct rig *r, const char *path)
{
    sqlite3 *db = open_file(path);
    sqlite3_stmt *s;
    char *all = talloc_strdup(r->memory, "");
    assert_int_equal(
        sqlite3_prepare_v2(db,
                           "SELECT 'SELECT ''' || m.name || ''''"
                           " || (SELECT group_concat(' || ''|'' || ifnull(' || c.name ||"
                           " ', ''-'')', '') FROM pragma_table_info(m.name) c)"
                           " || ' FROM ' || m.name FROM sqlite_schema m"
                           " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
                           " ORDER BY m.name",
                           -1, &s, NULL),
        SQLITE_OK);
    while (sqlite3_step(s) == SQLITE_ROW)
        all = talloc_asprintf_append_buffer(all, "%s%s", *all ? " UNION ALL " : "",
                                            sqlite3_column_text(s, 0));
    sqlite3_finalize(s);
    sqlite3_close(db);
    return all;
}

static char *rows(struct rig *r, const char *path, const char *sql)
{
    sqlite3 *db = open_file(path);
    sqlite3_stmt *s;
    char *all = talloc_strdup(r->memory, "");
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
    while (sqlite3_step(s) == SQLITE_ROW)
        all = talloc_asprintf_append_buffer(all, "%s\n", sqlite3_column_text(s, 0));
    sqlite3_finalize(s);
    sqlite3_close(db);
    return all;
}

static void what_was_there_is_there(void **state)
{
    (void)state;
    struct rig *r = rig_open(&rig_product);
    for (int version = 1; version < schema_version(); version++) {
        struct buffer why = { .max = 4096 };
        char *path = file_of_version(r, version);
        char *columns = what_is_there(r, path);
        char *before = rows(r, path, columns);
        assert_non_null(strstr(before, "|music|"));
        struct db *db = db_open(path, &why);
        if (!db)
            fail_msg("version %d: %s", version, buffer_get(&why));
        db_memory(db, r->memory);
        assert_int_equal(db_begin(db), DB_OK);
        assert_string_equal(rows(r, path, columns), before);
        assert_int_equal(person_find(db, 2).number, 2);
        assert_int_equal(db_commit(db), DB_OK);
        db_close(db);
        assert_non_null(strstr(rows(r, path, "PRAGMA integrity_check"), "ok"));
        assert_string_equal(
            rows(r, path, "SELECT \"table\" FROM pragma_foreign_key_check"), "");
    }
    rig_close(r);
}

/* Three of the third release were not comfortable in a match: nobody has taken the first
 * case, the second is taken, the third is over. */
static const char of_third[] =
    "INSERT INTO people (id, organisation, name, number, age, language, zone, joined_at,"
    " state) VALUES (3, 1, 'Cid', 3, '18+', 'ru', 'UTC', 5, 'active'),"
    " (4, 1, 'Dan', 4, '18+', 'ru', 'UTC', 5, 'active');"
    "INSERT INTO posts (person, organisation, post, since, accepted_at, confirmed_at)"
    " VALUES (3, 1, 'head', 5, 5, 5);"
    "UPDATE safeguarding SET accepted_at = 6;"
    "INSERT INTO matches (id, organisation, form, kind, state, made_by, made_at)"
    " VALUES (1, 1, 'TT', 'TRAD', 'active', 1, 5), (2, 1, 'TT', 'TRAD', 'active', 1, 5),"
    " (3, 1, 'TT', 'TRAD', 'active', 1, 5);"
    "INSERT INTO match_members (match, person, role) VALUES (1, 2, 'mentee'),"
    " (1, 1, 'mentor'), (2, 2, 'mentee'), (2, 4, 'mentor'), (3, 2, 'mentee'),"
    " (3, 4, 'mentor');"
    "INSERT INTO silences (person, match, since, reason, taken_by, ended_at) VALUES"
    " (2, 1, 100, 'uneasy', 0, NULL), (2, 2, 200, 'uneasy', 1, NULL),"
    " (2, 3, 300, 'uneasy', 1, 400), (4, 3, 500, 'busy', 0, NULL);"
    "INSERT INTO promises (kind, person, about, step, due, first_due) VALUES"
    " ('nudge.unheard', 0, 1, 1, 90, 90), ('nudge.case', 1, 1, 0, 90, 90),"
    " ('nudge.step', 4, 4, 0, 90, 90);";

/* The curator is in the first of those matches: it is the head's. */
static void who_was_not_comfortable_is_heard(void **state)
{
    (void)state;
    struct rig *r = rig_open(&rig_product);
    struct buffer why = { .max = 4096 };
    char *path = file_of_version(r, 3);
    sqlite3 *file = open_file(path);
    run(file, of_third);
    sqlite3_close(file);
    struct db *db = db_open(path, &why);
    if (!db)
        fail_msg("%s", buffer_get(&why));
    db_close(db);
    assert_string_equal(
        rows(r, path, "SELECT match || state || owner || ' ' || asked_at || ending"
                      " FROM cases WHERE safety AND asker = 2 ORDER BY match"),
        "1waiting3 100\n2taken1 200\n3closed1 300talked\n");
    assert_string_equal(
        rows(r, path, "SELECT case_id || ' ' || person FROM case_people ORDER BY 1"),
        "2 1\n3 1\n");
    assert_string_equal(rows(r, path, "SELECT reason FROM silences"), "busy\n");
    assert_string_equal(
        rows(r, path, "SELECT kind || about || ' ' || person FROM promises"
                      " WHERE kind LIKE 'nudge%' OR kind LIKE 'safety%' ORDER BY 1"),
        "nudge.step4 4\nsafety.tell2 1\nsafety.unheard1 0\n");
    rig_close(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_there_is_there),
        cmocka_unit_test(who_was_not_comfortable_is_heard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
