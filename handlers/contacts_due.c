/* contacts_due.c - with whom nobody of those who oversee has spoken for too long: a list
 * for the actor, without the pairs that they are in and without people who are away. */
#include "handlers/contacts.h"
#include "handlers/matches.h"

enum { PAGE = 6, SKIP_MOST = 100 * 1000 };

int64_t contacts_due_count(struct turn *t)
{
    return matches_has_desk(t)
               ? contact_terms_late_count(t->db, t->who.organisation, t->who.id, t->now)
               : 0;
}

int64_t contacts_due_since(struct turn *t)
{
    struct contact_term first = { 0 };
    if (matches_has_desk(t))
        contact_terms_late(t->db, t->who.organisation, t->who.id, t->now, 0, &first, 1);
    return first.late_at;
}

/* ---- on the card of a pair -------------------------------------------------------- */

/* The one whose turn comes first; id 0: it rests. */
static struct contact_term next_of(struct turn *t, const struct match *m)
{
    const struct contact_term *term = contact_terms_of(t->db, m->id);
    while (term->id && member_find(t->db, m->id, term->person).left_at)
        term++;
    return *term;
}

void contacts_on_card(struct turn *t, struct card *c, const struct match *m)
{
    struct contact last = contact_newest(t->db, m->id, 0);
    struct contact_term next = { 0 };
    if (m->state == MATCH_ACTIVE)
        next = next_of(t, m);
    if (last.id)
        line(c, format(t, "contacts.card_%s", last.kind), day_("at", last.at),
             name_("who", last.person));
    if (next.late_at)
        line(c, "contacts.card_late", name_("who", next.person),
             day_("since", next.late_at));
    else if (next.id)
        line(c, "contacts.card_next", name_("who", next.person),
             day_("until", next.due_at));
}

/* ---- the list --------------------------------------------------------------------- */

/* contacts:due:<how many to pass over> */
void contacts_due_list(struct turn *t, int64_t skip)
{
    struct contact_term some[PAGE];
    int64_t all = contacts_due_count(t);
    skip = skip > 0 && skip < all && skip < SKIP_MOST ? skip : 0;
    size_t count = all ? contact_terms_late(t->db, t->who.organisation, t->who.id, t->now,
                                            skip, some, PAGE)
                       : 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? "contacts.due" : "contacts.due_none", number_("count", all));
    for (size_t i = 0; i < count; i++) {
        button(c,
               format(t, "contacts:of:%lld:%lld", (long long)some[i].match,
                      (long long)some[i].person),
               "contacts.in_list", name_("who", some[i].person),
               day_("since", some[i].late_at));
        row(c);
    }
    if (skip > 0)
        button(c, press_about(t, "contacts:due", skip > PAGE ? skip - PAGE : 0),
               "contacts.newer");
    if (skip + PAGE < all)
        button(c, press_about(t, "contacts:due", skip + PAGE), "contacts.older");
    nav(c, "queue:open");
    show(c);
}
