/* erase_tables_test.c - no table is forgotten: whatever column refers to a person has a
 * row of theirs here, and none after they were erased.
 *
 * The columns are found in the schema, so a new table fails this test twice: first for
 * having no row in `fill`, then, when person_erase() does not know it, for keeping it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <talloc.h>

#include "handlers/features.h"
#include "tests/erase_rows.h"

/* Columns that tell of a person without a foreign key, by their names. What ends with
 * _by tells who gave or confirmed something: the number of an empty row says nothing. */
static const char columns[] =
    "SELECT m.name, f.\"from\" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f"
    " WHERE m.type = 'table' AND f.\"table\" = 'people'"
    " UNION SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c"
    " WHERE m.type = 'table' AND c.name IN ('person', 'author', 'guardian', 'minor',"
    " 'reader', 'by', 'cause')";

/* They stay, by number alone. */
static const char *const stay[] = {
    "agreements.minor",      "agreements.person",    "audit.person",
    "case_events.person",    "case_notes.person",    "cases.asker",
    "cases.mentor",          "cases.owner",          "consents.guardian",
    "consents.person",       "endings.person",       "erasure_acts.person",
    "match_events.person",   "match_members.person", "match_notes.author",
    "meeting_people.person",
};

/* ---- the walk --------------------------------------------------------------------- */

static bool stays(const char *column)
{
    for (size_t i = 0; i < COUNT(stay); i++)
        if (strcmp(stay[i], column) == 0)
            return true;
    return false;
}

static void each_column(struct rig *r, bool after)
{
    sqlite3 *db;
    sqlite3_stmt *s;
    int found = 0;
    assert_int_equal(sqlite3_open_v2(r->path, &db, SQLITE_OPEN_READONLY, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, columns, -1, &s, NULL), SQLITE_OK);
    for (; sqlite3_step(s) == SQLITE_ROW; found++) {
        const char *table = (const char *)sqlite3_column_text(s, 0);
        const char *column = (const char *)sqlite3_column_text(s, 1);
        char *both = talloc_asprintf(r->memory, "%s.%s", table, column);
        int64_t rows = rig_number(
            r, talloc_asprintf(r->memory, "SELECT count(*) FROM %s WHERE \"%s\" = 1",
                               table, column));
        if (!after && rows == 0)
            fail_msg("%s refers to people: give it a row in `fill`", both);
        if (after && rows > 0 && !stays(both))
            fail_msg("%s keeps %lld rows of somebody who was erased: tell "
                     "storage/erase.c",
                     both, (long long)rows);
    }
    sqlite3_finalize(s);
    sqlite3_close(db);
    assert_true(found > 20);
}

static void no_table_is_forgotten(void **state)
{
    (void)state;
    struct rig *r = erase_bench();
    erase_fill(r);
    each_column(r, false);
    rig_press(r, "ben", "eraser:wipe:1:guardian_declined");
    each_column(r, true);
    /* and what is his is still there */
    assert_int_equal(rig_number(r, "SELECT count(*) FROM notes WHERE person = 2"), 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM drafts WHERE person = 2"), 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM fetches WHERE person = 2"), 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM import_rows"), 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM import_rows WHERE name = 'his'"),
                     1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM jobs"), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM export_parts"), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM files WHERE id < 32"), 0);
    /* what others were to hear of her; what merely has her number is another matter */
    assert_int_equal(rig_number(r, "SELECT count(*) FROM promises WHERE person = 2 AND"
                                   " about = 1 AND kind = 'posts.confirm'"),
                     0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM promises WHERE kind = 'x.y'"),
                     1);
    /* he proposed her: what he wrote of her is gone */
    assert_int_equal(rig_number(r, "SELECT count(*) FROM referrals"), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM guardianships WHERE minor = 2"
                                   " AND state = 'withdrawn'"),
                     1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM consents WHERE evidence IS NOT"
                                   " NULL"),
                     0);
    rig_close(r);
}

/* All rows there are, and she is erased. */
static struct rig *erased_bench(void)
{
    struct rig *r = erase_bench();
    erase_fill(r);
    rig_press(r, "ben", "eraser:wipe:1:guardian_declined");
    return r;
}

static const char *const gone_of_match[] = {
    "match_members WHERE person = 1 AND sphere || reason || comment <> ''",
    "endings WHERE person = 1 AND reason || discussed || comment <> ''",
    "meeting_people WHERE person = 1 AND reason || held_reason <> ''",
    "matches WHERE goal <> ''",
    "meetings WHERE outcome || link <> ''",
    "venues WHERE match IS NOT NULL",
    "promises WHERE about = 1 AND kind IN ('absence.contact', 'agreement.asked',"
    " 'ending.doubted', 'match_pause.away')",
    "match_notes WHERE match = 1", /* it is about her too */
    "contacts WHERE person = 1 OR by = 1",
    "contact_terms WHERE person = 1",
    "promises WHERE kind = 'contacts.due' AND about = 1",
};
static const char *const one_of_match[] = {
    "match_members WHERE person = 1",
    "promises WHERE kind = 'ending.doubted'", /* what he said */
    "match_members WHERE comment = 'his comment'",
    "endings WHERE comment = 'his comment'",
    "endings WHERE person = 1",
    "meeting_people WHERE person = 1",
    "steps",
    "topics",
    "diary",
    "prompts",
    "pulses",
    "flags",
    "silences",
    "feedback",
    "preferences",
    "venues",
    "meeting_people WHERE reason = 'away'",
    "match_notes WHERE text = 'of others'",
    "contacts WHERE person = 2 AND by = 0",
    "contact_terms WHERE person = 2",
    "promises WHERE kind = 'contacts.due'",
};

/* That they took part stays, by number; their words go, and the other side's stay. */
static void of_a_match_numbers_stay(void **state)
{
    (void)state;
    struct rig *r = erased_bench();
    for (size_t i = 0; i < COUNT(gone_of_match) + COUNT(one_of_match); i++) {
        bool gone = i < COUNT(gone_of_match);
        const char *rows =
            gone ? gone_of_match[i] : one_of_match[i - COUNT(gone_of_match)];
        int64_t count =
            rig_number(r, talloc_asprintf(r->memory, "SELECT count(*) FROM %s", rows));
        if (count != !gone)
            fail_msg("%s: %lld rows", rows, (long long)count);
    }
    rig_close(r);
}

/* What she was to send leaves no more; his own words stay. */
static void what_a_curator_wrote_goes(void **state)
{
    (void)state;
    struct rig *r = erased_bench();
    assert_int_equal(rig_number(r, "SELECT count(*) FROM broadcasts WHERE made_by = 1"
                                   " AND state = 'dropped' AND words = ''"),
                     1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM broadcasts WHERE made_by = 2"
                                   " AND state = 'sent' AND words = 'his to many'"),
                     1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM letters"), 1);
    rig_close(r);
}

/* ---- the act ---------------------------------------------------------------------- */

static void an_act_tells_numbers_alone(void **state)
{
    (void)state;
    struct rig *r = erased_bench();
    assert_int_equal(
        rig_number(r,
                   "SELECT count(*) FROM erasure_acts WHERE ground = 'guardian_declined'"
                   " AND person = 1 AND organisation = 1"
                   " AND rows LIKE '%answers 1,drafts 1,notes 1%'"
                   " AND rows LIKE '%files 3%' AND rows LIKE '%accounts 1%'"),
        1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM audit WHERE act ="
                                   " 'person.erased' AND person = 2 AND about = 1"
                                   " AND detail = 'guardian_declined'"),
                     1);
    rig_close(r);
}

static void others_hear_it_neutrally_and_the_doer_does_not(void **state)
{
    (void)state;
    struct rig *r = erase_bench();
    rig_time(r, "2026-09-07 12:00");
    rig_press(r, "ben", "eraser:wipe:1:withdrawn");
    rig_wait(r, 1);
    assert_string_equal(rig_last(r, "carl")->words,
                        "A participant (No. 1) has finished the programme. Their data is "
                        "erased.");
    assert_string_equal(rig_last(r, "ben")->words, "Nothing.");
    rig_close(r);
    r = erase_bench();
    rig_time(r, "2026-09-07 12:00");
    rig_press(r, "ben", "eraser:wipe:1:wrong_join");
    rig_wait(r, 1);
    assert_null(rig_last(r, "carl"));
    rig_close(r);
}

/* The list beside the database, on the disk before the commit; once a person. */
static void the_list_outside_knows_it(void **state)
{
    (void)state;
    struct rig *r = erase_bench();
    rig_press(r, "ben", "eraser:wipe:1:guardian_declined");
    rig_press(r, "ben", "eraser:wipe:1:guardian_declined");
    char line[128] = "", more[128] = "";
    FILE *list = fopen(talloc_asprintf(r->memory, "%s.erased", r->path), "r");
    assert_non_null(list);
    assert_non_null(fgets(line, sizeof line, list));
    assert_null(fgets(more, sizeof more, list));
    fclose(list);
    assert_int_equal(strncmp(line, "1 ", 2), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM erasure_acts"), 1);
    rig_close(r);
}

/* Erasing somebody else empties the log as well. */
static void the_log_is_emptied_for_others_too(void **state)
{
    (void)state;
    struct rig *r = erase_bench();
    rig_sql(r, "UPDATE people SET name = 'Zyablikova' WHERE id = 1");
    rig_press(r, "ben", "eraser:wipe:1:guardian_declined");
    FILE *f = fopen(talloc_asprintf(r->memory, "%s-wal", r->path), "r");
    if (f) {
        char *bytes = talloc_zero_size(r->memory, 1 << 22);
        size_t size = fread(bytes, 1, 1 << 22, f);
        fclose(f);
        assert_null(memmem(bytes, size, "Zyablikova", strlen("Zyablikova")));
    }
    rig_close(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_table_is_forgotten),
        cmocka_unit_test(of_a_match_numbers_stay),
        cmocka_unit_test(what_a_curator_wrote_goes),
        cmocka_unit_test(an_act_tells_numbers_alone),
        cmocka_unit_test(others_hear_it_neutrally_and_the_doer_does_not),
        cmocka_unit_test(the_list_outside_knows_it),
        cmocka_unit_test(the_log_is_emptied_for_others_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
