/* mydata_test.c - what somebody is given of what is known about them: all of it, escaped,
 * in slices, to them alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cjson/cJSON.h>
#include <cmocka.h>
#include <sqlite3.h>
#include <talloc.h>

#include "handlers/features.h"
#include "locales/words.h"
#include "tests/rig.h"
#include "tests/rig_inside.h"

static const char form[] =
    "{ \"form\": \"note\", \"version\": 1, \"items\": ["
    "{ \"id\": \"NOTE\", \"scale\": \"TXT\", \"max\": 90, \"ru\": \"Что?\","
    "  \"en\": \"What is <b> & \\\"so\\\"?\" },"
    "{ \"id\": \"MANY\", \"scale\": \"MCH\", \"ru\": \"Какие?\", \"en\": \"Which?\","
    "  \"choices\": [ { \"id\": \"a\", \"ru\": \"А\", \"en\": \"First\" },"
    "  { \"id\": \"b\", \"ru\": \"Б\", \"en\": \"Second\" } ] },"
    "{ \"id\": \"TRUE\", \"scale\": \"YN\", \"ru\": \"Да?\", \"en\": \"Is it?\" },"
    "{ \"id\": \"GRID\", \"scale\": \"grid\", \"of\": \"A5\", \"ru\": \"Как?\","
    "  \"en\": \"How?\", \"rows\": [ { \"id\": \"r1\", \"ru\": \"Раз\","
    "  \"en\": \"One\" }, { \"id\": \"r2\", \"ru\": \"Два\", \"en\": \"Two\" } ] } ] }";

static int open_bench(void **state)
{
    struct rig *r = *state = rig_open(&product);
    rig_form(r, "note", form);
    rig_restart(r);
    rig_time(r, "2026-09-07 12:00");
    assert_int_equal(rig_person(r, "ira", MENTEE), 1);
    assert_int_equal(rig_person(r, "glen", GUARDIAN), 2);
    rig_sql(r, "UPDATE people SET texts = 1000, onboarded_at = 5");
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

/* Presses, and the words wait: so the files still have their bytes. */
static void press_unsent(struct rig *r, const char *who, const char *value)
{
    rig_pressed(r, who, "m1", value);
    rig_take(r);
    rig_work(r);
}

/* The newest file whose name ends so, as text. */
static char *file_named(struct rig *r, const char *name)
{
    int64_t id = rig_number(
        r, talloc_asprintf(r->memory, "SELECT max(id) FROM files WHERE name LIKE '%%%s'",
                           name));
    assert_true(id > 0);
    struct file f = file_find(r->db, id);
    assert_true(f.size > 0);
    return talloc_strndup(r->memory, f.bytes, f.size);
}

static void has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("no \"%s\" in\n%s", part, text);
}

static void lacks(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("\"%s\" in\n%s", part, text);
}

static void fill_answers(struct rig *r, int forms)
{
    for (int i = 1; i <= forms; i++)
        rig_sql(r, talloc_asprintf(
                       r->memory,
                       "INSERT INTO drafts (id, person, form, about, version, started_at,"
                       " filled_at) VALUES (%d, 1, 'note', %d, 1, 5, %d);"
                       "INSERT INTO answers (draft, item, position, value) VALUES"
                       " (%d, 'NOTE', 1, '<script>alert(\"1\")</script> & ''x'''),"
                       " (%d, 'MANY', 2, 'a,b'), (%d, 'GONE', 3, NULL)",
                       i, i, 1000 + i, i, i, i));
}

/* ---- what it says ----------------------------------------------------------------- */

static void the_page_shows_words_and_runs_none(void **state)
{
    struct rig *r = *state;
    fill_answers(r, 1);
    rig_sql(r, "INSERT INTO answers (draft, item, position, value) VALUES"
               " (1, 'TRUE', 4, 'yes'), (1, 'GRID', 5, 'r1=5,r2=1')");
    press_unsent(r, "ira", "mydata:get:0");
    char *page = file_named(r, ".html");
    has(page, "<dt>What is &lt;b&gt; &amp; &quot;so&quot;?</dt>"
              "<dd>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; 'x'</dd>");
    has(page, "<dt>Which?</dt><dd>First; Second</dd>");
    has(page, "<dt>Is it?</dt><dd>Yes</dd>");
    has(page, "<dt>How?</dt><dd>One: yes, fully; Two: not at all</dd>");
    has(page, "<dt>GONE</dt><dd>skipped</dd>"); /* of an older release */
    has(page, "January 1, 1970");
    lacks(page, "<script");
}

static int rows_in(const cJSON *root, const char *table)
{
    const cJSON *rows = cJSON_GetObjectItemCaseSensitive(root, table);
    if (!cJSON_IsArray(rows))
        fail_msg("no array %s", table);
    return cJSON_GetArraySize(rows);
}

static void the_json_is_json_and_explains_its_fields(void **state)
{
    struct rig *r = *state;
    fill_answers(r, 1);
    rig_sql(r, "UPDATE people SET name = 'a \"b\" \\ c' || char(10) || char(7)"
               " WHERE id = 1");
    press_unsent(r, "ira", "mydata:get:0");
    cJSON *root = cJSON_Parse(file_named(r, ".json"));
    assert_non_null(root);
    const cJSON *person = cJSON_GetArrayItem(cJSON_GetObjectItem(root, "people"), 0);
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(person, "name")),
                        "a \"b\" \\ c\n\a");
    assert_int_equal(rows_in(root, "answers"), 3);
    assert_int_equal(rows_in(root, "pushes"), 0);
    const cJSON *fields = cJSON_GetObjectItem(root, "fields");
    const cJSON *tables = cJSON_GetObjectItem(root, "tables");
    for (int i = 0; export_section(i); i++) {
        assert_non_null(cJSON_GetObjectItem(tables, export_section(i)->name));
        rows_in(root, export_section(i)->name);
    }
    for (const cJSON *f = person->child; f; f = f->next)
        assert_non_null(cJSON_GetObjectItem(fields, f->string));
    cJSON_Delete(root);
}

static void a_note_that_names_another_is_not_in_it(void **state)
{
    struct rig *r = *state;
    rig_sql(r, "INSERT INTO notes (organisation, person, author, kind, text,"
               " names_another, at) VALUES (1, 1, 2, 'note', 'of her', 0, 5),"
               " (1, 1, 2, 'note', 'of another', 1, 5), (1, 2, 1, 'note', 'hers of"
               " him', 0, 5)");
    press_unsent(r, "ira", "mydata:get:0");
    has(file_named(r, ".html"), "of her<");
    lacks(file_named(r, ".html"), "of another");
    lacks(file_named(r, ".json"), "of another");
    lacks(file_named(r, ".json"), "of him");
}

/* ---- every field and every code has words ----------------------------------------- */

static void is_worded(const char *kind, const char *name, size_t len)
{
    char key[64];
    snprintf(key, sizeof key, "mydata.%s_%.*s", kind, (int)len, name);
    if (!words_has(rig_words(), key))
        fail_msg("nobody says %s", key);
}

/* The words in CHECK (field IN ('a', 'b')). */
static void codes_are_worded(const char *sql, const char *field)
{
    char check[64];
    snprintf(check, sizeof check, "CHECK (%s IN", field);
    const char *at = strstr(sql, check);
    assert_non_null(at);
    for (const char *end = strchr(at, ')'); (at = strchr(at, '\'')) && at < end;) {
        size_t len = strcspn(at + 1, "'");
        is_worded("w", at + 1, len);
        at += len + 2;
    }
}

static void every_field_and_code_has_words(void **state)
{
    struct rig *r = *state;
    for (int i = 0; export_section(i); i++) {
        const struct export_section *s = export_section(i);
        is_worded("s", s->name, strlen(s->name));
        sqlite3_stmt *row = NULL;
        sqlite3 *db;
        sqlite3_open_v2(r->path, &db, SQLITE_OPEN_READONLY, NULL);
        sqlite3_prepare_v2(db, "SELECT sql FROM sqlite_schema WHERE name = ?1", -1, &row,
                           NULL);
        sqlite3_bind_text(row, 1, s->name, -1, SQLITE_STATIC);
        assert_int_equal(sqlite3_step(row), SQLITE_ROW);
        for (int k = 0; s->fields[k].kind; k++) {
            is_worded("f", s->fields[k].name, strlen(s->fields[k].name));
            if (s->fields[k].kind == EXPORT_CODE)
                codes_are_worded((const char *)sqlite3_column_text(row, 0),
                                 s->fields[k].name);
        }
        sqlite3_finalize(row);
        sqlite3_close(db);
    }
}

/* ---- slices ----------------------------------------------------------------------- */

enum { FORMS = 400 }; /* three answers each */

static void a_long_history_is_gathered_in_slices(void **state)
{
    struct rig *r = *state;
    fill_answers(r, FORMS);
    press_unsent(r, "ira", "mydata:get:0");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM files"), 0);
    int turns = 0;
    for (; rig_number(r, "SELECT count(*) FROM files") == 0 && turns < 50; turns++) {
        r->now++;
        engine_tick(r->engine);
    }
    assert_in_range(turns, 3 * FORMS / 200, 3 * FORMS / 200 + 2);
    char *json = file_named(r, ".json");
    cJSON *root = cJSON_Parse(json);
    assert_non_null(root);
    assert_int_equal(rows_in(root, "answers"), 3 * FORMS);
    cJSON_Delete(root);
    /* not before the messenger took them, and then a few at a time */
    int64_t parts = rig_number(r, "SELECT count(*) FROM export_parts");
    assert_true(parts > 20);
    rig_wait(r, HOUR);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM export_parts"), parts);
    rig_sql(r, "UPDATE files SET external = 'x', bytes = NULL");
    rig_wait(r, HOUR);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM export_parts"), parts - 20);
    for (int64_t left = parts - 20; left > 0; left -= 20)
        rig_wait(r, 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM export_parts"), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM promises WHERE kind ="
                                   " 'mydata.more'"),
                     0);
}

/* A promise says nothing to who took consent back: their own act does it all. */
static void who_took_consent_back_has_it_at_once(void **state)
{
    struct rig *r = *state;
    fill_answers(r, FORMS);
    rig_sql(r, "UPDATE people SET state = 'frozen' WHERE id = 1");
    press_unsent(r, "ira", "mydata:get:0");
    cJSON *root = cJSON_Parse(file_named(r, ".json"));
    assert_int_equal(rows_in(root, "answers"), 3 * FORMS);
    cJSON_Delete(root);
}

static void a_double_tap_makes_one(void **state)
{
    struct rig *r = *state;
    press_unsent(r, "ira", "mydata:get:0");
    press_unsent(r, "ira", "mydata:get:0");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM files"), 2);
    /* a fresh screen has a fresh stamp */
    press_unsent(r, "ira", "mydata:get:1");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM files"), 4);
    fill_answers(r, FORMS);
    press_unsent(r, "ira", "mydata:get:2");
    press_unsent(r, "ira", "mydata:get:3"); /* forged: that one is not done yet */
    assert_int_equal(rig_number(r, "SELECT id FROM exports"), 3);
}

static void after_a_day_nothing_is_left(void **state)
{
    struct rig *r = *state;
    press_unsent(r, "ira", "mydata:get:0");
    r->now += DAY - 1;
    db_begin(r->db);
    assert_int_equal(exports_sweep(r->db, r->now, 10), 0);
    r->now += 1;
    assert_int_equal(exports_sweep(r->db, r->now, 10), 1);
    assert_int_equal(db_commit(r->db), DB_OK);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM files"), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM outbox WHERE file IS NOT NULL"),
                     0);
}

/* ---- whose it is ------------------------------------------------------------------ */

static void guard(struct rig *r, const char *state)
{
    rig_sql(r, talloc_asprintf(r->memory,
                               "DELETE FROM guardianships; INSERT INTO guardianships"
                               " (organisation, minor, guardian, state, since) VALUES"
                               " (1, 1, 2, '%s', 5)",
                               state));
}

static void a_guardian_has_status_and_consents_alone(void **state)
{
    static const char *const not_yet[] = { "waiting", "agreed", "declined", "withdrawn" };
    struct rig *r = *state;
    fill_answers(r, 1);
    press_unsent(r, "glen", "mydata:child:1:0");
    for (size_t i = 0; i < COUNT(not_yet); i++) {
        guard(r, not_yet[i]);
        press_unsent(r, "glen", "mydata:child:1:0");
    }
    assert_int_equal(rig_number(r, "SELECT count(*) FROM exports"), 0);
    guard(r, "confirmed");
    press_unsent(r, "glen", "mydata:child:1:0");
    cJSON *root = cJSON_Parse(file_named(r, ".json"));
    assert_int_equal(rows_in(root, "people"), 1);
    rows_in(root, "consents");
    assert_null(cJSON_GetObjectItem(root, "answers"));
    assert_null(cJSON_GetObjectItem(root, "notes"));
    assert_null(cJSON_GetObjectItem(root, "audit"));
    cJSON_Delete(root);
    lacks(file_named(r, ".html"), "alert");
    /* nobody else's, whatever is forged */
    press_unsent(r, "ira", "mydata:child:2:0");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM exports"), 1);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(the_page_shows_words_and_runs_none),
        ON_BENCH(the_json_is_json_and_explains_its_fields),
        ON_BENCH(a_note_that_names_another_is_not_in_it),
        ON_BENCH(every_field_and_code_has_words),
        ON_BENCH(a_long_history_is_gathered_in_slices),
        ON_BENCH(who_took_consent_back_has_it_at_once),
        ON_BENCH(a_double_tap_makes_one),
        ON_BENCH(after_a_day_nothing_is_left),
        ON_BENCH(a_guardian_has_status_and_consents_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
