/* workbook_test.c - tables as programs read them that nobody here wrote: openpyxl, and
 * the csv of Python (tests/workbook.py). Skipped where openpyxl is not installed. */
#include "bot/base.h"
#include "bot/office.h"
#include "tests/office_stage.h"
#include "tests/script.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include <cmocka.h>

#define US "\\u001f"
#define TABLE(format, kinds, rows)                                                             \
    "{\"job\":\"workbook\",\"format\":\"" format "\",\"title\":\"Наставники: 1/2\"," \
    "\"columns\":[\"Имя\",\"Часы\",\"С какого дня\"],\"kinds\":[" kinds                        \
    "],\"rows\":[" rows "]}"
#define KINDS    "\"text\",\"number\",\"date\""
#define ONE(row) "\"" row "\""

/* What the reader says of the table, a line a cell; skips the test without a reader. */
static char *parsed(void *mem, const char *json)
{
    char *probe = script_new(mem, "exec /usr/bin/python3 -c 'import openpyxl'");
    if (!office_run_now(mem, probe, "", 20).ok)
        skip();
    struct office_result made = office_run_now(mem, office_program(), json, 30);
    if (!made.ok)
        fail_msg("%s", made.why);
    char *name = script_new(mem, "");
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(made.bytes, 1, made.size, file), made.size);
    assert_int_equal(fclose(file), 0);
    char *read = talloc_asprintf(mem, "exec /usr/bin/python3 \"%s/tests/workbook.py\" %s",
                                 getenv("PWD") ? getenv("PWD") : ".", name);
    struct office_result said = office_run_now(mem, script_new(mem, read), "", 60);
    if (!said.ok)
        fail_msg("%s", said.why);
    return talloc_strndup(mem, said.bytes, said.size);
}

static void assert_line(const char *text, const char *wanted)
{
    char *line = talloc_asprintf(NULL, "%s\n", wanted);
    bool found = strstr(text, line);
    talloc_free(line);
    if (!found)
        fail_msg("no line \"%s\" in:\n%.4000s", wanted, text);
}

/* ---- a workbook ------------------------------------------------------------------- */

static void a_workbook_has_real_numbers_and_dates(void **state)
{
    char *text = parsed(
        *state, TABLE("xlsx", KINDS,
                      ONE("Пётр" US "-5" US "2026-09-07") "," ONE(
                          "Ира" US "2,5" US
                          "2026-09-08 15:30") "," ONE("007" US "много" US "2026-02-30")));
    assert_line(text, "A2 s General wrapped: 'Пётр'");
    assert_line(text, "B2 n General: -5");
    assert_line(text, "C2 d dd.mm.yyyy: datetime.datetime(2026, 9, 7, 0, 0)");
    assert_line(text, "B3 n General: 2.5");
    assert_line(text, "C3 d dd.mm.yyyy hh:mm: datetime.datetime(2026, 9, 8, 15, 30)");
    assert_line(text, "A4 s General wrapped: '007'");
    assert_line(text, "B4 s General wrapped: 'много'");
    assert_line(text, "C4 s General wrapped: '2026-02-30'");
}

static void its_header_is_bold_and_stays_in_sight(void **state)
{
    char *text = parsed(*state, TABLE("xlsx", KINDS, ONE("Пётр" US "5" US "2026-09-07")));
    assert_line(text, "sheet Наставники  1 2: A1:C2, frozen at A2, filter A1:C2, printed "
                      "again $1:$1");
    assert_line(text, "A1 bold=True width=10");
    assert_line(text, "C1 bold=True width=15");
    assert_line(text, "A1 s General wrapped: 'Имя'");
}

static void a_text_in_it_is_never_a_formula(void **state)
{
    char *text =
        parsed(*state, TABLE("xlsx", KINDS,
                             ONE("=1+1" US "=2" US "=HYPERLINK(1)") "," ONE(
                                 "@SUM(A1)" US "+7 999" US "https://a.example/x")));
    assert_line(text, "A2 s General wrapped: '=1+1'");
    assert_line(text, "B2 s General wrapped: '=2'");
    assert_line(text, "C2 s General wrapped: '=HYPERLINK(1)'");
    assert_line(text, "A3 s General wrapped: '@SUM(A1)'");
    assert_line(text, "B3 s General wrapped: '+7 999'");
    assert_line(text, "C3 s General wrapped: 'https://a.example/x'");
}

static void long_and_strange_texts_open_all_the_same(void **state)
{
    char *text =
        parsed(*state, TABLE("xlsx", KINDS,
                             ONE("один <b>\\u0001два\\uffff & \\\"три\\\"\\nчетыре, "
                                 "и ещё столько слов, чтобы они не встали в одну "
                                 "строку" US US) "," ONE(US US)));
    assert_line(text, "A1 bold=True width=49");
    assert_line(text, "A2 s General wrapped: 'один <b>два & \"три\"\\nчетыре, и ещё "
                      "столько слов, чтобы они не встали в одну строку'");
}

/* Its parts are files that have no name any more, in memory alone. */
static void no_part_of_a_workbook_is_left_on_the_disk(void **state)
{
    char *marker = script_new(*state, "");
    char *word = talloc_asprintf(*state, "left%ld", (long)getpid());
    char *job =
        talloc_asprintf(*state, TABLE("xlsx", KINDS, ONE("%s" US "5" US "")), word);
    char *find =
        talloc_asprintf(*state,
                        "find /dev/shm /tmp /var/tmp . -maxdepth 1 -type f -newer %s"
                        " -exec grep -l %s {} + | grep -v nastavnik-test || true",
                        marker, word);
    assert_true(office_run_now(*state, office_program(), job, 30).ok);
    assert_string_equal(office_run_now(*state, script_new(*state, find), "", 30).bytes,
                        "");
}

/* ---- CSV -------------------------------------------------------------------------- */

static void csv_is_what_excel_opens_by_a_double_click(void **state)
{
    char *text =
        parsed(*state, TABLE("csv", KINDS,
                             ONE("Пётр; \\\"П\\\"" US "-2.5" US "2026-09-07") "," ONE(
                                 "две\\nстроки" US "" US "2026-09-08 15:30")));
    assert_line(text, "begins with a BOM");
    assert_line(text, "ends of lines: 3 of 4");
    assert_line(text, "0,2: 'С какого дня'");
    assert_line(text, "1,0: 'Пётр; \"П\"'");
    assert_line(text, "1,1: '-2,5'");
    assert_line(text, "1,2: '07.09.2026'");
    assert_line(text, "2,0: 'две\\nстроки'");
    assert_line(text, "2,1: ''");
    assert_line(text, "2,2: '08.09.2026 15:30'");
}

static void what_could_be_a_formula_is_defused(void **state)
{
    static const struct {
        const char *cell, *shown;
    } pairs[] = {
        { "=1+1", "\"'=1+1\"" },   { "+7 999", "\"'+7 999\"" },
        { "-x", "\"'-x\"" },       { "@SUM(1)", "\"'@SUM(1)\"" },
        { "\\t=1", "\"'\\t=1\"" }, { "\\r=1", "\"'\\r=1\"" },
        { "\\n=1", "\"'\\n=1\"" }, { "＝1", "\"'＝1\"" },
        { "-1+1", "\"'-1+1\"" },   { "-5", "'-5'" },
        { "+5", "'+5'" },          { "-3,5", "'-3,5'" },
        { "Пётр =", "'Пётр ='" },
    };
    for (size_t i = 0; i < COUNT(pairs); i++) {
        char *json = talloc_asprintf(*state,
                                     "{\"job\":\"workbook\",\"format\":\"csv\",\"title\":"
                                     "\"t\",\"columns\":[\"a\"],\"kinds\":[\"text\"],"
                                     "\"rows\":[\"%s\"]}",
                                     pairs[i].cell);
        assert_line(parsed(*state, json),
                    talloc_asprintf(*state, "1,0: %s", pairs[i].shown));
    }
}

/* ---- much, and wrong -------------------------------------------------------------- */

static char *many_rows(void *mem, const char *format)
{
    struct buffer b = { .max = 4 * 1024 * 1024 };
    buffer_format(&b,
                  "{\"job\":\"workbook\",\"title\":\"t\",\"format\":\"%s\","
                  "\"columns\":[\"a\",\"b\"],\"kinds\":[\"text\",\"number\"],\"rows\":[",
                  format);
    for (int i = 0; i < 2000; i++)
        buffer_format(&b, "%s\"Наставник номер %d" US "%d\"", i ? "," : "", i, i);
    buffer_text(&b, "]}");
    char *json = talloc_strdup(mem, buffer_get(&b));
    buffer_fini(&b);
    return json;
}

static void two_thousand_rows_come_back_whole(void **state)
{
    char *text = parsed(*state, many_rows(*state, "xlsx"));
    assert_line(text, "A2001 s General wrapped: 'Наставник номер 1999'");
    assert_line(text, "B2001 n General: 1999");
    text = parsed(*state, many_rows(*state, "csv"));
    assert_line(text, "2000,0: 'Наставник номер 1999'");
    assert_line(text, "2000,1: '1999'");
}

static void a_bad_table_is_refused_in_words(void **state)
{
    static const struct {
        const char *job, *why;
    } pairs[] = {
        { TABLE("ods", KINDS, ""), "format: is neither xlsx nor csv" },
        { TABLE("csv", "\"text\"", ""), "kinds: has 1 parts and not 3" },
        { TABLE("csv", "\"text\",\"text\",\"sum\"", ""), "kinds: there is none called" },
        { TABLE("csv", KINDS, ONE("a" US "b")), "rows: row 1 has 2 cells and not 3" },
        { TABLE("csv", KINDS, "7"), "rows: is not a text" },
        { "{\"job\":\"workbook\"}", "title: is missing" },
        { "{\"job\":\"workbook\",\"title\":\"t\",\"format\":\"csv\",\"columns\":[],"
          "\"rows\":[],\"kinds\":[]}",
          "columns: there is none" },
    };
    for (size_t i = 0; i < COUNT(pairs); i++) {
        struct office_result r =
            office_run_now(*state, office_program(), pairs[i].job, 30);
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
    signal(SIGPIPE, SIG_IGN);
    const struct CMUnitTest tests[] = {
        TEST(a_workbook_has_real_numbers_and_dates),
        TEST(its_header_is_bold_and_stays_in_sight),
        TEST(a_text_in_it_is_never_a_formula),
        TEST(long_and_strange_texts_open_all_the_same),
        TEST(no_part_of_a_workbook_is_left_on_the_disk),
        TEST(csv_is_what_excel_opens_by_a_double_click),
        TEST(what_could_be_a_formula_is_defused),
        TEST(two_thousand_rows_come_back_whole),
        TEST(a_bad_table_is_refused_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
