/* check.c - catalog_check(): do the languages say the same? Each complaint names the
 * file, or the language where no file has the text, and the key. */
#include "locales/catalog.h"
#include "locales/complaints.h"

struct checking {
    const struct catalog *catalog;
    const char *key;
    const struct template *first; /* whose blanks all the others must have */
    struct complaints *complaints;
};

static void check_blanks(struct checking *c, const struct template *t, const char *ending,
                         enum form form)
{
    if (!c->first)
        c->first = t;
    if (!template_alike(c->first, t))
        complain(c->complaints, "%s: %s%s%s%s: other blanks than in %s",
                 c->catalog->sources[t->source], c->key, ending,
                 form == FORM_PLAIN ? "" : "_", form_names[form],
                 c->catalog->sources[c->first->source]);
}

static void check_forms(struct checking *c, const struct language *language,
                        const struct wording *wording, const char *ending)
{
    for (int form = 0; form < FORM_PLAIN; form++)
        if (language->needs[form] && !wording->forms[form])
            complain(c->complaints, "%s: %s%s_%s: is missing", language->code, c->key,
                     ending, form_names[form]);
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
                 language->code, c->key, ending);
    else if (plural)
        check_forms(c, language, wording, ending);
}

static void check_key(struct checking *c)
{
    struct entry entry;
    catalog_find(c->catalog, c->key, &entry);
    for (size_t i = 0; i < c->catalog->language_count; i++) {
        const struct language *language = c->catalog->languages[i];
        struct wording all = entry_wording(&entry, i, false);
        struct wording learners = entry_wording(&entry, i, true);
        if (wording_is_empty(&all) && c->catalog->has_texts[i])
            complain(c->complaints, "%s: %s: is missing", language->code, c->key);
        check_wording(c, language, &all, "");
        check_wording(c, language, &learners, "_ty");
    }
}

void catalog_check(struct catalog *catalog, struct complaints *complaints)
{
    const char *key;
    // One line for a file that could not be read at all, not one for each key.
    for (size_t i = 0; i < catalog->language_count; i++)
        if (!catalog->has_texts[i])
            complain(complaints, "%s: has no texts", catalog->languages[i]->code);
    if (!catalog->own)
        return;
    catalog_sort(catalog);
    for (size_t i = 0; (key = catalog_key(catalog, i)); i++) {
        struct checking c = { .catalog = catalog, .key = key, .complaints = complaints };
        check_key(&c);
    }
}
