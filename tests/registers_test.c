/* registers_test.c - what the registers of a school hold and what they never do: each row
 * against what was stored, in two schools. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "bot/inside.h"
#include "handlers/registers.h"
#include "tests/rig.h"

static int64_t ann, bob, eve, tom;

/* Bob is Eve's mentor since second 1000; they met twice. Ann is a curator, and was Tom's
 * mentor for a while. */
static int open_bench(void **state)
{
    struct rig *r = *state = rig_open(&product);
    ann = rig_person(r, "ann", CURATOR | MENTOR);
    bob = rig_person(r, "bob", MENTOR);
    eve = rig_person(r, "eve", MENTEE);
    tom = rig_person(r, "tom", MENTEE);
    const char *sql = talloc_asprintf(
        r->memory,
        "INSERT INTO matches (id, organisation, form, kind, state, made_by, made_at,"
        " active_at, ended_at, reason) VALUES"
        " (1, 1, 'TT', 'TRAD', 'active', 1, 900, 1000, NULL, NULL),"
        " (2, 1, 'TT', 'TRAD', 'stopped', 1, 900, 1000, 5000, 'C3'),"
        " (3, 1, 'TT', 'TRAD', 'draft', 1, 900, NULL, NULL, NULL);"
        "INSERT INTO match_members (match, person, role) VALUES (1, %lld, 'mentor'),"
        " (1, %lld, 'mentee'), (2, %lld, 'mentor'), (2, %lld, 'mentee');"
        "INSERT INTO meetings (organisation, match, type, status, starts_at, minutes,"
        " held_minutes, zone, made_by, made_at) VALUES"
        " (1, 1, 'M1', 'held', 2000, 45, NULL, 'Europe/Moscow', 1, 1),"
        " (1, 1, 'M2', 'partly', 3000, 45, 30, 'Europe/Moscow', 1, 1),"
        " (1, 1, 'M4', 'missed_mentee', 4000, 45, NULL, 'Europe/Moscow', 1, 1),"
        " (1, 1, 'M4', 'cancelled', 4500, 45, NULL, 'Europe/Moscow', 1, 1)",
        (long long)bob, (long long)eve, (long long)ann, (long long)tom);
    assert_true(db_script(r->db, sql));
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

static struct register_table all(struct rig *r, enum register_kind kind, int64_t reader)
{
    struct register_query q = { RIG_SCHOOL, reader, 0, 10000, 5 };
    return register_read(r->db, kind, &q);
}

/* The rows as text: a line a row, '|' between the cells. */
static char *text_of(struct rig *r, struct register_table table)
{
    char *text = talloc_strdup(r->memory, "");
    for (size_t i = 0; i < table.rows; i++)
        for (size_t j = 0; j < table.columns; j++)
            text =
                talloc_asprintf_append(text, "%s%s", table.cells[i * table.columns + j],
                                       j + 1 < table.columns ? "|" : "\n");
    return text;
}

static char *read_as(struct rig *r, enum register_kind kind, int64_t reader)
{
    return text_of(r, all(r, kind, reader));
}

static void run(struct rig *r, char *sql)
{
    assert_true(db_script(r->db, sql));
}

static void consented(struct rig *r, int64_t person, const char *purpose)
{
    run(r, talloc_asprintf(
               r->memory,
               "INSERT INTO consents (person, organisation, purpose, text_version,"
               " text_hash, language, given_at, channel)"
               " VALUES (%lld, 1, '%s', 1, '', 'ru', 7, 'paper')",
               (long long)person, purpose));
}

static void answered(struct rig *r, int64_t person, const char *form, const char *item,
                     const char *value)
{
    run(r, talloc_asprintf(r->memory,
                           "INSERT INTO drafts (person, form, about, version,"
                           " started_at, filled_at) VALUES (%lld, '%s', 0, 1, 1, 2);"
                           "INSERT INTO answers (draft, item, position, value)"
                           " VALUES (last_insert_rowid(), '%s', 1, '%s')",
                           (long long)person, form, item, value));
}

static void assert_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("no \"%s\" in:\n%s", part, text);
}

static void assert_lacks(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("\"%s\" is in:\n%s", part, text);
}

/* ---- what they hold --------------------------------------------------------------- */

static void each_has_its_columns(void **state)
{
    struct rig *r = *state;
    for (int kind = 0; kind < REGISTERS; kind++) {
        const struct register_column *c = register_columns((enum register_kind)kind);
        size_t count = 0;
        while (c[count].name)
            count++;
        assert_int_equal(all(r, (enum register_kind)kind, ann).columns, count);
    }
}

static void hours_are_of_what_was_held(void **state)
{
    char *pairs = read_as(*state, REGISTER_PAIRS, ann);
    assert_has(pairs, "|active|||2|75\n");
    assert_lacks(pairs, "draft");
    assert_has(read_as(*state, REGISTER_RECORD, ann), "|active|2|75||");
}

static void meetings_are_of_their_span(void **state)
{
    struct rig *r = *state;
    struct register_query q = { RIG_SCHOOL, ann, 3000, 4500, 5 };
    char *text = text_of(r, register_read(r->db, REGISTER_MEETINGS, &q));
    assert_has(text, "3000|M2|1|");
    assert_has(text, "|partly|30\n");
    assert_has(text, "|missed|\n"); // not who of them did not come
    assert_lacks(text, "2000|");
    assert_lacks(text, "4500|");
}

static void numbers_of_few_are_left_out(void **state)
{
    struct rig *r = *state;
    assert_string_equal(read_as(r, REGISTER_NUMBERS, ann), "TT|TRAD|2|1|||2|2||\n");
    struct register_query q = { RIG_SCHOOL, ann, 0, 10000, 4 };
    assert_string_equal(text_of(r, register_read(r->db, REGISTER_NUMBERS, &q)),
                        "TT|TRAD|2|1|0|1|2|2|2|75\n");
}

static void the_newest_answers_count(void **state)
{
    struct rig *r = *state;
    answered(r, eve, "mentee", "OE05", "DR1,DR2");
    answered(r, eve, "mentee", "OE05", "DR3");
    answered(r, bob, "mentor", "OM08", "TWO");
    assert_has(read_as(r, REGISTER_MENTEES, ann), "|mentee:OE05:DR3|");
    assert_has(read_as(r, REGISTER_MENTORS, ann), "|mentor:OM08:TWO|");
}

/* ---- what they never hold --------------------------------------------------------- */

static void burnout_stands_in_none(void **state)
{
    struct rig *r = *state;
    answered(r, eve, "mentee", "OE01", "YOUNG,BURNOUT,GROWTH");
    answered(r, tom, "mentee", "OE01", "BURNOUT");
    answered(r, eve, "mentee", "OE13", "SOMEBODY");
    answered(r, eve, "mentee", "OE07", "OWNWORDS");
    answered(r, bob, "mentor", "OM19", "SOMEBODY");
    consented(r, eve, "P6");
    assert_has(read_as(r, REGISTER_MENTEES, ann), "|mentee:OE01:YOUNG,GROWTH|");
    for (int kind = 0; kind < REGISTERS; kind++) {
        char *text = read_as(r, (enum register_kind)kind, ann);
        assert_lacks(text, "BURNOUT");
        assert_lacks(text, "SOMEBODY");
        assert_lacks(text, "OWNWORDS");
        assert_lacks(text, "P6");
    }
}

static void who_takes_no_part_stands_in_none(void **state)
{
    struct rig *r = *state;
    char *id = talloc_asprintf(r->memory, "|%lld|", (long long)eve);
    static const char *const changes[] = {
        "state = 'frozen'",
        "state = 'waiting'",
        "state = 'active', erased_at = 5",
    };
    static const enum register_kind of_people[] = { REGISTER_MENTEES, REGISTER_CONSENTS,
                                                    REGISTER_RECORD };
    consented(r, eve, "P1");
    for (size_t k = 0; k < COUNT(of_people); k++)
        assert_has(read_as(r, of_people[k], ann), id);
    for (size_t i = 0; i < COUNT(changes); i++) {
        size_t count;
        run(r, talloc_asprintf(r->memory, "UPDATE people SET %s WHERE id = %lld",
                               changes[i], (long long)eve));
        for (size_t k = 0; k < COUNT(of_people); k++)
            assert_lacks(read_as(r, of_people[k], ann), id);
        struct listed *some = register_people(r->db, RIG_SCHOOL, &count);
        for (size_t k = 0; k < count; k++)
            assert_int_not_equal(some[k].id, eve);
    }
}

static void how_ones_own_pair_ended_is_not_told(void **state)
{
    struct rig *r = *state;
    static const enum register_kind kinds[] = { REGISTER_MENTEES, REGISTER_PAIRS,
                                                REGISTER_RECORD };
    for (size_t i = 0; i < COUNT(kinds); i++) {
        assert_lacks(read_as(r, kinds[i], ann), "C3");
        assert_lacks(read_as(r, kinds[i], tom), "C3");
        assert_has(read_as(r, kinds[i], bob), "C3");
    }
}

static void another_school_has_its_own(void **state)
{
    struct rig *r = *state;
    int64_t other = rig_school(r, "other");
    rig_person_in(r, other, "zoe", MENTEE);
    struct register_query q = { other, ann, 0, 10000, 0 };
    for (int kind = 0; kind < REGISTERS; kind++) {
        struct register_table table = register_read(r->db, (enum register_kind)kind, &q);
        assert_int_equal(table.rows, kind == REGISTER_MENTEES);
    }
    assert_int_equal(register_week(r->db, &q).rows, 0);
}

static void a_week_has_what_is_to_be(void **state)
{
    struct rig *r = *state;
    struct register_query q = { RIG_SCHOOL, ann, 2500, 10000, 0 };
    char *text = text_of(r, register_week(r->db, &q));
    assert_has(text, talloc_asprintf(r->memory, "3000|Europe/Moscow|45|M2|%lld,%lld|0||",
                                     (long long)bob, (long long)eve));
    assert_lacks(text, "4500|"); // cancelled
    assert_lacks(text, "2000|");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_has_its_columns),
        TEST(hours_are_of_what_was_held),
        TEST(meetings_are_of_their_span),
        TEST(numbers_of_few_are_left_out),
        TEST(the_newest_answers_count),
        TEST(burnout_stands_in_none),
        TEST(who_takes_no_part_stands_in_none),
        TEST(how_ones_own_pair_ended_is_not_told),
        TEST(another_school_has_its_own),
        TEST(a_week_has_what_is_to_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
