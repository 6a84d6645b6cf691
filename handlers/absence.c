/* absence.c - no meeting for too long: RF-01, none since it began, and RF-02, none for
 * longer than was agreed (domain.md 4.9). A flag is a question: both sides are asked what
 * is in the way and offered times; the overseers hear one line with the fact.
 *
 * Nothing is looked through daily: each match has one promise, for the first moment at
 * which it could be too long, and by then everything is read anew. Holidays, exam weeks
 * and pauses stop the clock; a meeting that is booked is waited for, and so is an answer
 * that nudge.c asks for: nobody is asked about a silence and an absence at once, and the
 * overseers hear of it once. The promise belongs
 * to nobody, so that it outlives whoever leaves; it is looked into in the turn of a
 * member, in whose school the days are counted. */
#include "handlers/absence.h"

#include <stdlib.h>
#include <string.h>

enum { COOL = 14 * DAY, SETTLED_AFTER = 3 * DAY, PAUSES_MOST = 32, SOON = 14 * DAY };
enum { LADDER_AFTER = 3 * DAY };
enum { YELLOW, RED };
static const char *const levels[] = { "yellow", "red" };

/* ---- how long it is --------------------------------------------------------------- */

/* Days after that of `from` up to that of `until`. */
static int counted_between(struct turn *t, const char *zone, int64_t from, int64_t until)
{
    const char *first = date_after(t->db, date_in(t, zone, from), 1);
    const char *last = date_in(t, zone, until);
    return strcmp(first, last) <= 0 ? slots_counted_days(t, first, last) : 0;
}

int absence_days(struct turn *t, int64_t match, int64_t since)
{
    struct span pauses[PAUSES_MOST];
    const char *zone = organisation_find(t->db, t->who.organisation).zone;
    size_t count = match_pauses(t->db, match, since, t->now, pauses, PAUSES_MOST);
    int days = 0;
    int64_t at = since;
    for (size_t i = 0; i < count; i++) {
        days += counted_between(t, zone, at, pauses[i].from);
        at = pauses[i].until;
    }
    return days + counted_between(t, zone, at, t->now);
}

static int setting(struct turn *t, const char *name, const char *otherwise)
{
    return (int)strtol(setting_text(t->db, t->who.organisation, name, otherwise), NULL,
                       10);
}

static int longer(int days, int every, int percent)
{
    int agreed = every * percent / 100;
    return days > agreed ? days : agreed;
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
        g->most[YELLOW] = setting(t, "flag.rf01.days", "14");
        g->most[RED] = setting(t, "flag.rf01.red", "21");
        return true;
    }
    g->most[YELLOW] = 1 + longer(setting(t, "flag.rf02.days", "21"), m->every,
                                 setting(t, "flag.rf02.gap", "150"));
    g->most[RED] = 1 + longer(setting(t, "flag.rf02.red", "30"), m->every,
                              setting(t, "flag.rf02.red_gap", "200"));
    return true;
}

/* When a meeting that is booked for soon is over and settled; 0: there is none. */
static int64_t absence_booked(struct turn *t, int64_t match)
{
    struct meeting next;
    if (!meetings_ahead(t->db, match, t->now, &next, 1) || next.starts_at > t->now + SOON)
        return 0;
    return meeting_ends(&next) + SETTLED_AFTER;
}

/* Until when something else is waited for: a meeting, or an answer; 0: for nothing. */
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

/* In the turn of a member who is there. */
static void hand_over(struct turn *t, int64_t match, int step)
{
    struct match m = match_anywhere(t->db, match);
    if (m.state != MATCH_ACTIVE)
        return;
    for (const struct member *one = members_of(t->db, match); one->person; one++)
        if (person_find(t->db, one->person).state == PERSON_ACTIVE) {
            soon(t, "absence.look", one->person, match, step);
            return;
        }
}

static int64_t in_days(const struct turn *t, int days)
{
    return t->now + (days > 1 ? days : 1) * DAY;
}

static void again(struct turn *t, int64_t match, int step, int64_t at)
{
    later(t, "absence.due", 0, match, step, at);
}

static const char *flag_of(struct turn *t, const struct gap *g, int level)
{
    return format(t, "flag.%s.%s", g->first ? "rf01" : "rf02", levels[level]);
}

/* Both sides are asked once, at the first level; overseers hear of each. */
static void raise_flag(struct turn *t, const struct match *m, const struct gap *g,
                       int level)
{
    const char *flag = flag_of(t, g, level);
    if (audit_has(t->db, m->organisation, flag, m->id, t->now - COOL + 1))
        return;
    audit_add(t->db, t->now, m->organisation, 0, flag, m->id, format(t, "%d", g->days));
    overseers_hear(t, m->id, level == RED ? "absence.red" : "absence.yellow", m->id, 0);
    for (const struct member *one = members_of(t->db, m->id);
         level == YELLOW && one->person; one++)
        soon(t, "absence.ask", one->person, m->id, 0);
}

static void look(struct turn *t, int64_t match, int step)
{
    struct gap g;
    struct match m = match_find(t->db, t->who.organisation, match);
    if (!absence_gap(t, &m, &g))
        return;
    int level = step == RED ? RED : YELLOW;
    int64_t waits = absence_waits(t, match);
    if (waits)
        again(t, match, level, waits);
    else if (g.days < g.most[YELLOW])
        again(t, match, YELLOW, in_days(t, g.most[YELLOW] - g.days));
    else if (g.days < g.most[level])
        again(t, match, level, in_days(t, g.most[level] - g.days));
    else {
        raise_flag(t, &m, &g, level);
        again(t, match, RED,
              level == RED ? t->now + COOL : in_days(t, g.most[RED] - g.days));
    }
}

static const struct action actions[] = {
    { "why", MEMBER, absence_why },
    { 0 },
};
static const struct due due[] = {
    { "ask", CAN_WAIT, 0, absence_ask },
    { "contact", CAN_WAIT, 0, absence_contact },
    { "due", BREAKS_IN, 0, hand_over },
    { "look", BREAKS_IN, 0, look },
    { "red", COMES_BEFORE, 0, absence_red },
    { "yellow", CAN_WAIT, 0, absence_yellow },
    { 0 },
};

const struct feature absence = {
    .name = "absence",
    .actions = actions,
    .due = due,
};
