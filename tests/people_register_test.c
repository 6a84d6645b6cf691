/* people_register_test.c - the register of one school has its people with what they are
 * and nobody else's; the map of difficulties tells no small group as a number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "handlers/features.h"
#include "tests/rig.h"

static const char *const forms[] = { "TT", "LL", NULL };
enum { OF_TT = 1, OF_LL = 2, OTHER_SCHOOL = 2 };

/* 1 ben, 2 ann, 3 cat, 4 of the other school */
static int open_bench(void **state)
{
    struct rig *r = *state = rig_open(&product);
    rig_person(r, "ben", CURATOR | MENTOR);
    rig_person(r, "ann", MENTEE);
    rig_person(r, "cat", MENTEE | GUARDIAN);
    rig_school(r, "Other School");
    rig_person_in(r, OTHER_SCHOOL, "dan", MENTEE | CURATOR);
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

static void add_pair(struct rig *r, int id, const char *form, const char *state)
{
    rig_sql(r, talloc_asprintf(
                   r->memory,
                   "INSERT INTO matches (id, organisation, form, kind, state, made_by,"
                   " made_at, active_at) VALUES (%d, 1, '%s', 'TRAD', '%s', 1, 5, 5);"
                   "INSERT INTO match_members (match, person, role) VALUES"
                   " (%d, 1, 'mentor'), (%d, 2, 'mentee')",
                   id, form, state, id, id));
}

static void traits_come_from_every_table(void **state)
{
    struct rig *r = *state;
    size_t count;
    add_pair(r, 1, "LL", "paused");
    add_pair(r, 2, "TT", "stopped"); /* over: it says nothing any more */
    rig_sql(r, talloc_asprintf(r->memory,
                               "UPDATE people SET onboarded_at = NULL WHERE id = 3;"
                               "UPDATE people SET onboarded_at = 1 WHERE id <> 3;"
                               "UPDATE people SET paused_until = %lld WHERE id = 3;"
                               "UPDATE accounts SET lost_at = 7 WHERE person = 2",
                               (long long)r->now + 9));
    db_begin(r->db);
    struct registered *all = people_register(r->db, RIG_SCHOOL, forms, r->now, &count);
    assert_int_equal(count, 3);
    assert_int_equal(all[0].traits, TRAIT_MENTOR | TRAIT_STAFF | TRAIT_LEADS);
    assert_int_equal(all[0].forms, OF_LL);
    assert_int_equal(all[1].traits, TRAIT_MENTEE | TRAIT_LED | TRAIT_LOST);
    assert_int_equal(all[1].entry.since, 7);
    assert_int_equal(all[2].traits,
                     TRAIT_MENTEE | TRAIT_GUARDIAN | TRAIT_UNFINISHED | TRAIT_PAUSED);
    assert_int_equal(all[2].forms, 0);
    person_set_state(r->db, 3, PERSON_WAITING);
    person_set_state(r->db, 2, PERSON_FROZEN);
    all = people_register(r->db, RIG_SCHOOL, forms, r->now, &count);
    assert_int_equal(count, 2);
    assert_int_equal(all[1].traits & (TRAIT_WAITING | TRAIT_UNFINISHED), TRAIT_WAITING);
    people_register(r->db, OTHER_SCHOOL, forms, r->now, &count);
    assert_int_equal(count, 1);
    assert_int_equal(db_commit(r->db), DB_OK);
}

/* ---- the map ---------------------------------------------------------------------- */

static void told(struct rig *r, int64_t person, const char *form, const char *item,
                 const char *value)
{
    rig_sql(
        r, talloc_asprintf(r->memory,
                           "INSERT INTO drafts (person, form, about, version, started_at,"
                           " filled_at) VALUES (%lld, '%s', 0, 1, 5, 5);"
                           "INSERT INTO answers (draft, item, position, value)"
                           " SELECT max(id), '%s', 1, '%s' FROM drafts",
                           (long long)person, form, item, value));
}

static bool says(const struct rig *r, const char *who, const char *words)
{
    return strstr(rig_last(r, who)->words, words) != NULL;
}

static void a_small_group_is_no_number(void **state)
{
    struct rig *r = *state;
    for (int i = 0; i < 5; i++) {
        int64_t one = rig_person(r, talloc_asprintf(r->memory, "m%d", i), MENTEE);
        told(r, one, "mentee", "OE05", i < 4 ? "DR5,DR6" : "DR5");
    }
    told(r, 2, "mentee", "OE05", "DR7"); /* by now it is another one */
    told(r, 2, "mentee", "OE05", "DR1");
    told(r, 4, "mentee", "OE05", "DR5"); /* of the other school */
    told(r, 1, "mentor", "OM04", "DR5");
    rig_press(r, "ben", "people:map");
    assert_true(says(r, "ben", "Teaching methods: 5, mentors 1"));
    assert_true(says(r, "ben", "ICT in lessons: fewer than 5, nobody helps yet"));
    assert_true(says(r, "ben", "Theory: fewer than 5"));
    assert_true(says(r, "ben", "Digital school: 0, mentors 0"));
    assert_false(says(r, "ben", ": 4"));
    /* the largest first, and the largest alone is full */
    const char *words = rig_last(r, "ben")->words;
    assert_true(strstr(words, "Teaching methods") < strstr(words, "ICT in lessons"));
    assert_true(says(r, "ben", "■■■■■ Teaching methods"));
    assert_true(says(r, "ben", "■□□□□ ICT"));
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(traits_come_from_every_table),
        ON_BENCH(a_small_group_is_no_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
