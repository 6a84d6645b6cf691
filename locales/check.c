/* check.c - catalog_check(): do the languages say the same? Each complaint names the
 * file, or the language where no file has the text, and the key. */
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "locales/catalog.h"
#include "locales/complaints.h"
#include "locales/template.h"

struct checking {
    const struct catalog *catalog;
    const struct entry *entry;
    const struct template *first; /* whose blanks all the others must have */
    struct complaints *complaints;
};

static void check_blanks(struct checking *c, const struct template *t, const char *ending,
                         enum form form)
{
    if (!c->first)
        c->first = t;
    if (!template_alike(c->first, t))
        complain(c->complaints, "%s: %s%s%s%s: other blanks than in %s", t->source,
                 c->entry->key, ending, form == FORM_PLAIN ? "" : "_", form_names[form],
                 c->first->source);
}

static void check_forms(struct checking *c, const struct language *language,
                        const struct wording *wording, const char *ending)
{
    for (int form = 0; form < FORM_PLAIN; form++)
        if (language->needs[form] && !wording->forms[form])
            complain(c->complaints, "%s: %s%s_%s: is missing", language->code,
                     c->entry->key, ending, form_names[form]);
}

static void check_wording(struct checking *c, const struct language *language,
                          const struct wording *wording, const char *ending)
{
    bool plain = wording->forms[FORM_PLAIN], plural = false;
    for (int form = 0; form < FORMS; form++) {
        if (!wording->forms[form])
            continue;
        plural = plural || form != FORM_PLAIN;
        check_blanks(c, wording->forms[form], ending, (enum form)form);
    }
    if (plain && plural)
        complain(c->complaints, "%s: %s%s: is there with and without plural forms",
                 language->code, c->entry->key, ending);
    else if (plural)
        check_forms(c, language, wording, ending);
}

static void check_entry(struct checking *c)
{
    for (size_t i = 0; i < c->catalog->language_count; i++) {
        const struct language *language = c->catalog->languages[i];
        struct wording all = entry_wording(c->entry, i, false);
        struct wording learners = entry_wording(c->entry, i, true);
        if (wording_is_empty(&all) && c->catalog->text_count[i] > 0)
            complain(c->complaints, "%s: %s: is missing", language->code, c->entry->key);
        check_wording(c, language, &all, "");
        check_wording(c, language, &learners, "_ty");
    }
}

static int by_key(const void *a, const void *b)
{
    const struct entry *const *left = a, *const *right = b;
    return strcmp((*left)->key, (*right)->key);
}

static void sort_entries(struct catalog *catalog)
{
    struct entry *entry, *next;
    catalog->sorted = talloc_array(catalog, struct entry *, HASH_COUNT(catalog->entries));
    if (!catalog->sorted)
        die("memory: none left");
    HASH_ITER (hh, catalog->entries, entry, next)
        catalog->sorted[catalog->count++] = entry;
    qsort(catalog->sorted, catalog->count, sizeof(struct entry *), by_key); // NOLINT
}

void catalog_check(struct catalog *catalog, struct complaints *complaints)
{
    sort_entries(catalog);
    // One line for a file that could not be read at all, not one for each key.
    for (size_t i = 0; i < catalog->language_count; i++)
        if (catalog->text_count[i] == 0)
            complain(complaints, "%s: has no texts", catalog->languages[i]->code);
    for (size_t i = 0; i < catalog->count; i++) {
        struct checking c = { .catalog = catalog,
                              .entry = catalog->sorted[i],
                              .complaints = complaints };
        check_entry(&c);
    }
}
