/* matches_card.c - one match for who oversees it: people, state, dates, order, agreement,
 * meetings with their times and what became of them, open flags, talks with a curator,
 * whose answer is awaited.
 *
 * No diary, no marks that one side gave the other (domain.md 6.5), of steps only how many
 * there are. A member of the match never sees this card: they are told who oversees it.
 */
#include "handlers/matches.h"

#include "handlers/pair.h"

#include <stdlib.h>

enum { AHEAD = 2, BEHIND = 3, PAGE = 8, AWAITED = 4 };

/* ---- lines ------------------------------------------------------------------------ */

static void add_members(struct turn *t, struct card *c, const struct match *m)
{
    for (const struct member *who = members_of(t->db, m->id); who->person; who++)
        if (*who->sphere)
            line(c, "matches.mentor_sphere", name_("who", who->person),
                 text_("sphere", who->sphere));
        else
            line(c, who->role == MEMBER_MENTOR ? "matches.mentor" : "matches.mentee",
                 name_("who", who->person));
    for (const struct topic *one = topics_of(t->db, m->id); one->id; one++)
        line(c, "matches.topic", number_("number", one->number),
             text_("title", one->title), name_("who", one->mentor));
}

static void add_terms(struct turn *t, struct card *c, const struct match *m)
{
    int64_t version = match_agreed_version(t->db, m->id, 0);
    line(c, "matches.form", part_("form", format(t, "matches.form_%s", m->form)),
         part_("kind", format(t, "matches.kind_%s", m->kind)));
    if (*m->starts_on && *m->ends_on)
        line(c, "matches.dates", day_("from", day_begins(t, m->starts_on, 0)),
             day_("until", day_begins(t, m->ends_on, 0)));
    if (m->every)
        line(c, "matches.every", number_("count", m->every));
    if (m->order_number)
        line(c, "matches.order", text_("number", m->order_number));
    if (version)
        line(c, "matches.agreement", number_("version", version));
    else if (m->state >= MATCH_ACCEPTED)
        line(c, "matches.agreement_none");
}

static void add_state(struct turn *t, struct card *c, const struct match *m)
{
    const char *key = format(t, "matches.state_%s", match_state_word(m->state));
    line(c, key, day_("since", m->active_at ? m->active_at : m->made_at),
         day_("at", m->ended_at));
    if (match_is_running(m) && m->paused_until > t->now)
        line(c, "matches.pause", day_("from", m->paused_from),
             day_("until", m->paused_until));
    if (m->reason)
        line(c, format(t, "matches.reason_%s", m->reason));
}

static void add_awaited(struct turn *t, struct card *c, const struct match *m)
{
    struct asked_member some[AWAITED];
    size_t count = matches_awaited(t, m, some, AWAITED);
    int64_t reminded = matches_reminded(t, m->id);
    for (size_t i = 0; i < count; i++)
        line(c, "matches.awaits", name_("who", some[i].person),
             day_("since", some[i].since));
    if (count && reminded)
        line(c, "matches.reminded_at", day_("at", reminded));
}

/* ---- meetings --------------------------------------------------------------------- */

static void add_meeting(struct turn *t, struct card *c, const struct meeting *m)
{
    struct value at = when_("at", m->starts_at);
    line(c, "matches.meeting", m->online ? at : in_zone_(at, m->zone),
         part_("type", meeting_type_key(t, m->type)),
         part_("status", format(t, "matches.met_%s", meeting_status_word(m->status))));
    if (m->one_sided)
        line(c, "matches.one_sided");
}

static void add_meetings(struct turn *t, struct card *c, const struct match *m)
{
    struct meeting some[AHEAD > BEHIND ? AHEAD : BEHIND];
    int64_t held = meetings_held(t->db, m->id, NULL);
    gap(c);
    line(c, "matches.held", number_("count", held));
    size_t count = meetings_ahead(t->db, m->id, t->now, some, AHEAD);
    for (size_t i = 0; i < count; i++)
        if (some[i].starts_at > t->now) /* what has begun is among the past ones */
            add_meeting(t, c, &some[i]);
    count = meetings_past(t->db, m->id, t->now, 0, some, BEHIND);
    for (size_t i = 0; i < count; i++)
        add_meeting(t, c, &some[i]);
    line(c, "matches.steps", number_("open", steps_count(t->db, m->id, false)),
         number_("done", steps_count(t->db, m->id, true)));
}

/* ---- the card --------------------------------------------------------------------- */

/* To a member of it: somebody else oversees it, and here is their own side. */
static void put_own(struct turn *t, int64_t match)
{
    int64_t who = *match_overseers(t, match);
    struct card *c = card(t, t->who.id, "screen", 0);
    if (who)
        line(c, "matches.this_is_own", name_("who", who));
    else
        line(c, "matches.own_nobody");
    if (match_of(t->db, t->who.id, match).id)
        button(c, press_about(t, "pair:show", match), "matches.to_own");
    nav(c, "matches:open");
    show(c);
}

/* The match, when the actor oversees it; else they were told, and id 0. */
static struct match overseen(struct turn *t, int64_t match)
{
    struct match m = match_overseen(t, match);
    struct match there = match_find(t->db, t->who.organisation, match);
    if (m.id)
        return m;
    if (there.id && member_find(t->db, match, t->who.id).person)
        put_own(t, match);
    else
        old_button(t);
    return m;
}

void matches_show(struct turn *t, int64_t match)
{
    struct match m = overseen(t, match);
    if (!m.id)
        return;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "matches.card", text_("names", matches_names(t, m.id)));
    add_members(t, c, &m);
    add_terms(t, c, &m);
    gap(c);
    add_state(t, c, &m);
    ending_line(t, c, m.id);
    add_awaited(t, c, &m);
    if (match_is_running(&m))
        contacts_on_card(t, c, &m);
    gap(c);
    flags_on_card(t, c, m.id);
    if (m.state >= MATCH_ACTIVE)
        add_meetings(t, c, &m);
    matches_buttons(t, c, &m);
    nav(c, "matches:open");
    show(c);
}

static int64_t skipped(struct turn *t)
{
    int64_t skip = strtoll(argument(t, 1), NULL, 10);
    return skip > 0 ? skip : 0;
}

static void add_pages(struct turn *t, struct card *c, const char *press, int64_t skip,
                      bool more)
{
    if (skip > 0)
        button(c, press_about(t, press, skip > PAGE ? skip - PAGE : 0), "matches.newer");
    if (more)
        button(c, press_about(t, press, skip + PAGE), "matches.older");
}

/* matches:history:<match>[:<skip>] */
void matches_history(struct turn *t, int64_t match)
{
    struct match m = overseen(t, match);
    if (!m.id)
        return;
    int64_t skip = skipped(t);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "matches.history", text_("names", matches_names(t, m.id)));
    size_t count = pair_events(t, c, m.id, skip);
    if (!count)
        line(c, "matches.history_none");
    add_pages(t, c, press_about(t, "matches:history", m.id), skip, count == PAGE);
    if (match_overseen(t, m.follows).id)
        button(c, press_about(t, "matches:show", m.follows), "matches.to_before");
    nav(c, press_about(t, "matches:show", m.id));
    show(c);
}
