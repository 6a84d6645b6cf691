/* founders_test.c - how organisations begin: the first one by itself, further ones by
 * name, each with one open link of its own, and schools that belong to a parent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "storage/founders.h"
#include "storage/organisations.h"
#include "tests/rig.h"

static int open_bench(void **state)
{
    *state = rig_open(&rig_product);
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

static struct invitation begin(struct rig *r, const char *name, int64_t parent)
{
    struct founding f = {
        .zone = "Europe/Moscow", .language = "ru", .name = name, .parent = parent
    };
    db_memory(r->db, r->memory);
    assert_int_equal(db_begin(r->db), DB_OK);
    struct invitation i = founder_invitation(r->db, &f, r->now);
    assert_int_equal(db_commit(r->db), DB_OK);
    return i;
}

static void set_up(struct rig *r, int64_t id)
{
    db_begin(r->db);
    struct organisation o = organisation_find(r->db, id);
    o.ready = true;
    organisation_save(r->db, &o, r->now);
    assert_int_equal(db_commit(r->db), DB_OK);
}

static void a_further_school_has_one_link(void **state)
{
    struct rig *r = *state;
    struct invitation one = begin(r, "Seven", 0), again = begin(r, "Seven", 0);
    struct invitation other = begin(r, "Nine", 0);
    assert_true(one.id && one.organisation != RIG_SCHOOL);
    assert_string_equal(one.code, again.code);
    assert_string_equal(organisation_find(r->db, one.organisation).name, "Seven");
    assert_int_not_equal(other.organisation, one.organisation);
    assert_string_not_equal(other.code, one.code);
}

static void a_school_that_is_set_up_is_founded_no_more(void **state)
{
    struct rig *r = *state;
    struct invitation one = begin(r, "Seven", 0);
    set_up(r, one.organisation);
    assert_int_equal(begin(r, "Seven", 0).id, 0);
}

static void an_unnamed_one_is_not_mixed_up_with_a_named(void **state)
{
    struct rig *r = *state;
    struct invitation named = begin(r, "Seven", 0), unnamed = begin(r, NULL, 0);
    assert_int_not_equal(named.organisation, unnamed.organisation);
    assert_string_equal(begin(r, NULL, 0).code, unnamed.code);
}

static void a_school_belongs_to_its_parent_once_it_is_set_up(void **state)
{
    struct rig *r = *state;
    struct invitation one = begin(r, "Seven", RIG_SCHOOL);
    struct organisation schools[2];
    assert_int_equal(organisation_school_count(r->db, RIG_SCHOOL), 0);
    set_up(r, one.organisation);
    assert_int_equal(organisation_schools(r->db, RIG_SCHOOL, 0, schools, 2), 1);
    assert_string_equal(schools[0].name, "Seven");
    assert_int_equal(organisation_school_count(r->db, one.organisation), 0);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(a_further_school_has_one_link),
        ON_BENCH(a_school_that_is_set_up_is_founded_no_more),
        ON_BENCH(an_unnamed_one_is_not_mixed_up_with_a_named),
        ON_BENCH(a_school_belongs_to_its_parent_once_it_is_set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
