/* digest_weekly.c - when the digest comes: on its weekday (Monday) at its minute (08:30)
 * in the school's zone, or on the first working day after it when the school rests then.
 *
 * Each hour the next one of each school is promised to all who get it; the week is the
 * step, so an hour more or a moved holiday moves the same promise, and one that waits for
 * the end of quiet hours or of somebody's break is left alone. It is never too late. */
#include "handlers/digest.h"

#include <stdlib.h>
#include <string.h>

enum {
    USUAL_MINUTE = 8 * 60 + 30,
    FARTHEST = 120, /* days that a school may rest */
};

struct digest_time digest_time(struct turn *t, int64_t organisation)
{
    long day = strtol(setting_text(t->db, organisation, "digest.weekday", "1"), NULL, 10);
    long minute =
        strtol(setting_text(t->db, organisation, "digest.minute", "510"), NULL, 10);
    const char *off = setting_text(t->db, organisation, "digest.off", "0");
    return (struct digest_time){
        .weekday = day >= 1 && day <= 7 ? (int)day : 1,
        .minute = minute >= 0 && minute < 24 * 60 ? (int)minute : USUAL_MINUTE,
        .off = strcmp(off, "1") == 0,
    };
}

/* ---- when ------------------------------------------------------------------------- */

static const char *first_worked(struct turn *t, int64_t organisation, const char *date)
{
    const char *day = date;
    for (int i = 0; i < FARTHEST; i++, day = date_after(t->db, day, 1))
        if (date_is_worked(t->db, organisation, day))
            return day;
    return date;
}

/* The first moment after now; seconds UTC. */
static int64_t next_one(struct turn *t, const struct organisation *o)
{
    struct digest_time when = digest_time(t, o->id);
    const char *today = date_in(t, o->zone, t->now);
    int back = (weekday_of(today) - when.weekday + 7) % 7;
    const char *weekday = date_after(t->db, today, -back);
    for (;; weekday = date_after(t->db, weekday, 7)) {
        const char *day = first_worked(t, o->id, weekday);
        int64_t at = moment_on(t, o->zone, day, when.minute);
        if (at > t->now)
            return at;
    }
}

/* Weeks since 1970, from Monday to Monday there. */
static int week_of(struct turn *t, const struct organisation *o, int64_t at)
{
    enum { FIRST_MONDAY = 4 }; /* the 5th of January 1970 */
    int days = days_between("1970-01-01", date_in(t, o->zone, at));
    return (days - FIRST_MONDAY) / 7;
}

static void promise_next(struct turn *t, int64_t organisation, bool anew)
{
    static const unsigned readers[] = { CURATOR, DEPUTY, HEAD };
    struct organisation o = organisation_find(t->db, organisation);
    if (!o.ready)
        return;
    bool off = digest_time(t, organisation).off;
    int64_t at = next_one(t, &o);
    for (size_t i = 0; i < COUNT(readers); i++) {
        const int64_t *all = role_holders(t->db, organisation, readers[i]);
        for (; *all; all++) {
            if (anew || off)
                forget(t, "digest.weekly", *all, organisation);
            if (!off)
                later(t, "digest.weekly", *all, organisation, week_of(t, &o, at), at);
        }
    }
}

void digest_promise_anew(struct turn *t, int64_t organisation)
{
    promise_next(t, organisation, true);
}

void digest_sweep(struct turn *t)
{
    for (const int64_t *school = digest_schools(t->db); *school; school++)
        promise_next(t, *school, false);
}

/* ---- its turn --------------------------------------------------------------------- */

/* Once a week, whatever is entered into the calendar afterwards. */
static bool is_due(struct turn *t, int64_t organisation)
{
    struct organisation o = organisation_find(t->db, organisation);
    const char *today = date_in(t, o.zone, t->now);
    const char *monday = date_after(t->db, today, 1 - weekday_of(today));
    return t->who.organisation == organisation && has_role(t, DIGEST_READERS) &&
           !digest_time(t, organisation).off &&
           date_is_worked(t->db, organisation, today) &&
           !digest_newest(t->db, t->who.id, organisation, true,
                          moment_on(t, o.zone, monday, 0))
                .id;
}

/* A school in which nothing has begun is told nothing. */
static bool is_empty(struct turn *t, int64_t id)
{
    return !digest_line_count(t->db, id) && !facts_running(t->db, t->who.organisation);
}

void digest_weekly(struct turn *t, int64_t organisation, int step)
{
    (void)step;
    if (!is_due(t, organisation))
        return;
    struct digest d = digest_find(t->db, t->who.id, digest_compose(t, true));
    if (is_empty(t, d.id))
        return;
    d.pictured = digest_draw(t, &d);
    digest_put(t, &d, 0, "digest");
}
