/* text.h - UTF-8 as the server counts and cleans it. */
#ifndef EMULATOR_TEXT_H
#define EMULATOR_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The code point at *at, which moves behind it; U+FFFD and one byte for what is none. */
uint32_t text_next(const char **at);
bool text_is_valid(const char *text);
/* Code points: what the limits of messages count. */
size_t text_points(const char *text);
/* UTF-16 units in the first bytes: what offsets of entities count. */
size_t text_units(const char *text, size_t bytes);
/* Carriage returns gone, other control characters spaces, ends trimmed of spaces and
 * line feeds; talloc'ed on mem. */
char *text_clean(void *mem, const char *text);
/* Lower-cased copy (ASCII), talloc'ed on mem. */
char *text_lower(void *mem, const char *text);
/* Is it "true", "yes" or "1", in any case, with spaces around? */
bool text_is_true(const char *text);

#endif
