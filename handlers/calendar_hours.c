/* calendar_hours.c - on which days of the week a school is open, and from when to when.
 * Deadlines of working days follow it (domain.md 6.2). At least one day stays open. */
#include "handlers/calendar.h"

enum { OPENS = 8, CLOSES = 18, DAYS = 7 };

static const int opening[] = { 7, 8, 9 }, closing[] = { 16, 17, 18, 19, 20 };

static bool is_open(const struct school_hours *h)
{
    return h->opens < h->closes;
}

static int open_days(const struct school_hours *all)
{
    int count = 0;
    for (int i = 0; i < DAYS; i++)
        count += is_open(&all[i]);
    return count;
}

/* The hours of the first open day are those of all. */
static struct school_hours usual(const struct school_hours *all)
{
    for (int i = 0; i < DAYS; i++)
        if (is_open(&all[i]))
            return all[i];
    return (struct school_hours){ OPENS * 60, CLOSES * 60 };
}

static void add_choices(struct card *c, struct turn *t, const char *action,
                        const int *hours, size_t count, int now)
{
    for (size_t i = 0; i < count; i++)
        button(c, format(t, "calendar:%s:%d", action, hours[i]),
               hours[i] * 60 == now ? "calendar.hour_chosen" : "calendar.hour",
               text_("at", format(t, "%d:00", hours[i])));
    row(c);
}

void calendar_hours(struct turn *t, int64_t unused)
{
    (void)unused;
    struct school_hours all[DAYS];
    school_hours(t->db, t->who.organisation, all);
    struct school_hours now = usual(all);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "calendar.hours_title",
         text_("from", format(t, "%d:%02d", now.opens / 60, now.opens % 60)),
         text_("to", format(t, "%d:%02d", now.closes / 60, now.closes % 60)));
    for (int i = 0; i < DAYS; i++) {
        button(c, format(t, "calendar:weekday:%d", i + 1),
               is_open(&all[i]) ? "calendar.weekday_open" : "calendar.weekday_closed",
               part_("day", format(t, "calendar.weekday_%d", i + 1)));
        if (i == 3)
            row(c);
    }
    row(c);
    add_choices(c, t, "opens", opening, COUNT(opening), now.opens);
    add_choices(c, t, "closes", closing, COUNT(closing), now.closes);
    nav(c, "calendar:open");
    show(c);
}

void calendar_weekday(struct turn *t, int64_t weekday)
{
    struct school_hours all[DAYS], h;
    if (weekday < 1 || weekday > DAYS) {
        old_button(t);
        return;
    }
    school_hours(t->db, t->who.organisation, all);
    h = usual(all);
    if (!is_open(&all[weekday - 1]))
        school_hours_set(t->db, t->who.organisation, (int)weekday, h.opens, h.closes);
    else if (open_days(all) > 1)
        school_hours_set(t->db, t->who.organisation, (int)weekday, h.opens, h.opens);
    else
        toast(t, "calendar.one_day_open");
    calendar_hours(t, 0);
}

static bool is_among(const int *hours, size_t count, int64_t hour)
{
    for (size_t i = 0; i < count; i++)
        if (hours[i] == hour)
            return true;
    return false;
}

static void set_hours(struct turn *t, int opens, int closes)
{
    struct school_hours all[DAYS];
    school_hours(t->db, t->who.organisation, all);
    struct school_hours now = usual(all);
    for (int i = 0; i < DAYS; i++)
        if (is_open(&all[i]))
            school_hours_set(t->db, t->who.organisation, i + 1,
                             opens ? opens * 60 : now.opens,
                             closes ? closes * 60 : now.closes);
    calendar_hours(t, 0);
}

void calendar_opens(struct turn *t, int64_t hour)
{
    if (is_among(opening, COUNT(opening), hour))
        set_hours(t, (int)hour, 0);
    else
        old_button(t);
}

void calendar_closes(struct turn *t, int64_t hour)
{
    if (is_among(closing, COUNT(closing), hour))
        set_hours(t, 0, (int)hour);
    else
        old_button(t);
}
