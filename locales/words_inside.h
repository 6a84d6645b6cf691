/* words_inside.h - what struct words is, for words.c, fill.c and words_typed.c alone. */
#ifndef LOCALES_WORDS_INSIDE_H
#define LOCALES_WORDS_INSIDE_H

#include "locales/catalog.h"
#include "locales/words.h"

/* A talloc context that owns all but the zones. */
struct words {
    struct language **languages;
    size_t language_count;
    struct catalog *catalog;
    struct zones *zones;
};

/* The index of that language; of its first part for "en-GB"; else 0. */
size_t words_find_language(const struct words *words, const char *language);
#endif
