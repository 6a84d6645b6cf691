/* scan.c - see scan.h. What it reads was written by the bot, so it is taken to be JSON.
 */
#include "tests/bench/scan.h"

#include <stdlib.h>
#include <string.h>

static const char *past_string(const char *at)
{
    at++;
    while (*at && *at != '"')
        at += at[0] == '\\' && at[1] ? 2 : 1;
    return *at ? at + 1 : at;
}

static const char *past_value(const char *at)
{
    int depth = 0;
    while (*at) {
        if (*at == '"') {
            at = past_string(at);
            continue;
        }
        if (depth == 0 && (*at == ',' || *at == '}' || *at == ']'))
            return at;
        depth += *at == '{' || *at == '[';
        depth -= *at == '}' || *at == ']';
        at++;
    }
    return at;
}

struct scanned scan_field(const char *json, const char *name)
{
    size_t len = strlen(name);
    const char *at = *json == '{' ? json + 1 : "";
    while (*at == '"') {
        const char *key = at + 1, *value = past_string(at);
        if (*value != ':')
            break;
        const char *end = past_value(++value);
        if ((size_t)(value - key) == len + 2 && strncmp(key, name, len) == 0)
            return (struct scanned){ value, (size_t)(end - value) };
        at = *end == ',' ? end + 1 : end;
    }
    return (struct scanned){ 0 };
}

int64_t scan_number(const char *json, const char *name)
{
    struct scanned s = scan_field(json, name);
    return s.at ? strtoll(s.at + (*s.at == '"'), NULL, 10) : 0;
}
