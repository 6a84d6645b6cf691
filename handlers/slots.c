/* slots.c - the times of a day by which a school lives: after its last lessons, the hour
 * at which a pair met before, and what both have marked as free. Nothing here is ever
 * past. All minutes are of the day, in the school's zone. */
#include "handlers/features.h"

#include <stdlib.h>
#include <string.h>

enum {
    SPANS_MOST = 60,    /* of the calendar, within a screen's days */
    AFTER_FROM = 5,     /* after which lessons one meets: these, and no later than */
    AFTER_MOST = 3,     /* so many of them */
    SHORT_MINUTES = 30, /* of a lesson, on a shortened day */
    DAY_MINUTES = 24 * 60,
};

static struct organisation school_of(struct turn *t)
{
    return organisation_find(t->db, t->who.organisation);
}

/* ---- days ------------------------------------------------------------------------- */

void slots_open_days(struct turn *t, const char *from, int days, bool *open)
{
    struct organisation o = school_of(t);
    struct school_days spans[SPANS_MOST];
    const char *today = date_in(t, o.zone, t->now);
    const char *to = date_after(t->db, from, days - 1);
    size_t count = school_days_between(t->db, o.id, from, to, spans, SPANS_MOST);
    for (int i = 0; i < days; i++)
        open[i] = days_between(today, from) + i >= 0;
    for (size_t s = 0; s < count; s++) {
        int first = days_between(from, spans[s].first);
        int last = days_between(from, spans[s].last);
        if (strcmp(spans[s].kind, "holiday") != 0)
            continue;
        for (int i = first < 0 ? 0 : first; i <= last && i < days; i++)
            open[i] = false;
    }
}

bool slots_day_open(struct turn *t, const char *date)
{
    bool open;
    slots_open_days(t, date, 1, &open);
    return open;
}

int slots_counted_days(struct turn *t, const char *from, const char *to)
{
    return school_days_counted(t->db, t->who.organisation, from, to);
}

/* ---- lessons ---------------------------------------------------------------------- */

int slots_short_minutes(struct turn *t)
{
    const char *set = setting_text(t->db, t->who.organisation, "lessons.short", "");
    int minutes = (int)strtol(set, NULL, 10);
    return minutes > 0 ? minutes : SHORT_MINUTES;
}

size_t slots_lessons(struct turn *t, const char *date, struct lesson out[LESSONS_MOST])
{
    int64_t school = t->who.organisation;
    size_t count = school_lessons(t->db, school, out);
    int short_minutes = slots_short_minutes(t), earlier = 0;
    if (!date || !school_days_touched(t->db, school, "shortened", date, date).kind)
        return count;
    for (size_t i = 0; i < count; i++) {
        int cut = out[i].ends - out[i].starts - short_minutes;
        out[i].starts -= earlier;
        earlier += cut > 0 ? cut : 0;
        out[i].ends -= earlier;
    }
    return count;
}

int slots_lesson_end(struct turn *t, const char *date, int lesson)
{
    struct lesson all[LESSONS_MOST];
    size_t count = slots_lessons(t, date, all);
    for (size_t i = 0; i < count; i++)
        if (all[i].number == lesson)
            return all[i].ends;
    return -1;
}

/* ---- the usual times of one day --------------------------------------------------- */

struct choosing {
    struct slot *out;
    size_t room, count;
    int not_before; /* minutes: the rest of today */
};

static void choose(struct choosing *c, int minute, int why, int lesson)
{
    if (minute < c->not_before || minute >= DAY_MINUTES || c->count == c->room)
        return;
    for (size_t i = 0; i < c->count; i++)
        if (c->out[i].minute == minute)
            return;
    c->out[c->count].minute = minute;
    c->out[c->count].why = why;
    c->out[c->count++].lesson = lesson;
}

/* The minute of the day at which their latest meeting begins; -1: there is none. */
static int last_minute(struct turn *t, int64_t match, const char *zone)
{
    int64_t at = match ? match_latest_meeting(t->db, match) : 0;
    return at ? minute_at(t, zone, at) : -1;
}

/* After the fifth to seventh lesson; where there are fewer, after the last. */
static void after_lessons(struct choosing *c, struct turn *t, const char *date)
{
    struct lesson all[LESSONS_MOST];
    size_t count = slots_lessons(t, date, all), first = 0;
    while (first < count && all[first].number < AFTER_FROM)
        first++;
    if (first == count && count)
        first = count - 1;
    for (size_t i = first; i < count && i < first + AFTER_MOST; i++)
        choose(c, all[i].ends, SLOT_LESSON, all[i].number);
}

/* Morning, day and evening of that weekday, as bits, that this person marked. */
static unsigned marked_free(struct turn *t, const struct member *m, int weekday)
{
    static const char days[][4] = { "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN" };
    static const char parts[] = "MDE";
    bool learner = person_find(t->db, m->person).learner;
    bool mentor = m->role == MEMBER_MENTOR;
    const char *form = mentor ? "mentor" : learner ? "learner" : "mentee";
    struct draft d = draft_newest(t->db, m->person, form);
    unsigned bits = 0;
    const struct answer *a = answers_of(t->db, d.id);
    for (; a->item; a++)
        if (strcmp(a->item, mentor ? "OM10" : "OE11") == 0 && a->value)
            for (int i = 0; parts[i]; i++)
                if (strstr(a->value, format(t, "%s_%c", days[weekday - 1], parts[i])))
                    bits |= 1u << i;
    return bits;
}

static void both_free(struct choosing *c, struct turn *t, int64_t match, int weekday)
{
    static const int minutes[] = { 9 * 60, 15 * 60, 17 * 60 };
    const struct member *all = members_of(t->db, match);
    unsigned free_ = all->person ? 7 : 0;
    for (; all->person && free_; all++)
        free_ &= marked_free(t, all, weekday);
    for (size_t i = 0; i < COUNT(minutes); i++)
        if (free_ & 1u << i)
            choose(c, minutes[i], SLOT_BOTH_FREE, 0);
}

size_t slots_usual(struct turn *t, int64_t match, const char *date, struct slot *out,
                   size_t room)
{
    struct organisation o = school_of(t);
    struct choosing c = { .out = out, .room = room };
    int ahead = days_between(date_in(t, o.zone, t->now), date);
    if (ahead < 0)
        return 0;
    if (ahead == 0)
        c.not_before = minute_there(t, o.zone) + 1;
    int last = last_minute(t, match, o.zone);
    if (last >= 0)
        choose(&c, last, SLOT_LAST, 0);
    if (date_is_worked(t->db, o.id, date))
        after_lessons(&c, t, date);
    if (match)
        both_free(&c, t, match, weekday_of(date));
    return c.count;
}

void slots_lines(struct turn *t, struct card *c, int64_t match, const char *head)
{
    enum { SLOTS = 3, LOOK_AHEAD = 14 };
    const char *zone = organisation_find(t->db, t->who.organisation).zone;
    const char *today = date_in(t, zone, t->now);
    int offered = 0;
    for (int day = 1; day <= LOOK_AHEAD && offered < SLOTS; day++) {
        struct slot likeliest;
        const char *date = date_after(t->db, today, day);
        if (!slots_day_open(t, date) ||
            !date_is_worked(t->db, t->who.organisation, date) ||
            !slots_usual(t, match, date, &likeliest, 1))
            continue;
        if (!offered++)
            line(c, head);
        line(c, "absence.time",
             in_zone_(when_("at", moment_on(t, zone, date, likeliest.minute)), zone));
    }
}
