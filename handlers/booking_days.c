/* booking_days.c - the day: the next seven first, then a month of them. What has passed,
 * and holidays of the school, cannot be pressed. */
#include "handlers/booking.h"

#include <stdlib.h>
#include <string.h>

enum {
    NOON = 12 * 60,
    STRIP = 7,
    AHEAD_MOST = 366,
    THURSDAY = 4,
    OFFERED_FOR = 200 * DAY
};

/* ---- days as numbers -------------------------------------------------------------- */

int64_t day_number(struct turn *t, const char *date)
{
    return moment_on(t, "UTC", date, NOON) / DAY;
}

const char *day_date(struct turn *t, int64_t day)
{
    return date_in(t, "UTC", day * DAY + DAY / 2);
}

/* Day 0 was a Thursday. */
int day_weekday(int64_t day)
{
    return (int)((day + THURSDAY - 1) % 7) + 1;
}

int64_t day_noon(struct turn *t, const struct plan *p, int64_t day)
{
    return moment_on(t, p->zone, day_date(t, day), NOON);
}

int minute_on(struct turn *t, const char *zone, int64_t at)
{
    const char *date = date_in(t, zone, at);
    int minute = (int)((at - moment_on(t, zone, date, 0)) / MINUTE);
    int shift = (int)((at - moment_on(t, zone, date, minute)) / MINUTE);
    return minute + shift;
}

static int64_t today(struct turn *t, const struct plan *p)
{
    return day_number(t, date_in(t, p->zone, t->now));
}

/* A curator has offered this pair to meet in the holidays (flags_card_act.c). */
static bool holidays_offered(struct turn *t, const struct plan *p)
{
    return p->match && audit_has(t->db, t->who.organisation, "match.holidays", p->match,
                                 t->now - OFFERED_FOR);
}

bool day_is_open(struct turn *t, const struct plan *p, int64_t day)
{
    int64_t now = today(t, p);
    return day >= now && day <= now + AHEAD_MOST &&
           (slots_day_open(t, day_date(t, day)) || holidays_offered(t, p));
}

struct value weekday_(const char *blank, struct turn *t, int64_t day)
{
    return part_(blank, format(t, "booking.weekday_%d", day_weekday(day)));
}

/* ---- the next seven days ---------------------------------------------------------- */

static bool exams_on(struct turn *t, int64_t day)
{
    return booking_exams_on(t->db, t->who.organisation, day_date(t, day));
}

static void add_day(struct turn *t, struct card *c, const struct plan *p, int64_t day,
                    int64_t from_today)
{
    struct plan on = plan_on(*p, day);
    const char *key = from_today == 0    ? "booking.day_today"
                      : from_today == 1  ? "booking.day_tomorrow"
                      : exams_on(t, day) ? "booking.day_exams"
                                         : "booking.day";
    button(c, plan_press(t, "time", &on), key, weekday_("weekday", t, day),
           in_zone_(day_("date", day_noon(t, p, day)), p->zone));
}

static void add_strip(struct turn *t, struct card *c, const struct plan *p)
{
    int64_t first = today(t, p), shown = 0, closed = 0;
    for (int64_t day = first; day < first + STRIP; day++) {
        if (!day_is_open(t, p, day)) {
            closed++;
            continue;
        }
        add_day(t, c, p, day, day - first);
        if (++shown % 2 == 0)
            row(c);
    }
    row(c);
    if (closed)
        line(c, shown ? "booking.holidays_between" : "booking.holidays_now");
}

void booking_days_show(struct turn *t, const struct plan *p, const char *key)
{
    struct plan open = plan_on(*p, 0);
    struct card *c = booking_screen(t, &open, key);
    line(c, open.count && !open.meeting ? "booking.which_day_more" : "booking.which_day");
    add_strip(t, c, &open);
    struct plan month = plan_on(open, today(t, p));
    button(c, plan_press(t, "month", &month), "booking.other_days");
    if (!open.meeting && !open.count && open.match)
        button(c, plan_press(t, "types", &open), "booking.other_type");
    nav(c, plan_press(t, open.count && !open.meeting ? "place" : "leave", &open));
    booking_put(t, c, &open);
    if (open.count)
        booking_keep(t->db, t->who.id, format(t, "+%s", plan_text(t, &open)));
}

void booking_days(struct turn *t, int64_t unused)
{
    (void)unused;
    struct plan p;
    if (plan_pressed(t, &p))
        booking_days_show(t, &p, NULL);
}

/* ---- a month ---------------------------------------------------------------------- */

struct month {
    int64_t first, after; /* its first day, and that of the next one */
};

static struct month month_of(struct turn *t, int64_t day)
{
    struct month m;
    const char *date = day_date(t, day);
    m.first = day_number(t, format(t, "%.8s01", date));
    m.after = day_number(t, format(t, "%.8s01", day_date(t, m.first + 31)));
    return m;
}

/* Its days as buttons of that action, with the day in D or, of a series, in U. True when
 * an exam week is among them. */
static bool set_days(struct turn *t, struct month_page *page, const struct plan *p,
                     const struct month *m, const char *action)
{
    bool last = strcmp(action, "place") == 0, exams = false;
    page->weekday = day_weekday(m->first);
    for (int64_t day = m->first; day < m->after; day++, page->days++) {
        struct plan on = plan_on(*p, last ? 0 : day);
        if (last)
            on.until = day;
        if (!day_is_open(t, p, day))
            continue;
        bool marked = exams_on(t, day);
        exams = exams || marked;
        page->press[page->days] = plan_press(t, action, &on);
        page->key[page->days] = marked ? "booking.month_exams" : NULL;
    }
    return exams;
}

static void set_turning(struct turn *t, struct month_page *page, const struct plan *p,
                        const struct month *m, const char *turn_to)
{
    int64_t now = today(t, p);
    struct plan before = plan_on(*p, m->first - 1), after = plan_on(*p, m->after);
    page->before_key = "booking.month_before";
    page->after_key = "booking.month_after";
    if (m->first > now)
        page->before = plan_press(t, turn_to, &before);
    if (m->after <= now + AHEAD_MOST)
        page->after = plan_press(t, turn_to, &after);
}

static void month_show(struct turn *t, struct plan *p, const char *turn_to,
                       const char *action)
{
    int64_t now = today(t, p);
    if (p->day < now || p->day > now + AHEAD_MOST)
        p->day = now;
    struct month m = month_of(t, p->day);
    struct card *c = booking_screen(t, p, NULL);
    const char *date = day_date(t, m.first);
    line(c, "booking.month",
         part_("month", format(t, "booking.month_%d", (int)strtol(date + 5, NULL, 10))),
         text_("year", format(t, "%.4s", date)));
    struct month_page page = { 0 };
    if (set_days(t, &page, p, &m, action))
        line(c, "booking.exams_are_marked");
    set_turning(t, &page, p, &m, turn_to);
    month_rows(t, c, &page);
    struct plan back = plan_on(*p, 0);
    nav(c, plan_press(t, strcmp(action, "place") == 0 ? "place" : "day", &back));
    booking_put(t, c, p);
}

void booking_month(struct turn *t, int64_t unused)
{
    (void)unused;
    struct plan p;
    if (plan_pressed(t, &p))
        month_show(t, &p, "month", "time");
}

/* The last day of a series. */
void booking_until(struct turn *t, int64_t unused)
{
    (void)unused;
    struct plan p;
    if (plan_pressed(t, &p))
        month_show(t, &p, "until", "place");
}
