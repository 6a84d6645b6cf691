/* story_form.c - questionnaires of the story's own, and the feature that asks them.
 *
 * A form that nobody in the product hears of is heard by the feature "story", which then
 * shows Home; what was answered is in the table answers. That feature is there only in
 * a story that has a form of its own. */
#include "tests/story_inside.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <talloc.h>

#include "bot/inside.h"

/* ---- the feature ------------------------------------------------------------------ */

static void heard(struct turn *t, const struct answers *a, int64_t about)
{
    (void)a;
    (void)about;
    t->in->engine->product->home(t);
}

/* story:ask:<about>:<form> */
static void ask_it(struct turn *t, int64_t about)
{
    ask(t, argument(t, 1), about);
}

static const struct action actions[] = { { "ask", MEMBER, ask_it }, { 0 } };

static bool is_heard(const struct product *p, const char *form)
{
    for (const struct feature *const *f = p->features; *f; f++)
        for (const struct filled *g = (*f)->filled; g && g->form; g++)
            if (strcmp(g->form, form) == 0)
                return true;
    return false;
}

static const struct filled *unheard(struct story *s)
{
    struct filled *all = talloc_zero_array(s->memory, struct filled, 1);
    const struct form *form;
    unsigned count = 0;
    for (size_t i = 0; (form = forms_at(s->forms, i)); i++) {
        if (is_heard(s->set->product, form->name))
            continue;
        all = talloc_realloc(s->memory, all, struct filled, count + 2);
        all[count++] = (struct filled){ talloc_strdup(s->memory, form->name), heard };
        all[count] = (struct filled){ 0 };
    }
    return all;
}

const struct product *story_product(struct story *s)
{
    unsigned count = 0;
    if (!s->forms_changed)
        return s->set->product;
    const struct filled *own = unheard(s);
    while (s->set->product->features[count])
        count++;
    const struct feature **all =
        talloc_zero_array(s->memory, const struct feature *, count + 2);
    struct feature *story = talloc_zero(s->memory, struct feature);
    struct product *product = talloc_memdup(s->memory, s->set->product, sizeof *product);
    *story = (struct feature){ .name = "story", .actions = actions, .filled = own };
    for (unsigned i = 0; i < count; i++)
        all[i] = s->set->product->features[i];
    all[count] = story;
    product->features = all;
    return product;
}

/* ---- lines ------------------------------------------------------------------------ */

/* NAME { json } */
bool story_form(struct story *s, const char *rest)
{
    size_t len = strcspn(rest, " {");
    const char *json = strchr(rest, '{');
    char *folder = talloc_asprintf(s->memory, "%s/forms", s->folder);
    if (!len || !json)
        return story_fail(s, "it is written: form NAME { json }");
    mkdir(folder, 0700);
    FILE *file =
        fopen(talloc_asprintf(s->memory, "%s/%.*s.json", folder, (int)len, rest), "we");
    if (!file)
        return story_fail(s, "the form cannot be written");
    fputs(json, file);
    s->forms_changed = true;
    return fclose(file) == 0;
}

/* PERSON FORM */
bool story_ask(struct story *s, const char *rest)
{
    size_t len = strcspn(rest, " ");
    if (!rest[len])
        return story_fail(s, "it is written: ask PERSON FORM");
    struct story_person *p = story_person(s, talloc_strndup(s->memory, rest, len));
    char *press = talloc_asprintf(s->memory, "data story:ask:0:%s", rest + len + 1);
    return story_presses(s, p, press) && (s->together || story_settle(s));
}
