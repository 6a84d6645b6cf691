/* form_given.c - what is answered, and from that: which question is next.
 *
 * There is no cursor: the next question is the first one that is not answered and is
 * asked of this person. The answers are read once, and each finds its item where the one
 * before it did, so a form of 200 items costs 200 steps. */
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/form_inside.h"

/* ---- for handlers ----------------------------------------------------------------- */

static const struct answer *given(const struct answers *a, const char *item)
{
    for (const struct answer *g = a->list; g->item; g++)
        if (strcmp(g->item, item) == 0)
            return g;
    return NULL;
}

const char *answer_text(const struct answers *a, const char *item)
{
    const struct answer *g = given(a, item);
    return g ? g->value : NULL;
}

int64_t answer_number(const struct answers *a, const char *item)
{
    const char *text = answer_text(a, item);
    return text ? strtoll(text, NULL, 10) : 0;
}

int64_t answer_file(const struct answers *a, const char *item)
{
    const struct answer *g = given(a, item);
    return g ? g->file : 0;
}

int64_t answer_about(const struct answers *a)
{
    return a->draft.about;
}

int form_place(const char *list, const char *word)
{
    size_t len = strlen(word);
    int place = 1;
    for (const char *at = list; at && *at; at += strspn(at, ",")) {
        size_t part = strcspn(at, ",");
        if (part == len && strncmp(at, word, len) == 0)
            return place;
        at += part;
        place++;
    }
    return 0;
}

int64_t form_count(const char *list)
{
    int64_t count = list && *list ? 1 : 0;
    for (const char *c = list; c && *c; c++)
        count += *c == ',';
    return count;
}

bool form_lists(const char *list, const char *word)
{
    return form_place(list, word) > 0;
}

bool answer_has(const struct answers *a, const char *item, const char *choice)
{
    return form_lists(answer_text(a, item), choice);
}

int answer_rank(const struct answers *a, const char *item, const char *choice)
{
    return form_place(answer_text(a, item), choice);
}

int64_t answer_mark(const struct answers *a, const char *item, const char *row)
{
    const char *value = answer_text(a, item);
    const struct form_item *i = form_item(a->form, item);
    if (value && row)
        value = grid_mark(a->turn, value, row);
    return value && i && scale_is_fixed(i->of) ? scale_value(i->of, value) : NO_MARK;
}

/* ---- which items are asked -------------------------------------------------------- */

static bool condition_holds(const struct answers *a, const char *name)
{
    for (const struct feature *const *f = a->turn->in->engine->product->features; *f; f++)
        for (const struct condition *c = (*f)->conditions; c && c->name; c++)
            if (strcmp(c->name, name) == 0)
                return c->holds(a->turn, a);
    turn_fail(a->turn, format(a->turn, "no condition is called %s", name));
}

static size_t index_of(const struct answers *a, const struct form_item *item)
{
    return (size_t)(item - a->form->items);
}

/* There must be something to choose from; until that is known, there is. */
static bool has_choices(const struct answers *a, const struct form_item *item)
{
    const struct form_item *from = item->from;
    if (!from)
        return true;
    if (!form_is_done(a, from))
        return form_is_asked(a, from);
    return form_count(form_value(a, from)) >= 2;
}

/* Items with the same condition usually stand together: it is looked up once. */
static void consider(struct answers *a)
{
    const char *when = NULL;
    bool holds = true;
    for (size_t i = 0; i < a->form->item_count; i++) {
        const struct form_item *item = &a->form->items[i];
        if (item->when && (!when || strcmp(when, item->when) != 0)) {
            when = item->when;
            holds = condition_holds(a, when);
        }
        a->asked[i] = (!item->when || holds) && has_choices(a, item);
    }
}

/* ---- reading ---------------------------------------------------------------------- */

static void find_items(struct answers *a)
{
    size_t count = a->form->item_count, at = 0;
    for (size_t i = 0; i < count; i++)
        a->at[i] = -1;
    for (; a->list[a->count].item; a->count++)
        for (size_t tries = 0; tries < count; tries++, at = (at + 1) % count)
            if (strcmp(a->form->items[at].id, a->list[a->count].item) == 0) {
                a->at[at] = (int)a->count;
                break;
            }
}

struct answers form_load(struct turn *t, const struct draft *d)
{
    struct answers a = {
        .turn = t,
        .form = form_named(t->in->engine->forms, d->form),
        .draft = *d,
        .list = answers_of(t->db, d->id),
    };
    if (!a.form)
        return a;
    a.at = talloc_array(t->in->memory, int, (unsigned)a.form->item_count);
    a.asked = talloc_zero_array(t->in->memory, bool, (unsigned)a.form->item_count);
    find_items(&a);
    consider(&a);
    if (d->version != a.form->version) /* what is answered from here on is of this one */
        draft_version(t->db, d->id, a.draft.version = a.form->version);
    return a;
}

static struct answer *answer_to(const struct answers *a, const struct form_item *item)
{
    int at = a->at[index_of(a, item)];
    return at < 0 ? NULL : &a->list[at];
}

const char *form_value(const struct answers *a, const struct form_item *item)
{
    const struct answer *g = answer_to(a, item);
    return g ? g->value : NULL;
}

bool form_is_done(const struct answers *a, const struct form_item *item)
{
    const struct answer *g = answer_to(a, item);
    return g && g->done;
}

bool form_is_asked(const struct answers *a, const struct form_item *item)
{
    return a->asked[index_of(a, item)];
}

const struct form_item *form_next(const struct answers *a)
{
    for (size_t i = 0; i < a->form->item_count; i++) {
        const struct form_item *item = &a->form->items[i];
        if (!form_is_done(a, item) && form_is_asked(a, item))
            return item;
    }
    return NULL;
}

const struct form_item *form_previous(const struct answers *a)
{
    const struct form_item *item = NULL;
    for (size_t i = a->count; i > 0 && !item; i--)
        if (a->list[i - 1].done)
            item = form_item(a->form, a->list[i - 1].item);
    return item;
}

struct progress form_progress(const struct answers *a)
{
    struct progress p = { 0, 0 };
    for (size_t i = 0; i < a->form->item_count; i++) {
        const struct form_item *item = &a->form->items[i];
        if (!form_is_asked(a, item))
            continue;
        size_t steps = item->row_count ? item->row_count : 1;
        p.all += (int64_t)steps;
        if (form_is_done(a, item))
            p.done += (int64_t)steps;
        else if (item->row_count)
            p.done += (int64_t)grid_row(a->turn, item, form_value(a, item));
    }
    return p;
}

/* ---- writing ---------------------------------------------------------------------- */

void form_write(struct answers *a, const struct form_item *item, const char *value,
                int64_t file, bool done)
{
    struct answer *g = answer_to(a, item);
    answer_save(a->turn->db, a->draft.id, item->id, value, file, done);
    if (!g) {
        a->list = talloc_realloc(a->turn->in->memory, a->list, struct answer,
                                 (unsigned)a->count + 2);
        a->at[index_of(a, item)] = (int)a->count;
        g = &a->list[a->count++];
        a->list[a->count] = (struct answer){ 0 };
    }
    *g = (struct answer){ .item = item->id,
                          .position = g->position,
                          .value = value,
                          .file = file,
                          .done = done };
    consider(a);
}

void form_unwrite(struct answers *a, const struct form_item *item)
{
    size_t at = (size_t)a->at[index_of(a, item)];
    answer_drop(a->turn->db, a->draft.id, item->id);
    memmove(&a->list[at], &a->list[at + 1], (a->count - at) * sizeof *a->list);
    a->count--;
    for (size_t i = 0; i < a->form->item_count; i++)
        if (a->at[i] == (int)at)
            a->at[i] = -1;
        else if (a->at[i] > (int)at)
            a->at[i]--;
    consider(a);
}
