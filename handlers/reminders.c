/* reminders.c - a meeting is remembered in time, as each person chose.
 *
 * A reminder is the meeting's own card, sent anew: what it says is read from the row when
 * it comes, so that no old time can stand in it. Every change of the row, of a person's
 * zone, quiet hours or choice forgets all of them and makes them anew. One that would
 * fall into quiet hours comes before them, or when that has passed, at their end; two
 * that would come together are one.
 *
 * Whoever has said yes to what is not agreed yet is reminded once: no answer so far.
 *
 * Nothing is remembered of a match that rests on that day, nor by somebody who has asked
 * an adult for a talk about it (safety.c promises that). */
#include "handlers/reminders.h"

#include <stdlib.h>
#include <string.h>

#include "handlers/gatherings.h"
#include "handlers/meeting.h"

enum { TOGETHER = 10 * MINUTE, EVENING = 19 * 60, MORNING = 8 * 60 };
enum { SNOOZED = REMINDER_KINDS };

/* ---- when ------------------------------------------------------------------------- */

/* When this one would come, were there no quiet hours; seconds UTC. */
static int64_t meant(struct turn *t, const struct person *p, const struct meeting *m,
                     enum reminder_kind kind)
{
    const char *day = date_in(t, p->zone, m->starts_at);
    switch (kind) {
    case REMINDER_DAY:
        return m->starts_at - DAY;
    case REMINDER_EVENING:
        return moment_on(t, p->zone, date_after(t->db, day, -1), EVENING);
    case REMINDER_MORNING:
        return moment_on(t, p->zone, day, MORNING);
    case REMINDER_TWO_HOURS:
        return m->starts_at - 2 * HOUR;
    case REMINDER_HALF_HOUR:
        return m->starts_at - 30 * MINUTE;
    case REMINDER_KINDS:
        break;
    }
    return 0;
}

/* When it does come; 0: not at all. */
static int64_t comes(struct turn *t, const struct person *p, const struct meeting *m,
                     enum reminder_kind kind)
{
    int64_t at = meant(t, p, m, kind);
    if (at <= t->now || at >= m->starts_at)
        return 0;
    int64_t before = awake_before(t, p->id, at);
    if (before <= t->now)
        before = awake_after(t, p->id, at);
    return before < m->starts_at ? before : 0;
}

/* Their own yes waits for that of another. */
static bool waits_for_others(const struct meeting *m, const struct attendee *a)
{
    return m->status == MEETING_PLANNED && a->answer && strcmp(a->answer, "yes") == 0;
}

static void watch_one(struct turn *t, const struct meeting *m, int64_t person)
{
    struct person p = person == t->who.id ? t->who : person_find(t->db, person);
    struct attendee a = attendee_find(t->db, m->id, person);
    size_t most = waits_for_others(m, &a) ? 1 : REMINDER_KINDS;
    unsigned chosen = reminders_chosen(t, person);
    int64_t kept[REMINDER_KINDS];
    size_t count = 0;
    for (int kind = 0; kind < REMINDER_KINDS && count < most; kind++) {
        int64_t at = chosen & 1u << kind ? comes(t, &p, m, (enum reminder_kind)kind) : 0;
        for (size_t i = 0; i < count && at; i++)
            if (llabs(kept[i] - at) < TOGETHER)
                at = 0;
        if (!at)
            continue;
        kept[count++] = at;
        later_before(t, "reminders.due", person, m->id, kind, at, m->starts_at);
    }
}

void reminders_watch(struct turn *t, const struct meeting *m)
{
    forget(t, "reminders.due", ANYONE, m->id);
    forget(t, "reminders.again", ANYONE, m->id);
    if (!meeting_is_open(m) || m->starts_at <= t->now)
        return;
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++)
        if (!a->answer || strcmp(a->answer, "yes") == 0)
            watch_one(t, m, a->person);
}

void reminders_again(struct turn *t)
{
    enum { AT_ONCE = 60 };
    struct meeting ahead[AT_ONCE];
    size_t count = meetings_ahead_of(t->db, t->who.id, t->now, ahead, AT_ONCE);
    for (size_t i = 0; i < count; i++) {
        forget(t, "reminders.due", t->who.id, ahead[i].id);
        if (ahead[i].starts_at > t->now)
            watch_one(t, &ahead[i], t->who.id);
    }
}

/* ---- reminded --------------------------------------------------------------------- */

static bool rests_then(struct turn *t, const struct meeting *m)
{
    struct match match = m->match ? match_anywhere(t->db, m->match) : (struct match){ 0 };
    if (match.state == MATCH_PAUSED && !match.paused_until)
        return true;
    return m->starts_at >= match.paused_from && m->starts_at < match.paused_until;
}

/* The meeting that the actor is to be reminded of; id 0: there is nothing to remind of.
 */
static struct meeting to_come(struct turn *t, int64_t id)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    struct attendee a = attendee_find(t->db, id, t->who.id);
    bool declined = a.answer && strcmp(a.answer, "no") == 0;
    if (!meeting_is_open(&m) || m.starts_at <= t->now || declined)
        m.id = 0;
    return m;
}

static void remind(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct meeting m = to_come(t, id);
    if (!m.id || t->who.state != PERSON_ACTIVE || t->who.paused_until > t->now ||
        rests_then(t, &m) || safety_case_of(t->db, t->who.id, m.match))
        return;
    if (meeting_is_general(&m)) {
        gatherings_invitation(t, &m, "reminders.soon");
        return;
    }
    struct meeting_view v = meeting_view(t, &m, t->who.id);
    v.self.was = 0; /* a reminder names the one time there is */
    v.reminding = true;
    struct card *c = meeting_lines(t, &v,
                                   meeting_asks(&v)                ? "reminders.ask"
                                   : waits_for_others(&m, &v.self) ? "reminders.no_answer"
                                                                   : "reminders.soon");
    meeting_buttons(t, c, &v);
    show(c);
}

/* ---- later ------------------------------------------------------------------------ */

static const struct {
    int minutes;
    const char *key;
} snoozes[] = {
    { 15, "reminders.in_15" },
    { 60, "reminders.in_60" },
    { 180, "reminders.in_180" },
};

/* Not past the start, and not into quiet hours. */
static bool may_snooze(struct turn *t, const struct meeting *m, int64_t minutes)
{
    int64_t at = t->now + minutes * MINUTE;
    return at < m->starts_at && awake_after(t, t->who.id, at) == at;
}

/* reminders:snooze:<meeting> */
static void ask_snooze(struct turn *t, int64_t id)
{
    struct meeting m = to_come(t, id);
    if (!m.id) {
        meeting_show(t, id);
        return;
    }
    struct card *c = card(t, t->who.id, "meeting", id);
    bool any = false;
    for (size_t i = 0; i < COUNT(snoozes); i++)
        any |= may_snooze(t, &m, snoozes[i].minutes);
    line(c, any ? "reminders.when_again" : "reminders.no_later");
    marked_line(c, meeting_when(t, t->who.id, &m));
    for (size_t i = 0; i < COUNT(snoozes); i++)
        if (may_snooze(t, &m, snoozes[i].minutes)) {
            button(c,
                   format(t, "reminders:wait:%lld:%d", (long long)id, snoozes[i].minutes),
                   snoozes[i].key);
            row(c);
        }
    nav(c, press_about(t, "meeting:show", id));
    show(c);
}

/* reminders:wait:<meeting>:<minutes> */
static void snooze(struct turn *t, int64_t id)
{
    struct meeting m = to_come(t, id);
    long minutes = strtol(argument(t, 1), NULL, 10);
    for (size_t i = 0; i < COUNT(snoozes) && m.id; i++)
        if (snoozes[i].minutes == minutes && may_snooze(t, &m, minutes)) {
            int64_t at = t->now + minutes * MINUTE;
            later_before(t, "reminders.again", t->who.id, id, SNOOZED, at, m.starts_at);
            struct meeting_view v = meeting_view(t, &m, t->who.id);
            struct card *c = meeting_lines(t, &v, NULL);
            line(c, "reminders.will_again", clock_("at", at));
            meeting_buttons(t, c, &v);
            show(c);
            return;
        }
    meeting_show(t, id);
}

/* ---- the feature ------------------------------------------------------------------ */

static const struct action actions[] = {
    /* keep alphabetized */
    { "choose", MEMBER, reminders_choose },
    { "open", MEMBER, reminders_open },
    { "snooze", MEMBER, ask_snooze },
    { "wait", MEMBER, snooze },
    { 0 },
};
static const struct due due[] = {
    { "again", BREAKS_IN, 0, remind }, /* at the minute that they chose */
    { "due", COMES_BEFORE, 0, remind },
    { 0 },
};

const struct feature reminders = {
    .name = "reminders",
    .actions = actions,
    .due = due,
};
