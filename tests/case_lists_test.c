/* case_lists_test.c - the lists of requests for those who oversee them: who sees which,
 * what is late, and figures read in slices. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "bot/inside.h"
#include "handlers/features.h"
#include "tests/rig.h"

enum { MANY = 450, AT_ONCE = 100, LISTED = 20 };

static int64_t ann, bob, eve;

static int open_bench(void **state)
{
    struct rig *r = *state = rig_open(&product);
    ann = rig_person(r, "ann", CURATOR);
    bob = rig_person(r, "bob", MENTOR);
    eve = rig_person(r, "eve", MENTEE);
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

/* Asked by this one of bob at second `asked`, promised for second `by`. */
static int64_t asked_at(struct rig *r, int64_t asker, bool safe, int64_t by,
                        int64_t asked)
{
    int64_t id = case_add(r->db, RIG_SCHOOL, asker, asked);
    case_save(r->db, &(struct help_case){ .id = id,
                                          .asker = asker,
                                          .topic = "lesson",
                                          .urgency = "now",
                                          .addressed = "curator",
                                          .safety = safe,
                                          .words = "",
                                          .tried = "" });
    assert_true(case_send(r->db, id, bob, by, asked));
    return id;
}

static int64_t asked(struct rig *r, int64_t by)
{
    return asked_at(r, eve, false, by, 1000);
}

static size_t listed(struct rig *r, int64_t reader, int64_t late_at, int64_t *ids)
{
    struct help_case some[LISTED];
    struct case_filter f = { RIG_SCHOOL, reader, "", late_at };
    size_t count = cases_listed(r->db, &f, 0, some, LISTED);
    assert_int_equal(count, cases_listed_count(r->db, &f, LISTED));
    for (size_t i = 0; i < count; i++)
        ids[i] = some[i].id;
    return count;
}

/* ---- who sees ------------------------------------------------------------------------
 */

static void whoever_is_in_it_oversees_it_not(void **state)
{
    struct rig *r = *state;
    int64_t ids[LISTED], seen = asked(r, 2000);
    int64_t own = asked_at(r, ann, false, 2000, 1000);
    int64_t hidden = asked_at(r, eve, true, 2000, 1000);
    int64_t left_out = asked(r, 2000);
    case_person_add(r->db, left_out, ann, "left_out");
    assert_int_equal(listed(r, ann, 0, ids), 1);
    assert_int_equal(ids[0], seen);
    assert_int_equal(case_overseen(r->db, RIG_SCHOOL, ann, seen).id, seen);
    assert_int_equal(case_overseen(r->db, RIG_SCHOOL, ann, own).id, 0);
    assert_int_equal(case_overseen(r->db, RIG_SCHOOL, ann, hidden).id, 0);
    assert_int_equal(case_overseen(r->db, RIG_SCHOOL, ann, left_out).id, 0);
    assert_int_equal(case_overseen(r->db, RIG_SCHOOL + 1, ann, seen).id, 0);
    assert_int_equal(listed(r, bob, 0, ids), 3);
    case_withdraw(r->db, seen, 1500);
    assert_int_equal(case_overseen(r->db, RIG_SCHOOL, ann, seen).id, 0);
}

/* ---- late ----------------------------------------------------------------------------
 */

static void what_was_promised_first_is_late(void **state)
{
    struct rig *r = *state;
    int64_t ids[LISTED], later_one = asked(r, 3000), first = asked(r, 2000);
    assert_int_equal(listed(r, ann, 1999, ids), 0);
    assert_int_equal(listed(r, ann, 2000, ids), 1);
    assert_int_equal(ids[0], first);
    /* It climbs, and another moment is promised: late all the same, and first. */
    assert_true(case_hand(r->db, first, bob, ann, 1, 9000));
    assert_int_equal(listed(r, ann, 2500, ids), 1);
    assert_int_equal(listed(r, ann, 0, ids), 2);
    assert_int_equal(ids[0], first);
    assert_int_equal(ids[1], later_one);
    /* An answer ends it; who answered last stands last. */
    assert_true(case_take(r->db, first, ann, 0, 2600));
    case_first_answer(r->db, first, 2600);
    assert_int_equal(listed(r, ann, 9999, ids), 1);
    assert_int_equal(ids[0], later_one);
    assert_int_equal(listed(r, ann, 0, ids), 2);
    assert_int_equal(ids[1], first);
    /* Asked anew, it is due as promised then. */
    assert_true(case_answer(r->db, first, ann, 2700));
    assert_true(case_reopen(r->db, first, ann, 5000));
    assert_int_equal(listed(r, ann, 4999, ids), 1);
    assert_int_equal(listed(r, ann, 5000, ids), 2);
}

static void what_has_climbed_to_the_reader_presses(void **state)
{
    struct rig *r = *state;
    int64_t id = asked(r, 2000);
    assert_int_equal(cases_pressing(r->db, RIG_SCHOOL, ann, 1500, 10), 0);
    case_person_add(r->db, id, ann, "climbed");
    assert_int_equal(cases_pressing(r->db, RIG_SCHOOL, ann, 1500, 10), 1);
    assert_int_equal(cases_pressing(r->db, RIG_SCHOOL, ann, 2500, 10), 1);
    asked(r, 2000);
    assert_int_equal(cases_pressing(r->db, RIG_SCHOOL, ann, 2500, 10), 2);
    assert_int_equal(cases_pressing(r->db, RIG_SCHOOL, ann, 2500, 1), 1);
    assert_true(case_take(r->db, id, ann, 0, 1600));
    assert_int_equal(cases_pressing(r->db, RIG_SCHOOL, ann, 1700, 10), 0);
}

static void totals_are_by_topic(void **state)
{
    struct rig *r = *state;
    struct case_total all[9];
    asked(r, 2000);
    asked(r, 3000);
    assert_int_equal(cases_totals(r->db, RIG_SCHOOL, ann, 2500, all, 9), 1);
    assert_string_equal(all[0].topic, "lesson");
    assert_int_equal(all[0].open, 2);
    assert_int_equal(all[0].late, 1);
    assert_int_equal(cases_totals(r->db, RIG_SCHOOL, eve, 2500, all, 9), 0);
}

/* ---- figures -------------------------------------------------------------------------
 */

/* Many of one second stand on several slices: each comes once, in order. */
static void each_figure_comes_once(void **state)
{
    struct rig *r = *state;
    struct case_figure some[AT_ONCE], last = { .asked_at = 1000 };
    size_t all = 0, count;
    asked_at(r, eve, false, 2000, 999);
    asked_at(r, eve, true, 2000, 1000);
    for (int i = 0; i < MANY; i++)
        asked_at(r, eve, false, 2000, 1000 + i / 300);
    do {
        count = cases_figures(r->db, RIG_SCHOOL, &last, some, AT_ONCE);
        for (size_t i = 0; i < count; i++) {
            assert_true(some[i].asked_at > last.asked_at || some[i].id > last.id);
            last = some[i];
        }
        all += count;
    } while (count == AT_ONCE);
    assert_int_equal(all, MANY);
    assert_int_equal(last.asked_at, 1001);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_bench, close_bench)
    const struct CMUnitTest tests[] = {
        TEST(whoever_is_in_it_oversees_it_not),
        TEST(what_was_promised_first_is_late),
        TEST(what_has_climbed_to_the_reader_presses),
        TEST(totals_are_by_topic),
        TEST(each_figure_comes_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
