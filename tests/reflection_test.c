/* reflection_test.c - the bank of prompts: all 56 and the curators' six are there, in
 * words for everybody; and none comes again before the others of its stage, over two
 * hundred meetings of each role. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "handlers/reflection.h"
#include "tests/rig.h"

enum { MEETINGS = 200, APART = 6 };

static const char *const stages[] = { "M1", "M2", "M3", "M4", "M5" };

/* ---- the bank --------------------------------------------------------------------- */

static size_t in_stage(enum bank_side side, const char *stage)
{
    size_t count = 0;
    for (size_t i = 0; bank_at(i); i++)
        count += bank_at(i)->side == side && strcmp(bank_at(i)->stage, stage) == 0;
    return count;
}

static void the_bank_is_whole(void **state)
{
    static const size_t sizes[] = { 3, 3, 3, 14, 5 };
    (void)state;
    for (size_t i = 0; i < COUNT(stages); i++) {
        assert_int_equal(in_stage(BANK_MENTEE, stages[i]), sizes[i]);
        assert_int_equal(in_stage(BANK_MENTOR, stages[i]), sizes[i]);
    }
    assert_int_equal(in_stage(BANK_CURATOR, ""), 6);
    assert_null(bank_at(56 + 6));
    for (size_t i = 0; bank_at(i); i++)
        assert_ptr_equal(bank_named(bank_at(i)->id), bank_at(i));
    assert_null(bank_named("RE-999"));
}

/* Pressed by a reader: the words of all prompts, each as long as a question is. */
static void read_all(struct turn *t, int64_t unused)
{
    (void)unused;
    for (size_t i = 0; bank_at(i); i++) {
        const char *words = words_for(t, t->who.id, bank_key(t, bank_at(i)->id));
        must(t, strlen(words) > 15 && !strstr(words, "reflection."));
    }
    toast(t, "reflection.skip");
}

static const struct action acts[] = { { "all", MEMBER, read_all }, { 0 } };
static const struct feature reader = { .name = "reader", .actions = acts };
static const struct feature *const features[] = { &reader, NULL };

static void all_of_it_is_rendered(void **state)
{
    (void)state;
    static struct product with_reader;
    with_reader = product;
    with_reader.features = features;
    struct rig *r = rig_open(&with_reader);
    rig_person(r, "ann", MENTEE);
    for (int learner = 0; learner < 2; learner++) {
        rig_sql(r, learner ? "UPDATE people SET learner = 1, language = 'ru'"
                           : "UPDATE people SET language = 'en'");
        rig_press(r, "ann", "reader:all");
        assert_int_equal(rig_number(r, "SELECT count(*) FROM failures"), 0);
    }
    rig_close(r);
}

/* ---- which comes next ------------------------------------------------------------- */

/* What was asked, newest first, as the database gives it. */
struct history {
    const char *asked[MEETINGS];
    size_t count;
};

static void remember(struct history *h, const char *id)
{
    memmove(h->asked + 1, h->asked, h->count * sizeof *h->asked);
    h->asked[0] = id;
    h->count++;
}

/* How many others of the stage came since this was asked last; SIZE_MAX: never was. */
static size_t others_since(const struct history *h, const struct bank_prompt *p)
{
    size_t others = 0;
    for (size_t i = 0; i < h->count; i++) {
        if (strcmp(h->asked[i], p->id) == 0)
            return others;
        others += strcmp(bank_named(h->asked[i])->stage, p->stage) == 0;
    }
    return SIZE_MAX;
}

static size_t times(const struct history *h, const char *id)
{
    size_t count = 0;
    for (size_t i = 0; i < h->count; i++)
        count += strcmp(h->asked[i], id) == 0;
    return count;
}

static void check_next(const struct history *h, const struct bank_prompt *next)
{
    size_t all = in_stage(next->side, next->stage);
    size_t apart = all - 1 < APART ? all - 1 : APART;
    assert_true(others_since(h, next) >= apart);
    for (size_t i = 0; bank_at(i); i++)
        if (bank_at(i)->side == next->side && strcmp(bank_at(i)->stage, next->stage) == 0)
            assert_true(times(h, bank_at(i)->id) >= times(h, next->id));
}

static void meet_all(enum bank_side side, int64_t whose, unsigned seed)
{
    struct history h = { 0 };
    while (h.count < MEETINGS) {
        seed = seed * 1103515245u + 12345u;
        const char *stage = side == BANK_CURATOR
                                ? ""
                                : stages[(seed >> 16) % 8 < 4 ? (seed >> 20) % 5 : 3];
        bool low = (seed >> 24) % 3 == 0;
        const struct bank_prompt *next =
            bank_next(side, stage, low, h.asked, h.count, whose);
        assert_non_null(next);
        assert_int_equal(next->side, side);
        assert_string_equal(next->stage, stage);
        check_next(&h, next);
        remember(&h, next->id);
    }
}

static void none_comes_again_too_soon(void **state)
{
    (void)state;
    for (unsigned n = 0; n < 20; n++) {
        meet_all(BANK_MENTEE, n, n);
        meet_all(BANK_MENTOR, n, n + 100);
        meet_all(BANK_CURATOR, n, n + 200);
    }
}

static void low_marks_ask_of_feelings_or_causes(void **state)
{
    (void)state;
    for (int64_t whose = 0; whose < 14; whose++) {
        const char *model = bank_next(BANK_MENTEE, "M4", true, NULL, 0, whose)->model;
        assert_true(strcmp(model, "G2") == 0 || strcmp(model, "G4") == 0);
    }
    /* a stage that has none of them: any other */
    assert_non_null(bank_next(BANK_MENTEE, "M5", true, NULL, 0, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_bank_is_whole),
        cmocka_unit_test(all_of_it_is_rendered),
        cmocka_unit_test(none_comes_again_too_soon),
        cmocka_unit_test(low_marks_ask_of_feelings_or_causes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
