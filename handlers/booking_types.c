/* booking_types.c - which meeting of domain.md 1.7 it is. The next one in order is taken
 * by itself; the order advises and never blocks: another one is chosen by one more tap,
 * and why may be told by a button, or not at all (domain.md 2 H01). */
#include "handlers/booking.h"

#include <stdlib.h>
#include <string.h>

enum { FINAL = 5, LAST_DAYS = 14 };

static const char *const types[] = {
    "M1", "M2", "M3", "M4", "M5", "MC", "MK", "MG", "MF",
};
static const char *const whys[] = { "", "known", "task", "time", "else" };
static const int lengths[] = { 15, 30, 45, 60, 90, 120 };

const char *type_at(int type)
{
    return type >= 1 && type <= (int)COUNT(types) ? types[type - 1] : NULL;
}

const char *type_key(struct turn *t, int type)
{
    return format(t, "meeting.name_%s", types[type - 1]);
}

const char *purpose_key(struct turn *t, int type)
{
    return format(t, "booking.purpose_%s", types[type - 1]);
}

int type_named(const char *code)
{
    for (size_t i = 0; i < COUNT(types); i++)
        if (strcmp(types[i], code) == 0)
            return (int)i + 1;
    return 0;
}

const char *why_word(int why)
{
    return why > 0 && why < (int)COUNT(whys) ? whys[why] : "";
}

/* ---- the order -------------------------------------------------------------------- */

/* Held, or to come. */
static bool has_had(struct turn *t, const struct match *m, const char *code)
{
    enum { MOST = 50 };
    struct meeting ahead[MOST];
    if (meetings_held(t->db, m->id, code) > 0)
        return true;
    size_t count = meetings_ahead(t->db, m->id, t->now, ahead, MOST);
    for (size_t i = 0; i < count; i++)
        if (strcmp(ahead[i].type, code) == 0)
            return true;
    return false;
}

static bool nears_its_end(struct turn *t, const struct match *m)
{
    struct organisation o = organisation_find(t->db, m->organisation);
    return m->state == MATCH_CLOSING ||
           (*m->ends_on &&
            strcmp(m->ends_on,
                   date_after(t->db, date_in(t, o.zone, t->now), LAST_DAYS)) <= 0);
}

int type_next(struct turn *t, const struct match *m)
{
    const struct match_kind *kind = match_kind_named(m->kind);
    if (kind && !kind->scheduled)
        return type_named("MK");
    if (nears_its_end(t, m))
        return FINAL;
    for (int type = 1; type < FINAL - 1; type++)
        if (!has_had(t, m, types[type - 1]))
            return type;
    return FINAL - 1;
}

bool type_skips(struct turn *t, const struct plan *p)
{
    return p->match && p->type <= FINAL && p->type > type_next(t, &p->m);
}

/* booking:types:<plan> */
void booking_choose_type(struct turn *t, int64_t unused)
{
    (void)unused;
    struct plan p;
    if (!plan_pressed(t, &p) || !p.match)
        return;
    int next = type_next(t, &p.m);
    struct card *c = card(t, t->who.id, "booking", 0);
    line(c, "booking.types");
    for (int type = 1; type <= (int)COUNT(types); type++) {
        if (type > FINAL && strcmp(types[type - 1], "MK") != 0)
            continue;
        line(c, "booking.type_line", part_("type", type_key(t, type)),
             part_("purpose", purpose_key(t, type)));
        struct plan with = p;
        with.type = type;
        with.why = 0;
        button(c, plan_press(t, "kind", &with), type_key(t, type));
        if (type == next)
            style(c, PRIMARY);
        row(c);
    }
    nav(c, plan_press(t, p.count ? "place" : "day", &p));
    booking_put(t, c, &p);
}

static void go_on(struct turn *t, const struct plan *p)
{
    if (p->count)
        booking_summary_show(t, p, NULL);
    else
        booking_days_show(t, p, NULL);
}

/* booking:kind:<plan>: why, when it would come before its turn. */
void booking_set_type(struct turn *t, int64_t unused)
{
    (void)unused;
    struct plan p;
    if (!plan_pressed(t, &p))
        return;
    if (!type_skips(t, &p)) {
        go_on(t, &p);
        return;
    }
    struct card *c = card(t, t->who.id, "booking", 0);
    line(c, "booking.why_skip", part_("usual", type_key(t, type_next(t, &p.m))),
         part_("type", type_key(t, p.type)));
    for (int why = 1; why < (int)COUNT(whys); why++) {
        struct plan with = p;
        with.why = why;
        button(c, plan_press(t, "why", &with), format(t, "booking.why_%s", whys[why]));
        row(c);
    }
    button(c, plan_press(t, "why", &p), "booking.why_none");
    nav(c, plan_press(t, "types", &p));
    booking_put(t, c, &p);
}

/* booking:why:<plan> */
void booking_set_why(struct turn *t, int64_t unused)
{
    (void)unused;
    struct plan p;
    if (plan_pressed(t, &p))
        go_on(t, &p);
}

/* ---- how long --------------------------------------------------------------------- */

void booking_choose_long(struct turn *t, int64_t unused)
{
    (void)unused;
    struct plan p;
    if (!plan_pressed(t, &p))
        return;
    struct card *c = card(t, t->who.id, "booking", 0);
    line(c, "booking.how_long");
    for (size_t i = 0; i < COUNT(lengths); i++) {
        struct plan with = p;
        with.minutes = lengths[i];
        button(c, plan_press(t, "lasts", &with), "booking.minutes",
               number_("count", lengths[i]));
        if (i % 3 == 2)
            row(c);
    }
    nav(c, plan_press(t, "place", &p));
    booking_put(t, c, &p);
}

void booking_set_long(struct turn *t, int64_t unused)
{
    (void)unused;
    struct plan p;
    if (plan_pressed(t, &p))
        go_on(t, &p);
}

/* ---- reverse mentoring: what about ------------------------------------------------ */

bool booking_ask_topic(struct turn *t, const struct plan *p)
{
    const struct match_kind *kind = match_kind_named(p->m.kind ? p->m.kind : "");
    const struct topic *one = p->match ? topics_of(t->db, p->match) : NULL;
    if (!kind || !kind->reverse || p->topic || !one || !one->id)
        return false;
    struct card *c = booking_screen(t, p, NULL);
    line(c, "booking.which_topic");
    for (; one->id; one++) {
        struct plan with = *p;
        with.topic = one->id;
        line(c, "booking.topic_line", text_("topic", one->title),
             name_("mentor", one->mentor));
        button(c, plan_press(t, "topic", &with), "booking.topic",
               text_("topic", one->title));
        row(c);
    }
    nav(c, plan_press(t, "leave", p));
    booking_put(t, c, p);
    return true;
}

/* booking:topic:<plan> */
void booking_set_topic(struct turn *t, int64_t unused)
{
    (void)unused;
    struct plan p;
    if (plan_pressed(t, &p))
        go_on(t, &p);
}
