/* indicators.c - numbers of the school as everybody reads them. */
#include "handlers/features.h"

void indicators_weeks(struct turn *t, int64_t organisation, int64_t at,
                      struct week_numbers out[WEEKS_SHOWN])
{
    const char *zone = organisation_find(t->db, organisation).zone;
    const char *today = date_in(t, zone, at);
    const char *monday = date_after(t->db, today, 1 - weekday_of(today));
    for (int i = 0; i < WEEKS_SHOWN; i++) {
        const char *first = date_after(t->db, monday, 7 * (i - WEEKS_SHOWN));
        int64_t begins = moment_on(t, zone, first, 0);
        struct week_numbers w = { .begins = begins };
        indicators_week(t->db, organisation, begins,
                        moment_on(t, zone, date_after(t->db, first, 7), 0), &w.due,
                        &w.held, &w.asked, &w.filled);
        out[i] = w;
    }
}

struct share indicator(struct turn *t, int64_t organisation, const char *name, int64_t at)
{
    (void)t;
    (void)organisation;
    (void)name;
    (void)at;
    return (struct share){ .missing = "learners" };
}
