/* nudge.c - nobody is left in silence: when a question or a proposal of a match waits for
 * somebody who does nothing, they get a soft note after 3 days and are asked why after 7;
 * after 10 the partner is told kindly of a pause, after 14 the overseers hear
 * (product.md 2, 3).
 *
 * Anything they do ends it. Days are those that count for the match: holidays, exams and
 * pauses stop the clock. What waits is found once an hour from its rows, so nobody has to
 * call for it; each step reads the row again before anything is said.
 *
 * Nobody is asked for the same thing twice at a time. A proposed meeting climbs the whole
 * ladder. A match that has not begun and its agreement have a reminder of their own after
 * 3 days and reach the overseers after 6: of them only the question why is asked here.
 * Whether a meeting took place, and its marks, are reminded of once and closed after 7
 * days: they are not waited for here at all. A step that would ask within two days of
 * another reminder - by an overseer, or before the meeting itself - waits for two days.
 * While something has waited for three days, absence.c asks and tells nothing. Who asked
 * the safeguarding adults about the match (safety.c) is not asked for anything of it. */
#include "handlers/nudge.h"

#include <string.h>

static const int days[] = { 3, 7, 10, 14 };
enum { NOTE, WHY, PARTNER, OVERSEERS, STEPS, SLICE = 200 };
enum { REMINDED_LATELY = 2 * DAY, LOOKED_AT_AGAIN = 7 * DAY };

bool nudge_goes_on(struct turn *t, const struct silence *s)
{
    if (!s->id || s->ended_at)
        return false;
    struct match m = match_anywhere(t->db, s->match);
    bool waits = match_awaits(t->db, s->person, s->match, t->now).what &&
                 person_last_at(t->db, s->person) <= s->since && match_is_live(&m) &&
                 m.state != MATCH_PAUSED && !safety_case_of(t->db, s->person, s->match);
    if (!waits)
        silence_end(t->db, s->id, t->now);
    return waits;
}

/* ---- beginning -------------------------------------------------------------------- */

static void begin(struct turn *t, int64_t person, int64_t match, int64_t since)
{
    if (safety_case_of(t->db, person, match))
        return;
    int64_t id = silence_begin(t->db, person, match, since);
    int64_t first = since + days[NOTE] * DAY;
    if (id)
        later(t, "nudge.step", person, id, NOTE, first > t->now ? first : t->now);
}

void nudge_wait(struct turn *t, int64_t person, int64_t match)
{
    struct awaited w = match_awaits(t->db, person, match, t->now);
    int64_t acted = person_last_at(t->db, person);
    if (w.what)
        begin(t, person, match, w.since > acted ? w.since : acted);
}

void nudge_sweep(struct turn *t)
{
    struct silence some[SLICE];
    size_t count = silences_due(t->db, t->now - days[NOTE] * DAY, t->now, some, SLICE);
    for (size_t i = 0; i < count; i++)
        begin(t, some[i].person, some[i].match, some[i].since);
}

/* ---- the ladder ------------------------------------------------------------------- */

/* Those on the other side; of a group not everybody hears of one. */
static void tell_partners(struct turn *t, const struct silence *s)
{
    enum member_role own = member_find(t->db, s->match, s->person).role;
    for (const struct member *m = members_of(t->db, s->match); m->person; m++)
        if (m->person != s->person && m->role != own)
            soon(t, "nudge.partner", m->person, s->id, 0);
}

static void act(struct turn *t, const struct silence *s, int step)
{
    struct match m = match_anywhere(t->db, s->match);
    bool met = match_is_running(&m);
    if (step == WHY)
        soon(t, "nudge.why", s->person, s->id, 0);
    if (step == NOTE && met)
        soon(t, "nudge.note", s->person, s->id, 0);
    if (step == PARTNER && met)
        tell_partners(t, s);
    if (step == OVERSEERS && met)
        overseers_hear(t, s->match, "nudge.overseers", s->id, 0);
}

/* Were they reminded by others in these days, or are they about to be? */
static bool is_reminded(struct turn *t, const struct silence *s)
{
    struct awaited w = match_awaits(t->db, s->person, s->match, t->now);
    struct meeting m = meeting_of(t->db, s->person, w.about);
    bool soon_to_come =
        strcmp(w.what, "meeting") == 0 && m.starts_at <= t->now + REMINDED_LATELY;
    return soon_to_come || matches_reminded(t, s->match) > t->now - REMINDED_LATELY;
}

/* A promise for who is silent, of which they see nothing by itself. After the last step
 * it is only looked at whether it has ended. */
static void climb(struct turn *t, int64_t id, int step)
{
    struct silence s = silence_find(t->db, id);
    if (step < 0 || step > STEPS || !nudge_goes_on(t, &s))
        return;
    int64_t next = t->now + LOOKED_AT_AGAIN;
    if (step < STEPS) {
        int counted = absence_days(t, s.match, s.since);
        bool is_time = counted >= days[step];
        if (is_time && step <= WHY && is_reminded(t, &s)) {
            later(t, "nudge.step", t->who.id, id, step, t->now + REMINDED_LATELY);
            return;
        }
        if (is_time)
            act(t, &s, step++);
        if (step < STEPS)
            next = t->now + (days[step] > counted ? days[step] - counted : 1) * DAY;
    }
    later(t, "nudge.step", t->who.id, id, step, next);
}

bool nudge_climbs(struct turn *t, int64_t match)
{
    for (const struct member *m = members_of(t->db, match); m->person; m++) {
        struct silence s = silence_open(t->db, m->person, match);
        if (s.id && t->now - s.since >= days[NOTE] * DAY && nudge_goes_on(t, &s))
            return true;
    }
    return false;
}

/* ---- who else hears --------------------------------------------------------------- */

static void hear_partner(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct silence s = silence_find(t->db, id);
    if (nudge_goes_on(t, &s) && match_of(t->db, t->who.id, s.match).id)
        say(t, "nudge.partner", name_("who", s.person));
}

/* The fact and since when; a question to a colleague, not a mark against somebody. */
static void hear_overseers(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct silence s = silence_find(t->db, id);
    if (!nudge_goes_on(t, &s) || !match_overseen(t, s.match).id)
        return;
    struct awaited w = match_awaits(t->db, s.person, s.match, t->now);
    say(t, "nudge.overseers", name_("who", s.person), day_("since", s.since),
        part_("what", format(t, "nudge.what_%s", w.what)));
}

/* nudge:uneasy:<match>: on cards of the last release */
static void to_safety(struct turn *t, int64_t match)
{
    safety_about(t, match);
}

static const struct action actions[] = {
    { "look", MEMBER, nudge_look },
    { "uneasy", MEMBER, to_safety },
    { "why", MEMBER, nudge_why },
    { 0 },
};
static const struct due due[] = {
    { "note", CAN_WAIT, 0, nudge_note },
    { "overseers", CAN_WAIT, 0, hear_overseers },
    { "partner", CAN_WAIT, 0, hear_partner },
    { "step", BREAKS_IN, 0, climb },
    { "why", CAN_WAIT, 0, nudge_ask_why },
    { 0 },
};

const struct feature nudge = {
    .name = "nudge",
    .actions = actions,
    .due = due,
};
