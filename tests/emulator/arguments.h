/* arguments.h - the named values of one request, from the query and four kinds of body.
 *
 * The first occurrence of a name wins, and the query comes before the body. In a JSON
 * body a value that is no string is kept as its raw text, and what was read before a
 * fault in it is used. */
#ifndef EMULATOR_ARGUMENTS_H
#define EMULATOR_ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct argument {
    char *name, *value;
    struct argument *next;
};

/* A part of a multipart body that has a file name. */
struct upload {
    char *field, *name, *type; /* type: "" when not told */
    const char *bytes;         /* inside the request's body */
    size_t size;
    struct upload *next;
};

/* Belongs to the talloc context it was made on; the lists are in order of arrival. */
struct arguments {
    struct argument *first, **last;
    struct upload *uploads, **last_upload;
    size_t bytes; /* of names and values */
    size_t upload_count;
    bool too_large; /* more than the server takes: 413 */
};

enum {
    ARGUMENTS_MOST = 1 << 20, /* bytes of all parameters */
    UPLOADS_MOST = 50,
    BOUNDARY_MOST = 70,
};

struct arguments *arguments_new(void *mem);
/* Adds name and value unless the name is there. */
void arguments_add(struct arguments *a, const char *name, size_t name_len,
                   const char *value, size_t value_len);
/* Reads "a=b&c=d" with %XX and + for a space. */
void arguments_query(struct arguments *a, const char *text, size_t len);
/* Reads a body by its content type; other types are ignored. The bytes must outlive the
 * arguments and be followed by a NUL. */
void arguments_body(struct arguments *a, const char *type, const char *body, size_t len);
/* Reads a multipart/form-data body. */
void multipart_read(struct arguments *a, const char *type, const char *body, size_t len);

/* The value, "" for an absent one. */
const char *argument_text(const struct arguments *a, const char *name);
bool argument_flag(const struct arguments *a, const char *name);
/* Leading digits, 0 for junk; the fallback for an absent one; clamped to the range. */
int64_t argument_int(const struct arguments *a, const char *name, int64_t fallback,
                     int64_t least, int64_t most);
/* The uploaded part of this field name or NULL. */
struct upload *argument_upload(const struct arguments *a, const char *field);

/* Decodes %XX, and + when told to; talloc'ed on mem. */
char *percent_decode(void *mem, const char *text, size_t len, bool plus);

#endif
