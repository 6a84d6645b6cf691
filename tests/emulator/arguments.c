/* arguments.c - reading queries, forms and JSON bodies into one list. */
#include "arguments.h"

#include "text.h"

#include <cjson/cJSON.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

struct arguments *arguments_new(void *mem)
{
    struct arguments *a = talloc_zero(mem, struct arguments);
    a->last = &a->first;
    a->last_upload = &a->uploads;
    return a;
}

static struct argument *find(const struct arguments *a, const char *name)
{
    for (struct argument *at = a->first; at; at = at->next)
        if (strcmp(at->name, name) == 0)
            return at;
    return NULL;
}

void arguments_add(struct arguments *a, const char *name, size_t name_len,
                   const char *value, size_t value_len)
{
    a->bytes += name_len + value_len;
    a->too_large = a->too_large || a->bytes > ARGUMENTS_MOST;
    if (a->too_large)
        return;
    struct argument *new = talloc_zero(a, struct argument);
    new->name = talloc_strndup(new, name, name_len);
    new->value = talloc_strndup(new, value, value_len);
    if (find(a, new->name)) {
        talloc_free(new);
        return;
    }
    *a->last = new;
    a->last = &new->next;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)tolower((unsigned char)c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

char *percent_decode(void *mem, const char *text, size_t len, bool plus)
{
    char *decoded = talloc_array(mem, char, len + 1);
    size_t out = 0;
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '%' && i + 2 < len && hex_digit(text[i + 1]) >= 0 &&
            hex_digit(text[i + 2]) >= 0) {
            decoded[out++] = (char)(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
            i += 2;
        } else {
            decoded[out++] = text[i] == '+' && plus ? ' ' : text[i];
        }
    }
    decoded[out] = '\0';
    return decoded;
}

static void add_pair(struct arguments *a, const char *pair, size_t len)
{
    const char *equals = memchr(pair, '=', len);
    size_t name_len = equals ? (size_t)(equals - pair) : len;
    size_t value_len = equals ? len - name_len - 1 : 0;
    char *name = percent_decode(a, pair, name_len, true);
    char *value = percent_decode(a, equals ? equals + 1 : "", value_len, true);
    if (*name)
        arguments_add(a, name, strlen(name), value, strlen(value));
    talloc_free(name);
    talloc_free(value);
}

void arguments_query(struct arguments *a, const char *text, size_t len)
{
    while (len) {
        const char *end = memchr(text, '&', len);
        size_t pair = end ? (size_t)(end - text) : len;
        if (pair)
            add_pair(a, text, pair);
        text += pair + (end ? 1 : 0);
        len -= pair + (end ? 1 : 0);
    }
}

/* ---- a JSON body ------------------------------------------------------------------- */

/* What is still to be read; at is NULL once a fault was met. */
struct json_reader {
    const char *at, *end;
};

static void skip_blanks(struct json_reader *r)
{
    while (r->at < r->end && strchr(" \t\r\n", *r->at) && *r->at)
        r->at++;
}

static bool take(struct json_reader *r, char c)
{
    skip_blanks(r);
    if (r->at >= r->end || *r->at != c)
        return false;
    r->at++;
    return true;
}

/* The next value with its raw text between *start and r->at; NULL for a fault. */
static cJSON *next_value(struct json_reader *r, const char **start)
{
    skip_blanks(r);
    *start = r->at;
    const char *after = NULL;
    cJSON *value =
        cJSON_ParseWithLengthOpts(r->at, (size_t)(r->end - r->at), &after, false);
    if (value)
        r->at = after;
    return value;
}

static bool read_member(struct arguments *a, struct json_reader *r)
{
    const char *start;
    cJSON *name = next_value(r, &start);
    cJSON *value = NULL;
    if (cJSON_IsString(name) && take(r, ':'))
        value = next_value(r, &start);
    if (cJSON_IsString(value))
        arguments_add(a, name->valuestring, strlen(name->valuestring), value->valuestring,
                      strlen(value->valuestring));
    else if (value)
        arguments_add(a, name->valuestring, strlen(name->valuestring), start,
                      (size_t)(r->at - start));
    bool good = value != NULL;
    cJSON_Delete(name);
    cJSON_Delete(value);
    return good;
}

static void read_json(struct arguments *a, const char *body, size_t len)
{
    struct json_reader r = { body, body + len };
    if (!take(&r, '{') || take(&r, '}'))
        return;
    while (read_member(a, &r) && take(&r, ','))
        ;
}

void arguments_body(struct arguments *a, const char *type, const char *body, size_t len)
{
    char *kind = text_lower(a, type);
    if (strstr(kind, "multipart/form-data"))
        multipart_read(a, type, body, len);
    else if (len > ARGUMENTS_MOST)
        a->too_large = true;
    else if (strstr(kind, "application/x-www-form-urlencoded"))
        arguments_query(a, body, len);
    else if (strstr(kind, "application/json"))
        read_json(a, body, len);
    talloc_free(kind);
}

/* ---- values ------------------------------------------------------------------------ */

const char *argument_text(const struct arguments *a, const char *name)
{
    const struct argument *found = find(a, name);
    return found ? found->value : "";
}

bool argument_flag(const struct arguments *a, const char *name)
{
    return text_is_true(argument_text(a, name));
}

int64_t argument_int(const struct arguments *a, const char *name, int64_t fallback,
                     int64_t least, int64_t most)
{
    const struct argument *found = find(a, name);
    int64_t value = fallback;
    if (found) {
        const char *digits = found->value + (*found->value == '-');
        value = isdigit((unsigned char)*digits) ? strtoll(found->value, NULL, 10) : 0;
    }
    if (value < least)
        return least;
    return value > most ? most : value;
}

struct upload *argument_upload(const struct arguments *a, const char *field)
{
    for (struct upload *at = a->uploads; at; at = at->next)
        if (strcmp(at->field, field) == 0)
            return at;
    return NULL;
}
