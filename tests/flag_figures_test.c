/* flag_figures_test.c - rules that add up: the load of a mentor (RF-07), too few mentors
 * (RF-10), answers (RF-28), many signs of one pair (RF-30); each just below its threshold
 * and just above, by hand. And thresholds that are nonsense. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "handlers/features.h"
#include "tests/rig.h"

static int open_bench(void **state)
{
    struct rig *r = *state = rig_open(&product);
    rig_time(r, "2026-03-02 12:00");
    rig_person(r, "ann", MENTOR);
    rig_person(r, "ben", MENTEE);
    rig_person(r, "eva", CURATOR);
    rig_sql(r,
            "INSERT INTO matches (id, organisation, form, kind, state, made_by, made_at,"
            " active_at) VALUES (1, 1, 'TT', 'SIT', 'active', 3, 5, 5);"
            " INSERT INTO match_members (match, person, role) VALUES (1, 1, 'mentor'),"
            " (1, 2, 'mentee');"
            " INSERT INTO drafts (id, person, form, about, version, started_at,"
            " filled_at) VALUES (1, 1, 'mentor', 0, 1, 5, 5),"
            " (2, 2, 'mentee', 0, 1, 5, 5);"
            " INSERT INTO answers (draft, item, position, value) VALUES"
            " (1, 'OM09', 1, 'M30')");
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

static void add_meetings(struct rig *r, int match, int count, int minutes, int days_ago)
{
    for (int i = 0; i < count; i++)
        rig_sql(
            r, talloc_asprintf(r->memory,
                               "INSERT INTO meetings (organisation, match, type, status,"
                               " starts_at, minutes, zone, made_by, made_at) VALUES"
                               " (1, %d, 'M4', 'held', %lld, %d, 'UTC', 1, 5)",
                               match, (long long)(r->now - days_ago * DAY + i), minutes));
}

static void look(struct rig *r, const char *kind, int64_t which)
{
    rig_sql(r, talloc_asprintf(
                   r->memory,
                   "DELETE FROM promises WHERE kind = '%s'; INSERT INTO promises (kind,"
                   " person, about, step, due, first_due) VALUES ('%s', 0, %lld, 0,"
                   " %lld, 5)",
                   kind, kind, (long long)which, (long long)r->now));
    rig_tick(r);
}

/* The school's own rules are asked at the end of a round. */
static void look_at_school(struct rig *r)
{
    rig_sql(r, talloc_asprintf(r->memory,
                               "INSERT OR REPLACE INTO flag_rounds VALUES (1, 3, 0,"
                               " %lld, NULL)",
                               (long long)r->now));
    look(r, "flags.round", RIG_SCHOOL);
}

static int64_t open_ones(struct rig *r, const char *where)
{
    return rig_number(r, talloc_asprintf(r->memory,
                                         "SELECT count(*) FROM flags WHERE ended_at IS"
                                         " NULL AND %s",
                                         where));
}

/* Half an hour a week is 129 minutes a month of 4.3 weeks. */
static void load_is_what_was_done_by_what_was_agreed(void **state)
{
    struct rig *r = *state;
    add_meetings(r, 1, 4, 32, 10); /* 128 minutes: 99 % */
    add_meetings(r, 1, 4, 60, 31); /* a month ago: not counted */
    look(r, "flags.person", 1);
    assert_int_equal(open_ones(r, "rule = 'RF-07'"), 0);
    rig_sql(r, "INSERT INTO steps (match, owner, text, due_on, made_by, made_at) VALUES"
               " (1, 2, 'late', '2026-03-01', 2, 5), (1, 2, 'today', '2026-03-02', 2, 5),"
               " (1, 2, 'open', '', 2, 5)");
    look(r, "flags.person", 1); /* one of them is late: 15 minutes more, 110 % */
    assert_int_equal(open_ones(r, "rule = 'RF-07' AND severity = 2 AND count = 110"
                                  " AND person = 1 AND fact = 'load'"),
                     1);
    rig_sql(r, "INSERT INTO cases (organisation, asker, match, mentor, topic, urgency,"
               " addressed, state, owner, made_at, asked_at, answer_by, promised_by)"
               " VALUES (1, 2, 1, 1, 'lesson', 'week', 'mentor', 'waiting', 1, 5, 5,"
               " 99999999999, 99999999999)");
    look(r, "flags.person", 1); /* half an hour more: 134 % */
    assert_int_equal(open_ones(r, "rule = 'RF-07' AND severity = 3 AND count = 134"), 1);
    /* who said "more", or nothing, named no number: the index is left out */
    rig_sql(r, "UPDATE answers SET value = 'MORE'");
    look(r, "flags.person", 1);
    assert_int_equal(open_ones(r, "rule = 'RF-07'"), 0);
}

static void a_direction_is_short_of_mentors(void **state)
{
    struct rig *r = *state;
    rig_person(r, "cat", MENTEE);
    rig_person(r, "dan", MENTEE);
    rig_person(r, "fay", MENTEE);
    rig_sql(r, "INSERT INTO applications (organisation, person, state, made_at) VALUES"
               " (1, 1, 'accepted', 5);"
               " INSERT INTO answers (draft, item, position, value) VALUES"
               " (1, 'OM04', 2, 'DR1,DR3'), (1, 'OM08', 3, 'THREE');"
               " INSERT INTO drafts (id, person, form, about, version, started_at,"
               " filled_at) VALUES (4, 4, 'mentee', 0, 1, 5, 5), (5, 5, 'mentee', 0, 1,"
               " 5, 5), (6, 6, 'mentee', 0, 1, 5, 5);"
               " INSERT INTO answers (draft, item, position, value) VALUES"
               " (4, 'OE05', 1, 'DR1'), (5, 'OE05', 1, 'DR1,DR3')");
    look_at_school(r); /* two wait, two places are free: one of three is taken */
    assert_int_equal(open_ones(r, "rule = 'RF-10'"), 0);
    rig_sql(r, "INSERT INTO answers (draft, item, position, value) VALUES"
               " (6, 'OE05', 1, 'DR3,DR0')");
    look_at_school(r); /* two need each of DR1 and DR3 */
    assert_int_equal(open_ones(r, "rule = 'RF-10'"), 0);
    rig_sql(r, "UPDATE answers SET value = 'DR1,DR3' WHERE draft = 6");
    look_at_school(r);
    assert_int_equal(open_ones(r, "rule = 'RF-10' AND about = 1 AND count = 3 AND"
                                  " other = 2 AND severity = 2 AND person IS NULL"),
                     1);
    /* a mentor who is away offers nothing */
    rig_sql(r, "UPDATE people SET paused_until = 99999999999 WHERE id = 1");
    look_at_school(r);
    assert_int_equal(open_ones(r, "rule = 'RF-10' AND count = 3 AND other = 0"), 1);
}

static void few_answers_are_said_so(void **state)
{
    struct rig *r = *state;
    add_meetings(r, 1, 5, 45, 20);
    rig_sql(r, "INSERT INTO meeting_people (meeting, person, role) SELECT id, 1, 'mentor'"
               " FROM meetings UNION ALL SELECT id, 2, 'mentee' FROM meetings;"
               " INSERT INTO feedback (meeting, person, role, asked_at, filled_at) SELECT"
               " id, 1, 'mentor', 5, 6 FROM meetings;"
               " INSERT INTO feedback (meeting, person, role, asked_at, filled_at) SELECT"
               " min(id), 2, 'mentee', 5, 6 FROM meetings");
    look_at_school(r); /* six of ten are sixty percent */
    assert_int_equal(open_ones(r, "rule = 'RF-28'"), 0);
    rig_sql(r, "UPDATE feedback SET filled_at = NULL WHERE person = 2");
    look_at_school(r);
    assert_int_equal(open_ones(r, "rule = 'RF-28' AND severity = 1 AND about = 1 AND"
                                  " count = 5 AND other = 10"),
                     1);
    /* of nine nothing can be said; those of this week may still come */
    rig_sql(r, talloc_asprintf(r->memory,
                               "UPDATE meetings SET starts_at = %lld WHERE id ="
                               " (SELECT max(id) FROM meetings)",
                               (long long)r->now - 6 * DAY));
    look_at_school(r);
    assert_int_equal(open_ones(r, "rule = 'RF-28'"), 0);
}

static void many_signs_are_one_of_their_own(void **state)
{
    struct rig *r = *state;
    rig_sql(r, talloc_asprintf(
                   r->memory,
                   "INSERT INTO flags (organisation, rule, match, severity, fact, count,"
                   " other, since, opened_at, worse_at, ended_at, ending) VALUES"
                   " (1, 'RF-02', 1, 2, 'gap', 1, 1, 5, 5, 5, %lld, 'passed'),"
                   " (1, 'RF-02', 1, 2, 'gap', 1, 1, 5, 5, 5, %lld, 'passed'),"
                   " (1, 'RF-03', 1, 2, 'often', 1, 1, 5, 5, 5, %lld, 'done'),"
                   " (1, 'RF-05', 1, 2, 'fall', 1, 1, 5, 5, 5, %lld, 'false'),"
                   " (1, 'RF-17', 1, 2, 'held', 1, 1, 5, 5, 5, %lld, 'done')",
                   (long long)r->now - 2 * DAY, (long long)r->now - 3 * DAY,
                   (long long)r->now - 29 * DAY, (long long)r->now - 1 * DAY,
                   (long long)r->now - 31 * DAY));
    look(r, "flags.match", 1); /* two rules: the false one and the old one are none */
    assert_int_equal(open_ones(r, "rule = 'RF-30'"), 0);
    rig_sql(r, talloc_asprintf(r->memory,
                               "UPDATE flags SET ended_at = %lld WHERE rule = 'RF-17'",
                               (long long)r->now - 29 * DAY));
    look(r, "flags.match", 1);
    assert_int_equal(open_ones(r, "rule = 'RF-30' AND severity = 3 AND count = 3"), 1);
}

/* A mentor of four pairs, when three are fine. */
static void nonsense_is_no_threshold(void **state)
{
    static const char *const nonsense[] = { "",  "0",   "-1",       "9x",
                                            "x", "1e3", "99999999", "3.5" };
    struct rig *r = *state;
    rig_sql(r, "INSERT INTO matches (id, organisation, form, kind, state, made_by,"
               " made_at, active_at) SELECT n.value, 1, 'TT', 'TRAD', 'active', 3, 5, 5"
               " FROM json_each('[2,3,4]') n;"
               " INSERT INTO match_members (match, person, role) SELECT id, 1, 'mentor'"
               " FROM matches WHERE id > 1");
    for (size_t i = 0; i < COUNT(nonsense); i++) {
        rig_sql(r, talloc_asprintf(r->memory,
                                   "DELETE FROM flags; INSERT OR REPLACE INTO settings"
                                   " VALUES (1, 'flag.rf07.pairs', '%s')",
                                   nonsense[i]));
        look(r, "flags.person", 1);
        assert_int_equal(open_ones(r, "rule = 'RF-07' AND fact = 'places' AND count = 4"
                                      " AND other = 3"),
                         1);
    }
    rig_sql(r, "UPDATE settings SET value = '4' WHERE name = 'flag.rf07.pairs'");
    look(r, "flags.person", 1);
    assert_int_equal(open_ones(r, "rule = 'RF-07'"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(load_is_what_was_done_by_what_was_agreed,
                                        open_bench, close_bench),
        cmocka_unit_test_setup_teardown(a_direction_is_short_of_mentors, open_bench,
                                        close_bench),
        cmocka_unit_test_setup_teardown(few_answers_are_said_so, open_bench, close_bench),
        cmocka_unit_test_setup_teardown(many_signs_are_one_of_their_own, open_bench,
                                        close_bench),
        cmocka_unit_test_setup_teardown(nonsense_is_no_threshold, open_bench,
                                        close_bench),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
