/* tdlib.c - asks TDLib and reads its JSON. Its synchronous requests need no network. */
#include "tdlib.h"
#include "bot/base.h"

#include <cjson/cJSON.h>
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <talloc.h>

static const char *(*execute)(const char *request);

void tdlib_open(const char *path)
{
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!library)
        die("oracle: %s (npm ci in tests/conformance brings it)", dlerror());
    // POSIX's way round a cast between data and function pointers
    *(void **)&execute = dlsym(library, "td_execute");
    if (!execute)
        die("oracle: %s", dlerror());
    execute("{\"@type\":\"setLogVerbosityLevel\",\"new_verbosity_level\":0}");
}

/* ---- reading ------------------------------------------------------------------------
 */

static const char *text_of(const cJSON *object, const char *name)
{
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItem(object, name));
    return text ? text : "";
}

static const char *type_of(const char *theirs)
{
    static const char *const names[][2] = {
        { "Bold", "bold" },
        { "Italic", "italic" },
        { "Underline", "underline" },
        { "Strikethrough", "strikethrough" },
        { "Spoiler", "spoiler" },
        { "Code", "code" },
        { "Pre", "pre" },
        { "PreCode", "pre" },
        { "TextUrl", "text_link" },
        { "MentionName", "text_mention" },
        { "CustomEmoji", "custom_emoji" },
        { "BlockQuote", "blockquote" },
        { "ExpandableBlockQuote", "expandable_blockquote" },
        { "DateTime", "date_time" },
        { "BotCommand", "bot_command" },
    };
    for (size_t i = 0; i < COUNT(names); i++) {
        if (strcmp(theirs + strlen("textEntityType"), names[i][0]) == 0)
            return names[i][1];
    }
    return theirs;
}

static const char *precision(const cJSON *format, const char *part, const char *few,
                             const char *many)
{
    const char *type = text_of(cJSON_GetObjectItem(format, part), "@type");
    if (strcmp(type, "dateTimePartPrecisionNone") == 0)
        return "";
    return strcmp(type, "dateTimePartPrecisionShort") == 0 ? few : many;
}

static char *format_of(void *mem, const cJSON *format)
{
    if (!format)
        return NULL;
    if (strcmp(text_of(format, "@type"), "dateTimeFormattingTypeRelative") == 0)
        return talloc_strdup(mem, "r");
    bool week = cJSON_IsTrue(cJSON_GetObjectItem(format, "show_day_of_week"));
    return talloc_asprintf(mem, "%s%s%s", week ? "w" : "",
                           precision(format, "date_precision", "d", "D"),
                           precision(format, "time_precision", "t", "T"));
}

static char *extra_of(void *mem, const cJSON *type)
{
    static const char *const fields[] = { "url", "language", "custom_emoji_id", "user_id",
                                          "unix_time" };
    for (size_t i = 0; i < COUNT(fields); i++) {
        const cJSON *field = cJSON_GetObjectItem(type, fields[i]);
        if (cJSON_IsString(field))
            return talloc_strdup(mem, field->valuestring);
        if (cJSON_IsNumber(field))
            return talloc_asprintf(mem, "%.0f", field->valuedouble);
    }
    return NULL;
}

static void read_entity(struct html_text *t, const cJSON *theirs)
{
    const cJSON *type = cJSON_GetObjectItem(theirs, "type");
    struct html_entity *e = html_add(t, type_of(text_of(type, "@type")),
                                     cJSON_GetObjectItem(theirs, "offset")->valueint,
                                     cJSON_GetObjectItem(theirs, "length")->valueint);
    e->extra = extra_of(t, type);
    e->format = format_of(t, cJSON_GetObjectItem(type, "formatting_type"));
}

/* Words longer than ours can be are cut as ours are, between two characters. */
static void copy_words(char *to, size_t room, const char *words)
{
    size_t length = strlen(words);
    if (length >= room) {
        length = room - 1;
        while (((unsigned char)words[length] & 0xc0) == 0x80)
            length--;
    }
    memcpy(to, words, length);
    to[length] = '\0';
}

static struct html_text *read_answer(void *mem, const char *json)
{
    static const char prefix[] = "Can't parse entities: ";
    struct html_text *t = talloc_zero(mem, struct html_text);
    cJSON *answer = cJSON_Parse(json);
    t->text = talloc_strdup(t, text_of(answer, "text"));
    const char *words = text_of(answer, "message");
    size_t cut = strncmp(words, prefix, strlen(prefix)) == 0 ? strlen(prefix) : 0;
    copy_words(t->error, sizeof t->error, words + cut);
    const cJSON *entity;
    cJSON_ArrayForEach(entity, cJSON_GetObjectItem(answer, "entities"))
        read_entity(t, entity);
    cJSON_Delete(answer);
    return t;
}

/* ---- asking --------------------------------------------------------------------------
 */

static char *quoted(void *mem, const char *text)
{
    cJSON *json = cJSON_CreateString(text);
    char *printed = cJSON_PrintUnformatted(json), *copy = talloc_strdup(mem, printed);
    cJSON_free(printed);
    cJSON_Delete(json);
    return copy;
}

/* TDLib's answer lives only until the next request, so it is copied. */
static char *ask_parse(void *mem, const char *html)
{
    char *request = talloc_asprintf(mem,
                                    "{\"@type\":\"parseTextEntities\",\"text\":%s,"
                                    "\"parse_mode\":{\"@type\":\"textParseModeHTML\"}}",
                                    quoted(mem, html));
    return talloc_strdup(mem, execute(request));
}

struct html_text *tdlib_parse(void *mem, const char *html)
{
    return read_answer(mem, ask_parse(mem, html));
}

struct html_text *tdlib_store(void *mem, const char *html)
{
    char *request = talloc_asprintf(mem, "{\"@type\":\"parseMarkdown\",\"text\":%s}",
                                    ask_parse(mem, html));
    return read_answer(mem, execute(request));
}

struct html_text *tdlib_commands(void *mem, const char *text)
{
    char *request = talloc_asprintf(mem, "{\"@type\":\"getTextEntities\",\"text\":%s}",
                                    quoted(mem, text));
    struct html_text *t = read_answer(mem, execute(request));
    t->text = talloc_strdup(t, text);
    size_t kept = 0;
    for (size_t i = 0; i < t->count; i++) {
        if (strcmp(t->entities[i].type, "bot_command") == 0)
            t->entities[kept++] = t->entities[i];
    }
    t->count = kept;
    return t;
}
