/* fit_test.c - how well two people fit: every hard rule bars, every criterion moves the
 * score the right way, what is missing moves it nowhere, and the reasons are the score's.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "handlers/fit.h"

enum { TT = 1, HT = 2, CURATORS = 3 };

/* A mentee and a mentor of whom everything is known and nothing is remarkable. */
struct pair {
    struct fit_person mentee, mentor;
    struct fit_side a, b;
    unsigned char again;
    struct fit_cohort c;
};

static struct pair *plain(struct pair *p)
{
    *p =
        (struct pair){ .mentee = { .id = 1, .occupation = "teacher" },
                       .mentor = { .id = 2, .occupation = "teacher", .accepted = true } };
    p->a = (struct fit_side){ .row = &p->mentee,
                              .needs = 1 | 2,
                              .when = 1 | 8,
                              .meets = MEETS_FACE,
                              .hours = 2,
                              .wishes = WISH_DIGITAL,
                              .gives = GIVES_VIEW,
                              .skill = FIT_UNKNOWN,
                              .load = FIT_UNKNOWN,
                              .ready = true,
                              .staff = true,
                              .forms = TT | HT };
    p->b = p->a;
    p->b.row = &p->mentor;
    p->b.needs = 1;
    p->b.wishes = 0;
    p->b.told = WISH_DIGITAL;
    p->b.grants = WISH_DIGITAL;
    p->b.skill = 60;
    p->b.places = 2;
    p->b.load = 50;
    p->c = (struct fit_cohort){ .mentees = &p->a,
                                .mentors = &p->b,
                                .mentee_count = 1,
                                .mentor_count = 1,
                                .again = &p->again,
                                .forms = TT | HT,
                                .led_form = HT,
                                .scheduled = true,
                                .actor = 9,
                                .overseers = CURATORS };
    return p;
}

static int score(const struct pair *p)
{
    return fit_of(&p->c, 0, 0).score;
}

static enum fit_bar bar(const struct pair *p)
{
    return fit_bar(&p->c, 0, 0);
}

/* ---- hard rules -------------------------------------------------------------------- */

static void nothing_bars_a_plain_pair(void **state)
{
    struct pair p;
    (void)state;
    assert_int_equal(bar(plain(&p)), FIT_MAY);
}

static void people_bar(void **state)
{
    struct pair p;
    (void)state;
    plain(&p)->mentor.id = 1;
    assert_int_equal(bar(&p), FIT_SELF);
    plain(&p)->c.actor = 2;
    assert_int_equal(bar(&p), FIT_OWN);
    plain(&p)->a.ready = false;
    assert_int_equal(bar(&p), FIT_NOT_READY);
    plain(&p)->b.ready = false;
    assert_int_equal(bar(&p), FIT_NOT_READY);
    plain(&p)->mentor.accepted = false;
    assert_int_equal(bar(&p), FIT_NOT_ACCEPTED);
    plain(&p)->a.away = true;
    assert_int_equal(bar(&p), FIT_MAY);
    p.b.away = true;
    assert_int_equal(bar(&p), FIT_AWAY);
}

static void rules_bar(void **state)
{
    struct pair p;
    (void)state;
    plain(&p)->a.forms = HT;
    assert_int_equal(bar(&p), FIT_MAY);
    p.b.forms = TT;
    assert_int_equal(bar(&p), FIT_FORM);
    plain(&p)->b.group_only = true;
    assert_int_equal(bar(&p), FIT_KIND);
    plain(&p)->b.once_only = true;
    assert_int_equal(bar(&p), FIT_KIND);
    p.c.scheduled = false;
    assert_int_equal(bar(&p), FIT_MAY);
    plain(&p)->again = 1;
    assert_int_equal(bar(&p), FIT_AGAIN);
}

static void places_bar_and_one_more_helps(void **state)
{
    struct pair p;
    (void)state;
    plain(&p)->mentor.taken = 1;
    assert_int_equal(bar(&p), FIT_MAY);
    p.mentor.asked = 1;
    assert_int_equal(bar(&p), FIT_FULL);
    p.c.more_places = 1;
    assert_int_equal(bar(&p), FIT_MAY);
    assert_int_equal(fit_places(&p.c, 0), 1);
}

static void a_name_bars_either_way(void **state)
{
    struct pair p;
    (void)state;
    plain(&p)->b.names = 2;
    p.b.name[0] = 11;
    p.b.name[1] = 12;
    p.b.rare = 2;
    p.a.avoided = 1;
    p.a.avoids[0] = 11; /* a first name that others have too */
    assert_int_equal(bar(&p), FIT_MAY);
    assert_true(fit_of(&p.c, 0, 0).perhaps_avoided);
    p.a.avoids[0] = 12;
    assert_int_equal(bar(&p), FIT_AVOIDED);
    struct fit_side of_mentor = p.b;
    p.b = p.a;
    p.a = of_mentor;
    p.a.row = &p.mentee;
    p.b.row = &p.mentor;
    assert_int_equal(bar(&p), FIT_AVOIDED);
}

static void who_is_over_the_other_is_no_mentor(void **state)
{
    struct pair p;
    (void)state;
    plain(&p)->mentor.posts = HEAD;
    assert_int_equal(bar(&p), FIT_LINE);
    p.c.forms = HT; /* the form in which a head helps teachers */
    assert_int_equal(bar(&p), FIT_MAY);
    plain(&p)->mentee.posts = HEAD;
    assert_int_equal(bar(&p), FIT_LINE);
    plain(&p)->mentor.decided_by = 1;
    assert_int_equal(bar(&p), FIT_LINE);
    plain(&p)->mentor.posts = CURATOR;
    assert_int_equal(bar(&p), FIT_MAY);
    p.c.overseers = 1; /* nobody else could watch over it */
    assert_int_equal(bar(&p), FIT_LINE);
}

/* ---- the score --------------------------------------------------------------------- */

static void weights_are_a_hundred(void **state)
{
    int sum = 0;
    (void)state;
    for (int by = 0; by < BY_COUNT; by++)
        sum += fit_weight((enum fit_by)by);
    assert_int_equal(sum, 100);
}

static void each_criterion_moves_the_score(void **state)
{
    struct pair p;
    (void)state;
    const int before = score(plain(&p));
    p.b.needs = 1 | 2;
    assert_true(score(&p) > before);
    plain(&p)->b.needs = 4;
    assert_true(score(&p) < before);
    plain(&p)->b.grants = 0;
    assert_true(score(&p) < before);
    plain(&p)->b.when = 2;
    assert_true(score(&p) < before);
    plain(&p)->b.meets = MEETS_ONLINE;
    assert_true(score(&p) < before);
    plain(&p)->mentor.taken = 1;
    assert_true(score(&p) < before);
    plain(&p)->b.load = 140;
    assert_true(score(&p) < before);
    plain(&p)->b.hours = 1;
    assert_true(score(&p) < before);
    plain(&p)->b.gives = GIVES_DIGITAL;
    assert_true(score(&p) < before);
    plain(&p)->b.skill = 100;
    assert_true(score(&p) > before);
}

static void what_is_ranked_counts_more(void **state)
{
    struct pair p;
    (void)state;
    plain(&p)->a.ranked[0] = 1;
    p.a.ranked[1] = 2;
    const int first = score(&p);
    p.b.needs = 2;
    assert_true(score(&p) < first);
    p.b.ranked[0] = 2; /* can it best */
    const int best = fit_of(&p.c, 0, 0).value[BY_NEED];
    p.b.ranked[0] = 0;
    assert_true(fit_of(&p.c, 0, 0).value[BY_NEED] < best);
}

static void masks_are_symmetric(void **state)
{
    struct pair p;
    (void)state;
    plain(&p)->a.when = 1 | 4 | 16;
    p.b.when = 4 | 32;
    const int one = fit_of(&p.c, 0, 0).value[BY_WHEN];
    p.a.when = 4 | 32;
    p.b.when = 1 | 4 | 16;
    assert_int_equal(fit_of(&p.c, 0, 0).value[BY_WHEN], one);
    plain(&p)->a.meets = MEETS_FACE | MEETS_ONLINE;
    p.b.meets = MEETS_ONLINE;
    assert_int_equal(fit_of(&p.c, 0, 0).value[BY_MODE], 100);
    p.a.meets = MEETS_ONLINE;
    p.b.meets = MEETS_FACE | MEETS_ONLINE;
    assert_int_equal(fit_of(&p.c, 0, 0).value[BY_MODE], 100);
}

static void nothing_known_is_the_middle(void **state)
{
    struct pair p;
    (void)state;
    plain(&p);
    p.a.needs = p.a.when = p.a.meets = p.a.wishes = p.a.gives = 0;
    p.a.hours = 0;
    p.b.skill = FIT_UNKNOWN;
    p.c.without = 1u << BY_LOAD;
    assert_int_equal(score(&p), 50);
}

/* A good answer that goes missing lowers the score, a bad one raises it, and neither
 * passes the middle for that. */
static void what_is_missing_says_neither_yes_nor_no(void **state)
{
    struct pair p;
    (void)state;
    const int before = score(plain(&p));
    p.b.when = 0;
    const struct fit f = fit_of(&p.c, 0, 0);
    assert_int_equal(f.value[BY_WHEN], FIT_UNKNOWN);
    assert_in_range(f.score, 50, before);
    plain(&p)->b.needs = 4;
    p.b.when = 2;
    const int bad = score(&p);
    p.b.when = 0;
    assert_in_range(score(&p), bad, 100);
    plain(&p)->a.wishes = 0; /* not wished for anything: the same */
    assert_int_equal(fit_of(&p.c, 0, 0).value[BY_WISH], FIT_UNKNOWN);
}

static void what_is_left_out_moves_nothing(void **state)
{
    struct pair p;
    (void)state;
    plain(&p)->c.without = 1u << BY_MODE;
    const int before = score(&p);
    p.b.meets = MEETS_ONLINE;
    assert_int_equal(score(&p), before);
}

/* ---- reasons ----------------------------------------------------------------------- */

static void reasons_are_the_scores_own(void **state)
{
    struct pair p;
    enum fit_by why[BY_COUNT];
    (void)state;
    plain(&p)->b.needs = 1 | 2;
    p.b.meets = MEETS_ONLINE;
    struct fit f = fit_of(&p.c, 0, 0);
    size_t count = fit_reasons(&p.c, &f, why, 3);
    assert_int_equal(count, 3);
    assert_int_equal(why[0], BY_NEED);
    for (size_t i = 0; i < count; i++)
        assert_true(f.value[why[i]] >= 70);
    assert_int_equal(fit_doubt(&p.c, &f), BY_MODE);
    p.c.without = 1u << BY_NEED | 1u << BY_MODE;
    f = fit_of(&p.c, 0, 0);
    count = fit_reasons(&p.c, &f, why, BY_COUNT);
    for (size_t i = 0; i < count; i++)
        assert_int_not_equal(why[i], BY_NEED);
    assert_int_equal(fit_doubt(&p.c, &f), BY_COUNT);
}

static void what_was_asked_for_is_seen(void **state)
{
    struct pair p;
    (void)state;
    assert_false(fit_of(&plain(&p)->c, 0, 0).asked_for);
    p.b.names = 1;
    p.b.name[0] = 7;
    p.b.rare = 1;
    p.a.asked = 1;
    p.a.asks[0] = 7;
    assert_true(fit_of(&p.c, 0, 0).asked_for);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_bars_a_plain_pair),
        cmocka_unit_test(people_bar),
        cmocka_unit_test(rules_bar),
        cmocka_unit_test(places_bar_and_one_more_helps),
        cmocka_unit_test(a_name_bars_either_way),
        cmocka_unit_test(who_is_over_the_other_is_no_mentor),
        cmocka_unit_test(weights_are_a_hundred),
        cmocka_unit_test(each_criterion_moves_the_score),
        cmocka_unit_test(what_is_ranked_counts_more),
        cmocka_unit_test(masks_are_symmetric),
        cmocka_unit_test(nothing_known_is_the_middle),
        cmocka_unit_test(what_is_missing_says_neither_yes_nor_no),
        cmocka_unit_test(what_is_left_out_moves_nothing),
        cmocka_unit_test(reasons_are_the_scores_own),
        cmocka_unit_test(what_was_asked_for_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
