/* reflection_weekly.c - a question of one's own once a week, on a weekday and at an hour
 * of one's own choosing, and for curators one a month. Both are off until switched on.
 *
 * What somebody asked for at that hour comes at that hour, also at a weekend that is
 * quiet otherwise. A question of last week that nobody answered gives way to the new one.
 */
#include "handlers/reflection.h"

#include <stdlib.h>
#include <string.h>

static const char weekly[] = "reflection.at", monthly[] = "reflection.each_month";
static const int hours[] = { 8, 12, 16, 18, 20 };
enum { DAYS = 7, MONTHLY_AT = 10 * 60 };

struct wish {
    int weekday, hour; /* weekday 0: off */
};

static struct wish wish_of(struct turn *t)
{
    const char *kept = preference_text(t->db, t->who.id, weekly, ""); /* "5 18" */
    if (!*kept)
        return (struct wish){ 0 };
    return (struct wish){ (int)strtol(kept, NULL, 10), (int)strtol(kept + 2, NULL, 10) };
}

static bool wishes_monthly(struct turn *t)
{
    return strcmp(preference_text(t->db, t->who.id, monthly, ""), "on") == 0;
}

/* ---- when ------------------------------------------------------------------------- */

static void promise_weekly(struct turn *t)
{
    struct wish w = wish_of(t);
    forget(t, "reflection.weekly", t->who.id, 0);
    if (!w.weekday)
        return;
    const char *today = date_in(t, t->who.zone, t->now);
    int ahead = (w.weekday - weekday_there(t, t->who.zone) + DAYS) % DAYS;
    int64_t at = moment_on(t, t->who.zone, date_after(t->db, today, ahead), w.hour * 60);
    if (at <= t->now)
        at = moment_on(t, t->who.zone, date_after(t->db, today, ahead + DAYS),
                       w.hour * 60);
    later(t, "reflection.weekly", t->who.id, 0, 0, at);
}

/* The first day of the next month. */
static void promise_monthly(struct turn *t)
{
    forget(t, "reflection.monthly", t->who.id, 0);
    if (!wishes_monthly(t))
        return;
    const char *today = date_in(t, t->who.zone, t->now);
    const char *in_next = date_after(t->db, format(t, "%.8s01", today), 31);
    const char *first = format(t, "%.8s01", in_next);
    later(t, "reflection.monthly", t->who.id, 0, 0,
          moment_on(t, t->who.zone, first, MONTHLY_AT));
}

/* ---- the screen ------------------------------------------------------------------- */

static void add_days(struct card *c, struct turn *t, const struct wish *w)
{
    for (int day = 1; day <= DAYS; day++) {
        button(c, format(t, "reflection:weekday:%d:%d", day, w->weekday ? w->hour : 18),
               format(t, "reflection.day_%d", day));
        if (day == w->weekday)
            style(c, SUCCESS);
        if (day == 4)
            row(c);
    }
    row(c);
}

static void add_hours(struct card *c, struct turn *t, const struct wish *w)
{
    for (size_t i = 0; i < COUNT(hours); i++)
        button(c, format(t, "reflection:weekday:%d:%d", w->weekday, hours[i]),
               "reflection.hour", number_("hour", hours[i]));
    row(c);
    button(c, "reflection:weekday:0:0", "reflection.weekly_off");
    row(c);
}

void reflection_show_weekly(struct turn *t, int64_t unused)
{
    (void)unused;
    struct wish w = wish_of(t);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "reflection.weekly_what");
    gap(c);
    if (w.weekday)
        line(c, "reflection.weekly_on",
             part_("day", format(t, "reflection.on_%d", w.weekday)),
             number_("hour", w.hour));
    else
        line(c, "reflection.weekly_is_off");
    add_days(c, t, &w);
    if (w.weekday)
        add_hours(c, t, &w);
    if (has_role(t, CURATOR | DEPUTY)) {
        bool on = wishes_monthly(t);
        line(c, on ? "reflection.monthly_on" : "reflection.monthly_is_off");
        button(c, format(t, "reflection:monthly:%d", !on),
               on ? "reflection.monthly_end" : "reflection.monthly_begin");
    }
    nav(c, "diary:list:0");
    show(c);
}

/* reflection:weekday:<1..7, 0: off>:<hour> */
void reflection_set_weekly(struct turn *t, int64_t weekday)
{
    bool offered = weekday == 0;
    for (size_t i = 0; i < COUNT(hours); i++)
        offered |= weekday >= 1 && weekday <= DAYS &&
                   strcmp(argument(t, 1), format(t, "%d", hours[i])) == 0;
    if (!offered) {
        old_button(t);
        return;
    }
    preference_save(t->db, t->who.id, weekly,
                    weekday ? format(t, "%d %s", (int)weekday, argument(t, 1)) : "");
    promise_weekly(t);
    reflection_show_weekly(t, 0);
}

void reflection_set_monthly(struct turn *t, int64_t on)
{
    preference_save(t->db, t->who.id, monthly, on == 1 ? "on" : "");
    promise_monthly(t);
    reflection_show_weekly(t, 0);
}

/* ---- the question ----------------------------------------------------------------- */

static void put_one(struct turn *t, enum bank_side side, const char *stage,
                    const struct meeting *with, const char *key)
{
    struct prompt last = prompt_open_alone(t->db, t->who.id);
    if (last.id)
        prompt_answer(t->db, last.id, "closed", t->now);
    struct prompt p =
        prompt_find(t->db, t->who.id, reflection_choose(t, side, stage, false, with));
    reflection_push(t, &p, key);
}

void reflection_hear_weekly(struct turn *t, int64_t unused, int step)
{
    (void)unused;
    (void)step;
    promise_weekly(t);
    if (!wish_of(t).weekday || t->who.paused_until > t->now ||
        t->who.state != PERSON_ACTIVE)
        return;
    struct match m = match_first_of(t->db, t->who.id);
    bool mentor = m.id ? pair_role(t, m.id, t->who.id, 0) == MEMBER_MENTOR
                       : has_role(t, MENTOR) && !has_role(t, MENTEE);
    struct meeting with = { .match = match_is_running(&m) ? m.id : 0 };
    put_one(t, mentor ? BANK_MENTOR : BANK_MENTEE, "M4", &with, "reflection.weekly");
}

void reflection_hear_monthly(struct turn *t, int64_t unused, int step)
{
    (void)unused;
    (void)step;
    promise_monthly(t);
    if (wishes_monthly(t) && has_role(t, CURATOR | DEPUTY))
        put_one(t, BANK_CURATOR, "", NULL, "reflection.monthly");
}
