/* sources.h - where texts come from: the program itself and a folder of files. */
#ifndef LOCALES_SOURCES_H
#define LOCALES_SOURCES_H

#include <stddef.h>

struct complaints;
struct words_source;

/* A talloc context that owns its array and all that it points to but the built-in. */
struct sources {
    struct words_source *list;
    size_t count;
};

/* The built-in ones, then each *.json of the folder by name; `dir` may be NULL. What
 * cannot be read is complained of and left out. */
struct sources *sources_gather(void *mem, const char *dir, struct complaints *complaints);

#endif
