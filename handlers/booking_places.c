/* booking_places.c - the place, and with it the last tap: the screen says what will be
 * proposed, and the button of a place proposes it. An adult and a minor meet only where
 * the school or a curator allowed it (domain.md 6.2); others may also leave it open or
 * write a place of their own. */
#include "handlers/booking.h"

#include <string.h>

enum { SHOWN_MOST = 4, PLACE_LONGEST = 200 };

/* ---- where ------------------------------------------------------------------------ */

static const char *mode_of(const struct plan *p)
{
    const struct match_kind *kind = p->m.kind ? match_kind_named(p->m.kind) : NULL;
    return kind && kind->mode ? kind->mode : p->m.mode ? p->m.mode : "mixed";
}

static bool is_virtual(const struct plan *p)
{
    return p->m.kind && strcmp(p->m.kind, "VIRT") == 0;
}

/* Of a match that is online the links come first, of one in person the places; of a
 * virtual one there are links alone. */
size_t booking_venues(struct turn *t, const struct plan *p, struct venue *out,
                      size_t room)
{
    struct venue all[VENUES_MOST];
    size_t count =
        venues_for(t->db, t->who.organisation, p->m.id, !p->grown, all, VENUES_MOST);
    bool links_first = strcmp(mode_of(p), "online") == 0;
    bool mixed = strcmp(mode_of(p), "mixed") == 0;
    size_t kept = 0;
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < count && kept < room; i++) {
            bool first = mixed || all[i].is_link == links_first;
            if (first == (round == 0) && (all[i].is_link || !is_virtual(p)))
                out[kept++] = all[i];
        }
    return kept;
}

static void typed_place(struct turn *t, const struct plan *p, struct meeting *g)
{
    const char *words = booking_kept_place(t->db, t->who.id);
    bool is_link =
        strncmp(words, "https://", 8) == 0 || strncmp(words, "http://", 7) == 0;
    g->online = is_link || is_virtual(p);
    if (g->online)
        g->link = words;
    else
        g->place = words;
}

bool booking_place(struct turn *t, const struct plan *p, struct meeting *g)
{
    struct venue some[VENUES_MOST];
    g->place = g->link = "";
    g->online = strcmp(mode_of(p), "online") == 0;
    if (p->venue == PLACE_TYPED)
        typed_place(t, p, g);
    if (p->venue == PLACE_TYPED || p->venue == PLACE_LATER)
        return p->grown;
    size_t count = booking_venues(t, p, some, VENUES_MOST);
    for (size_t i = 0; i < count; i++)
        if (some[i].id == p->venue) {
            g->venue = p->venue;
            g->online = some[i].is_link;
            g->place = some[i].name;
            g->link = some[i].is_link ? some[i].link : "";
            return true;
        }
    return false;
}

/* ---- the screen ------------------------------------------------------------------- */

static void add_venues(struct turn *t, struct card *c, const struct plan *p,
                       const char *action)
{
    struct venue some[SHOWN_MOST];
    size_t count = booking_venues(t, p, some, SHOWN_MOST);
    struct plan with = *p;
    for (size_t i = 0; i < count; i++) {
        with.venue = some[i].id;
        button(c, plan_press(t, action, &with),
               some[i].is_link ? "booking.by_link" : "booking.in_place",
               text_("place", some[i].name));
        if (i == 0)
            style(c, PRIMARY);
        if (i % 2)
            row(c);
    }
    row(c);
    if (p->grown) {
        with.venue = PLACE_LATER;
        button(c, plan_press(t, action, &with), "booking.place_later");
    }
    row(c);
    if (!count && !p->grown) {
        line(c, "booking.no_place_allowed");
        if (p->match)
            button(c, press_about(t, "venues:of", p->match), "booking.suggest_place");
        row(c);
    } else
        line(c, p->grown ? "booking.tap_place" : "booking.tap_allowed_place",
             text_("who", plan_partners(t, p)));
}

/* Chosen before: last time's, or what was typed. */
static bool add_chosen(struct turn *t, struct card *c, const struct plan *p)
{
    struct meeting g = { 0 };
    if (p->venue == PLACE_OPEN || !booking_place(t, p, &g))
        return false;
    if (*g.place || *g.link)
        line(c, "booking.where", text_("place", *g.place ? g.place : g.link));
    else
        line(c, "booking.where_later");
    line(c, "booking.will_ask", text_("who", plan_partners(t, p)));
    button(c, plan_press(t, "send", p), "booking.yes");
    style(c, SUCCESS);
    button(c, plan_press(t, "where", p), "booking.other_place");
    row(c);
    return true;
}

static void add_more(struct turn *t, struct card *c, const struct plan *p)
{
    if (!p->every && p->count < OFFERS_MOST)
        button(c, plan_press(t, "more", p), "booking.offer_more");
    if (p->count == 1 && p->match)
        button(c, plan_press(t, "repeat", p),
               p->every ? "booking.repeat_otherwise" : "booking.repeat");
    row(c);
    button(c, plan_press(t, "long", p), "booking.minutes", number_("count", p->minutes));
    if (p->match)
        button(c, plan_press(t, "types", p), "booking.other_type");
    row(c);
}

void booking_summary_show(struct turn *t, const struct plan *p, const char *key)
{
    if (p->meeting) {
        booking_reasons_show(t, p, key);
        return;
    }
    struct card *c = booking_screen(t, p, key);
    if (p->every)
        booking_repeats_lines(t, c, p);
    gap(c);
    if (!add_chosen(t, c, p))
        add_venues(t, c, p, "send");
    add_more(t, c, p);
    struct plan back = *p;
    back.count--;
    back.every = ONCE;
    back.day = day_number(t, date_in(t, p->zone, p->at[p->count - 1] * MINUTE));
    if (p->count == 1)
        button(c, plan_press(t, "time", &back), "booking.other_time");
    nav(c, plan_press(t, "day", &back));
    booking_put(t, c, p);
}

/* booking:place:<plan> */
void booking_summary(struct turn *t, int64_t unused)
{
    (void)unused;
    struct plan p;
    if (!plan_pressed(t, &p))
        return;
    const char *wrong =
        p.count ? moment_wrong(t, &p, p.at[p.count - 1] * MINUTE) : "booking.which_day";
    p.day = 0;
    if (wrong) {
        p.count -= p.count > 0;
        booking_days_show(t, &p, wrong);
    } else if (!booking_ask_topic(t, &p)) {
        booking_summary_show(t, &p, NULL);
    }
}

/* booking:where:<plan>: another place than the one that was taken by itself. */
void booking_where(struct turn *t, int64_t unused)
{
    (void)unused;
    struct plan p;
    if (!plan_pressed(t, &p))
        return;
    p.venue = PLACE_OPEN;
    if (p.count)
        booking_summary_show(t, &p, NULL);
    else
        booking_days_show(t, &p, NULL);
}

/* booking:more:<plan>: one more time to choose from. */
void booking_more(struct turn *t, int64_t unused)
{
    (void)unused;
    struct plan p;
    if (plan_pressed(t, &p))
        booking_days_show(t, &p, NULL);
}
