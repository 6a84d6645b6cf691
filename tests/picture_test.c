/* picture_test.c - the picture of a school's weeks: as large as a phone wants it, the
 * same for the same figures, and different for each word and figure that it is given. */
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

static const char whole[] =
    "{\"job\":\"picture\",\"title\":\"Школа\",\"subtitle\":\"за две недели\","
    "\"headings\":[\"Встречи\",\"Отзывы\",\"Помощь\",\"Охват\"],"
    "\"kinds\":[\"bars\",\"line\",\"parts\",\"goals\"],"
    "\"notes\":[\"примечание\",\"\",\"\",\"\"],"
    "\"empty\":[\"пусто-а\",\"пусто-б\",\"пусто-в\",\"пусто-г\"],"
    "\"full\":[\"были\",\"\",\"вовремя\",\"\"],"
    "\"hollow\":[\"намечались\",\"\",\"опоздали\",\"\"],"
    "\"labels1\":[\"13.07\",\"20.07\"],\"values1\":[\"4\",\"9\"],"
    "\"seconds1\":[\"5\",\"6\"],\"shown1\":[\"4 из 5\",\"9 из 6\"],"
    "\"labels2\":[\"14.08\",\"21.08\"],\"values2\":[\"\",\"61\"],"
    "\"shown2\":[\"—\",\"61 %\"],"
    "\"labels3\":[\"15.09\",\"22.09\"],\"values3\":[\"7\",\"0\"],"
    "\"seconds3\":[\"8\",\"0\"],\"shown3\":[\"7 из 8\",\"–\"],"
    "\"labels4\":[\"Дети\"],\"values4\":[\"35\"],\"seconds4\":[\"50\"],"
    "\"shown4\":[\"35 %, цель 50 %\"]}";

static struct office_result made(void *mem, const char *json)
{
    struct office_result r = office_run_now(mem, office_program(), json, 30);
    if (!r.ok)
        fail_msg("%s: %s", r.why, json);
    return r;
}

static bool same(struct office_result a, struct office_result b)
{
    return a.size == b.size && memcmp(a.bytes, b.bytes, a.size) == 0;
}

/* The job with one text in it replaced by another. */
static char *with(void *mem, const char *json, const char *text, const char *other)
{
    const char *at = strstr(json, text);
    if (!at)
        fail_msg("no \"%s\"", text);
    return talloc_asprintf(mem, "%.*s%s%s", (int)(at - json), json, other,
                           at + strlen(text));
}

static unsigned number_at(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;
    return (unsigned)b[0] << 24 | (unsigned)b[1] << 16 | (unsigned)b[2] << 8 | b[3];
}

static void assert_size(struct office_result r)
{
    assert_true(r.size > 64);
    assert_memory_equal(r.bytes, "\x89PNG", 4);
    assert_int_equal(number_at(r.bytes + 16), 1080);
    assert_int_equal(number_at(r.bytes + 20), 1350);
}

static void it_is_a_picture_for_a_phone(void **state)
{
    struct office_result r = made(*state, whole);
    assert_size(r);
    assert_true(r.size > 20 * 1024); // a blank sheet takes less than 8 KiB
    assert_true(same(r, made(*state, whole)));
}

static void each_word_and_figure_is_seen(void **state)
{
    static const char *const texts[] = {
        "Школа",    "за две недели", "Встречи", "Отзывы",  "Помощь",
        "Охват",    "примечание",    "были",    "вовремя", "намечались",
        "опоздали", "13.07",         "20.07",   "14.08",   "21.08",
        "15.09",    "22.09",         "4 из 5",  "9 из 6",  "—",
        "61 %",     "7 из 8",        "–",       "Дети",    "35 %",
    };
    static const char *const figures[][2] = {
        { "\"4\",\"9\"", "\"3\",\"9\"" },  { "\"5\",\"6\"", "\"5\",\"7\"" },
        { "\"\",\"61\"", "\"0\",\"61\"" }, { "\"\",\"61\"", "\"\",\"62\"" },
        { "\"7\",\"0\"", "\"6\",\"0\"" },  { "\"8\",\"0\"", "\"9\",\"0\"" },
        { "[\"35\"]", "[\"36\"]" },        { "[\"50\"]", "[\"51\"]" },
    };
    struct office_result r = made(*state, whole);
    for (size_t i = 0; i < COUNT(texts); i++)
        if (same(r, made(*state, with(*state, whole, texts[i], "Ж"))))
            fail_msg("\"%s\" is not seen", texts[i]);
    for (size_t i = 0; i < COUNT(figures); i++)
        if (same(r, made(*state, with(*state, whole, figures[i][0], figures[i][1]))))
            fail_msg("%s is not seen", figures[i][0]);
}

static void a_panel_without_points_says_so(void **state)
{
    char *none = with(*state, whole,
                      "[\"Дети\"],\"values4\":[\"35\"],\"seconds4\":[\"50\"],"
                      "\"shown4\":[\"35 %, цель 50 %\"]",
                      "[]");
    struct office_result r = made(*state, none);
    assert_size(r);
    assert_false(same(r, made(*state, with(*state, none, "пусто-г", "нет"))));
    assert_true(same(r, made(*state, with(*state, none, "пусто-а", "нет"))));
}

static void long_words_and_great_figures_do_no_harm(void **state)
{
    char *long_words =
        with(*state, whole, "Встречи",
             "Очень длинное название того, о чём говорит эта часть картинки, "
             "и его конец не виден");
    assert_size(
        made(*state, with(*state, long_words, "\"9 из 6\"", "\"1000000 из 1000000\"")));
    assert_size(made(*state, with(*state, whole, "\"4\",\"9\"", "\"0\",\"1000000\"")));
    assert_size(made(*state, with(*state, whole, "[\"35\"]", "[\"1000\"]")));
}

static void a_bad_picture_is_refused_in_words(void **state)
{
    static const struct {
        const char *text, *other, *why;
    } pairs[] = {
        { "\"title\":\"Школа\",", "", "title: is missing" },
        { "\"goals\"", "\"cakes\"", "kinds: there is none called \"cakes\"" },
        { ",\"goals\"", "", "kinds: has 3 parts and not 4" },
        { "\"values1\":[\"4\",\"9\"]", "\"values1\":[\"4\"]", "values1: has 1 parts" },
        { "\"4\",\"9\"", "\"4\",\"-9\"", "values1: \"-9\" is no number" },
        { "\"8\",\"0\"", "\"8\",\"x\"", "seconds3: \"x\" is no number" },
        { "[\"Дети\"]", "7", "labels4: is not a list" },
    };
    for (size_t i = 0; i < COUNT(pairs); i++) {
        char *json = with(*state, whole, pairs[i].text, pairs[i].other);
        struct office_result r = office_run_now(*state, office_program(), json, 30);
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
        TEST(it_is_a_picture_for_a_phone),
        TEST(each_word_and_figure_is_seen),
        TEST(a_panel_without_points_says_so),
        TEST(long_words_and_great_figures_do_no_harm),
        TEST(a_bad_picture_is_refused_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
