/* task.c - the fields of a job, each checked before anybody draws it. */
#include "office/task.h"

#include <glib.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LINK_MOST = 300 };

static void __attribute__((format(printf, 3, 0)))
complain(struct task *t, enum task_end end, const char *format, va_list args)
{
    if (t->end != TASK_DONE)
        return;
    t->end = end;
    vsnprintf(t->why, sizeof t->why, format, args);
}

void task_refuse(struct task *t, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    complain(t, TASK_BAD, format, args);
    va_end(args);
}

void task_fail(struct task *t, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    complain(t, TASK_FAILED, format, args);
    va_end(args);
}

static const char *checked(struct task *t, const cJSON *item, const char *field,
                           size_t most)
{
    const char *words = cJSON_GetStringValue(item);
    if (!words)
        task_refuse(t, "%s: is not a text", field);
    else if (strlen(words) > most)
        task_refuse(t, "%s: is longer than %zu bytes", field, most);
    else if (!g_utf8_validate(words, -1, NULL))
        task_refuse(t, "%s: is not UTF-8", field);
    else
        return words;
    return "";
}

const char *task_words(struct task *t, const char *field, size_t most,
                       const char *otherwise)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(t->asked, field);
    if (!item && otherwise)
        return otherwise;
    if (!item) {
        task_refuse(t, "%s: is missing", field);
        return "";
    }
    const char *words = checked(t, item, field, most);
    if (!otherwise && !words[0])
        task_refuse(t, "%s: is empty", field);
    return words;
}

int task_next_number(const char **words, int most)
{
    const char *at = *words;
    int64_t value = 0;
    for (; g_ascii_isdigit(*at) && value <= most; at++)
        value = value * 10 + (*at - '0');
    if (at == *words || value > most || (*at && *at != ' '))
        return -1;
    *words = at + strspn(at, " ");
    return (int)value;
}

int task_number(struct task *t, const char *field, int most)
{
    const char *words = task_words(t, field, 20, NULL), *at = words;
    int value = task_next_number(&at, most);
    if (value < 0 || *at)
        task_refuse(t, "%s: \"%s\" is no number from 0 to %d", field, words, most);
    return value < 0 ? 0 : value;
}

const cJSON *task_list(struct task *t, const char *field, size_t count, size_t most)
{
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(t->asked, field);
    if (!cJSON_IsArray(list)) {
        task_refuse(t, "%s: is not a list", field);
        return NULL;
    }
    if ((size_t)cJSON_GetArraySize(list) > count)
        task_refuse(t, "%s: has more than %zu parts", field, count);
    for (const cJSON *item = list->child; item; item = item->next)
        checked(t, item, field, most);
    return t->end == TASK_DONE ? list : NULL;
}

const cJSON *task_list_if_any(struct task *t, const char *field, size_t count,
                              size_t most)
{
    static const cJSON none = { .type = cJSON_Array };
    if (!cJSON_HasObjectItem(t->asked, field))
        return &none;
    return task_list(t, field, count, most);
}

const char *task_part(const cJSON *list, size_t at)
{
    const char *words = cJSON_GetStringValue(cJSON_GetArrayItem(list, (int)at));
    return words ? words : "";
}

/* What RFC 3986 lets an address consist of, quotes and brackets aside. */
static bool is_plain(char c)
{
    return g_ascii_isalnum(c) || (c != '\0' && strchr("-._~:/?#@!$&*+,;=%", c));
}

static void check_link(struct task *t, const char *field, const char *link)
{
    if (!g_str_has_prefix(link, "https://") && !g_str_has_prefix(link, "http://"))
        task_refuse(t, "%s: does not begin with https://", field);
    for (const char *c = link; *c; c++)
        if (!is_plain(*c))
            task_refuse(t, "%s: holds what an address cannot", field);
}

const char *task_link(struct task *t, const char *field)
{
    const char *link = task_words(t, field, LINK_MOST, NULL);
    check_link(t, field, link);
    return link;
}

const cJSON *task_links(struct task *t, const char *field, size_t count)
{
    const cJSON *list = task_list(t, field, count, LINK_MOST);
    for (const cJSON *item = list ? list->child : NULL; item; item = item->next)
        check_link(t, field, item->valuestring);
    return list;
}
