/* took_place_case.c - any mark can be disputed in one tap; whoever watches over the match
 * sees what each side said, and decides. Every decision is in the history of the match,
 * and whoever it is about hears of it and may dispute it too.
 *
 * A curator who took part decides nothing about that meeting: somebody else does. */
#include "handlers/took_place.h"

#include <stdlib.h>
#include <string.h>

/* ---- who decides ------------------------------------------------------------------ */

static bool takes_part(struct turn *t, const struct meeting *m, int64_t person)
{
    return attendee_find(t->db, m->id, person).person != 0;
}

static struct meeting judged(struct turn *t, int64_t id)
{
    struct meeting m = meeting_find(t->db, t->who.organisation, id);
    bool may =
        m.id && !takes_part(t, &m, t->who.id) && t->now >= m.starts_at &&
        (m.match ? match_overseen(t, m.match).id != 0 : has_role(t, CURATOR | DEPUTY));
    return may ? m : (struct meeting){ 0 };
}

/* Of a meeting without a match: the curators who were not in it. */
void took_place_judges_hear(struct turn *t, const struct meeting *m, const char *what)
{
    if (m->match) {
        overseers_hear(t, m->match, what, m->id, 0);
        return;
    }
    const int64_t *all = role_holders(t->db, m->organisation, CURATOR);
    for (; *all; all++)
        if (*all != t->who.id && !takes_part(t, m, *all))
            soon(t, what, *all, m->id, 0);
}

static void record(struct turn *t, const struct meeting *m, const char *what,
                   const char *detail)
{
    if (m->match)
        match_record(t->db, m->match, t->who.id, what,
                     format(t, "%lld %s", (long long)m->id, detail), t->now);
}

/* ---- disputed --------------------------------------------------------------------- */

/* took_place:dispute:<meeting> */
void took_place_dispute(struct turn *t, int64_t id)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    struct attendee a = attendee_find(t->db, id, t->who.id);
    if (!m.id || !(m.settled_at || (a.marked_by && a.marked_by != a.person))) {
        old_button(t);
        return;
    }
    if (outcome_dispute(t->db, id, t->who.id, t->now)) {
        record(t, &m, "mark_disputed", meeting_status_word(m.status));
        took_place_judges_hear(t, &m, "took_place.contested");
    }
    took_place_put(t, &m, NULL);
}

/* ---- the case --------------------------------------------------------------------- */

static void add_person(struct card *c, struct turn *t, const struct attendee *a)
{
    const char *said = a->held ? format(t, "took_place.said_by_%s", a->held)
                               : "took_place.said_by_nobody";
    line(c, said, name_("who", a->person));
    if (*a->held_reason)
        line(c, format(t, "took_place.reason_%s", a->held_reason));
    if (a->present >= 0)
        line(c, a->present ? "took_place.is_there" : "took_place.is_away");
    if (a->disputed_at)
        line(c, "took_place.says_wrong");
}

static void add_presses(struct card *c, struct turn *t, const struct meeting *m)
{
    static const char *const words[][2] = { { "held", "took_place.decide_held" },
                                            { "partly", "took_place.decide_partly" },
                                            { "no", "took_place.decide_no" } };
    for (size_t i = 0; i < COUNT(words); i++) {
        button(c, format(t, "took_place:decide:%lld:%s", (long long)m->id, words[i][0]),
               words[i][1]);
        if (i == 1)
            row(c);
    }
    row(c);
}

enum { MARKS_MOST = 5 }; /* rows: a pair and small groups have room */

static void add_marks(struct card *c, struct turn *t, const struct meeting *m)
{
    int count = 0;
    for (const struct attendee *a = attendees_of(t->db, m->id);
         a->person && count < MARKS_MOST; a++, count++) {
        bool there = a->present == 0; /* what the press makes of it */
        button(c,
               format(t, "took_place:mark:%lld:%lld:%d", (long long)m->id,
                      (long long)a->person, there),
               there ? "took_place.mark_there" : "took_place.mark_away",
               name_("who", a->person));
        row(c);
    }
}

static void put_case(struct turn *t, const struct meeting *m, const char *kind,
                     const char *above)
{
    struct card *c = card(t, t->who.id, kind, *kind == 's' ? 0 : m->id);
    if (above) {
        line(c, above);
        gap(c);
    }
    line(c, "took_place.case", took_place_at(m),
         part_("status",
               format(t, "took_place.status_%s", meeting_status_word(m->status))));
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++)
        add_person(c, t, a);
    gap(c);
    line(c, "took_place.case_how");
    add_presses(c, t, m);
    add_marks(c, t, m);
    nav(c, NULL);
    show(c);
}

void took_place_case(struct turn *t, int64_t id)
{
    struct meeting m = judged(t, id);
    if (m.id)
        put_case(t, &m, "screen", NULL);
    else
        old_button(t);
}

/* Unheard, disputed, contested: what is no longer so says nothing. */
void took_place_told_case(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct meeting m = judged(t, id);
    if (!m.id)
        return;
    bool contested = false;
    for (const struct attendee *a = attendees_of(t->db, id); a->person; a++)
        contested |= a->disputed_at != 0;
    const char *key = contested                      ? "took_place.told_contested"
                      : m.status == MEETING_UNKNOWN  ? "took_place.told_unknown"
                      : m.status == MEETING_DISPUTED ? "took_place.told_disputed"
                                                     : NULL;
    if (!key)
        return;
    struct card *c = card(t, t->who.id, "took_place_case", id);
    line(c, key, took_place_at(&m), text_("who", took_place_people(t, &m, 0)));
    button(c, press_about(t, "took_place:case", id), "took_place.look");
    show(c);
}

/* ---- decided ---------------------------------------------------------------------- */

static void tell_all(struct turn *t, const struct meeting *m)
{
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++)
        soon(t, "took_place.decided", a->person, m->id, 0);
}

/* In a pair, whom the curator has marked as absent has missed it. */
static enum meeting_status not_held(struct turn *t, const struct meeting *m)
{
    enum meeting_status status = MEETING_CANCELLED;
    int count = 0, missing = 0;
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++) {
        count++;
        if (a->present != 0)
            continue;
        missing++;
        status = strcmp(a->role, "mentor") == 0 ? MEETING_MISSED_MENTOR
                                                : MEETING_MISSED_MENTEE;
    }
    return m->match && count == 2 && missing == 1 ? status : MEETING_CANCELLED;
}

static int minutes_told(struct turn *t, const struct meeting *m)
{
    int most = 0;
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++)
        if (a->held_minutes > most)
            most = a->held_minutes;
    return most;
}

/* took_place:decide:<meeting>:<held|partly|no>; a second press of the same changes
 * nothing and tells nobody. */
void took_place_decide(struct turn *t, int64_t id)
{
    struct meeting m = judged(t, id);
    const char *word = argument(t, 1);
    bool no = strcmp(word, "no") == 0, partly = strcmp(word, "partly") == 0;
    if (!m.id || !(no || partly || strcmp(word, "held") == 0)) {
        old_button(t);
        return;
    }
    enum meeting_status status = no       ? not_held(t, &m)
                                 : partly ? MEETING_PARTLY
                                          : MEETING_HELD;
    if (!took_place_decided(&m) || m.status != status) {
        took_place_is(t, &m, status, false, no ? 0 : minutes_told(t, &m));
        outcome_explain(t->db, id, "decided");
        record(t, &m, "mark_decided", meeting_status_word(status));
        tell_all(t, &m);
    }
    outcome_disputes_end(t->db, id);
    m = judged(t, id);
    put_case(t, &m, "screen", "took_place.decided_now");
}

/* took_place:mark:<meeting>:<person>:<1|0> */
void took_place_mark(struct turn *t, int64_t id)
{
    struct meeting m = judged(t, id);
    int64_t person = strtoll(argument(t, 1), NULL, 10);
    struct attendee a = attendee_find(t->db, id, person);
    int present = strcmp(argument(t, 2), "1") == 0;
    if (!m.id || !a.person) {
        old_button(t);
        return;
    }
    if (a.present != present || a.marked_by != t->who.id || a.disputed_at) {
        attendee_mark(t->db, id, person, present, t->who.id);
        record(t, &m, present ? "marked_there" : "marked_away", "");
        soon(t, "took_place.decided", person, id, 0);
    }
    put_case(t, &m, "screen", NULL);
}

void took_place_told_decision(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct meeting m = meeting_of(t->db, t->who.id, id);
    if (m.id && t->who.state == PERSON_ACTIVE)
        took_place_put(t, &m, "took_place.told_decision");
}
