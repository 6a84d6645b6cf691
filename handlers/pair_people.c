/* pair_people.c - the others in a pair or a group, one by one: of a mentor the card for
 * mentees, of a mentee the request, for mentors of this match alone (domain.md 6.5). */
#include "handlers/pair.h"

#include "handlers/profile.h"

#include <stdlib.h>

enum { LISTED = 12 };

static bool in_topics(const struct topic *all, int64_t person, enum member_role role)
{
    for (; all->id; all++)
        if ((all->mentor == person) == (role == MEMBER_MENTOR))
            return true;
    return false;
}

bool pair_is(struct turn *t, const struct match *m, int64_t person, enum member_role role)
{
    const struct topic *all = topics_of(t->db, m->id);
    struct member who = member_find(t->db, m->id, person);
    if (!who.person || who.left_at)
        return false;
    return all->id ? in_topics(all, person, role) : who.role == role;
}

static void add_request(struct turn *t, struct card *c, int64_t person)
{
    line(c, "pair.request_of", name_("who", person));
    if (!profile_tell(c, t, person, "mentee_request") &&
        !profile_tell(c, t, person, "learner_request"))
        line(c, "pair.request_none");
}

/* pair:person:<match>:<person> */
void pair_person(struct turn *t, int64_t match)
{
    struct match m = pair_named(t, match);
    int64_t person = strtoll(argument(t, 1), NULL, 10);
    struct member who = member_find(t->db, m.id, person);
    if (!m.id)
        return;
    if (!who.person || who.left_at || person == t->who.id || !match_is_live(&m)) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    bool mentor = pair_is(t, &m, person, MEMBER_MENTOR);
    bool request =
        pair_is(t, &m, person, MEMBER_MENTEE) && pair_is(t, &m, t->who.id, MEMBER_MENTOR);
    if (mentor)
        profile_mentor_card(c, t, person);
    if (mentor && request)
        gap(c);
    if (request)
        add_request(t, c, person);
    if (!mentor && !request)
        line(c, "pair.mentee", name_("who", person));
    nav(c, members_of(t->db, m.id)[2].person ? press_about(t, "pair:everybody", m.id)
                                             : press_about(t, "pair:show", m.id));
    show(c);
}

static void add_one(struct turn *t, struct card *c, const struct member *m)
{
    if (m->person == t->who.id)
        line(c, m->role == MEMBER_MENTOR ? "pair.you_mentor" : "pair.you_mentee");
    else
        button(
            c,
            format(t, "pair:person:%lld:%lld", (long long)m->match, (long long)m->person),
            m->role == MEMBER_MENTOR ? "pair.mentor_short" : "pair.mentee_short",
            name_("who", m->person));
}

/* pair:everybody:<match>[:<skip>]: of a group, all who are in it. */
void pair_everybody(struct turn *t, int64_t match)
{
    struct match m = pair_named(t, match);
    int64_t skip = strtoll(argument(t, 1), NULL, 10);
    if (!m.id)
        return;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "pair.everybody");
    int64_t at = 0, shown = 0;
    const struct member *who = members_of(t->db, m.id);
    for (; who->person && shown < LISTED; who++, at++) {
        if (at < skip)
            continue;
        add_one(t, c, who);
        if (shown++ % 2)
            row(c);
    }
    row(c);
    if (who->person)
        button(c, format(t, "pair:everybody:%lld:%lld", (long long)m.id, (long long)at),
               "pair.rest");
    nav(c, press_about(t, "pair:show", m.id));
    show(c);
}
