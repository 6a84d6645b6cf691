/* posts_test.c - who confirms a post: the table of cases, and that each step of a post is
 * taken once, by the right row, and gives rights only at the end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "handlers/posts.h"
#include "tests/rig.h"

/* ---- the rule --------------------------------------------------------------------- */

static void who_confirms(void **state)
{
    static const struct {
        const char *what;
        struct posts_case is;
        enum posts_confirmer then;
    } cases[] = {
        { "a curator gives, there is a head", { false, true, true }, POSTS_BY_HEAD },
        { "the only curator gives, there is a head",
          { false, true, false },
          POSTS_BY_HEAD },
        { "the head gives", { true, false, true }, POSTS_BY_GIVER },
        { "the head gives, there is a second head",
          { true, true, true },
          POSTS_BY_GIVER },
        { "the head gives, there is nobody else",
          { true, false, false },
          POSTS_BY_GIVER },
        { "no head yet, another curator or administrator",
          { false, false, true },
          POSTS_BY_COLLEAGUE },
        { "a school with only its founder", { false, false, false }, POSTS_BY_GIVER },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        if (posts_rule(&cases[i].is) != cases[i].then)
            fail_msg("%s: %d and not %d", cases[i].what, posts_rule(&cases[i].is),
                     cases[i].then);
}

/* ---- in a school ------------------------------------------------------------------ */

static int open_bench(void **state)
{
    *state = rig_open(&product);
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

/* The deputy's post of that person, confirmed: by whom; -1: it is not confirmed. */
static int64_t confirmed_by(struct rig *r, int64_t person)
{
    return rig_number(r, talloc_asprintf(r->memory,
                                         "SELECT iif(confirmed_at IS NULL, -1,"
                                         " ifnull(confirmed_by, 0)) FROM posts WHERE"
                                         " post = 'deputy' AND person = %lld",
                                         (long long)person));
}

static void press(struct rig *r, const char *who, const char *action, int64_t person)
{
    rig_press(
        r, who,
        talloc_asprintf(r->memory, "posts:%s:%lld:deputy", action, (long long)person));
}

static void a_head_gives_alone(void **state)
{
    struct rig *r = *state;
    int64_t head = rig_person(r, "head", HEAD), bob = rig_person(r, "bob", MENTOR);
    press(r, "head", "offer", bob);
    assert_int_equal(confirmed_by(r, bob), -1);
    press(r, "head", "accept", bob); /* not hers to accept */
    assert_int_equal(confirmed_by(r, bob), -1);
    press(r, "bob", "accept", bob);
    assert_int_equal(confirmed_by(r, bob), head);
}

static void a_head_does_not_confirm_her_own(void **state)
{
    struct rig *r = *state;
    int64_t head = rig_person(r, "head", HEAD), ann = rig_person(r, "ann", CURATOR);
    press(r, "head", "offer", head);
    press(r, "head", "accept", head);
    press(r, "head", "confirm", head);
    assert_int_equal(confirmed_by(r, head), -1);
    press(r, "ann", "confirm", head);
    assert_int_equal(confirmed_by(r, head), ann);
}

static void without_a_head_a_second_one_looks(void **state)
{
    struct rig *r = *state;
    int64_t bob = rig_person(r, "bob", MENTOR);
    rig_person(r, "ann", CURATOR);
    int64_t admin = rig_person(r, "admin", ADMINISTRATOR);
    press(r, "ann", "offer", bob);
    press(r, "bob", "accept", bob);
    press(r, "ann", "confirm", bob);
    assert_int_equal(confirmed_by(r, bob), -1);
    press(r, "bob", "confirm", bob);
    assert_int_equal(confirmed_by(r, bob), -1);
    press(r, "admin", "confirm", bob);
    assert_int_equal(confirmed_by(r, bob), admin);
}

static void who_was_to_confirm_may_leave(void **state)
{
    struct rig *r = *state;
    int64_t head = rig_person(r, "head", HEAD), bob = rig_person(r, "bob", MENTOR);
    int64_t ann = rig_person(r, "ann", CURATOR);
    press(r, "ann", "offer", bob);
    press(r, "bob", "accept", bob);
    rig_press(r, "head",
              talloc_asprintf(r->memory, "posts:resigned:%lld:head", (long long)head));
    rig_forget(r);
    rig_wait(r, DAY);
    assert_true(rig_count_words(r, "ann", "accepts the post") > 0);
    press(r, "ann", "confirm", bob);
    assert_int_equal(confirmed_by(r, bob), ann);
}

static void a_learner_holds_no_post(void **state)
{
    struct rig *r = *state;
    int64_t kid = rig_person(r, "kid", MENTEE), old = rig_person(r, "old", MENTEE);
    rig_person(r, "ann", CURATOR);
    rig_sql(r,
            talloc_asprintf(r->memory, "UPDATE people SET age = '14-17' WHERE id = %lld",
                            (long long)kid));
    rig_sql(r, talloc_asprintf(r->memory,
                               "UPDATE people SET state = 'frozen' WHERE id ="
                               " %lld",
                               (long long)old));
    press(r, "ann", "offer", kid);
    press(r, "ann", "offer", old);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM posts WHERE post = 'deputy'"),
                     0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_confirms),
        cmocka_unit_test_setup_teardown(a_head_gives_alone, open_bench, close_bench),
        cmocka_unit_test_setup_teardown(a_head_does_not_confirm_her_own, open_bench,
                                        close_bench),
        cmocka_unit_test_setup_teardown(without_a_head_a_second_one_looks, open_bench,
                                        close_bench),
        cmocka_unit_test_setup_teardown(who_was_to_confirm_may_leave, open_bench,
                                        close_bench),
        cmocka_unit_test_setup_teardown(a_learner_holds_no_post, open_bench, close_bench),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
