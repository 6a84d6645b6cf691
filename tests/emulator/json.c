/* json.c - printing and reading of JSON members. */
#include "json.h"

#include "text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

char *json_print(void *mem, const cJSON *value)
{
    char *printed = cJSON_PrintUnformatted(value);
    char *copy = talloc_strdup(mem, printed ? printed : "null");
    cJSON_free(printed);
    return copy;
}

/* Writes a code point as one or two \uXXXX and gives the place after it. */
static char *escape_point(char *out, uint32_t point)
{
    if (point < 0x10000)
        return out + snprintf(out, 7, "\\u%04x", (unsigned)point);
    point -= 0x10000;
    return out + snprintf(out, 13, "\\u%04x\\u%04x", 0xd800 + (unsigned)(point >> 10),
                          0xdc00 + (unsigned)(point & 0x3ff));
}

char *json_ascii(void *mem, const char *json)
{
    size_t wide = 0;
    for (const char *at = json; *at; at++)
        wide += (*at & 0x80) != 0;
    /* A byte beyond ASCII grows to six at most. */
    char *text = talloc_array(mem, char, strlen(json) + wide * 5 + 7);
    char *out = text;
    for (const char *at = json; *at;) {
        if (*at & 0x80)
            out = escape_point(out, text_next(&at));
        else
            *out++ = *at++;
    }
    *out = '\0';
    return text;
}

void json_int(cJSON *object, const char *name, int64_t value)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%" PRId64, value);
    cJSON_AddRawToObject(object, name, digits);
}

void json_text(cJSON *object, const char *name, const char *text)
{
    if (text)
        cJSON_AddStringToObject(object, name, text);
}

void json_raw(cJSON *object, const char *name, const char *json)
{
    if (json)
        cJSON_AddRawToObject(object, name, json);
}

void json_flag(cJSON *object, const char *name, bool value)
{
    cJSON_AddBoolToObject(object, name, value);
}

cJSON *json_object(cJSON *object, const char *name)
{
    return cJSON_AddObjectToObject(object, name);
}

const char *json_get_text(const cJSON *object, const char *name)
{
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, name));
}

int64_t json_get_int(const cJSON *object, const char *name)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, name);
    if (cJSON_IsString(item))
        return strtoll(item->valuestring, NULL, 10);
    /* Beyond 2^53 a double says nothing certain. */
    if (!cJSON_IsNumber(item) || item->valuedouble > 9e15 || item->valuedouble < -9e15)
        return 0;
    return (int64_t)item->valuedouble;
}

bool json_get_flag(const cJSON *object, const char *name)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, name);
    return cJSON_IsTrue(item) || (cJSON_IsNumber(item) && item->valuedouble != 0);
}
