/* feedback_thanks.c - after the last mark: a thank-you, and what one may add. What a
 * mentee wishes next (PME4) reaches the curators alone; a phrase (PME5, PMM5) stays with
 * the marks; in a group there are the other mentors. None of it is asked for, so the
 * question for reflection that came below takes the next words. */
#include "handlers/feedback.h"

#include <stdlib.h>
#include <string.h>

static const char *const wishes[] = { "plan", "help", "talk", "change" };

static const char *wish_of(struct turn *t, const struct feedback *f)
{
    int64_t draft = feedback_draft(t->db, f, "feedback_mentee");
    for (const struct answer *a = answers_of(t->db, draft); draft && a->item; a++)
        if (strcmp(a->item, "PME4") == 0)
            return a->value;
    return NULL;
}

static void add_wishes(struct card *c, struct turn *t, const struct feedback *f)
{
    const char *wish = wish_of(t, f);
    if (wish) {
        line(c, format(t, "feedback.chosen_%s", wish));
        return;
    }
    line(c, "feedback.next");
    for (size_t i = 0; i < COUNT(wishes); i++) {
        button(c, format(t, "feedback:next:%lld:%s", (long long)f->id, wishes[i]),
               format(t, "feedback.next_%s", wishes[i]));
        row(c);
    }
}

/* The other mentors of a group who were there and are not marked yet. */
static bool is_left(struct turn *t, const struct feedback *f, const struct attendee *a)
{
    return a->person != t->who.id && a->present != 0 && strcmp(a->role, "mentor") == 0 &&
           !feedback_about(t->db, f->meeting, t->who.id, a->person).filled_at;
}

bool feedback_has_others(struct turn *t, const struct feedback *f)
{
    if (!f->partner || strcmp(f->role, "mentee") != 0)
        return false;
    for (const struct attendee *a = attendees_of(t->db, f->meeting); a->person; a++)
        if (is_left(t, f, a))
            return true;
    return false;
}

static void add_others(struct card *c, struct turn *t, const struct feedback *f)
{
    if (!feedback_has_others(t, f))
        return;
    enum { MOST = 2 };
    int count = 0;
    for (const struct attendee *a = attendees_of(t->db, f->meeting);
         a->person && count < MOST; a++) {
        if (!is_left(t, f, a))
            continue;
        button(c,
               format(t, "feedback:also:%lld:%lld", (long long)f->meeting,
                      (long long)a->person),
               "feedback.also", name_("who", a->person));
        row(c);
        count++;
    }
}

void feedback_thank(struct turn *t, const struct feedback *f)
{
    struct meeting m = meeting_of(t->db, t->who.id, f->meeting);
    struct card *c = card(t, t->who.id, "feedback", f->id);
    line(c, "feedback.thanks");
    gap(c);
    if (m.match && strcmp(f->role, "mentee") == 0)
        add_wishes(c, t, f);
    add_others(c, t, f);
    button(c, press_about(t, "feedback:phrase", f->id),
           strcmp(f->role, "mentor") == 0 ? "feedback.note" : "feedback.phrase");
    nav(c, NULL);
    show(c);
}

static struct feedback mine(struct turn *t, int64_t id)
{
    struct feedback f = feedback_find(t->db, t->who.id, id);
    if (f.id && f.filled_at)
        return f;
    old_button(t);
    return (struct feedback){ 0 };
}

/* feedback:next:<feedback>:<wish>: once. */
void feedback_next(struct turn *t, int64_t id)
{
    struct feedback f = mine(t, id);
    int at = -1;
    for (size_t i = 0; i < COUNT(wishes); i++)
        if (strcmp(wishes[i], argument(t, 1)) == 0)
            at = (int)i;
    if (!f.id)
        return;
    struct meeting m = meeting_of(t->db, t->who.id, f.meeting);
    if (at < 0 || !m.match || strcmp(f.role, "mentee") != 0) {
        old_button(t);
        return;
    }
    if (!wish_of(t, &f)) {
        answer_save(t->db, feedback_draft(t->db, &f, "feedback_mentee"), "PME4",
                    wishes[at], 0, true);
        if (at > 0)
            overseers_hear(t, m.match, "feedback.wished", id, at);
    }
    feedback_thank(t, &f);
    reflection_return(t, f.meeting);
}

/* A curator hears what somebody wished after a meeting. */
void feedback_wished(struct turn *t, int64_t id, int step)
{
    struct feedback f = feedback_get(t->db, id);
    struct meeting m = meeting_find(t->db, t->who.organisation, f.meeting);
    if (!m.id || !match_overseen(t, m.match).id || step < 1 || step >= (int)COUNT(wishes))
        return;
    struct card *c = card(t, t->who.id, "feedback_wish", id);
    line(c, format(t, "feedback.wished_%s", wishes[step]), name_("who", f.person),
         in_zone_(day_("day", m.starts_at), m.zone));
    button(c, format(t, "booking:with:%lld:MC", (long long)f.person), "feedback.meet");
    show(c);
}

/* feedback:also:<meeting>:<mentor> */
void feedback_also(struct turn *t, int64_t id)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    int64_t partner = strtoll(argument(t, 1), NULL, 10);
    struct attendee a = attendee_find(t->db, id, partner);
    bool open = m.id && t->now < meeting_ends(&m) + FEEDBACK_CLOSED_AFTER;
    if (!open || !a.person || partner == t->who.id || strcmp(a.role, "mentor") != 0 ||
        !feedback_filled(t->db, t->who.id, id))
        old_button(t);
    else
        feedback_ask(t, &m, partner);
}

void feedback_phrase(struct turn *t, int64_t id)
{
    struct feedback f = mine(t, id);
    if (f.id)
        ask(t, "feedback_phrase", id);
}

void feedback_phrase_filled(struct turn *t, const struct answers *a, int64_t id)
{
    (void)a;
    struct feedback f = feedback_find(t->db, t->who.id, id);
    if (!f.id)
        return;
    feedback_thank(t, &f);
    reflection_return(t, f.meeting);
}
