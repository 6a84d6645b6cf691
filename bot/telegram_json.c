/* telegram_json.c - see telegram_json.h, and telegram_parse in telegram_words.h.
 *
 * cJSON keeps every number in a double, which is exact up to 2^53 only. So before it
 * reads, long integers are put in quotes; from there on an id is a text. The same pass
 * mends what cJSON would refuse a whole page for, or cut a text at: halves of surrogate
 * pairs and \u0000. And it passes over the buttons of messages, which nobody reads. */
#include "bot/telegram_json.h"

#include "bot/telegram_words.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

enum { DIGITS_EXACT = 15, ID_DIGITS_MOST = 19 };

static const double INTEGER_MOST = 9007199254740991.0;

char *telegram_keep(void *mem, const char *text)
{
    char *kept = talloc_strdup(mem, text);
    if (!kept)
        die("memory: none left");
    return kept;
}

char *telegram_format(void *mem, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = talloc_vasprintf(mem, format, args);
    va_end(args);
    if (!text)
        die("memory: none left");
    return text;
}

char *telegram_take(void *mem, struct buffer *b)
{
    char *kept = b->failed ? NULL : talloc_strndup(mem, buffer_get(b), b->len);
    if (!kept && !b->failed)
        die("memory: none left");
    buffer_fini(b);
    return kept;
}

/* ---- writing ---------------------------------------------------------------------- */

static bool is_plain(unsigned char c)
{
    return c >= ' ' && c != '"' && c != '\\';
}

void telegram_quote(struct buffer *b, const char *text)
{
    buffer_add(b, "\"", 1);
    for (;;) {
        const char *start = text;
        while (is_plain((unsigned char)*text))
            text++;
        buffer_add(b, start, (size_t)(text - start));
        if (!*text)
            break;
        if (*text == '\n')
            buffer_add(b, "\\n", 2);
        else if (*text == '"' || *text == '\\')
            buffer_add(b, (char[]){ '\\', *text }, 2);
        else
            buffer_format(b, "\\u%04x", (unsigned)*text);
        text++;
    }
    buffer_add(b, "\"", 1);
}

/* ---- parsing ---------------------------------------------------------------------- */

/* The code of "\uXXXX"; -1 when that does not stand there. */
static long escaped_code(const char *at, const char *end)
{
    long code = 0;
    if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
        return -1;
    for (int i = 2; i < 6; i++) {
        int c = tolower((unsigned char)at[i]);
        if (!isxdigit(c))
            return -1;
        code = code * 16 + (c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return code;
}

static char *put(char *to, const char *from, size_t len)
{
    memcpy(to, from, len);
    return to + len;
}

/* Copies one escape, mended, and moves *at behind it. */
static char *copy_escape(char *to, const char **at, const char *end)
{
    const char *from = *at;
    long code = escaped_code(from, end);
    bool first = code >= 0xd800 && code <= 0xdbff;
    size_t len = code >= 0 ? 6 : end - from > 1 ? 2 : 1;
    if (first) {
        long second = escaped_code(from + 6, end);
        first = second < 0xdc00 || second > 0xdfff;
        len = first ? 6 : 12;
    }
    *at = from + len;
    if (first || code == 0 || (code >= 0xdc00 && code <= 0xdfff))
        return put(to, "\\ufffd", 6);
    return put(to, from, len);
}

static char *copy_string(char *to, const char **at, const char *end)
{
    *to++ = *(*at)++;
    while (*at < end && **at != '"') {
        if (**at == '\\')
            to = copy_escape(to, at, end);
        else
            *to++ = *(*at)++;
    }
    if (*at < end)
        *to++ = *(*at)++;
    return to;
}

static char *copy_number(char *to, const char **at, const char *end)
{
    const char *from = *at, *stop = from;
    size_t others = 0;
    while (stop < end && *stop && strchr("0123456789+-.eE", *stop))
        others += !isdigit((unsigned char)*stop++);
    bool quote =
        others == (*from == '-') && (size_t)(stop - from) - others > DIGITS_EXACT;
    *at = stop;
    if (quote)
        *to++ = '"';
    to = put(to, from, (size_t)(stop - from));
    if (quote)
        *to++ = '"';
    return to;
}

static const char *past_string(const char *at, const char *end)
{
    at++;
    while (at < end && *at != '"')
        at += *at == '\\' && end - at > 1 ? 2 : 1;
    return at < end ? at + 1 : end;
}

static const char *past_object(const char *at, const char *end)
{
    size_t depth = 0;
    do {
        depth += *at == '{';
        depth -= *at == '}';
        at = *at == '"' ? past_string(at, end) : at + 1;
    } while (at < end && depth > 0);
    return at;
}

/* Copies a string; when it names the buttons of a message, which are but an echo of our
 * own and most of a page of presses, they become an empty object. */
static char *copy_named(char *to, const char **at, const char *end)
{
    static const char buttons[] = "\"reply_markup\"";
    const char *from = to;
    to = copy_string(to, at, end);
    if ((size_t)(to - from) != sizeof buttons - 1 ||
        memcmp(from, buttons, sizeof buttons - 1) != 0 || end - *at < 3 ||
        strncmp(*at, ":{", 2) != 0)
        return to;
    *at = past_object(*at + 1, end);
    return put(to, ":{}", 3);
}

/* Quotes come two for sixteen digits at the least: an eighth more is room enough. */
cJSON *telegram_parse(const char *text, size_t len)
{
    char *copy = xalloc(len + len / 8 + 2), *to = copy;
    const char *at = text, *end = text + len;
    while (at < end) {
        if (*at == '"')
            to = copy_named(to, &at, end);
        else if (*at == '-' || isdigit((unsigned char)*at))
            to = copy_number(to, &at, end);
        else
            *to++ = *at++;
    }
    cJSON *json = cJSON_ParseWithLength(copy, (size_t)(to - copy));
    free(copy);
    return json;
}

/* ---- reading ---------------------------------------------------------------------- */

bool telegram_is_id(const char *text)
{
    const char *digits = text + (*text == '-');
    size_t len = strspn(digits, "0123456789");
    return len > 0 && len <= ID_DIGITS_MOST && !digits[len];
}

const cJSON *telegram_field(const cJSON *object, const char *name)
{
    return cJSON_IsObject(object) ? cJSON_GetObjectItemCaseSensitive(object, name) : NULL;
}

const char *telegram_text(const cJSON *object, const char *name)
{
    const char *text = cJSON_GetStringValue(telegram_field(object, name));
    return text ? text : "";
}

int64_t telegram_number(const cJSON *object, const char *name, int64_t otherwise)
{
    const cJSON *field = telegram_field(object, name);
    const char *text = cJSON_GetStringValue(field);
    if (cJSON_IsNumber(field) && field->valuedouble >= -INTEGER_MOST &&
        field->valuedouble <= INTEGER_MOST) {
        int64_t number = (int64_t)field->valuedouble;
        return (double)number == field->valuedouble ? number : otherwise;
    }
    if (!text || !telegram_is_id(text))
        return otherwise;
    errno = 0;
    int64_t number = strtoll(text, NULL, 10);
    return errno ? otherwise : number;
}

const char *telegram_id(void *mem, const cJSON *object, const char *name)
{
    int64_t number = telegram_number(object, name, INT64_MIN);
    if (number == INT64_MIN)
        return NULL;
    return telegram_format(mem, "%lld", (long long)number);
}
