/* booking_words.c - a time that is typed and not tapped: «завтра в 15:30», «чт после 6
 * урока». What was understood is told in full, weekday, date, time and zone, and waits
 * for a tap; what was not gets a hint. Grown people may also type a place. */
#include "handlers/booking.h"

#include <string.h>

enum { PLACE_LONGEST = 200 };

/* ---- the place of last time ------------------------------------------------------- */

static bool may_use(struct turn *t, const struct plan *p, int64_t venue)
{
    struct venue some[VENUES_MOST];
    size_t count = booking_venues(t, p, some, VENUES_MOST);
    for (size_t i = 0; i < count; i++)
        if (some[i].id == venue)
            return true;
    return false;
}

/* Nobody who types wants to be asked what was the same each time. */
static void take_usual_place(struct turn *t, struct plan *p)
{
    struct meeting last;
    struct venue some[1];
    if (p->venue != PLACE_OPEN || p->meeting)
        return;
    if (p->match &&
        meetings_past(t->db, p->match, t->now + 366 * (int64_t)DAY, 0, &last, 1) &&
        last.venue && may_use(t, p, last.venue))
        p->venue = last.venue;
    else if (p->grown && !booking_venues(t, p, some, 1))
        p->venue = PLACE_LATER;
}

/* ---- a time ----------------------------------------------------------------------- */

static void go_back(struct turn *t, struct plan *p, const char *key)
{
    if (p->day && day_is_open(t, p, p->day))
        booking_times_show(t, p, key);
    else
        booking_days_show(t, p, key);
}

static void go_on(struct turn *t, struct plan *p, int minute)
{
    int64_t at = moment_on(t, p->zone, day_date(t, p->day), minute);
    const char *wrong = moment_wrong(t, p, at);
    if (wrong) {
        go_back(t, p, wrong);
        return;
    }
    *p = plan_with_time(*p, at / MINUTE);
    take_usual_place(t, p);
    if (!booking_ask_topic(t, p))
        booking_summary_show(t, p, NULL);
}

/* A day without an hour: the usual times of it, or the hours of that part of it. */
static void offer_hours(struct turn *t, struct plan *p, int part)
{
    const char *wrong = moment_wrong(t, p, day_noon(t, p, p->day) + DAY / 2 - 1);
    if (part && !wrong && day_is_open(t, p, p->day))
        booking_part_show(t, p, part);
    else
        go_back(t, p, wrong);
}

bool booking_told(struct turn *t, struct plan *p, const char *words)
{
    struct told_time told;
    if (!told_when(t, p->zone, words, &told))
        return false;
    if (told.date)
        p->day = day_number(t, told.date);
    int minute = told.minute;
    if (p->day && told.lesson)
        minute = slots_lesson_end(t, day_date(t, p->day), told.lesson);
    if (!p->day)
        go_back(t, p, "booking.say_day");
    else if (!told.lesson && minute < 0)
        offer_hours(t, p, (int)told.part);
    else if (minute < 0)
        go_back(t, p, "booking.no_lesson");
    else
        go_on(t, p, minute);
    return true;
}

/* ---- words under the screen ------------------------------------------------------- */

static void place_typed(struct turn *t, struct plan *p)
{
    if (!p->grown || strlen(t->words) > PLACE_LONGEST || strchr(t->words, '\n')) {
        booking_summary_show(t, p,
                             p->grown ? "booking.place_too_long" : "booking.only_listed");
        return;
    }
    booking_keep_place(t->db, t->who.id, t->words);
    p->venue = PLACE_TYPED;
    booking_summary_show(t, p, NULL);
}

/* The plan that was kept for words that may be typed; false when there is none. `more`: a
 * time is one more, and not another one. */
static bool kept_plan(struct turn *t, struct plan *p, bool *more)
{
    const char *kept = booking_kept(t->db, t->who.id);
    *more = *kept == '+';
    return *kept && plan_read(t, kept + *more, p);
}

/* A time is for the screen that was opened for one; a place may be any words. */
bool booking_understands(struct turn *t, int64_t unused)
{
    (void)unused;
    struct plan p;
    bool more;
    struct told_time told;
    return kept_plan(t, &p, &more) && told_when(t, p.zone, t->words, &told);
}

void booking_wrote(struct turn *t, int64_t unused)
{
    (void)unused;
    struct plan p;
    bool one_more;
    if (!*t->words || !kept_plan(t, &p, &one_more)) {
        home_unclear(t);
        return;
    }
    bool at_place = p.count && !p.day && !one_more;
    struct plan other = p;
    other.count -= at_place; /* a time that is typed here stands for the last one */
    if (booking_told(t, &other, t->words))
        return;
    if (at_place && !p.meeting)
        place_typed(t, &p);
    else if (at_place)
        booking_summary_show(t, &p, "booking.hint");
    else
        go_back(t, &p, "booking.hint");
}
