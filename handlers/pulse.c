/* pulse.c - how the pair is, monthly, in three taps (domain.md 3.12): two positive
 * sentences and a negative one, in turn; every second month two more about one's own
 * will. In reverse mentoring both sides answer as both.
 *
 * The first comes thirty days after the match became active, and not before they have
 * met; holidays put it off, and so does a talk with an adult that was asked for; a pause
 * or the end of the match stops it.
 * Curators see an index and never an answer. */
#include "handlers/features.h"

#include <string.h>

enum { EVERY = 30 * DAY, CLOSED_AFTER = 14 * DAY };
enum { AFTER_A_REST = 7 * DAY }; /* they are to have met again */

/* ---- promised --------------------------------------------------------------------- */

void pulse_watch(struct turn *t, const struct match *m)
{
    forget(t, "pulse.ask", ANYONE, m->id);
    if (m->state != MATCH_ACTIVE)
        return;
    for (const struct member *one = members_of(t->db, m->id); one->person; one++) {
        struct pulse last = pulse_last(t->db, m->id, one->person);
        int64_t next = (last.id ? last.asked_at : m->active_at) + EVERY;
        int64_t soonest = t->now + AFTER_A_REST;
        later(t, "pulse.ask", one->person, m->id, 0, next > soonest ? next : soonest);
    }
}

/* ---- asked ------------------------------------------------------------------------ */

static const char *form_of(struct turn *t, const struct match *m)
{
    return pair_role(t, m->id, t->who.id, 0) == MEMBER_MENTOR ? "pulse_mentor"
                                                              : "pulse_mentee";
}

static void begin(struct turn *t, const struct match *m)
{
    int64_t id = pulse_add(t->db, m->id, t->who.id, t->now);
    later(t, "pulse.close", 0, id, 0, t->now + CLOSED_AFTER);
    say(t, "pulse.hello", text_("who", pair_partners(t, m->id)));
    ask(t, form_of(t, m), id);
}

static void ask_now(struct turn *t, int64_t id, int step)
{
    struct match m = match_of(t->db, t->who.id, id);
    if (!m.id || m.state != MATCH_ACTIVE || t->who.state != PERSON_ACTIVE)
        return;
    if (meetings_held(t->db, id, NULL) == 0) {
        later(t, "pulse.ask", t->who.id, id, step, t->now + AFTER_A_REST);
        return;
    }
    if (!slots_day_open(t, date_in(t, t->who.zone, t->now)) ||
        safety_case_of(t->db, t->who.id, id)) {
        later(t, "pulse.ask", t->who.id, id, step, t->now + DAY);
        return;
    }
    begin(t, &m);
    later(t, "pulse.ask", t->who.id, id, step, t->now + EVERY);
}

static void close(struct turn *t, int64_t id, int step)
{
    (void)step;
    pulse_close(t->db, id, t->now);
}

/* ---- which items ------------------------------------------------------------------ */

static bool has(struct turn *t, const struct answers *a, int item)
{
    struct pulse p = pulse_find(t->db, t->who.id, answer_about(a));
    return p.id && pulse_has(p.number, item);
}

static bool has_1(struct turn *t, const struct answers *a)
{
    return has(t, a, 1);
}

static bool has_2(struct turn *t, const struct answers *a)
{
    return has(t, a, 2);
}

static bool has_3(struct turn *t, const struct answers *a)
{
    return has(t, a, 3);
}

static bool has_4(struct turn *t, const struct answers *a)
{
    return has(t, a, 4);
}

static bool has_5(struct turn *t, const struct answers *a)
{
    return has(t, a, 5);
}

static bool has_6(struct turn *t, const struct answers *a)
{
    return has(t, a, 6);
}

static bool has_7(struct turn *t, const struct answers *a)
{
    return has(t, a, 7);
}

static bool has_more(struct turn *t, const struct answers *a)
{
    struct pulse p = pulse_find(t->db, t->who.id, answer_about(a));
    return p.id && pulse_has_more(p.number);
}

/* ---- filled ----------------------------------------------------------------------- */

static void thank(struct turn *t, int64_t id)
{
    if (pulse_fill(t->db, id, t->now)) {
        forget(t, "pulse.close", 0, id);
        flags_touch(t, pulse_get(t->db, id).match);
    }
    say(t, "pulse.thanks");
}

/* In reverse mentoring each is both: the other side's sentences follow, once. */
static bool other_side_follows(struct turn *t, int64_t id, const char *filled)
{
    struct pulse p = pulse_find(t->db, t->who.id, id);
    struct match m = match_of(t->db, t->who.id, p.match);
    const struct match_kind *kind = m.id ? match_kind_named(m.kind) : NULL;
    if (p.filled_at || !kind || !kind->reverse || strcmp(form_of(t, &m), filled) != 0)
        return false;
    say(t, "pulse.other_side");
    ask(t, strcmp(filled, "pulse_mentor") == 0 ? "pulse_mentee" : "pulse_mentor", id);
    return true;
}

static void mentee_filled(struct turn *t, const struct answers *a, int64_t id)
{
    (void)a;
    if (!other_side_follows(t, id, "pulse_mentee"))
        thank(t, id);
}

static void mentor_filled(struct turn *t, const struct answers *a, int64_t id)
{
    (void)a;
    if (!other_side_follows(t, id, "pulse_mentor"))
        thank(t, id);
}

static const struct due due[] = {
    { "ask", CAN_WAIT, 0, ask_now },
    { "close", BREAKS_IN, 0, close },
    { 0 },
};
static const struct filled filled[] = {
    { "pulse_mentee", mentee_filled },
    { "pulse_mentor", mentor_filled },
    { 0 },
};
static const struct condition conditions[] = {
    { "pulse_1", has_1 }, { "pulse_2", has_2 },       { "pulse_3", has_3 },
    { "pulse_4", has_4 }, { "pulse_5", has_5 },       { "pulse_6", has_6 },
    { "pulse_7", has_7 }, { "pulse_more", has_more }, { 0 },
};
const struct feature pulse = {
    .name = "pulse",
    .due = due,
    .filled = filled,
    .conditions = conditions,
};
