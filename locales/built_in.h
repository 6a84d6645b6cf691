/* built_in.h - the texts that the program carries in itself. */
#ifndef LOCALES_BUILT_IN_H
#define LOCALES_BUILT_IN_H

#include <stddef.h>

struct built_in {
    const char *language, *name;
    const char *json, *end; /* a NUL stands at the end */
};

enum { BUILT_IN = 2 };
/* The first is what a reader of an unknown language reads. */
extern const struct built_in built_in[BUILT_IN];

#endif
