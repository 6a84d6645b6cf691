/* export_text.c - slices of an export as JSON, written straight into one text: a tree of
 * objects for ten years of answers would be many times their size. */
#include "storage/export_text.h"

#include <string.h>
#include <time.h>

#include <talloc.h>

const char *export_moment(struct db *db, int64_t seconds)
{
    char text[32];
    time_t at = (time_t)seconds;
    struct tm utc;
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&at, &utc));
    return talloc_strdup(db_memory_of(db), text);
}

static char *add_quoted(char *out, const char *text)
{
    out = talloc_asprintf_append_buffer(out, "\"");
    for (size_t plain; *text; text += plain + 1) {
        for (plain = 0; (unsigned char)text[plain] >= ' ' && text[plain] != '"' &&
                        text[plain] != '\\';)
            plain++;
        out = talloc_asprintf_append_buffer(out, "%.*s", (int)plain, text);
        if (!text[plain])
            break;
        if (text[plain] == '"' || text[plain] == '\\')
            out = talloc_asprintf_append_buffer(out, "\\%c", text[plain]);
        else
            out = talloc_asprintf_append_buffer(out, "\\u%04x",
                                                (unsigned)(unsigned char)text[plain]);
    }
    return talloc_asprintf_append_buffer(out, "\"");
}

const char *export_quoted(struct db *db, const char *text)
{
    return add_quoted(talloc_strdup(db_memory_of(db), ""), text);
}

static char *add_value(struct db *db, char *out, const struct export_field *f,
                       const struct export_value *v)
{
    out = talloc_asprintf_append_buffer(out, "\"%s\":", f->name);
    if (v->none)
        return talloc_asprintf_append_buffer(out, "null");
    switch (f->kind) {
    case EXPORT_END:
    case EXPORT_TEXT:
    case EXPORT_CODE:
        return add_quoted(out, v->text);
    case EXPORT_YES:
        return talloc_asprintf_append_buffer(out, v->number ? "true" : "false");
    case EXPORT_WHEN:
        return add_quoted(out, export_moment(db, v->number));
    case EXPORT_NUMBER:
    case EXPORT_PERSON:
        break;
    }
    return talloc_asprintf_append_buffer(out, "%lld", (long long)v->number);
}

static char *add_row(struct db *db, char *out, const struct export_slice *s,
                     const struct export_row *row)
{
    out = talloc_asprintf_append_buffer(out, "{");
    for (int i = 0; i < EXPORT_FIELDS && s->section->fields[i].kind; i++) {
        out = talloc_asprintf_append_buffer(out, i ? "," : "");
        out = add_value(db, out, &s->section->fields[i], &row->values[i]);
    }
    return talloc_asprintf_append_buffer(out, "}");
}

const char *export_part(struct db *db, const struct export_slice *s)
{
    char *out = talloc_strdup(db_memory_of(db), "");
    if (s->begins)
        out = talloc_asprintf_append_buffer(out, ",\n\"%s\":[", s->section->name);
    for (size_t i = 0; i < s->count; i++) {
        out = talloc_asprintf_append_buffer(out, s->begins && !i ? "\n" : ",\n");
        out = add_row(db, out, s, &s->rows[i]);
    }
    return s->ends ? talloc_asprintf_append_buffer(out, "]") : out;
}
