/* form_screen.c - a question as a card of at most eight rows. */
#include "bot/form_screen.h"

#include <string.h>

#include <talloc.h>

#include "bot/form_month.h"
#include "locales/marks.h"

enum { SHORT_LABEL = 14, ROW_LETTERS = 30, ROWS_MOST = 6 };

static const char *wording(struct turn *t, const struct wording *w)
{
    return wording_for(t->in->engine->forms, w, t->who.language, t->who.learner);
}

static const char *press(struct turn *t, const struct question *q, const char *what)
{
    return format(t, "form:%lld:%s:%s", (long long)q->draft->id, q->item->id, what);
}

static bool chosen(const char *list, const char *id)
{
    size_t len = strlen(id);
    for (const char *at = list ? strstr(list, id) : NULL; at; at = strstr(at + 1, id))
        if ((at == list || at[-1] == ',') && (at[len] == ',' || !at[len]))
            return true;
    return false;
}

/* How many choices go into a row, so that no screen has more than eight rows. */
static size_t per_row(struct turn *t, const struct form_item *item)
{
    size_t longest = 1, columns = 1;
    for (size_t i = 0; i < item->choice_count; i++) {
        const char *words = wording(t, &item->choices[i].words);
        size_t letters = marks_size(marks_escaped(t->in->memory, words)).letters;
        longest = letters > longest ? letters : longest;
    }
    if (longest <= SHORT_LABEL)
        columns = ROW_LETTERS / longest > 5 ? 5 : ROW_LETTERS / longest;
    while ((item->choice_count + columns - 1) / columns > ROWS_MOST)
        columns++;
    return columns;
}

static void add_choices(struct card *c, struct turn *t, const struct question *q)
{
    size_t columns = per_row(t, q->item);
    bool several = q->item->scale == SCALE_MCH;
    for (size_t i = 0; i < q->item->choice_count; i++) {
        const struct form_choice *choice = &q->item->choices[i];
        bool on = several && chosen(q->value, choice->id);
        button(c, press(t, q, choice->id), on ? "engine.chosen" : "engine.choice",
               text_("words", wording(t, &choice->words)));
        if ((i + 1) % columns == 0)
            row(c);
    }
    row(c);
}

static void add_controls(struct card *c, struct turn *t, const struct question *q)
{
    if (q->item->scale == SCALE_MCH) {
        button(c, press(t, q, "-done"), "engine.done");
        style(c, PRIMARY);
        row(c);
    }
    if (q->can_go_back)
        button(c, press(t, q, "-back"), "engine.back");
    if (q->item->optional)
        button(c, press(t, q, "-skip"), "engine.skip");
    button(c, press(t, q, "-cancel"), "engine.cancel");
    row(c);
}

static void add_problem(struct card *c, const struct question *q)
{
    line(c, q->problem, number_("count", q->item->max), number_("min", q->item->min),
         number_("max", q->item->max));
    gap(c);
}

static struct card *begin(struct turn *t, const struct question *q)
{
    struct card *c = card(t, t->who.id, "form", q->draft->id);
    if (q->problem)
        add_problem(c, q);
    if (q->count > 1) {
        line(c, q->number > 1 ? "engine.progress_saved" : "engine.progress",
             number_("number", q->number), number_("count", q->count));
        gap(c);
    }
    marked_line(c, marks_escaped(t->in->memory, wording(t, &q->item->words)));
    return c;
}

void form_screen_show(struct turn *t, const struct question *q)
{
    struct card *c = begin(t, q);
    if (q->item->scale == SCALE_CH || q->item->scale == SCALE_MCH)
        add_choices(c, t, q);
    if (q->item->scale == SCALE_DATE)
        form_month_add(c, t, q->item, press(t, q, ""), q->month);
    add_controls(c, t, q);
    show(c);
}

void form_screen_saved(struct turn *t, const struct draft *d)
{
    struct card *c = card(t, t->who.id, "form", d->id);
    card_stay(c);
    line(c, "engine.saved");
    show(c);
}

void form_screen_cancelled(struct turn *t, const struct draft *d)
{
    struct card *c = card(t, t->who.id, "form", d->id);
    card_stay(c);
    line(c, "engine.cancelled");
    show(c);
}
