/* form.c - asks a questionnaire, one question at a time, and keeps each answer as given.
 *
 * A question is a card, edited in place while it is answered by buttons. A press names
 * the draft, the item and the choice, and is checked against what is on the screen; so an
 * old question answers nothing and says so, and a tap that arrives twice counts once. */
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/form_inside.h"

/* ---- asking ----------------------------------------------------------------------- */

const struct feature *form_owner(const struct turn *t, const char *form)
{
    for (const struct feature *const *f = t->in->engine->product->features; form && *f;
         f++)
        for (const struct filled *g = (*f)->filled; g && g->form; g++)
            if (strcmp(g->form, form) == 0)
                return *f;
    return NULL;
}

static void finish(struct answers *a)
{
    struct turn *t = a->turn;
    if (!draft_fill(t->db, a->draft.id, t->now))
        return;
    form_remind_no_more(a);
    form_screen_saved(t, &a->draft);
    const struct feature *f = form_owner(t, a->draft.form);
    for (const struct filled *g = f ? f->filled : NULL; g && g->form; g++)
        if (strcmp(g->form, a->draft.form) == 0) {
            turn_speaker(t, f, a->draft.about);
            g->run(t, a, a->draft.about);
            return;
        }
    turn_fail(t, format(t, "nobody is told that form %s is filled", a->draft.form));
}

static struct question question_of(const struct answers *a, const struct form_item *item)
{
    struct progress p = form_progress(a);
    struct question q = {
        .draft = &a->draft,
        .item = item,
        .value = form_value(a, item),
        .offers = form_offers(a, item),
        .can_go_back = form_previous(a) != NULL,
        .number = p.done + 1,
        .count = p.all,
    };
    if (item->row_count)
        q.row = grid_row(a->turn, item, q.value);
    return q;
}

void form_put(struct answers *a, const struct form_item *item, const char *problem)
{
    struct turn *t = a->turn;
    struct question q = question_of(a, item);
    q.problem = problem;
    draft_asked(t->db, a->draft.id, item->id, t->now);
    form_screen_show(t, &q);
}

static void turn_month(struct answers *a, const struct form_item *item, const char *month)
{
    struct question q = question_of(a, item);
    q.month = month;
    form_screen_show(a->turn, &q);
}

void form_go_on(struct answers *a)
{
    const struct form_item *item = form_next(a);
    while (item && item->row_count && grid_close(a, item))
        item = form_next(a);
    if (!item)
        finish(a);
    else if (form_pause_is_due(a, item))
        form_pause(a);
    else
        form_put(a, item, NULL);
}

/* Opened on purpose: a new portion begins. */
void ask(struct turn *t, const char *name, int64_t about)
{
    const struct form *form = form_named(t->in->engine->forms, name);
    if (!form)
        turn_fail(t, format(t, "no form is called %s", name));
    struct draft d = draft_open(t->db, t->who.id, name, about, form->version, t->now);
    struct answers a = form_load(t, &d);
    if (!*d.asked)
        form_remind(&a);
    form_tapped(&a, -d.taps);
    form_go_on(&a);
}

/* ---- keeping ---------------------------------------------------------------------- */

void form_tapped(struct answers *a, int taps)
{
    int before = a->draft.taps;
    a->draft.taps = before + taps > 0 ? before + taps : 0;
    if (a->form->portions && a->draft.taps != before)
        draft_taps(a->turn->db, a->draft.id, a->draft.taps);
}

void form_keep(struct answers *a, const struct form_item *item, const char *value,
               int64_t file)
{
    form_write(a, item, value, file, true);
    form_tapped(a, scale_taps(item->scale));
    form_go_on(a);
}

void form_skip(struct answers *a, const struct form_item *item)
{
    if (item->row_count)
        grid_keep(a, item, "-");
    else
        form_keep(a, item, NULL, 0);
}

void form_drop(struct answers *a)
{
    draft_drop(a->turn->db, a->draft.id);
    form_remind_no_more(a);
    form_screen_cancelled(a->turn, &a->draft);
    a->turn->in->engine->product->home(a->turn);
}

/* ---- back ------------------------------------------------------------------------- */

/* Choices stay marked and rows given; what was written is asked anew. */
static void reopen(struct answers *a, const struct form_item *item)
{
    if (item->row_count)
        form_write(a, item, grid_reopened(a, item), 0, false);
    else if (scale_is_several(item->scale) && form_value(a, item))
        form_write(a, item, form_value(a, item), 0, false);
    else
        form_unwrite(a, item);
    form_tapped(a, -scale_taps(item->scale));
}

bool form_back(struct answers *a)
{
    const struct form_item *now = form_next(a), *before = form_previous(a);
    if (now && now->row_count && grid_back(a, now)) {
        form_tapped(a, -scale_taps(now->scale));
    } else if (before) {
        reopen(a, before);
    } else {
        return false;
    }
    form_go_on(a);
    return true;
}

/* ---- an answer by button ---------------------------------------------------------- */

static void pressed(struct answers *a, const struct form_item *item, const char *what)
{
    struct turn *t = a->turn;
    if (strcmp(what, "-back") == 0 && form_previous(a) && !item->row_count)
        form_back(a);
    else if (strcmp(what, "-cancel") == 0)
        form_stop(a);
    else if (strcmp(what, "-skip") == 0 && !item->required && !item->row_count)
        form_skip(a, item);
    else if (strcmp(what, "-done") == 0 && scale_is_several(item->scale))
        form_done(a, item);
    else if (*what == '>' && item->scale == SCALE_DATE)
        turn_month(a, item, what + 1);
    else if (*what == '=' && item->scale == SCALE_DATE &&
             form_date_allowed(t, item, what + 1))
        form_keep(a, item, what + 1, 0);
    else if (item->row_count)
        grid_press(a, item, what);
    else
        form_choose(a, item, what);
}

/* What stands on the screen; after a pause, what would stand there. */
static const struct form_item *on_screen(const struct answers *a)
{
    return form_rests(&a->draft) ? form_next(a) : form_item(a->form, a->draft.asked);
}

/* form:<draft>:<item>:<what>, form:<draft>:-<what>; the arguments begin at the draft. */
bool form_press(struct turn *t)
{
    struct draft d = draft_find(t->db, t->who.id, strtoll(argument(t, 0), NULL, 10));
    struct answers a = d.id && !d.filled ? form_load(t, &d) : (struct answers){ 0 };
    if (!a.form)
        return false;
    const char *item = argument(t, 1);
    const struct form_item *now = on_screen(&a);
    if (*item == '-') {
        form_pause_press(&a, item + 1);
    } else if (now && strcmp(now->id, item) == 0) {
        pressed(&a, now, argument(t, 2));
    } else {
        if (!form_rests(&d))
            toast(t, "engine.question_behind");
        form_go_on(&a);
    }
    return true;
}

bool form_word(struct turn *t, const char *what)
{
    struct draft d = draft_last_asked(t->db, t->who.id);
    struct answers a = d.id ? form_load(t, &d) : (struct answers){ 0 };
    if (!a.form)
        return false;
    if (strcmp(what, "back") == 0)
        return form_back(&a);
    if (strcmp(what, "cancel") != 0)
        return false;
    form_stop(&a);
    return true;
}
