/* catalog.c - reading JSON files into the catalog, and complaining of each text that is
 * not good in itself. */
#include "locales/catalog.h"

#include <string.h>

#include <cjson/cJSON.h>
#include <talloc.h>
#include <unicode/ustring.h>

#include "locales/complaints.h"
#include "locales/marks.h"
#include "locales/template.h"

enum { KEY_MOST = 100, NESTED_MOST = 8, TEXT_MOST = 4000, CHUNK = 64 * 1024 - 64 };

/* One file while it is read. */
struct reading {
    struct catalog *catalog;
    size_t language;
    const char *source;
    struct complaints *complaints;
};

/* ---- the table ------------------------------------------------------- */

#define obstack_chunk_alloc xalloc
#define obstack_chunk_free  free

static int forget_entries(struct catalog *catalog)
{
    HASH_CLEAR(hh, catalog->entries);
    obstack_free(&catalog->room, NULL);
    return 0;
}

struct catalog *catalog_new(void *mem, struct language **languages, size_t count)
{
    struct catalog *catalog = talloc_zero(mem, struct catalog);
    if (catalog)
        catalog->text_count = talloc_zero_array(catalog, size_t, count);
    if (!catalog || !catalog->text_count)
        die("memory: none left");
    catalog->languages = languages;
    catalog->language_count = count;
    obstack_begin(&catalog->room, CHUNK);
    talloc_set_destructor(catalog, forget_entries);
    return catalog;
}

const struct entry *catalog_find(const struct catalog *catalog, const char *key)
{
    struct entry *entry;
    HASH_FIND_STR(catalog->entries, key, entry);
    return entry;
}

static struct entry *entry_of(struct catalog *catalog, const char *key)
{
    struct entry *entry;
    HASH_FIND_STR(catalog->entries, key, entry);
    if (entry)
        return entry;
    size_t len = strlen(key);
    entry = obstack_alloc(&catalog->room, sizeof *entry + len + 1);
    entry->texts = NULL;
    memcpy(entry->key, key, len + 1);
    HASH_ADD_KEYPTR(hh, catalog->entries, entry->key, len, entry);
    return entry;
}

struct wording entry_wording(const struct entry *entry, size_t language, bool learner)
{
    struct wording wording = { .forms = { NULL } };
    for (struct template *t = entry->texts; t; t = t->next)
        if (t->is.language == language && t->is.learner == learner)
            wording.forms[t->is.form] = t;
    return wording;
}

bool wording_is_empty(const struct wording *wording)
{
    for (int form = 0; form < FORMS; form++)
        if (wording->forms[form])
            return false;
    return true;
}

/* ---- one text -------------------------------------------------------- */

static bool cut_ending(char *key, const char *ending)
{
    size_t len = strlen(key), cut = strlen(ending);
    if (len <= cut || strcmp(key + len - cut, ending) != 0)
        return false;
    key[len - cut] = '\0';
    return true;
}

static enum form cut_form(char *key)
{
    static const char *const endings[] = { "_zero", "_one",  "_two",
                                           "_few",  "_many", "_other" };
    for (size_t form = 0; form < COUNT(endings); form++)
        if (cut_ending(key, endings[form]))
            return (enum form)form;
    return FORM_PLAIN;
}

static const char *text_fault(const char *text)
{
    struct mark m;
    for (const char *c = text; *c; c++)
        if ((unsigned char)*c < ' ' && *c != '\n')
            return "a control character";
    for (const char *at = text; (at = strchr(at, '<')); at += m.len) {
        m = marks_next(at);
        if (m.kind == MARK_OPEN && m.tag == MARK_TIME)
            return "<time>: a text has a blank for a moment";
    }
    return marks_fault(text);
}

/* In UTF-16 units and with its marks, as the strictest of messengers would count. */
static bool is_too_long(const char *text)
{
    UErrorCode error = U_ZERO_ERROR;
    int32_t units = 0;
    if (strlen(text) <= TEXT_MOST)
        return false;
    u_strFromUTF8(NULL, 0, &units, text, -1, &error);
    return units > TEXT_MOST;
}

/* Where the text of that place hangs, or where it is to be hung. */
static struct template **text_at(struct entry *entry, struct template_place is)
{
    struct template **at = &entry->texts;
    while (*at && ((*at)->is.language != is.language || (*at)->is.form != is.form ||
                   (*at)->is.learner != is.learner))
        at = &(*at)->next;
    return at;
}

/* The text takes its place among those of its key. */
static void hang_text(struct reading *r, const char *key, struct template *text)
{
    char base[KEY_MOST + 1];
    memcpy(base, key, strlen(key) + 1);
    text->is.form = (uint8_t)cut_form(base);
    text->is.learner = cut_ending(base, "_ty");
    text->is.language = (uint8_t)r->language;
    struct template **place = text_at(entry_of(r->catalog, base), text->is);
    if (*place && (*place)->source == r->source)
        complain(r->complaints, "%s: %s: is there twice", r->source, key);
    text->next = *place ? (*place)->next : NULL;
    *place = text;
}

static void put_text(struct reading *r, const char *key, const char *text)
{
    const char *fault;
    hang_text(r, key, template_new(&r->catalog->room, r->source, text, &fault));
    r->catalog->text_count[r->language]++;
    if (fault)
        complain(r->complaints, "%s: %s: %s", r->source, key, fault);
    fault = text_fault(text);
    if (fault)
        complain(r->complaints, "%s: %s: %s", r->source, key, fault);
    if (is_too_long(text))
        complain(r->complaints, "%s: %s: longer than %d", r->source, key, TEXT_MOST);
}

/* ---- one file -------------------------------------------------------- */

static bool key_fits(const char *key)
{
    size_t len = strlen(key);
    return len > 0 && len <= KEY_MOST &&
           strspn(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                       "_.-") == len;
}

static void walk(struct reading *r, const char *prefix, const cJSON *object, int depth);

static void walk_item(struct reading *r, const char *key, const cJSON *item, int depth)
{
    if (!key_fits(key))
        complain(r->complaints, "%s: %s: not a key", r->source, key);
    else if (cJSON_IsString(item))
        put_text(r, key, item->valuestring);
    else if (cJSON_IsObject(item) && depth < NESTED_MOST)
        walk(r, key, item, depth + 1);
    else
        complain(r->complaints, "%s: %s: not a text", r->source, key);
}

static void walk(struct reading *r, const char *prefix, const cJSON *object, int depth)
{
    const cJSON *item;
    cJSON_ArrayForEach(item, object)
    {
        struct buffer key = { .max = KEY_MOST * 2 };
        buffer_format(&key, "%s%s%s", prefix, *prefix ? "." : "", item->string);
        // A key beyond the buffer's ceiling is empty now, so say where it stood.
        walk_item(r, key.failed ? "(too long)" : buffer_get(&key), item, depth);
        buffer_fini(&key);
    }
}

static void complain_of_json(struct reading *r, const char *json, const char *end)
{
    int line = 1;
    for (const char *c = json; end && c < end; c++)
        line += *c == '\n';
    complain(r->complaints, "%s: line %d: not JSON from here on", r->source, line);
}

static bool is_utf8(const char *text, size_t size)
{
    UErrorCode error = U_ZERO_ERROR;
    u_strFromUTF8(NULL, 0, NULL, text, (int32_t)size, &error);
    return error != U_INVALID_CHAR_FOUND;
}

void catalog_load(struct catalog *catalog, size_t language, const char *source,
                  const char *json, size_t size, struct complaints *complaints)
{
    struct reading r = { catalog, language, source, complaints };
    const char *end = json;
    if (size > INT32_MAX || !is_utf8(json, size) || memchr(json, '\0', size)) {
        complain(complaints, "%s: not UTF-8 text", source);
        return;
    }
    cJSON *root = cJSON_ParseWithLengthOpts(json, size + 1, &end, 1);
    if (!root)
        complain_of_json(&r, json, end);
    else if (!cJSON_IsObject(root))
        complain(complaints, "%s: not an object of texts", source);
    else if (strstr(json, "\\u0000"))
        complain(complaints, "%s: \\u0000 in a text", source);
    else
        walk(&r, "", root, 1);
    cJSON_Delete(root);
}
