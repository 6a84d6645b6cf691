/* form_built_in.h - the questionnaires that the program carries in itself. */
#ifndef BOT_FORM_BUILT_IN_H
#define BOT_FORM_BUILT_IN_H

#include <stddef.h>

struct form_source {
    const char *name, *json; /* NUL-terminated */
};

const struct form_source *form_built_in(size_t i); /* NULL past the last */

#endif
