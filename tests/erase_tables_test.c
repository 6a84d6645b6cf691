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
#include "tests/rig.h"

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
    "agreements.minor",     "agreements.person",     "audit.person",
    "case_events.person",   "case_notes.person",     "cases.asker",
    "cases.mentor",         "cases.owner",           "consents.guardian",
    "consents.person",      "endings.person",        "erasure_acts.person",
    "match_events.person",  "match_members.person",  "meeting_people.person",
};

/* Her number is 1, his is 2. */
static const char fill[] =
    "PRAGMA foreign_keys = OFF;"
    "INSERT INTO posts (person, organisation, post, since) VALUES (1, 1, 'head', 5);"
    "INSERT INTO drafts (id, person, form, about, version, started_at) VALUES"
    " (1, 1, 'f', 0, 1, 5), (2, 2, 'f', 0, 1, 5);"
    "INSERT INTO answers (draft, item, position, value) VALUES (1, 'a', 1, 'x');"
    "INSERT INTO files (id, person, messenger, external, kind, made_at) VALUES"
    " (1, 1, 'm', 'x', 'photo', 5), (2, 2, 'm', 'x', 'document', 5);"
    "INSERT INTO promises (kind, person, about, step, due, first_due) VALUES"
    " ('x.y', 1, 0, 0, 999999999999, 5), ('posts.confirm', 2, 1, 0, 999999999999, 5),"
    " ('x.y', 2, 1, 0, 999999999999, 5);"
    "INSERT INTO pushes VALUES (1, 5);"
    "INSERT INTO jobs (kind, person, about, input) VALUES ('x', 1, 0, '{}'),"
    " ('x', 2, 0, '{\"who\":\"Anna Zyablikova\"}');"
    "INSERT INTO outbox (messenger, chat, account, verb, words, keys, priority,"
    " not_before, cause) VALUES ('m', 'c', 2, 0, 'w', '', 1, 999999999999, 1);"
    "INSERT INTO failures (at, person, key, what, why) VALUES (5, 1, 'k', 'w', 'y');"
    "INSERT INTO audit (at, organisation, person, act, about) VALUES (5, 1, 1, 'a', 0);"
    "INSERT INTO consents (person, organisation, purpose, text_version, text_hash,"
    " language, given_at, channel, evidence, guardian) VALUES"
    " (1, 1, 'P1', 1, '00', 'en', 5, 'paper', 'paper 41', NULL),"
    " (2, 1, 'P1', 1, '00', 'en', 5, 'messenger', NULL, 1);"
    "INSERT INTO acknowledgements VALUES (1, 't', 1, 'read', '', 'en', 5);"
    "INSERT INTO links (organisation, code, kind, person, created_at, expires_at)"
    " VALUES (1, 'l', 'account', 1, 5, 9);"
    "INSERT INTO guardianships (organisation, minor, guardian, state, since) VALUES"
    " (1, 1, 2, 'confirmed', 5), (1, 2, 1, 'confirmed', 5),"
    " (1, 2, 3, 'confirmed', 5);" /* so that he does not wait anew, and lose his own */
    "INSERT INTO applications (organisation, person, state, made_at) VALUES"
    " (1, 1, 'open', 5);"
    "INSERT INTO referrals (id, organisation, by, role, whom, knows, hint, state,"
    " made_at) VALUES (1, 1, 1, 'mentee', 'teacher', 1, '', 'proposed', 5),"
    " (2, 1, 2, 'mentee', 'teacher', 1, 'it is her', 'joined', 5);"
    "INSERT INTO invitations (id, organisation, code, role, created_at, expires_at,"
    " referral) VALUES (7, 1, 'i', 'mentee', 5, 9, 2);"
    "UPDATE people SET invitation = 7, name = 'Anna Zyablikova' WHERE id = 1;"
    "INSERT INTO joins (organisation, person, invitation, role, at) VALUES"
    " (1, 1, 7, 'mentee', 5);"
    "INSERT INTO safeguarding (organisation, person, since) VALUES (1, 1, 5);"
    "INSERT INTO notes (organisation, person, author, kind, text, names_another, at)"
    " VALUES (1, 1, 2, 'note', 'of her', 0, 5), (1, 2, 1, 'note', 'of him', 0, 5);"
    "INSERT INTO erasure_acts (organisation, person, number, ground, rows, at) VALUES"
    " (1, 1, 1, 'asked', '', 5);"
    "INSERT INTO exports (reader, person, started_at, page_file) VALUES (1, 1, 5, 0),"
    " (2, 1, 5, 2);"
    "INSERT INTO export_parts SELECT id, 1, 'p', 'j' FROM exports;";

static const char fill_matches[] =
    "INSERT INTO matches (id, organisation, form, kind, state, goal, made_by, made_at,"
    " ended_at, reason) VALUES (1, 1, 'TT', 'REV', 'stopped', 'her goal', 1, 5, 6, 'C3');"
    "INSERT INTO match_members (match, person, role, sphere, reason, comment) VALUES"
    " (1, 1, 'mentor', 'her sphere', 'time', 'her comment'),"
    " (1, 2, 'mentee', '', '', 'his comment');"
    "INSERT INTO topics (match, number, title, mentor) VALUES (1, 1, 'of her', 1),"
    " (1, 2, 'of him', 2);"
    "INSERT INTO agreements (match, person, minor, document, version, hash, language, at)"
    " VALUES (1, 1, 0, 'd', 1, '', 'en', 5), (1, 2, 1, 'd', 1, '', 'en', 5);"
    "INSERT INTO addenda (match, person, number, entered_by, at) VALUES (1, 1, '7', 2, 5);"
    "INSERT INTO endings (match, person, wish, reason, discussed, comment, made_at)"
    " VALUES (1, 1, 'early', 'contact', 'no', 'her comment', 5),"
    " (1, 2, 'early', 'time', 'no', 'his comment', 5);"
    "INSERT INTO match_events (match, person, what, at) VALUES (1, 1, 'ended', 5);"
    "INSERT INTO venues (organisation, match, kind, name, link, made_by, made_at) VALUES"
    " (1, 1, 'link', 'her room', 'https://x', 1, 5), (1, NULL, 'place', 'all', '', 1, 5);"
    "INSERT INTO meetings (id, organisation, match, type, status, starts_at, minutes,"
    " zone, link, outcome, made_by, made_at) VALUES"
    " (1, 1, 1, 'M1', 'held', 5, 45, 'UTC', 'https://x', 'what they said', 1, 5);"
    "INSERT INTO meeting_people (meeting, person, role, reason, held_reason) VALUES"
    " (1, 1, 'mentor', 'ill', 'ill'), (1, 2, 'mentee', 'away', '');"
    "INSERT INTO steps (match, meeting, owner, text, made_by, made_at) VALUES"
    " (1, 1, 1, 'hers', 2, 5), (1, 1, 2, 'his', 1, 5);"
    "INSERT INTO preferences VALUES (1, 'x', 'y'), (2, 'x', 'y');"
    "INSERT INTO feedback (meeting, person, partner, role, asked_at) VALUES"
    " (1, 1, 2, 'mentor', 5), (1, 2, 1, 'mentee', 5);"
    "INSERT INTO pulses (match, person, number, asked_at) VALUES (1, 1, 1, 5),"
    " (1, 2, 1, 5);"
    "INSERT INTO prompts (person, prompt, match, asked_at) VALUES (1, 'RE', 1, 5),"
    " (2, 'RE', 1, 5);"
    "INSERT INTO diary (person, match, text, file, at) VALUES (1, 1, 'hers', 1, 5),"
    " (2, 1, 'his', NULL, 5);"
    "INSERT INTO silences (person, match, since) VALUES (1, 1, 5), (2, 1, 5);"
    "INSERT INTO promises (kind, person, about, step, due, first_due) VALUES"
    " ('absence.contact', 2, 1, 0, 999999999999, 5),"
    " ('agreement.asked', 2, 1, 0, 999999999999, 5),"
    " ('ending.doubted', 2, 1, 0, 999999999999, 5),"
    " ('ending.doubted', 3, 2, 0, 999999999999, 5),"
    " ('match_pause.away', 2, 1, 0, 999999999999, 5);";

/* She asks him, and he asks her; 3 is hers, and was not sent. */
static const char fill_help[] =
    "INSERT INTO cases (id, organisation, asker, mentor, topic, urgency, addressed, words,"
    " tried, state, owner, made_at, asked_at, closed_at) VALUES"
    " (1, 1, 1, 2, 'lesson', 'today', 'mentor', 'hers', 'hers', 'closed', 2, 5, 5, 6),"
    " (2, 1, 2, 1, 'class', 'today', 'mentor', 'his', '', 'closed', 1, 5, 5, 6),"
    " (3, 1, 1, NULL, '', '', '', 'hers', '', 'draft', NULL, 5, NULL, NULL);"
    "INSERT INTO case_people (case_id, person, part) VALUES (1, 2, 'asked'),"
    " (2, 1, 'asked'), (2, 3, 'climbed');"
    "INSERT INTO files (id, person, messenger, external, kind, made_at) VALUES"
    " (31, 1, 'm', 'x', 'photo', 5), (32, 2, 'm', 'x', 'photo', 5);"
    "INSERT INTO case_files VALUES (1, 31, 5), (2, 32, 5);"
    "INSERT INTO case_words (case_id, part, relay, bytes) VALUES (1, 'words', 1, 4),"
    " (2, 'words', 2, 3);"
    "INSERT INTO case_events (case_id, person, what, at) VALUES (1, 1, 'asked', 5),"
    " (2, 1, 'taken', 5);"
    "INSERT INTO case_notes (case_id, person, text, at) VALUES (1, 2, 'of hers', 5),"
    " (2, 1, 'of his', 5);"
    "INSERT INTO relays (kind, about, from_person, from_account, from_message, to_person,"
    " to_account, at) VALUES ('talk', 1, 1, 1, 'm', 2, 2, 5), ('talk', 2, 2, 2, 'm', 1,"
    " 1, 5), ('help', 2, 2, 2, 'n', 0, 0, 5);"
    "INSERT INTO held_words (person, account, message, first, words, at) VALUES"
    " (1, 1, 'm', 1, 'hers', 5), (2, 2, 'm', 2, 'his', 5);"
    "INSERT INTO solutions (organisation, topic, title, offered_by, made_by, made_at)"
    " VALUES (1, 'lesson', 'how', 1, 1, 5), (1, 'class', 'how', 2, 2, 5);";

/* ---- a product with one act: forgetting somebody else ----------------------------- */

static void wipe(struct turn *t, int64_t person)
{
    erase_person(t, person, argument(t, 1));
    say(t, "mydata.nothing");
}

static const struct action acts[] = { { "wipe", CURATOR, wipe }, { 0 } };
static const struct feature eraser = { .name = "eraser", .actions = acts };
static const struct feature *const features[] = { &eraser, &mydata, NULL };

static struct rig *open_bench(void)
{
    static struct product with_eraser;
    with_eraser = product;
    with_eraser.features = features;
    struct rig *r = rig_open(&with_eraser);
    assert_int_equal(rig_person(r, "anna", MENTEE), 1);
    assert_int_equal(rig_person(r, "ben", CURATOR), 2);
    rig_person(r, "carl", CURATOR);
    return r;
}

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
    struct rig *r = open_bench();
    rig_sql(r, fill);
    rig_sql(r, fill_matches);
    rig_sql(r, fill_help);
    each_column(r, false);
    rig_press(r, "ben", "eraser:wipe:1:guardian_declined");
    each_column(r, true);
    /* and what is his is still there */
    assert_int_equal(rig_number(r, "SELECT count(*) FROM notes WHERE person = 2"), 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM drafts WHERE person = 2"), 1);
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

/* That they took part stays, by number; their words go, and the other side's stay. */
static void of_a_match_numbers_stay(void **state)
{
    static const char *const none[] = {
        "match_members WHERE person = 1 AND sphere || reason || comment <> ''",
        "endings WHERE person = 1 AND reason || discussed || comment <> ''",
        "meeting_people WHERE person = 1 AND reason || held_reason <> ''",
        "matches WHERE goal <> ''",
        "meetings WHERE outcome || link <> ''",
        "venues WHERE match IS NOT NULL",
        "promises WHERE about = 1 AND kind IN ('absence.contact', 'agreement.asked',"
        " 'ending.doubted', 'match_pause.away')",
    };
    static const char *const one[] = {
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
        "silences",
        "feedback",
        "preferences",
        "venues",
        "meeting_people WHERE reason = 'away'",
    };
    (void)state;
    struct rig *r = open_bench();
    rig_sql(r, fill);
    rig_sql(r, fill_matches);
    rig_press(r, "ben", "eraser:wipe:1:guardian_declined");
    for (size_t i = 0; i < COUNT(none) + COUNT(one); i++) {
        bool gone = i < COUNT(none);
        const char *rows = gone ? none[i] : one[i - COUNT(none)];
        int64_t count =
            rig_number(r, talloc_asprintf(r->memory, "SELECT count(*) FROM %s", rows));
        if (count != !gone)
            fail_msg("%s: %lld rows", rows, (long long)count);
    }
    rig_close(r);
}

static int64_t rows(struct rig *r, const char *where)
{
    return rig_number(r, talloc_asprintf(r->memory, "SELECT count(*) FROM %s", where));
}

/* Of what she asked topic and times stay; what he asked stays as it is. */
static void of_a_case_topic_and_times_stay(void **state)
{
    static const char *const none[] = {
        "cases WHERE asker = 1 AND words || tried <> ''",
        "cases WHERE state = 'draft'",
        "case_files WHERE case_id = 1",
        "case_words WHERE case_id = 1",
        "case_notes WHERE case_id = 1",
        "files WHERE id = 31",
        "held_words WHERE person = 1",
        "relays WHERE from_person = 1 OR to_person = 1",
        "solutions WHERE offered_by = 1 OR made_by = 1",
    };
    static const char *const one[] = {
        "cases WHERE asker = 1 AND topic = 'lesson' AND closed_at = 6",
        "cases WHERE words = 'his'",
        "case_files WHERE file = 32",
        "case_words",
        "case_notes WHERE text = 'of his'",
        "case_people WHERE case_id = 2",
        "files WHERE id = 32",
        "held_words",
        "relays",
        "solutions WHERE offered_by = 0",
        "solutions WHERE offered_by = 2",
    };
    (void)state;
    struct rig *r = open_bench();
    rig_sql(r, fill);
    rig_sql(r, fill_help);
    rig_press(r, "ben", "eraser:wipe:1:guardian_declined");
    for (size_t i = 0; i < COUNT(none); i++)
        if (rows(r, none[i]))
            fail_msg("%s: %lld rows", none[i], (long long)rows(r, none[i]));
    for (size_t i = 0; i < COUNT(one); i++)
        if (rows(r, one[i]) != 1)
            fail_msg("%s: %lld rows", one[i], (long long)rows(r, one[i]));
    rig_close(r);
}

/* ---- the act ---------------------------------------------------------------------- */

static void an_act_tells_numbers_alone(void **state)
{
    (void)state;
    struct rig *r = open_bench();
    rig_sql(r, fill);
    rig_sql(r, fill_matches);
    rig_press(r, "ben", "eraser:wipe:1:guardian_declined");
    assert_int_equal(
        rig_number(r,
                   "SELECT count(*) FROM erasure_acts WHERE ground = 'guardian_declined'"
                   " AND person = 1 AND organisation = 1"
                   " AND rows LIKE '%answers 1,drafts 1,notes 1%'"
                   " AND rows LIKE '%files 2%' AND rows LIKE '%accounts 1%'"),
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
    struct rig *r = open_bench();
    rig_time(r, "2026-09-07 12:00");
    rig_press(r, "ben", "eraser:wipe:1:withdrawn");
    rig_wait(r, 1);
    assert_string_equal(rig_last(r, "carl")->words,
                        "A participant (No. 1) has finished the programme. Their data is "
                        "erased.");
    assert_string_equal(rig_last(r, "ben")->words, "Nothing.");
    rig_close(r);
    r = open_bench();
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
    struct rig *r = open_bench();
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
    struct rig *r = open_bench();
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
        cmocka_unit_test(of_a_case_topic_and_times_stay),
        cmocka_unit_test(an_act_tells_numbers_alone),
        cmocka_unit_test(others_hear_it_neutrally_and_the_doer_does_not),
        cmocka_unit_test(the_list_outside_knows_it),
        cmocka_unit_test(the_log_is_emptied_for_others_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
