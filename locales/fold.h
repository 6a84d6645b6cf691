/* fold.h - typed words made equal that people take for equal: case, ё and е, a hyphen
 * and a space, й in one code point or two, white space around and between. */
#ifndef LOCALES_FOLD_H
#define LOCALES_FOLD_H

#include <stdbool.h>
#include <stddef.h>

enum { FOLD_MOST = 512 }; /* bytes of the longest folded text, its NUL included */

/* Writes the folded text into room for FOLD_MOST bytes. False, and an empty text, when
 * it would not fit or is not UTF-8: nobody types that to mean a word we know. */
bool fold_text(char *folded, const char *text, size_t len);

/* Has this text of any length these words in it, folded as above? What stands on two
 * sides of a full stop is not found as one. */
bool fold_has(const char *text, const char *folded);

#endif
