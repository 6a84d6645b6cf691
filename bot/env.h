/* env.h - a file of settings as text: NAME=value lines, read without touching anything.
 *
 *   # a comment                      NAME=plain words   # and what is for people
 *   NAME='as it stands'              NAME="with \n \t \r \" \\"
 *
 * "export" before a name, blanks around '=', CRLF and a byte order mark are accepted.
 * Of a name that stands twice the last one counts. */
#ifndef BOT_ENV_H
#define BOT_ENV_H

#include "bot/base.h"

struct env_entry {
    const char *name, *value; /* value may be "" */
    int line;                 /* from 1 */
};

struct env {
    struct env_entry *entries; /* as they stand in the text */
    size_t count;
};

/* Reads `size` bytes. All that is wrong goes to complaints, a line each, without the
 * values; lines that are right are kept all the same. What is returned belongs to mem. */
struct env *env_read(void *mem, const char *text, size_t size, struct buffer *complaints);
/* The last value of that name; NULL when there is none. */
const char *env_get(const struct env *env, const char *name);

#endif
