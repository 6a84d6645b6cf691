/* locales_test.c - files of texts: what is wrong with bad ones is told all at once, a
 * folder overrides, and the texts that the program carries render for everybody. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

/* ---- a folder that overrides ----------------------------------------- */

static void write_file(const char *dir, const char *name, const char *text)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void remove_file(const char *dir, const char *name)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    assert_int_equal(remove(path), 0);
}

static void folder_overrides_single_texts(void **state)
{
    char dir[] = "/tmp/locales_test_XXXXXX";
    struct buffer complaints = { .max = 65536 };
    (void)state;
    assert_non_null(mkdtemp(dir));
    struct words *plain = words_open(NULL, &complaints);
    assert_non_null(plain);
    const char *key = words_key(plain, 0);
    for (size_t i = 0; words_blank(plain, key, 0); i++)
        key = words_key(plain, i);
    char *file = talloc_asprintf(NULL, "\xef\xbb\xbf{ \"%s\": \"по-нашему\" }", key);
    write_file(dir, "ru.json", file);
    write_file(dir, "notes.txt", "no texts");
    struct words *words = words_open(dir, &complaints);
    assert_string_equal(buffer_get(&complaints), "");
    char *ours =
        words_fill(words, file, &(struct reader){ .language = "ru" }, key, NULL, 0);
    char *other =
        words_fill(words, file, &(struct reader){ .language = "en" }, key, NULL, 0);
    assert_string_equal(ours, "по-нашему");
    assert_string_not_equal(other, ours);
    words_free(words);
    words_free(plain);
    talloc_free(file);
    remove_file(dir, "ru.json");
    remove_file(dir, "notes.txt");
    assert_int_equal(rmdir(dir), 0);
}

static void folder_with_mistakes_is_told_of_at_once(void **state)
{
    static const char *const expected[] = {
        "/xx.json: xx is no language\n",  "/Notes.json: Notes is no language\n",
        "/ru.json: a b: not a key\n",     "ru: our.own: is missing\n",
        "/en.json: our.own: a mark that", "de: has no texts\n",
        "/kk.json: cannot be read: ",
    };
    char dir[] = "/tmp/locales_test_XXXXXX";
    struct buffer complaints = { .max = 65536 };
    (void)state;
    assert_non_null(mkdtemp(dir));
    write_file(dir, "xx.json", "{}");
    write_file(dir, "Notes.json", "{}");
    write_file(dir, "ru.json", "{ \"a b\": \"x\" }");
    write_file(dir, "en.json", "{ \"our.own\": \"<b>\" }");
    write_file(dir, "de.json", "{}");
    char inner[200];
    snprintf(inner, sizeof inner, "%s/kk.json/x", dir);
    char *slash = strrchr(inner, '/');
    *slash = '\0';
    assert_int_equal(symlink("nowhere", inner), 0);
    assert_null(words_open(dir, &complaints));
    for (size_t i = 0; i < COUNT(expected); i++)
        if (!strstr(buffer_get(&complaints), expected[i]))
            fail_msg("no \"%s\" in\n%s", expected[i], buffer_get(&complaints));
    static const char *const names[] = { "xx.json", "Notes.json", "ru.json",
                                         "en.json", "de.json",    "kk.json" };
    for (size_t i = 0; i < COUNT(names); i++)
        remove_file(dir, names[i]);
    assert_int_equal(rmdir(dir), 0);
    buffer_fini(&complaints);
    assert_null(words_open(dir, &complaints));
    assert_non_null(strstr(buffer_get(&complaints), ": cannot be read: "));
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
        cmocka_unit_test(folder_overrides_single_texts),
        cmocka_unit_test(folder_with_mistakes_is_told_of_at_once),
        cmocka_unit_test(languages_need_only_their_own_forms),
        cmocka_unit_test(our_own_texts_render),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
