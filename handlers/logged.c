/* logged.c - a meeting that took place is told afterwards, in two taps: the day and the
 * length. It is held for who told it, and the other side is asked once whether it was so;
 * a "no" goes the way of any two answers that differ (took_place_settle.c).
 *
 * In reverse mentoring it had one topic: that is one tap more, for without it nobody
 * knows who was the mentor.
 *
 * Not before the match began, not in the future, at most sixty days back. When something
 * was planned for that day, it may be that one. */
#include "handlers/took_place.h"

#include <stdlib.h>
#include <string.h>

enum { DAYS_BACK = 60, PAGE = 14, NOON = 12 * 60, CLOSED_AFTER = 7 * DAY };

static const int lengths[] = { 15, 30, 45, 60, 90 };

/* ---- the day ---------------------------------------------------------------------- */

static struct match running(struct turn *t, int64_t id)
{
    struct match m = match_of(t->db, t->who.id, id);
    return m.id && match_is_running(&m) && m.active_at ? m : (struct match){ 0 };
}

/* So many days ago: "2026-09-05". */
static const char *day_ago(struct turn *t, int days)
{
    return date_in(t, t->who.zone, day_begins(t, NULL, -days));
}

static bool is_allowed(struct turn *t, const struct match *m, const char *date)
{
    int64_t begins = day_begins(t, date, 0);
    return begins && strcmp(date, date_in(t, t->who.zone, begins)) == 0 &&
           begins <= t->now && begins >= day_begins(t, NULL, -DAYS_BACK) &&
           strcmp(date, date_in(t, t->who.zone, m->active_at)) >= 0;
}

static const char *press(struct turn *t, const char *action, int64_t match,
                         const char *rest)
{
    return format(t, "logged:%s:%lld:%s", action, (long long)match, rest);
}

/* logged:open:<match> */
static void open_days(struct turn *t, int64_t id)
{
    static const char *const keys[] = { "logged.today", "logged.yesterday" };
    struct match m = running(t, id);
    if (!m.id) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "logged.which_day", text_("who", pair_partners(t, id)));
    line(c, "logged.who_sees");
    for (int ago = 0; ago < 2; ago++)
        if (is_allowed(t, &m, day_ago(t, ago)))
            button(c, press(t, "day", id, day_ago(t, ago)), keys[ago]);
    row(c);
    button(c, press(t, "pick", id, "0"), "logged.other_day");
    nav(c, press_about(t, "pair:show", id));
    show(c);
}

/* logged:pick:<match>:<page>: two weeks on a page. */
static void pick_day(struct turn *t, int64_t id)
{
    struct match m = running(t, id);
    int page = (int)strtoll(argument(t, 1), NULL, 10);
    if (!m.id || page < 0 || page > DAYS_BACK / PAGE) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "logged.pick");
    for (int i = 0; i < PAGE; i++) {
        const char *date = day_ago(t, page * PAGE + i);
        if (is_allowed(t, &m, date))
            button(c, press(t, "day", id, date), "logged.day",
                   day_("day", day_begins(t, date, 0)));
        if (i % 3 == 2)
            row(c);
    }
    row(c);
    if (page > 0)
        button(c, press(t, "pick", id, format(t, "%d", page - 1)), "logged.later_days");
    if (is_allowed(t, &m, day_ago(t, (page + 1) * PAGE)))
        button(c, press(t, "pick", id, format(t, "%d", page + 1)), "logged.days_before");
    nav(c, press_about(t, "logged:open", id));
    show(c);
}

/* ---- the length ------------------------------------------------------------------- */

/* logged:day:<match>:<date> */
static void choose_day(struct turn *t, int64_t id)
{
    struct match m = running(t, id);
    const char *date = argument(t, 1);
    if (!m.id || !is_allowed(t, &m, date)) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "logged.how_long", day_("day", day_begins(t, date, 0)));
    for (size_t i = 0; i < COUNT(lengths); i++)
        button(c, press(t, "make", id, format(t, "%s:%d", date, lengths[i])),
               i + 1 < COUNT(lengths) ? "logged.minutes" : "logged.minutes_more",
               number_("count", lengths[i]));
    nav(c, press_about(t, "logged:open", id));
    show(c);
}

static int length_told(struct turn *t)
{
    int64_t minutes = strtoll(argument(t, 2), NULL, 10);
    for (size_t i = 0; i < COUNT(lengths); i++)
        if (lengths[i] == minutes)
            return lengths[i];
    return 0;
}

/* ---- one that was planned --------------------------------------------------------- */

/* Some other meeting of that day by whose hour it may be; id 0: none. */
static struct meeting planned_then(struct turn *t, int64_t match, const char *date)
{
    struct meeting m =
        meeting_between(t->db, match, day_begins(t, date, 0), day_begins(t, date, 1));
    return m.id && m.starts_at <= t->now ? m : (struct meeting){ 0 };
}

static void put_done(struct turn *t, int64_t meeting_id)
{
    struct meeting m = meeting_of(t->db, t->who.id, meeting_id);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "logged.done", in_zone_(day_("day", m.starts_at), m.zone),
         number_("count", m.held_minutes ? m.held_minutes : m.minutes));
    line(c, m.one_sided ? "logged.others_asked" : "logged.others_know");
    if (t->now < meeting_ends(&m) + CLOSED_AFTER &&
        !feedback_begun(t->db, t->who.id, m.id)) {
        button(c, press_about(t, "feedback:begin", m.id), "logged.mark");
        row(c);
    }
    nav(c, press_about(t, "pair:show", m.match));
    show(c);
}

static void put_is_it(struct turn *t, int64_t id, const struct meeting *m)
{
    const char *rest = format(t, "%s:%d", argument(t, 1), length_told(t));
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "logged.is_it", took_place_at(m));
    button(c, press(t, "same", id, press_about(t, rest, m->id)), "logged.same");
    style(c, PRIMARY);
    row(c);
    button(c, press(t, "other", id, rest), "logged.another");
    nav(c, press_about(t, "logged:open", id));
    show(c);
}

/* logged:same:<match>:<date>:<minutes>:<meeting> */
static void same(struct turn *t, int64_t id)
{
    struct match match = running(t, id);
    struct meeting m = planned_then(t, id, argument(t, 1));
    int minutes = length_told(t);
    if (!match.id || !minutes || m.id != strtoll(argument(t, 3), NULL, 10)) {
        old_button(t);
        return;
    }
    if (!took_place_decided(&m) &&
        outcome_tell(t->db, m.id, t->who.id, "yes", minutes, t->now)) {
        attendee_mark(t->db, m.id, t->who.id, 1, t->who.id);
        took_place_settle(t, m.id, TOOK_PLACE_PATIENT);
    }
    m = meeting_of(t->db, t->who.id, m.id);
    took_place_put(t, &m, NULL);
    feedback_begin(t, m.id);
}

/* ---- made ------------------------------------------------------------------------- */

/* Which one it is by order: the first is the introduction, and so on (domain.md 1.7). */
static const char *type_by_order(struct turn *t, const struct match *m)
{
    static const char *const order[] = { "M1", "M2", "M3" };
    if (strcmp(m->kind, "SIT") == 0)
        return "MK";
    for (size_t i = 0; i < COUNT(order); i++)
        if (meetings_held(t->db, m->id, order[i]) == 0)
            return order[i];
    return "M4";
}

/* No hour is asked for: noon, or of today what has just ended. */
static int64_t hour_of(struct turn *t, const char *date, int minutes)
{
    int64_t noon = moment_on(t, t->who.zone, date, NOON),
            latest = t->now - (int64_t)minutes * MINUTE;
    int64_t begins = day_begins(t, date, 0);
    if (noon <= latest)
        return noon;
    return latest > begins ? latest : begins;
}

static void tell_of_it(struct turn *t, int64_t id, int minutes)
{
    outcome_tell(t->db, id, t->who.id, "yes", minutes, t->now);
    attendee_mark(t->db, id, t->who.id, 1, t->who.id);
    struct meeting m = meeting_of(t->db, t->who.id, id);
    took_place_is(t, &m, MEETING_HELD, true, minutes);
    for (const struct attendee *a = attendees_of(t->db, id); a->person; a++)
        if (a->person != t->who.id)
            later(t, "took_place.ask", a->person, id, m.version, t->now);
    later(t, "took_place.close", 0, id, m.version, t->now + CLOSED_AFTER);
}

/* False when it is still to be said which topic it had; 0: the match has none. */
static bool topic_told(struct turn *t, const struct match *m, int64_t *topic)
{
    const struct match_kind *kind = match_kind_named(m->kind);
    const struct topic *all = topics_of(t->db, m->id);
    *topic = topic_find(t->db, m->id, strtoll(argument(t, 3), NULL, 10)).id;
    if (*topic || !kind || !kind->reverse || !all->id)
        return true;
    *topic = all[1].id ? 0 : all->id;
    return *topic != 0;
}

/* The press that asked goes on, with the topic at its end. */
static void ask_topic(struct turn *t, int64_t match, const char *action)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "logged.which_topic");
    for (const struct topic *one = topics_of(t->db, match); one->id; one++) {
        button(c,
               press(t, action, match,
                     format(t, "%s:%d:%lld", argument(t, 1), length_told(t),
                            (long long)one->id)),
               "logged.topic", text_("topic", one->title));
        row(c);
    }
    nav(c, format(t, "logged:day:%lld:%s", (long long)match, argument(t, 1)));
    show(c);
}

static void make(struct turn *t, const struct match *match, const char *date, int minutes,
                 const char *action)
{
    int64_t topic;
    if (!topic_told(t, match, &topic)) {
        ask_topic(t, match->id, action);
        return;
    }
    struct meeting m = { .organisation = match->organisation,
                         .match = match->id,
                         .type = type_by_order(t, match),
                         .starts_at = hour_of(t, date, minutes),
                         .minutes = minutes,
                         .zone = t->who.zone,
                         .topic = topic,
                         .logged = true,
                         .made_by = t->who.id };
    int64_t id = meeting_add(t->db, &m, t->now);
    tell_of_it(t, id, minutes);
    put_done(t, id);
}

/* logged:make:<match>:<date>:<minutes>; told twice it is the same one. */
static void make_or_ask(struct turn *t, int64_t id)
{
    struct match m = running(t, id);
    const char *date = argument(t, 1);
    int minutes = length_told(t);
    if (!m.id || !minutes || !is_allowed(t, &m, date)) {
        old_button(t);
        return;
    }
    struct meeting planned = planned_then(t, id, date);
    if (planned.logged && planned.made_by == t->who.id)
        put_done(t, planned.id);
    else if (planned.id)
        put_is_it(t, id, &planned);
    else
        make(t, &m, date, minutes, "make");
}

/* logged:other:<match>:<date>:<minutes>: another one of the same day, once. */
static void another(struct turn *t, int64_t id)
{
    struct match m = running(t, id);
    const char *date = argument(t, 1);
    int minutes = length_told(t);
    struct meeting last = meeting_last_held(t->db, id, NULL);
    if (!m.id || !minutes || !is_allowed(t, &m, date))
        old_button(t);
    else if (last.logged && last.made_by == t->who.id &&
             strcmp(date_in(t, last.zone, last.starts_at), date) == 0)
        put_done(t, last.id);
    else
        make(t, &m, date, minutes, "other");
}

static const struct action actions[] = {
    { "day", MEMBER, choose_day },
    { "make", MEMBER, make_or_ask },
    { "open", MEMBER, open_days },
    { "other", MEMBER, another },
    { "pick", MEMBER, pick_day },
    { "same", MEMBER, same },
    { 0 },
};
const struct feature logged = {
    .name = "logged",
    .actions = actions,
};
