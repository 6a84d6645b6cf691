/* people_lists_test.c - the lists of one school hold its people and nobody else's; who
 * is lost, when curators are told of it, and when not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "storage/storage.h"
#include "tests/rig.h"

enum { OTHER_SCHOOL = 2 };

static int open_bench(void **state)
{
    struct rig *r = rig_open(&rig_product);
    *state = r;
    rig_person(r, "ben", CURATOR | MENTOR);
    rig_person(r, "ann", MENTEE);
    rig_person(r, "Cat", MENTEE);
    rig_school(r, "Other School");
    rig_person_in(r, OTHER_SCHOOL, "dan", MENTEE | CURATOR);
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

static int64_t listed(struct rig *r, enum people_list list)
{
    size_t count;
    people_listed(r->db, RIG_SCHOOL, list, r->now, &count);
    assert_int_equal(people_list_count(r->db, RIG_SCHOOL, list, r->now), count);
    return (int64_t)count;
}

static void lose(struct rig *r, int64_t person, int64_t at)
{
    account_unreachable(r->db, account_of(r->db, person).id, at);
}

static void each_list_is_of_its_school(void **state)
{
    struct rig *r = *state;
    rig_sql(r, "UPDATE people SET onboarded_at = NULL; UPDATE people SET onboarded_at = 1"
               " WHERE id <> 2; UPDATE people SET paused_until = 9 WHERE id IN (1, 4)");
    db_begin(r->db);
    assert_int_equal(listed(r, PEOPLE_ALL), 3);
    assert_int_equal(listed(r, PEOPLE_MENTEES), 2);
    assert_int_equal(listed(r, PEOPLE_MENTORS), 1);
    assert_int_equal(listed(r, PEOPLE_GUARDIANS), 0);
    assert_int_equal(listed(r, PEOPLE_STAFF), 1);
    assert_int_equal(listed(r, PEOPLE_UNFINISHED), 1);
    assert_int_equal(listed(r, PEOPLE_PAUSED), 0); /* it is over */
    lose(r, 2, r->now);
    lose(r, 4, r->now);
    assert_int_equal(listed(r, PEOPLE_LOST), 1);
    person_set_state(r->db, 2, PERSON_WAITING);
    assert_int_equal(listed(r, PEOPLE_WAITING), 1);
    person_set_state(r->db, 2, PERSON_FROZEN);
    assert_int_equal(listed(r, PEOPLE_LOST), 0);
    assert_int_equal(listed(r, PEOPLE_ALL), 2);
    assert_int_equal(db_commit(r->db), DB_OK);
}

static void sorted_by_key_then_by_number(void **state)
{
    struct listed three[] = { { .number = 3, .key = "b" },
                              { .number = 2, .key = "a" },
                              { .number = 1, .key = "b" } };
    (void)state;
    people_sort(three, COUNT(three));
    assert_int_equal(three[0].number, 2);
    assert_int_equal(three[1].number, 1);
    assert_int_equal(three[2].number, 3);
}

/* Who has another account where they wrote later is not lost. */
static void the_account_they_last_wrote_from_counts(void **state)
{
    struct rig *r = *state;
    db_begin(r->db);
    lose(r, 2, r->now);
    account_add(r->db, "other", "ann-2", "chat-2", 2, r->now + 5);
    assert_int_equal(listed(r, PEOPLE_LOST), 0);
    assert_int_equal(account_lost_since(r->db, 2), 0);
    assert_int_equal(db_commit(r->db), DB_OK);
}

static void told_once_and_again_in_a_week(void **state)
{
    struct rig *r = *state;
    size_t count;
    db_begin(r->db);
    int64_t nine = r->now, lost = nine - HOUR;
    assert_int_equal(accounts_lost_schools(r->db)[0], 0);
    lose(r, 2, lost);
    lose(r, 3, nine + 1); /* after nine: tomorrow */
    assert_int_equal(accounts_lost_schools(r->db)[0], RIG_SCHOOL);
    assert_int_equal(accounts_lost_schools(r->db)[1], 0);
    assert_int_equal(accounts_lost_tell(r->db, RIG_SCHOOL, nine, nine - WEEK, nine), 1);
    people_told_lost(r->db, RIG_SCHOOL, nine, &count);
    assert_int_equal(count, 1);
    assert_int_equal(accounts_lost_tell(r->db, RIG_SCHOOL, nine, nine - WEEK, nine), 0);
    assert_int_equal(accounts_lost_tell(r->db, OTHER_SCHOOL, nine, nine, nine), 0);
    int64_t next = nine + WEEK;
    assert_int_equal(accounts_lost_tell(r->db, RIG_SCHOOL, next, nine, next), 2);
    assert_int_equal(db_commit(r->db), DB_OK);
}

/* Back, told of as such, and lost once more: that is news. */
static void lost_again_is_told_again(void **state)
{
    struct rig *r = *state;
    db_begin(r->db);
    struct account a = account_of(r->db, 2);
    lose(r, 2, r->now - HOUR);
    accounts_lost_tell(r->db, RIG_SCHOOL, r->now, 0, r->now);
    account_seen(r->db, &a, r->now + 1);
    assert_int_equal(account_lost_since(r->db, 2), 0);
    assert_int_equal(account_lost_told(r->db, 2), r->now);
    lose(r, 2, r->now + 2);
    assert_int_equal(accounts_lost_tell(r->db, RIG_SCHOOL, r->now + 3, 0, r->now + 3), 1);
    assert_int_equal(db_commit(r->db), DB_OK);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(each_list_is_of_its_school),
        ON_BENCH(sorted_by_key_then_by_number),
        ON_BENCH(the_account_they_last_wrote_from_counts),
        ON_BENCH(told_once_and_again_in_a_week),
        ON_BENCH(lost_again_is_told_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
