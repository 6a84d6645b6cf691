/* calendar_hits.c - meetings that stand on a holiday. The curator sees which; everybody
 * who takes part is asked, some minutes later and as soon as they may be disturbed,
 * whether to move it: by then a slip of the curator is set right, and a meeting that was
 * moved meanwhile says nothing. Who leaves it as it is is not asked again. */
#include "handlers/calendar.h"

#include <string.h>

enum { SETTLED_AFTER = 10 * MINUTE, SHOWN = 20 };

/* Ended by 0. */
static const int64_t *meetings_in(struct turn *t, const char *first, const char *last)
{
    const char *zone = calendar_zone(t);
    int64_t from = moment_on(t, zone, first, 0);
    int64_t to = moment_on(t, zone, date_after(t->db, last, 1), 0);
    return school_meetings_ahead(t->db, t->who.organisation,
                                 from < t->now ? t->now : from, to);
}

/* ---- what the curator sees -------------------------------------------------------- */

/* Of a pair that the actor is in themselves, they hear as everybody in it does. */
static bool may_see(struct turn *t, const struct meeting *m)
{
    return match_overseen(t, m->match).id != 0;
}

void calendar_hits_line(struct card *c, struct turn *t, const struct school_days *d)
{
    int64_t count = 0;
    if (strcmp(d->kind, "holiday") != 0)
        return;
    for (const int64_t *id = meetings_in(t, d->first, d->last); *id; id++) {
        struct meeting m = meeting_find(t->db, t->who.organisation, *id);
        count += may_see(t, &m);
    }
    if (!count)
        return;
    line(c, "calendar.hits", number_("count", count));
    button(c, format(t, "calendar:hits:%s:%s", d->kind, d->first), "calendar.hits_show");
    row(c);
}

/* calendar:hits:<kind>:<first> */
void calendar_hits(struct turn *t, int64_t unused)
{
    (void)unused;
    struct school_days d = calendar_pressed(t);
    int shown = 0;
    if (!d.kind) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "calendar.hits_title");
    calendar_line(c, t, &d);
    gap(c);
    for (const int64_t *id = meetings_in(t, d.first, d.last); *id && shown < SHOWN;
         id++) {
        struct meeting m = meeting_find(t->db, t->who.organisation, *id);
        if (!may_see(t, &m))
            continue;
        line(c, "calendar.hits_item", in_zone_(when_("at", m.starts_at), m.zone),
             text_("who", matches_everybody(t, m.match)));
        shown++;
    }
    if (!shown)
        line(c, "calendar.hits_none");
    nav(c, format(t, "calendar:day:%s:%s", d.kind, d.first));
    show(c);
}

/* ---- what everybody is asked ------------------------------------------------------ */

void calendar_hits_ask(struct turn *t, const char *first, const char *last)
{
    for (const int64_t *id = meetings_in(t, first, last); *id; id++) {
        struct meeting m = meeting_find(t->db, t->who.organisation, *id);
        for (const struct attendee *a = attendees_of(t->db, *id); a->person; a++)
            later_before(t, "calendar.hit", a->person, *id, 0, t->now + SETTLED_AFTER,
                         m.starts_at);
    }
}

static bool is_on_holiday(struct turn *t, const struct meeting *m)
{
    const char *day = date_in(t, calendar_zone(t), m->starts_at);
    return school_days_touched(t->db, m->organisation, "holiday", day, day).kind != NULL;
}

void calendar_hit(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct meeting m = meeting_of(t->db, t->who.id, id);
    if (!meeting_is_open(&m) || m.starts_at <= t->now || !is_on_holiday(t, &m))
        return;
    struct card *c = card(t, t->who.id, "calendar_hit", id);
    line(c, "calendar.hit", in_zone_(when_("at", m.starts_at), m.zone),
         text_("who", pair_partners(t, m.match)));
    button(c, format(t, "booking:move:%lld:%d", (long long)id, m.version),
           "calendar.hit_move");
    style(c, PRIMARY);
    button(c, format(t, "calendar:leave:%lld", (long long)id), "calendar.hit_leave");
    show(c);
}

void calendar_leave(struct turn *t, int64_t id)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    if (!m.id) {
        old_button(t);
        return;
    }
    forget(t, "calendar.hit", t->who.id, id);
    settle(t, "calendar.hit_left", in_zone_(when_("at", m.starts_at), m.zone));
}
