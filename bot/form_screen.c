/* form_screen.c - a question as a card of at most eight rows.
 *
 * What a button means is told in words too: a face has its word below the question, and
 * labels that a phone would cut short are listed in full above the buttons. */
#include "bot/form_screen.h"

#include <string.h>

#include <talloc.h>

#include "bot/form_inside.h"
#include "bot/form_month.h"
#include "locales/marks.h"

static const char *wording(struct turn *t, const struct wording *w)
{
    return wording_for(t->in->engine->forms, w, t->who.language, t->who.learner);
}

static const char *press(struct turn *t, const struct question *q, const char *what)
{
    return format(t, "form:%lld:%s:%s", (long long)q->draft->id, q->item->id, what);
}

/* ---- above the buttons ------------------------------------------------------------ */

static void add_problem(struct card *c, const struct question *q)
{
    line(c, q->problem, number_("count", q->item->max), number_("min", q->item->min),
         number_("max", q->item->max));
    gap(c);
}

static struct card *begin(struct turn *t, const struct question *q)
{
    const struct product *product = t->in->engine->product;
    struct card *c = card(t, t->who.id, "form", q->draft->id);
    if (q->problem)
        add_problem(c, q);
    if (q->count > 1) {
        line(c, q->number > 1 ? "engine.progress_saved" : "engine.progress",
             number_("number", q->number), number_("count", q->count));
        gap(c);
    }
    marked_line(c, marks_escaped(t->in->memory, wording(t, &q->item->words)));
    const char *caution =
        q->item->scale == SCALE_TXT && product->caution ? product->caution(t) : NULL;
    if (caution)
        line(c, caution);
    return c;
}

/* What the marks of a scale mean, or how several choices are made. */
static void add_hint(struct card *c, const struct question *q)
{
    int64_t most = q->item->max, count = (int64_t)q->offers.count;
    switch (q->item->of) {
    case SCALE_S5:
        line(c, "engine.hint_s5", part_("one", "engine.s5_1"),
             part_("two", "engine.s5_2"), part_("three", "engine.s5_3"),
             part_("four", "engine.s5_4"), part_("five", "engine.s5_5"));
        break;
    case SCALE_S10:
        line(c, "engine.hint_s10");
        break;
    case SCALE_A5:
        line(c, "engine.hint_a5");
        break;
    case SCALE_N11:
        line(c, "engine.hint_n11");
        break;
    case SCALE_MCH:
        line(c, "engine.hint_mch");
        break;
    case SCALE_RANK:
        line(c, "engine.hint_rank", number_("count", most < count ? most : count));
        break;
    default:
        break;
    }
}

static void add_numbered(struct card *c, const struct question *q)
{
    gap(c);
    for (size_t i = 0; i < q->offers.count; i++)
        line(c, "engine.numbered", number_("number", (int64_t)i + 1),
             text_("words", q->offers.list[i].words));
}

/* The places that are taken; below them what is left, where buttons would be cut short.
 */
static void add_places(struct card *c, struct turn *t, const struct question *q)
{
    char *copy = talloc_strdup(t->in->memory, q->value ? q->value : ""), *id;
    int64_t place = 0;
    if (q->offers.cut_short || (q->value && *q->value))
        gap(c);
    while ((id = strsep(&copy, ","))) {
        const struct offer *o = form_offer(&q->offers, id);
        if (o)
            line(c, "engine.numbered", number_("number", ++place),
                 text_("words", o->words));
    }
    for (size_t i = 0; q->offers.cut_short && i < q->offers.count; i++)
        if (!form_lists(q->value, q->offers.list[i].id))
            line(c, "engine.not_placed", text_("words", q->offers.list[i].words));
}

/* What is given, and in bold the row that is asked. */
static void add_rows(struct card *c, struct turn *t, const struct question *q)
{
    gap(c);
    for (size_t i = 0; i < q->row; i++) {
        const struct form_choice *r = &q->item->rows[i];
        const char *mark = grid_mark(t, q->value, r->id);
        const struct offer *o = form_offer(&q->offers, mark ? mark : "");
        if (o)
            line(c, "engine.row_given", text_("row", wording(t, &r->words)),
                 text_("mark", o->label));
        else
            line(c, "engine.row_skipped", text_("row", wording(t, &r->words)));
    }
    if (q->row)
        gap(c);
    line(c, "engine.row_asked", text_("row", wording(t, &q->item->rows[q->row].words)));
}

/* ---- buttons ---------------------------------------------------------------------- */

static void add_offer(struct card *c, struct turn *t, const struct question *q,
                      const struct offer *o)
{
    if (q->item->row_count) {
        button(c, press(t, q, format(t, "%s=%s", q->item->rows[q->row].id, o->id)),
               "engine.choice", text_("words", o->label));
        return;
    }
    if (!scale_is_several(q->item->scale) || !form_lists(q->value, o->id)) {
        button(c, press(t, q, o->id), "engine.choice", text_("words", o->label));
        return;
    }
    const char *off = press(t, q, format(t, "~%s", o->id));
    if (q->item->scale == SCALE_RANK)
        button(c, off, "engine.numbered", number_("number", form_place(q->value, o->id)),
               text_("words", o->label));
    else
        button(c, off, "engine.chosen", text_("words", o->label));
}

static void add_offers(struct card *c, struct turn *t, const struct question *q)
{
    for (size_t i = 0; i < q->offers.count; i++) {
        add_offer(c, t, q, &q->offers.list[i]);
        if ((i + 1) % q->offers.columns == 0)
            row(c);
    }
    row(c);
}

static bool adds_done(struct card *c, struct turn *t, const struct question *q)
{
    if (!scale_is_several(q->item->scale))
        return false;
    button(c, press(t, q, "-done"), "engine.done");
    style(c, PRIMARY);
    if (form_is_tight(q->item, q->offers.count, q->offers.columns))
        return true;
    row(c);
    return false;
}

/* Three in a row at most: beside "Done" there may be no room to cancel, which can be
 * typed. */
static void add_controls(struct card *c, struct turn *t, const struct question *q)
{
    const char *grid = q->item->row_count ? q->item->rows[q->row].id : NULL;
    bool tight = adds_done(c, t, q), back = q->can_go_back || q->row > 0;
    if (back)
        button(c, press(t, q, grid ? format(t, "%s=<", grid) : "-back"), "engine.back");
    if (!q->item->required)
        button(c, press(t, q, grid ? format(t, "%s=-", grid) : "-skip"), "engine.skip");
    if (!tight || !back || q->item->required)
        button(c, press(t, q, "-cancel"), "engine.cancel");
    row(c);
}

/* ---- the card --------------------------------------------------------------------- */

void form_screen_show(struct turn *t, const struct question *q)
{
    struct card *c = begin(t, q);
    if (q->item->row_count)
        add_rows(c, t, q);
    add_hint(c, q);
    if (q->item->scale == SCALE_RANK)
        add_places(c, t, q);
    else if (q->offers.cut_short)
        add_numbered(c, q);
    add_offers(c, t, q);
    if (q->item->scale == SCALE_DATE)
        form_month_add(c, t, q->item, press(t, q, ""), q->month);
    add_controls(c, t, q);
    if (q->item->of == SCALE_N11)
        secret(c); /* "3" is the mark 3 and not the third button, which is 2 */
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
