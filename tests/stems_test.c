/* stems_test.c - different forms of a word have one stem, in Russian and in English, and
 * nothing a person types is an error of the query. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "locales/stems.h"

static void same_stem(void **state)
{
    (void)state;
    void *memory = talloc_new(NULL);
    const char *one = stems_of(memory, "Дети не слушают на шестом уроке", "");
    assert_non_null(strstr(one, "урок"));
    assert_string_equal(stems_of(memory, "уроки", ""), stems_of(memory, "УРОКАМИ", ""));
    assert_string_equal(stems_of(memory, "ученики", ""),
                        stems_of(memory, "«учеников»,", ""));
    assert_string_equal(stems_of(memory, "всё тяжёлое", ""),
                        stems_of(memory, "все тяжелое", ""));
    assert_string_equal(stems_of(memory, "lessons", ""), stems_of(memory, "Lesson!", ""));
    assert_string_not_equal(stems_of(memory, "урок", ""),
                            stems_of(memory, "родители", ""));
    talloc_free(memory);
}

static void nothing_to_stem(void **state)
{
    (void)state;
    void *memory = talloc_new(NULL);
    assert_string_equal(stems_of(memory, "", ""), "");
    assert_string_equal(stems_of(memory, " - ! 5 я \xff \xd0", ""), "");
    assert_string_equal(stems_query(memory, "?", ""), "");
    talloc_free(memory);
}

static void a_query(void **state)
{
    (void)state;
    void *memory = talloc_new(NULL);
    assert_string_equal(stems_query(memory, "Lesson \"lessons\" OR NEAR(*)", ""),
                        "\"lesson\" OR \"or\" OR \"near\"");
    const char *long_one = "";
    for (int i = 0; i < 60; i++)
        long_one = talloc_asprintf(memory, "%s word%dx", long_one, i);
    const char *query = stems_query(memory, long_one, "");
    int ors = 0;
    for (const char *at = query; (at = strstr(at, " OR ")); at += 4)
        ors++;
    assert_int_equal(ors, 23);
    talloc_free(memory);
}

static void common_words(void **state)
{
    (void)state;
    void *memory = talloc_new(NULL);
    static const char common[] = "как на the ее";
    assert_string_equal(stems_of(memory, "Как её увлечь на уроке", common),
                        stems_of(memory, "увлечь уроке", ""));
    assert_string_equal(stems_query(memory, "THE lesson, th", common),
                        "\"lesson\" OR \"th\"");
    assert_string_equal(stems_query(memory, "как на", common), "");
    talloc_free(memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_stem),
        cmocka_unit_test(nothing_to_stem),
        cmocka_unit_test(a_query),
        cmocka_unit_test(common_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
