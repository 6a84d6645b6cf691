/* form_choice.c - answers that are offered: choices, some of them, an order of them, and
 * the marks of the fixed scales. Marks are words of locales/, choices those of the form.
 */
#include <string.h>

#include <talloc.h>

#include "bot/form_inside.h"
#include "locales/marks.h"

/* ---- what is offered -------------------------------------------------------------- */

/* What the mark means, as a text of locales/; NULL: its number says all. */
static const char *meaning_key(struct turn *t, enum scale s, const char *mark)
{
    switch (s) {
    case SCALE_S5:
        return format(t, "engine.s5_%s", mark);
    case SCALE_A5:
        return format(t, "engine.a5_%s", mark);
    case SCALE_F5:
        return format(t, "engine.f5_%s", mark);
    case SCALE_Y3:
    case SCALE_YN:
        return format(t, "engine.mark_%s", mark);
    default:
        return NULL;
    }
}

/* «4 🙂», «4 — скорее да», «да»: what stands on the button. */
static const char *label_of(struct turn *t, enum scale s, const char *mark,
                            const char *means)
{
    if (s == SCALE_S5)
        return words_for(t, t->who.id, format(t, "engine.face_%s", mark));
    if (s == SCALE_A5 || s == SCALE_F5)
        return words_for(t, t->who.id, "engine.mark", text_("mark", mark),
                         text_("words", means));
    return means;
}

static struct offers offer_marks(struct turn *t, enum scale s)
{
    size_t count = scale_marks(s);
    struct offers o = { .columns = scale_columns(s), .marks = true };
    o.list = talloc_zero_array(t->in->memory, struct offer, (unsigned)count);
    for (; o.count < count; o.count++) {
        const char *mark = scale_mark(s, o.count), *key = meaning_key(t, s, mark);
        const char *means = key ? words_for(t, t->who.id, key) : mark;
        o.list[o.count] = (struct offer){ mark, label_of(t, s, mark, means), means };
    }
    return o;
}

static struct offers offer_choices(const struct answers *a, const struct form_item *item)
{
    struct turn *t = a->turn;
    const char *chosen = item->from ? form_value(a, item->from) : NULL;
    struct offers o = { 0 };
    size_t longest = 1;
    o.list =
        talloc_zero_array(t->in->memory, struct offer, (unsigned)item->choice_count + 1);
    for (size_t i = 0; i < item->choice_count; i++) {
        const struct form_choice *c = &item->choices[i];
        if (item->from && !form_lists(chosen, c->id))
            continue;
        const char *words =
            wording_for(t->in->engine->forms, &c->words, t->who.language, t->who.learner);
        size_t letters = marks_size(marks_escaped(t->in->memory, words)).letters;
        longest = letters > longest ? letters : longest;
        o.list[o.count++] = (struct offer){ c->id, words, words };
    }
    o.columns = form_columns(item, o.count, longest);
    o.cut_short = o.columns * longest > FORM_READABLE_ROW;
    return o;
}

struct offers form_offers(const struct answers *a, const struct form_item *item)
{
    if (scale_is_fixed(item->of))
        return offer_marks(a->turn, item->of);
    return offer_choices(a, item);
}

const struct offer *form_offer(const struct offers *offers, const char *id)
{
    for (size_t i = 0; i < offers->count; i++)
        if (strcmp(offers->list[i].id, id) == 0)
            return &offers->list[i];
    return NULL;
}

/* ---- choosing --------------------------------------------------------------------- */

static const char *joined(struct turn *t, const char *list, const char *id)
{
    return format(t, "%s%s%s", list, *list ? "," : "", id);
}

/* In the order of the file; what is offered no more is left out. */
static const char *marked(struct turn *t, const struct offers *offers, const char *list,
                          const char *id, bool on)
{
    const char *result = "";
    for (size_t i = 0; i < offers->count; i++) {
        const char *one = offers->list[i].id;
        if (strcmp(one, id) == 0 ? on : form_lists(list, one))
            result = joined(t, result, one);
    }
    return result;
}

/* In the order of choosing: the last comes last, those after one taken off move up. */
static const char *ranked(struct turn *t, const struct offers *offers, const char *list,
                          const char *id, bool on)
{
    char *copy = talloc_strdup(t->in->memory, list ? list : ""), *one;
    const char *result = "";
    while ((one = strsep(&copy, ",")))
        if (form_offer(offers, one) && strcmp(one, id) != 0)
            result = joined(t, result, one);
    return on ? joined(t, result, id) : result;
}

static void choose_several(struct answers *a, const struct form_item *item,
                           const char *id, bool on)
{
    struct offers offers = form_offers(a, item);
    const char *list = form_value(a, item);
    if (!form_offer(&offers, id) || form_lists(list, id) == on) {
        form_put(a, item, NULL); /* pressed twice, or never offered */
    } else if (item->scale == SCALE_MCH) {
        form_write(a, item, marked(a->turn, &offers, list, id, on), 0, false);
        form_put(a, item, NULL);
    } else if (on && form_count(list) >= item->max) {
        form_put(a, item, "engine.places_taken");
    } else {
        form_write(a, item, ranked(a->turn, &offers, list, id, on), 0, false);
        form_put(a, item, NULL);
    }
}

void form_choose(struct answers *a, const struct form_item *item, const char *what)
{
    struct offers offers = form_offers(a, item);
    if (scale_is_several(item->scale))
        choose_several(a, item, *what == '~' ? what + 1 : what, *what != '~');
    else if (form_offer(&offers, what))
        form_keep(a, item, what, 0);
    else
        form_put(a, item, NULL);
}

void form_done(struct answers *a, const struct form_item *item)
{
    const char *list = form_value(a, item);
    if (list && *list)
        form_keep(a, item, list, 0);
    else
        form_put(a, item, "engine.choose_first");
}
