/* meeting_place.c - another place or link for a meeting: one of the lists that booking
 * offers too, where a minor takes part only what is allowed by now; and where all are
 * grown, any place where they have met before. The time stays, and so do the answers;
 * everybody else hears it. */
#include "handlers/meeting.h"

#include <stdlib.h>
#include <string.h>

#include "handlers/booking.h"

enum { OFFERED = 5, LOOKED_AT = 30 };

struct choice {
    struct meeting places[OFFERED]; /* venue, online, place and link of each */
    size_t count;
};

static bool same_place(const struct meeting *a, const struct meeting *b)
{
    return a->online == b->online && strcmp(a->place, b->place) == 0 &&
           strcmp(a->link, b->link) == 0;
}

static void add_place(struct choice *all, const struct meeting *m,
                      const struct meeting *one)
{
    bool known =
        all->count == OFFERED || same_place(one, m) || (!*one->place && !*one->link);
    for (size_t i = 0; i < all->count && !known; i++)
        known = same_place(one, &all->places[i]);
    if (!known)
        all->places[all->count++] = *one;
}

static void add_venues(struct choice *all, struct turn *t, const struct meeting *m,
                       const struct plan *p)
{
    struct venue some[VENUES_MOST];
    size_t count = booking_venues(t, p, some, VENUES_MOST);
    for (size_t i = 0; i < count; i++) {
        struct meeting one = { .venue = some[i].id,
                               .online = some[i].is_link,
                               .place = some[i].name,
                               .link = some[i].is_link ? some[i].link : "",
                               .zone = m->zone };
        add_place(all, m, &one);
    }
}

/* One that stands on no list now: written by hand, or taken off since. */
static void add_known(struct choice *all, struct turn *t, const struct meeting *m)
{
    struct meeting some[2 * LOOKED_AT];
    size_t count = meetings_ahead(t->db, m->match, t->now, some, LOOKED_AT);
    count += meetings_past(t->db, m->match, t->now, 0, some + count, LOOKED_AT);
    for (size_t i = 0; i < count; i++)
        if (!some[i].venue)
            add_place(all, m, &some[i]);
}

static struct choice elsewhere(struct turn *t, const struct meeting *m)
{
    struct choice all = { .count = 0 };
    struct plan p = { .meeting = m->id, .version = m->version, .venue = PLACE_OPEN };
    if (!plan_found(t, &p))
        return all;
    add_venues(&all, t, m, &p);
    if (p.grown && m->match)
        add_known(&all, t, m);
    return all;
}

/* By what a button names it: the list's number, or that of its words. */
static const char *place_press(struct turn *t, const struct meeting *m,
                               const struct meeting *one)
{
    return format(t, "meeting:at:%lld:%d:%s%lld", (long long)m->id, m->version,
                  one->venue ? "v" : "m", (long long)(one->venue ? one->venue : one->id));
}

/* meeting:place:<id>:<version> */
void meeting_ask_place(struct turn *t, int64_t id)
{
    struct meeting m = meeting_pressed(t, id);
    if (!m.id)
        return;
    struct choice all = elsewhere(t, &m);
    struct card *c = card(t, t->who.id, "meeting", id);
    line(c, all.count ? "meeting.place_which" : "meeting.place_only");
    for (size_t i = 0; i < all.count; i++) {
        const struct meeting *one = &all.places[i];
        button(c, place_press(t, &m, one), "meeting.place_choice",
               text_("place", *one->place ? one->place : one->link));
        row(c);
    }
    if (m.match) {
        button(c, press_about(t, "venues:of", m.match), "meeting.place_list");
        row(c);
    }
    nav(c, press_about(t, "meeting:show", id));
    show(c);
}

/* meeting:at:<id>:<version>:<v and a place of the lists, or m and another meeting> */
void meeting_set_place_as(struct turn *t, int64_t id)
{
    struct meeting m = meeting_pressed(t, id);
    if (!m.id)
        return;
    struct choice all = elsewhere(t, &m);
    const char *as =
        format(t, "meeting:at:%lld:%d:%s", (long long)id, m.version, argument(t, 2));
    for (size_t i = 0; i < all.count; i++)
        if (strcmp(place_press(t, &m, &all.places[i]), as) == 0 &&
            meeting_set_place(t->db, id, m.version, &all.places[i], t->who.id, t->now))
            meeting_changed(t, id);
    meeting_show(t, id);
}
