/* form_words.c - a form read afterwards: what was asked and what was answered, in words
 * for whoever reads it now. Forms of older releases may be gone; then ids stand in. */
#include <string.h>

#include "bot/form_inside.h"

static const struct form_item *item_of(const struct turn *t, const char *form,
                                       const char *item)
{
    const struct form *f = form_named(t->in->engine->forms, form);
    return f ? form_item(f, item) : NULL;
}

static const char *wording(struct turn *t, const struct wording *w)
{
    return wording_for(t->in->engine->forms, w, t->who.language, t->who.learner);
}

const char *form_title(struct turn *t, const char *form)
{
    const struct form *f = form_named(t->in->engine->forms, form);
    return f && f->title.text[0] ? wording(t, &f->title) : "";
}

const char *form_words(struct turn *t, const char *form, const char *item)
{
    const struct form_item *i = item_of(t, form, item);
    return i ? wording(t, &i->words) : item;
}

static const char *choice_words(struct turn *t, const struct form_choice *list,
                                size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i].id, id) == 0)
            return wording(t, &list[i].words);
    return id;
}

/* "r1=4": the row's words, and what the mark means. */
static const char *row_words(struct turn *t, const struct form_item *item,
                             const char *part)
{
    int len = (int)strcspn(part, "=");
    const char *row = format(t, "%.*s", len, part),
               *mark = part + len + (part[len] == '=');
    return format(t, "%s: %s", choice_words(t, item->rows, item->row_count, row),
                  form_mark_words(t, item->of, mark));
}

static const char *part_words(struct turn *t, const struct form_item *item,
                              const char *part)
{
    if (item->scale == SCALE_GRID)
        return row_words(t, item, part);
    if (scale_is_fixed(item->scale))
        return form_mark_words(t, item->scale, part);
    return choice_words(t, item->choices, item->choice_count, part);
}

/* "a,c" becomes the words of both; wordings may have commas. */
const char *form_answer_words(struct turn *t, const char *form, const char *item,
                              const char *value)
{
    const struct form_item *i = item_of(t, form, item);
    const char *words = "";
    if (!value || !i || !form_is_mark(t, form, item))
        return value ? value : "";
    for (const char *at = value; *at; at += *at == ',') {
        int len = (int)strcspn(at, ",");
        const char *one = part_words(t, i, format(t, "%.*s", len, at));
        words = format(t, "%s%s%s", words, *words ? "; " : "", one);
        at += len;
    }
    return words;
}

bool form_is_mark(const struct turn *t, const char *form, const char *item)
{
    const struct form_item *i = item_of(t, form, item);
    return i && i->scale != SCALE_TXT && i->scale != SCALE_NUM && i->scale != SCALE_DATE;
}
