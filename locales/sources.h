/* sources.h - a folder of texts, taken into memory. */
#ifndef LOCALES_SOURCES_H
#define LOCALES_SOURCES_H

#include <stddef.h>

struct complaints;
struct words_source;

/* A talloc context that owns its array and all that it points to. */
struct sources {
    struct words_source *list;
    size_t count;
};

/* Each *.json of the folder by name; none when `dir` is NULL. What
 * cannot be read is complained of and left out. */
struct sources *sources_gather(void *mem, const char *dir, struct complaints *complaints);

#endif
