/* words_typed.c - is what a person typed one of our words? A text that was asked about
 * once is kept folded: the words of buttons are looked for in all that is written. */
#include <stdio.h>
#include <string.h>

#include <talloc.h>

#include "locales/fold.h"
#include "locales/words_inside.h"

struct folded {
    struct folded *next;
    const struct template *text;
    char *words; /* "|one|two|" */
};

static void *found(void *memory)
{
    if (!memory)
        die("memory: none left");
    return memory;
}

/* Each word of the text folded, with a bar on both sides. */
static char *fold_words(void *mem, const char *text)
{
    struct buffer all = { .max = strlen(text) * FOLD_MOST + 2 };
    buffer_text(&all, "|");
    for (const char *at = text; *at; at += *at == '|') {
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

static const char *folded_words(struct catalog *catalog, const struct template *text)
{
    for (struct folded *f = catalog->folded; f; f = f->next)
        if (f->text == text)
            return f->words;
    struct folded *folded = found(talloc(catalog, struct folded));
    *folded = (struct folded){ catalog->folded, text, fold_words(folded, text->words) };
    catalog->folded = folded;
    return folded->words;
}

/* The key's i-th text in any language, for any reader, in any form; NULL past the last.
 */
static const struct template *any_text(const struct words *words,
                                       const struct entry *entry, size_t i)
{
    for (size_t at = 0; at < words->language_count * 2; at++) {
        struct wording wording = entry_wording(entry, at / 2, at % 2);
        for (int form = 0; form < FORMS; form++)
            if (wording.forms[form] && i-- == 0)
                return wording.forms[form];
    }
    return NULL;
}

bool words_matches(const struct words *words, const char *key, const char *typed)
{
    char folded[FOLD_MOST], barred[FOLD_MOST + 2];
    const struct template *t;
    struct entry entry;
    if (!catalog_find(words->catalog, key, &entry) || strchr(typed, '|') ||
        !fold_text(folded, typed, strlen(typed)) || !*folded)
        return false;
    snprintf(barred, sizeof barred, "|%s|", folded);
    for (size_t i = 0; (t = any_text(words, &entry, i)); i++)
        if (strstr(folded_words(words->catalog, t), barred))
            return true;
    return false;
}

bool words_mention(const struct words *words, const char *key, const char *typed)
{
    char folded[FOLD_MOST];
    const struct template *t;
    struct entry entry;
    if (!catalog_find(words->catalog, key, &entry) ||
        !fold_text(folded, typed, strlen(typed)) || !*folded)
        return false;
    for (size_t i = 0; (t = any_text(words, &entry, i)); i++)
        if (fold_has(t->words, folded))
            return true;
    return false;
}
