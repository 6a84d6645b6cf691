/* multipart.c - multipart/form-data as real clients write it.
 *
 * A part without a file name is a parameter. Names may stand in quotes or bare, a quote
 * inside a quoted name ends it only before ";" or the end of the line, and both are
 * %-decoded; the contents are not. */
#include "arguments.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <talloc.h>

/* A stretch of bytes inside the body or a header; from is NULL for "absent". */
struct span {
    const char *from;
    size_t len;
};

static struct span trimmed(const char *from, const char *to)
{
    while (from < to && (*from == ' ' || *from == '\t'))
        from++;
    while (to > from && (to[-1] == ' ' || to[-1] == '\t'))
        to--;
    return (struct span){ from, (size_t)(to - from) };
}

/* Where a quoted value ends: at a quote with ";" or nothing after it. */
static const char *closing_quote(const char *from, const char *end)
{
    for (const char *at = from; at < end; at++) {
        if (*at != '"')
            continue;
        const char *after = at + 1;
        while (after < end && *after == ' ')
            after++;
        if (after == end || *after == ';')
            return at;
    }
    return end;
}

static struct span take_value(const char **at, const char *end)
{
    if (*at < end && **at == '"') {
        const char *from = *at + 1;
        const char *quote = closing_quote(from, end);
        *at = quote < end ? quote + 1 : end;
        return (struct span){ from, (size_t)(quote - from) };
    }
    const char *semicolon = memchr(*at, ';', (size_t)(end - *at));
    const char *from = *at;
    *at = semicolon ? semicolon : end;
    return trimmed(from, *at);
}

/* The value of `key=` in a header like `form-data; name="a"; filename=b`. */
static struct span parameter(const char *header, const char *end, const char *key)
{
    const char *at = memchr(header, ';', (size_t)(end - header));
    while (at && at < end) {
        at++;
        const char *equals = memchr(at, '=', (size_t)(end - at));
        if (!equals)
            break;
        struct span name = trimmed(at, equals);
        at = equals + 1;
        struct span value = take_value(&at, end);
        if (name.len == strlen(key) && strncasecmp(name.from, key, name.len) == 0)
            return value;
        at = memchr(at, ';', (size_t)(end - at));
    }
    return (struct span){ 0 };
}

/* The value of a header line in the part's head. */
static struct span header(struct span head, const char *name)
{
    const char *end = head.from + head.len;
    size_t len = strlen(name);
    for (const char *line = head.from; line < end;) {
        const char *stop = memmem(line, (size_t)(end - line), "\r\n", 2);
        stop = stop ? stop : end;
        if ((size_t)(stop - line) > len && strncasecmp(line, name, len) == 0 &&
            line[len] == ':')
            return trimmed(line + len + 1, stop);
        line = stop < end ? stop + 2 : end;
    }
    return (struct span){ 0 };
}

static void add_upload(struct arguments *a, const char *field, struct span filename,
                       struct span type, struct span content)
{
    if (++a->upload_count > UPLOADS_MOST) {
        a->too_large = true;
        return;
    }
    struct upload *u = talloc_zero(a, struct upload);
    u->field = talloc_strdup(u, field);
    u->name = percent_decode(u, filename.from, filename.len, false);
    u->type = talloc_strndup(u, type.from ? type.from : "", type.len);
    u->bytes = content.from;
    u->size = content.len;
    *a->last_upload = u;
    a->last_upload = &u->next;
}

static void add_part(struct arguments *a, struct span head, struct span content)
{
    struct span disposition = header(head, "Content-Disposition");
    if (!disposition.from)
        return;
    const char *end = disposition.from + disposition.len;
    struct span name = parameter(disposition.from, end, "name");
    struct span filename = parameter(disposition.from, end, "filename");
    if (!name.from)
        return;
    char *field = percent_decode(a, name.from, name.len, false);
    if (filename.from)
        add_upload(a, field, filename, header(head, "Content-Type"), content);
    else
        arguments_add(a, field, strlen(field), content.from, content.len);
    talloc_free(field);
}

/* Splits one part into head and content. */
static void read_part(struct arguments *a, const char *from, const char *to)
{
    const char *blank = memmem(from, (size_t)(to - from), "\r\n\r\n", 4);
    if (!blank)
        return;
    add_part(a, (struct span){ from, (size_t)(blank - from) },
             (struct span){ blank + 4, (size_t)(to - blank - 4) });
}

/* The delimiter line "\r\n--boundary", talloc'ed, or NULL when the type has none. */
static char *delimiter_of(void *mem, const char *type)
{
    struct span boundary = parameter(type, type + strlen(type), "boundary");
    if (!boundary.from || !boundary.len || boundary.len > BOUNDARY_MOST)
        return NULL;
    return talloc_asprintf(mem, "\r\n--%.*s", (int)boundary.len, boundary.from);
}

void multipart_read(struct arguments *a, const char *type, const char *body, size_t len)
{
    char *delimiter = delimiter_of(a, type);
    if (!delimiter)
        return;
    size_t mark = strlen(delimiter);
    const char *end = body + len;
    /* The first delimiter has no line end before it. */
    const char *at = memmem(body, len, delimiter + 2, mark - 2);
    at = at ? at + mark - 2 : NULL;
    while (at && end - at >= 2 && memcmp(at, "\r\n", 2) == 0 && !a->too_large) {
        const char *stop = memmem(at, (size_t)(end - at), delimiter, mark);
        if (!stop)
            break;
        read_part(a, at + 2, stop > at + 2 ? stop : at + 2);
        at = stop + mark;
    }
    talloc_free(delimiter);
}
