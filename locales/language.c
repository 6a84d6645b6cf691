/* language.c - rules of ICU, opened once for each language. Small numbers are by far the
 * most, so their forms are known beforehand and their digits need no ICU. */
#include "locales/language.h"

#include <string.h>

#include <talloc.h>
#include <unicode/ucol.h>
#include <unicode/uloc.h>
#include <unicode/unumberformatter.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#include "bot/base.h"
#include "locales/dates.h"

enum { SMALL = 1000, LARGE = 1000000000, NUMBER_MOST = 64 };

const char *const form_names[FORMS] = {
    "zero", "one", "two", "few", "many", "other", ""
};

struct language_rules {
    UPluralRules *plurals;
    UCollator *order;
    UNumberFormatter *numbers;
    UFormattedNumber *number;   /* the last one written */
    bool plain_digits;          /* small numbers look as in C */
    unsigned char small[SMALL]; /* enum form of each */
};

static int close_rules(struct language_rules *rules)
{
    uplrules_close(rules->plurals);
    ucol_close(rules->order);
    unumf_close(rules->numbers);
    unumf_closeResult(rules->number);
    return 0;
}

static enum form form_named(const UChar *wide, int32_t len)
{
    char name[16] = "";
    if (len < (int32_t)sizeof name)
        u_UCharsToChars(wide, name, len);
    for (int form = 0; form < FORM_PLAIN; form++)
        if (strcmp(form_names[form], name) == 0)
            return (enum form)form;
    return FORM_OTHER;
}

static struct language_rules *open_rules(void *mem, const char *code)
{
    static const UChar plain[] = { 0 };
    UErrorCode error = U_ZERO_ERROR;
    struct language_rules *rules = talloc_zero(mem, struct language_rules);
    if (!rules)
        die("memory: none left");
    rules->plurals = uplrules_open(code, &error);
    rules->order = ucol_open(code, &error);
    rules->numbers = unumf_openForSkeletonAndLocale(plain, 0, code, &error);
    rules->number = unumf_openResult(&error);
    if (U_FAILURE(error))
        die("words: no rules for %s: %s", code, u_errorName(error));
    talloc_set_destructor(rules, close_rules);
    return rules;
}

/* ---- numbers --------------------------------------------------------- */

static void must_have_worked(UErrorCode error, const struct language *language)
{
    if (U_FAILURE(error))
        die("words: a number in %s: %s", language->code, u_errorName(error));
}

static const UFormattedNumber *written(const struct language *language, int64_t number)
{
    UErrorCode error = U_ZERO_ERROR;
    unumf_formatInt(language->rules->numbers, number, language->rules->number, &error);
    must_have_worked(error, language);
    return language->rules->number;
}

static enum form form_by_rule(const struct language *language, int64_t number)
{
    UChar name[16];
    UErrorCode error = U_ZERO_ERROR;
    uint64_t count = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    // Rules look at no more than the last six digits of a large number; ICU would take
    // all of them through a double.
    if (count > LARGE)
        count = LARGE + count % LARGE;
    int32_t len =
        uplrules_select(language->rules->plurals, (double)count, name, 16, &error);
    must_have_worked(error, language);
    return form_named(name, len);
}

static void write_by_rule(const struct language *language, struct buffer *out,
                          int64_t number)
{
    UChar wide[NUMBER_MOST];
    char text[NUMBER_MOST * 3];
    UErrorCode error = U_ZERO_ERROR;
    int32_t len =
        unumf_resultToString(written(language, number), wide, NUMBER_MOST, &error);
    u_strToUTF8(text, sizeof text, &len, wide, len, &error);
    must_have_worked(error, language);
    buffer_add(out, text, (size_t)len);
}

enum form language_form(const struct language *language, int64_t number)
{
    if (number >= 0 && number < SMALL)
        return (enum form)language->rules->small[number];
    return form_by_rule(language, number);
}

void language_number(const struct language *language, struct buffer *out, int64_t number)
{
    char digits[8];
    size_t at = sizeof digits;
    if (number < 0 || number >= SMALL || !language->rules->plain_digits) {
        write_by_rule(language, out, number);
        return;
    }
    do
        digits[--at] = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    buffer_add(out, digits + at, sizeof digits - at);
}

/* ---- the language ---------------------------------------------------- */

static void learn_forms(struct language *language)
{
    UErrorCode error = U_ZERO_ERROR;
    UEnumeration *names = uplrules_getKeywords(language->rules->plurals, &error);
    const UChar *name;
    int32_t len;
    while (U_SUCCESS(error) && (name = uenum_unext(names, &len, &error)))
        language->needs[form_named(name, len)] = true;
    uenum_close(names);
    must_have_worked(error, language);
    for (int64_t n = 0; n < SMALL; n++)
        language->rules->small[n] = (unsigned char)form_by_rule(language, n);
}

static void learn_digits(struct language *language)
{
    struct buffer sample = { .max = NUMBER_MOST * 3 };
    write_by_rule(language, &sample, 987);
    language->rules->plain_digits = strcmp(buffer_get(&sample), "987") == 0;
    buffer_fini(&sample);
}

static bool is_code(const char *code)
{
    size_t len = strspn(code, "abcdefghijklmnopqrstuvwxyz");
    // ICU has a three-letter name for every language that it knows anything of.
    return (len == 2 || len == 3) && (code[len] == '\0' || code[len] == '-') &&
           strlen(code) < 16 && uloc_getISO3Language(code)[0] != '\0';
}

struct language *language_open(void *mem, const char *code)
{
    if (!is_code(code))
        return NULL;
    struct language *language = talloc_zero(mem, struct language);
    if (!language || !(language->code = talloc_strdup(language, code)))
        die("memory: none left");
    language->rules = open_rules(language, code);
    language->dates = dates_open(language, code);
    learn_forms(language);
    learn_digits(language);
    return language;
}

int language_compare(const struct language *language, const char *a, const char *b)
{
    UErrorCode error = U_ZERO_ERROR;
    return ucol_strcollUTF8(language->rules->order, a, -1, b, -1, &error);
}
