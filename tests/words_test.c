/* words_test.c - texts filled for readers, and typed words. The files of texts, those
 * with mistakes and our own, are in locales_test.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <talloc.h>

#include "bot/base.h"
#include "locales/words.h"
#include "locales/zones.h"

/* The space that does not break, of Russian thousands. */
#define NBSP "\xc2\xa0"

static const char ru[] =
    "{ \"sent\": \"Отправлено {{who}}\", \"sent_ty\": \"Твоё письмо у {{ who }}\","
    "  \"wait_one\": \"{{count}} просьба\", \"wait_few\": \"{{count}} просьбы\","
    "  \"wait_many\": \"{{count}} просьб\", \"wait_other\": \"{{count}} просьбы.\","
    "  \"wait_ty_one\": \"ты {{count}}\", \"wait_ty_few\": \"ты {{count}} few\","
    "  \"wait_ty_many\": \"ты {{count}} many\", \"wait_ty_other\": \"ты {{count}} other\","
    "  \"at\": { \"by\": \"до {{by}}\", \"twice\": \"{{a}}{{b}}{{a}}\" },"
    "  \"menu\": \"Меню| домой |ещё раз\" }";
static const char en[] =
    "{ \"sent\": \"<b>Sent</b> to {{who}}\", \"menu\": \"menu|home\","
    "  \"wait_one\": \"{{count}} request\", \"wait_other\": \"{{count}} requests\","
    "  \"at\": { \"by\": \"by {{by}}\" }, \"at.twice\": \"{{b}}-{{a}}\" }";

static struct words_source source(const char *language, const char *json)
{
    return (struct words_source){ language, language, json, strlen(json) };
}

static struct words *words;

static int set_up(void **state)
{
    struct words_source sources[] = { source("ru", ru), source("en", en) };
    struct buffer complaints = { .max = 65536 };
    (void)state;
    words = words_open_sources(sources, COUNT(sources), &complaints);
    if (!words)
        print_error("%s", buffer_get(&complaints));
    buffer_fini(&complaints);
    return words ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    words_free(words);
    return 0;
}

static const int64_t now = 1790000000; /* in September 2026 */
static const struct reader adult = { "ru", "Asia/Yekaterinburg", false, now, 0 };
static const struct reader learner = { "ru", "Asia/Yekaterinburg", true, now, 0 };
static const struct reader english = { "en", "Europe/Berlin", false, now, 0 };
static const struct reader student = { "en", "Europe/Berlin", true, now, 0 };

static void expect(const struct reader *reader, const char *key, struct blank blank,
                   const char *expected)
{
    char *filled = words_fill(words, NULL, reader, key, &blank, 1);
    assert_string_equal(filled, expected);
    talloc_free(filled);
}

/* ---- filling --------------------------------------------------------- */

static void count_picks_the_form(void **state)
{
    static const struct {
        const struct reader *reader;
        int64_t count;
        const char *filled;
    } cases[] = {
        { &adult, 0, "0 просьб" },
        { &adult, 1, "1 просьба" },
        { &adult, 2, "2 просьбы" },
        { &adult, 5, "5 просьб" },
        { &adult, 11, "11 просьб" },
        { &adult, 21, "21 просьба" },
        { &adult, 22, "22 просьбы" },
        { &adult, 25, "25 просьб" },
        { &adult, 111, "111 просьб" },
        { &adult, 999, "999 просьб" },
        { &adult, 1001, "1" NBSP "001 просьба" },
        { &adult, -1, "-1 просьба" },
        { &adult, 9007199254741001,
          "9" NBSP "007" NBSP "199" NBSP "254" NBSP "741" NBSP "001 просьба" },
        { &adult, INT64_MIN,
          "-9" NBSP "223" NBSP "372" NBSP "036" NBSP "854" NBSP "775" NBSP "808 просьб" },
        { &english, 0, "0 requests" },
        { &english, 1, "1 request" },
        { &english, 2, "2 requests" },
        { &english, 21, "21 requests" },
        { &english, 1234567, "1,234,567 requests" },
        { &learner, 1, "ты 1" },
        { &learner, 3, "ты 3 few" },
        { &learner, 12, "ты 12 many" },
        { &student, 1, "1 request" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        expect(cases[i].reader, "wait",
               (struct blank){ "count", BLANK_NUMBER, NULL, cases[i].count },
               cases[i].filled);
}

static void texts_are_escaped_and_marked_words_are_not(void **state)
{
    (void)state;
    expect(&adult, "sent", (struct blank){ "who", BLANK_TEXT, "<i>\"Я & ты\"</i>", 0 },
           "Отправлено &lt;i&gt;&quot;Я &amp; ты&quot;&lt;/i&gt;");
    expect(&english, "sent", (struct blank){ "who", BLANK_MARKED, "<i>Ann</i>", 0 },
           "<b>Sent</b> to <i>Ann</i>");
    expect(&adult, "sent", (struct blank){ "who", BLANK_TEXT, NULL, 0 }, "Отправлено ");
}

static void learners_have_their_own_wording(void **state)
{
    struct blank anna = { "who", BLANK_TEXT, "Анна", 0 };
    (void)state;
    expect(&learner, "sent", anna, "Твоё письмо у Анна");
    expect(&adult, "sent", anna, "Отправлено Анна");
    expect(&student, "sent", anna, "<b>Sent</b> to Анна");
}

static void moments_are_told_in_full(void **state)
{
    static const struct {
        const struct reader *reader;
        enum blank_kind kind;
        const char *zone;
        int64_t at;
        const char *filled;
    } cases[] = {
        { &adult, BLANK_WHEN, NULL, 1795689000,
          "до <time at=\"1795689000\">чт, 26 ноября, 15:30 (Екатеринбург)</time>" },
        { &adult, BLANK_WHEN, "Europe/Moscow", 1795689000,
          "до <time at=\"1795689000\">чт, 26 ноября, 13:30 (Москва)</time>" },
        { &english, BLANK_WHEN, NULL, 1795689000,
          "by <time at=\"1795689000\">Thu, November 26, 11:30 (Berlin)</time>" },
        { &adult, BLANK_WHEN, NULL, 1827225000,
          "до <time at=\"1827225000\">пт, 26 ноября 2027, 15:30 "
          "(Екатеринбург)</time>" },
        { &adult, BLANK_DAY, NULL, 1795689000, "до 26 ноября" },
        { &adult, BLANK_WEEKDAY, NULL, 1795689000, "до чт, 26 ноября" },
        { &adult, BLANK_CLOCK, NULL, 1795665900, "до 09:05" },
        { &english, BLANK_CLOCK, NULL, 1795665900, "by 05:05" },
        /* on both sides of the changes of the clock in Berlin */
        { &english, BLANK_WEEKDAY, NULL, 1774745999, "by Sun, March 29" },
        { &english, BLANK_CLOCK, NULL, 1774745999, "by 01:59" },
        { &english, BLANK_CLOCK, NULL, 1774746000, "by 03:00" },
        { &english, BLANK_CLOCK, NULL, 1792889999, "by 02:59" },
        { &english, BLANK_CLOCK, NULL, 1792890000, "by 02:00" },
        { &english, BLANK_DAY, NULL, 1792890000, "by October 25" },
        /* the year ends at the reader's midnight */
        { &adult, BLANK_DAY, NULL, 1798743599, "до 31 декабря" },
        { &adult, BLANK_DAY, NULL, 1798743600, "до 1 января 2027" },
        { &adult, BLANK_DAY, "Europe/Moscow", 1798743600, "до 31 декабря" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        expect(cases[i].reader, "at.by",
               (struct blank){ "by", cases[i].kind, cases[i].zone, cases[i].at },
               cases[i].filled);
}

static void dates_have_plain_words(void **state)
{
    static const char *const expected[DATE_STYLES] = {
        "26 ноября", "чт, 26 ноября", "чт, 26 ноября, 15:30",
        "15:30",     "ноябрь 2026",   "чт",
    };
    (void)state;
    for (int style = 0; style < DATE_STYLES; style++) {
        char *date = words_date(words, NULL, &adult, (enum date_style)style, 1795689000);
        assert_string_equal(date, expected[style]);
        talloc_free(date);
    }
}

/* Spanish would write 8:05 if it were not told otherwise. */
static void clocks_have_two_digits_everywhere(void **state)
{
    static const char *const languages[] = { "es", "en", "ru", "de" };
    (void)state;
    for (size_t i = 0; i < COUNT(languages); i++) {
        struct buffer written = { .max = 100 };
        struct dates *dates = dates_open(NULL, languages[i]);
        dates_write(dates, &written, words_zones(words), "UTC", DATE_CLOCK, false,
                    8 * HOUR + 5 * MINUTE);
        assert_string_equal(buffer_get(&written), "08:05");
        talloc_free(dates);
        buffer_fini(&written);
    }
}

static void blanks_may_come_in_any_order_and_twice(void **state)
{
    const struct blank blanks[] = {
        { "unused", BLANK_TEXT, "!", 0 },
        { "b", BLANK_NUMBER, NULL, 2 },
        { "a", BLANK_TEXT, "1", 0 },
        { .kind = BLANK_END },
    };
    (void)state;
    char *russian = words_fill(words, NULL, &adult, "at.twice", blanks, 99);
    assert_string_equal(russian, "121");
    char *other = words_fill(words, russian, &english, "at.twice", blanks, 3);
    assert_string_equal(other, "2-1");
    assert_ptr_equal(talloc_parent(other), russian);
    talloc_free(russian);
}

/* ---- our own faults -------------------------------------------------- */

/* How words_fill() takes a call that only a bug of ours can make. */
static void expect_fault(const char *key, const struct blank *blanks, size_t count)
{
#ifdef DEBUG
    int status;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        fclose(stderr);
        words_fill(words, NULL, &adult, key, blanks, count);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
#else
    char *filled = words_fill(words, NULL, &adult, key, blanks, count);
    assert_string_equal(filled, key);
    talloc_free(filled);
#endif
}

static void what_is_missing_is_our_fault(void **state)
{
    const struct blank text = { "count", BLANK_TEXT, "5", 0 };
    const struct blank beyond[] = { { .kind = BLANK_END },
                                    { "who", BLANK_TEXT, "Анна", 0 } };
    (void)state;
    expect_fault("no.such", NULL, 0);
    expect_fault("sent", NULL, 0);
    expect_fault("sent", &text, 1);
    expect_fault("sent", beyond, 2);
    expect_fault("wait", NULL, 0);
    expect_fault("wait", &text, 1);
}

/* ---- asking
 * --------------------------------------------------------------------------------------
 */

static void typed_words_match(void **state)
{
    static const struct {
        const char *key, *typed;
        bool matches;
    } cases[] = {
        { "menu", "меню", true },        { "menu", "  МЕНЮ\n", true },
        { "menu", "Домой", true },       { "menu", "еще  раз", true },
        { "menu", "Ещё-раз", true },     { "menu", "HOME", true },
        { "menu", "мен", false },        { "menu", "меню домой", false },
        { "menu", "Меню|домой", false }, { "menu", "|", false },
        { "menu", "", false },           { "menu", " ", false },
        { "menu", "\xff", false },       { "no.such", "меню", false },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(words_matches(words, cases[i].key, cases[i].typed),
                         cases[i].matches);
    char *longest = talloc_zero_size(NULL, 5000);
    memset(longest, ' ', 4999);
    assert_false(words_matches(words, "menu", longest));
    talloc_free(longest);
}

static void languages_sort_their_own_way(void **state)
{
    (void)state;
    assert_true(words_compare(words, "ru", "ёж", "ель") < 0);
    assert_true(words_compare(words, "ru", "ёж", "жук") < 0);
    assert_true(words_compare(words, "ru", "анна", "Борис") < 0);
    assert_int_equal(words_compare(words, "en", "same", "same"), 0);
}

static void words_tell_what_they_have(void **state)
{
    static const char *const keys[] = {
        "at.by", "at.twice", "menu", "sent", "wait", NULL
    };
    (void)state;
    for (size_t i = 0; i < COUNT(keys); i++)
        if (keys[i])
            assert_string_equal(words_key(words, i), keys[i]);
    assert_null(words_key(words, 5));
    assert_string_equal(words_language(words, 1), "en");
    assert_null(words_language(words, 2));
    assert_true(words_has_language(words, "ru") && !words_has_language(words, "r"));
    assert_true(words_has(words, "wait") && !words_has(words, "wait_one"));
    assert_string_equal(words_blank(words, "at.twice", 1), "b");
    assert_null(words_blank(words, "at.twice", 2));
    assert_null(words_blank(words, "menu", 0));
    assert_true(zone_offset(words_zones(words), "Europe/Moscow", now) == 3 * HOUR);
}

static void unknown_readers_read_the_first_language(void **state)
{
    const struct blank one = { "count", BLANK_NUMBER, NULL, 1 };
    (void)state;
    expect(&(struct reader){ "xx", NULL, false, now, 0 }, "wait", one, "1 просьба");
    expect(&(struct reader){ NULL, NULL, false, now, 0 }, "wait", one, "1 просьба");
    expect(&(struct reader){ "en-GB", NULL, false, now, 0 }, "wait", one, "1 request");
    expect(&(struct reader){ "en", NULL, false, now, 0 }, "at.by",
           (struct blank){ "by", BLANK_WHEN, NULL, 1795689000 },
           "by <time at=\"1795689000\">Thu, November 26, 10:30 (UTC)</time>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(count_picks_the_form),
        cmocka_unit_test(texts_are_escaped_and_marked_words_are_not),
        cmocka_unit_test(learners_have_their_own_wording),
        cmocka_unit_test(moments_are_told_in_full),
        cmocka_unit_test(dates_have_plain_words),
        cmocka_unit_test(clocks_have_two_digits_everywhere),
        cmocka_unit_test(blanks_may_come_in_any_order_and_twice),
        cmocka_unit_test(what_is_missing_is_our_fault),
        cmocka_unit_test(typed_words_match),
        cmocka_unit_test(languages_sort_their_own_way),
        cmocka_unit_test(words_tell_what_they_have),
        cmocka_unit_test(unknown_readers_read_the_first_language),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
