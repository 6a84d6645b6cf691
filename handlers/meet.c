/* meet.c - the command of booking: /meet, and /meet with a time behind it. */
#include "handlers/booking.h"

enum { SHOWN_MOST = 6 };

/* In more than one match: which of them is meant. With a time, it goes along. */
static void choose(struct turn *t, const struct match *m, const struct plan *told)
{
    struct card *c = card(t, t->who.id, "booking", 0);
    line(c, "booking.with_whom");
    for (int shown = 0; m->id && shown < SHOWN_MOST; m++) {
        struct plan p = { .match = m->id, .venue = PLACE_OPEN };
        if (!plan_found(t, &p))
            continue;
        if (told && told->count)
            p.at[p.count++] = told->at[0];
        button(c, p.count ? plan_press(t, "place", &p) : booking_press(t, m->id),
               "booking.partners", text_("who", plan_partners(t, &p)));
        row(c);
        shown++;
    }
    nav(c, NULL);
    booking_keep(t->db, t->who.id, "");
    show(c);
}

/* The first match that goes on, and how many do. */
static size_t first_of(struct turn *t, const struct match *all, struct plan *out)
{
    size_t count = 0;
    *out = (struct plan){ 0 };
    for (; all->id; all++) {
        struct plan p = { .match = all->id, .venue = PLACE_OPEN };
        if (plan_found(t, &p) && !count++)
            *out = p;
    }
    return count;
}

static struct plan time_told(struct turn *t, struct plan p)
{
    struct told_time told;
    if (!told_when(t, p.zone, t->words, &told) || !told.date)
        return p;
    int minute = told.lesson ? slots_lesson_end(t, told.date, told.lesson) : told.minute;
    if (minute >= 0)
        p.at[p.count++] = moment_on(t, p.zone, told.date, minute) / MINUTE;
    return p;
}

static void start(struct turn *t, int64_t unused)
{
    (void)unused;
    const struct match *all = matches_of(t->db, t->who.id, false);
    struct plan p;
    size_t count = first_of(t, all, &p);
    if (!count) {
        say(t, "booking.no_match");
        home_show(t);
    } else if (count > 1) {
        p = *t->words ? time_told(t, p) : p;
        choose(t, all, &p);
    } else if (!*t->words) {
        booking_open(t, &p);
    } else if (!booking_is_full(t, &p) && !booking_told(t, &p, t->words)) {
        booking_days_show(t, &p, "booking.hint");
    }
}

const struct feature meet = {
    .name = "meet",
    .start = { "meet", MEMBER, start },
    .in_menu = true,
};
