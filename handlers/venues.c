/* venues.c - where one may meet: the list of the school, which its curators keep, and
 * what a match has of its own (domain.md 2 G07, H05). The call itself runs elsewhere: a
 * link is shown as text and never opened by the program.
 *
 * People of 18 add what they like; where somebody is younger, a place or a link of their
 * own waits until a curator allows it (venues_allow.c). */
#include "handlers/venues.h"

#include <stdlib.h>

enum { SHOWN = 5, SKIP_MOST = 1000 };

struct match venues_match(struct turn *t, int64_t id)
{
    struct match m = match_of(t->db, t->who.id, id);
    return m.id ? m : match_overseen(t, id);
}

const char *venues_list_press(struct turn *t, int64_t match)
{
    return match ? press_about(t, "venues:of", match) : "venues:open";
}

void venues_line(struct card *c, struct turn *t, const struct venue *v)
{
    (void)t;
    if (!v->is_link)
        line(c, "venues.place", text_("name", v->name));
    else if (*v->name)
        line(c, "venues.link", text_("name", v->name), text_("link", v->link));
    else
        line(c, "venues.link_alone", text_("link", v->link));
    if (v->waits)
        line(c, "venues.waits");
}

/* ---- lists ------------------------------------------------------------------------ */

static const char *label_of(struct turn *t, const struct venue *v)
{
    return *v->name ? v->name : format(t, "%.40s", v->link);
}

/* Only what belongs to this list can be taken off it. */
static void add_venues(struct card *c, struct turn *t, int64_t match, int64_t skip)
{
    enum { MOST = 60 };
    struct venue all[MOST];
    size_t count = venues_for(t->db, t->who.organisation, match, false, all, MOST);
    int64_t own = 0;
    for (size_t i = 0; i < count; i++)
        if (match && all[i].match != match)
            venues_line(c, t, &all[i]);
    for (size_t i = 0; i < count; i++) {
        if (all[i].match != match)
            continue;
        own++;
        if (own <= skip || own - skip > SHOWN)
            continue;
        button(c, press_about(t, "venues:show", all[i].id),
               all[i].waits ? "venues.in_list_waits" : "venues.in_list",
               text_("name", label_of(t, &all[i])));
        row(c);
    }
    if (!count)
        line(c, "venues.none");
    if (own - skip > SHOWN)
        button(c,
               press_about(t, match ? venues_list_press(t, match) : "venues:open",
                           skip + SHOWN),
               "people.after");
    row(c);
}

static void show_list(struct turn *t, int64_t match, int64_t skip)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, match ? "venues.of_match" : "venues.of_school");
    gap(c);
    add_venues(c, t, match, skip > 0 && skip < SKIP_MOST ? skip : 0);
    button(c, format(t, "venues:add:%lld:place", (long long)match), "venues.add_place");
    button(c, format(t, "venues:add:%lld:link", (long long)match), "venues.add_link");
    nav(c, match ? matches_way(t, match) : "calendar:open");
    show(c);
}

/* venues:open[:<skip>] */
static void open_venues(struct turn *t, int64_t skip)
{
    show_list(t, 0, skip);
}

/* venues:of:<match>[:<skip>] */
static void of_match(struct turn *t, int64_t match)
{
    struct match m = venues_match(t, match);
    if (match_is_live(&m))
        show_list(t, m.id, strtoll(argument(t, 1), NULL, 10));
    else
        old_button(t);
}

/* ---- one of them ------------------------------------------------------------------ */

/* Whose list it stands on is theirs to keep. */
static struct venue mine(struct turn *t, int64_t id)
{
    struct venue v = venue_find(t->db, t->who.organisation, id);
    if (v.refusal || (!v.match && !has_role(t, VENUES_STAFF)) ||
        (v.match && !venues_match(t, v.match).id))
        return (struct venue){ 0 };
    return v;
}

static void show_one(struct turn *t, int64_t id)
{
    struct venue v = mine(t, id);
    if (!v.id) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    venues_line(c, t, &v);
    button(c, press_about(t, "venues:remove", id), "venues.remove");
    nav(c, venues_list_press(t, v.match));
    show(c);
}

static void remove_one(struct turn *t, int64_t id)
{
    struct venue v = mine(t, id);
    if (!v.id || !venue_remove(t->db, t->who.organisation, v.match, id, t->now)) {
        old_button(t);
        return;
    }
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "venue.removed", id, "");
    show_list(t, v.match, 0);
}

/* ---- the feature ------------------------------------------------------------------ */

static const struct action actions[] = {
    /* keep alphabetized */
    { "add", MEMBER, venues_add },
    { "allow", VENUES_DECIDE, venues_allow },
    { "look", VENUES_DECIDE, venues_look },
    { "of", MEMBER, of_match },
    { "open", VENUES_STAFF, open_venues },
    { "refuse", VENUES_DECIDE, venues_refuse },
    { "remove", MEMBER, remove_one },
    { "show", MEMBER, show_one },
    { "waiting", VENUES_DECIDE, venues_list_waiting },
    { 0 },
};

static const struct due due[] = {
    { "allowed", CAN_WAIT, 0, venues_allowed },
    { "asked", CAN_WAIT, 0, venues_asked },
    { "refused", CAN_WAIT, 0, venues_refused },
    { 0 },
};

static const struct filled filled[] = {
    { "venue_link", venues_link_given },
    { "venue_place", venues_place_given },
    { "venue_refusal", venues_refusal_given },
    { 0 },
};

const struct feature venues = {
    .name = "venues",
    .start = { "venues", VENUES_STAFF, open_venues },
    .actions = actions,
    .due = due,
    .filled = filled,
};
