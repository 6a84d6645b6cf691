/* took_place_proposal.c - a time that nobody of those asked has agreed to is a proposal
 * and no meeting. Half an hour after its last possible start it ends without a sound;
 * nobody is asked whether it took place, and whoever proposed it gets one line, with a
 * button to propose another time. Who was refused has heard that already. */
#include "handlers/took_place.h"

#include <string.h>

enum { ENDS_AFTER = 30 * MINUTE };

/* ---- what it is ------------------------------------------------------------------- */

static bool says(const struct attendee *a, const char *answer)
{
    return a->answer && strcmp(a->answer, answer) == 0;
}

/* Whoever made or moved it has said yes by that. */
bool took_place_is_proposal(struct turn *t, const struct meeting *m)
{
    int comes = 0;
    bool agreed = m->status != MEETING_PLANNED || m->agreed_at || m->logged;
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++) {
        bool asked = a->person != m->made_by && a->person != m->changed_by;
        comes += says(a, "yes");
        agreed |= a->held || (asked && says(a, "yes"));
    }
    return !agreed && comes <= 1;
}

/* ---- its end ---------------------------------------------------------------------- */

void took_place_proposal_watch(struct turn *t, const struct meeting *m)
{
    int64_t offers[3], last = m->starts_at;
    size_t count = meeting_offers(t->db, m->id, offers);
    for (size_t i = 0; i < count; i++)
        last = offers[i] > last ? offers[i] : last;
    if (m->status == MEETING_PLANNED && !m->agreed_at && !m->logged)
        later(t, "took_place.proposal", 0, m->id, m->version, last + ENDS_AFTER);
}

static void tell_proposer(struct turn *t, const struct meeting *m)
{
    int64_t proposer = 0;
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++) {
        if (says(a, "no"))
            return;
        if (says(a, "yes"))
            proposer = a->person;
    }
    if (proposer)
        later(t, "took_place.unanswered", proposer, m->id, m->version, t->now);
}

void took_place_proposal_end(struct turn *t, int64_t id, int version)
{
    struct meeting m = meeting_anywhere(t->db, id);
    if (!m.id || m.version != version || !took_place_is_proposal(t, &m))
        return;
    forget(t, "took_place.ask", ANYONE, id);
    forget(t, "took_place.close", ANYONE, id);
    took_place_is(t, &m, MEETING_CANCELLED, false, 0);
    outcome_explain(t->db, id, "unanswered");
    tell_proposer(t, &m);
}

void took_place_told_unanswered(struct turn *t, int64_t id, int version)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    if (!m.id || m.version != version || m.status != MEETING_CANCELLED ||
        t->who.state != PERSON_ACTIVE || safety_case_of(t->db, t->who.id, m.match))
        return;
    bool again = m.match && match_of(t->db, t->who.id, m.match).state == MATCH_ACTIVE;
    struct card *c = card(t, t->who.id, "took_place_unanswered", id);
    line(c, again ? "took_place.unanswered_again" : "took_place.unanswered",
         in_zone_(day_("day", m.starts_at), m.zone));
    if (again)
        button(c, booking_press(t, m.match), "took_place.propose");
    show(c);
}
