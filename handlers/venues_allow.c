/* venues_allow.c - a pair with somebody under 18 proposes a place or a link; whoever
 * watches over the pair allows it or says why not. Until then it can be booked by nobody.
 */
#include "handlers/venues.h"

enum { WAITING_MOST = 50, PAGE = 6 };

static struct venue to_decide(struct turn *t, int64_t id)
{
    struct venue v = venue_find(t->db, t->who.organisation, id);
    if (!v.waits || !match_overseen(t, v.match).id)
        return (struct venue){ 0 };
    return v;
}

void venues_ask_to_allow(struct turn *t, int64_t match, int64_t id)
{
    overseers_hear(t, match, "venues.asked", id, 0);
}

/* ---- what waits ------------------------------------------------------------------- */

static size_t waiting_for_me(struct turn *t, struct venue *out)
{
    size_t kept = 0;
    if (!has_role(t, VENUES_DECIDE))
        return 0;
    size_t count = venues_waiting(t->db, t->who.organisation, out, WAITING_MOST);
    for (size_t i = 0; i < count; i++)
        if (match_overseen(t, out[i].match).id)
            out[kept++] = out[i];
    return kept;
}

int64_t venues_to_allow(struct turn *t)
{
    struct venue all[WAITING_MOST];
    return (int64_t)waiting_for_me(t, all);
}

void venues_list_waiting(struct turn *t, int64_t unused)
{
    (void)unused;
    struct venue all[WAITING_MOST];
    size_t count = waiting_for_me(t, all);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? "venues.waiting" : "venues.waiting_none");
    for (size_t i = 0; i < count && i < PAGE; i++) {
        button(c, press_about(t, "venues:look", all[i].id), "venues.of_whom",
               text_("who", matches_everybody(t, all[i].match)));
        row(c);
    }
    nav(c, "queue:open");
    show(c);
}

/* ---- decided ---------------------------------------------------------------------- */

static void put(struct card *c, struct turn *t, const struct venue *v)
{
    line(c, "venues.asked", text_("who", matches_everybody(t, v->match)));
    gap(c);
    line(c, v->is_link ? "venues.asked_link" : "venues.asked_place",
         text_("name", v->name), text_("link", v->link));
    button(c, press_about(t, "venues:allow", v->id), "venues.allow");
    style(c, SUCCESS);
    button(c, press_about(t, "venues:refuse", v->id), "venues.refuse");
}

void venues_look(struct turn *t, int64_t id)
{
    struct venue v = to_decide(t, id);
    if (!v.id) {
        venues_list_waiting(t, 0);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    put(c, t, &v);
    nav(c, "venues:waiting");
    show(c);
}

/* It was decided by somebody else, or taken back. */
static void settled_already(struct turn *t)
{
    settle(t, "venues.settled");
}

void venues_allow(struct turn *t, int64_t id)
{
    struct venue v = to_decide(t, id);
    if (!v.id || !venue_allow(t->db, t->who.organisation, id, t->who.id, t->now)) {
        settled_already(t);
        return;
    }
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "venue.allowed", id, "");
    if (v.made_by != t->who.id)
        soon(t, "venues.allowed", v.made_by, id, 0);
    settle(t, "venues.allowed_now", text_("name", *v.name ? v.name : v.link));
}

void venues_refuse(struct turn *t, int64_t id)
{
    if (to_decide(t, id).id)
        ask(t, "venue_refusal", id);
    else
        settled_already(t);
}

void venues_refusal_given(struct turn *t, const struct answers *a, int64_t id)
{
    struct venue v = to_decide(t, id);
    const char *why = answer_text(a, "WHY");
    struct card *c = card(t, t->who.id, "screen", 0);
    if (v.id && venue_refuse(t->db, t->who.organisation, id, why ? why : "", t->now)) {
        audit_add(t->db, t->now, t->who.organisation, t->who.id, "venue.refused", id, "");
        soon(t, "venues.refused", v.made_by, id, 0);
        line(c, "venues.refused_now", text_("name", *v.name ? v.name : v.link));
    } else {
        line(c, "venues.settled");
    }
    nav(c, "venues:waiting");
    show(c);
}

/* ---- promises --------------------------------------------------------------------- */

void venues_asked(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct venue v = to_decide(t, id);
    if (!v.id)
        return;
    struct card *c = card(t, t->who.id, "venue", id);
    put(c, t, &v);
    show(c);
}

static struct venue of_mine(struct turn *t, int64_t id)
{
    struct venue v = venue_find(t->db, t->who.organisation, id);
    struct match m = match_of(t->db, t->who.id, v.match);
    return match_is_live(&m) ? v : (struct venue){ 0 };
}

void venues_allowed(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct venue v = of_mine(t, id);
    if (v.id && v.allowed)
        say(t, "venues.allowed", text_("name", *v.name ? v.name : v.link));
}

void venues_refused(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct venue v = of_mine(t, id);
    if (v.id && v.refusal)
        say(t, *v.refusal ? "venues.refused_because" : "venues.refused",
            text_("name", *v.name ? v.name : v.link), text_("why", v.refusal));
}
