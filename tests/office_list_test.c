/* office_list_test.c - a table to be printed: as many sheets as it takes, lying or
 * standing, a heading never left alone, nothing that cannot be drawn. */
#include "bot/base.h"
#include "bot/office.h"
#include "tests/office_stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include <cmocka.h>

#define US     "\\u001f"
#define HEAD   "{\"job\":\"list\",\"title\":\"Встречи\",\"columns\":[\"Время\",\"Кто\"],"
#define MEETS  "\"15:30" US "Пётр Волков – Ира Соколова\""
#define MONDAY "\"Понедельник" US "\""

static struct office_result made(void *mem, const char *json)
{
    struct office_result r = office_run_now(mem, office_program(), json, 30);
    if (!r.ok)
        fail_msg("%s", r.why);
    assert_memory_equal(r.bytes, "%PDF", 4);
    return r;
}

static const char *found(struct office_result r, const char *from, const char *text)
{
    size_t left = r.size - (size_t)(from - r.bytes);
    return memmem(from, left, text, strlen(text));
}

static int pages_of(struct office_result r)
{
    int pages = 0;
    for (const char *at = r.bytes; (at = found(r, at, "/Type /Page")); at++)
        pages += at[11] != 's';
    return pages;
}

/* A job with so many rows, each of them this one. */
static char *with_rows(void *mem, const char *row, int count, const char *more)
{
    char *json = talloc_asprintf(mem, HEAD "%s\"rows\":[", more);
    for (int i = 0; i < count; i++)
        json = talloc_asprintf_append(json, "%s%s", i ? "," : "", row);
    return talloc_asprintf_append(json, "]}");
}

static void a_few_rows_are_one_sheet(void **state)
{
    struct office_result r = made(*state, with_rows(*state, MEETS, 3, ""));
    assert_int_equal(pages_of(r), 1);
    assert_non_null(found(r, r.bytes, "/MediaBox [ 0 0 595"));
}

static void many_rows_go_on_on_the_next(void **state)
{
    int once = pages_of(made(*state, with_rows(*state, MEETS, 100, "")));
    int twice = pages_of(made(*state, with_rows(*state, MEETS, 200, "")));
    assert_in_range(once, 3, 5);
    assert_in_range(twice, 2 * once - 1, 2 * once);
}

static void it_lies_when_it_is_asked_to(void **state)
{
    struct office_result r =
        made(*state, with_rows(*state, MEETS, 1, "\"sides\":\"landscape\","));
    assert_non_null(found(r, r.bytes, "/MediaBox [ 0 0 841"));
}

/* As many rows as fill the sheet but for one: with a heading and a row after them, both
 * go to the next sheet, and with the heading alone it stays. */
static void a_heading_goes_with_what_it_heads(void **state)
{
    int fits = 1;
    while (pages_of(made(*state, with_rows(*state, MEETS, fits + 1, ""))) == 1)
        fits++;
    char *alone = with_rows(*state, MEETS, fits - 2, ""), *both;
    alone[strlen(alone) - 2] = '\0';
    both = talloc_asprintf(*state, "%s," MONDAY "," MEETS "," MEETS "]}", alone);
    struct office_result r = made(*state, both);
    assert_int_equal(pages_of(r), 2);
    alone = talloc_asprintf_append(alone, "," MONDAY "]}");
    assert_int_equal(pages_of(made(*state, alone)), 1);
}

static void without_rows_it_says_so(void **state)
{
    struct office_result none = made(*state, HEAD "\"empty\":\"Встреч нет\"}");
    struct office_result silent = made(*state, HEAD "\"empty\":\"\"}");
    assert_int_equal(pages_of(none), 1);
    assert_true(none.size > silent.size);
}

static void a_bad_list_is_refused_in_words(void **state)
{
    static const struct {
        const char *json, *why;
    } pairs[] = {
        { "{\"job\":\"list\"}", "title: is missing" },
        { HEAD "\"sides\":\"up\"}", "sides: are neither portrait nor landscape" },
        { HEAD "\"widths\":[\"0\",\"1\"]}", "widths: " },
        { HEAD "\"rows\":[\"a\"]}", "rows: row 1 has 1 cells and not 2" },
    };
    for (size_t i = 0; i < COUNT(pairs); i++) {
        struct office_result r =
            office_run_now(*state, office_program(), pairs[i].json, 30);
        assert_false(r.ok);
        char *why = talloc_asprintf(*state, "ended with code 64: %s", pairs[i].why);
        if (strncmp(r.why, why, strlen(why)) != 0)
            fail_msg("\"%s\" and not \"%s\"", r.why, why);
    }
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, office_stage_open, office_stage_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_few_rows_are_one_sheet),    TEST(many_rows_go_on_on_the_next),
        TEST(it_lies_when_it_is_asked_to), TEST(a_heading_goes_with_what_it_heads),
        TEST(without_rows_it_says_so),     TEST(a_bad_list_is_refused_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
