/* form_pause.c - a long form comes in portions: a pause between them, and two reminders
 * of one left open.
 *
 * The pause is the form's own card in place of a question, and the draft remembers that
 * it stands there. The promise of a reminder is made once, when the form is asked for the
 * first time; when it comes due it looks when the person was here last and moves itself
 * on, so an answer costs no promise. There are two reminders at most, and none once the
 * person has said so: nothing promises anew. */
#include <string.h>

#include "bot/form_inside.h"

static const char pausing[] = "-pause"; /* in the place of an item's id */
enum { FIRST = 1, LAST = 2, FIRST_AFTER = 2 * DAY, LAST_AFTER = 7 * DAY };

bool form_rests(const struct draft *d)
{
    return *d->asked == '-';
}

bool form_pause_is_due(const struct answers *a, const struct form_item *item)
{
    int taps = a->draft.taps;
    return a->form->portions && taps > 0 && taps + scale_taps(item->scale) > FORM_PORTION;
}

/* ---- how it looks ----------------------------------------------------------------- */

static const char *press(struct turn *t, const struct answers *a, const char *what)
{
    return format(t, "form:%lld:-%s", (long long)a->draft.id, what);
}

static struct card *begin(struct answers *a, const char *key)
{
    struct progress p = form_progress(a);
    struct card *c = card(a->turn, a->turn->who.id, "form", a->draft.id);
    line(c, key, number_("number", p.done), number_("all", p.all),
         day_("until", a->draft.asked_at + DRAFT_KEPT));
    return c;
}

static void add_go_on(struct card *c, struct answers *a)
{
    button(c, press(a->turn, a, "on"), "engine.go_on");
    style(c, PRIMARY);
    row(c);
}

static void add(struct card *c, struct answers *a, const char *what, const char *key)
{
    button(c, press(a->turn, a, what), key);
    row(c);
}

static void stand(struct answers *a)
{
    draft_asked(a->turn->db, a->draft.id, pausing, a->turn->now);
    a->draft.asked_at = a->turn->now;
}

void form_pause(struct answers *a)
{
    stand(a);
    struct card *c = begin(a, "engine.portion_done");
    add_go_on(c, a);
    add(c, a, "later", "engine.later");
    show(c);
}

static void ask_whether_to_stop(struct answers *a)
{
    stand(a);
    struct card *c = begin(a, "engine.stop_or_not");
    add_go_on(c, a);
    add(c, a, "later", "engine.later");
    add(c, a, "drop", "engine.drop");
    show(c);
}

/* Nothing is asked there any more. */
static void leave(struct answers *a, const char *key)
{
    struct card *c = begin(a, key);
    card_stay(c);
    show(c);
}

/* ---- what is pressed and said ----------------------------------------------------- */

void form_stop(struct answers *a)
{
    if (a->form->portions && a->count)
        ask_whether_to_stop(a);
    else
        form_drop(a);
}

static void go_on(struct answers *a)
{
    if (form_rests(&a->draft))
        form_tapped(a, -a->draft.taps);
    form_go_on(a);
}

static void go_home(struct answers *a)
{
    draft_aside(a->turn->db, a->draft.id, pausing);
    leave(a, "engine.kept");
    a->turn->in->engine->product->home(a->turn);
}

/* A reminder that came along with others is not the form's own card. */
static bool is_own_card(const struct turn *t)
{
    struct card_row c = card_by_message(t->db, t->in->account.id, t->in->event->message);
    return c.id && strcmp(c.kind, "form") == 0;
}

static void mute(struct answers *a)
{
    form_remind_no_more(a);
    if (is_own_card(a->turn))
        leave(a, "engine.muted");
    else
        say(a->turn, "engine.muted", day_("until", a->draft.asked_at + DRAFT_KEPT));
}

void form_pause_press(struct answers *a, const char *what)
{
    if (strcmp(what, "later") == 0)
        go_home(a);
    else if (strcmp(what, "drop") == 0 && form_rests(&a->draft))
        form_drop(a);
    else if (strcmp(what, "mute") == 0)
        mute(a);
    else
        go_on(a);
}

bool form_pause_words(struct answers *a)
{
    if (typed(a->turn, "engine.go_on"))
        go_on(a);
    else if (typed(a->turn, "engine.later"))
        go_home(a);
    else
        return false;
    return true;
}

/* ---- reminding -------------------------------------------------------------------- */

static const char reminder[] = "form.remind";

void form_remind(struct answers *a)
{
    const struct turn *t = a->turn;
    if (a->form->portions)
        later(a->turn, reminder, t->who.id, a->draft.id, FIRST, t->now + FIRST_AFTER);
}

void form_remind_no_more(struct answers *a)
{
    if (a->form->portions)
        forget(a->turn, reminder, a->turn->who.id, a->draft.id);
}

/* Where the question stood; its buttons are taken off. */
static void show_reminder(struct answers *a)
{
    draft_aside(a->turn->db, a->draft.id, pausing);
    struct card *c = begin(a, "engine.unfinished");
    add_go_on(c, a);
    add(c, a, "mute", "engine.mute");
    show(c);
}

/* The last comes no sooner after the first than the first after the question. */
static int64_t last_reminder(const struct answers *a)
{
    int64_t due = a->draft.asked_at + LAST_AFTER, soonest = a->turn->now + FIRST_AFTER;
    return due > soonest ? due : soonest;
}

static void remind(struct turn *t, int64_t draft, int step)
{
    struct draft d = draft_find(t->db, t->who.id, draft);
    struct answers a = d.id && !d.filled ? form_load(t, &d) : (struct answers){ 0 };
    if (!a.form || !a.form->portions)
        return;
    int64_t due = d.asked_at + (step == FIRST ? FIRST_AFTER : LAST_AFTER);
    if (due > t->now) { /* they were here meanwhile */
        later(t, reminder, t->who.id, draft, step, due);
        return;
    }
    show_reminder(&a);
    if (step == FIRST)
        later(t, reminder, t->who.id, draft, LAST, last_reminder(&a));
}

static const struct due due[] = { { "remind", CAN_WAIT, 0, remind }, { 0 } };

const struct feature form_feature = { .name = "form", .due = due };
