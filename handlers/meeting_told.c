/* meeting_told.c - who takes part hears of a proposal, a move, a cancellation.
 *
 * Each is a promise that reads the row again and shows the card as the meeting is by
 * then. What changes within twelve hours comes at any hour; the rest waits for the end of
 * quiet hours, and never counts as a push. */
#include "handlers/meeting.h"

enum { NEAR = 12 * HOUR };

static bool is_near(const struct turn *t, int64_t at)
{
    return at > t->now && at <= t->now + NEAR;
}

/* A move or a cancellation of what this person knows of, or did not, and begins soon. */
static bool breaks_in(const struct turn *t, const struct meeting *m,
                      const struct attendee *a)
{
    bool changed = m->status == MEETING_CANCELLED || m->version > 1;
    return changed && (is_near(t, m->starts_at) || is_near(t, a->told));
}

static void tell_one(struct turn *t, const struct meeting *m, const struct attendee *a,
                     int step)
{
    bool urgent = step == MEETING_NEWS && breaks_in(t, m, a);
    later(t, urgent ? "meeting.urgent" : "meeting.told", a->person, m->id, step, t->now);
}

void meeting_tell_others(struct turn *t, const struct meeting *m)
{
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++) {
        if (a->person == t->who.id)
            continue;
        tell_one(t, m, a, MEETING_NEWS);
        if (m->match && meeting_is_open(m) && !a->answer)
            nudge_wait(t, a->person, m->match);
    }
}

void meeting_tell_asker(struct turn *t, const struct meeting *m, int step)
{
    struct attendee a = attendee_find(t->db, m->id, meeting_asker(t, m, t->who.id));
    if (a.person && a.person != t->who.id)
        tell_one(t, m, &a, step);
}

/* Does it still say something that this person has not seen? */
static bool is_news(const struct meeting *m, const struct attendee *a, int step)
{
    switch (step) {
    case MEETING_AGREED:
        return m->status == MEETING_CONFIRMED;
    case MEETING_REFUSED:
        return m->status == MEETING_PLANNED;
    default:
        return a->seen != m->version;
    }
}

static void told(struct turn *t, int64_t id, int step)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    struct attendee a = attendee_find(t->db, id, t->who.id);
    if (!m.id || t->who.state != PERSON_ACTIVE || !is_news(&m, &a, step))
        return;
    if (meeting_has_ended(t, &m) && m.status != MEETING_CANCELLED)
        return;
    if (!a.seen && m.status == MEETING_CANCELLED)
        return; /* it came and went while they slept */
    bool first = !a.seen && !is_near(t, m.starts_at);
    if (first && t->who.paused_until > t->now)
        later(t, "meeting.told", t->who.id, id, step, t->who.paused_until);
    else
        meeting_put(t, &m, t->who.id, NULL);
}

const struct due meeting_due[] = {
    { "told", COMES_BEFORE, 0, told },
    { "urgent", BREAKS_IN, 0, told },
    { 0 },
};
