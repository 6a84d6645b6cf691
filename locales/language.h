/* language.h - what ICU knows of one language: its plural forms, how it writes numbers
 * and dates, in what order it sorts. */
#ifndef LOCALES_LANGUAGE_H
#define LOCALES_LANGUAGE_H

#include <stdbool.h>
#include <stdint.h>

struct buffer;
struct dates;

/* CLDR's plural categories; PLAIN is the form of a text that counts nothing. */
enum form {
    FORM_ZERO,
    FORM_ONE,
    FORM_TWO,
    FORM_FEW,
    FORM_MANY,
    FORM_OTHER,
    FORM_PLAIN,
    FORMS,
};
extern const char *const form_names[FORMS]; /* "zero" ... "other", "" */

struct language {
    const char *code;
    bool needs[FORMS]; /* the forms that its plurals have; PLAIN never */
    struct dates *dates;
    struct language_rules *rules;
};

/* NULL when the code is none that ICU knows; talloc_free() closes it. */
struct language *language_open(void *mem, const char *code);
/* The form for that many things. */
enum form language_form(const struct language *language, int64_t number);
/* Adds the number as the language writes it, thousands apart. */
void language_number(const struct language *language, struct buffer *out, int64_t number);
/* Less than, equal to or greater than 0, by the language's alphabet. Texts are UTF-8. */
int language_compare(const struct language *language, const char *a, const char *b);

#endif
