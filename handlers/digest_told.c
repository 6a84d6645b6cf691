/* digest_told.c - what people are told because a curator pressed so on a flag's card:
 * times that would do, free days in the holidays, that there is a psychologist. Each is
 * read anew from its row when they may be disturbed, and says who proposed it. */
#include "handlers/flags_card.h"

#include <string.h>

#include "handlers/booking.h"

static struct match own_running(struct turn *t, int64_t match)
{
    struct match m = match_of(t->db, t->who.id, match);
    return m.state == MATCH_ACTIVE ? m : (struct match){ 0 };
}

void digest_times(struct turn *t, int64_t match, int step)
{
    (void)step;
    struct match m = own_running(t, match);
    struct meeting next;
    if (!m.id || meetings_ahead(t->db, m.id, t->now, &next, 1))
        return;
    struct card *c = card(t, t->who.id, "digest_times", m.id);
    line(c, "flags_card.let_us_meet", text_("partners", pair_partners(t, m.id)));
    slots_lines(t, c, m.id, "flags_card.times");
    button(c, booking_press(t, m.id), "flags_card.choose_time");
    style(c, PRIMARY);
    show(c);
}

/* Each day leads to the times of that day; they may be booked though they are holidays
 * (booking_days.c). */
void digest_holidays(struct turn *t, int64_t match, int step)
{
    (void)step;
    const char *dates[HOLIDAYS_OFFERED];
    struct match m = own_running(t, match);
    size_t count = m.id ? flags_card_holidays(t, dates) : 0;
    if (!count)
        return;
    struct plan p = { .match = m.id, .venue = PLACE_OPEN };
    if (!plan_found(t, &p))
        return;
    struct card *c = card(t, t->who.id, "digest_times", m.id);
    line(c, "flags_card.holidays_offered", text_("partners", pair_partners(t, m.id)));
    for (size_t i = 0; i < count; i++) {
        struct plan on = plan_on(p, day_number(t, dates[i]));
        button(c, plan_press(t, "time", &on), "flags_card.day",
               weekday_("weekday", t, on.day),
               in_zone_(day_("date", day_noon(t, &on, on.day)), on.zone));
        row(c);
    }
    button(c, booking_press(t, m.id), "flags_card.other_day");
    show(c);
}

void digest_psychologist(struct turn *t, int64_t organisation, int step)
{
    (void)step;
    const int64_t *all = role_holders(t->db, t->who.organisation, PSYCHOLOGIST);
    if (organisation != t->who.organisation || !*all)
        return;
    struct card *c = card(t, t->who.id, "digest_psychologist", organisation);
    line(c, "flags_card.psychologist_is_there", name_("who", *all));
    button(c, "help:open", "flags_card.to_psychologist");
    show(c);
}
