/* words.c - opening the texts and asking about them; fill.c writes them for a reader. */
#include "locales/words.h"

#include <stdio.h>
#include <string.h>

#include <talloc.h>

#include "locales/complaints.h"
#include "locales/fold.h"
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

static void add_language(struct words *words, const struct words_source *source,
                         struct complaints *complaints)
{
    if (exact_language(words, source->language, strlen(source->language)) != SIZE_MAX)
        return;
    struct language *language = language_open(words, source->language);
    if (!language) {
        complain(complaints, "%s: %s is no language", source->name, source->language);
        return;
    }
    words->languages = found(talloc_realloc(words, words->languages, struct language *,
                                            words->language_count + 1));
    words->languages[words->language_count++] = language;
}

static void load_source(struct words *words, const struct words_source *source,
                        struct complaints *complaints)
{
    size_t language = exact_language(words, source->language, strlen(source->language));
    if (language != SIZE_MAX)
        catalog_load(words->catalog, language, found(talloc_strdup(words, source->name)),
                     source->json, source->size, complaints);
}

static struct words *open_sources(const struct words_source *sources, size_t count,
                                  struct complaints *complaints)
{
    struct words *words = found(talloc_zero(NULL, struct words));
    words->zones = zones_new();
    for (size_t i = 0; i < count; i++)
        add_language(words, &sources[i], complaints);
    words->catalog = catalog_new(words, words->languages, words->language_count);
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
    return open_sources(sources, count, &(struct complaints){ .to = complaints });
}

struct words *words_open(const char *dir, struct buffer *complaints)
{
    struct complaints told = { .to = complaints };
    struct sources *sources = sources_gather(NULL, dir, &told);
    struct words *words = open_sources(sources->list, sources->count, &told);
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
    return i < words->catalog->count ? words->catalog->sorted[i]->key : NULL;
}

bool words_has(const struct words *words, const char *key)
{
    return catalog_find(words->catalog, key) != NULL;
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

static bool is_first_of_name(const struct template *t, size_t segment)
{
    for (size_t i = 0; i < segment; i++)
        if (strcmp(t->segments[i].blank, t->segments[segment].blank) == 0)
            return false;
    return true;
}

const char *words_blank(const struct words *words, const char *key, size_t i)
{
    const struct entry *entry = catalog_find(words->catalog, key);
    if (!entry)
        return NULL;
    struct wording wording = entry_wording(entry, 0, false);
    const struct template *t = some_form(&wording);
    for (size_t segment = 0; segment < t->count; segment++)
        if (is_first_of_name(t, segment) && i-- == 0)
            return t->segments[segment].blank;
    return NULL;
}

int words_compare(const struct words *words, const char *language, const char *a,
                  const char *b)
{
    return language_compare(words->languages[words_find_language(words, language)], a, b);
}

/* ---- typed words ----------------------------------------------------- */

/* "|one|two|": each word of the text folded, with a bar on both sides. */
static char *fold_words(void *mem, const struct template *t)
{
    struct buffer all = { .max = strlen(t->text) * FOLD_MOST + 2 };
    buffer_text(&all, "|");
    for (const char *at = t->text; *at; at += *at == '|') {
        char folded[FOLD_MOST];
        size_t len = strcspn(at, "|");
        if (fold_text(folded, at, len) && *folded)
            buffer_format(&all, "%s|", folded);
        at += len;
    }
    char *words = found(talloc_strdup(mem, buffer_get(&all)));
    buffer_fini(&all);
    return words;
}

bool words_matches(const struct words *words, const char *key, const char *typed)
{
    char folded[FOLD_MOST], barred[FOLD_MOST + 2];
    const struct entry *entry = catalog_find(words->catalog, key);
    if (!entry || strchr(typed, '|') || !fold_text(folded, typed, strlen(typed)) ||
        !*folded)
        return false;
    snprintf(barred, sizeof barred, "|%s|", folded);
    for (struct template *t = entry->texts; t; t = t->next) {
        if (!t->folded)
            t->folded = fold_words(words->catalog, t);
        if (strstr(t->folded, barred))
            return true;
    }
    return false;
}

bool words_mention(const struct words *words, const char *key, const char *typed)
{
    char folded[FOLD_MOST];
    const struct entry *entry = catalog_find(words->catalog, key);
    if (!entry || !fold_text(folded, typed, strlen(typed)) || !*folded)
        return false;
    for (const struct template *t = entry->texts; t; t = t->next)
        if (fold_has(t->text, folded))
            return true;
    return false;
}
