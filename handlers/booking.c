/* booking.c - a meeting is proposed: day, time, place, in three taps or typed.
 *
 * One card goes from screen to screen; nothing is booked before its last tap, and nobody
 * hears of it (booking.h says where what was chosen stands). Who may press what is told
 * by the rows: a match is for who belongs to it. */
#include "handlers/booking.h"

#include <string.h>

const char *booking_press(struct turn *t, int64_t match)
{
    return press_about(t, "booking:begin", match);
}

void booking_open(struct turn *t, struct plan *p)
{
    if (!booking_is_full(t, p) && !booking_ask_topic(t, p))
        booking_days_show(t, p, NULL);
}

/* A match that rests says until when; anything else is an old button. */
static void cannot_begin(struct turn *t, int64_t id)
{
    struct match m = match_of(t->db, t->who.id, id);
    if (m.id && m.state == MATCH_PAUSED)
        say(t, m.paused_until ? "booking.match_rests_until" : "booking.match_rests",
            day_("until", m.paused_until));
    else
        old_button(t);
}

static void begin_with(struct turn *t, struct plan p)
{
    p.venue = PLACE_OPEN;
    if (plan_found(t, &p))
        booking_open(t, &p);
    else
        cannot_begin(t, p.match);
}

/* booking:begin:<match> */
static void begin(struct turn *t, int64_t match)
{
    begin_with(t, (struct plan){ .match = match });
}

/* booking:type:<match>:<type> */
static void begin_type(struct turn *t, int64_t match)
{
    begin_with(t, (struct plan){ .match = match, .type = type_named(argument(t, 1)) });
}

/* booking:with:<person>:<type> */
static void begin_person(struct turn *t, int64_t person)
{
    begin_with(t, (struct plan){ .with = person, .type = type_named(argument(t, 1)) });
}

void booking_consult(struct turn *t, int64_t person, int64_t match)
{
    struct match m = match_of(t->db, t->who.id, match);
    const struct match_kind *kind = match_kind_named(m.id ? m.kind : "");
    bool of_match = kind && !kind->meetings_most;
    begin_with(t, (struct plan){ .match = of_match ? match : 0,
                                 .with = of_match ? 0 : person,
                                 .type = type_named("MK") });
}

static const struct action actions[] = {
    { "again", MEMBER, booking_again },
    { "begin", MEMBER, begin },
    { "day", MEMBER, booking_days },
    { "hours", MEMBER, booking_hours },
    { "kind", MEMBER, booking_set_type },
    { "lasts", MEMBER, booking_set_long },
    { "leave", MEMBER, booking_leave },
    { "long", MEMBER, booking_choose_long },
    { "month", MEMBER, booking_month },
    { "more", MEMBER, booking_more },
    { "move", MEMBER, booking_begin_move },
    { "moved", MEMBER, booking_moved },
    { "others", MEMBER, booking_other_times },
    { "part", MEMBER, booking_quarters },
    { "pick", MEMBER, booking_pick_offer },
    { "place", MEMBER, booking_summary },
    { "repeat", MEMBER, booking_repeat },
    { "send", MEMBER, booking_send },
    { "time", MEMBER, booking_times },
    { "topic", MEMBER, booking_set_topic },
    { "type", MEMBER, begin_type },
    { "types", MEMBER, booking_choose_type },
    { "until", MEMBER, booking_until },
    { "where", MEMBER, booking_where },
    { "why", MEMBER, booking_set_why },
    { "with", MEMBER, begin_person },
    { 0 },
};

static const struct due due[] = {
    { "passed", BREAKS_IN, 0, booking_offer_passed },
    { 0 },
};

const struct feature booking = {
    .name = "booking",
    .actions = actions,
    .due = due,
    .wrote = booking_wrote,
    .understands = booking_understands,
};
