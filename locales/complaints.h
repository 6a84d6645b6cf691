/* complaints.h - all that is wrong with the texts, told at once, so that a translator
 * mends a file in one go and not one line a start. */
#ifndef LOCALES_COMPLAINTS_H
#define LOCALES_COMPLAINTS_H

#include <stddef.h>

struct buffer;

enum { COMPLAINTS_TOLD = 100 }; /* more are only counted */

struct complaints {
    struct buffer *to; /* one line each */
    size_t count;
};

/* Adds a line. Control characters in it become '?'. */
void complain(struct complaints *complaints, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Says how many were not told. To be called once, at the end. */
void complaints_end(struct complaints *complaints);

#endif
