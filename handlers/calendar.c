/* calendar.c - the calendar of a school, kept by its curators and read by everybody:
 * terms, holidays, exams, shortened days; lessons and hours in its neighbours.
 *
 * All that counts days asks it: slots, nudges, series, absence. A span is known by its
 * kind and first day, which is what its buttons hold. */
#include "handlers/calendar.h"

#include <stdlib.h>
#include <string.h>

enum { SHOWN = 40, PAGE = 5, EARLIEST = 2000, LATEST = 2100 };

static const char *const kinds[] = { "holiday", "exams", "shortened", "term" };

const char *calendar_zone(struct turn *t)
{
    return organisation_find(t->db, t->who.organisation).zone;
}

int calendar_year_of(const char *date)
{
    int year = (int)strtol(date, NULL, 10), month = (int)strtol(date + 5, NULL, 10);
    return month >= 8 ? year : year - 1;
}

const char *calendar_kind_at(size_t i)
{
    return i < COUNT(kinds) ? kinds[i] : NULL;
}

const char *calendar_kind(const char *word)
{
    return calendar_kind_at(calendar_kind_number(word));
}

size_t calendar_kind_number(const char *kind)
{
    size_t i = 0;
    while (i < COUNT(kinds) && strcmp(kinds[i], kind) != 0)
        i++;
    return i;
}

/* ---- one span --------------------------------------------------------------------- */

const char *calendar_name(struct turn *t, const struct school_days *d)
{
    if (calendar_is_preset_name(d->name))
        return words_for(t, t->who.id, format(t, "calendar.name_%s", d->name));
    if (*d->name)
        return d->name;
    return words_for(t, t->who.id, format(t, "calendar.kind_%s", d->kind));
}

static struct value on_day(struct turn *t, const char *blank, const char *date)
{
    const char *zone = calendar_zone(t);
    return in_zone_(day_(blank, moment_on(t, zone, date, 0)), zone);
}

void calendar_line(struct card *c, struct turn *t, const struct school_days *d)
{
    struct value name = text_("name", calendar_name(t, d));
    if (strcmp(d->first, d->last) == 0)
        line(c, "calendar.line_day", on_day(t, "first", d->first), name);
    else
        line(c, "calendar.line", on_day(t, "first", d->first), on_day(t, "last", d->last),
             name);
}

struct school_days calendar_pressed(struct turn *t)
{
    const char *kind = calendar_kind(argument(t, 0));
    if (!kind || !date_is_one(t->db, argument(t, 1)))
        return (struct school_days){ 0 };
    return school_days_find(t->db, t->who.organisation, kind, argument(t, 1));
}

static const char *year_press(struct turn *t, int year)
{
    return format(t, "calendar:open:%d", year);
}

void calendar_show_days(struct turn *t, const struct school_days *d, const char *key)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    const char *which = format(t, "%s:%s", d->kind, d->first);
    if (key) {
        line(c, key);
        gap(c);
    }
    calendar_line(c, t, d);
    line(c, "calendar.days", number_("count", days_between(d->first, d->last) + 1));
    calendar_hits_line(c, t, d);
    button(c, format(t, "calendar:dates:%s", which), "calendar.change_dates");
    button(c, format(t, "calendar:rename:%s", which), "calendar.rename");
    row(c);
    button(c, format(t, "calendar:remove:%s", which), "calendar.remove");
    nav(c, year_press(t, calendar_year_of(d->first)));
    show(c);
}

static void show_day(struct turn *t, int64_t unused)
{
    (void)unused;
    struct school_days d = calendar_pressed(t);
    if (d.kind)
        calendar_show_days(t, &d, NULL);
    else
        old_button(t);
}

/* ---- a school year ---------------------------------------------------------------- */

static size_t read_year(struct turn *t, int year, struct school_days out[SHOWN])
{
    return school_days_between(t->db, t->who.organisation, format(t, "%d-09-01", year),
                               format(t, "%d-08-31", year + 1), out, SHOWN);
}

static const char *year_words(struct turn *t, int year)
{
    return format(t, "%d/%02d", year, (year + 1) % 100);
}

static void staff_buttons(struct card *c, struct turn *t, int year, size_t count)
{
    button(c, "calendar:add", "calendar.add");
    if (count)
        button(c, format(t, "calendar:change:%d:0", year), "calendar.change");
    row(c);
    if (!count) {
        button(c, format(t, "calendar:presets:%d", year), "calendar.presets");
        style(c, PRIMARY);
        row(c);
    }
}

void calendar_show_year(struct turn *t, int year)
{
    struct school_days all[SHOWN];
    size_t count = read_year(t, year, all);
    bool staff = has_role(t, CALENDAR_STAFF);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "calendar.title", text_("year", year_words(t, year)));
    gap(c);
    for (size_t i = 0; i < count; i++)
        calendar_line(c, t, &all[i]);
    if (!count)
        line(c, staff ? "calendar.empty_staff" : "calendar.empty");
    if (staff)
        staff_buttons(c, t, year, count);
    button(c, "calendar:bells", "calendar.bells");
    if (staff)
        button(c, "calendar:hours", "calendar.hours");
    row(c);
    if (staff) {
        button(c, "venues:open", "calendar.venues");
        button(c, "gatherings:open", "calendar.gatherings");
        button(c, "help_desk:terms", "calendar.terms");
        row(c);
    }
    button(c, year_press(t, year - 1), "calendar.year_before",
           text_("year", year_words(t, year - 1)));
    button(c, year_press(t, year + 1), "calendar.year_after",
           text_("year", year_words(t, year + 1)));
    nav(c, NULL);
    show(c);
}

static int year_asked(struct turn *t)
{
    long year = strtol(argument(t, 0), NULL, 10);
    if (year >= EARLIEST && year <= LATEST)
        return (int)year;
    return calendar_year_of(date_in(t, calendar_zone(t), t->now));
}

static void open_calendar(struct turn *t, int64_t unused)
{
    (void)unused;
    calendar_show_year(t, year_asked(t));
}

/* calendar:change:<year>:<skip> */
static void change(struct turn *t, int64_t unused)
{
    (void)unused;
    struct school_days all[SHOWN];
    int year = year_asked(t);
    size_t count = read_year(t, year, all);
    size_t skip = strtoul(argument(t, 1), NULL, 10);
    skip = skip < count ? skip : 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? "calendar.change_which" : "calendar.empty_staff");
    for (size_t i = skip; i < count && i < skip + PAGE; i++) {
        button(c, format(t, "calendar:day:%s:%s", all[i].kind, all[i].first),
               "calendar.in_list", text_("name", calendar_name(t, &all[i])),
               on_day(t, "first", all[i].first));
        row(c);
    }
    if (skip)
        button(
            c,
            format(t, "calendar:change:%d:%d", year, skip > PAGE ? (int)skip - PAGE : 0),
            "people.before");
    if (skip + PAGE < count)
        button(c, format(t, "calendar:change:%d:%d", year, (int)skip + PAGE),
               "people.after");
    nav(c, year_press(t, year));
    show(c);
}

/* ---- the feature ------------------------------------------------------------------ */

static const struct action actions[] = {
    /* keep alphabetized */
    { "add", CALENDAR_STAFF, calendar_add },
    { "ask", CALENDAR_STAFF, calendar_ask },
    { "bells", MEMBER, calendar_bells },
    { "change", CALENDAR_STAFF, change },
    { "closes", CALENDAR_STAFF, calendar_closes },
    { "dates", CALENDAR_STAFF, calendar_ask_dates },
    { "day", CALENDAR_STAFF, show_day },
    { "fill", CALENDAR_STAFF, calendar_fill },
    { "hits", CALENDAR_STAFF, calendar_hits },
    { "hours", CALENDAR_STAFF, calendar_hours },
    { "keep", CALENDAR_STAFF, calendar_keep },
    { "leave", MEMBER, calendar_leave },
    { "make", CALENDAR_STAFF, calendar_make },
    { "merge", CALENDAR_STAFF, calendar_merge },
    { "open", MEMBER, open_calendar },
    { "opens", CALENDAR_STAFF, calendar_opens },
    { "presets", CALENDAR_STAFF, calendar_presets },
    { "remove", CALENDAR_STAFF, calendar_remove },
    { "removed", CALENDAR_STAFF, calendar_removed },
    { "rename", CALENDAR_STAFF, calendar_ask_name },
    { "short", CALENDAR_STAFF, calendar_short },
    { "shortened", CALENDAR_STAFF, calendar_shortened },
    { "weekday", CALENDAR_STAFF, calendar_weekday },
    { "write", CALENDAR_STAFF, calendar_write },
    { 0 },
};

static const struct due due[] = { { "hit", CAN_WAIT, 0, calendar_hit }, { 0 } };

static const struct filled filled[] = {
    { "calendar_days", calendar_dates_given },
    { "calendar_name", calendar_name_given },
    { 0 },
};

static const struct condition conditions[] = {
    { "calendar_length", calendar_length_asked },
    { "calendar_until", calendar_last_asked },
    { 0 },
};

const struct feature calendar = {
    .name = "calendar",
    .start = { "calendar", MEMBER, open_calendar },
    .in_menu = true,
    .actions = actions,
    .due = due,
    .filled = filled,
    .conditions = conditions,
    .wrote = calendar_wrote,
};
