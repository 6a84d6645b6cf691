/* booking_screen.c - the one card of booking: whom it is with, what it is, which times
 * were chosen so far. */
#include "handlers/booking.h"

#include <string.h>

static void head(struct turn *t, struct card *c, const struct plan *p)
{
    line(c, p->meeting ? "booking.moving" : "booking.new",
         text_("who", plan_partners(t, p)), part_("type", type_key(t, p->type)));
    if (p->meeting)
        line(c,
             p->g.status == MEETING_CONFIRMED ? "booking.now_at" : "booking.now_offered",
             in_zone_(when_("at", p->g.starts_at), p->zone));
    else
        line(c, "booking.purpose", part_("purpose", purpose_key(t, p->type)));
    for (const struct topic *one = topics_of(t->db, p->m.id); p->topic && one->id; one++)
        if (one->id == p->topic)
            line(c, "booking.about_topic", text_("topic", one->title));
}

struct card *booking_screen(struct turn *t, const struct plan *p, const char *key)
{
    struct card *c = card(t, t->who.id, "booking", 0);
    if (key) {
        line(c, key);
        gap(c);
    }
    head(t, c, p);
    gap(c);
    booking_lines(t, c, p);
    return c;
}

/* Does the wall clock of who reads go otherwise than that of the place on that day? */
static bool zones_differ(struct turn *t, const struct plan *p, int64_t at)
{
    const char *date = date_in(t, p->zone, at);
    return moment_on(t, p->zone, date, 0) != moment_on(t, t->who.zone, date, 0);
}

void booking_lines(struct turn *t, struct card *c, const struct plan *p)
{
    if (p->count > 1)
        line(c, "booking.times_to_choose");
    for (size_t i = 0; i < p->count; i++) {
        int64_t at = p->at[i] * MINUTE;
        if (zones_differ(t, p, at))
            line(c, "booking.at_both", in_zone_(when_("at", at), p->zone),
                 when_("yours", at));
        else
            line(c, "booking.at", in_zone_(when_("at", at), p->zone));
    }
    if (p->count && !p->meeting)
        line(c, "booking.lasts", number_("count", p->minutes));
    if (p->count)
        booking_warn(t, c, p);
}

void booking_put(struct turn *t, struct card *c, const struct plan *p)
{
    booking_keep(t->db, t->who.id, plan_text(t, p));
    show(c);
}

/* The case of the one other who takes part; false when it was not begun from one. */
static bool back_to_case(struct turn *t, const struct plan *p)
{
    int64_t other = p->people[0] == t->who.id ? p->people[1] : p->people[0];
    return other && !p->people[2] && help_back(t, other);
}

/* booking:leave:<plan>: back to what it was begun from. */
void booking_leave(struct turn *t, int64_t unused)
{
    (void)unused;
    struct plan p;
    if (!plan_pressed(t, &p))
        return;
    if (p.meeting)
        meeting_show(t, p.meeting);
    else if (strcmp(type_at(p.type), "MK") == 0 && back_to_case(t, &p))
        return;
    else if (p.match)
        pair_show(t, p.match);
    else
        home_show(t);
}
