/* gatherings_curator.c - a curator meets a pair or one person (domain.md 1.7 MC): a day,
 * a time, a place in three taps; what was chosen travels in the buttons. Once a month is
 * enough as a rule: said as advice, never in the way. */
#include "handlers/gatherings.h"

#include <stdlib.h>
#include <string.h>

enum {
    DAYS = 14,
    DAYS_SHOWN = 6,
    SLOTS_SHOWN = 8,
    PLACES_SHOWN = 5,
    LENGTH = 30, /* minutes */
    MONTH = 30 * DAY,
};

static const char *zone_of(struct turn *t)
{
    return organisation_find(t->db, t->who.organisation).zone;
}

static void advise(struct card *c, struct turn *t, int64_t met)
{
    line(c, "gatherings.meet");
    if (met)
        line(c, "gatherings.met", in_zone_(day_("on", met), zone_of(t)));
}

/* ---- one person ------------------------------------------------------------------- */

/* gatherings:meet:<person> */
void gatherings_meet(struct turn *t, int64_t person)
{
    struct person p = person_find(t->db, person);
    if (!p.id || p.organisation != t->who.organisation || p.id == t->who.id ||
        p.state != PERSON_ACTIVE) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "gatherings.meet_whom", name_("who", person));
    advise(c, t, curator_meeting_since(t->db, person, t->now - MONTH));
    button(c, format(t, "booking:with:%lld:MC", (long long)person), "gatherings.choose");
    style(c, PRIMARY);
    nav(c, press_about(t, "people:card", person));
    show(c);
}

/* ---- a pair ----------------------------------------------------------------------- */

static struct match overseen(struct turn *t, int64_t id)
{
    struct match m = match_overseen(t, id);
    return match_is_live(&m) ? m : (struct match){ 0 };
}

static int64_t met_since(struct turn *t, int64_t match, int64_t since)
{
    int64_t latest = 0;
    for (const struct member *m = members_of(t->db, match); m->person; m++) {
        int64_t at = curator_meeting_since(t->db, m->person, since);
        latest = at > latest ? at : latest;
    }
    return latest;
}

/* gatherings:with:<match> */
void gatherings_with(struct turn *t, int64_t id)
{
    struct match m = overseen(t, id);
    bool open[DAYS];
    int shown = 0;
    if (!m.id) {
        old_button(t);
        return;
    }
    const char *zone = zone_of(t), *today = date_in(t, zone, t->now);
    slots_open_days(t, today, DAYS, open);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "gatherings.meet_them", text_("who", matches_everybody(t, id)));
    advise(c, t, met_since(t, id, t->now - MONTH));
    gap(c);
    line(c, "gatherings.which_day");
    for (int i = 0; i < DAYS && shown < DAYS_SHOWN; i++) {
        const char *date = date_after(t->db, today, i);
        if (!open[i] || !date_is_worked(t->db, m.organisation, date))
            continue;
        button(c, format(t, "gatherings:day:%lld:%s", (long long)id, date),
               "gatherings.day", in_zone_(day_("on", moment_on(t, zone, date, 0)), zone));
        if (shown++ % 2)
            row(c);
    }
    nav(c, matches_way(t, id));
    show(c);
}

static const char *slot_key(const struct slot *s)
{
    static const char *const keys[] = { "slots.last", "slots.lesson", "slots.both_free",
                                        "slots.hour" };
    return keys[s->why];
}

static const char *clock_of(struct turn *t, int minute)
{
    return format(t, "%02d:%02d", minute / 60, minute % 60);
}

/* The usual times, and hours of the day until there are enough. */
static size_t slots_of(struct turn *t, int64_t match, const char *date,
                       struct slot out[SLOTS_SHOWN])
{
    size_t count = slots_usual(t, match, date, out, SLOTS_SHOWN);
    const char *zone = zone_of(t);
    for (int hour = 9; hour <= 18 && count < SLOTS_SHOWN; hour++) {
        bool there = moment_on(t, zone, date, hour * 60) <= t->now;
        for (size_t i = 0; i < count; i++)
            there |= out[i].minute == hour * 60;
        if (!there)
            out[count++] = (struct slot){ hour * 60, SLOT_HOUR, 0 };
    }
    return count;
}

/* gatherings:day:<match>:<date> */
void gatherings_day(struct turn *t, int64_t id)
{
    struct match m = overseen(t, id);
    struct slot all[SLOTS_SHOWN];
    const char *date = argument(t, 1);
    if (!m.id || !date_is_one(t->db, date) || !slots_day_open(t, date)) {
        old_button(t);
        return;
    }
    size_t count = slots_of(t, id, date, all);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "gatherings.which_time",
         in_zone_(day_("on", moment_on(t, zone_of(t), date, 0)), zone_of(t)));
    for (size_t i = 0; i < count; i++) {
        button(
            c,
            format(t, "gatherings:time:%lld:%s:%d", (long long)id, date, all[i].minute),
            slot_key(&all[i]), text_("at", clock_of(t, all[i].minute)),
            number_("number", all[i].lesson));
        if (i % 2)
            row(c);
    }
    nav(c, press_about(t, "gatherings:with", id));
    show(c);
}

/* The moment that the button names; 0: none, or it has passed. */
static int64_t moment_pressed(struct turn *t)
{
    long minute = strtol(argument(t, 2), NULL, 10);
    if (!date_is_one(t->db, argument(t, 1)) || minute < 0 || minute >= 24 * 60 ||
        !slots_day_open(t, argument(t, 1)))
        return 0;
    int64_t at = moment_on(t, zone_of(t), argument(t, 1), (int)minute);
    return at > t->now ? at : 0;
}

/* gatherings:time:<match>:<date>:<minute> */
void gatherings_time(struct turn *t, int64_t id)
{
    struct match m = overseen(t, id);
    struct venue all[PLACES_SHOWN];
    int64_t at = moment_pressed(t);
    if (!m.id || !at) {
        old_button(t);
        return;
    }
    const char *so_far = format(t, "gatherings:book:%lld:%s:%s", (long long)id,
                                argument(t, 1), argument(t, 2));
    size_t count = venues_for(t->db, m.organisation, 0, true, all, PLACES_SHOWN);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "gatherings.which_place", in_zone_(when_("at", at), zone_of(t)));
    for (size_t i = 0; i < count; i++) {
        button(c, press_about(t, so_far, all[i].id), "gatherings.place",
               text_("name", *all[i].name ? all[i].name : all[i].link));
        row(c);
    }
    button(c, format(t, "%s:0", so_far), "gatherings.no_place");
    nav(c, format(t, "gatherings:day:%lld:%s", (long long)id, argument(t, 1)));
    show(c);
}

/* ---- booked ----------------------------------------------------------------------- */

static int64_t book(struct turn *t, const struct match *m, int64_t at)
{
    struct venue v =
        venue_find(t->db, m->organisation, strtoll(argument(t, 3), NULL, 10));
    struct meeting new_one = { .organisation = m->organisation,
                               .type = "MC",
                               .starts_at = at,
                               .minutes = LENGTH,
                               .zone = zone_of(t),
                               .made_by = t->who.id };
    if (v.id && !v.match) {
        new_one.venue = v.id;
        new_one.online = v.is_link;
        new_one.place = v.is_link ? "" : v.name;
        new_one.link = v.link;
    }
    int64_t id = meeting_add(t->db, &new_one, t->now);
    attendee_add(t->db, id, t->who.id, "curator");
    attendee_answer(t->db, id, t->who.id, 1, "yes", "");
    for (const struct member *one = members_of(t->db, m->id); one->person; one++)
        attendee_add(t->db, id, one->person, member_role_word(one->role));
    match_record(t->db, m->id, t->who.id, "curator_meeting", "", t->now);
    return id;
}

/* Everybody of the match comes to it: a second tap of the same button. */
static bool is_with_them(struct turn *t, int64_t found, int64_t match)
{
    for (const struct member *m = members_of(t->db, match); m->person; m++)
        if (!attendee_find(t->db, found, m->person).person)
            return false;
    return true;
}

/* gatherings:book:<match>:<date>:<minute>:<venue, or 0> */
void gatherings_book(struct turn *t, int64_t id)
{
    struct match m = overseen(t, id);
    int64_t at = moment_pressed(t);
    if (!m.id || !at) {
        old_button(t);
        return;
    }
    int64_t taken = meeting_at(t->db, t->who.id, at);
    bool booked = !taken || is_with_them(t, taken, id);
    if (!taken)
        meeting_proposed(t, book(t, &m, at));
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, booked ? "gatherings.booked" : "gatherings.busy",
         in_zone_(when_("at", at), zone_of(t)));
    line(c, "gatherings.meet_them", text_("who", matches_everybody(t, id)));
    nav(c, booked ? matches_way(t, id)
                  : format(t, "gatherings:day:%lld:%s", (long long)id, argument(t, 1)));
    show(c);
}
