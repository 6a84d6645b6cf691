/* referrals_test.c - proposals and their term: what goes, what stays, whose they are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "storage/storage.h"
#include "tests/rig.h"

static int open_bench(void **state)
{
    struct rig *r = rig_open(&rig_product);
    rig_person(r, "ben", CURATOR);
    *state = r;
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

static int64_t proposal(struct rig *r, int64_t by, int64_t made_at)
{
    struct referral one = { .organisation = RIG_SCHOOL,
                            .by = by,
                            .role = "mentee",
                            .whom = "teacher",
                            .why = "talent",
                            .knows = true };
    int64_t id = referral_add(r->db, &one, made_at);
    assert_true(referral_hint(r->db, by, id, "second floor"));
    return id;
}

static int64_t link_for(struct rig *r, int64_t id)
{
    struct invitation i = { .organisation = RIG_SCHOOL,
                            .role = "mentee",
                            .uses_left = 1,
                            .referral = id,
                            .expires_at = r->now + WEEK };
    assert_true(referral_move(r->db, RIG_SCHOOL, id, "proposed", "invited"));
    return invitation_add(r->db, &i, r->now);
}

static enum invitation_state state_of(struct rig *r, int64_t invitation)
{
    struct invitation i = invitation_find(r->db, RIG_SCHOOL, invitation);
    return invitation_state(&i, r->now);
}

static void a_month_is_their_term(void **state)
{
    struct rig *r = *state;
    int64_t term = (int64_t)REFERRAL_DAYS * DAY;
    db_begin(r->db);
    int64_t old = proposal(r, 1, r->now - term);
    int64_t young = proposal(r, 1, r->now - term + 1);
    int64_t old_link = link_for(r, old), young_link = link_for(r, young);
    const int64_t *schools = referrals_ending(r->db, r->now);
    assert_int_equal(schools[0], RIG_SCHOOL);
    assert_int_equal(schools[1], 0);
    assert_int_equal(referrals_expire(r->db, r->now, 100), 1);
    assert_int_equal(referral_find(r->db, RIG_SCHOOL, old).id, 0);
    assert_int_equal(referral_find(r->db, RIG_SCHOOL, young).id, young);
    assert_int_equal(state_of(r, old_link), INVITATION_REVOKED);
    assert_int_equal(state_of(r, young_link), INVITATION_OPEN);
    assert_int_equal(referrals_ending(r->db, r->now)[0], 0);
    assert_int_equal(db_commit(r->db), DB_OK);
}

static void so_many_at_once_and_no_more(void **state)
{
    struct rig *r = *state;
    db_begin(r->db);
    for (int i = 0; i < 5; i++)
        proposal(r, 1, r->now - 40 * DAY + i);
    assert_int_equal(referrals_expire(r->db, r->now, 2), 2);
    assert_int_equal(referrals_expire(r->db, r->now, 2), 2);
    assert_int_equal(referrals_expire(r->db, r->now, 2), 1);
    assert_int_equal(referrals_expire(r->db, r->now, 2), 0);
    assert_int_equal(db_commit(r->db), DB_OK);
}

/* Also what was settled has served by then, and its used link stays as it is. */
static void settled_ones_go_too(void **state)
{
    struct rig *r = *state;
    db_begin(r->db);
    int64_t joined = proposal(r, 1, r->now - 31 * DAY);
    int64_t used = link_for(r, joined);
    assert_true(invitation_use(r->db, used, r->now));
    assert_true(referral_move(r->db, RIG_SCHOOL, joined, "invited", "joined"));
    assert_string_equal(referral_find(r->db, RIG_SCHOOL, joined).hint, "");
    assert_int_equal(referrals_ending(r->db, r->now)[0], 0); /* no curator hears of it */
    assert_int_equal(referrals_expire(r->db, r->now, 100), 1);
    assert_int_equal(state_of(r, used), INVITATION_USED);
    assert_int_equal(db_commit(r->db), DB_OK);
}

static void only_from_the_state_that_was_seen(void **state)
{
    struct rig *r = *state;
    db_begin(r->db);
    int64_t id = proposal(r, 1, r->now);
    assert_false(referral_move(r->db, RIG_SCHOOL + 1, id, "proposed", "invited"));
    assert_true(referral_move(r->db, RIG_SCHOOL, id, "proposed", "declined"));
    assert_false(referral_move(r->db, RIG_SCHOOL, id, "proposed", "invited"));
    assert_false(referral_hint(r->db, 1, id, "again"));
    assert_false(referral_take_back(r->db, 1, id, r->now));
    int64_t other = proposal(r, 1, r->now);
    assert_false(referral_take_back(r->db, 7, other, r->now));
    assert_true(referral_take_back(r->db, 1, other, r->now));
    assert_false(referral_take_back(r->db, 1, other, r->now));
    assert_int_equal(db_commit(r->db), DB_OK);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(a_month_is_their_term),
        ON_BENCH(so_many_at_once_and_no_more),
        ON_BENCH(settled_ones_go_too),
        ON_BENCH(only_from_the_state_that_was_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
