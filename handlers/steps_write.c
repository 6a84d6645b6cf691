/* steps_write.c - a step is written down: whose it is by button, what in one message, by
 * when by button or typed. One card leads through it and takes words at any moment: they
 * are the step's, in place of those before. Who will read them is said first. */
#include "handlers/steps.h"

#include <stdlib.h>
#include <string.h>

enum { PEOPLE = 12, LONGEST = 300 };

/* ---- whose, what ------------------------------------------------------------------ */

static struct meeting at_meeting(struct turn *t, int64_t match, int position)
{
    int64_t id = strtoll(argument(t, position), NULL, 10);
    struct meeting m = meeting_of(t->db, t->who.id, id);
    return m.match == match ? m : (struct meeting){ 0 };
}

static void add_owners(struct turn *t, struct card *c, const struct agreed_step *s,
                       int64_t from)
{
    int64_t at = 0, shown = 0;
    const struct member *who = members_of(t->db, s->match);
    for (; who->person && shown < PEOPLE; who++, at++) {
        if (at < from)
            continue;
        button(
            c,
            format(t, "steps:whose:%lld:%lld", (long long)s->id, (long long)who->person),
            who->person == t->who.id ? "steps.mine" : "steps.theirs",
            name_("who", who->person));
        if (shown++ % 2)
            row(c);
    }
    row(c);
    if (who->person)
        button(c,
               format(t, "steps:add:%lld:%lld:%lld", (long long)s->match,
                      (long long)s->meeting, (long long)at),
               "steps.after");
}

static void add_readers(struct turn *t, struct card *c)
{
    const char *caution = names_caution(t);
    line(c, "steps.who_sees");
    if (caution)
        line(c, caution);
}

/* `key`: what was wrong with the words; NULL: nothing. */
static void ask_owner(struct turn *t, const struct agreed_step *s, int64_t from,
                      const char *key)
{
    struct card *c = card(t, t->who.id, "steps", s->id);
    if (key)
        line(c, key, number_("count", LONGEST));
    line(c, *s->text ? "steps.whose_words" : "steps.whose", text_("text", s->text));
    if (!*s->text)
        add_readers(t, c);
    add_owners(t, c, s, from);
    nav(c, steps_press(t, "of", s->match));
    show(c);
}

/* steps:add:<match>:<meeting, or 0>:<how many people to pass over> */
void steps_add(struct turn *t, int64_t match)
{
    struct match m = steps_match(t, match);
    if (!m.id)
        return;
    int64_t id = step_begin(t->db, m.id, at_meeting(t, m.id, 1).id, t->who.id, t->now);
    struct agreed_step s = step_of(t->db, t->who.id, id);
    ask_owner(t, &s, strtoll(argument(t, 2), NULL, 10), NULL);
}

static void ask_words(struct turn *t, const struct agreed_step *s, const char *key)
{
    struct card *c = card(t, t->who.id, "steps", s->id);
    if (key)
        line(c, key, number_("count", LONGEST));
    line(c, s->owner == t->who.id ? "steps.what_own" : "steps.what",
         name_("who", s->owner));
    add_readers(t, c);
    nav(c, steps_press(t, "of", s->match));
    show(c);
}

/* Letters, not bytes. */
static size_t length(const char *words)
{
    size_t count = 0;
    for (; *words; words++)
        count += (*words & 0xC0) != 0x80;
    return count;
}

static void put_due(struct turn *t, const struct agreed_step *s, const char *key,
                    bool own)
{
    struct meeting next;
    struct card *c = card(t, t->who.id, own ? "steps" : "screen", own ? s->id : 0);
    long long id = s->id;
    line(c, key, number_("count", LONGEST));
    steps_line(t, c, t->who.id, s, 1);
    line(c, "steps.until_when");
    if (meetings_ahead(t->db, s->match, t->now, &next, 1)) {
        const char *date = date_in(t, t->who.zone, next.starts_at);
        button(c, format(t, "steps:until:%lld:%s", id, date), "steps.until_meeting",
               day_("day", next.starts_at));
        row(c);
    }
    button(c, format(t, "steps:until:%lld:week", id), "steps.until_week",
           day_("day", day_begins(t, NULL, 7)));
    button(c, steps_press(t, "day", s->id), "steps.until_day");
    row(c);
    button(c, format(t, "steps:until:%lld:none", id), "steps.until_none");
    nav(c, steps_press(t, "of", s->match));
    show(c);
}

static void set_due(struct turn *t, const struct agreed_step *s, const char *date)
{
    step_set_due(t->db, s->id, date);
    steps_list(t, s->match, 0, NULL);
}

/* A day that is one, from today on, within the next year; "" for none; else NULL. */
static const char *due_named(struct turn *t, const char *word)
{
    if (strcmp(word, "none") == 0)
        return "";
    bool week = strcmp(word, "week") == 0;
    int64_t day = week ? day_begins(t, NULL, 7) : day_begins(t, word, 0);
    bool may = day >= day_begins(t, NULL, 0) && day < day_begins(t, NULL, 366);
    return may ? date_in(t, t->who.zone, day) : NULL;
}

/* What is still missing: whose it is, the words, the day. */
static void ask_next(struct turn *t, int64_t id)
{
    struct agreed_step s = step_of(t->db, t->who.id, id);
    if (!s.owner)
        ask_owner(t, &s, 0, NULL);
    else if (!*s.text)
        ask_words(t, &s, NULL);
    else
        put_due(t, &s, "steps.written", true);
}

/* The step that the actor writes down in a match that goes on; else id 0. */
static struct agreed_step own_step(struct turn *t, int64_t id)
{
    struct agreed_step s = step_of(t->db, t->who.id, id);
    struct match m = match_of(t->db, t->who.id, s.match);
    bool writes = s.made_by == t->who.id && !s.done_at && !s.dropped_at;
    return writes && match_is_running(&m) ? s : (struct agreed_step){ 0 };
}

/* steps:whose:<step>:<owner> */
void steps_give(struct turn *t, int64_t id)
{
    int64_t owner = strtoll(argument(t, 1), NULL, 10);
    struct agreed_step s = own_step(t, id);
    struct member who = member_find(t->db, s.match, owner);
    bool may = s.id && who.person && !who.left_at;
    if (may && (step_give(t->db, id, t->who.id, owner) || s.owner == owner))
        ask_next(t, id);
    else
        old_button(t);
}

/* ---- words under its card --------------------------------------------------------- */

/* When the day is asked, a day that is typed is one, and no words. */
static bool told_day(struct turn *t, const struct agreed_step *s)
{
    struct told_time told;
    if (!s->owner || !*s->text || !told_when(t, t->who.zone, t->words, &told) ||
        !told.date || told.minute >= 0 || told.lesson || told.part)
        return false;
    const char *date = due_named(t, told.date);
    if (date)
        set_due(t, s, date);
    else
        put_due(t, s, "engine.date_out_of_range", true);
    return true;
}

void steps_wrote(struct turn *t, int64_t id)
{
    struct agreed_step s = own_step(t, id);
    if (!s.id || !*t->words) {
        home_unclear(t);
    } else if (told_day(t, &s)) {
        return;
    } else if (length(t->words) <= LONGEST) {
        step_write(t->db, id, t->who.id, t->words);
        ask_next(t, id);
    } else if (!s.owner) {
        ask_owner(t, &s, 0, "steps.too_long");
    } else if (!*s.text) {
        ask_words(t, &s, "steps.too_long");
    } else {
        put_due(t, &s, "steps.too_long", true);
    }
}

/* ---- by when ---------------------------------------------------------------------- */

/* steps:until:<step>:<date, "week" or "none"> */
void steps_until(struct turn *t, int64_t id)
{
    struct agreed_step s = steps_named(t, id);
    const char *date = due_named(t, argument(t, 1));
    if (!s.id)
        return;
    if (!date || !steps_may_change(t, &s) || !*s.text)
        old_button(t);
    else
        set_due(t, &s, date);
}

void steps_ask_day(struct turn *t, int64_t id)
{
    struct agreed_step s = steps_named(t, id);
    if (s.id && steps_may_change(t, &s) && *s.text)
        ask(t, "step", s.id);
    else if (s.id)
        old_button(t);
}

void steps_day_chosen(struct turn *t, const struct answers *a, int64_t id)
{
    struct agreed_step s = steps_named(t, id);
    const char *date = answer_text(a, "UNTIL");
    if (s.id && steps_may_change(t, &s) && date)
        set_due(t, &s, date);
    else if (s.id)
        steps_list(t, s.match, 0, NULL);
}

void steps_change_due(struct turn *t, int64_t id)
{
    struct agreed_step s = steps_named(t, id);
    if (s.id && *s.text && !s.done_at && steps_may_change(t, &s))
        put_due(t, &s, "steps.change_due", false);
    else if (s.id)
        old_button(t);
}
