/* locales_test.c - files of texts: what is wrong with bad ones is told all at once,
 * and the texts that the program carries are the files' and render for everybody. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "bot/base.h"
#include "locales/marks.h"
#include "locales/words.h"

static struct words *open_pair(const char *ru, const char *en, struct buffer *complaints)
{
    const struct words_source sources[] = {
        { "ru", "ru.json", ru, strlen(ru) },
        { "en", "en.json", en, strlen(en) },
    };
    return words_open_sources(sources, COUNT(sources), complaints);
}

/* ---- bad files ------------------------------------------------------- */

#define NONE  "ru: has no texts\nen: has no texts\n"
#define MANY  "{{a}}{{a}}{{a}}{{a}}{{a}}{{a}}{{a}}{{a}}{{a}}{{a}}{{a}}"
#define NEST8 "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":"

static const struct {
    const char *ru, *en, *complaints;
} mistakes[] = {
    /* JSON */
    { "{\"a\":\"x\"}", "", "en.json: line 1: not JSON from here on\nen: has no texts\n" },
    { "{}", "{\n\"a\":\n\n oops}", "en.json: line 4: not JSON from here on\n" NONE },
    { "{}", "{} {}", "en.json: line 1: not JSON from here on\n" NONE },
    { "{}", "[]", "en.json: not an object of texts\n" NONE },
    { "{}", "{\"a\":1,\"b\":null,\"c\":[\"x\"],\"d\":true}",
      "en.json: a: not a text\nen.json: b: not a text\nen.json: c: not a text\n"
      "en.json: d: not a text\n" NONE },
    { "{}", "{\"a\":\"\xff\"}", "en.json: not UTF-8 text\n" NONE },
    { "{}", "{\"a\":\"x\\u0000y\"}", "en.json: \\u0000 in a text\n" NONE },
    { "{}", NEST8 "{}}}}}}}}}", "en.json: a.a.a.a.a.a.a.a: not a text\n" NONE },
    /* keys */
    { "{\"a b\":\"x\",\"\":\"x\",\"я\":\"x\",\"c\\nd\":\"x\"}", "{}",
      "ru.json: a b: not a key\nru.json: : not a key\nru.json: я: not a key\n"
      "ru.json: c?d: not a key\n" NONE },
    { "{\"a.b\":\"x\",\"a\":{\"b\":\"y\"}}", "{\"a.b\":\"x\"}",
      "ru.json: a.b: is there twice\n" },
    { "{\"a\":\"x\",\"b\":\"x\"}", "{\"b\":\"x\",\"c\":\"x\"}",
      "en: a: is missing\nru: c: is missing\n" },
    { "{\"a_ty\":\"x\"}", "{\"a\":\"x\"}", "ru: a: is missing\n" },
    /* forms */
    { "{\"a_one\":\"{{count}}\",\"a_other\":\"{{count}}\"}",
      "{\"a_other\":\"{{count}}\"}",
      "ru: a_few: is missing\nru: a_many: is missing\nen: a_one: is missing\n" },
    { "{\"a\":\"x\",\"a_ty_one\":\"y\"}", "{\"a\":\"x\"}",
      "ru: a_ty_few: is missing\nru: a_ty_many: is missing\nru: a_ty_other: is missing\n" },
    { "{\"a\":\"x\"}", "{\"a\":\"x\",\"a_one\":\"x\",\"a_other\":\"x\"}",
      "en: a: is there with and without plural forms\n" },
    /* blanks */
    { "{\"a\":\"{{x}} {{y}}\"}", "{\"a\":\"{{y}}\"}",
      "en.json: a: other blanks than in ru.json\n" },
    { "{\"a\":\"x\",\"a_ty\":\"{{x}}\"}", "{\"a\":\"x\"}",
      "ru.json: a_ty: other blanks than in ru.json\n" },
    { "{\"a\":\"x\"}", "{\"a_one\":\"{{count}}\",\"a_other\":\"x\"}",
      "en.json: a_one: other blanks than in ru.json\n" },
    { "{\"a\":\"{{x\",\"b\":\"x}}\",\"c\":\"{{}}\",\"d\":\"{{x, y}}\",\"e\":\"}}{{x}}\"}",
      "{\"a\":\"x\",\"b\":\"x\",\"c\":\"x\",\"d\":\"x\",\"e\":\"{{x}}\"}",
      "ru.json: a: a blank that is not {{name}}\nru.json: b: a }} that closes no blank\n"
      "ru.json: c: a blank that is not {{name}}\n"
      "ru.json: d: a blank that is not {{name}}\n"
      "ru.json: e: a }} that closes no blank\n" },
    { "{\"a\":\"" MANY MANY MANY "\"}", "{\"a\":\"{{a}}\"}",
      "ru.json: a: too many blanks\n" },
    /* marks */
    { "{\"a\":\"<b>x\",\"b\":\"<br>\",\"c\":\"x & y\"}",
      "{\"a\":\"x\",\"b\":\"x\",\"c\":\"x\"}",
      "ru.json: a: a mark that is never closed\n"
      "ru.json: b: a < that begins no known mark\n"
      "ru.json: c: a bare & (write &amp;)\n" },
    { "{\"a\":\"<time at=\\\"1\\\">x</time>\",\"b\":\"\\u0007\"}",
      "{\"a\":\"x\",\"b\":\"x\"}",
      "ru.json: a: <time>: a text has a blank for a moment\n"
      "ru.json: b: a control character\n" },
};

static void mistakes_are_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        struct buffer complaints = { .max = 65536 };
        assert_null(open_pair(mistakes[i].ru, mistakes[i].en, &complaints));
        assert_string_equal(buffer_get(&complaints), mistakes[i].complaints);
        buffer_fini(&complaints);
    }
}

/* A text of this many UTF-16 units, as a file. */
static char *file_with_text(size_t units)
{
    char *text = talloc_zero_size(NULL, units + 1);
    memset(text, 'x', units);
    char *file = talloc_asprintf(NULL, "{\"a\":\"%s\"}", text);
    talloc_free(text);
    return file;
}

static void texts_have_a_longest(void **state)
{
    (void)state;
    struct buffer complaints = { .max = 65536 };
    char *good = file_with_text(4000), *bad = file_with_text(4001);
    struct words *words = open_pair(good, good, &complaints);
    assert_non_null(words);
    words_free(words);
    assert_null(open_pair(good, bad, &complaints));
    assert_string_equal(buffer_get(&complaints), "en.json: a: longer than 4000\n");
    buffer_fini(&complaints);
    talloc_free(good);
    talloc_free(bad);
}

static void only_so_many_mistakes_are_told(void **state)
{
    (void)state;
    struct buffer complaints = { .max = 65536 };
    char *file = talloc_strdup(NULL, "{");
    for (int i = 0; i < 150; i++)
        file = talloc_asprintf_append(file, "%s\"k%d\":%d", i ? "," : "", i, i);
    file = talloc_asprintf_append(file, "}");
    assert_null(open_pair("{}", file, &complaints));
    assert_non_null(
        strstr(buffer_get(&complaints), "en.json: k99: not a text\nand 52 more\n"));
    talloc_free(file);
    buffer_fini(&complaints);
}

static void languages_need_only_their_own_forms(void **state)
{
    static const char en[] =
        "{\"a_one\":\"{{count}} day\",\"a_other\":\"{{count}} days\"}";
    static const char ja[] =
        "{\"a_other\":\"{{count}}日\",\"a_few\":\"{{count}} unused\"}";
    const struct words_source sources[] = { { "en", "en.json", en, sizeof en - 1 },
                                            { "ja", "ja.json", ja, sizeof ja - 1 } };
    const struct blank one = { "count", BLANK_NUMBER, NULL, 1 };
    struct buffer complaints = { .max = 65536 };
    (void)state;
    struct words *words = words_open_sources(sources, 2, &complaints);
    assert_string_equal(buffer_get(&complaints), "");
    char *day =
        words_fill(words, NULL, &(struct reader){ .language = "ja" }, "a", &one, 1);
    assert_string_equal(day, "1日");
    talloc_free(day);
    words_free(words);
}

/* ---- the texts that the program carries ------------------------------ */

/* The text with every blank filled by something that would show a mistake. */
static char *render(const struct words *words, void *mem, const struct reader *reader,
                    const char *key, int64_t count)
{
    struct blank blanks[32];
    size_t n = 0;
    for (const char *name; (name = words_blank(words, key, n)); n++)
        blanks[n] = strcmp(name, "count") == 0
                        ? (struct blank){ name, BLANK_NUMBER, NULL, count }
                        : (struct blank){ name, BLANK_TEXT, "<{{x}}&", 0 };
    return words_fill(words, mem, reader, key, blanks, n);
}

static void check_text(const struct words *words, const struct reader *reader,
                       const char *key)
{
    static const int64_t counts[] = { 0, 1, 2, 5, 11, 21, 1000000 };
    for (size_t i = 0; i < COUNT(counts); i++) {
        char *filled = render(words, NULL, reader, key, counts[i]);
        const char *fault = marks_fault(filled);
        if (fault || !*filled)
            fail_msg("%s: %s: %s in: %s", reader->language, key, fault, filled);
        assert_true(strcmp(filled, key) != 0);
        talloc_free(filled);
    }
}

static char *text_of_file(const char *path)
{
    char chunk[4096], *text = talloc_strdup(NULL, "");
    size_t got;
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while ((got = fread(chunk, 1, sizeof chunk, file)) > 0)
        text = talloc_strndup_append_buffer(text, chunk, got);
    fclose(file);
    return text;
}

/* Every text of the two in every form and for every reader. */
static void must_say_the_same(const struct words *a, const struct words *b,
                              const char *key)
{
    static const int64_t counts[] = { 0, 1, 2, 5 };
    const char *language;
    for (size_t l = 0; (language = words_language(a, l)); l++)
        for (size_t i = 0; i < COUNT(counts) * 2; i++) {
            struct reader reader = { language, "UTC", i % 2, 0, 0 };
            char *one = render(a, NULL, &reader, key, counts[i / 2]);
            char *other = render(b, one, &reader, key, counts[i / 2]);
            assert_string_equal(one, other);
            talloc_free(one);
        }
}

/* What the build made a table of is not checked at a start, so all of it is here. */
static void what_is_built_in_is_what_the_files_say(void **state)
{
    struct buffer complaints = { .max = 65536 };
    char *ru = text_of_file("locales/ru.json"), *en = text_of_file("locales/en.json");
    const char *key;
    (void)state;
    struct words *files = open_pair(ru, en, &complaints);
    if (!files)
        fail_msg("%s", buffer_get(&complaints));
    struct words *built_in = words_open(NULL, &complaints);
    for (size_t i = 0; (key = words_key(built_in, i)); i++) {
        assert_string_equal(words_key(files, i), key);
        must_say_the_same(built_in, files, key);
    }
    assert_true(words_key(built_in, 0) && words_language(built_in, 1));
    for (size_t i = 0; (key = words_key(files, i)); i++)
        assert_true(words_has(built_in, key));
    words_free(files);
    words_free(built_in);
    talloc_free(ru);
    talloc_free(en);
}

static void our_own_texts_render(void **state)
{
    struct buffer complaints = { .max = 65536 };
    (void)state;
    struct words *words = words_open(NULL, &complaints);
    if (!words)
        fail_msg("%s", buffer_get(&complaints));
    assert_true(words_has_language(words, "ru") && words_has_language(words, "en"));
    const char *key, *language;
    for (size_t i = 0; (key = words_key(words, i)); i++)
        for (size_t l = 0; (language = words_language(words, l)); l++)
            for (int learner = 0; learner < 2; learner++)
                check_text(words, &(struct reader){ language, "UTC", learner, 0, 0 },
                           key);
    words_free(words);
    buffer_fini(&complaints);
}
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes_are_told),
        cmocka_unit_test(texts_have_a_longest),
        cmocka_unit_test(only_so_many_mistakes_are_told),
        cmocka_unit_test(languages_need_only_their_own_forms),
        cmocka_unit_test(what_is_built_in_is_what_the_files_say),
        cmocka_unit_test(our_own_texts_render),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
