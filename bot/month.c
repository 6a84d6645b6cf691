/* month.c - a month as buttons: a row of weekdays, a row for each week in which a day can
 * be chosen, a row that leads to other months. Of six weeks the last one has two days at
 * most: the ways to other months then stand at its end, for a screen has eight rows. */
#include "bot/inside.h"

enum { A_WEEK = 7, WEEKS_MOST = 6, MONDAY = 1 };

static void add_weekdays(struct card *c, struct turn *t)
{
    for (int i = MONDAY; i <= A_WEEK; i++)
        idle_button(c, format(t, "engine.weekday_%d", i));
    row(c);
}

static void add_blanks(struct card *c, int count)
{
    while (count-- > 0)
        idle_button(c, "engine.no_day");
}

/* The days of that week are from..to of the month, counted from 0, and may lie outside.
 */
static bool is_shown(const struct month_page *m, int from)
{
    for (int day = from < 0 ? 0 : from; day < from + A_WEEK && day < m->days; day++)
        if (m->press[day])
            return true;
    return false;
}

static void add_week(struct card *c, const struct month_page *m, int from, int cells)
{
    for (int day = from; day < from + cells; day++)
        if (day < 0 || day >= m->days || !m->press[day])
            add_blanks(c, 1);
        else
            button(c, m->press[day], m->key[day] ? m->key[day] : "engine.day",
                   number_("day", day + 1));
}

static void add_turning(struct card *c, const struct month_page *m, bool brief)
{
    if (m->before)
        button(c, m->before, brief ? "engine.month_before_brief" : m->before_key);
    else if (brief)
        add_blanks(c, 1);
    if (m->after)
        button(c, m->after, brief ? "engine.month_after_brief" : m->after_key);
    else if (brief)
        add_blanks(c, 1);
    row(c);
}

void month_rows(struct turn *t, struct card *c, const struct month_page *m)
{
    int weeks = 0, first = MONDAY - m->weekday;
    bool full = true, turns = m->before || m->after;
    for (int from = first; from < m->days; from += A_WEEK, weeks++)
        full = full && is_shown(m, from);
    full = full && weeks == WEEKS_MOST && turns;
    add_weekdays(c, t);
    for (int from = first; from < m->days; from += A_WEEK) {
        bool last = full && from + A_WEEK >= m->days;
        if (is_shown(m, from))
            add_week(c, m, from, last ? A_WEEK - 2 : A_WEEK);
        if (!last)
            row(c);
    }
    if (turns)
        add_turning(c, m, full);
}
