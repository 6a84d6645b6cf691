/* booking_send.c - the last tap: the meeting is there, and the others are asked. The same
 * tap twice makes one meeting. */
#include "handlers/booking.h"

#include <string.h>

/* Shows what is wrong with the plan, where it can be put right; false when nothing is. */
static bool is_refused(struct turn *t, struct plan *p, struct meeting *g)
{
    for (size_t i = 0; i < p->count; i++) {
        const char *wrong = moment_wrong(t, p, p->at[i] * MINUTE);
        if (wrong) {
            p->count = i;
            booking_days_show(t, p, wrong);
            return true;
        }
    }
    if (!p->count)
        booking_days_show(t, p, NULL);
    else if (booking_is_full(t, p) || booking_ask_topic(t, p))
        return true;
    else if (!booking_place(t, p, g)) {
        p->venue = PLACE_OPEN;
        booking_summary_show(t, p, "booking.place_not_allowed");
    } else
        return false;
    return true;
}

/* A topic of another match is none. */
static int64_t topic_of(struct turn *t, const struct plan *p)
{
    for (const struct topic *one = topics_of(t->db, p->m.id); one->id; one++)
        if (one->id == p->topic)
            return one->id;
    return 0;
}

static void add_two(struct turn *t, int64_t id, const struct plan *p)
{
    static const unsigned office = CURATOR | DEPUTY | HEAD;
    for (const int64_t *who = p->people; *who; who++) {
        bool holds = roles_of(t->db, *who, t->who.organisation) & office;
        attendee_add(t->db, id, *who, holds ? "curator" : "guest");
    }
    attendee_answer(t->db, id, t->who.id, 1, "yes", "");
}

static int64_t add_one(struct turn *t, const struct plan *p, const struct meeting *g)
{
    int64_t id = meeting_add(t->db, g, t->now);
    if (!p->match)
        add_two(t, id, p);
    booking_offer(t, id, p);
    return id;
}

/* Of a series the first meetings are of their types in order, all others M4. */
static const char *next_of_series(const char *type)
{
    int number = type_named(type);
    return number < type_named("M4") ? type_at(number + 1) : type;
}

static int64_t add_series(struct turn *t, const struct plan *p, struct meeting *g)
{
    int64_t at[REPEATS_MOST], skipped[REPEATS_MOST];
    size_t left_out, count = repeats_of(t, p, at, skipped, &left_out);
    g->series = series_add(t->db, p->match, repeats_word(p->every),
                           date_in(t, p->zone, count ? at[count - 1] : t->now), t->who.id,
                           t->now);
    for (size_t i = 0; i < count; i++) {
        g->starts_at = at[i];
        meeting_timed(t, meeting_add(t->db, g, t->now));
        g->type = next_of_series(g->type);
    }
    return g->series;
}

static void record_skip(struct turn *t, const struct plan *p)
{
    if (type_skips(t, p))
        match_record(t->db, p->match, t->who.id, "type_skipped",
                     format(t, "%s %s", type_at(p->type), why_word(p->why)), t->now);
}

static void send(struct turn *t, const struct plan *p, struct meeting *g)
{
    record_skip(t, p);
    booking_forget(t->db, t->who.id);
    help_proposed(t, p->people);
    if (p->every) {
        series_proposed(t, add_series(t, p, g));
        return;
    }
    int64_t id = add_one(t, p, g);
    meeting_proposed(t, id);
    meeting_show_sent(t, id, p->count > 1 ? "booking.sent_several" : "booking.sent");
}

/* There is one already: by the same tap, or by the other side. */
static void show_again(struct turn *t, const struct meeting *same)
{
    bool sent = same->made_by == t->who.id && same->status == MEETING_PLANNED;
    if (sent && same->series)
        series_show_sent(t, same->series);
    else if (sent)
        meeting_show_sent(t, same->id, "booking.sent");
    else
        meeting_show(t, same->id);
}

/* booking:send:<plan> */
void booking_send(struct turn *t, int64_t unused)
{
    (void)unused;
    struct plan p;
    if (!plan_pressed(t, &p) || p.meeting)
        return;
    plan_sort(&p);
    struct meeting same =
        p.count ? booking_same(t, &p, p.at[0] * MINUTE) : (struct meeting){ 0 };
    if (same.id) {
        show_again(t, &same);
        return;
    }
    struct meeting g = {
        .organisation = t->who.organisation,
        .match = p.match,
        .type = type_at(p.type),
        .topic = topic_of(t, &p),
        .starts_at = p.at[0] * MINUTE,
        .minutes = p.minutes,
        .zone = p.zone,
        .made_by = t->who.id,
    };
    if (!is_refused(t, &p, &g))
        send(t, &p, &g);
}
