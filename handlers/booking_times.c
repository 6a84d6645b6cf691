/* booking_times.c - the time: the usual ones first, each with why it is offered; then
 * any hour from seven in the morning on, and its quarters. The clock is the school's. */
#include "handlers/booking.h"

#include <stdlib.h>

enum { USUAL_MOST = 5, HOUR_FIRST = 7, HOUR_LAST = 21, HOURS_A_ROW = 5 };

/* ---- one time --------------------------------------------------------------------- */

static int64_t moment_of(struct turn *t, const struct plan *p, int minute)
{
    return moment_on(t, p->zone, day_date(t, p->day), minute);
}

/* The plan goes on to the place with this time, or to the reason of a move. */
static const char *chosen(struct turn *t, const struct plan *p, int minute)
{
    struct plan with = plan_with_time(*p, moment_of(t, p, minute) / MINUTE);
    return plan_press(t, "place", &with);
}

static bool has_passed(struct turn *t, const struct plan *p, int minute)
{
    return moment_of(t, p, minute) <= t->now;
}

static void day_line(struct turn *t, struct card *c, const struct plan *p)
{
    line(c, "booking.on_day", weekday_("weekday", t, p->day),
         in_zone_(day_("date", day_noon(t, p, p->day)), p->zone));
}

/* False, and the days again, when there is no such day to choose from. */
static bool pressed_on_day(struct turn *t, struct plan *p)
{
    if (!plan_pressed(t, p))
        return false;
    if (p->day && day_is_open(t, p, p->day))
        return true;
    booking_days_show(t, p, "booking.day_is_closed");
    return false;
}

/* ---- usual times ------------------------------------------------------------------ */

static void add_slot(struct turn *t, struct card *c, const struct plan *p,
                     const struct slot *s)
{
    static const char *const keys[] = { [SLOT_LAST] = "booking.slot_last",
                                        [SLOT_LESSON] = "booking.slot_lesson",
                                        [SLOT_BOTH_FREE] = "booking.slot_free",
                                        [SLOT_HOUR] = "booking.slot_hour" };
    button(c, chosen(t, p, s->minute), keys[s->why], number_("lesson", s->lesson),
           in_zone_(clock_("time", moment_of(t, p, s->minute)), p->zone));
    row(c);
}

static void hours_show(struct turn *t, const struct plan *p, int first, int last,
                       const char *key);

void booking_times_show(struct turn *t, const struct plan *p, const char *key)
{
    struct slot slots[USUAL_MOST];
    size_t count = slots_usual(t, p->m.id, day_date(t, p->day), slots, USUAL_MOST);
    size_t shown = 0;
    struct card *c = booking_screen(t, p, key);
    day_line(t, c, p);
    line(c, "booking.which_time");
    for (size_t i = 0; i < count; i++)
        if (!has_passed(t, p, slots[i].minute)) {
            add_slot(t, c, p, &slots[i]);
            shown++;
        }
    if (!shown) {
        hours_show(t, p, HOUR_FIRST, HOUR_LAST, key);
        return;
    }
    button(c, plan_press(t, "hours", p), "booking.other_time");
    struct plan back = plan_on(*p, 0);
    nav(c, plan_press(t, "day", &back));
    booking_put(t, c, p);
}

void booking_times(struct turn *t, int64_t unused)
{
    (void)unused;
    struct plan p;
    if (pressed_on_day(t, &p))
        booking_times_show(t, &p, NULL);
}

/* ---- any time --------------------------------------------------------------------- */

static void hours_show(struct turn *t, const struct plan *p, int first, int last,
                       const char *key)
{
    struct card *c = booking_screen(t, p, key);
    int shown = 0;
    day_line(t, c, p);
    for (int hour = first; hour <= last; hour++) {
        if (has_passed(t, p, hour * 60 + 45))
            continue;
        button(c, format(t, "%s:%d", plan_press(t, "part", p), hour), "booking.hour",
               in_zone_(clock_("time", moment_of(t, p, hour * 60)), p->zone));
        if (++shown % HOURS_A_ROW == 0)
            row(c);
    }
    line(c, shown ? "booking.which_hour" : "booking.day_is_over");
    struct plan back = plan_on(*p, 0);
    nav(c, plan_press(t, "day", &back));
    booking_put(t, c, p);
}

void booking_hours(struct turn *t, int64_t unused)
{
    (void)unused;
    struct plan p;
    if (pressed_on_day(t, &p))
        hours_show(t, &p, HOUR_FIRST, HOUR_LAST, NULL);
}

void booking_part_show(struct turn *t, const struct plan *p, int part)
{
    static const struct {
        int first, last;
    } hours[] = { [PART_NONE] = { HOUR_FIRST, HOUR_LAST },
                  [PART_MORNING] = { HOUR_FIRST, 11 },
                  [PART_AFTERNOON] = { 12, 16 },
                  [PART_EVENING] = { 17, HOUR_LAST } };
    if (has_passed(t, p, hours[part].last * 60 + 45))
        part = PART_NONE;
    hours_show(t, p, hours[part].first, hours[part].last, NULL);
}

/* booking:part:<plan>:<hour> */
void booking_quarters(struct turn *t, int64_t unused)
{
    (void)unused;
    struct plan p;
    if (!pressed_on_day(t, &p))
        return;
    int hour = (int)strtol(argument(t, 1), NULL, 10);
    if (hour < HOUR_FIRST || hour > HOUR_LAST) {
        hours_show(t, &p, HOUR_FIRST, HOUR_LAST, NULL);
        return;
    }
    struct card *c = booking_screen(t, &p, NULL);
    day_line(t, c, &p);
    line(c, "booking.which_time");
    for (int minute = hour * 60; minute < hour * 60 + 60; minute += 15)
        if (!has_passed(t, &p, minute))
            button(c, chosen(t, &p, minute), "booking.hour",
                   in_zone_(clock_("time", moment_of(t, &p, minute)), p.zone));
    nav(c, plan_press(t, "hours", &p));
    booking_put(t, c, &p);
}
