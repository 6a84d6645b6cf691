/* form.c - asks a questionnaire, one question at a time, and keeps each answer as given.
 *
 * There is no cursor: the next question is the first one that is not answered and whose
 * condition holds. A question is a card, edited in place while it is answered by
 * buttons. A press names the draft, the item and the choice, and is checked against
 * what is on the screen; so an old question answers nothing and says so. */
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/form_inside.h"

/* ---- reading answers -----------------------------------------------------------------
 */

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

static bool listed(const char *list, const char *word)
{
    size_t len = strlen(word);
    for (const char *at = list; at && *at; at += strspn(at, ",")) {
        size_t part = strcspn(at, ",");
        if (part == len && strncmp(at, word, len) == 0)
            return true;
        at += part;
    }
    return false;
}

bool answer_has(const struct answers *a, const char *item, const char *choice)
{
    return listed(answer_text(a, item), choice);
}

struct answers form_load(struct turn *t, const struct draft *d)
{
    return (struct answers){
        .turn = t,
        .form = form_named(t->in->engine->forms, d->form),
        .draft = *d,
        .list = answers_of(t->db, d->id),
    };
}

/* ---- which question is next ------------------------------------------------------- */

static bool condition_holds(struct answers *a, const char *name)
{
    for (const struct feature *const *f = a->turn->in->engine->product->features; *f; f++)
        for (const struct condition *c = (*f)->conditions; c && c->name; c++)
            if (strcmp(c->name, name) == 0)
                return c->holds(a->turn, a);
    turn_fail(a->turn, format(a->turn, "no condition is called %s", name));
}

static bool is_asked(struct answers *a, const struct form_item *item)
{
    return !item->when || condition_holds(a, item->when);
}

static bool is_done(const struct answers *a, const struct form_item *item)
{
    const struct answer *g = given(a, item->id);
    return g && g->done;
}

static const struct form_item *next_item(struct answers *a)
{
    for (size_t i = 0; i < a->form->item_count; i++) {
        const struct form_item *item = &a->form->items[i];
        if (!is_done(a, item) && is_asked(a, item))
            return item;
    }
    return NULL;
}

/* The answer given before the question on the screen: Back takes it off. */
static const struct form_item *previous_item(struct answers *a)
{
    const struct answer *last = NULL;
    for (const struct answer *g = a->list; g->item; g++)
        if (g->done && form_item(a->form, g->item) &&
            (!last || g->position > last->position))
            last = g;
    return last ? form_item(a->form, last->item) : NULL;
}

/* ---- asking ----------------------------------------------------------------------- */

static void finish(struct answers *a)
{
    struct turn *t = a->turn;
    if (!draft_fill(t->db, a->draft.id, t->now))
        return;
    form_screen_saved(t, &a->draft);
    for (const struct feature *const *f = t->in->engine->product->features; *f; f++)
        for (const struct filled *g = (*f)->filled; g && g->form; g++)
            if (strcmp(g->form, a->draft.form) == 0) {
                turn_speaker(t, *f, a->draft.about);
                g->run(t, a, a->draft.about);
                return;
            }
    turn_fail(t, format(t, "nobody is told that form %s is filled", a->draft.form));
}

const struct feature *form_owner(const struct turn *t, const char *form)
{
    for (const struct feature *const *f = t->in->engine->product->features; form && *f;
         f++)
        for (const struct filled *g = (*f)->filled; g && g->form; g++)
            if (strcmp(g->form, form) == 0)
                return *f;
    return NULL;
}

static struct question question_of(struct answers *a, const struct form_item *item)
{
    struct question q = {
        .draft = &a->draft,
        .item = item,
        .value = answer_text(a, item->id),
        .can_go_back = previous_item(a) != NULL,
    };
    for (size_t i = 0; i < a->form->item_count; i++) {
        bool asked = is_asked(a, &a->form->items[i]);
        q.count += asked;
        q.number += asked && is_done(a, &a->form->items[i]);
    }
    q.number++;
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

void form_go_on(struct turn *t, const struct draft *d)
{
    struct answers a = form_load(t, d);
    const struct form_item *item = next_item(&a);
    if (item)
        form_put(&a, item, NULL);
    else
        finish(&a);
}

void ask(struct turn *t, const char *name, int64_t about)
{
    const struct form *form = form_named(t->in->engine->forms, name);
    if (!form)
        turn_fail(t, format(t, "no form is called %s", name));
    struct draft d = draft_open(t->db, t->who.id, name, about, form->version, t->now);
    if (d.version != form->version)
        draft_version(t->db, d.id, form->version);
    form_go_on(t, &d);
}

void form_keep(struct answers *a, const struct form_item *item, const char *value,
               int64_t file)
{
    answer_save(a->turn->db, a->draft.id, item->id, value, file, true);
    form_go_on(a->turn, &a->draft);
}

/* ---- an answer by button ---------------------------------------------------------- */

static const char *toggled(struct turn *t, const struct form_item *item, const char *list,
                           const char *choice)
{
    const char *result = "";
    for (size_t i = 0; i < item->choice_count; i++) {
        const char *id = item->choices[i].id;
        if (listed(list, id) != (strcmp(id, choice) == 0))
            result = format(t, "%s%s%s", result, *result ? "," : "", id);
    }
    return result;
}

void form_choose(struct turn *t, const struct draft *d, const struct form_item *item,
                 const char *choice)
{
    struct answers a = form_load(t, d);
    if (item->scale == SCALE_CH) {
        form_keep(&a, item, choice, 0);
        return;
    }
    const char *list = toggled(t, item, answer_text(&a, item->id), choice);
    answer_save(t->db, d->id, item->id, list, 0, false);
    a = form_load(t, d);
    form_put(&a, item, NULL);
}

void form_done(struct answers *a, const struct form_item *item)
{
    const char *list = answer_text(a, item->id);
    if (list && *list)
        form_keep(a, item, list, 0);
    else
        form_put(a, item, "engine.choose_first");
}

static void go_back(struct answers *a)
{
    const struct form_item *item = previous_item(a);
    if (item)
        answer_drop(a->turn->db, a->draft.id, item->id);
    form_go_on(a->turn, &a->draft);
}

static void cancel(struct answers *a)
{
    draft_drop(a->turn->db, a->draft.id);
    form_screen_cancelled(a->turn, &a->draft);
    a->turn->in->engine->product->home(a->turn);
}

static bool known_choice(const struct form_item *item, const char *id)
{
    for (size_t i = 0; i < item->choice_count; i++)
        if (strcmp(item->choices[i].id, id) == 0)
            return true;
    return false;
}

static void pressed(struct answers *a, const struct form_item *item, const char *what)
{
    struct turn *t = a->turn;
    if (strcmp(what, "-back") == 0)
        go_back(a);
    else if (strcmp(what, "-cancel") == 0)
        cancel(a);
    else if (strcmp(what, "-skip") == 0 && item->optional)
        form_keep(a, item, NULL, 0);
    else if (strcmp(what, "-done") == 0 && item->scale == SCALE_MCH)
        form_done(a, item);
    else if (*what == '>' && item->scale == SCALE_DATE)
        turn_month(a, item, what + 1);
    else if (*what == '=' && item->scale == SCALE_DATE &&
             form_date_allowed(t, item, what + 1))
        form_keep(a, item, what + 1, 0);
    else if (known_choice(item, what))
        form_choose(t, &a->draft, item, what);
    else
        form_put(a, item, NULL);
}

/* form:<draft>:<item>:<what>; the arguments begin at the draft. */
bool form_press(struct turn *t)
{
    struct draft d = draft_find(t->db, t->who.id, strtoll(argument(t, 0), NULL, 10));
    struct answers a = d.id && !d.filled ? form_load(t, &d) : (struct answers){ 0 };
    if (!a.form)
        return false;
    const struct form_item *item = form_item(a.form, d.asked);
    if (!item || strcmp(d.asked, argument(t, 1)) != 0) {
        toast(t, "engine.question_behind");
        form_go_on(t, &d);
        return true;
    }
    pressed(&a, item, argument(t, 2));
    return true;
}

bool form_word(struct turn *t, const char *what)
{
    struct draft d = draft_last_asked(t->db, t->who.id);
    struct answers a = d.id ? form_load(t, &d) : (struct answers){ 0 };
    if (!a.form)
        return false;
    if (strcmp(what, "back") == 0 && previous_item(&a))
        go_back(&a);
    else if (strcmp(what, "cancel") == 0)
        cancel(&a);
    else
        return false;
    return true;
}
