/* help_desk_late.c - how long a request waits and how late it is, in hours of open school
 * (domain.md 4.9 RF-06: late is yellow, late by as long again as was promised is red).
 *
 * Both are put on record once for each request, by a promise of its own, so that nothing
 * walks over all of them. Whoever has it is told by the course of the case itself. */
#include "handlers/help_desk.h"

/* ---- on record ----------------------------------------------------------------------
 */

static int64_t time_given(struct turn *t, const struct help_case *h)
{
    return working_minutes(t, h->organisation, h->asked_at, h->promised_by);
}

static bool is_unanswered(const struct help_case *h)
{
    return case_is_owed(h) && !h->safety && !h->first_answer_at;
}

void help_desk_watch(struct turn *t, const struct help_case *h)
{
    struct flag raised;
    if (flags_of_rule(t->db, h->organisation, "RF-06", h->id, &raised, 1))
        flags_touch_case(t, h->id);
    if (!is_unanswered(h))
        forget(t, "help_desk.late", 0, h->id);
    else if (h->promised_by > t->now)
        later(t, "help_desk.late", 0, h->id, 0, h->promised_by);
}

void help_desk_late(struct turn *t, int64_t id, int twice)
{
    struct help_case h = case_anywhere(t->db, id);
    const char *flag = twice ? "flag.rf06.red" : "flag.rf06.yellow";
    if (!is_unanswered(&h) || audit_has(t->db, h.organisation, flag, id, h.asked_at))
        return;
    audit_add(t->db, t->now, h.organisation, 0, flag, id, h.urgency);
    flags_touch_case(t, id);
    if (!twice)
        later(t, "help_desk.late", 0, id, 1,
              working_time(t, h.organisation, h.promised_by, (int)time_given(t, &h)));
}

/* ---- in words -----------------------------------------------------------------------
 */

const char *help_desk_span(struct turn *t, int64_t minutes)
{
    if (minutes < 60)
        return words_for(t, t->who.id, "help_desk.minutes", number_("count", minutes));
    return words_for(t, t->who.id, "help_desk.hours", number_("count", minutes / 60));
}

static void add_age(struct turn *t, struct card *c, const struct help_case *h)
{
    int64_t waits = working_minutes(t, h->organisation, h->asked_at, t->now);
    line(c, waits && !h->first_answer_at ? "help_desk.asked" : "help_desk.asked_at",
         when_("at", h->asked_at), text_("span", help_desk_span(t, waits)));
}

static void add_due(struct turn *t, struct card *c, const struct help_case *h)
{
    int64_t due = case_due(h);
    if (!due || due > t->now) {
        line(c, "help_desk.by", when_("by", h->answer_by));
        return;
    }
    int64_t late = working_minutes(t, h->organisation, due, t->now);
    const char *key = !late                      ? "help_desk.late_just"
                      : late >= time_given(t, h) ? "help_desk.late_twice"
                                                 : "help_desk.late";
    line(c, key, when_("by", due), text_("span", help_desk_span(t, late)));
}

static void add_owner(struct turn *t, struct card *c, const struct help_case *h)
{
    int64_t due = case_due(h);
    bool moved = h->state == CASE_TAKEN && due && due <= t->now && h->answer_by > t->now;
    bool own = h->owner == t->who.id;
    const char *key = moved ? "help_desk.taken_by" : "help_desk.taken";
    if (h->state == CASE_WAITING)
        key = own ? "help_desk.awaited_you" : "help_desk.awaited";
    line(c, key, name_("who", h->owner), when_("by", h->answer_by));
}

void help_desk_times(struct turn *t, struct card *c, const struct help_case *h)
{
    add_age(t, c, h);
    if (!case_is_owed(h)) {
        line(c, h->state == CASE_ANSWERED ? "help_desk.answered" : "help_desk.closed",
             name_("who", h->owner), when_("at", h->closed_at));
        return;
    }
    if (h->state == CASE_TAKEN && h->first_answer_at)
        line(c, "help_desk.first_answer", when_("at", h->first_answer_at));
    else
        add_due(t, c, h);
    add_owner(t, c, h);
}
