/* typed_test.c - what people type for a day and an hour. Today is Monday, 7 September
 * 2026, ten in the morning. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "bot/base.h"
#include "locales/typed.h"
#include "locales/words.h"
#include "locales/zones.h"

static struct words *all;

static int open_words(void **state)
{
    struct buffer complaints = { .max = 65536 };
    (void)state;
    all = words_open(NULL, &complaints);
    return all ? 0 : -1;
}

static int close_words(void **state)
{
    (void)state;
    words_free(all);
    return 0;
}

static const struct local monday = { 2026, 9, 7, 10, 0, 0, 1 };

/* "2026-09-08 15:30", "2026-09-08", "15:30", "2026-09-08 after 6"; "" for a refusal. */
static const char *read_as(const char *text)
{
    static char told[64];
    struct typed t;
    told[0] = '\0';
    if (!typed_read(all, &monday, text, &t))
        return "";
    size_t len = 0;
    if (t.has_day)
        len =
            (size_t)snprintf(told, sizeof told, "%04d-%02d-%02d", t.year, t.month, t.day);
    const char *blank = len && (t.minute >= 0 || t.lesson) ? " " : "";
    if (t.minute >= 0)
        snprintf(told + len, sizeof told - len, "%s%02d:%02d", blank, t.minute / 60,
                 t.minute % 60);
    else if (t.lesson)
        snprintf(told + len, sizeof told - len, "%safter %d", blank, t.lesson);
    static const char *const parts[] = { "", "morning", "afternoon", "evening" };
    if (t.part)
        snprintf(told + len, sizeof told - len, "%s%s", len ? " " : "", parts[t.part]);
    return told;
}

struct pair {
    const char *text, *means;
};

static void all_mean(const struct pair *pairs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(read_as(pairs[i].text), pairs[i].means) != 0)
            fail_msg("\"%s\" is read as \"%s\", not \"%s\"", pairs[i].text,
                     read_as(pairs[i].text), pairs[i].means);
}

static void russian(void **state)
{
    static const struct pair pairs[] = {
        { "завтра в 15:30", "2026-09-08 15:30" },
        { "Завтра, 15.30", "2026-09-08 15:30" },
        { "чт после 6 урока", "2026-09-10 after 6" },
        { "в четверг после шестого урока", "2026-09-10 after 6" },
        { "25.11 14:00", "2026-11-25 14:00" },
        { "25.11.2026 в 9", "2026-11-25 09:00" },
        { "послезавтра в 3", "2026-09-09 15:00" },
        { "послезавтра в 3 часа дня", "2026-09-09 15:00" },
        { "сегодня в 7 вечера", "2026-09-07 19:00" },
        { "во вторник в 9 утра", "2026-09-08 09:00" },
        { "пн", "2026-09-14" },
        { "следующую среду в полдень", "2026-09-16 12:00" },
        { "через 3 дня в 16", "2026-09-10 16:00" },
        { "через неделю", "2026-09-14" },
        { "25 ноября", "2026-11-25" },
        { "3 марта", "2027-03-03" },
        { "7 сентября 14:00", "2026-09-07 14:00" },
        { "в 15", "15:00" },
        { "15:30", "15:30" },
        { "после 5-го урока", "after 5" },
        { "завтра после четвертого урока", "2026-09-08 after 4" },
        { "в пятницу вечером", "2026-09-11 evening" },
        { "завтра после обеда", "2026-09-08 afternoon" },
        { "с утра", "morning" },
        { "вечером в 8", "20:00" },
        { "в пятницу в 7 вечером", "2026-09-11 19:00" },
        { "завтра утром в 7", "2026-09-08 07:00" },
        { "в 6 утром", "06:00" },
        { "через две недели", "2026-09-21" },
        { "через неделю в 15:00", "2026-09-14 15:00" },
        { "через десять дней утром", "2026-09-17 morning" },
    };
    (void)state;
    all_mean(pairs, COUNT(pairs));
}

static void english(void **state)
{
    static const struct pair pairs[] = {
        { "tomorrow 3pm", "2026-09-08 15:00" },
        { "tomorrow 3:30pm", "2026-09-08 15:30" },
        { "next Fri 2:15 pm", "2026-09-18 14:15" },
        { "thu 12:05am", "2026-09-10 00:05" },
        { "Tomorrow at 3 pm", "2026-09-08 15:00" },
        { "day after tomorrow at 11:15", "2026-09-09 11:15" },
        { "thu after lesson 6", "2026-09-10 after 6" },
        { "on Thursday after the 6th lesson", "2026-09-10 after 6" },
        { "next friday noon", "2026-09-18 12:00" },
        { "Nov 25 at 9 am", "2026-11-25 09:00" },
        { "25 November 2027", "2027-11-25" },
        { "in a week at 12 pm", "2026-09-14 12:00" },
        { "in 2 weeks", "2026-09-21" },
        { "in two weeks", "2026-09-21" },
        { "in one week at 4", "2026-09-14 16:00" },
        { "friday evening", "2026-09-11 evening" },
        { "on Friday in the evening at 8", "2026-09-11 20:00" },
        { "tomorrow in the morning", "2026-09-08 morning" },
        { "2026-11-25 14:00", "2026-11-25 14:00" },
        { "today 12 am", "2026-09-07 00:00" },
    };
    (void)state;
    all_mean(pairs, COUNT(pairs));
}

static void refused(void **state)
{
    static const struct pair pairs[] = {
        { "", "" },
        { "   ", "" },
        { "в", "" },
        { "как-нибудь завтра", "" },
        { "завтра послезавтра", "" },
        { "завтра утром в 15", "" },
        { "вечером утром", "" },
        { "вечером после 6 урока", "" },
        { "через ноль дней", "" },
        { "завтра в 25:00", "" },
        { "завтра в 15:60", "" },
        { "31.02", "" },
        { "30.13", "" },
        { "завтра в 15:30 в 16:00", "" },
        { "завтра после 6 урока в 15:00", "" },
        { "13 pm", "" },
        { "13:30pm", "" },
        { "через 9999 дней", "" },
        { "после 99 урока", "" },
        { "7", "" },
        { "99999999999999999999", "" },
        { "1 2 3 4 5 6 7 8 9 10 11 12 13 14", "" },
        { "завтра\xc3\x28", "" },
    };
    (void)state;
    all_mean(pairs, COUNT(pairs));
}

/* Every weekday from every weekday is one to seven days away. */
static void weekdays(void **state)
{
    static const char *const names[] = { "пн", "вт", "ср", "чт", "пт", "сб", "вс" };
    (void)state;
    for (int today = 0; today < 7; today++)
        for (int other = 0; other < 7; other++) {
            struct local day = { 2026, 9, 7 + today, 10, 0, 0, today + 1 };
            struct typed t;
            assert_true(typed_read(all, &day, names[other], &t));
            int ahead = t.day - day.day;
            assert_in_range(ahead, 1, 7);
            assert_int_equal((today + ahead) % 7, other);
        }
}

/* "2026-10-26 2026-11-03"; "" for a refusal. */
static const char *span_as(const struct local *today, const char *text)
{
    static char told[64];
    struct typed a, b;
    told[0] = '\0';
    if (typed_span_read(all, today, text, &a, &b))
        snprintf(told, sizeof told, "%04d-%02d-%02d %04d-%02d-%02d", a.year, a.month,
                 a.day, b.year, b.month, b.day);
    return told;
}

static void spans(void **state)
{
    static const struct pair pairs[] = {
        { "26.10-03.11", "2026-10-26 2026-11-03" },
        { "26.10 – 3.11", "2026-10-26 2026-11-03" },
        { "с 26 октября по 3 ноября", "2026-10-26 2026-11-03" },
        { "26-30 октября", "2026-10-26 2026-10-30" },
        { "28.12—10.01", "2026-12-28 2027-01-10" },
        { "01.09-12.09", "2026-09-01 2026-09-12" },
        { "26.10-03.11.2027", "2027-10-26 2027-11-03" },
        { "28.12.2027-10.01", "2027-12-28 2028-01-10" },
        { "2026-10-26 - 2026-11-03", "2026-10-26 2026-11-03" },
        { "from Oct 26 to Nov 3", "2026-10-26 2026-11-03" },
        { "3.11.2026-26.10.2026", "2026-11-03 2026-10-26" },
        { "26.10", "" },
        { "26.10-", "" },
        { "-", "" },
        { "2026-10-26", "" },
        { "26.10 в 15:00 - 27.10", "" },
        { "31-30 октября", "" },
        { "с по до", "" },
    };
    static const struct local new_year = { 2027, 1, 4, 10, 0, 0, 1 };
    (void)state;
    for (size_t i = 0; i < COUNT(pairs); i++)
        if (strcmp(span_as(&monday, pairs[i].text), pairs[i].means) != 0)
            fail_msg("\"%s\" is read as \"%s\"", pairs[i].text,
                     span_as(&monday, pairs[i].text));
    assert_string_equal(span_as(&new_year, "28.12-10.01"), "2026-12-28 2027-01-10");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(russian),  cmocka_unit_test(english), cmocka_unit_test(refused),
        cmocka_unit_test(weekdays), cmocka_unit_test(spans),
    };
    return cmocka_run_group_tests(tests, open_words, close_words);
}
