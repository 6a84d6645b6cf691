/* latin.h - names of places by their sound: «Йошкар-Ола», "Yoshkar-Ola" and "ioshkar ola"
 * become one key of small Latin letters, digits and blanks. The table of cities is made
 * with it and searched by it. */
#ifndef LOCALES_LATIN_H
#define LOCALES_LATIN_H

#include <stdbool.h>
#include <stddef.h>

enum { LATIN_MOST = 128 }; /* bytes of the longest key, its NUL included */

/* ICU's transliterator, from Russian and other Cyrillic letters into plain Latin. Cheap
 * to open but for the first time in a process, some 50 ms. */
struct latin;
struct latin *latin_open(void);
void latin_close(struct latin *latin);

/* Writes the key into room for LATIN_MOST bytes. False, and an empty key, for words that
 * no place is called by: too long, not UTF-8, or without a letter. */
bool latin_key(const struct latin *latin, char *key, const char *name);

#endif
