/* venues_add.c - a place or a link is added to the list of the school or of a match. The
 * question itself refuses what is no link; a school's own form may not, so it is looked
 * at once more before it is kept. */
#include "handlers/venues.h"

#include <string.h>

/* venues:add:<match, or 0>:<place or link> */
void venues_add(struct turn *t, int64_t match)
{
    struct match m = match ? venues_match(t, match) : (struct match){ 0 };
    bool link = strcmp(argument(t, 1), "link") == 0;
    bool may = match ? match_is_live(&m) : has_role(t, VENUES_STAFF);
    if (!may || (!link && strcmp(argument(t, 1), "place") != 0))
        old_button(t);
    else
        ask(t, link ? "venue_link" : "venue_place", m.id);
}

/* ---- added ------------------------------------------------------------------------ */

static bool has_minor(struct turn *t, int64_t match)
{
    for (const struct member *m = members_of(t->db, match); m->person; m++) {
        struct person p = person_find(t->db, m->person);
        if (!person_is_grown(&p))
            return true;
    }
    return false;
}

static void say_kept(struct turn *t, const struct venue *v)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, v->waits ? "venues.suggested" : "venues.added");
    gap(c);
    venues_line(c, t, v);
    nav(c, venues_list_press(t, v->match));
    show(c);
}

/* A curator who watches over the match, and is not in it, has allowed it by adding it. */
static void keep(struct turn *t, struct venue *v)
{
    struct match m = v->match ? venues_match(t, v->match) : (struct match){ 0 };
    if (v->match ? !match_is_live(&m) : !has_role(t, VENUES_STAFF)) {
        old_button(t);
        return;
    }
    bool minor = v->match && has_minor(t, v->match);
    bool oversees = minor && match_overseen(t, v->match).id;
    v->made_by = t->who.id;
    v->waits = minor;
    v->id = venue_add(t->db, t->who.organisation, v, t->now);
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "venue.added", v->id, "");
    if (oversees)
        v->waits = !venue_allow(t->db, t->who.organisation, v->id, t->who.id, t->now);
    if (v->waits)
        venues_ask_to_allow(t, v->match, v->id);
    say_kept(t, v);
}

void venues_place_given(struct turn *t, const struct answers *a, int64_t match)
{
    struct venue v = { .match = match, .name = answer_text(a, "NAME"), .link = "" };
    keep(t, &v);
}

void venues_link_given(struct turn *t, const struct answers *a, int64_t match)
{
    const char *name = answer_text(a, "NAME");
    struct venue v = { .match = match, .is_link = true, .link = answer_text(a, "LINK") };
    v.name = name ? name : "";
    if (is_link(v.link)) {
        keep(t, &v);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "venues.no_link", text_("link", format(t, "%.200s", v.link)));
    button(c, format(t, "venues:add:%lld:link", (long long)match), "venues.again");
    style(c, PRIMARY);
    nav(c, venues_list_press(t, match));
    show(c);
}
