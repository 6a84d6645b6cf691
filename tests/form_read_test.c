/* form_read_test.c - a questionnaire is read with what it leaves out, and everything that
 * is wrong in one is told at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "bot/form_read.h"
#include "handlers/features.h"
#include "tests/rig.h"

#define BOTH(text) "\"ru\": \"" text "\", \"en\": \"" text "\""
#define ITEM(id, sc, more)                                                               \
    "{ \"id\": \"" id "\", \"scale\": \"" sc "\", " BOTH(id) more " }"
#define OF(id) "{ \"id\": \"" id "\", " BOTH(id) " }"
#define FORM(top, items)                                                                 \
    "{ \"form\": \"f\", \"version\": 1, " top "\"items\": [" items "] }"

struct bench {
    struct rig *rig;
    struct buffer complaints;
};

static int open_bench(void **state)
{
    struct bench *b = talloc_zero(NULL, struct bench);
    b->rig = rig_open(&rig_product);
    b->complaints.max = 65536;
    *state = b;
    return 0;
}

static int close_bench(void **state)
{
    struct bench *b = *state;
    buffer_fini(&b->complaints);
    rig_close(b->rig);
    talloc_free(b);
    return 0;
}

static const struct form *read_good(struct bench *b, const char *json)
{
    if (!forms_read(b->rig->forms, "f", json, &b->complaints))
        fail_msg("%s", buffer_get(&b->complaints));
    return form_named(b->rig->forms, "f");
}

/* It is refused, with this among what is complained of. */
static void read_bad(struct bench *b, const char *json, const char *complaint)
{
    buffer_fini(&b->complaints);
    b->complaints = (struct buffer){ .max = 65536 };
    assert_false(forms_read(b->rig->forms, "f", json, &b->complaints));
    if (!strstr(buffer_get(&b->complaints), complaint))
        fail_msg("no \"%s\" in:\n%s", complaint, buffer_get(&b->complaints));
}

/* ---- what is left out ------------------------------------------------------------- */

static void what_is_left_out_has_its_usual_value(void **state)
{
    const struct form *f = read_good(
        *state, FORM("", ITEM("T", "TXT", "") "," ITEM("N", "NUM", "") "," ITEM(
                             "M", "MCH",
                             ", \"choices\": [" OF("a") "," OF("b") "," OF(
                                 "c") "]") "," ITEM("R", "RANK", ", \"from\": \"M\"")));
    assert_int_equal(f->items[0].max, 2000);
    assert_false(f->items[0].required);
    assert_int_equal(f->items[1].min, 0);
    assert_int_equal(f->items[3].max, 3);
    assert_ptr_equal(f->items[3].from, &f->items[2]);
    assert_int_equal(f->items[3].choice_count, 3);
    assert_false(f->learners);
}

static void a_long_form_comes_in_portions(void **state)
{
    struct bench *b = *state;
#define TWO   ITEM("A", "TXT", "") "," ITEM("B", "YN", "")
#define M(id) ITEM(id, "MCH", ", \"choices\": [" OF("a") "," OF("b") "]")
    /* 2 + 2 + 3 + 1 is a portion, with 1 more it is long */
#define RANK ITEM("R", "RANK", ", \"most\": 2, \"from\": \"M\"")
    assert_false(
        read_good(b, FORM("", M("M") "," M("N") "," RANK "," ITEM("A", "YN", "")))
            ->portions);
    assert_true(read_good(b, FORM("", M("M") "," M("N") "," RANK "," TWO))->portions);
    assert_true(read_good(b, FORM("\"portions\": true, ", TWO))->portions);
    assert_false(
        read_good(b, FORM("\"portions\": false, ", M("M") "," M("N") "," RANK "," TWO))
            ->portions);
    const char *grid = FORM(
        "",
        ITEM("G", "grid",
             ", \"of\": \"Y3\", \"rows\": [" OF("a") "," OF("b") "," OF("c") "," OF(
                 "d") "," OF("e") "," OF("f") "," OF("g") "," OF("h") "]") "," ITEM("A",
                                                                                    "YN",
                                                                                    ""));
    assert_true(read_good(b, grid)->portions);
}

static void the_built_in_forms_suit_the_product(void **state)
{
    struct bench *b = *state;
    if (!forms_suit(b->rig->forms, &product, &b->complaints))
        fail_msg("%s", buffer_get(&b->complaints));
}

/* Whoever left one in the middle reads which one it was. */
static void every_built_in_form_says_what_it_is(void **state)
{
    struct bench *b = *state;
    const struct form *f;
    for (size_t i = 0; (f = forms_at(b->rig->forms, i)); i++)
        if (!f->title.text[0])
            fail_msg("%s has no title", f->name);
}

/* ---- what is wrong ---------------------------------------------------------------- */

static const struct {
    const char *json, *told;
} faults[] = {
    { "[]", "form f: is not a JSON object" },
    { "{", "is not a JSON object" },
    { "{}", "\"form\" must be the name of its file" },
    { FORM("", ""), "needs 1 to 200 items" },
    { FORM("\"subject\": 1, ", ITEM("A", "YN", "")),
      "form f: has a key that nobody reads: subject" },
    { FORM("\"title\": 1, ", ITEM("A", "YN", "")), "form f: must be wordings: title" },
    { FORM("\"title\": { \"en\": \"it\" }, ", ITEM("A", "YN", "")),
      "form f: has no wording in: ru" },
    { FORM("\"title\": { \"en\": \"it\", \"xx\": \"it\" }, ", ITEM("A", "YN", "")),
      "form f: has a key that nobody reads: xx" },
    { FORM("\"portions\": 1, ", ITEM("A", "YN", "")), "must be true or false: portions" },
    { FORM("", ITEM("A", "S6", "")), "item A: scale must be" },
    { FORM("", ITEM("A", "YN", ", \"optional\": true")),
      "item A: has a key that nobody reads: optional" },
    { FORM("", ITEM("A", "YN", ", \"rows\": [" OF("a") "]")), "nobody reads: rows" },
    { FORM("", ITEM("A", "NUM", ", \"from\": 1")), "nobody reads: from" },
    { FORM("", ITEM("A", "YN", ", \"required\": 1")), "must be true or false: required" },
    { FORM("", ITEM("A", "YN", ", \"ty\": \"other\"")),
      "ty can only be \"same\": other" },
    { FORM("", ITEM("A:B", "YN", "")), "letters, digits and _: A:B" },
    { FORM("", ITEM("A=B", "YN", "")), "letters, digits and _: A=B" },
    { FORM("", ITEM("A,B", "YN", "")), "letters, digits and _: A,B" },
    { FORM("", ITEM("ABCDEFGHIJKLM", "YN", "")), "id must be short" },
    { FORM("", ITEM("A", "YN", "") "," ITEM("A", "YN", "")), "the same item twice: A" },
    { FORM("", "{ \"id\": \"A\", \"scale\": \"YN\", \"ru\": \"А\" }"),
      "item A: has no wording in: en" },
    { FORM("", ITEM("A", "CH", "")), "item A: needs choices" },
    { FORM("", ITEM("A", "MCH", ", \"choices\": []")), "item A: needs choices" },
    { FORM("", ITEM("A", "CH", ", \"choices\": [" OF("a") "," OF("a") "]")),
      "the same id twice: a" },
    { FORM("", ITEM("A", "CH", ", \"choices\": [" OF("a=") "]")), "digits and _: a=" },
    { FORM("", ITEM("A", "CH",
                    ", \"choices\": [ { \"id\": \"a\", \"note\": 1, " BOTH("a") " } ]")),
      "nobody reads: note" },
    { FORM("", ITEM("A", "RANK", ", \"from\": \"B\"")),
      "from must be an MCH item before it: B" },
    { FORM("", ITEM("B", "YN", "") "," ITEM("A", "RANK", ", \"from\": \"B\"")),
      "from must be an MCH item before it: B" },
    { FORM("", ITEM("B", "MCH", ", \"choices\": [" OF("a") "]") "," ITEM(
                   "A", "MCH", ", \"from\": \"B\", \"choices\": [" OF("z") "]")),
      "from has no such choice: z" },
    { FORM("", ITEM("A", "RANK", ", \"most\": 6, \"choices\": [" OF("a") "]")),
      "most must be 1 to 5" },
    { FORM("", ITEM("A", "RANK", ", \"most\": 0, \"choices\": [" OF("a") "]")),
      "its least is more than its most" },
    { FORM("", ITEM("A", "RANK", ", \"choices\": [" OF("a") "," OF("b") "]")),
      "most is more than there are choices" },
    { FORM("", ITEM("A", "NUM", ", \"min\": 5, \"max\": 4")),
      "its least is more than its most" },
    { FORM("", ITEM("A", "grid", ", \"of\": \"S5\"")), "needs 1 to 20 rows" },
    { FORM("", ITEM("A", "grid", ", \"rows\": [" OF("a") "]")), "of must be S5" },
    { FORM("", ITEM("A", "grid", ", \"of\": \"CH\", \"rows\": [" OF("a") "]")),
      "of must be S5, S10, A5, F5, N11, Y3 or YN: CH" },
    { FORM("", ITEM("A", "DATE", ", \"since\": \"B\"")),
      "since must be a DATE item before it: B" },
    { FORM("", ITEM("B", "YN", "") "," ITEM("A", "DATE", ", \"since\": \"B\"")),
      "since must be a DATE item before it: B" },
    { FORM("", ITEM("A", "TXT", ", \"accepts\": [\"video\"]")),
      "accepts what nobody knows: video" },
    { FORM("\"learners\": true, ", ITEM("A", "YN", "")),
      "item A: is for learners too and has no wording for them" },
};

static void each_fault_is_told(void **state)
{
    for (size_t i = 0; i < COUNT(faults); i++)
        read_bad(*state, faults[i].json, faults[i].told);
}

static void all_faults_are_told_at_once(void **state)
{
    struct bench *b = *state;
    const char *json = FORM("\"learners\": true, ",
                            ITEM("A", "X", ", \"odd\": 1") "," ITEM("A", "CH", ""));
    static const char *const told[] = { "scale must be", "nobody reads: odd",
                                        "the same item twice", "needs choices",
                                        "no wording for them" };
    read_bad(b, json, told[0]);
    for (size_t i = 0; i < COUNT(told); i++)
        assert_non_null(strstr(buffer_get(&b->complaints), told[i]));
    assert_null(form_named(b->rig->forms, "f"));
}

static void learners_may_share_a_wording_on_purpose(void **state)
{
    read_good(*state,
              FORM("\"learners\": true, ", ITEM("A", "YN", ", \"ty\": \"same\"") "," ITEM(
                                               "B", "YN", ", \"ru_ty\": \"B\"")));
}

/* ---- room ------------------------------------------------------------------------- */

/* So many choices whose labels have so many letters. */
static const char *crowd(struct bench *b, const char *scale, int count, int letters)
{
    char *list = talloc_strdup(b, "");
    for (int i = 0; i < count; i++)
        list = talloc_asprintf_append(
            list, "%s{ \"id\": \"c%d\", \"ru\": \"%0*d\", \"en\": \"%0*d\" }",
            i ? "," : "", i, letters, i, letters, i);
    return talloc_asprintf(b,
                           FORM("", "{ \"id\": \"A\", \"scale\": \"%s\", " BOTH(
                                        "A") ", \"choices\": [%s] }"),
                           scale, list);
}

static size_t rows_of(const struct form *f, int letters)
{
    const struct form_item *item = &f->items[0];
    size_t count = item->choice_count;
    size_t columns = form_columns(item, count, (size_t)letters);
    size_t rows = (count + columns - 1) / columns;
    bool tight = form_is_tight(item, count, columns);
    return rows + 1 + (item->scale == SCALE_MCH && !tight ? 1 : 0);
}

static void whatever_is_accepted_has_eight_rows_at_most(void **state)
{
    struct bench *b = *state;
    static const char *const scales[] = { "CH", "MCH" };
    for (int count = 1; count <= FORM_CHOICES; count++)
        for (int letters = 1; letters <= 30; letters++)
            for (size_t s = 0; s < COUNT(scales); s++) {
                const char *json = crowd(b, scales[s], count, letters);
                if (!forms_read(b->rig->forms, "f", json, &b->complaints))
                    continue;
                assert_in_range(rows_of(form_named(b->rig->forms, "f"), letters), 2, 8);
            }
}

static void a_week_of_mornings_days_and_evenings_stands_in_three_columns(void **state)
{
    const struct form *f = read_good(*state, crowd(*state, "MCH", 21, 8));
    assert_int_equal(form_columns(&f->items[0], 21, 8), 3);
    assert_true(form_is_tight(&f->items[0], 21, 3));
}

static void what_has_no_room_is_complained_of(void **state)
{
    struct bench *b = *state;
    read_good(b, crowd(b, "MCH", 10, 40)); /* two columns, told above the buttons */
    read_bad(b, crowd(b, "MCH", 10, 41), "its choices do not fit on a screen in: ru");
    read_bad(b, crowd(b, "CH", 30, 20), "its choices do not fit on a screen in: en");
    read_bad(b, crowd(b, "CH", 31, 1), "has more than 30 choices");
    char *long_words = talloc_zero_size(b, 1502);
    memset(long_words, 'a', 1501);
    read_bad(
        b,
        talloc_asprintf(b,
                        "{ \"form\": \"f\", \"version\": 1, \"items\": [ { \"id\": "
                        "\"A\", \"scale\": \"YN\", \"ru\": \"%s\", \"en\": \"A\" } ] }",
                        long_words),
        "its question is too long for a screen in: ru");
}

/* ---- what the features say -------------------------------------------------------- */

static void somebody_must_hear_of_a_form_and_know_its_conditions(void **state)
{
    struct bench *b = *state;
    struct buffer why = { .max = 65536 };
    read_good(b, FORM("", ITEM("A", "YN", ", \"when\": \"yes\"")));
    assert_false(forms_suit(b->rig->forms, &rig_product, &why));
    assert_non_null(strstr(buffer_get(&why), "form f: nobody asks it\n"));
    assert_null(strstr(buffer_get(&why), "item A"));
    rig_form(b->rig, "t",
             "{ \"form\": \"t\", \"version\": 1, \"items\": [" ITEM(
                 "A", "YN", ", \"when\": \"perhaps\"") "] }");
    assert_false(forms_suit(b->rig->forms, &rig_product, &why));
    assert_non_null(
        strstr(buffer_get(&why), "form t, item A: no condition is called: perhaps"));
    assert_null(strstr(buffer_get(&why), "form t: nobody"));
    buffer_fini(&why);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(what_is_left_out_has_its_usual_value),
        ON_BENCH(a_long_form_comes_in_portions),
        ON_BENCH(the_built_in_forms_suit_the_product),
        ON_BENCH(every_built_in_form_says_what_it_is),
        ON_BENCH(each_fault_is_told),
        ON_BENCH(all_faults_are_told_at_once),
        ON_BENCH(learners_may_share_a_wording_on_purpose),
        ON_BENCH(whatever_is_accepted_has_eight_rows_at_most),
        ON_BENCH(a_week_of_mornings_days_and_evenings_stands_in_three_columns),
        ON_BENCH(what_has_no_room_is_complained_of),
        ON_BENCH(somebody_must_hear_of_a_form_and_know_its_conditions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
