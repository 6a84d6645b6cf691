/* booking_check.c - what is against a time, in words. The past and holidays of the school
 * are declined; a night, another meeting, somebody's break are said, and decide nothing.
 */
#include "handlers/booking.h"

#include <string.h>

enum { NIGHT_ENDS = 7 * 60, NIGHT_BEGINS = 22 * 60, AHEAD_MOST = 60 };

static int64_t day_of(struct turn *t, const struct plan *p, int64_t at)
{
    return day_number(t, date_in(t, p->zone, at));
}

const char *moment_wrong(struct turn *t, const struct plan *p, int64_t at)
{
    if (at <= t->now)
        return "booking.is_past";
    if (!day_is_open(t, p, day_of(t, p, at)))
        return at > t->now + 366 * (int64_t)DAY ? "booking.is_far" : "booking.is_holiday";
    return NULL;
}

/* ---- said, and nothing more ------------------------------------------------------- */

static bool is_night(struct turn *t, const struct plan *p, int64_t at)
{
    int minute = minute_on(t, p->zone, at);
    return minute < NIGHT_ENDS || minute >= NIGHT_BEGINS;
}

static bool is_busy(struct turn *t, const struct plan *p, int64_t person, int64_t at)
{
    struct meeting ahead[AHEAD_MOST];
    size_t count = meetings_ahead_of(t->db, person, t->now, ahead, AHEAD_MOST);
    for (size_t i = 0; i < count; i++)
        if (ahead[i].id != p->meeting && ahead[i].starts_at < at + p->minutes * MINUTE &&
            meeting_ends(&ahead[i]) > at)
            return true;
    return false;
}

static void warn_of(struct turn *t, struct card *c, const struct plan *p, int64_t at)
{
    if (is_night(t, p, at))
        line(c, "booking.is_night", in_zone_(clock_("time", at), p->zone));
    for (const int64_t *who = p->people; *who; who++) {
        struct person person = person_find(t->db, *who);
        if (is_busy(t, p, *who, at))
            line(c, *who == t->who.id ? "booking.you_are_busy" : "booking.they_are_busy",
                 name_("who", *who), in_zone_(clock_("time", at), p->zone));
        if (*who != t->who.id && person.paused_until > at)
            line(c, "booking.they_are_away", name_("who", *who),
                 day_("until", person.paused_until));
    }
}

void booking_warn(struct turn *t, struct card *c, const struct plan *p)
{
    for (size_t i = 0; i < p->count; i++)
        warn_of(t, c, p, p->at[i] * MINUTE);
    if (p->match && p->type <= type_named("M5") && type_skips(t, p))
        line(c, "booking.usually_first", part_("type", type_key(t, type_next(t, &p->m))));
}

/* ---- no second one ---------------------------------------------------------------- */

bool booking_is_full(struct turn *t, const struct plan *p)
{
    const struct match_kind *kind = p->match ? match_kind_named(p->m.kind) : NULL;
    struct meeting ahead[AHEAD_MOST];
    if (!kind || !kind->meetings_most)
        return false;
    size_t count = meetings_ahead(t->db, p->match, t->now, ahead, AHEAD_MOST);
    if ((int64_t)count + meetings_held(t->db, p->match, NULL) < kind->meetings_most)
        return false;
    say(t, "booking.is_full");
    if (count)
        meeting_show(t, ahead[0].id);
    else
        pair_show(t, p->match);
    return true;
}

static bool is_with(struct turn *t, const struct plan *p, const struct meeting *g)
{
    return p->match ? g->match == p->match
                    : !g->match && attendee_find(t->db, g->id, p->with).person;
}

struct meeting booking_same(struct turn *t, const struct plan *p, int64_t at)
{
    struct meeting ahead[AHEAD_MOST];
    size_t count = meetings_ahead_of(t->db, t->who.id, t->now, ahead, AHEAD_MOST);
    for (size_t i = 0; i < count; i++)
        if (ahead[i].starts_at == at && is_with(t, p, &ahead[i]))
            return ahead[i];
    return (struct meeting){ 0 };
}
