/* form_file.c - the questionnaires of the program: the built-in ones, and those of a
 * folder instead of them. */
#include "bot/form_file.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <talloc.h>

#include "bot/bot.h"
#include "bot/form_built_in.h"
#include "bot/form_read.h"
#include "locales/words.h"

enum { FILE_MOST = 1024 * 1024, FORMS_MOST = 64 };

struct forms {
    const char *languages[FORM_LANGUAGES];
    size_t language_count;
    struct form *all[FORMS_MOST];
    size_t count;
};

/* ---- a form ----------------------------------------------------------------------- */

static void keep(struct forms *forms, struct form *form)
{
    for (size_t i = 0; i < forms->count; i++)
        if (strcmp(forms->all[i]->name, form->name) == 0) {
            talloc_free(forms->all[i]);
            forms->all[i] = form;
            return;
        }
    if (forms->count == FORMS_MOST)
        die("forms: more than %d", FORMS_MOST);
    forms->all[forms->count++] = form;
}

bool forms_read(struct forms *forms, const char *name, const char *json,
                struct buffer *complaints)
{
    struct form_reading r = {
        .languages = forms->languages,
        .language_count = forms->language_count,
        .name = name,
        .complaints = complaints,
    };
    struct form *form = form_read(forms, &r, json);
    if (form)
        keep(forms, form);
    return form;
}

struct forms *forms_new(const struct words *words)
{
    struct forms *forms = talloc_zero(NULL, struct forms);
    const char *language;
    while (forms->language_count < FORM_LANGUAGES &&
           (language = words_language(words, forms->language_count)))
        forms->languages[forms->language_count++] = language;
    return forms;
}

/* ---- files ------------------------------------------------------------------------ */

static bool read_file(struct forms *forms, const char *dir, const char *file,
                      struct buffer *complaints)
{
    char *path = talloc_asprintf(forms, "%s/%s", dir, file);
    char *name = talloc_strndup(forms, file, strlen(file) - strlen(".json"));
    char *json = talloc_zero_size(forms, FILE_MOST + 1);
    FILE *f = fopen(path, "re");
    size_t len = f ? fread(json, 1, FILE_MOST, f) : 0;
    bool good = f && len < FILE_MOST;
    if (!good)
        buffer_format(complaints, "%s: %s\n", path,
                      f ? "is too large for a form" : strerror(errno));
    if (f)
        fclose(f);
    good = good && forms_read(forms, name, json, complaints);
    talloc_free(json);
    talloc_free(path);
    talloc_free(name);
    return good;
}

static bool read_dir(struct forms *forms, const char *dir, struct buffer *complaints)
{
    DIR *d = opendir(dir);
    bool good = true;
    if (!d) {
        buffer_format(complaints, "%s: %s\n", dir, strerror(errno));
        return false;
    }
    for (const struct dirent *entry = readdir(d); entry; entry = readdir(d)) {
        size_t len = strlen(entry->d_name);
        if (len > 5 && strcmp(entry->d_name + len - 5, ".json") == 0)
            good &= read_file(forms, dir, entry->d_name, complaints);
    }
    closedir(d);
    return good;
}

struct forms *forms_open(const char *dir, const struct words *words,
                         struct buffer *complaints)
{
    struct forms *forms = forms_new(words);
    bool good = true;
    const struct form_source *source;
    for (size_t i = 0; (source = form_built_in(i)); i++)
        good &= forms_read(forms, source->name, source->json, complaints);
    if (dir)
        good &= read_dir(forms, dir, complaints);
    if (good)
        return forms;
    forms_free(forms);
    return NULL;
}

/* ---- what the features say to them ------------------------------------------------ */

static bool has_condition(const struct product *product, const char *name)
{
    for (const struct feature *const *f = product->features; *f; f++)
        for (const struct condition *c = (*f)->conditions; c && c->name; c++)
            if (strcmp(c->name, name) == 0)
                return true;
    return false;
}

static bool is_heard(const struct product *product, const char *form)
{
    for (const struct feature *const *f = product->features; *f; f++)
        for (const struct filled *g = (*f)->filled; g && g->form; g++)
            if (strcmp(g->form, form) == 0)
                return true;
    return false;
}

bool forms_suit(const struct forms *forms, const struct product *product,
                struct buffer *complaints)
{
    bool good = true;
    for (size_t i = 0; i < forms->count; i++) {
        const struct form *f = forms->all[i];
        if (!is_heard(product, f->name)) {
            buffer_format(complaints, "form %s: nobody asks it\n", f->name);
            good = false;
        }
        for (const struct form_item *item = f->items; item < f->items + f->item_count;
             item++)
            if (item->when && !has_condition(product, item->when)) {
                buffer_format(complaints,
                              "form %s, item %s: no condition is called: %s\n", f->name,
                              item->id, item->when);
                good = false;
            }
    }
    return good;
}

/* ---- finding ---------------------------------------------------------------------- */

void forms_free(struct forms *forms)
{
    talloc_free(forms);
}

const struct form *form_named(const struct forms *forms, const char *name)
{
    for (size_t i = 0; i < forms->count; i++)
        if (strcmp(forms->all[i]->name, name) == 0)
            return forms->all[i];
    return NULL;
}

const struct form *forms_at(const struct forms *forms, size_t i)
{
    return i < forms->count ? forms->all[i] : NULL;
}

const struct form_item *form_item(const struct form *form, const char *id)
{
    for (size_t i = 0; i < form->item_count; i++)
        if (strcmp(form->items[i].id, id) == 0)
            return &form->items[i];
    return NULL;
}

const char *wording_for(const struct forms *forms, const struct wording *w,
                        const char *language, bool learner)
{
    size_t at = 0;
    for (size_t i = 0; i < forms->language_count; i++)
        if (strcmp(forms->languages[i], language) == 0)
            at = i;
    return learner && w->ty[at] ? w->ty[at] : w->text[at];
}
