/* retention_help_test.c - how long requests for help are kept (domain.md 6.4): their
 * words 90 days after the end, topic and times 3 years, a draft a day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <talloc.h>

#include "handlers/features.h"
#include "tests/rig.h"

enum { YEAR = 366 * DAY };

static int open_bench(void **state)
{
    struct rig *r = *state = rig_open(&product);
    rig_time(r, "2028-02-10 12:00");
    rig_person(r, "anna", MENTOR);
    rig_person(r, "ben", CURATOR);
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

static int64_t run(struct rig *r, int64_t (*rule)(struct db *, int64_t, size_t),
                   size_t room)
{
    db_begin(r->db);
    int64_t count = rule(r->db, r->now, room);
    assert_int_equal(db_commit(r->db), DB_OK);
    return count;
}

static int64_t rows(struct rig *r, const char *where, int id)
{
    const char *pattern =
        talloc_asprintf(r->memory, "SELECT count(*) FROM %s %d", where, id);
    return rig_number(r, pattern);
}

/* Asked by anna of ben, with a file, a note and a line passed on, all so long ago. */
static void add_case(struct rig *r, int id, const char *state, int64_t age)
{
    long long at = r->now - age;
    bool over = *state == 'c' || (*state == 'w' && state[1] == 'i');
    rig_sql(r,
            talloc_asprintf(
                r->memory,
                "INSERT INTO cases (id, organisation, asker, topic, words, tried, state,"
                " owner, made_at, asked_at, closed_at) VALUES (%d, 1, 1, 'lesson',"
                " 'words', 'tried', '%s', 2, %lld, %lld, %s);"
                "INSERT INTO files (id, person, messenger, external, kind, made_at)"
                " VALUES (%d, 1, 'm', 'x', 'photo', 5);"
                "INSERT INTO case_files VALUES (%d, %d, 5);"
                "INSERT INTO case_words (case_id, part, relay, bytes) VALUES (%d,"
                " 'words', 0, 5);"
                "INSERT INTO case_notes (case_id, person, text, at) VALUES (%d, 2, 'n',"
                " 5);"
                "INSERT INTO relays (kind, about, from_person, from_account,"
                " from_message, at) VALUES ('talk', %d, 1, 1, 'm%d', %lld)",
                id, state, at, at, over ? talloc_asprintf(r->memory, "%lld", at) : "NULL",
                id, id, id, id, id, id, id, at));
}

static void texts_go_90_days_after_the_end(void **state)
{
    struct rig *r = *state;
    add_case(r, 1, "closed", 89 * DAY);
    add_case(r, 2, "closed", 90 * DAY);
    add_case(r, 3, "withdrawn", 90 * DAY);
    add_case(r, 4, "taken", 200 * DAY); /* nobody has closed it */
    assert_int_equal(run(r, retention_case_texts, 1), 1);
    assert_int_equal(run(r, retention_case_texts, 10), 1);
    assert_int_equal(run(r, retention_case_texts, 10), 0);
    assert_int_equal(run(r, retention_relays, 10), 2);
    for (int id = 1; id <= 4; id++) {
        bool kept = id == 1 || id == 4;
        assert_int_equal(rows(r, "cases WHERE words || tried <> '' AND id =", id), kept);
        assert_int_equal(rows(r, "cases WHERE topic = 'lesson' AND id =", id), 1);
        assert_int_equal(rows(r, "files WHERE id =", id), kept);
        assert_int_equal(rows(r, "case_files WHERE case_id =", id), kept);
        assert_int_equal(rows(r, "case_words WHERE case_id =", id), kept);
        assert_int_equal(rows(r, "case_notes WHERE case_id =", id), kept);
        assert_int_equal(rows(r, "relays WHERE about =", id), kept);
    }
}

static void a_file_that_stands_elsewhere_stays(void **state)
{
    struct rig *r = *state;
    add_case(r, 1, "closed", 90 * DAY);
    rig_sql(r, "INSERT INTO diary (person, text, file, at) VALUES (1, 'x', 1, 5)");
    assert_int_equal(run(r, retention_case_texts, 10), 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM files"), 1);
}

static void topic_and_times_go_after_3_years(void **state)
{
    struct rig *r = *state;
    add_case(r, 1, "closed", (int64_t)3 * YEAR - DAY);
    add_case(r, 2, "closed", (int64_t)3 * YEAR);
    assert_int_equal(run(r, retention_cases, 10), 0); /* not before its words */
    assert_int_equal(run(r, retention_case_texts, 10), 2);
    assert_int_equal(run(r, retention_cases, 10), 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM cases"), 1);
    assert_int_equal(rows(r, "cases WHERE id =", 1), 1);
}

static void a_draft_goes_after_a_day(void **state)
{
    struct rig *r = *state;
    add_case(r, 1, "draft", DAY - 1);
    add_case(r, 2, "draft", DAY);
    assert_int_equal(run(r, retention_case_drafts, 10), 1);
    assert_int_equal(rows(r, "cases WHERE id =", 1), 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM cases"), 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM files"), 1);
}

/* A card that a curator has written, or published, is the school's. */
static void what_was_told_goes_after_90_days_unwritten(void **state)
{
    struct rig *r = *state;
    rig_sql(r, talloc_asprintf(
                   r->memory,
                   "INSERT INTO solutions (id, organisation, topic, advice, state,"
                   " made_by, made_at) VALUES (1, 1, 'lesson', 'x', 'draft', 0, %lld),"
                   " (2, 1, 'lesson', 'x', 'draft', 0, %lld),"
                   " (3, 1, 'lesson', 'x', 'draft', 2, 5),"
                   " (4, 1, 'lesson', 'x', 'published', 0, 5)",
                   (long long)r->now - 89 * DAY, (long long)r->now - 90 * DAY));
    assert_int_equal(run(r, retention_solutions, 10), 1);
    assert_int_equal(rows(r, "solutions WHERE id =", 2), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM solutions"), 3);
}

/* An empty row of somebody erased waits for the cases that name its number. */
static void who_answered_is_known_by_number_as_long(void **state)
{
    struct rig *r = *state;
    rig_person(r, "carl", MENTOR);
    rig_person(r, "dora", MENTOR);
    add_case(r, 1, "closed", (int64_t)3 * YEAR);
    rig_sql(r, "DELETE FROM accounts; DELETE FROM enrolments; DELETE FROM posts;"
               "DELETE FROM consents; DELETE FROM relays; DELETE FROM files WHERE 0;"
               "UPDATE people SET erased_at = 5 WHERE id IN (1, 3)");
    assert_int_equal(run(r, retention_people, 10), 1); /* carl */
    assert_int_equal(rows(r, "people WHERE id =", 1), 1);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(texts_go_90_days_after_the_end),
        ON_BENCH(a_file_that_stands_elsewhere_stays),
        ON_BENCH(topic_and_times_go_after_3_years),
        ON_BENCH(a_draft_goes_after_a_day),
        ON_BENCH(what_was_told_goes_after_90_days_unwritten),
        ON_BENCH(who_answered_is_known_by_number_as_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
