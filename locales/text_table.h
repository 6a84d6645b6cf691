/* text_table.h - the shape of build/texts.bin: the texts of locales/LANGUAGE.json, read,
 * checked and cut up by the build (locales/texts/make.c). It is taken into the program,
 * and its pages stay the file's: a start reads nothing of it, a text a page or two.
 *
 * A head; then a row for each key, by its bytes; then all else, found by its offset from
 * the head: keys, and the templates of a key one behind the other. */
#ifndef LOCALES_TEXT_TABLE_H
#define LOCALES_TEXT_TABLE_H

#include <stdint.h>

#include "locales/template.h"

enum { TABLE_LANGUAGES = 8, TABLE_CODE = 16 };

struct text_table {
    uint32_t languages, keys;
    char codes[TABLE_LANGUAGES][TABLE_CODE]; /* "ru", as templates number them */
};

struct text_row {
    uint32_t key, texts;
    uint32_t count; /* of texts */
};

/* The program's own. The first language is what a reader of an unknown one reads. */
const struct text_table *built_in_texts(void);

/* The i-th of all keys; i < keys. */
const char *table_key(const struct text_table *table, size_t i);
/* The first of the key's *count texts; NULL, and a *count of 0, when it has no such key.
 */
const struct template *table_find(const struct text_table *table, const char *key,
                                  size_t *count);
/* The text that stands behind this one. */
const struct template *table_next(const struct template *text);

#endif
