/* steps.c - what was agreed: who does what by when. Whoever is in the match writes a step
 * down, for themselves or for another one of it; whose it is, or a mentor of the match,
 * says that it is done, in one tap that can be taken back. A step stays until it is done
 * or dropped, from meeting to meeting.
 *
 * The words are for those who are in the match; who oversees it is told how many there
 * are. Nobody is pushed: a step is met on the card of the pair and of the meeting. */
#include "handlers/steps.h"

#include <stdlib.h>

enum { PAGE = 4, LINES = 5 };

const char *steps_press(struct turn *t, const char *action, int64_t id)
{
    return format(t, "steps:%s:%lld", action, (long long)id);
}

/* The actor's own match, in which they still work together; else id 0, and told so. */
struct match steps_match(struct turn *t, int64_t id)
{
    struct match m = match_of(t->db, t->who.id, id);
    struct member own = member_find(t->db, m.id, t->who.id);
    if (match_is_running(&m) && own.person && !own.left_at)
        return m;
    old_button(t);
    return (struct match){ 0 };
}

static bool is_mentor(struct turn *t, int64_t match)
{
    const struct topic *one = topics_of(t->db, match);
    if (!one->id)
        return member_find(t->db, match, t->who.id).role == MEMBER_MENTOR;
    while (one->id && one->mentor != t->who.id)
        one++;
    return one->id != 0;
}

/* May the actor say that it is done? Change or drop it may also who wrote it down. */
bool steps_may_finish(struct turn *t, const struct agreed_step *s)
{
    return s->owner == t->who.id || is_mentor(t, s->match);
}

bool steps_may_change(struct turn *t, const struct agreed_step *s)
{
    return s->made_by == t->who.id || steps_may_finish(t, s);
}

/* The step that a button names, when it is in work; else id 0, and told so. */
struct agreed_step steps_named(struct turn *t, int64_t id)
{
    struct agreed_step s = step_of(t->db, t->who.id, id);
    struct match m = match_of(t->db, t->who.id, s.match);
    if (s.id && s.owner && !s.dropped_at && match_is_running(&m))
        return s;
    old_button(t);
    return (struct agreed_step){ 0 };
}

/* ---- lines ------------------------------------------------------------------------ */

void steps_line(struct turn *t, struct card *c, int64_t reader,
                const struct agreed_step *s, int number)
{
    bool own = s->owner == reader;
    const char *zone = person_find(t->db, reader).zone;
    const char *key = own ? "steps.own" : "steps.of_another";
    if (*s->due_on)
        key = own ? "steps.own_until" : "steps.of_another_until";
    line(c, key, number_("number", number), name_("who", s->owner),
         text_("text", s->text),
         in_zone_(day_("until", *s->due_on ? moment_on(t, zone, s->due_on, 0) : t->now),
                  zone));
}

void steps_lines(struct turn *t, struct card *c, int64_t reader, int64_t match)
{
    struct agreed_step some[LINES];
    size_t count = steps_open(t->db, match, 0, some, LINES);
    int64_t all = steps_count(t->db, match, false);
    if (!count)
        return;
    gap(c);
    line(c, "steps.agreed");
    for (size_t i = 0; i < count; i++)
        steps_line(t, c, reader, &some[i], (int)i + 1);
    if (all > LINES)
        line(c, "steps.and_more", number_("count", all - LINES));
}

/* ---- the list --------------------------------------------------------------------- */

static void add_buttons(struct turn *t, struct card *c, const struct agreed_step *s,
                        int number)
{
    if (steps_may_finish(t, s))
        button(c, steps_press(t, "done", s->id), "steps.finish",
               number_("number", number));
    if (steps_may_change(t, s))
        button(c, steps_press(t, "show", s->id), "steps.change",
               number_("number", number));
    row(c);
}

static void add_ways(struct turn *t, struct card *c, int64_t match, int64_t skip,
                     int64_t all)
{
    if (skip > 0)
        button(c, format(t, "steps:of:%lld:%lld", (long long)match, (long long)0),
               "steps.before");
    if (skip + PAGE < all)
        button(c,
               format(t, "steps:of:%lld:%lld", (long long)match, (long long)skip + PAGE),
               "steps.after");
    row(c);
    button(c, format(t, "steps:add:%lld:0", (long long)match), "steps.add");
    if (steps_count(t->db, match, true))
        button(c, steps_press(t, "finished", match), "steps.finished");
}

/* `done`: what was finished just now, with the way back; id 0: nothing. */
void steps_list(struct turn *t, int64_t match, int64_t skip,
                const struct agreed_step *done)
{
    struct agreed_step some[PAGE];
    int64_t all = steps_count(t->db, match, false);
    skip = skip > 0 && skip < all ? skip : 0;
    size_t count = steps_open(t->db, match, skip, some, PAGE);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? "steps.title" : "steps.none");
    for (size_t i = 0; i < count; i++)
        steps_line(t, c, t->who.id, &some[i], (int)(skip + (int64_t)i) + 1);
    if (done) {
        gap(c);
        line(c, "steps.done_now", text_("text", done->text));
        button(c, steps_press(t, "undo", done->id), "steps.undo");
        row(c);
    }
    for (size_t i = 0; i < count; i++)
        add_buttons(t, c, &some[i], (int)(skip + (int64_t)i) + 1);
    add_ways(t, c, match, skip, all);
    nav(c, format(t, "pair:show:%lld", (long long)match));
    show(c);
}

/* steps:of:<match>[:<skip>] */
static void list(struct turn *t, int64_t match)
{
    struct match m = steps_match(t, match);
    if (m.id)
        steps_list(t, m.id, strtoll(argument(t, 1), NULL, 10), NULL);
}

static void list_finished(struct turn *t, int64_t match)
{
    struct agreed_step some[PAGE * 2];
    struct match m = steps_match(t, match);
    if (!m.id)
        return;
    size_t count = steps_done(t->db, m.id, 0, some, COUNT(some));
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? "steps.finished_title" : "steps.none");
    for (size_t i = 0; i < count; i++)
        line(c, "steps.was_done", day_("at", some[i].done_at),
             name_("who", some[i].owner), text_("text", some[i].text));
    nav(c, steps_press(t, "of", m.id));
    show(c);
}

/* ---- one of them ------------------------------------------------------------------ */

static void show_step(struct turn *t, int64_t id)
{
    struct agreed_step s = steps_named(t, id);
    if (!s.id)
        return;
    if (!*s.text || s.done_at || !steps_may_change(t, &s)) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    steps_line(t, c, t->who.id, &s, 1);
    if (steps_may_finish(t, &s)) {
        button(c, steps_press(t, "done", s.id), "steps.finish_this");
        style(c, SUCCESS);
        row(c);
    }
    button(c, steps_press(t, "due", s.id), "steps.change_due");
    button(c, steps_press(t, "drop", s.id), "steps.drop");
    nav(c, steps_press(t, "of", s.match));
    show(c);
}

static void finish(struct turn *t, int64_t id)
{
    struct agreed_step s = steps_named(t, id);
    if (!s.id)
        return;
    if (!steps_may_finish(t, &s) || (!step_finish(t->db, id, t->now) && !s.done_at))
        old_button(t);
    else
        steps_list(t, s.match, 0, &s);
}

static void undo(struct turn *t, int64_t id)
{
    struct agreed_step s = steps_named(t, id);
    if (!s.id)
        return;
    if (!steps_may_finish(t, &s)) {
        old_button(t);
        return;
    }
    step_unfinish(t->db, id);
    steps_list(t, s.match, 0, NULL);
}

static void drop(struct turn *t, int64_t id)
{
    struct agreed_step s = steps_named(t, id);
    if (!s.id)
        return;
    if (!steps_may_change(t, &s) || !step_drop(t->db, id, t->now)) {
        old_button(t);
        return;
    }
    toast(t, "steps.dropped");
    steps_list(t, s.match, 0, NULL);
}

static const struct action actions[] = {
    { "add", MEMBER, steps_add },
    { "day", MEMBER, steps_ask_day },
    { "done", MEMBER, finish },
    { "drop", MEMBER, drop },
    { "due", MEMBER, steps_change_due },
    { "finished", MEMBER, list_finished },
    { "of", MEMBER, list },
    { "show", MEMBER, show_step },
    { "undo", MEMBER, undo },
    { "until", MEMBER, steps_until },
    { "whose", MEMBER, steps_give },
    { 0 },
};
static const struct filled filled[] = { { "step", steps_day_chosen }, { 0 } };

const struct feature steps = {
    .name = "steps",
    .actions = actions,
    .filled = filled,
    .wrote = steps_wrote,
};
