/* assign_test.c - the best assignment, against every other one for small tables, and
 * against another way to find it for a school of 500 mentees and 300 mentors. */
#include "bot/base.h"
#include "bot/office.h"
#include "tests/assigned.h"
#include "tests/office_stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include <cmocka.h>

enum { PROBLEMS = 200 };

static unsigned seed;

static int some(int below)
{
    seed = seed * 1103515245u + 12345u;
    return (int)(seed / 65536u % (unsigned)below);
}

static struct problem problem_new(void *mem, int rows, int columns, int most, int never)
{
    struct problem p = { rows, columns, talloc_array(mem, int, (size_t)columns),
                         talloc_array(mem, int, (size_t)rows *(size_t)columns) };
    for (int j = 0; j < columns; j++)
        p.room[j] = some(4);
    for (int i = 0; i < rows * columns; i++)
        p.score[i] = some(100) < never ? NEVER : some(most + 1);
    return p;
}

/* ---- asked and answered -------------------------------------------------------------
 */

static char *job_of(void *mem, const struct problem *p, const char *fixed)
{
    struct buffer b = { .max = 8 * 1024 * 1024 };
    buffer_format(&b,
                  "{\"job\":\"assign\",\"rows\":\"%d\",\"columns\":\"%d\","
                  "\"fixed\":\"%s\",\"capacities\":\"",
                  p->rows, p->columns, fixed);
    for (int j = 0; j < p->columns; j++)
        buffer_format(&b, "%s%d", j ? " " : "", p->room[j]);
    buffer_text(&b, "\",\"scores\":\"");
    for (int i = 0; i < p->rows * p->columns; i++)
        if (p->score[i] == NEVER)
            buffer_text(&b, "---");
        else
            buffer_format(&b, "%03d", p->score[i]);
    buffer_text(&b, "\"}");
    char *job = talloc_strdup(mem, buffer_get(&b));
    buffer_fini(&b);
    return job;
}

static const char *answer(void *mem, const char *job)
{
    struct office_result r = office_run_now(mem, office_program(), job, 30);
    if (!r.ok)
        fail_msg("%s", r.why);
    return r.bytes;
}

/* The cost of an answer: what is not reached of a thousand each, and ALONE_COST for each
 * row left out. Fails when the answer is not allowed. */
static long cost_of(const struct problem *p, const char *text)
{
    int *taken = talloc_zero_array(NULL, int, (size_t)p->columns + 1);
    long cost = 0;
    for (int i = 0; i < p->rows; i++) {
        int row = -1, column = -1, score = -1, len = 0;
        if (sscanf(text, "%d - -\n%n", &row, &len) == 1 && len) {
            cost += ALONE_COST;
        } else {
            assert_int_equal(sscanf(text, "%d %d %d\n%n", &row, &column, &score, &len),
                             3);
            assert_in_range(column, 0, p->columns - 1);
            assert_int_equal(score, p->score[i * p->columns + column]);
            assert_true(++taken[column] <= p->room[column]);
            cost += 1000 - score;
        }
        assert_int_equal(row, i);
        text += len;
    }
    assert_string_equal(text, "");
    talloc_free(taken);
    return cost;
}

/* ---- other ways to find the best ----------------------------------------------------
 */

static long least_from(const struct problem *p, int row)
{
    if (row == p->rows)
        return 0;
    long least = ALONE_COST + least_from(p, row + 1);
    for (int j = 0; j < p->columns; j++) {
        int score = p->score[row * p->columns + j];
        if (score == NEVER || !p->room[j])
            continue;
        p->room[j]--;
        long cost = 1000 - score + least_from(p, row + 1);
        p->room[j]++;
        least = cost < least ? cost : least;
    }
    return least;
}

/* ---- it is the best -----------------------------------------------------------------
 */

static void no_other_way_is_better(void **state)
{
    seed = 6;
    for (int i = 0; i < PROBLEMS; i++) {
        void *mem = talloc_new(*state);
        int rows = 1 + some(6), columns = some(5), most = i % 2 ? 999 : 3;
        struct problem p = problem_new(mem, rows, columns, most, i % 80);
        char *job = job_of(mem, &p, "");
        const long least = least_from(&p, 0), got = cost_of(&p, answer(mem, job));
        if (got != least)
            fail_msg("%ld and not %ld: %s", got, least, job);
        assert_int_equal(assigned_least(mem, &p), least);
        talloc_free(mem);
    }
}

static void a_whole_school_is_assigned_as_well_as_can_be(void **state)
{
    seed = 2026;
    struct problem p = problem_new(*state, 500, 300, 100, 20);
    for (int j = 0; j < p.columns; j++)
        p.room[j] = 1 + some(3);
    assert_int_equal(cost_of(&p, answer(*state, job_of(*state, &p, ""))),
                     assigned_least(*state, &p));
}

static void too_few_places_leave_out_as_few_as_can_be(void **state)
{
    seed = 7;
    struct problem p = problem_new(*state, 60, 20, 999, 60);
    assert_int_equal(cost_of(&p, answer(*state, job_of(*state, &p, ""))),
                     assigned_least(*state, &p));
}

static void the_same_job_has_the_same_answer(void **state)
{
    seed = 8;
    struct problem p = problem_new(*state, 40, 30, 2, 10);
    char *job = job_of(*state, &p, "");
    assert_string_equal(answer(*state, job), answer(*state, job));
}

static void more_placed_is_better_than_a_greater_sum(void **state)
{
    assert_string_equal(answer(*state, "{\"job\":\"assign\",\"rows\":\"2\","
                                       "\"columns\":\"2\",\"capacities\":\"1 1\","
                                       "\"scores\":\"999000001---\"}"),
                        "0 1 0\n1 0 1\n");
}

static void what_is_settled_stays_and_takes_room(void **state)
{
    const char *settled = "{\"job\":\"assign\",\"rows\":\"3\",\"columns\":\"2\","
                          "\"capacities\":\"1 1\",\"fixed\":\"1 0, 2 1\","
                          "\"scores\":\"999999001999---002\"}";
    assert_string_equal(answer(*state, settled), "0 - -\n1 0 1\n2 1 2\n");
    const char *never = "{\"job\":\"assign\",\"rows\":\"1\",\"columns\":\"1\","
                        "\"capacities\":\"1\",\"fixed\":\"0 0\",\"scores\":\"---\"}";
    assert_string_equal(answer(*state, never), "0 0 -\n");
}

static void nobody_to_place_is_an_empty_answer(void **state)
{
    assert_string_equal(
        answer(*state, "{\"job\":\"assign\",\"rows\":\"0\",\"columns\":\"0\"}"), "");
    assert_string_equal(
        answer(*state, "{\"job\":\"assign\",\"rows\":\"1\",\"columns\":\"0\"}"),
        "0 - -\n");
}

/* ---- it refuses ---------------------------------------------------------------------
 */

#define JOB(rows, capacities, scores, fixed)                                             \
    "{\"job\":\"assign\",\"columns\":\"2\",\"rows\":\"" rows                             \
    "\",\"capacities\":\"" capacities "\",\"scores\":\"" scores "\",\"fixed\":\"" fixed  \
    "\"}"

static void a_bad_table_is_refused_in_words(void **state)
{
    static const struct {
        const char *job, *why;
    } pairs[] = {
        { "{\"job\":\"assign\"}", "rows: is missing" },
        { JOB("2001", "", "", ""), "rows: \"2001\" is no number from 0 to 2000" },
        { JOB("1x", "", "", ""), "rows: \"1x\" is no number" },
        { JOB("-1", "", "", ""), "rows: \"-1\" is no number" },
        { JOB("1", "1 1", "001", ""), "scores: 3 signs and not 6" },
        { JOB("1", "1 1", "001 12", ""), "scores: \" 12\" is neither" },
        { JOB("1", "1 1", "001-12", ""), "scores: \"-12\" is neither" },
        { JOB("1", "1", "001002", ""), "capacities: the one of column 1 is no number" },
        { JOB("1", "1 1 1", "001002", ""), "capacities: there are more than 2" },
        { JOB("1", "1 -1", "001002", ""), "capacities: the one of column 1" },
        { JOB("1", "1 100", "001002", ""), "capacities: the one of column 1" },
        { JOB("1", "1 1", "001002", "0"), "fixed: \"0\" is no row and its column" },
        { JOB("1", "1 1", "001002", "1 0"), "fixed: \"1 0\" is no row and its column" },
        { JOB("1", "1 1", "001002", "0 2"), "fixed: \"0 2\" is no row and its column" },
        { JOB("1", "1 1", "001002", "0 0,0 1"), "fixed: row 0 is there twice" },
        { JOB("1", "0 1", "001002", "0 0"), "fixed: column 0 has no room for row 0" },
    };
    for (size_t i = 0; i < COUNT(pairs); i++) {
        struct office_result r =
            office_run_now(*state, office_program(), pairs[i].job, 30);
        assert_false(r.ok);
        char *why = talloc_asprintf(*state, "ended with code 64: %s", pairs[i].why);
        if (strncmp(r.why, why, strlen(why)) != 0)
            fail_msg("\"%s\" and not \"%s\"", r.why, why);
    }
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, office_stage_open, office_stage_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(no_other_way_is_better),
        TEST(a_whole_school_is_assigned_as_well_as_can_be),
        TEST(too_few_places_leave_out_as_few_as_can_be),
        TEST(the_same_job_has_the_same_answer),
        TEST(more_placed_is_better_than_a_greater_sum),
        TEST(what_is_settled_stays_and_takes_room),
        TEST(nobody_to_place_is_an_empty_answer),
        TEST(a_bad_table_is_refused_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
