/* form_answer.c - an answer in words or a file: checked against what was asked. What does
 * not fit is told kindly, above the same question. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/form_inside.h"
#include "locales/fold.h"
#include "locales/marks.h"

static void take_text(struct answers *a, const struct form_item *item)
{
    struct turn *t = a->turn;
    char *words = talloc_strdup(t->in->memory, t->words);
    size_t len = strlen(words);
    while (len && isspace((unsigned char)words[len - 1]))
        words[--len] = '\0';
    words += strspn(words, " \t\n");
    if (!*words)
        form_put(a, item, "engine.text_wanted");
    else if ((int64_t)marks_size(marks_escaped(t->in->memory, words)).letters > item->max)
        form_put(a, item, "engine.too_long");
    else if (item->takes_link && !is_link(words))
        form_put(a, item, "engine.link_wanted");
    else
        form_keep(a, item, words, 0);
}

static void take_number(struct answers *a, const struct form_item *item)
{
    const char *words = a->turn->words;
    char *end;
    long long n = strtoll(words, &end, 10);
    end += strspn(end, " \n");
    if (end == words || *end)
        form_put(a, item, "engine.number_wanted");
    else if (n < item->min || n > item->max)
        form_put(a, item, "engine.out_of_range");
    else
        form_keep(a, item, format(a->turn, "%lld", n), 0);
}

/* The item that ends a span which begins with this one; NULL: none. */
static const struct form_item *end_of_span(const struct answers *a,
                                           const struct form_item *item)
{
    for (size_t i = 0; i < a->form->item_count; i++)
        if (a->form->items[i].since == item)
            return &a->form->items[i];
    return NULL;
}

/* Both days at once; false when the words are no span, or none is asked. */
static bool took_span(struct answers *a, const struct form_item *item)
{
    const struct form_item *end = end_of_span(a, item);
    const char *first, *last;
    if (!end || !form_span_typed(a->turn, a->turn->words, &first, &last))
        return false;
    if (form_date_allowed(a->turn, item, first) &&
        form_date_allowed(a->turn, end, last)) {
        form_write(a, end, last, 0, true);
        form_keep(a, item, first, 0);
    } else {
        form_put(a, item, "engine.date_out_of_range");
    }
    return true;
}

static void take_date(struct answers *a, const struct form_item *item)
{
    if (took_span(a, item))
        return;
    const char *date = form_date_typed(a->turn, item, a->turn->words);
    if (!date)
        form_put(a, item, "engine.date_wanted");
    else if (!form_date_allowed(a->turn, item, date))
        form_put(a, item, "engine.date_out_of_range");
    else
        form_keep(a, item, date, 0);
}

/* As people compare words: case, ё and е, hyphens and spaces do not count. */
static bool same_words(const char *a, const char *b)
{
    char one[FOLD_MOST], other[FOLD_MOST];
    return fold_text(one, a, strlen(a)) && fold_text(other, b, strlen(b)) &&
           strcmp(one, other) == 0;
}

/* By its words, by the number that a mark has, or by the number of the button. */
static const struct offer *typed_offer(const struct offers *offers, const char *words)
{
    char *end;
    long n = strtol(words, &end, 10);
    end += strspn(end, " \n");
    bool numbered = end != words && !*end;
    for (size_t i = 0; i < offers->count; i++)
        if (same_words(offers->list[i].words, words) ||
            same_words(offers->list[i].label, words))
            return &offers->list[i];
    for (size_t i = 0; numbered && i < offers->count; i++) {
        const char *id = offers->list[i].id;
        bool is_mark = offers->marks && isdigit((unsigned char)*id);
        if (is_mark ? strtol(id, NULL, 10) == n : (size_t)n == i + 1)
            return &offers->list[i];
    }
    return NULL;
}

static void take_choice(struct answers *a, const struct form_item *item)
{
    struct offers offers = form_offers(a, item);
    const struct offer *o = typed_offer(&offers, a->turn->words);
    bool off =
        o && scale_is_several(item->scale) && form_lists(form_value(a, item), o->id);
    if (!o)
        form_put(a, item, "engine.choose_by_button");
    else if (item->row_count)
        grid_keep(a, item, o->id);
    else
        form_choose(a, item, off ? format(a->turn, "~%s", o->id) : o->id);
}

static void take_file_answer(struct answers *a, const struct form_item *item)
{
    struct turn *t = a->turn;
    const struct product *product = t->in->engine->product;
    const char *kind = t->in->event->file.kind;
    const char *declined = product->declines ? product->declines(t, kind) : NULL;
    bool wanted = (strcmp(kind, "voice") == 0 && item->takes_voice) ||
                  (strcmp(kind, "photo") == 0 && item->takes_photo) ||
                  (strcmp(kind, "document") == 0 && item->takes_document);
    if (declined)
        form_put(a, item, declined);
    else if (wanted)
        form_keep(a, item, t->words, take_file(t));
    else
        form_put(a, item, "engine.text_wanted");
}

static void take_words(struct answers *a, const struct form_item *item)
{
    struct turn *t = a->turn;
    if (!item->required && typed(t, "engine.skip"))
        form_skip(a, item);
    else if (scale_is_several(item->scale) && typed(t, "engine.done"))
        form_done(a, item);
    else if (item->scale == SCALE_TXT)
        take_text(a, item);
    else if (item->scale == SCALE_NUM)
        take_number(a, item);
    else if (item->scale == SCALE_DATE)
        take_date(a, item);
    else
        take_choice(a, item);
}

bool form_answer(struct turn *t, const struct draft *d)
{
    struct answers a = form_load(t, d);
    const struct form_item *item = a.form ? form_item(a.form, d->asked) : NULL;
    if (!a.form)
        return false;
    if (form_rests(d))
        return form_pause_words(&a);
    /* a release dropped the question, or the row, while they were thinking */
    if (!item || (item->row_count && grid_close(&a, item)))
        form_go_on(&a);
    else if (t->in->event->file.kind)
        take_file_answer(&a, item);
    else
        take_words(&a, item);
    return true;
}
