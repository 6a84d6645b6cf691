/* series.c - meetings that come again, as one thing: the others accept all of them by one
 * tap, or each by itself; who wants out of the rest says so once.
 *
 * Each meeting has its own row, card and reminders: moving or cancelling one leaves the
 * others. The card of the series is shown when all of it begins, is accepted or ends. */
#include "handlers/booking.h"

#include <string.h>

#include "handlers/meeting.h"

enum { SHOWN_MOST = 5 };

struct going_on {
    struct meeting_series s;
    struct meeting ahead[REPEATS_MOST];
    size_t count;
};

/* The series, if it is one of the actor's; an old button otherwise. */
static bool find(struct turn *t, int64_t id, struct going_on *on)
{
    on->s = series_of(t->db, t->who.id, id);
    if (!on->s.id || !match_find(t->db, t->who.organisation, on->s.match).id) {
        old_button(t);
        return false;
    }
    on->count = series_ahead(t->db, id, t->now, on->ahead, REPEATS_MOST);
    return true;
}

static bool has_answered(struct turn *t, const struct meeting *g, int64_t person)
{
    return attendee_find(t->db, g->id, person).answer;
}

static size_t unanswered(struct turn *t, const struct going_on *on, int64_t person)
{
    size_t count = 0;
    for (size_t i = 0; i < on->count; i++)
        count += !has_answered(t, &on->ahead[i], person);
    return count;
}

/* ---- the card --------------------------------------------------------------------- */

static void add_meetings(struct card *c, const struct going_on *on)
{
    if (!on->count)
        line(c, "series.nothing_ahead");
    for (size_t i = 0; i < on->count && i < SHOWN_MOST; i++) {
        const struct meeting *g = &on->ahead[i];
        line(c, g->status == MEETING_CONFIRMED ? "series.confirmed" : "series.planned",
             in_zone_(when_("at", g->starts_at), g->zone));
    }
    if (on->count > SHOWN_MOST)
        line(c, "series.and_more", number_("count", (int64_t)(on->count - SHOWN_MOST)));
}

static void put(struct turn *t, const struct going_on *on, int64_t person,
                const char *key)
{
    struct card *c = card(t, person, "series", on->s.id);
    line(c, key, name_("who", t->who.id));
    if (on->count)
        line(c, format(t, "series.every_%s", on->s.every),
             number_("count", (int64_t)on->count));
    gap(c);
    add_meetings(c, on);
    long long id = (long long)on->s.id;
    if (unanswered(t, on, person)) {
        button(c, press_about(t, "series:accept", id), "series.accept");
        style(c, SUCCESS);
        row(c);
    }
    if (on->count) {
        button(c, press_about(t, "series:each", id), "series.each");
        button(c, press_about(t, "series:stop", id), "series.stop");
    }
    nav(c, NULL);
    show(c);
}

static void put_others(struct turn *t, const struct going_on *on, const char *key)
{
    for (const struct member *one = members_of(t->db, on->s.match); one->person; one++)
        if (one->person != t->who.id)
            put(t, on, one->person, key);
}

static void show_own(struct turn *t, int64_t id, const char *key)
{
    struct going_on on;
    if (find(t, id, &on))
        put(t, &on, t->who.id, key);
}

void series_show_sent(struct turn *t, int64_t id)
{
    turn_into(t, "series", id);
    show_own(t, id, "series.sent");
}

/* ---- proposed --------------------------------------------------------------------- */

void series_proposed(struct turn *t, int64_t id)
{
    struct going_on on;
    if (!find(t, id, &on))
        return;
    put_others(t, &on, "series.proposed");
    for (const struct member *one = members_of(t->db, on.s.match); one->person; one++)
        if (one->person != t->who.id)
            nudge_wait(t, one->person, on.s.match);
    series_show_sent(t, id);
}

static void open_series(struct turn *t, int64_t id)
{
    show_own(t, id, "series.title");
}

/* ---- accepted --------------------------------------------------------------------- */

static bool accept_one(struct turn *t, struct meeting *g)
{
    if (has_answered(t, g, t->who.id) ||
        !attendee_answer(t->db, g->id, t->who.id, g->version, "yes", ""))
        return false;
    if (meeting_is_agreed(t->db, g) && meeting_confirm(t->db, g->id, g->version))
        g->status = MEETING_CONFIRMED;
    meeting_timed(t, g->id);
    meeting_refresh(t, g);
    return true;
}

/* Those that were declined one by one stay declined. */
static void accept(struct turn *t, int64_t id)
{
    struct going_on on;
    size_t count = 0;
    if (!find(t, id, &on))
        return;
    for (size_t i = 0; i < on.count; i++)
        count += accept_one(t, &on.ahead[i]);
    if (count)
        put_others(t, &on, "series.accepted_by");
    put(t, &on, t->who.id, "series.accepted");
}

/* ---- each by itself --------------------------------------------------------------- */

static void show_each(struct turn *t, int64_t id)
{
    struct going_on on;
    if (!find(t, id, &on))
        return;
    struct card *c = card(t, t->who.id, "series", id);
    line(c, "series.which");
    for (size_t i = 0; i < on.count && i <= SHOWN_MOST; i++) {
        const struct meeting *g = &on.ahead[i];
        button(c, press_about(t, "series:one", g->id), "series.one",
               in_zone_(day_("date", g->starts_at), g->zone),
               in_zone_(clock_("time", g->starts_at), g->zone));
        row(c);
    }
    nav(c, press_about(t, "series:open", id));
    show(c);
}

static void show_one(struct turn *t, int64_t meeting_id)
{
    struct meeting g = meeting_of(t->db, t->who.id, meeting_id);
    if (g.id && g.organisation == t->who.organisation)
        meeting_show(t, g.id);
    else
        old_button(t);
}

/* ---- the rest is cancelled -------------------------------------------------------- */

static void ask_stop(struct turn *t, int64_t id)
{
    struct going_on on;
    if (!find(t, id, &on))
        return;
    struct card *c = card(t, t->who.id, "series", id);
    line(c, "series.stop_sure", number_("count", (int64_t)on.count));
    add_meetings(c, &on);
    button(c, press_about(t, "series:stopped", id), "series.stop_yes");
    style(c, DANGER);
    nav(c, press_about(t, "series:open", id));
    show(c);
}

static void cancel_one(struct turn *t, const struct meeting *g)
{
    if (!meeting_cancel(t->db, g->id, g->version, t->who.id, "series", t->now))
        return;
    meeting_timed(t, g->id);
    struct meeting now = meeting_anywhere(t->db, g->id);
    meeting_refresh(t, &now);
}

static void stop(struct turn *t, int64_t id)
{
    struct going_on on;
    if (!find(t, id, &on))
        return;
    if (series_end(t->db, id, t->now)) {
        for (size_t i = 0; i < on.count; i++)
            cancel_one(t, &on.ahead[i]);
        on.count = series_ahead(t->db, id, t->now, on.ahead, REPEATS_MOST);
        put_others(t, &on, "series.stopped_by");
    }
    show_own(t, id, "series.stopped");
}

static const struct action actions[] = {
    { "accept", MEMBER, accept },
    { "each", MEMBER, show_each },
    { "one", MEMBER, show_one },
    { "open", MEMBER, open_series },
    { "stop", MEMBER, ask_stop },
    { "stopped", MEMBER, stop },
    { 0 },
};
const struct feature series = {
    .name = "series",
    .actions = actions,
};
