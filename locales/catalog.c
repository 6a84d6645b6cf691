/* catalog.c - reading JSON files into the catalog, and complaining of each text that is
 * not good in itself. What the program carries in itself is not read: it lies in a table,
 * and what was read lies over it. */
#include "locales/catalog.h"

#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>
#include <talloc.h>
#include <unicode/ustring.h>

#include "locales/complaints.h"
#include "locales/marks.h"

#define uthash_malloc(bytes)      xalloc(bytes)
#define uthash_free(memory, size) free(memory)
#include <uthash.h>

enum { KEY_MOST = 100, NESTED_MOST = 8, TEXT_MOST = 4000 };

/* A text that was read from a file. */
struct own_text {
    struct own_text *next; /* of the same key */
    struct template *text;
};

struct own_key {
    UT_hash_handle hh;
    struct own_text *texts;
    char key[];
};

/* One file while it is read. */
struct reading {
    struct catalog *catalog;
    size_t language, source;
    const char *name; /* of the source */
    struct complaints *complaints;
};

/* ---- the table ------------------------------------------------------- */

#define obstack_chunk_alloc xalloc
#define obstack_chunk_free  free

static void *found(void *memory)
{
    if (!memory)
        die("memory: none left");
    return memory;
}

static int forget_own(struct catalog *catalog)
{
    HASH_CLEAR(hh, catalog->own);
    obstack_free(&catalog->room, NULL);
    return 0;
}

static size_t add_source(struct catalog *catalog, const char *name)
{
    catalog->sources = found(talloc_realloc(catalog, catalog->sources, const char *,
                                            catalog->source_count + 1));
    catalog->sources[catalog->source_count] = name;
    return catalog->source_count++;
}

struct catalog *catalog_new(void *mem, const struct text_table *built_in,
                            struct language **languages, size_t count)
{
    struct catalog *catalog = found(talloc_zero(mem, struct catalog));
    catalog->has_texts = found(talloc_zero_array(catalog, bool, count));
    catalog->built_in = built_in;
    catalog->languages = languages;
    catalog->language_count = count;
    for (size_t i = 0; built_in && i < built_in->languages; i++) {
        add_source(catalog,
                   found(talloc_asprintf(catalog, "%s.json", built_in->codes[i])));
        catalog->has_texts[i] = true;
    }
    obstack_init(&catalog->room);
    talloc_set_destructor(catalog, forget_own);
    return catalog;
}

bool catalog_find(const struct catalog *catalog, const char *key, struct entry *entry)
{
    struct own_key *own;
    *entry = (struct entry){ 0 };
    if (catalog->built_in)
        entry->built_in = table_find(catalog->built_in, key, &entry->built_in_count);
    HASH_FIND_STR(catalog->own, key, own);
    if (own)
        entry->own = own->texts;
    return entry->built_in || entry->own;
}

static struct own_key *own_key(struct catalog *catalog, const char *key)
{
    struct own_key *own;
    HASH_FIND_STR(catalog->own, key, own);
    if (own)
        return own;
    size_t len = strlen(key);
    own = obstack_alloc(&catalog->room, sizeof *own + len + 1);
    own->texts = NULL;
    memcpy(own->key, key, len + 1);
    HASH_ADD_KEYPTR(hh, catalog->own, own->key, len, own);
    return own;
}

struct wording entry_wording(const struct entry *entry, size_t language, bool learner)
{
    struct wording wording = { .forms = { NULL } };
    const struct template *t = entry->built_in;
    for (size_t i = 0; i < entry->built_in_count; i++, t = table_next(t))
        if (t->language == language && t->learner == learner)
            wording.forms[t->form] = t;
    for (const struct own_text *own = entry->own; own; own = own->next)
        if (own->text->language == language && own->text->learner == learner)
            wording.forms[own->text->form] = own->text;
    return wording;
}

bool wording_is_empty(const struct wording *wording)
{
    for (int form = 0; form < FORMS; form++)
        if (wording->forms[form])
            return false;
    return true;
}

/* ---- all keys -------------------------------------------------------- */

static int by_bytes(const void *a, const void *b)
{
    const char *const *left = a, *const *right = b;
    return strcmp(*left, *right);
}

void catalog_sort(struct catalog *catalog)
{
    struct own_key *own, *next;
    size_t count = catalog->built_in ? catalog->built_in->keys : 0, unused;
    catalog->sorted =
        found(talloc_array(catalog, const char *, count + HASH_COUNT(catalog->own)));
    for (size_t i = 0; i < count; i++)
        catalog->sorted[i] = table_key(catalog->built_in, i);
    HASH_ITER (hh, catalog->own, own, next)
        if (!catalog->built_in || !table_find(catalog->built_in, own->key, &unused))
            catalog->sorted[count++] = own->key;
    catalog->sorted_count = count;
    qsort(catalog->sorted, count, sizeof *catalog->sorted, by_bytes); // NOLINT
}

const char *catalog_key(const struct catalog *catalog, size_t i)
{
    if (catalog->sorted)
        return i < catalog->sorted_count ? catalog->sorted[i] : NULL;
    if (catalog->built_in && i < catalog->built_in->keys)
        return table_key(catalog->built_in, i);
    return NULL;
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

/* The text from a file that has the same place, or NULL. */
static struct own_text *text_at(const struct own_key *own, const struct template *like)
{
    for (struct own_text *at = own->texts; at; at = at->next)
        if (at->text->language == like->language && at->text->form == like->form &&
            at->text->learner == like->learner)
            return at;
    return NULL;
}

/* The text takes its place among those of its key. */
static void hang_text(struct reading *r, const char *key, struct template *text)
{
    char base[KEY_MOST + 1];
    memcpy(base, key, strlen(key) + 1);
    text->form = (uint8_t)cut_form(base);
    text->learner = cut_ending(base, "_ty");
    text->language = (uint16_t)r->language;
    text->source = (uint16_t)r->source;
    struct own_key *own = own_key(r->catalog, base);
    struct own_text *place = text_at(own, text);
    if (place && place->text->source == r->source)
        complain(r->complaints, "%s: %s: is there twice", r->name, key);
    if (!place) {
        place = obstack_alloc(&r->catalog->room, sizeof *place);
        place->next = own->texts;
        own->texts = place;
    }
    place->text = text;
}

static void put_text(struct reading *r, const char *key, const char *text)
{
    const char *fault;
    hang_text(r, key, template_new(&r->catalog->room, text, &fault));
    r->catalog->has_texts[r->language] = true;
    if (fault)
        complain(r->complaints, "%s: %s: %s", r->name, key, fault);
    fault = text_fault(text);
    if (fault)
        complain(r->complaints, "%s: %s: %s", r->name, key, fault);
    if (is_too_long(text))
        complain(r->complaints, "%s: %s: longer than %d", r->name, key, TEXT_MOST);
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
        complain(r->complaints, "%s: %s: not a key", r->name, key);
    else if (cJSON_IsString(item))
        put_text(r, key, item->valuestring);
    else if (cJSON_IsObject(item) && depth < NESTED_MOST)
        walk(r, key, item, depth + 1);
    else
        complain(r->complaints, "%s: %s: not a text", r->name, key);
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
    complain(r->complaints, "%s: line %d: not JSON from here on", r->name, line);
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
    struct reading r = { catalog, language, add_source(catalog, source), source,
                         complaints };
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
