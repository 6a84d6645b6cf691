/* match_offer_card.c - what each side sees of a proposal: the other side, the form, kind,
 * days, rhythm, everybody who is in it, and what it asks of them now.
 *
 * A mentee sees the mentor's public card; a mentor sees the request and the signs of
 * success, and neither burnout nor with whom somebody would rather not work. */
#include "handlers/matching.h"
#include "handlers/profile.h"

#include <stdlib.h>

/* ---- the other side --------------------------------------------------------------- */

static enum member_role own_role(struct turn *t, const struct match *m)
{
    return member_find(t->db, m->id, t->who.id).role;
}

static void tell_one(struct card *c, struct turn *t, const struct member *b)
{
    if (b->role == MEMBER_MENTOR) {
        profile_mentor_card(c, t, b->person);
        return;
    }
    line(c, "match_offer.mentee", name_("who", b->person));
    bool any = profile_tell(c, t, b->person, "mentee_public");
    if (!profile_tell(c, t, b->person, "learner_public") && !any)
        line(c, "match_offer.mentee_silent");
}

/* The number-th of the other side, from 0; person 0: there is none. */
static struct member other_side(struct turn *t, const struct match *m, int64_t number)
{
    enum member_role own = own_role(t, m);
    const struct member *b = members_of(t->db, m->id);
    while (b->person && (b->role == own || number-- > 0))
        b++;
    return *b;
}

static void add_people(struct card *c, struct turn *t, const struct match *m)
{
    struct member first = other_side(t, m, 0);
    if (members_of(t->db, m->id)[2].person)
        matching_people_lines(c, t, m);
    else if (first.person)
        tell_one(c, t, &first);
}

/* match_offer:people:<match>:<number> */
void match_offer_person(struct turn *t, int64_t id)
{
    struct match m = match_of(t->db, t->who.id, id);
    int64_t number = strtoll(argument(t, 1), NULL, 10);
    struct member b = { 0 };
    if (m.id && m.state == MATCH_PROPOSED && number >= 0)
        b = other_side(t, &m, number);
    if (!b.person) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    tell_one(c, t, &b);
    if (number > 0)
        button(c,
               format(t, "match_offer:people:%lld:%lld", (long long)id,
                      (long long)number - 1),
               "people.before");
    if (other_side(t, &m, number + 1).person)
        button(c,
               format(t, "match_offer:people:%lld:%lld", (long long)id,
                      (long long)number + 1),
               "people.after");
    nav(c, press_about(t, "match_offer:show", id));
    show(c);
}

/* ---- the card --------------------------------------------------------------------- */

static const char *asked_key(struct turn *t, const struct match *m)
{
    if (match_kind_named(m->kind)->reverse)
        return "match_offer.asked_reverse";
    if (members_of(t->db, m->id)[2].person)
        return "match_offer.asked_group";
    return own_role(t, m) == MEMBER_MENTOR ? "match_offer.asked_mentor"
                                           : "match_offer.asked_mentee";
}

static void add_answers(struct card *c, struct turn *t, const struct match *m)
{
    long long id = (long long)m->id, stamp = (long long)m->proposed_at;
    button(c, format(t, "match_offer:yes:%lld:%lld", id, stamp), "match_offer.yes");
    style(c, SUCCESS);
    button(c, format(t, "match_offer:no:%lld:%lld", id, stamp), "match_offer.no");
    row(c);
    if (other_side(t, m, 1).person || members_of(t->db, m->id)[2].person)
        button(c, format(t, "match_offer:people:%lld:0", id), "match_offer.people");
}

static void put_question(struct card *c, struct turn *t, const struct match *m)
{
    line(c, asked_key(t, m));
    gap(c);
    add_people(c, t, m);
    gap(c);
    matching_facts(c, t, m);
    gap(c);
    line(c, "match_offer.what_next");
    add_answers(c, t, m);
}

static void put_waiting(struct card *c, struct turn *t, const struct match *m)
{
    line(c, "match_offer.waiting");
    matching_people_lines(c, t, m);
    button(c,
           format(t, "match_offer:no:%lld:%lld", (long long)m->id,
                  (long long)m->proposed_at),
           "match_offer.after_all_no");
}

void match_offer_put(struct turn *t, const struct match *m, const char *key)
{
    struct card *c = card(t, t->who.id, "match_offer", m->id);
    if (key)
        line(c, key);
    if (m->state != MATCH_PROPOSED) {
        line(c, "match_offer.formed");
        matching_people_lines(c, t, m);
    } else if (member_find(t->db, m->id, t->who.id).answer) {
        put_waiting(c, t, m);
    } else {
        put_question(c, t, m);
    }
    nav(c, NULL);
    show(c);
}
