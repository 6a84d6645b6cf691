/* booking_move.c - another time for a meeting that is there, by the same screens; and the
 * next one at the same slot. The place stays. */
#include "handlers/booking.h"

#include <string.h>

enum { A_WEEK = 7, TRIES = 20 };

static const char *const reasons[] = { "busy", "health", "timetable", "else", "" };

/* ---- moved ------------------------------------------------------------------------ */

static bool begin(struct turn *t, int64_t id, struct plan *p)
{
    *p = (struct plan){ .meeting = id, .venue = PLACE_OPEN };
    const char *version = argument(t, 1);
    for (; *version >= '0' && *version <= '9' && p->version < 100000; version++)
        p->version = p->version * 10 + (*version - '0');
    if (plan_found(t, p))
        return true;
    if (p->g.id)
        meeting_show(t, id);
    else
        old_button(t);
    return false;
}

/* booking:move:<meeting>:<version> */
void booking_begin_move(struct turn *t, int64_t id)
{
    struct plan p;
    if (begin(t, id, &p))
        booking_days_show(t, &p, NULL);
}

/* booking:others:<meeting>:<version>: none of the times that were offered will do. */
void booking_other_times(struct turn *t, int64_t id)
{
    struct plan p;
    if (!begin(t, id, &p))
        return;
    p.why = 1; /* it is an answer, so no reason is asked */
    booking_days_show(t, &p, NULL);
}

static void add_reasons(struct turn *t, struct card *c, const struct plan *p)
{
    line(c, "booking.why_move");
    for (size_t i = 0; i < COUNT(reasons); i++) {
        button(c, format(t, "%s:%s", plan_press(t, "moved", p), reasons[i]),
               format(t, "booking.reason_%s", *reasons[i] ? reasons[i] : "none"));
        if (i % 2)
            row(c);
    }
    row(c);
}

void booking_reasons_show(struct turn *t, const struct plan *p, const char *key)
{
    struct card *c = booking_screen(t, p, key);
    gap(c);
    if (p->why) {
        line(c, "booking.will_ask", text_("who", plan_partners(t, p)));
        button(c, plan_press(t, "moved", p), "booking.yes");
        style(c, SUCCESS);
        row(c);
    } else {
        add_reasons(t, c, p);
    }
    if (p->count < OFFERS_MOST)
        button(c, plan_press(t, "more", p), "booking.offer_more");
    struct plan back = *p;
    back.count = 0;
    nav(c, plan_press(t, "day", &back));
    booking_put(t, c, p);
}

static const char *reason_told(struct turn *t)
{
    for (size_t i = 0; i < COUNT(reasons); i++)
        if (strcmp(reasons[i], argument(t, 1)) == 0)
            return reasons[i];
    return "";
}

/* booking:moved:<plan>:<reason> */
void booking_moved(struct turn *t, int64_t unused)
{
    (void)unused;
    struct plan p;
    if (!plan_pressed(t, &p) || !p.meeting)
        return;
    for (size_t i = 0; i < p.count; i++)
        if (moment_wrong(t, &p, p.at[i] * MINUTE)) {
            booking_days_show(t, &p, moment_wrong(t, &p, p.at[i] * MINUTE));
            return;
        }
    plan_sort(&p);
    int64_t at = p.count ? p.at[0] * MINUTE : p.g.starts_at;
    if (p.count < 2 && at == p.g.starts_at) {
        meeting_show(t, p.meeting);
        return;
    }
    must(t, meeting_move(t->db, p.meeting, p.version, at, t->who.id, reason_told(t),
                         t->now));
    meeting_offers_end(t->db, p.meeting);
    booking_offer(t, p.meeting, &p);
    booking_forget(t->db, t->who.id);
    meeting_changed(t, p.meeting);
    meeting_show_sent(t, p.meeting,
                      p.count > 1 ? "booking.sent_several" : "booking.moved");
}

/* ---- the next one ----------------------------------------------------------------- */

static void take_place(struct turn *t, struct plan *p, const struct meeting *g)
{
    const char *words = *g->place ? g->place : g->link;
    if (g->venue)
        p->venue = g->venue;
    else if (*words)
        booking_keep_place(t->db, t->who.id, words);
    if (!g->venue && *words)
        p->venue = PLACE_TYPED;
}

static int64_t same_slot(struct turn *t, const struct plan *p, const struct meeting *g)
{
    int minute = minute_on(t, p->zone, g->starts_at);
    int rhythm = p->m.every > 0 ? p->m.every : A_WEEK;
    int64_t day = day_number(t, date_in(t, p->zone, g->starts_at)) + rhythm;
    while (moment_on(t, p->zone, day_date(t, day), minute) <= t->now)
        day += A_WEEK;
    for (int i = 0; i < TRIES && !slots_day_open(t, day_date(t, day)); i++)
        day += A_WEEK;
    return moment_on(t, p->zone, day_date(t, day), minute) / MINUTE;
}

/* booking:again:<meeting> */
void booking_again(struct turn *t, int64_t id)
{
    struct meeting g = meeting_of(t->db, t->who.id, id);
    struct plan p = { .match = g.match, .minutes = g.minutes, .topic = g.topic };
    p.venue = PLACE_OPEN;
    for (const struct attendee *a = attendees_of(t->db, g.id); a->person; a++)
        if (!g.match && a->person != t->who.id) {
            p.with = a->person;
            p.type = type_named(g.type);
        }
    if (!g.id || !plan_found(t, &p)) {
        old_button(t);
        return;
    }
    take_place(t, &p, &g);
    p.at[p.count++] = same_slot(t, &p, &g);
    if (!booking_is_full(t, &p))
        booking_summary_show(t, &p, NULL);
}
