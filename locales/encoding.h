/* encoding.h - the text of a file that somebody's program wrote, whatever way of writing
 * letters that program has. */
#ifndef LOCALES_ENCODING_H
#define LOCALES_ENCODING_H

#include <stddef.h>

/* The text as UTF-8, NUL-terminated, on mem (talloc); its lines end with a newline alone,
 * and no byte order mark stands before it. Understood are UTF-8, UTF-16 with its mark,
 * and Windows-1251, which is what is left when it is none of the others. NULL: it is no
 * text. */
char *encoding_text(void *mem, const char *bytes, size_t size);

#endif
