/* matches_wait.c - whose answer a match waits for: to the proposal, to the agreement, to
 * a meeting; and a reminder to them, at most one a day, in nobody's name. */
#include "handlers/matches.h"

#include <string.h>

enum { AGAIN = DAY, LOOKED = 8, MOST = 20 };

static size_t about_the_proposal(struct turn *t, const struct match *m,
                                 struct asked_member *out, size_t room)
{
    size_t count = 0;
    const struct member *who = members_of(t->db, m->id);
    for (; who->person && count < room; who++)
        if (!who->answer)
            out[count++] = (struct asked_member){ who->person, m->proposed_at };
    return count;
}

/* Guardians of minors among them. */
static size_t about_the_agreement(struct turn *t, const struct match *m,
                                  struct asked_member *out, size_t room)
{
    size_t count = 0;
    const struct party *who = parties_of(t->db, m->id);
    for (; who->person && count < room; who++)
        if (!who->version)
            out[count++] = (struct asked_member){ who->person, m->accepted_at };
    return count;
}

static size_t about_a_meeting(struct turn *t, const struct match *m,
                              struct asked_member *out, size_t room)
{
    struct meeting next;
    size_t count = 0;
    if (!meetings_ahead(t->db, m->id, t->now, &next, 1) ||
        next.status == MEETING_CONFIRMED)
        return 0;
    int64_t since = next.changed_at ? next.changed_at : next.made_at;
    const struct attendee *who = attendees_of(t->db, next.id);
    for (; who->person && count < room; who++)
        if (!who->answer)
            out[count++] = (struct asked_member){ who->person, since };
    return count;
}

size_t matches_awaited(struct turn *t, const struct match *m, struct asked_member *out,
                       size_t room)
{
    if (m->state == MATCH_PROPOSED)
        return about_the_proposal(t, m, out, room);
    if (m->state == MATCH_ACCEPTED)
        return about_the_agreement(t, m, out, room);
    return match_is_running(m) ? about_a_meeting(t, m, out, room) : 0;
}

int64_t matches_reminded(struct turn *t, int64_t match)
{
    struct match_event some[LOOKED];
    size_t count = match_history(t->db, match, 0, some, LOOKED);
    for (size_t i = 0; i < count; i++)
        if (strcmp(some[i].what, "reminded") == 0)
            return some[i].at;
    return 0;
}

bool matches_remind_now(struct turn *t, int64_t match)
{
    if (matches_reminded(t, match) + AGAIN > t->now)
        return false;
    match_record(t->db, match, t->who.id, "reminded", "", t->now);
    return true;
}

/* Who is away, waits or has gone is not reminded. */
static bool may_be_reminded(struct turn *t, int64_t person)
{
    struct person p = person_find(t->db, person);
    return p.id && p.state == PERSON_ACTIVE && p.paused_until <= t->now;
}

/* The agreement is put once more, to a guardian too, who is no member. */
static void remind(struct turn *t, const struct match *m, int64_t person)
{
    if (m->state == MATCH_ACCEPTED)
        soon(t, "agreement.ask", person, m->id, AGREEMENT_REMIND);
    else
        soon(t, "matches.remind", person, m->id, 0);
}

/* matches:remind:<match> */
void matches_remind(struct turn *t, int64_t match)
{
    struct asked_member some[MOST];
    struct match m = match_overseen(t, match);
    size_t count = m.id ? matches_awaited(t, &m, some, MOST) : 0;
    if (!count) {
        if (m.id)
            matches_show(t, m.id);
        else
            old_button(t);
        return;
    }
    bool first = matches_remind_now(t, m.id);
    for (size_t i = 0; first && i < count; i++)
        if (may_be_reminded(t, some[i].person))
            remind(t, &m, some[i].person);
    toast(t, first ? "matches.reminded" : "matches.reminded_before");
    matches_show(t, m.id);
}

/* To who is awaited, if they still are. */
void matches_remind_due(struct turn *t, int64_t match, int step)
{
    (void)step;
    struct asked_member some[MOST];
    struct match m = match_of(t->db, t->who.id, match);
    size_t count = m.id ? matches_awaited(t, &m, some, MOST) : 0;
    for (size_t i = 0; i < count; i++) {
        if (some[i].person != t->who.id || !may_be_reminded(t, t->who.id))
            continue;
        struct card *c = card(t, t->who.id, "pair", m.id);
        line(c, "matches.remind_you", text_("partners", pair_partners(t, m.id)));
        button(c, press_about(t, "pair:show", m.id), "matches.remind_look");
        show(c);
    }
}
