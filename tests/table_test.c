/* table_test.c - tables as programs save them, and files that are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "bot/base.h"
#include "bot/table.h"

static int open_mem(void **state)
{
    *state = talloc_new(NULL);
    return 0;
}

static int close_mem(void **state)
{
    talloc_free(*state);
    return 0;
}

/* "1: a|b" a row, a newline between. */
static const char *told(void *mem, struct table t)
{
    char *all = talloc_strdup(mem, t.problem ? t.problem : "");
    for (size_t i = 0; i < t.count && !t.problem; i++) {
        all = talloc_asprintf_append(all, "%s%d: ", i ? "\n" : "", (int)t.rows[i].line);
        for (size_t c = 0; c < t.rows[i].count; c++)
            all = talloc_asprintf_append(all, "%s%s", c ? "|" : "", t.rows[i].cells[c]);
    }
    return all;
}

#define FILE_OF(bytes) bytes, sizeof bytes - 1

static void whatever_saved_it_the_cells_are_the_same(void **state)
{
    static const struct {
        const char *bytes;
        size_t size;
        const char *rows;
    } pairs[] = {
        { FILE_OF("ФИО;роль\nИра;mentee\n"), "1: ФИО|роль\n2: Ира|mentee" },
        { FILE_OF("\xEF\xBB\xBFФИО;роль\r\nИра;mentee\r\n"),
          "1: ФИО|роль\n2: Ира|mentee" },
        { FILE_OF("\xC8\xF0\xE0,\xB8\r\n"), "1: Ира|ё" },
        { FILE_OF("\xFF\xFE\x18\x04\x40\x04\x30\x04\x09\0b\0\x0D\0\x0A\0"), "1: Ира|b" },
        { FILE_OF("\xFE\xFF\x04\x18\x04\x40\x04\x30\0,\0b"), "1: Ира|b" },
        { FILE_OF("a,b\rc,d\r"), "1: a|b\n2: c|d" },
        { FILE_OF("sep=,\na;b,c\n"), "1: a;b|c" },
        { FILE_OF("a;b, c;d\ne;f;g\n"), "1: a|b, c|d\n2: e|f|g" },
        { FILE_OF("\"a;\"\"b\"\"\";c\n"), "1: a;\"b\"|c" },
        { FILE_OF("\"two\nlines\";c\nd;e\n"), "1: two lines|c\n2: d|e" },
        { FILE_OF("  a \xC2\xA0 b ;\t c;;\n"), "1: a b|c" },
        { FILE_OF("a\n\n;;\nb\n"), "1: a\n4: b" },
        { FILE_OF("a;b"), "1: a|b" },
        { FILE_OF("5\" pipe;b\n"), "1: 5\" pipe|b" },
        { FILE_OF("one column\nonly\n"), "1: one column\n2: only" },
    };
    for (size_t i = 0; i < COUNT(pairs); i++)
        assert_string_equal(
            told(*state, table_parse(*state, pairs[i].bytes, pairs[i].size)),
            pairs[i].rows);
}

static void what_is_no_table_is_said(void **state)
{
    static const struct {
        const char *bytes;
        size_t size;
        const char *problem;
    } pairs[] = {
        { FILE_OF("PK\3\4\x14\0\6\0"), "workbook" },
        { FILE_OF("\xD0\xCF\x11\xE0\xA1\xB1"), "workbook" },
        { FILE_OF("\x89PNG\r\n\x1A\n\0\0"), "binary" },
        { FILE_OF("a;\x01"
                  "b\n"),
          "binary" },
        { FILE_OF("\x98\x98\x98\x98"), "binary" },
        { FILE_OF("\xFF\xFE\0\0b\0"), "empty" },
        { FILE_OF(""), "empty" },
        { FILE_OF("\xEF\xBB\xBF"), "empty" },
        { FILE_OF(";;\n\n;\n"), "empty" },
        { FILE_OF("a;b\n\"c;d\ne;f\n"), "quotes" },
    };
    for (size_t i = 0; i < COUNT(pairs); i++)
        assert_string_equal(
            told(*state, table_parse(*state, pairs[i].bytes, pairs[i].size)),
            pairs[i].problem);
    assert_int_equal(table_parse(*state, FILE_OF("a;b\n\"c;d\ne;f\n")).line, 2);
}

static char *lines_of(void *mem, const char *line, int times)
{
    char *all = talloc_strdup(mem, "");
    for (int i = 0; i < times; i++)
        all = talloc_strdup_append_buffer(all, line);
    return all;
}

static void there_is_an_end_to_it(void **state)
{
    char *most = lines_of(*state, "a;b\n", TABLE_ROWS_MOST);
    char *more = lines_of(*state, "a;b\n\n", TABLE_ROWS_MOST + 1);
    char *columns = lines_of(*state, "a;", TABLE_COLUMNS_MOST);
    char *too_wide = lines_of(*state, "a;", TABLE_COLUMNS_MOST + 1);
    assert_int_equal(table_parse(*state, most, strlen(most)).count, TABLE_ROWS_MOST);
    assert_string_equal(table_parse(*state, more, strlen(more)).problem, "long");
    assert_null(table_parse(*state, columns, strlen(columns)).problem);
    assert_string_equal(table_parse(*state, too_wide, strlen(too_wide)).problem, "wide");
}

static void a_row_without_that_column_has_an_empty_cell(void **state)
{
    struct table t = table_parse(*state, FILE_OF("a;b\nc\n"));
    assert_string_equal(table_cell(&t.rows[1], 0), "c");
    assert_string_equal(table_cell(&t.rows[1], 1), "");
    assert_string_equal(table_cell(&t.rows[1], 99), "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_mem, close_mem)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(whatever_saved_it_the_cells_are_the_same),
        TEST(what_is_no_table_is_said),
        TEST(there_is_an_end_to_it),
        TEST(a_row_without_that_column_has_an_empty_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
