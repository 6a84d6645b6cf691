/* formatted.c - parsing of what the bot writes, and the finding of commands in it. */
#include "formatted.h"

#include "bot/base.h"
#include "entities.h"
#include "html.h"
#include "json.h"
#include "text.h"
#include "users.h"

#include <stdlib.h>
#include <string.h>
#include <talloc.h>

enum { ENTITIES_MOST = 100 }; /* the rest is ignored */

/* ---- entities the server finds ----------------------------------------------------- */

/* Are these units inside an entity that hides what it covers? */
static bool is_covered(const cJSON *entities, int64_t offset)
{
    const cJSON *entity;
    cJSON_ArrayForEach(entity, entities)
    {
        int64_t from = json_get_int(entity, "offset");
        const char *type = json_get_text(entity, "type");
        if (type && offset >= from && offset < from + json_get_int(entity, "length") &&
            (strcmp(type, "code") == 0 || strcmp(type, "pre") == 0 ||
             strcmp(type, "text_link") == 0))
            return true;
    }
    return false;
}

static cJSON *new_entity(const char *type, int64_t offset, int64_t length)
{
    cJSON *entity = cJSON_CreateObject();
    json_text(entity, "type", type);
    /* Numbers, not raw text: they are read again for the order. */
    cJSON_AddNumberToObject(entity, "offset", (double)offset);
    cJSON_AddNumberToObject(entity, "length", (double)length);
    return entity;
}

static void find_commands(cJSON *entities, const char *text)
{
    size_t len = 0;
    const char *at = entities_command(text, 0, &len);
    for (; at; at = entities_command(text, (size_t)(at - text) + len, &len)) {
        int64_t offset = (int64_t)text_units(text, (size_t)(at - text));
        if (!is_covered(entities, offset))
            cJSON_AddItemToArray(entities,
                                 new_entity("bot_command", offset, (int64_t)len));
    }
}

static int by_offset(const void *left, const void *right)
{
    const cJSON *a = *(cJSON *const *)left, *b = *(cJSON *const *)right;
    int64_t offsets = json_get_int(a, "offset") - json_get_int(b, "offset");
    int64_t lengths = json_get_int(b, "length") - json_get_int(a, "length");
    int64_t order = offsets ? offsets : lengths;
    return order < 0 ? -1 : order > 0;
}

/* Puts the entities in order and prints them; they are used up. */
static char *print_entities(void *mem, cJSON *entities)
{
    int count = cJSON_GetArraySize(entities);
    cJSON **items = talloc_array(mem, cJSON *, (unsigned)count + 1);
    for (int i = 0; i < count; i++)
        items[i] = cJSON_DetachItemFromArray(entities, 0);
    qsort(items, (size_t)count, sizeof *items, by_offset);
    for (int i = 0; i < count; i++)
        if (i < ENTITIES_MOST)
            cJSON_AddItemToArray(entities, items[i]);
        else
            cJSON_Delete(items[i]);
    char *json = count ? json_print(mem, entities) : NULL;
    cJSON_Delete(entities);
    talloc_free(items);
    return json;
}

/* ---- from the parsed text to what is kept ------------------------------------------ */

static void add_extra(const struct emulator *e, cJSON *entity,
                      const struct html_entity *from)
{
    if (strcmp(from->type, "text_link") == 0)
        json_text(entity, "url", from->extra);
    else if (strcmp(from->type, "pre") == 0)
        json_text(entity, "language", from->extra);
    else if (strcmp(from->type, "custom_emoji") == 0)
        json_text(entity, "custom_emoji_id", from->extra);
    else if (strcmp(from->type, "text_mention") == 0)
        cJSON_AddItemToObject(entity, "user",
                              user_json(user_find(e, strtoll(from->extra, NULL, 10))));
    else if (strcmp(from->type, "date_time") == 0) {
        json_raw(entity, "unix_time", from->extra);
        json_text(entity, "date_time_format", from->format);
    }
}

/* Whoever the server does not know cannot be mentioned. */
static bool is_shown(const struct emulator *e, const struct html_entity *from)
{
    return strcmp(from->type, "text_mention") != 0 ||
           user_find(e, strtoll(from->extra, NULL, 10)) != NULL;
}

/* Text and entities, with the commands that are found; on the parsed text's memory. */
static struct formatted keep(const struct emulator *e, struct html_text *html)
{
    cJSON *entities = cJSON_CreateArray();
    for (size_t i = 0; i < html->count; i++) {
        const struct html_entity *from = &html->entities[i];
        if (!is_shown(e, from))
            continue;
        cJSON *entity = new_entity(from->type, from->offset, from->length);
        add_extra(e, entity, from);
        cJSON_AddItemToArray(entities, entity);
    }
    find_commands(entities, html->text);
    return (struct formatted){ html->text, print_entities(html, entities) };
}

static struct html_text *unmarked(void *mem, const char *text)
{
    struct html_text *plain = talloc_zero(mem, struct html_text);
    plain->text = talloc_strdup(plain, text);
    return plain;
}

struct formatted formatted_plain(const struct emulator *e, void *mem, const char *text)
{
    struct html_text *plain = unmarked(mem, text);
    html_tidy(plain);
    return keep(e, plain);
}

/* ---- reading a request ------------------------------------------------------------- */

static bool read_html(struct call *c, const char *text, struct formatted *words)
{
    struct html_text *html = html_parse(c, text, true);
    if (html->error[0])
        return call_fail(c, 400, "can't parse entities: %s", html->error);
    *words = keep(c->e, html);
    return true;
}

static void add_given(struct html_text *plain, const cJSON *given)
{
    static const char *const extras[] = { "url", "language", "custom_emoji_id" };
    const char *type = json_get_text(given, "type");
    int64_t offset = json_get_int(given, "offset"),
            length = json_get_int(given, "length");
    int64_t units = (int64_t)text_units(plain->text, strlen(plain->text));
    if (!type || offset < 0 || length <= 0 || offset > units || length > units - offset)
        return;
    struct html_entity *entity = html_add(plain, type, (int)offset, (int)length);
    for (size_t i = 0; i < COUNT(extras); i++)
        if (json_get_text(given, extras[i]))
            entity->extra = talloc_strdup(plain, json_get_text(given, extras[i]));
}

/* The types a bot may give; what the server finds itself is not taken from it. */
static bool is_givable(const cJSON *given)
{
    static const char *const types[] = {
        "bold",         "italic",     "underline", "strikethrough",         "spoiler",
        "code",         "blockquote", "pre",       "expandable_blockquote", "text_link",
        "custom_emoji",
    };
    const char *type = json_get_text(given, "type");
    for (size_t i = 0; type && i < COUNT(types); i++)
        if (strcmp(type, types[i]) == 0)
            return strcmp(type, "text_link") != 0 || json_get_text(given, "url");
    return false;
}

static bool read_given(struct call *c, const char *text, const char *json,
                       struct formatted *words)
{
    struct html_text *plain = unmarked(c, text);
    cJSON *list = cJSON_Parse(*json ? json : "[]");
    bool good = cJSON_IsArray(list);
    const cJSON *given;
    if (good)
        cJSON_ArrayForEach(given, list)
        {
            if (is_givable(given))
                add_given(plain, given);
        }
    else
        call_fail(c, 400, "can't parse entities JSON object");
    cJSON_Delete(list);
    html_sort(plain);
    html_tidy(plain);
    *words = keep(c->e, plain);
    return good;
}

bool formatted_read(struct call *c, const char *text_argument,
                    const char *entities_argument, struct formatted *words)
{
    const char *text = argument_text(c->args, text_argument);
    if (strlen(text) > TEXT_BYTES_MOST)
        return call_fail(c, 400, "text is too long");
    if (!text_is_valid(text))
        return call_fail(c, 400, "strings must be encoded in UTF-8");
    char *mode = text_lower(c, argument_text(c->args, "parse_mode"));
    if (*text && strcmp(mode, "html") == 0)
        return read_html(c, text, words);
    if (*text && *mode && strcmp(mode, "none") != 0)
        return call_fail(c, 400, "unsupported parse_mode");
    return read_given(c, text, argument_text(c->args, entities_argument), words);
}

bool formatted_fit_text(struct call *c, const struct formatted *words)
{
    if (!*words->text)
        return call_fail(c, 400, "text must be non-empty");
    if (text_points(words->text) > TEXT_POINTS_MOST)
        return call_fail(c, 400, "message is too long");
    return true;
}

bool formatted_fit_caption(struct call *c, const struct formatted *words)
{
    if (text_points(words->text) > CAPTION_POINTS_MOST)
        return call_fail(c, 400, "message caption is too long");
    return true;
}
