/* words.h - all that the program says: texts in every language, filled for a reader.
 *
 * Texts stand in locales/LANGUAGE.json in i18next's shape, flat or nested; the program
 * carries them in itself. `key_ty` overrides `key` for learners, `key_few` is a plural
 * form. A reader whose language is not there reads the first one, Russian. What ICU
 * opened is kept inside, so only one thread may use a struct words at a time. */
#ifndef LOCALES_WORDS_H
#define LOCALES_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "locales/dates.h"

struct buffer;
struct words;
struct zones;

/* The built-in texts, then those that `dir`/LANGUAGE.json has instead of them; `dir` may
 * be NULL. A language that is only in `dir` is accepted when it is complete. NULL when
 * anything is wrong: all of it is then in `complaints`, one a line (give it a max of
 * 64 KB). Checked: JSON of texts only; the same keys in all languages; the same blanks
 * in all forms; every plural form of the language; only the marks of marks.h without
 * <time>, balanced; no text over 4000 UTF-16 units with its marks. */
struct words *words_open(const char *dir, struct buffer *complaints);
void words_free(struct words *words);

/* The same from texts in memory; a later source overrides an earlier one. */
struct words_source {
    const char *language; /* "ru" */
    const char *name;     /* what complaints call it: "ru.json" */
    const char *json;     /* `size` bytes and a NUL */
    size_t size;
};
struct words *words_open_sources(const struct words_source *sources, size_t count,
                                 struct buffer *complaints);
/* The same over the built-in texts. */
struct words *words_open_over(const struct words_source *sources, size_t count,
                              struct buffer *complaints);

/* The code of each language, the built-in ones first; NULL past the last. */
const char *words_language(const struct words *words, size_t i);
bool words_has_language(const struct words *words, const char *language);
/* Every key in alphabetical order, and every blank of a key; NULL past the last. */
const char *words_key(const struct words *words, size_t i);
const char *words_blank(const struct words *words, const char *key, size_t i);
bool words_has(const struct words *words, const char *key);
struct zones *words_zones(const struct words *words);

/* Who will read it. */
struct reader {
    const char *language; /* "ru"; NULL: the first one */
    const char *zone;     /* "Asia/Yekaterinburg"; NULL: UTC */
    bool learner;
    int64_t now; /* seconds UTC: a date tells its year when it is another */
    int64_t id;  /* whoever the floors above say it is; not looked at here */
};

enum blank_kind {
    BLANK_END,    /* ends an array before `count` */
    BLANK_TEXT,   /* plain text, escaped here; NULL is "" */
    BLANK_MARKED, /* words with marks, taken as they are; NULL is "" */
    BLANK_NUMBER, /* `number`, written in the reader's way */
    BLANK_WHEN, /* <time at="N">чт, 26 ноября, 15:30 (Екатеринбург)</time> */
    BLANK_WEEKDAY, /* чт, 26 ноября */
    BLANK_DAY,     /* 26 ноября */
    BLANK_CLOCK,   /* 15:30 */
};

/* A value for a {{name}}. The moments stand in `number`, seconds UTC, and are told in
 * the zone `text`, or in the reader's when it is NULL. */
struct blank {
    const char *name;
    enum blank_kind kind;
    const char *text;
    int64_t number;
};

/* The text of that key for this reader, blanks filled, on mem. The NUMBER named "count"
 * picks the plural form. Blanks that the text does not have are passed over. A key or
 * blank that is not there is our own fault: with DEBUG it aborts, without it is logged
 * and the key itself returned. Never NULL. */
char *words_fill(const struct words *words, void *mem, const struct reader *reader,
                 const char *key, const struct blank *blanks, size_t count);
/* Plain words of a moment, for a button or a table; the year as in blanks. On mem. */
char *words_date(const struct words *words, void *mem, const struct reader *reader,
                 enum date_style style, int64_t at);

/* Is this what the key says in any language? Its text may be several, with | between;
 * case, ё and е, hyphens and white space do not count. */
bool words_matches(const struct words *words, const char *key, const char *typed);
/* Has what the key says, in any language, this in it? Folded as above; never for "". */
bool words_mention(const struct words *words, const char *key, const char *typed);
/* Less than, equal to or greater than 0, by the alphabet of that language. */
int words_compare(const struct words *words, const char *language, const char *a,
                  const char *b);

#endif
