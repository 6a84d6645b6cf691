/* booking_series.c - meetings that come again at the same hour of the wall clock, summer
 * time or not: weekly, every two weeks, or on the same weekday of each month. Holidays of
 * the school are left out and named. */
#include "handlers/booking.h"

#include <stdlib.h>
#include <string.h>

enum { A_WEEK = 7, LAST_OF_MONTH = 5, STEPS_MOST = 60, NAMED_MOST = 6, YEAR = 366 };

static const char *const words[] = { "", "week", "fortnight", "month" };

const char *repeats_word(int every)
{
    return words[every];
}

/* ---- which days ------------------------------------------------------------------- */

/* The n-th such weekday of the month that follows; past the fourth: its last one. */
static int64_t month_later(struct turn *t, int64_t day, int position)
{
    const char *date = day_date(t, day);
    int64_t first = day_number(t, format(t, "%.8s01", date));
    first = day_number(t, format(t, "%.8s01", day_date(t, first + 31)));
    int64_t after = day_number(t, format(t, "%.8s01", day_date(t, first + 31)));
    int64_t found = first + (day_weekday(day) - day_weekday(first) + A_WEEK) % A_WEEK +
                    (int64_t)(position - 1) * A_WEEK;
    return found < after ? found : found - A_WEEK;
}

static int64_t next_day(struct turn *t, int every, int64_t day, int position)
{
    if (every == EVERY_MONTH)
        return month_later(t, day, position);
    return day + (every == EVERY_WEEK ? A_WEEK : 2 * A_WEEK);
}

static int64_t last_day(struct turn *t, const struct plan *p)
{
    if (p->until)
        return p->until;
    if (*p->m.ends_on)
        return day_number(t, p->m.ends_on);
    return day_number(t,
                      cycle_end(t->db, t->who.organisation, date_in(t, p->zone, t->now)));
}

size_t repeats_of(struct turn *t, const struct plan *p, int64_t at[REPEATS_MOST],
                  int64_t skipped[REPEATS_MOST], size_t *skipped_count)
{
    int64_t first = p->at[0] * MINUTE, last = last_day(t, p);
    int64_t day = day_number(t, date_in(t, p->zone, first));
    int minute = minute_on(t, p->zone, first);
    int position = ((int)strtol(day_date(t, day) + 8, NULL, 10) - 1) / A_WEEK + 1;
    size_t count = 0;
    *skipped_count = 0;
    for (int i = 0; i < STEPS_MOST && count < REPEATS_MOST && day <= last; i++) {
        if (slots_day_open(t, day_date(t, day)))
            at[count++] = moment_on(t, p->zone, day_date(t, day), minute);
        else if (*skipped_count < REPEATS_MOST)
            skipped[(*skipped_count)++] = day;
        day = next_day(t, p->every, day, position);
    }
    return count;
}

/* ---- the screens ------------------------------------------------------------------ */

void booking_repeats_lines(struct turn *t, struct card *c, const struct plan *p)
{
    int64_t at[REPEATS_MOST], skipped[REPEATS_MOST];
    size_t left_out, count = repeats_of(t, p, at, skipped, &left_out);
    if (!count) {
        line(c, "booking.series_none");
        return;
    }
    line(c, format(t, "booking.series_%s", repeats_word(p->every)),
         number_("count", (int64_t)count),
         in_zone_(day_("until", at[count - 1]), p->zone));
    const char *days = "";
    for (size_t i = 0; i < left_out && i < NAMED_MOST; i++)
        days = list_with(
            t, days,
            words_for(t, t->who.id, "booking.holiday_day",
                      in_zone_(day_("date", day_noon(t, p, skipped[i])), p->zone)));
    if (left_out)
        line(c,
             left_out > NAMED_MOST ? "booking.series_skips_more" : "booking.series_skips",
             text_("days", days));
}

/* booking:repeat:<plan> */
void booking_repeat(struct turn *t, int64_t unused)
{
    (void)unused;
    struct plan p;
    if (!plan_pressed(t, &p) || !p.match || p.count != 1)
        return;
    struct card *c = booking_screen(t, &p, NULL);
    line(c, "booking.how_often");
    for (int every = EVERY_WEEK; every <= EVERY_MONTH; every++) {
        struct plan with = p;
        with.every = every;
        button(c, plan_press(t, "place", &with),
               format(t, "booking.every_%s", repeats_word(every)));
        row(c);
    }
    struct plan once = p;
    once.every = ONCE;
    once.until = 0;
    if (p.every) {
        button(c, plan_press(t, "place", &once), "booking.once");
        button(c, plan_press(t, "until", &p), "booking.until_day");
    }
    nav(c, plan_press(t, "place", &p));
    booking_put(t, c, &p);
}
