/* calendar_presets.c - a usual school year in one tap, as a place to start from: dates of
 * terms and holidays as most schools have them, to be checked against one's own order.
 * What would overlap with something that is there already is left out. */
#include "handlers/calendar.h"

#include <stdlib.h>
#include <string.h>

/* Days of the school year: from September they are of its first calendar year. */
struct usual {
    const char *kind, *name, *first, *last; /* "MM-DD" */
};

static const struct usual quarters[] = {
    { "term", "q1", "09-01", "10-23" },        { "holiday", "autumn", "10-24", "11-01" },
    { "term", "q2", "11-02", "12-30" },        { "holiday", "unity", "11-04", "11-04" },
    { "holiday", "winter", "12-31", "01-11" }, { "term", "q3", "01-12", "03-26" },
    { "holiday", "feb23", "02-23", "02-23" },  { "holiday", "mar8", "03-08", "03-08" },
    { "holiday", "spring", "03-27", "04-04" }, { "term", "q4", "04-05", "05-26" },
    { "holiday", "may1", "05-01", "05-01" },   { "holiday", "may9", "05-09", "05-09" },
    { "holiday", "summer", "05-27", "08-31" },
};

static const struct usual trimesters[] = {
    { "term", "t1", "09-01", "11-15" },
    { "holiday", "october", "10-05", "10-11" },
    { "holiday", "unity", "11-04", "11-04" },
    { "holiday", "autumn", "11-16", "11-22" },
    { "term", "t2", "11-23", "02-14" },
    { "holiday", "winter", "12-31", "01-10" },
    { "holiday", "february", "02-15", "02-21" },
    { "term", "t3", "02-22", "05-26" },
    { "holiday", "feb23", "02-23", "02-23" },
    { "holiday", "mar8", "03-08", "03-08" },
    { "holiday", "april", "04-05", "04-11" },
    { "holiday", "may1", "05-01", "05-01" },
    { "holiday", "may9", "05-09", "05-09" },
    { "holiday", "summer", "05-27", "08-31" },
};

static const struct preset {
    const char *word;
    const struct usual *days;
    size_t count;
} presets[] = {
    { "quarters", quarters, COUNT(quarters) },
    { "trimesters", trimesters, COUNT(trimesters) },
};

bool calendar_is_preset_name(const char *name)
{
    for (size_t p = 0; p < COUNT(presets); p++)
        for (size_t i = 0; i < presets[p].count; i++)
            if (strcmp(presets[p].days[i].name, name) == 0)
                return true;
    return false;
}

/* calendar:presets:<year> */
void calendar_presets(struct turn *t, int64_t year)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "calendar.presets_what");
    for (size_t i = 0; i < COUNT(presets); i++) {
        button(c, format(t, "calendar:fill:%s:%d", presets[i].word, (int)year),
               format(t, "calendar.preset_%s", presets[i].word));
        row(c);
    }
    nav(c, format(t, "calendar:open:%d", (int)year));
    show(c);
}

static const char *day_of_year(struct turn *t, int year, const char *day)
{
    return format(t, "%d-%s", strcmp(day, "09") >= 0 ? year : year + 1, day);
}

static void fill_with(struct turn *t, const struct preset *p, int year)
{
    int64_t school = t->who.organisation;
    for (size_t i = 0; i < p->count; i++) {
        const struct usual *u = &p->days[i];
        struct school_days d = { .kind = u->kind, .name = u->name };
        d.first = day_of_year(t, year, u->first);
        d.last = day_of_year(t, year, u->last);
        if (school_days_touched(t->db, school, d.kind, d.first, d.last).kind)
            continue;
        school_days_add(t->db, school, &d);
        if (strcmp(d.kind, "holiday") == 0)
            calendar_hits_ask(t, d.first, d.last);
    }
    audit_add(t->db, t->now, school, t->who.id, "calendar.filled", year, p->word);
}

/* calendar:fill:<preset>:<year> */
void calendar_fill(struct turn *t, int64_t unused)
{
    (void)unused;
    int year = (int)strtol(argument(t, 1), NULL, 10);
    for (size_t i = 0; i < COUNT(presets); i++)
        if (strcmp(presets[i].word, argument(t, 0)) == 0 && year >= 2000 &&
            year <= 2100) {
            fill_with(t, &presets[i], year);
            struct card *c = card(t, t->who.id, "screen", 0);
            line(c, "calendar.filled");
            button(c, format(t, "calendar:open:%d", year), "calendar.look");
            style(c, PRIMARY);
            nav(c, format(t, "calendar:open:%d", year));
            show(c);
            return;
        }
    old_button(t);
}
