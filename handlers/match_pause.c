/* match_pause.c - a match rests and is taken up again: by either side or who oversees it,
 * from a day to a day. The others hear both dates and never a reason; on the day it goes
 * on by itself. A person's own pause (settings_pause.c) is told to their partners here.
 *
 * Meetings that fall into it are named, and cancelled only when that is pressed. */
#include "handlers/pair.h"

#include <stdlib.h>

enum { LONGEST = 183, FEW = 40 }; /* days; a longer one is taken again */
enum { AWAY, BACK };

/* ---- who may ---------------------------------------------------------------------- */

/* The match, if the actor is in it or oversees it, and it can rest or does; else id 0. */
static struct match own_one(struct turn *t, int64_t id)
{
    struct match m = match_of(t->db, t->who.id, id);
    if (!m.id)
        m = match_overseen(t, id);
    bool can = m.state == MATCH_ACTIVE || m.state == MATCH_PAUSED;
    return m.id && can ? m : (struct match){ 0 };
}

static bool is_set(struct turn *t, const struct match *m)
{
    return m->paused_until > t->now;
}

/* ---- meetings that fall into it --------------------------------------------------- */

static size_t falling_in(struct turn *t, const struct match *m, struct meeting *out)
{
    struct meeting all[FEW];
    size_t count = meetings_ahead(t->db, m->id, t->now, all, FEW), kept = 0;
    for (size_t i = 0; i < count; i++)
        if (all[i].starts_at >= m->paused_from && all[i].starts_at < m->paused_until)
            out[kept++] = all[i];
    return kept;
}

static void put_meetings(struct turn *t, struct card *c, const struct match *m)
{
    struct meeting some[FEW];
    size_t count = is_set(t, m) ? falling_in(t, m, some) : 0;
    if (!count)
        return;
    gap(c);
    line(c, "match_pause.meetings", number_("count", (int64_t)count));
    for (size_t i = 0; i < count; i++)
        line(c, "match_pause.meeting",
             in_zone_(when_("at", some[i].starts_at), some[i].zone));
    button(c, press_about(t, "match_pause:drop", m->id), "match_pause.drop");
    style(c, DANGER);
    row(c);
}

/* ---- the screen ------------------------------------------------------------------- */

/* Where it was opened from: «Ещё» of one's own pair, or the curator's card of it. */
static const char *way_back(struct turn *t, const struct match *m)
{
    return member_find(t->db, m->id, t->who.id).person
               ? press_about(t, "pair:more", m->id)
               : press_about(t, "matches:show", m->id);
}

static void put(struct turn *t, const struct match *m)
{
    static const int days[] = { 7, 14, 28 };
    static const char *const keys[] = { "match_pause.weeks_1", "match_pause.weeks_2",
                                        "match_pause.weeks_4" };
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "match_pause.what");
    gap(c);
    if (is_set(t, m))
        line(c, "match_pause.now", day_("from", m->paused_from),
             day_("until", m->paused_until));
    else
        line(c, "match_pause.how_long");
    put_meetings(t, c, m);
    for (size_t i = 0; i < COUNT(days); i++) {
        int64_t until = day_begins(t, NULL, days[i]);
        button(
            c,
            format(t, "match_pause:rest:%lld:%lld", (long long)m->id, (long long)until),
            keys[i], day_("until", until));
        row(c);
    }
    button(c, press_about(t, "match_pause:dates", m->id), "match_pause.dates");
    row(c);
    if (is_set(t, m)) {
        button(c, press_about(t, "match_pause:back", m->id), "match_pause.end");
        style(c, PRIMARY);
    }
    nav(c, way_back(t, m));
    show(c);
}

static void open_pause(struct turn *t, int64_t id)
{
    struct match m = own_one(t, id);
    if (m.id)
        put(t, &m);
    else
        old_button(t);
}

/* ---- resting ---------------------------------------------------------------------- */

static void tell_others(struct turn *t, const struct match *m, int step)
{
    forget(t, "match_pause.told", ANYONE, m->id);
    for (const struct member *b = members_of(t->db, m->id); b->person; b++)
        if (b->person != t->who.id)
            soon(t, "match_pause.told", b->person, m->id, step);
    overseers_hear(t, m->id, "match_pause.heard", m->id, step);
}

static void begin_now(struct turn *t, int64_t id)
{
    forget(t, "match_pause.begins", 0, id);
    if (match_move(t->db, id, MATCH_ACTIVE, MATCH_PAUSED, t->now))
        match_rests(t, id);
}

/* A second press of the same button changes nothing and tells nobody. */
static void rest(struct turn *t, const struct match *m, int64_t from, int64_t until)
{
    if (m->state == MATCH_PAUSED && m->paused_from)
        from = m->paused_from;
    if (m->paused_until == until && (m->paused_from == from || m->paused_from <= t->now))
        return;
    match_set_pause(t->db, m->id, from, until);
    later(t, "match_pause.ends", 0, m->id, 0, until);
    if (from <= t->now)
        begin_now(t, m->id);
    else
        later(t, "match_pause.begins", 0, m->id, 0, from);
    tell_others(t, m, AWAY);
}

static bool may_last(struct turn *t, int64_t from, int64_t until)
{
    return until > t->now && until > from && until <= day_begins(t, NULL, LONGEST);
}

/* match_pause:rest:<match>:<the second it ends> */
static void rest_until(struct turn *t, int64_t id)
{
    struct match m = own_one(t, id);
    int64_t until = strtoll(argument(t, 1), NULL, 10);
    if (!m.id || !may_last(t, t->now, until)) {
        old_button(t);
        return;
    }
    rest(t, &m, t->now, until);
    open_pause(t, id);
}

static void ask_dates(struct turn *t, int64_t id)
{
    if (own_one(t, id).id)
        ask(t, "match_pause", id);
    else
        old_button(t);
}

static void dates_chosen(struct turn *t, const struct answers *a, int64_t id)
{
    struct match m = own_one(t, id);
    const char *first = answer_text(a, "FROM"), *last = answer_text(a, "UNTIL");
    int64_t from = first ? day_begins(t, first, 0) : 0;
    int64_t until = last ? day_begins(t, last, 0) : 0;
    if (!m.id || !first || !last) {
        old_button(t);
        return;
    }
    if (may_last(t, from, until))
        rest(t, &m, from < t->now ? t->now : from, until);
    else
        say(t, "match_pause.odd_dates");
    open_pause(t, id);
}

/* match_pause:drop:<match>: the meetings in between; without blame or a reason. */
static void drop_meetings(struct turn *t, int64_t id)
{
    struct match m = own_one(t, id);
    struct meeting some[FEW];
    if (!m.id || !is_set(t, &m)) {
        old_button(t);
        return;
    }
    size_t count = falling_in(t, &m, some);
    for (size_t i = 0; i < count; i++)
        if (meeting_cancel(t->db, some[i].id, some[i].version, t->who.id, "", t->now))
            meeting_changed(t, some[i].id);
    put(t, &m);
}

/* The day has come on which it begins to rest. */
static void begins(struct turn *t, int64_t id, int step)
{
    struct match m = match_anywhere(t->db, id);
    (void)step;
    if (m.state == MATCH_ACTIVE && m.paused_from <= t->now && m.paused_until > t->now)
        begin_now(t, id);
}

/* ---- going on --------------------------------------------------------------------- */

static bool go_on(struct turn *t, const struct match *m)
{
    match_set_pause(t->db, m->id, 0, 0);
    forget(t, "match_pause.begins", 0, m->id);
    forget(t, "match_pause.ends", 0, m->id);
    if (!match_move(t->db, m->id, MATCH_PAUSED, MATCH_ACTIVE, t->now))
        return false;
    match_goes_on(t, m->id);
    return true;
}

static void come_back(struct turn *t, int64_t id)
{
    struct match m = own_one(t, id);
    if (!m.id) {
        old_button(t);
        return;
    }
    if (is_set(t, &m) || m.state == MATCH_PAUSED) {
        go_on(t, &m);
        tell_others(t, &m, BACK);
    }
    open_pause(t, id);
}

static void ends(struct turn *t, int64_t id, int step)
{
    struct match m = match_anywhere(t->db, id);
    (void)step;
    if (!m.id || !m.paused_until || m.paused_until > t->now || !go_on(t, &m))
        return;
    for (const struct member *b = members_of(t->db, id); b->person; b++)
        soon(t, "match_pause.welcome", b->person, id, 0);
}

/* ---- what people hear ------------------------------------------------------------- */

/* As it is by then: what was changed meanwhile is told as it was changed. */
static void say_how_it_is(struct turn *t, const struct match *m, int step,
                          const char *away, const char *back)
{
    bool rests = is_set(t, m);
    if (!match_is_running(m) || rests != (step == AWAY))
        return;
    if (rests)
        say(t, away, text_("who", pair_partners(t, m->id)), day_("from", m->paused_from),
            day_("until", m->paused_until));
    else
        say(t, back, text_("who", pair_partners(t, m->id)));
}

static void told(struct turn *t, int64_t id, int step)
{
    struct match m = match_of(t->db, t->who.id, id);
    say_how_it_is(t, &m, step, "match_pause.told", "match_pause.told_back");
}

static void heard(struct turn *t, int64_t id, int step)
{
    struct match m = match_overseen(t, id);
    say_how_it_is(t, &m, step, "match_pause.heard", "match_pause.heard_back");
}

static void welcome(struct turn *t, int64_t id, int step)
{
    struct match m = match_of(t->db, t->who.id, id);
    (void)step;
    if (m.state != MATCH_ACTIVE)
        return;
    struct card *c = card(t, t->who.id, "match_pause", id);
    line(c, "match_pause.welcome", text_("who", pair_partners(t, id)));
    button(c, booking_press(t, id), "match_pause.book");
    style(c, PRIMARY);
    nav(c, NULL);
    show(c);
}

/* ---- a person's own pause --------------------------------------------------------- */

/* Who is a curator too hears it as a curator. */
void match_pause_person(struct turn *t)
{
    int step = t->who.paused_until > t->now ? AWAY : BACK;
    forget(t, "match_pause.away", ANYONE, t->who.id);
    flags_touch_person(t, t->who.id);
    for (const struct match *m = matches_of(t->db, t->who.id, false); m->id; m++)
        for (const struct member *b = members_of(t->db, m->id);
             match_is_running(m) && b->person; b++)
            if (b->person != t->who.id &&
                !(roles_of(t->db, b->person, t->who.organisation) & CURATOR))
                soon(t, "match_pause.away", b->person, t->who.id, step);
}

static void away(struct turn *t, int64_t who, int step)
{
    struct person p = person_find(t->db, who);
    bool is_away = p.paused_until > t->now;
    if (!p.id || is_away != (step == AWAY) || !members_share(t->db, t->who.id, who))
        return;
    if (is_away)
        say(t, "match_pause.partner_away", name_("who", who),
            in_zone_(day_("from", p.paused_from), p.zone),
            in_zone_(day_("until", p.paused_until), p.zone));
    else
        say(t, "match_pause.partner_back", name_("who", who));
}

static const struct action actions[] = {
    { "back", MEMBER, come_back },     { "dates", MEMBER, ask_dates },
    { "drop", MEMBER, drop_meetings }, { "open", MEMBER, open_pause },
    { "rest", MEMBER, rest_until },    { 0 },
};
static const struct due due[] = {
    { "away", CAN_WAIT, 0, away },
    { "begins", BREAKS_IN, 0, begins },
    { "ends", BREAKS_IN, 0, ends },
    { "heard", CAN_WAIT, 0, heard },
    { "told", CAN_WAIT, 0, told },
    { "welcome", CAN_WAIT, 0, welcome },
    { 0 },
};
static const struct filled filled[] = { { "match_pause", dates_chosen }, { 0 } };

const struct feature match_pause = {
    .name = "match_pause",
    .actions = actions,
    .due = due,
    .filled = filled,
};
