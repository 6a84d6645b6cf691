/* html_tag.h - what each tag of Telegram's HTML means: the floor under html.c. */
#ifndef TESTS_EMULATOR_HTML_TAG_H
#define TESTS_EMULATOR_HTML_TAG_H

#include "html.h"

#include <stdint.h>

struct html_tag;

/* A tag that waits for its end. */
struct html_open {
    const struct html_tag *tag;
    const char *name;     /* the tag's, in small letters */
    const char *argument; /* what is kept of its attributes, or NULL */
    int32_t unix_time;
    int offset;   /* UTF-16, where its text begins */
    size_t start; /* the same in bytes */
};

/* Fills tag and name; false when there is no such tag. */
bool html_tag_open(struct html_open *o, const char *name);
/* Keeps the value if this attribute matters; it must outlive the tag. NULL: the attribute
 * stood alone. */
void html_tag_argument(struct html_open *o, const char *attribute, const char *value);
/* Adds the entity to t, whose text must be at its end. NULL, or the words of an error. */
const char *html_tag_close(struct html_text *t, const struct html_open *o, int length);

/* The user id in a tg://user link, on mem; NULL when it is none. */
char *html_user(void *mem, const char *url);

#endif
