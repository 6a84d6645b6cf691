/* story_contract.c - would Telegram take this delivery?
 *
 * The request is made as the bot makes it. Its HTML must parse as the server parses it,
 * its texts must fit once the tags are off, and every method, parameter and field must
 * be one that the published schema knows, with nothing missing that it demands. */
#include "tests/story.h"

#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>
#include <talloc.h>

#include "bot/base.h"
#include "bot/telegram_words.h"
#include "tests/emulator/html.h"

enum { TEXT_MOST = 4096, CAPTION_MOST = 1024, SCHEMA_MOST = 16 << 20, DATA_MOST = 64 };

/* ---- the published schema -------------------------------------------------------- */

static cJSON *read_schema(const char *path)
{
    FILE *file = fopen(path, "re");
    if (!file && getenv("BOT_API"))
        die("contract: %s cannot be read", path);
    if (!file)
        return cJSON_CreateObject();
    char *text = talloc_zero_size(NULL, SCHEMA_MOST + 1);
    cJSON *json = fread(text, 1, SCHEMA_MOST, file) ? cJSON_Parse(text) : NULL;
    fclose(file);
    talloc_free(text);
    if (!cJSON_GetObjectItemCaseSensitive(json, "methods"))
        die("contract: %s is not the published schema", path);
    return json;
}

/* Read once and kept for the process; an empty object when there is none. */
static const cJSON *schema(void)
{
    static cJSON *json;
    const char *path = getenv("BOT_API");
    if (!json)
        json = read_schema(path ? path : "../shared/botapi/api.json");
    return json;
}

static const cJSON *named(const cJSON *list, const char *name)
{
    const cJSON *item;
    cJSON_ArrayForEach(item, list)
    {
        const cJSON *have = cJSON_GetObjectItemCaseSensitive(item, "name");
        if (cJSON_IsString(have) && strcmp(have->valuestring, name) == 0)
            return item;
    }
    return NULL;
}

static const char *value_fault(void *mem, const cJSON *value, const cJSON *types);

static const char *enum_fault(const cJSON *value, const cJSON *field)
{
    const cJSON *allowed = cJSON_GetObjectItemCaseSensitive(field, "enum"), *item;
    if (!cJSON_IsArray(allowed) || !cJSON_IsString(value))
        return NULL;
    cJSON_ArrayForEach(item, allowed)
    {
        if (cJSON_IsString(item) && strcmp(item->valuestring, value->valuestring) == 0)
            return NULL;
    }
    return "is a word that is not among those allowed";
}

static const char *field_fault(void *mem, const cJSON *value, const cJSON *field)
{
    const cJSON *types = cJSON_GetObjectItemCaseSensitive(field, "types");
    const char *fault = value_fault(mem, value, types);
    return fault ? fault : enum_fault(value, field);
}

/* Every field is known and fits, and none that must be there is missing. */
static const char *fields_fault(void *mem, const cJSON *object, const cJSON *fields,
                                const char *of)
{
    const cJSON *item;
    cJSON_ArrayForEach(item, object)
    {
        const cJSON *field = named(fields, item->string);
        if (!field)
            return talloc_asprintf(mem, "%s has no %s", of, item->string);
        const char *fault = field_fault(mem, item, field);
        if (fault)
            return talloc_asprintf(mem, "%s.%s: %s", of, item->string, fault);
    }
    cJSON_ArrayForEach(item, fields)
    {
        const cJSON *name = cJSON_GetObjectItemCaseSensitive(item, "name");
        const cJSON *required = cJSON_GetObjectItemCaseSensitive(item, "required");
        if (cJSON_IsTrue(required) &&
            !cJSON_GetObjectItemCaseSensitive(object, name->valuestring))
            return talloc_asprintf(mem, "%s needs %s", of, name->valuestring);
    }
    return NULL;
}

static const char *array_fault(void *mem, const cJSON *value, const char *type)
{
    const cJSON *item;
    if (!cJSON_IsArray(value))
        return "must be an array";
    cJSON *types = cJSON_CreateArray();
    cJSON_AddItemToArray(types, cJSON_CreateString(type + strlen("Array of ")));
    const char *fault = NULL;
    cJSON_ArrayForEach(item, value)
    {
        if (!fault)
            fault = value_fault(mem, item, types);
    }
    cJSON_Delete(types);
    return fault;
}

static const char *object_fault(void *mem, const cJSON *value, const char *type)
{
    const cJSON *all = cJSON_GetObjectItemCaseSensitive(schema(), "types");
    const cJSON *known = cJSON_GetObjectItemCaseSensitive(all, type), *item;
    const cJSON *subtypes = cJSON_GetObjectItemCaseSensitive(known, "subtypes");
    if (!known || !cJSON_IsObject(value))
        return talloc_asprintf(mem, "must be %s", type);
    if (cJSON_GetArraySize(subtypes) == 0)
        return fields_fault(mem, value, cJSON_GetObjectItemCaseSensitive(known, "fields"),
                            type);
    const char *fault = NULL;
    cJSON_ArrayForEach(item, subtypes)
    {
        fault = object_fault(mem, value, item->valuestring);
        if (!fault)
            return NULL;
    }
    return fault;
}

static const char *type_fault(void *mem, const cJSON *value, const char *type)
{
    if (strncmp(type, "Array of ", 9) == 0)
        return array_fault(mem, value, type);
    if (strcmp(type, "Integer") == 0 || strcmp(type, "Float") == 0)
        return cJSON_IsNumber(value) ? NULL : "must be a number";
    if (strcmp(type, "String") == 0 || strcmp(type, "InputFile") == 0)
        return cJSON_IsString(value) ? NULL : "must be a text";
    if (strcmp(type, "Boolean") == 0 || strcmp(type, "True") == 0)
        return cJSON_IsBool(value) ? NULL : "must be true or false";
    return object_fault(mem, value, type);
}

/* It must be one of them; the fault of the last is told. */
static const char *value_fault(void *mem, const cJSON *value, const cJSON *types)
{
    const char *fault = "is of no type";
    const cJSON *type;
    cJSON_ArrayForEach(type, types)
    {
        fault = type_fault(mem, value, type->valuestring);
        if (!fault)
            return NULL;
    }
    return fault;
}

static const char *names_fault(void *mem, const char *method, const cJSON *params)
{
    const cJSON *methods = cJSON_GetObjectItemCaseSensitive(schema(), "methods");
    const cJSON *known = cJSON_GetObjectItemCaseSensitive(methods, method);
    if (!methods)
        return NULL;
    if (!known)
        return talloc_asprintf(mem, "there is no method %s", method);
    return fields_fault(mem, params, cJSON_GetObjectItemCaseSensitive(known, "fields"),
                        method);
}

/* ---- what the server looks at ---------------------------------------------------- */

static size_t units(const char *text)
{
    size_t count = 0;
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        count += (c & 0xc0) == 0x80 ? 0 : c >= 0xf0 ? 2 : 1;
    }
    return count;
}

static const char *text_fault(void *mem, const cJSON *params, const char *name,
                              size_t most)
{
    const cJSON *text = cJSON_GetObjectItemCaseSensitive(params, name);
    if (!cJSON_IsString(text))
        return NULL;
    const struct html_text *html = html_parse(mem, text->valuestring, true);
    if (*html->error)
        return talloc_asprintf(mem, "can't parse entities: %s", html->error);
    if (strcmp(name, "text") == 0 && !*html->text)
        return "message text is empty";
    if (units(html->text) > most)
        return talloc_asprintf(mem, "the %s is longer than %zu", name, most);
    return NULL;
}

static const char *key_fault(const cJSON *key)
{
    const cJSON *data = cJSON_GetObjectItemCaseSensitive(key, "callback_data");
    if (!data)
        return NULL;
    size_t len = strlen(data->valuestring);
    return len < 1 || len > DATA_MOST ? "BUTTON_DATA_INVALID" : NULL;
}

static const char *keyboard_fault(const cJSON *params)
{
    const cJSON *markup = cJSON_GetObjectItemCaseSensitive(params, "reply_markup");
    const cJSON *rows = cJSON_GetObjectItemCaseSensitive(markup, "inline_keyboard");
    const cJSON *row, *key;
    cJSON_ArrayForEach(row, rows)
    {
        cJSON_ArrayForEach(key, row)
        {
            const char *fault = key_fault(key);
            if (fault)
                return fault;
        }
    }
    return NULL;
}

/* The parts of a form, read as the server reads them: JSON where a JSON value stands. */
static cJSON *params_of(const struct telegram_request *r)
{
    if (r->json)
        return cJSON_Parse(r->json);
    cJSON *params = cJSON_CreateObject();
    for (size_t i = 0; i < r->part_count; i++) {
        const struct http_part *p = &r->parts[i];
        bool text = p->file || strcmp(p->name, "caption") == 0 ||
                    strcmp(p->name, "parse_mode") == 0;
        cJSON *value = text ? NULL : cJSON_Parse(p->text);
        cJSON_AddItemToObject(params, p->name,
                              value ? value
                                    : cJSON_CreateString(p->file ? p->file : p->text));
    }
    return params;
}

const char *story_contract(void *mem, const struct delivery *d)
{
    const struct telegram_request *r = telegram_request(mem, d);
    if (!r)
        return "cannot be said in Telegram";
    cJSON *params = params_of(r);
    const char *fault = params ? names_fault(mem, r->method, params) : "is no JSON";
    if (!fault)
        fault = text_fault(mem, params, "text", TEXT_MOST);
    if (!fault)
        fault = text_fault(mem, params, "caption", CAPTION_MOST);
    if (!fault)
        fault = keyboard_fault(params);
    cJSON_Delete(params);
    return fault ? talloc_asprintf(mem, "%s: %s", r->method, fault) : NULL;
}
