/* safety_whom.c - what the asker of a safety case decides before it is sent: whom it
 * passes by, which pair it is about, and that what was written stays out. */
#include "handlers/safety.h"

#include <stdlib.h>

enum { PAGE = 5 };

/* ---- whom it passes by ------------------------------------------------------------ */

void safety_add_left_out(struct turn *t, struct card *c, const struct help_case *h)
{
    const struct case_person *p = case_left_out(t->db, h->id);
    if (!p->person)
        return;
    gap(c);
    line(c, "safety.without");
    for (; p->person; p++)
        line(c, "safety.adult", name_("who", p->person));
}

static bool passes_by(struct turn *t, const struct help_case *h, int64_t person)
{
    return case_person_find(t->db, h->id, person).person != 0;
}

static void put_whom(struct turn *t, const struct help_case *h, int64_t skip)
{
    struct adults all = safety_everybody(t, h);
    size_t from = skip > 0 && skip < (int64_t)all.count ? (size_t)skip : 0;
    struct card *c = card(t, t->who.id, "safety", h->id);
    long long id = h->id;
    line(c, "safety.whom");
    safety_add_left_out(t, c, h);
    for (size_t i = from; i < all.count && i < from + PAGE; i++) {
        bool out = passes_by(t, h, all.ids[i]);
        button(
            c,
            format(t, "safety:leave:%lld:%lld:%d", id, (long long)all.ids[i], (int)from),
            out ? "safety.is_out" : "safety.is_in", name_("who", all.ids[i]));
        row(c);
    }
    if (from + PAGE < all.count)
        button(c, format(t, "safety:whom:%lld:%d", id, (int)from + PAGE), "safety.more");
    else if (from)
        button(c, format(t, "safety:whom:%lld:0", id), "safety.to_top");
    nav(c, format(t, "safety:draft:%lld", id));
    show(c);
}

/* safety:whom:<draft>[:<skip>] */
void safety_whom(struct turn *t, int64_t id)
{
    struct help_case h;
    if (safety_found_draft(t, id, &h))
        put_whom(t, &h, strtoll(argument(t, 1), NULL, 10));
}

/* safety:leave:<draft>:<person>:<skip> */
void safety_leave(struct turn *t, int64_t id)
{
    struct help_case h;
    int64_t person = strtoll(argument(t, 1), NULL, 10);
    if (!safety_found_draft(t, id, &h))
        return;
    struct adults all = safety_everybody(t, &h);
    if (safety_is_among(&all, person) && passes_by(t, &h, person))
        safety_case_without(t->db, id, person);
    else if (safety_is_among(&all, person))
        case_person_add(t->db, id, person, "left_out");
    put_whom(t, &h, strtoll(argument(t, 2), NULL, 10));
}

/* safety:pair:<draft>:<match, or 0> */
void safety_pair(struct turn *t, int64_t id)
{
    struct help_case h;
    int64_t match = strtoll(argument(t, 1), NULL, 10);
    if (!safety_found_draft(t, id, &h))
        return;
    struct match m = match_of(t->db, t->who.id, match);
    if (match && (!m.id || m.state == MATCH_DRAFT)) {
        old_button(t);
        return;
    }
    h.match = match;
    h.mentor = 0;
    case_save(t->db, &h);
    safety_begin(t, id);
}

void safety_clear(struct turn *t, int64_t id)
{
    struct help_case h;
    if (!safety_found_draft(t, id, &h))
        return;
    safety_case_clear(t->db, t->who.id, id);
    safety_begin(t, id);
}
