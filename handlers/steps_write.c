/* steps_write.c - a step is written down: whose it is by button, what in one message, by
 * when by button. Who will read the words is said before they are written. */
#include "handlers/steps.h"

#include <stdlib.h>
#include <string.h>

enum { PEOPLE = 12, LONGEST = 300 };

/* ---- written down: whose, what, by when ------------------------------------------- */

static struct meeting at_meeting(struct turn *t, int64_t match, int position)
{
    int64_t id = strtoll(argument(t, position), NULL, 10);
    struct meeting m = meeting_of(t->db, t->who.id, id);
    return m.match == match ? m : (struct meeting){ 0 };
}

/* steps:add:<match>:<meeting, or 0> */
void steps_add(struct turn *t, int64_t match)
{
    struct match m = steps_match(t, match);
    if (!m.id)
        return;
    int64_t g = at_meeting(t, m.id, 1).id;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "steps.whose");
    int64_t from = strtoll(argument(t, 2), NULL, 10), at = 0, shown = 0;
    const struct member *who = members_of(t->db, m.id);
    for (; who->person && shown < PEOPLE; who++, at++) {
        if (at < from)
            continue;
        button(c,
               format(t, "steps:whose:%lld:%lld:%lld", (long long)m.id, (long long)g,
                      (long long)who->person),
               who->person == t->who.id ? "steps.mine" : "steps.theirs",
               name_("who", who->person));
        if (shown++ % 2)
            row(c);
    }
    row(c);
    if (who->person)
        button(c,
               format(t, "steps:add:%lld:%lld:%lld", (long long)m.id, (long long)g,
                      (long long)at),
               "steps.after");
    nav(c, steps_press(t, "of", m.id));
    show(c);
}

/* The words are typed under this card. */
static void ask_words(struct turn *t, const struct agreed_step *s, const char *key)
{
    struct card *c = card(t, t->who.id, "steps", s->id);
    const char *caution = names_caution(t);
    if (key)
        line(c, key, number_("count", LONGEST));
    line(c, s->owner == t->who.id ? "steps.what_own" : "steps.what",
         name_("who", s->owner));
    line(c, "steps.who_sees");
    if (caution)
        line(c, caution);
    nav(c, steps_press(t, "of", s->match));
    show(c);
}

/* steps:whose:<match>:<meeting>:<owner> */
void steps_begin(struct turn *t, int64_t match)
{
    struct match m = steps_match(t, match);
    if (!m.id)
        return;
    int64_t owner = strtoll(argument(t, 2), NULL, 10);
    struct member who = member_find(t->db, m.id, owner);
    if (!who.person || who.left_at) {
        old_button(t);
        return;
    }
    int64_t id =
        step_begin(t->db, m.id, at_meeting(t, m.id, 1).id, owner, t->who.id, t->now);
    struct agreed_step s = step_of(t->db, t->who.id, id);
    ask_words(t, &s, NULL);
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
    line(c, key);
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

/* Words under the card of a step that has none yet; later ones belong to nothing. */
void steps_wrote(struct turn *t, int64_t id)
{
    struct agreed_step s = step_of(t->db, t->who.id, id);
    struct match m = match_of(t->db, t->who.id, s.match);
    if (!s.id || s.made_by != t->who.id || *s.text || !match_is_running(&m) ||
        !*t->words) {
        home_unclear(t);
        return;
    }
    if (length(t->words) > LONGEST) {
        ask_words(t, &s, "steps.too_long");
        return;
    }
    step_write(t->db, id, t->who.id, t->words);
    s = step_of(t->db, t->who.id, id);
    put_due(t, &s, "steps.written", true);
}

/* ---- by when ---------------------------------------------------------------------- */

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
