/* pair_test.c - what a match has behind it when it carries another one on (C7), and the
 * lists of those who oversee: nobody stands on a list of a match of their own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "handlers/features.h"
#include "tests/rig.h"

struct bench {
    struct rig *rig;
    int64_t curator, mentor, former, mentee;
};

static int open_bench(void **state)
{
    struct bench *b = talloc_zero(NULL, struct bench);
    struct rig *r = b->rig = rig_open(&product);
    b->curator = rig_person(r, "curator", CURATOR);
    b->mentor = rig_person(r, "mentor", MENTOR);
    b->former = rig_person(r, "former", MENTOR);
    b->mentee = rig_person(r, "mentee", MENTEE);
    *state = b;
    return 0;
}

static int close_bench(void **state)
{
    struct bench *b = *state;
    rig_close(b->rig);
    talloc_free(b);
    return 0;
}

static int64_t match_between(struct bench *b, int64_t mentor, int64_t follows,
                             enum match_state to)
{
    struct db *db = b->rig->db;
    int64_t then = b->rig->now - 30 * DAY;
    int64_t id = match_add(db,
                           &(struct match){ .organisation = RIG_SCHOOL,
                                            .form = "TT",
                                            .kind = "TRAD",
                                            .every = 14,
                                            .follows = follows,
                                            .made_by = b->curator },
                           then);
    member_add(db, id, mentor, MEMBER_MENTOR);
    member_add(db, id, b->mentee, MEMBER_MENTEE);
    for (enum match_state at = MATCH_DRAFT; at < to && at < MATCH_ACTIVE; at++)
        match_move(db, id, at, at + 1, then);
    if (to >= MATCH_COMPLETED)
        match_end(db, id, to, "C7", b->rig->now);
    return id;
}

static void held_days_ago(struct bench *b, int64_t match, int days, int minutes)
{
    struct db *db = b->rig->db;
    int64_t id = meeting_add(db,
                             &(struct meeting){ .organisation = RIG_SCHOOL,
                                                .match = match,
                                                .type = "M1",
                                                .starts_at = b->rig->now - days * DAY,
                                                .minutes = minutes,
                                                .zone = "UTC",
                                                .made_by = b->mentee },
                             b->rig->now - days * DAY);
    meeting_settle(db, id, MEETING_HELD, false, 0, b->rig->now);
}

static const char *press(struct bench *b, const char *who, const char *pattern,
                         int64_t id)
{
    rig_forget(b->rig);
    rig_press(b->rig, who,
              talloc_asprintf(b->rig->memory, "%s:%lld:1", pattern, (long long)id));
    return b->rig->sent_count ? b->rig->sent[b->rig->sent_count - 1].words : "";
}

/* ---- carried on ------------------------------------------------------------------- */

static void a_new_pair_keeps_the_history_and_not_the_people(void **state)
{
    struct bench *b = *state;
    db_begin(b->rig->db);
    int64_t first = match_between(b, b->former, 0, MATCH_CHANGED);
    held_days_ago(b, first, 20, 75);
    int64_t second = match_between(b, b->mentor, first, MATCH_ACTIVE);
    int64_t other = match_between(b, b->former, 0, MATCH_ACTIVE);
    assert_int_equal(db_commit(b->rig->db), DB_OK);
    const char *words = press(b, "mentor", "pair:before", second);
    assert_non_null(strstr(words, "1 h 15 min"));
    assert_null(strstr(words, "former"));
    words = press(b, "mentor", "pair:before", other);
    assert_null(strstr(words, "1 h 15 min"));
    words = press(b, "mentor", "pair:before", first);
    assert_null(strstr(words, "1 h 15 min"));
}

/* ---- who stands on which list ----------------------------------------------------- */

static void nobody_oversees_their_own(void **state)
{
    struct bench *b = *state;
    struct db *db = b->rig->db;
    int64_t ids[4];
    db_begin(db);
    db_memory(db, b->rig->memory);
    int64_t own = match_between(b, b->curator, 0, MATCH_ACTIVE);
    int64_t other = match_between(b, b->mentor, 0, MATCH_ACTIVE);
    match_between(b, b->mentor, 0, MATCH_STOPPED);
    match_between(b, b->mentor, 0, MATCH_CHANGED);
    int64_t reader = b->curator;
    assert_int_equal(matches_count_for(db, RIG_SCHOOL, reader, MATCH_ACTIVE), 1);
    assert_int_equal(matches_count_for(db, RIG_SCHOOL, b->former, MATCH_ACTIVE), 2);
    assert_int_equal(matches_count_for(db, RIG_SCHOOL, reader, MATCH_COMPLETED), 2);
    assert_int_equal(
        matches_in_state_for(db, RIG_SCHOOL, reader, MATCH_ACTIVE, 0, ids, 4), 1);
    assert_int_equal(ids[0], other);
    assert_int_equal(
        matches_silent_for(db, RIG_SCHOOL, reader, true, b->rig->now, 0, ids, 4), 1);
    assert_int_equal(ids[0], other);
    assert_int_equal(matches_with_for(db, RIG_SCHOOL, reader, b->mentee, ids, 4), 3);
    member_leave(db, own, b->curator, b->rig->now); /* nor one that they have left */
    assert_int_equal(matches_count_for(db, RIG_SCHOOL, reader, MATCH_ACTIVE), 1);
    assert_int_equal(db_commit(db), DB_OK);
}

static void the_longest_without_a_meeting_comes_first(void **state)
{
    struct bench *b = *state;
    struct db *db = b->rig->db;
    int64_t ids[4], before = b->rig->now - 21 * DAY;
    db_begin(db);
    db_memory(db, b->rig->memory);
    int64_t a = match_between(b, b->mentor, 0, MATCH_ACTIVE);
    int64_t c = match_between(b, b->former, 0, MATCH_ACTIVE);
    int64_t lately = match_between(b, b->former, 0, MATCH_ACTIVE);
    held_days_ago(b, a, 25, 45);
    held_days_ago(b, c, 40, 45);
    held_days_ago(b, lately, 50, 45);
    held_days_ago(b, lately, 3, 45);
    assert_int_equal(
        matches_silent_for(db, RIG_SCHOOL, b->curator, false, before, 0, ids, 4), 2);
    assert_int_equal(ids[0], c);
    assert_int_equal(ids[1], a);
    assert_int_equal(
        matches_silent_for(db, RIG_SCHOOL, b->curator, true, b->rig->now, 0, ids, 4), 0);
    assert_int_equal(db_commit(db), DB_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_new_pair_keeps_the_history_and_not_the_people,
                                        open_bench, close_bench),
        cmocka_unit_test_setup_teardown(nobody_oversees_their_own, open_bench,
                                        close_bench),
        cmocka_unit_test_setup_teardown(the_longest_without_a_meeting_comes_first,
                                        open_bench, close_bench),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
