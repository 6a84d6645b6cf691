/* overseers.c - who watches over a match: curators who are not in it, else deputies, else
 * heads (domain.md 6.5: who is a mentor of a pair sees it as a mentor only). */
#include "handlers/features.h"

static bool takes_part(struct turn *t, int64_t person)
{
    struct person p = person_find(t->db, person);
    return p.id && p.state == PERSON_ACTIVE;
}

/* Those who hold this post and are not in the match. */
static int64_t *outside(struct turn *t, const struct match *m, unsigned role)
{
    int64_t *all = role_holders(t->db, m->organisation, role), *kept = all;
    for (const int64_t *who = all; *who; who++)
        if (!member_find(t->db, m->id, *who).person && takes_part(t, *who))
            *kept++ = *who;
    *kept = 0;
    return all;
}

const int64_t *match_overseers(struct turn *t, int64_t match)
{
    static const unsigned in_turn[] = { CURATOR, DEPUTY, HEAD };
    struct match m = match_anywhere(t->db, match);
    const int64_t *found = NULL;
    for (size_t i = 0; i < COUNT(in_turn) && (!found || !*found); i++)
        found = outside(t, &m, in_turn[i]);
    return found;
}

struct match match_overseen(struct turn *t, int64_t id)
{
    struct match m = match_find(t->db, t->who.organisation, id);
    if (!m.id || member_find(t->db, id, t->who.id).person)
        return (struct match){ 0 };
    if (has_role(t, CURATOR | DEPUTY))
        return m;
    for (const int64_t *who = match_overseers(t, id); *who; who++)
        if (*who == t->who.id)
            return m;
    return (struct match){ 0 };
}

void overseers_hear(struct turn *t, int64_t match, const char *what, int64_t on, int step)
{
    for (const int64_t *who = match_overseers(t, match); *who; who++)
        if (*who != t->who.id)
            soon(t, what, *who, on, step);
}

/* ---- what waits ------------------------------------------------------------------- */

size_t overseen_only(struct turn *t, struct overseen *some, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (match_overseen(t, some[i].match).id)
            some[kept++] = some[i];
    return kept;
}

void overseen_show(struct turn *t, const struct overseen_page *p,
                   const struct overseen *some, size_t count)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, p->title);
    for (size_t i = 0; i < count; i++) {
        button(c, press_about(t, p->press, some[i].about), some[i].key,
               text_("who", some[i].who));
        row(c);
    }
    if (p->skip + OVERSEEN_PAGE < p->all)
        button(c, press_about(t, p->list, p->skip + OVERSEEN_PAGE), p->more);
    nav(c, "queue:open");
    show(c);
}
