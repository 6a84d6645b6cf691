/* matches_wait.c - whose answer a match waits for: to the proposal, to the agreement, to
 * a meeting; and a reminder to them, at most one a day, in nobody's name. */
#include "handlers/matches.h"

#include <string.h>

enum { AGAIN = DAY, LOOKED = 8, MOST = 20 };

static bool has_answered(struct turn *t, const struct match *m, const struct member *who)
{
    if (m->state == MATCH_PROPOSED)
        return who->answer;
    return match_agreed_version(t->db, m->id, who->person);
}

static size_t before_it_begins(struct turn *t, const struct match *m,
                               struct asked_member *out, size_t room)
{
    size_t count = 0;
    int64_t since = m->state == MATCH_PROPOSED ? m->proposed_at : m->accepted_at;
    const struct member *who = members_of(t->db, m->id);
    for (; who->person && count < room; who++)
        if (!has_answered(t, m, who))
            out[count++] = (struct asked_member){ who->person, since };
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
    if (m->state == MATCH_PROPOSED || m->state == MATCH_ACCEPTED)
        return before_it_begins(t, m, out, room);
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

/* Who is away, waits or has gone is not reminded. */
static bool may_be_reminded(struct turn *t, int64_t person)
{
    struct person p = person_find(t->db, person);
    return p.id && p.state == PERSON_ACTIVE && p.paused_until <= t->now;
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
    if (matches_reminded(t, m.id) + AGAIN > t->now) {
        toast(t, "matches.reminded_before");
        matches_show(t, m.id);
        return;
    }
    for (size_t i = 0; i < count; i++)
        if (may_be_reminded(t, some[i].person))
            soon(t, "matches.remind", some[i].person, m.id, 0);
    match_record(t->db, m.id, t->who.id, "reminded", "", t->now);
    toast(t, "matches.reminded");
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
        button(c, format(t, "pair:show:%lld", (long long)m.id), "matches.remind_look");
        show(c);
    }
}
