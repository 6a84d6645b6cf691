/* booking_offers.c - up to three times to choose from: the others pick one by a tap, or
 * offer their own. Until then the first of them stands in the meeting. */
#include "handlers/booking.h"

#include <stdlib.h>
#include <string.h>

void booking_offer_buttons(struct turn *t, struct card *c, const struct meeting *m)
{
    int64_t offers[OFFERS_MOST];
    size_t count = meeting_offers(t->db, m->id, offers);
    for (size_t i = 0; i < count; i++) {
        int64_t day = day_number(t, date_in(t, m->zone, offers[i]));
        button(c,
               format(t, "booking:pick:%lld:%d:%zu", (long long)m->id, m->version, i + 1),
               "booking.offer", weekday_("weekday", t, day),
               in_zone_(day_("date", offers[i]), m->zone),
               in_zone_(clock_("time", offers[i]), m->zone));
        row(c);
    }
    if (!count)
        return;
    button(c, format(t, "booking:others:%lld:%d", (long long)m->id, m->version),
           "booking.offer_others");
    row(c);
}

void booking_offer(struct turn *t, int64_t id, const struct plan *p)
{
    if (p->count < 2)
        return;
    for (size_t i = 0; i < p->count; i++)
        meeting_offer(t->db, id, (int)i + 1, p->at[i] * MINUTE);
    later(t, "booking.passed", t->who.id, id, 0, p->at[0] * MINUTE);
}

/* Nobody picked the first one in time: the next stands in the meeting now, so that no
 * reminder and no question is about a time that nobody took. Says nothing. */
void booking_offer_passed(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct meeting m = meeting_of(t->db, t->who.id, id);
    int64_t offers[OFFERS_MOST];
    size_t i = 0, count = meeting_is_open(&m) ? meeting_offers(t->db, id, offers) : 0;
    while (i < count && offers[i] <= t->now)
        i++;
    if (i == 0 || i == count || !booking_defer(t->db, id, m.version, offers[i]))
        return;
    attendees_keep_answers(t->db, id, m.version, m.version + 1);
    meeting_timed(t, id);
    later(t, "booking.passed", t->who.id, id, 0, offers[i]);
}

/* They are for who did not make them: whoever did has said yes. */
static bool offered_to_me(struct turn *t, const struct meeting *m)
{
    struct attendee a = attendee_find(t->db, m->id, t->who.id);
    return meeting_is_open(m) && m->organisation == t->who.organisation &&
           (!a.answer || strcmp(a.answer, "yes") != 0);
}

static void picked(struct turn *t, int64_t id, int before)
{
    attendees_keep_answers(t->db, id, before, before + 1);
    meeting_offers_end(t->db, id);
    attendee_answer(t->db, id, t->who.id, before + 1, "yes", "");
    struct meeting m = meeting_of(t->db, t->who.id, id);
    if (meeting_is_agreed(t->db, &m))
        meeting_confirm(t->db, id, m.version);
    meeting_changed(t, id);
}

/* booking:pick:<meeting>:<version>:<number> */
void booking_pick_offer(struct turn *t, int64_t id)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    int64_t offers[OFFERS_MOST];
    size_t count = m.id ? meeting_offers(t->db, id, offers) : 0;
    long version = strtol(argument(t, 1), NULL, 10);
    size_t number = strtoul(argument(t, 2), NULL, 10);
    if (!m.id || m.organisation != t->who.organisation) {
        old_button(t);
        return;
    }
    bool there = offered_to_me(t, &m) && number >= 1 && number <= count;
    if (there && offers[number - 1] <= t->now)
        say(t, "booking.is_past");
    else if (there &&
             booking_pick(t->db, id, (int)version, (int)number, t->who.id, t->now))
        picked(t, id, (int)version);
    meeting_show(t, id);
}
