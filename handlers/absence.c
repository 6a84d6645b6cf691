/* absence.c - no meeting for too long: none since it began, or none for longer than was
 * agreed (domain.md 4.9 RF-01, RF-02). A flag is a question: here both sides are asked
 * what is in the way and offered times; the overseers have the flag (flags_absence.c).
 *
 * Each match has one promise, for the first moment at which it could be too long, and by
 * then everything is read anew. Holidays, exam weeks and pauses stop the clock; a meeting
 * that is booked is waited for, and so is an answer that nudge.c asks for: nobody is
 * asked about a silence and an absence at once. The promise belongs to nobody, so that it
 * outlives whoever leaves. */
#include "handlers/absence.h"

#include <string.h>

enum { COOL = 14 * DAY, SETTLED_AFTER = 3 * DAY, PAUSES_MOST = 32, SOON = 14 * DAY };
enum { LADDER_AFTER = 3 * DAY };
enum { YELLOW, RED };

/* ---- how long it is --------------------------------------------------------------- */

static int counted_between(struct turn *t, const struct organisation *school,
                           int64_t from, int64_t until)
{
    const char *first = date_after(t->db, date_in(t, school->zone, from), 1);
    const char *last = date_in(t, school->zone, until);
    return strcmp(first, last) <= 0 ? school_days_counted(t->db, school->id, first, last)
                                    : 0;
}

/* From then until now, but for these. */
static int counted_without(struct turn *t, int64_t organisation, int64_t since,
                           const struct span *pauses, size_t count)
{
    struct organisation school = organisation_find(t->db, organisation);
    int days = 0;
    int64_t at = since;
    for (size_t i = 0; i < count; i++) {
        days += counted_between(t, &school, at, pauses[i].from);
        at = pauses[i].until;
    }
    return days + counted_between(t, &school, at, t->now);
}

int absence_days(struct turn *t, int64_t match, int64_t since)
{
    struct span pauses[PAUSES_MOST];
    size_t count = match_pauses(t->db, match, since, t->now, pauses, PAUSES_MOST);
    return counted_without(t, match_anywhere(t->db, match).organisation, since, pauses,
                           count);
}

int absence_days_of(struct turn *t, const struct person *p, int64_t since)
{
    struct span pauses[PAUSES_MOST];
    size_t count = person_pauses(t->db, p->id, since, t->now, pauses, PAUSES_MOST);
    return counted_without(t, p->organisation, since, pauses, count);
}

static int longer(int days, int every, int percent)
{
    int agreed = every * percent / 100;
    return days > agreed ? days : agreed;
}

static int term(struct turn *t, const struct match *m, const char *name)
{
    return (int)flag_term_of(t, m->organisation, name);
}

/* RF-02 needs an agreed rhythm: what is situational or met once has none. */
bool absence_gap(struct turn *t, const struct match *m, struct gap *g)
{
    const struct match_kind *k = match_kind_named(m->kind);
    int64_t held = match_last_held(t->db, m->id);
    if (m->state != MATCH_ACTIVE || (held && !(k && k->scheduled)))
        return false;
    *g = (struct gap){ .first = !held, .since = held ? held : m->active_at };
    g->days = absence_days(t, m->id, g->since);
    if (g->first) {
        g->most[YELLOW] = term(t, m, "rf01.days");
        g->most[RED] = term(t, m, "rf01.red");
        return true;
    }
    g->most[YELLOW] =
        1 + longer(term(t, m, "rf02.days"), m->every, term(t, m, "rf02.gap"));
    g->most[RED] =
        1 + longer(term(t, m, "rf02.red"), m->every, term(t, m, "rf02.red_gap"));
    return true;
}

int64_t absence_booked(struct turn *t, int64_t match)
{
    struct meeting next;
    if (!meetings_ahead(t->db, match, t->now - SETTLED_AFTER, &next, 1) ||
        next.starts_at > t->now + SOON)
        return 0;
    return meeting_ends(&next) + SETTLED_AFTER;
}

bool absence_away(struct turn *t, int64_t match)
{
    for (const struct member *m = members_of(t->db, match); m->person; m++)
        if (person_find(t->db, m->person).paused_until > t->now)
            return true;
    return false;
}

int64_t absence_waits(struct turn *t, int64_t match)
{
    int64_t booked = absence_booked(t, match);
    if (!booked && nudge_climbs(t, match))
        return t->now + LADDER_AFTER;
    return booked;
}

/* ---- watching --------------------------------------------------------------------- */

void absence_watch(struct turn *t, const struct match *m)
{
    forget(t, "absence.due", ANYONE, m->id);
    if (m->state == MATCH_ACTIVE)
        later(t, "absence.due", 0, m->id, YELLOW, t->now + DAY);
}

/* Both sides, once; the overseers have it as a flag within a minute. */
static void ask_both(struct turn *t, const struct match *m, const struct gap *g)
{
    if (audit_has(t->db, m->organisation, "absence.asked", m->id, t->now - COOL + 1))
        return;
    audit_add(t->db, t->now, m->organisation, 0, "absence.asked", m->id,
              format(t, "%d", g->days));
    for (const struct member *one = members_of(t->db, m->id); one->person; one++)
        soon(t, "absence.ask", one->person, m->id, 0);
    flags_touch(t, m->id);
}

/* `step` is RED when an older release has asked before. */
static void look(struct turn *t, int64_t match, int step)
{
    struct gap g;
    struct match m = match_anywhere(t->db, match);
    if (step == RED || !absence_gap(t, &m, &g))
        return;
    int64_t waits = absence_waits(t, match);
    int left = g.most[YELLOW] - g.days;
    if (waits || left > 0)
        later(t, "absence.due", 0, match, YELLOW, waits ? waits : t->now + left * DAY);
    else
        ask_both(t, &m, &g);
}

static const struct action actions[] = {
    { "why", MEMBER, absence_why },
    { 0 },
};
static const struct due due[] = {
    { "ask", CAN_WAIT, 0, absence_ask },
    { "contact", CAN_WAIT, 0, absence_contact },
    { "due", BREAKS_IN, 0, look },
    { 0 },
};

const struct feature absence = {
    .name = "absence",
    .actions = actions,
    .due = due,
};
