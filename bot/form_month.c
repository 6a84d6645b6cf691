/* form_month.c - days of a question: typed, or chosen in a month (bot/month.c). */
#include "bot/form_month.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bot/form_screen.h"
#include "locales/typed.h"
#include "locales/zones.h"

enum { NOON = 12 };

static struct zones *zones_of(const struct turn *t)
{
    return words_zones(t->in->engine->words);
}

/* Days are told apart by their noon, which no change of the clock touches. */
static int64_t noon(const struct turn *t, int year, int month, int day)
{
    struct local at = { .year = year, .month = month, .day = day, .hour = NOON };
    return zone_moment(zones_of(t), t->who.zone, &at);
}

static struct local local_of(const struct turn *t, int64_t at)
{
    return zone_local(zones_of(t), t->who.zone, at);
}

static int64_t noon_from_today(const struct turn *t, int64_t days)
{
    struct local today = local_of(t, t->now);
    return noon(t, today.year, today.month, today.day + (int)days);
}

static bool read_date(const struct turn *t, const char *date, int64_t *out)
{
    int year, month, day, end = 0;
    if (sscanf(date, "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3 || date[end])
        return false;
    *out = noon(t, year, month, day);
    struct local back = local_of(t, *out);
    return back.year == year && back.month == month && back.day == day;
}

bool form_date_allowed(struct turn *t, const struct form_item *item, const char *date)
{
    int64_t at;
    return read_date(t, date, &at) && at >= noon_from_today(t, item->min) &&
           at <= noon_from_today(t, item->max);
}

/* ---- typed ------------------------------------------------------------------------ */

static const char *date_text(struct turn *t, int64_t at)
{
    struct local l = local_of(t, at);
    return format(t, "%04d-%02d-%02d", l.year, l.month, l.day);
}

static const char *checked_date(struct turn *t, int year, int month, int day)
{
    int64_t at;
    const char *text = format(t, "%04d-%02d-%02d", year, month, day);
    return read_date(t, text, &at) ? text : NULL;
}

const char *form_date_typed(struct turn *t, const struct form_item *item,
                            const char *words)
{
    struct local today = local_of(t, t->now);
    struct typed typed;
    if (!typed_read(t->in->engine->words, &today, words, &typed) || !typed.has_day ||
        typed.minute >= 0 || typed.lesson || typed.part)
        return NULL;
    const char *date = checked_date(t, typed.year, typed.month, typed.day);
    const char *before = checked_date(t, typed.year - 1, typed.month, typed.day);
    bool passed = date && typed.year_guessed && !form_date_allowed(t, item, date) &&
                  before && form_date_allowed(t, item, before);
    return passed ? before : date;
}

bool form_span_typed(struct turn *t, const char *words, const char **first,
                     const char **last)
{
    struct local today = local_of(t, t->now);
    struct typed a, b;
    if (!typed_span_read(t->in->engine->words, &today, words, &a, &b))
        return false;
    *first = checked_date(t, a.year, a.month, a.day);
    *last = checked_date(t, b.year, b.month, b.day);
    return *first && *last;
}

/* ---- by button -------------------------------------------------------------------- */

static void set_days(struct month_page *m, struct turn *t, const struct form_item *item,
                     const char *press, const struct local *first)
{
    int64_t least = noon_from_today(t, item->min), most = noon_from_today(t, item->max);
    m->weekday = local_of(t, noon(t, first->year, first->month, 1)).weekday;
    for (; m->days < (int)COUNT(m->press); m->days++) {
        int64_t at = noon(t, first->year, first->month, m->days + 1);
        if (local_of(t, at).month != first->month)
            break;
        if (at >= least && at <= most)
            m->press[m->days] = format(t, "%s=%s", press, date_text(t, at));
    }
}

static void set_turning(struct month_page *m, struct turn *t,
                        const struct form_item *item, const char *press,
                        const struct local *first)
{
    int64_t before = noon(t, first->year, first->month, 0);
    int64_t after = noon(t, first->year, first->month + 1, 1);
    struct local b = local_of(t, before), a = local_of(t, after);
    m->before_key = "engine.month_before";
    m->after_key = "engine.month_after";
    if (before >= noon_from_today(t, item->min))
        m->before = format(t, "%s>%04d-%02d", press, b.year, b.month);
    if (after <= noon_from_today(t, item->max))
        m->after = format(t, "%s>%04d-%02d", press, a.year, a.month);
}

void form_month_add(struct card *c, struct turn *t, const struct form_item *item,
                    const char *press, const char *month)
{
    int64_t today = noon_from_today(t, 0), least = noon_from_today(t, item->min);
    int64_t most = noon_from_today(t, item->max);
    int64_t start = today < least ? least : today > most ? most : today;
    struct local first = local_of(t, start);
    if (month && strlen(month) == 7) {
        first.year = (int)strtol(month, NULL, 10);
        first.month = (int)strtol(month + 5, NULL, 10);
        first = local_of(t, noon(t, first.year, first.month, 1));
    }
    line(c, "engine.month",
         text_("month", format(t, "%02d.%04d", first.month, first.year)));
    struct month_page m = { 0 };
    set_days(&m, t, item, press, &first);
    set_turning(&m, t, item, press, &first);
    month_rows(t, c, &m);
}
