/* flag_marks_test.c - the rules that read marks find in invented histories what the same
 * rules, written down once more (flag_expected.c), find in them; what is old, was dealt
 * with, or is of people who are away is no news; and how alike two texts are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <talloc.h>

#include "handlers/features.h"
#include "tests/flag_history.h"

enum { HISTORIES = 400 };

struct bench {
    struct rig *rig;
    int64_t person[SIDES];
};

static const char match[] =
    "INSERT INTO matches (id, organisation, form, kind, state, made_by, made_at,"
    " active_at) VALUES (1, 1, 'TT', 'TRAD', 'active', 1, 5, 5);"
    "INSERT INTO match_members (match, person, role) VALUES (1, 1, 'mentor'),"
    " (1, 2, 'mentee');";

static int open_bench(void **state)
{
    struct rig *r = rig_open(&product);
    struct bench *b = talloc_zero(r->memory, struct bench);
    *b = (struct bench){ .rig = r };
    b->person[MENTOR_SIDE] = rig_person(r, "ben", MENTOR);
    b->person[MENTEE_SIDE] = rig_person(r, "eve", MENTEE);
    rig_time(r, "2027-03-01 10:00");
    rig_sql(r, match);
    *state = b;
    return 0;
}

static int close_bench(void **state)
{
    rig_close(((struct bench *)*state)->rig);
    return 0;
}

/* The rules are asked of the match now. */
static void look(struct rig *r)
{
    rig_sql(r, talloc_asprintf(r->memory,
                               "DELETE FROM promises; INSERT INTO promises (kind, person,"
                               " about, step, due, first_due) VALUES"
                               " ('flags.match', 0, 1, 0, %lld, 5)",
                               (long long)r->now));
    rig_tick(r);
}

static const char open_ones[] =
    "SELECT ifnull(group_concat(told, ''), '') FROM (SELECT rule || ' ' ||"
    " ifnull(person, 0) || ' ' || severity || ' ' || fact || char(10) AS told FROM flags"
    " WHERE match = 1 AND ended_at IS NULL AND rule IN ('RF-04', 'RF-05', 'RF-11',"
    " 'RF-12', 'RF-13', 'RF-14', 'RF-15', 'RF-16', 'RF-17', 'RF-22')"
    " ORDER BY rule, ifnull(person, 0))";

static char *found(struct rig *r)
{
    sqlite3 *db;
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_open_v2(r->path, &db, SQLITE_OPEN_READONLY, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, open_ones, -1, &s, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    char *all = talloc_strdup(r->memory, (const char *)sqlite3_column_text(s, 0));
    sqlite3_finalize(s);
    sqlite3_close(db);
    return all;
}

/* ---- histories -------------------------------------------------------------------- */

static void count_rules(const char *lines, int counts[23])
{
    for (; *lines; lines = strchr(lines, '\n') + 1)
        counts[strtol(lines + 3, NULL, 10)]++;
}

static void each_rule_finds_what_is_there(void **state)
{
    static const int rules[] = { 4, 5, 11, 12, 13, 14, 15, 16, 17, 22 };
    struct bench *b = *state;
    int counts[23] = { 0 };
    srand(20261122);
    for (int i = 0; i < HISTORIES; i++) {
        struct history h = history_invent(b->rig->now);
        history_store(b->rig, &h, b->person);
        look(b->rig);
        char *there = flags_expected(b->rig->memory, &h, b->rig->now, b->person);
        char *said = found(b->rig);
        if (strcmp(there, said) != 0)
            fail_msg("history %d:\nexpected\n%sfound\n%s", i, there, said);
        count_rules(there, counts);
    }
    for (size_t i = 0; i < COUNT(rules); i++)
        if (counts[rules[i]] < 5 || counts[rules[i]] > 2 * HISTORIES - 20)
            fail_msg("RF-%02d was found %d times of %d: nothing is proven", rules[i],
                     counts[rules[i]], HISTORIES);
}

/* ---- what is no news -------------------------------------------------------------- */

/* Two meetings, both marked 1 by the mentee, the newer one ten days ago. */
static void two_low_ones(struct bench *b)
{
    struct history h = { .met = 2 };
    for (int i = 0; i < 2; i++) {
        struct said low = { .asked = true,
                            .filled = true,
                            .marks = { 1, 4 },
                            .seconds = 30,
                            .reflected = NOT_ASKED };
        struct said silent = { .reflected = NOT_ASKED };
        h.was[i] = (struct was){ .at = b->rig->now - (i + 1) * 10 * DAY,
                                 .held = true,
                                 .minutes = 45,
                                 .apart = 9000,
                                 .said = { silent, low } };
    }
    history_store(b->rig, &h, b->person);
}

static const char twice[] = "RF-04 2 3 twice_mentee\n";

static void old_marks_are_no_news(void **state)
{
    struct bench *b = *state;
    two_low_ones(b);
    b->rig->now += 82 * DAY + HOUR;
    look(b->rig);
    assert_string_equal(found(b->rig), twice);
    b->rig->now += 2 * HOUR;
    look(b->rig);
    assert_string_equal(found(b->rig), "");
}

static void what_was_dealt_with_is_no_news(void **state)
{
    struct bench *b = *state;
    two_low_ones(b);
    look(b->rig);
    assert_string_equal(found(b->rig), twice);
    rig_sql(b->rig, talloc_asprintf(b->rig->memory,
                                    "UPDATE flags SET ended_at = %lld, ending = 'done',"
                                    " ended_by = 1",
                                    (long long)b->rig->now));
    b->rig->now += 20 * DAY;
    look(b->rig);
    assert_string_equal(found(b->rig), "");
    rig_sql(b->rig, talloc_asprintf(b->rig->memory,
                                    "UPDATE feedback SET filled_at = %lld"
                                    " WHERE id = (SELECT max(id) FROM feedback);"
                                    "UPDATE drafts SET filled_at = %lld"
                                    " WHERE id = (SELECT max(id) FROM drafts)",
                                    (long long)b->rig->now - HOUR,
                                    (long long)b->rig->now - HOUR));
    look(b->rig);
    assert_string_equal(found(b->rig), twice);
}

static void who_is_away_is_not_looked_at(void **state)
{
    struct bench *b = *state;
    two_low_ones(b);
    rig_sql(b->rig, talloc_asprintf(b->rig->memory,
                                    "UPDATE people SET paused_from = 5, paused_until ="
                                    " %lld WHERE id = 2",
                                    (long long)b->rig->now + 1));
    look(b->rig);
    assert_string_equal(found(b->rig), "");
    rig_sql(b->rig, "UPDATE people SET paused_until = NULL WHERE id = 2;"
                    "UPDATE matches SET state = 'paused'");
    look(b->rig);
    assert_string_equal(found(b->rig), "");
    rig_sql(b->rig, "UPDATE matches SET state = 'active'");
    look(b->rig);
    assert_string_equal(found(b->rig), twice);
}

static void a_threshold_of_the_school_holds(void **state)
{
    struct bench *b = *state;
    two_low_ones(b);
    rig_sql(b->rig, "UPDATE answers SET value = '3' WHERE item = 'PME1'");
    look(b->rig);
    assert_string_equal(found(b->rig), "");
    rig_sql(b->rig, "INSERT INTO settings (organisation, name, value) VALUES"
                    " (1, 'flag.rf04.low', '3')");
    look(b->rig);
    assert_string_equal(found(b->rig), twice);
}

/* ---- how alike -------------------------------------------------------------------- */

static void texts_are_as_alike_as_their_words(void **state)
{
    (void)state;
    assert_int_equal(text_likeness("", "one"), 0);
    assert_int_equal(text_likeness("...", "one"), 0);
    assert_int_equal(text_likeness("one, two", "two one!"), 100);
    assert_int_equal(text_likeness("one one one", "one"), 50);
    assert_int_equal(text_likeness("one two three", "one two four"), 66);
    char *endless = talloc_strdup(NULL, "");
    for (int i = 0; i < 2000; i++)
        endless = talloc_asprintf_append_buffer(endless, "w%d ", i);
    assert_int_equal(text_likeness(endless, endless), 100);
    talloc_free(endless);
}

int main(void)
{
#define ON_A_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)
    const struct CMUnitTest tests[] = {
        ON_A_BENCH(each_rule_finds_what_is_there),
        ON_A_BENCH(old_marks_are_no_news),
        ON_A_BENCH(what_was_dealt_with_is_no_news),
        ON_A_BENCH(who_is_away_is_not_looked_at),
        ON_A_BENCH(a_threshold_of_the_school_holds),
        cmocka_unit_test(texts_are_as_alike_as_their_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
