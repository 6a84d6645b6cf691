/* working_time.c - moments of the school's calendar: when it is open, and by when an
 * answer is promised. A school works at the hours of its weekdays, but on holidays; weeks
 * of exams are worked.
 *
 * Minutes are counted as they pass, so nothing goes wrong on the night when clocks
 * change. A school that has closed every weekday is taken to work as most do, and a
 * holiday that ends more than a year later is taken for a slip of the pen: a promise
 * always has a moment. Holidays are passed in one step each, however long they are. */
#include "handlers/features.h"

#include <stdlib.h>
#include <string.h>

enum {
    WEEKDAYS = 7,
    FARTHEST = 400, /* days ahead that a holiday may last */
    USUAL_OPENS = 8 * 60,
    USUAL_CLOSES = 18 * 60,
};

/* One day of the school after another. */
struct days {
    struct turn *t;
    int64_t organisation;
    const char *zone, *begun, *date;
    struct school_hours hours[WEEKDAYS];
    struct school_days holiday; /* the next one; kind NULL: none is to come */
    int64_t opens, closes;      /* of that date, seconds UTC */
};

static void look_for_holiday(struct days *d)
{
    d->holiday = school_days_touched(d->t->db, d->organisation, "holiday", d->date,
                                     date_after(d->t->db, d->begun, FARTHEST));
}

static bool is_holiday(const struct days *d)
{
    return d->holiday.kind && strcmp(d->holiday.first, d->date) <= 0;
}

static bool is_too_long(const struct days *d)
{
    return days_between(d->begun, d->holiday.last) > FARTHEST;
}

/* Past the holiday that has begun; one that is too long is worked. */
static void pass_holiday(struct days *d)
{
    if (is_too_long(d)) {
        d->holiday.kind = NULL;
        return;
    }
    d->date = date_after(d->t->db, d->holiday.last, 1);
    look_for_holiday(d);
}

static const struct school_hours *hours_of(const struct days *d)
{
    return &d->hours[weekday_of(d->date) - 1];
}

/* To the first open day that is not before that date. */
static void go_to_open(struct days *d)
{
    const struct school_hours *h = hours_of(d);
    while (is_holiday(d) || h->opens >= h->closes) {
        if (is_holiday(d))
            pass_holiday(d);
        else
            d->date = date_after(d->t->db, d->date, 1);
        h = hours_of(d);
    }
    d->opens = moment_on(d->t, d->zone, d->date, h->opens);
    d->closes = moment_on(d->t, d->zone, d->date, h->closes);
}

static void go_on(struct days *d)
{
    d->date = date_after(d->t->db, d->date, 1);
    go_to_open(d);
}

static void read_hours(struct days *d)
{
    bool open = false;
    school_hours(d->t->db, d->organisation, d->hours);
    for (int i = 0; i < WEEKDAYS; i++)
        open |= d->hours[i].opens < d->hours[i].closes;
    for (int i = 0; i < WEEKDAYS - 2 && !open; i++)
        d->hours[i] = (struct school_hours){ USUAL_OPENS, USUAL_CLOSES };
}

/* The first day that is open and not over at that moment. */
static struct days days_from(struct turn *t, int64_t organisation, int64_t at)
{
    struct days d = { .t = t, .organisation = organisation };
    d.zone = organisation_find(t->db, organisation).zone;
    d.begun = d.date = date_in(t, d.zone, at);
    read_hours(&d);
    look_for_holiday(&d);
    go_to_open(&d);
    if (d.closes <= at)
        go_on(&d);
    return d;
}

/* ---- moments ---------------------------------------------------------------------- */

int64_t working_time(struct turn *t, int64_t organisation, int64_t from, int minutes)
{
    int64_t left = (int64_t)minutes * MINUTE;
    struct days d = days_from(t, organisation, from);
    int64_t at = from > d.opens ? from : d.opens;
    while (d.closes - at < left) {
        left -= d.closes - at;
        go_on(&d);
        at = d.opens;
    }
    return at + left;
}

int64_t working_minutes(struct turn *t, int64_t organisation, int64_t from, int64_t to)
{
    int64_t seconds = 0;
    struct days d = days_from(t, organisation, from);
    for (; d.opens < to; go_on(&d)) {
        int64_t first = from > d.opens ? from : d.opens;
        seconds += (to < d.closes ? to : d.closes) - first;
    }
    return seconds / MINUTE;
}

int64_t working_day_ends(struct turn *t, int64_t organisation, int64_t from, int days)
{
    struct days d = days_from(t, organisation, from);
    bool later_day = strcmp(d.date, d.begun) != 0;
    for (int left = days - (days && later_day); left > 0; left--)
        go_on(&d);
    return d.closes;
}

bool working_now(struct turn *t, int64_t organisation, int64_t at)
{
    struct days d = days_from(t, organisation, at);
    return d.opens <= at;
}

/* ---- promises --------------------------------------------------------------------- */

static int number_set(struct turn *t, int64_t organisation, const char *name, int usual)
{
    const char *set = setting_text(t->db, organisation, name, "");
    long n = strspn(set, "0123456789") == strlen(set) ? strtol(set, NULL, 10) : 0;
    return n > 0 && n <= WEEK / MINUTE ? (int)n : usual;
}

/* Until the school closes; who asks late, or when it is closed, waits until the next
 * noon. Where it closes early, two hours before that are late. */
static int64_t today_deadline(struct turn *t, int64_t organisation, int64_t from)
{
    int late = number_set(t, organisation, "help.late", 16 * 60);
    int noon = number_set(t, organisation, "help.noon", 12 * 60);
    struct days d = days_from(t, organisation, from);
    if (strcmp(d.date, d.begun) == 0) {
        int64_t bound = moment_on(t, d.zone, d.date, late);
        if (bound >= d.closes)
            bound = d.closes - 2 * HOUR;
        if (from < bound)
            return d.closes;
        go_on(&d);
    }
    int64_t at = moment_on(t, d.zone, d.date, noon);
    return at > d.opens && at < d.closes ? at : d.closes;
}

int64_t help_deadline(struct turn *t, int64_t organisation, const char *urgency,
                      int64_t from)
{
    int minutes = number_set(t, organisation, "help.now", 120);
    int days = number_set(t, organisation, "help.week", 3);
    if (strcmp(urgency, "now") == 0)
        return working_time(t, organisation, from, minutes);
    if (strcmp(urgency, "today") == 0)
        return today_deadline(t, organisation, from);
    return working_day_ends(t, organisation, from, days);
}

enum { LEAST = 15 }; /* working minutes that anybody has */

int64_t help_next_deadline(struct turn *t, const struct help_case *h, int64_t from)
{
    int64_t asked = h->asked_at ? h->asked_at : from;
    int64_t first = help_deadline(t, h->organisation, h->urgency, asked);
    int64_t minutes = working_minutes(t, h->organisation, asked, first);
    for (int i = 0; i <= h->level && minutes > LEAST; i++)
        minutes /= 2;
    return working_time(t, h->organisation, from, minutes > LEAST ? (int)minutes : LEAST);
}
