/* words.c - opening the texts and asking about them; fill.c writes them for a reader,
 * words_typed.c knows them when they are typed. */
#include "locales/words.h"

#include <string.h>

#include <talloc.h>

#include "locales/complaints.h"
#include "locales/sources.h"
#include "locales/template.h"
#include "locales/words_inside.h"
#include "locales/zones.h"

static void *found(void *memory)
{
    if (!memory)
        die("memory: none left");
    return memory;
}

/* ---- opening --------------------------------------------------------- */

static size_t exact_language(const struct words *words, const char *code, size_t len)
{
    for (size_t i = 0; i < words->language_count; i++) {
        const char *have = words->languages[i]->code;
        if (strncmp(have, code, len) == 0 && have[len] == '\0')
            return i;
    }
    return SIZE_MAX;
}

/* False when the code is none of a language. */
static bool add_language(struct words *words, const char *code)
{
    if (exact_language(words, code, strlen(code)) != SIZE_MAX)
        return true;
    struct language *language = language_open(words, code);
    if (!language)
        return false;
    words->languages = found(talloc_realloc(words, words->languages, struct language *,
                                            words->language_count + 1));
    words->languages[words->language_count++] = language;
    return true;
}

static void load_source(struct words *words, const struct words_source *source,
                        struct complaints *complaints)
{
    size_t language = exact_language(words, source->language, strlen(source->language));
    if (language != SIZE_MAX)
        catalog_load(words->catalog, language, found(talloc_strdup(words, source->name)),
                     source->json, source->size, complaints);
}

/* The words, or NULL and complaints. `built_in` may be NULL. */
static struct words *open_over(const struct text_table *built_in,
                               const struct words_source *sources, size_t count,
                               struct complaints *complaints)
{
    struct words *words = found(talloc_zero(NULL, struct words));
    words->zones = zones_new();
    for (size_t i = 0; built_in && i < built_in->languages; i++)
        add_language(words, built_in->codes[i]);
    for (size_t i = 0; i < count; i++)
        if (!add_language(words, sources[i].language))
            complain(complaints, "%s: %s is no language", sources[i].name,
                     sources[i].language);
    words->catalog =
        catalog_new(words, built_in, words->languages, words->language_count);
    for (size_t i = 0; i < count; i++)
        load_source(words, &sources[i], complaints);
    catalog_check(words->catalog, complaints);
    if (words->language_count == 0)
        complain(complaints, "no texts in any language");
    complaints_end(complaints);
    if (complaints->count == 0)
        return words;
    words_free(words);
    return NULL;
}

struct words *words_open_sources(const struct words_source *sources, size_t count,
                                 struct buffer *complaints)
{
    return open_over(NULL, sources, count, &(struct complaints){ .to = complaints });
}

struct words *words_open_over(const struct words_source *sources, size_t count,
                              struct buffer *complaints)
{
    return open_over(built_in_texts(), sources, count,
                     &(struct complaints){ .to = complaints });
}

struct words *words_open(const char *dir, struct buffer *complaints)
{
    struct complaints told = { .to = complaints };
    struct sources *sources = sources_gather(NULL, dir, &told);
    struct words *words =
        open_over(built_in_texts(), sources->list, sources->count, &told);
    talloc_free(sources);
    return words;
}

void words_free(struct words *words)
{
    if (!words)
        return;
    zones_free(words->zones);
    talloc_free(words);
}

/* ---- asking ---------------------------------------------------------- */

size_t words_find_language(const struct words *words, const char *language)
{
    size_t i = language ? exact_language(words, language, strlen(language)) : 0;
    if (i == SIZE_MAX)
        i = exact_language(words, language, strcspn(language, "-_"));
    return i == SIZE_MAX ? 0 : i;
}

const char *words_language(const struct words *words, size_t i)
{
    return i < words->language_count ? words->languages[i]->code : NULL;
}

bool words_has_language(const struct words *words, const char *language)
{
    return exact_language(words, language, strlen(language)) != SIZE_MAX;
}

const char *words_key(const struct words *words, size_t i)
{
    return catalog_key(words->catalog, i);
}

bool words_has(const struct words *words, const char *key)
{
    struct entry entry;
    return catalog_find(words->catalog, key, &entry);
}

struct zones *words_zones(const struct words *words)
{
    return words->zones;
}

/* Any form of it: all have the same blanks. */
static const struct template *some_form(const struct wording *wording)
{
    int form = FORM_PLAIN;
    while (!wording->forms[form])
        form--;
    return wording->forms[form];
}

static bool is_first_of_name(const struct template *t, size_t blank)
{
    for (size_t i = 0; i < blank; i++)
        if (strcmp(template_blank(t, i), template_blank(t, blank)) == 0)
            return false;
    return true;
}

const char *words_blank(const struct words *words, const char *key, size_t i)
{
    struct entry entry;
    if (!catalog_find(words->catalog, key, &entry))
        return NULL;
    struct wording wording = entry_wording(&entry, 0, false);
    const struct template *t = some_form(&wording);
    for (size_t blank = 0; blank < t->count; blank++)
        if (is_first_of_name(t, blank) && i-- == 0)
            return template_blank(t, blank);
    return NULL;
}

int words_compare(const struct words *words, const char *language, const char *a,
                  const char *b)
{
    return language_compare(words->languages[words_find_language(words, language)], a, b);
}
