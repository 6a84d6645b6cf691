/* file_name_test.c - the name of a file is somebody's words, without what no disk takes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "tests/rig.h"

/* ---- what calls it ---------------------------------------------------------------- */

/* t:called:<title of a file>[:<how often in it>] */
static void show_called(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "called", 0);
    const char *title = argument(t, 0);
    for (long left = strtol(argument(t, 1), NULL, 10); left > 1; left--)
        title = format(t, "%s%s", title, argument(t, 0));
    marked_line(c, file_name(t, title, "pdf"));
    show(c);
}

static const struct action acts[] = { { "called", MEMBER, show_called }, { 0 } };
static const struct feature feature = { .name = "t", .actions = acts };
static const struct feature *const features[] = { &feature, NULL };

/* ---- the names -------------------------------------------------------------------- */

static int open_bench(void **state)
{
    static struct product caller;
    caller = rig_product;
    caller.features = features;
    struct rig *r = rig_open(&caller);
    rig_person(r, "anna", MENTOR);
    *state = r;
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

static void assert_called(struct rig *r, const char *title, const char *name)
{
    rig_press(r, "anna", talloc_asprintf(r->memory, "t:called:%s", title));
    assert_string_equal(rig_last(r, "anna")->words, name);
}

static void words_stay_as_they_are(void **state)
{
    assert_called(*state, "Встреча 25 ноября", "Встреча 25 ноября.pdf");
    assert_called(*state, "Акт № 1, «да»", "Акт № 1, «да».pdf");
}

static void what_a_disk_does_not_take_is_left_out(void **state)
{
    assert_called(*state, "a/b\\c*d?e|f%25", "a b c d e f 25.pdf");
    assert_called(*state, "../../etc/passwd", "etc passwd.pdf");
    assert_called(*state, " one \n\n two. ", "one two.pdf");
}

static void a_long_one_is_cut_between_letters(void **state)
{
    struct rig *r = *state;
    char *name = talloc_strdup(r->memory, "");
    for (int i = 0; i < 56; i++)
        name = talloc_strdup_append(name, "ж");
    assert_called(r, "жжжжжжжж:7", talloc_asprintf(r->memory, "%s.pdf", name));
    assert_called(r, "жжжжжжжж:8", talloc_asprintf(r->memory, "%s.pdf", name));
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(words_stay_as_they_are),
        ON_BENCH(what_a_disk_does_not_take_is_left_out),
        ON_BENCH(a_long_one_is_cut_between_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
