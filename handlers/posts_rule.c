/* posts_rule.c - who confirms a post, since nobody may give rights alone as long as there
 * is somebody else to look (domain.md 2 A01, 6.6).
 *
 * The head confirms, and what the head gives needs no other word. A school without a head
 * has a second curator or an administrator look. Where there is no second one, as in a
 * school with only its founder, the giving itself counts: else nobody could ever appoint
 * the first head. Nobody ever confirms a post of their own. */
#include "handlers/posts.h"

enum posts_confirmer posts_rule(const struct posts_case *c)
{
    if (c->head_gave)
        return POSTS_BY_GIVER;
    if (c->other_head)
        return POSTS_BY_HEAD;
    return c->other_colleague ? POSTS_BY_COLLEAGUE : POSTS_BY_GIVER;
}

enum posts_confirmer posts_confirmer(struct turn *t, const struct post *p)
{
    struct post giver = post_find(t->db, p->organisation, p->given_by, HEAD);
    return posts_rule(&(struct posts_case){
        .head_gave = p->given_by != p->person && giver.confirmed_at,
        .other_head = posts_besides(t->db, p->organisation, HEAD, p->person, 0),
        .other_colleague = posts_besides(t->db, p->organisation, CURATOR | ADMINISTRATOR,
                                         p->person, p->given_by),
    });
}

bool posts_may_confirm(struct turn *t, const struct post *p)
{
    bool waits = p->role && p->accepted_at && !p->confirmed_at;
    if (!waits || p->organisation != t->who.organisation)
        return false;
    bool other = p->person != t->who.id;
    switch (posts_confirmer(t, p)) {
    case POSTS_BY_HEAD:
        return other && has_role(t, HEAD);
    case POSTS_BY_COLLEAGUE:
        return other && p->given_by != t->who.id && has_role(t, CURATOR | ADMINISTRATOR);
    case POSTS_BY_GIVER: /* who was to look has left since */
        return p->given_by == t->who.id ||
               (other && has_role(t, HEAD | CURATOR | ADMINISTRATOR));
    }
    return false;
}
