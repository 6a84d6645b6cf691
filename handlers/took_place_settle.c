/* took_place_settle.c - what follows from what each side said of a meeting.
 *
 * The sides are the mentors and the mentees; of a meeting without a match, whoever made
 * it and the others. Both say yes: held, and partly when anybody says it was shorter. In
 * a group one yes of each side is enough. One side says yes and the other nothing: held
 * after 48 hours, marked so. They differ: both are asked once more, then the curator
 * hears. Nobody says yes: moved, when anybody says so; else cancelled, with the reason
 * they gave; missed by somebody only when that is their own word. Who says that it was
 * without them counts for neither. */
#include "handlers/took_place.h"

#include <string.h>

#include "handlers/meeting.h"

enum { WAITED = 48 * HOUR };
enum { MENTORS, OTHERS, SIDES };

struct said {
    int yes[SIDES], no[SIDES], silent[SIDES];
    int people;
    int asked_again; /* who has not answered the second question */
    int minutes;     /* the longest that a mentor told */
    bool shorter, moved, late;
    const char *reason, *missed_by; /* a word, a role; "" */
};

/* ---- what was said ---------------------------------------------------------------- */

static int side_of(const struct meeting *m, const struct attendee *a)
{
    bool first = m->match ? strcmp(a->role, "mentor") == 0 : a->person == m->made_by;
    return first ? MENTORS : OTHERS;
}

static void add_not_held(struct said *s, const struct attendee *a)
{
    s->moved |= strcmp(a->held, "moved") == 0;
    if (*a->held_reason && !*s->reason)
        s->reason = a->held_reason;
    if (strcmp(a->held_reason, "mine") == 0) /* both: by nobody in particular */
        s->missed_by = *s->missed_by ? "both" : a->role;
}

static void add_one(struct said *s, const struct meeting *m, const struct attendee *a)
{
    int side = side_of(m, a);
    s->people++;
    s->asked_again += a->asked == ASKED_AGAIN;
    if (took_place_declined(a))
        return;
    if (!a->held) {
        s->silent[side]++;
    } else if (!took_place_says_yes(a)) {
        s->no[side]++;
        add_not_held(s, a);
    } else if (a->present != 0) {
        s->yes[side]++;
        s->shorter |= strcmp(a->held, "shorter") == 0;
        if (a->held_minutes > s->minutes)
            s->minutes = a->held_minutes;
    }
}

static struct said what_was_said(struct turn *t, const struct meeting *m)
{
    struct said s = { .reason = "", .missed_by = "" };
    int64_t first = 0;
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++) {
        add_one(&s, m, a);
        if (a->held && (!first || a->held_at < first))
            first = a->held_at;
    }
    s.late = first && t->now >= first + WAITED;
    return s;
}

/* ---- what follows ----------------------------------------------------------------- */

enum verdict { OPEN, HELD, NOT_HELD, DIFFER };

static enum verdict nobody_says_yes(const struct said *s, bool late,
                                    enum took_place_hurry hurry)
{
    if (s->no[MENTORS] + s->no[OTHERS] == 0)
        return OPEN;
    if (!late && s->silent[MENTORS] + s->silent[OTHERS] > 0)
        return OPEN;
    /* while it is open, another day can be named */
    return s->moved && !late && hurry != TOOK_PLACE_NO_DAY ? OPEN : NOT_HELD;
}

static enum verdict verdict_on(const struct said *s, enum took_place_hurry hurry)
{
    bool late = s->late || hurry == TOOK_PLACE_NO_LONGER;
    if (s->yes[MENTORS] && s->yes[OTHERS])
        return HELD;
    if (!s->yes[MENTORS] && !s->yes[OTHERS])
        return nobody_says_yes(s, late, hurry);
    int other = s->yes[MENTORS] ? OTHERS : MENTORS;
    if (s->silent[other] && !late)
        return OPEN;
    if (s->no[other])
        return DIFFER;
    return late ? HELD : OPEN;
}

bool took_place_is(struct turn *t, const struct meeting *m, enum meeting_status status,
                   bool one_sided, int minutes)
{
    if (!meeting_settle(t->db, m->id, status, one_sided, minutes, t->now))
        return false;
    struct meeting now = meeting_anywhere(t->db, m->id);
    reminders_watch(t, &now);
    guardian_told_watch(t, &now);
    meeting_settled(t, &now);
    contacts_met(t, &now);
    struct match match = m->match ? match_anywhere(t->db, m->match) : (struct match){ 0 };
    if (!match.id)
        return true;
    match_record(t->db, m->match, t->who.id, "took_place",
                 format(t, "%lld %s", (long long)m->id, meeting_status_word(status)),
                 t->now);
    absence_watch(t, &match);
    flags_touch(t, m->match);
    return true;
}

static void not_held(struct turn *t, const struct meeting *m, const struct said *s)
{
    bool pair_of_two = m->match && s->people == 2;
    enum meeting_status status = MEETING_CANCELLED;
    if (s->moved)
        status = MEETING_MOVED;
    else if (pair_of_two && strcmp(s->missed_by, "mentor") == 0)
        status = MEETING_MISSED_MENTOR;
    else if (pair_of_two && strcmp(s->missed_by, "mentee") == 0)
        status = MEETING_MISSED_MENTEE;
    took_place_is(t, m, status, s->silent[MENTORS] + s->silent[OTHERS] > 0, 0);
    outcome_explain(t->db, m->id, s->reason);
}

static void ask_once_more(struct turn *t, const struct meeting *m)
{
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++)
        if (a->asked == ASKED_AGAIN && a->person != t->who.id)
            soon(t, "took_place.again", a->person, m->id, m->version);
    later(t, "took_place.decide", 0, m->id, m->version, t->now + WAITED);
}

static void differ(struct turn *t, const struct meeting *m, const struct said *s,
                   enum took_place_hurry hurry)
{
    if (outcome_ask_again(t->db, m->id)) {
        ask_once_more(t, m);
        return;
    }
    if (s->asked_again && hurry != TOOK_PLACE_NO_LONGER)
        return;
    if (took_place_is(t, m, MEETING_DISPUTED, false, 0))
        took_place_judges_hear(t, m, "took_place.disputed");
}

/* Whoever has not answered is waited for from the first answer on. */
static void wait_for_others(struct turn *t, const struct meeting *m, const struct said *s)
{
    bool somebody = s->yes[MENTORS] + s->yes[OTHERS] + s->no[MENTORS] + s->no[OTHERS] > 0;
    if (somebody && !s->late &&
        !promise_when(t->db, "took_place.settle", 0, m->id, m->version))
        later(t, "took_place.settle", 0, m->id, m->version, t->now + WAITED);
}

void took_place_settle(struct turn *t, int64_t id, enum took_place_hurry hurry)
{
    struct meeting m = meeting_anywhere(t->db, id);
    if (!m.id || took_place_decided(&m))
        return;
    struct said s = what_was_said(t, &m);
    switch (verdict_on(&s, hurry)) {
    case HELD:
        took_place_is(t, &m, s.shorter ? MEETING_PARTLY : MEETING_HELD,
                      !s.yes[MENTORS] || !s.yes[OTHERS], s.minutes);
        outcome_explain(t->db, m.id, "");
        break;
    case NOT_HELD:
        not_held(t, &m, &s);
        break;
    case DIFFER:
        differ(t, &m, &s, hurry);
        break;
    case OPEN:
        wait_for_others(t, &m, &s);
        break;
    }
}

/* A time that nobody had agreed to, and of which nobody says that it took place, was a
 * proposal and no meeting. */
void took_place_close(struct turn *t, int64_t id)
{
    struct meeting m = meeting_anywhere(t->db, id);
    feedback_close(t->db, id, 0, t->now);
    if (promise_when(t->db, "took_place.decide", 0, id, m.version))
        return; /* they were asked once more, and may still think about it */
    took_place_settle(t, id, TOOK_PLACE_NO_LONGER);
    m = meeting_anywhere(t->db, id);
    if (!meeting_is_open(&m))
        return;
    if (m.status == MEETING_PLANNED) {
        took_place_is(t, &m, MEETING_CANCELLED, false, 0);
        outcome_explain(t->db, id, "unanswered");
        return;
    }
    took_place_is(t, &m, MEETING_UNKNOWN, false, 0);
    took_place_judges_hear(t, &m, "took_place.unheard");
}
