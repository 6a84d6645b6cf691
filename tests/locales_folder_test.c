/* locales_folder_test.c - a folder of texts over those that the program carries: it
 * overrides single ones, and its mistakes are told all at once. */
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
#include "locales/words.h"

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

/* A folder with this as its ru.json over the built-in texts. */
static struct words *open_over_russian(const char *json, struct buffer *complaints)
{
    char dir[] = "/tmp/locales_test_XXXXXX";
    assert_non_null(mkdtemp(dir));
    write_file(dir, "ru.json", json);
    struct words *words = words_open(dir, complaints);
    remove_file(dir, "ru.json");
    assert_int_equal(rmdir(dir), 0);
    return words;
}

static void overridden_words_are_no_longer_known_when_typed(void **state)
{
    struct buffer complaints = { .max = 65536 };
    (void)state;
    struct words *words =
        open_over_russian("{\"typed\":{\"noon\":\"обед|в обед\"}}", &complaints);
    struct words *plain = words_open(NULL, &complaints);
    assert_true(words && plain);
    assert_true(words_matches(plain, "typed.noon", "полдень"));
    assert_false(words_matches(words, "typed.noon", "полдень"));
    assert_true(words_matches(words, "typed.noon", "В обед"));
    assert_true(words_matches(words, "typed.noon", "noon"));
    assert_true(words_matches(words, "engine.word_cancel", "отмена"));
    assert_false(words_matches(words, "engine.word_cancel", "обед"));
    words_free(words);
    words_free(plain);
}

static void overridden_texts_are_checked_against_the_built_in(void **state)
{
    static const struct {
        const char *json, *complaint;
    } cases[] = {
        { "{\"engine\":{\"word_home\":\"{{x}}\"}}",
          "en.json: engine.word_home: other blanks than in /tmp/" },
        { "{\"engine\":{\"word_home_one\":\"x\"}}",
          "ru: engine.word_home: is there with and without plural forms\n" },
        { "{\"engine\":{\"word_home_ty_one\":\"x\"}}",
          "ru: engine.word_home_ty_few: is missing\n" },
        { "{\"our\":{\"own_ty\":\"x\"}}", "ru: our.own: is missing\n" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct buffer complaints = { .max = 65536 };
        assert_null(open_over_russian(cases[i].json, &complaints));
        if (!strstr(buffer_get(&complaints), cases[i].complaint))
            fail_msg("no \"%s\" in\n%s", cases[i].complaint, buffer_get(&complaints));
        buffer_fini(&complaints);
    }
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
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folder_overrides_single_texts),
        cmocka_unit_test(overridden_words_are_no_longer_known_when_typed),
        cmocka_unit_test(overridden_texts_are_checked_against_the_built_in),
        cmocka_unit_test(folder_with_mistakes_is_told_of_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
