/* meeting_place.c - another place or link for a meeting: one where these people have met
 * before, so that what was allowed for a minor stays what is offered. The time stays, and
 * so do the answers; everybody else hears it. */
#include "handlers/meeting.h"

#include <stdlib.h>
#include <string.h>

enum { OFFERED = 5, LOOKED_AT = 30 };

static bool same_place(const struct meeting *a, const struct meeting *b)
{
    return a->online == b->online && strcmp(a->place, b->place) == 0 &&
           strcmp(a->link, b->link) == 0;
}

/* The meetings of this match that were or will be elsewhere, one for each place. */
static size_t elsewhere(struct turn *t, const struct meeting *m, struct meeting *out)
{
    struct meeting some[2 * LOOKED_AT];
    size_t all = 0, count = 0;
    if (!m->match)
        return 0;
    all = meetings_ahead(t->db, m->match, t->now, some, LOOKED_AT);
    all += meetings_past(t->db, m->match, t->now, 0, some + all, LOOKED_AT);
    for (size_t i = 0; i < all && count < OFFERED; i++) {
        bool known = same_place(&some[i], m) || (!*some[i].place && !*some[i].link);
        for (size_t j = 0; j < count && !known; j++)
            known = same_place(&some[i], &out[j]);
        if (!known)
            out[count++] = some[i];
    }
    return count;
}

/* meeting:place:<id>:<version> */
void meeting_ask_place(struct turn *t, int64_t id)
{
    struct meeting m = meeting_pressed(t, id), places[OFFERED];
    if (!m.id)
        return;
    size_t count = elsewhere(t, &m, places);
    struct card *c = card(t, t->who.id, "meeting", id);
    line(c, count ? "meeting.place_which" : "meeting.place_only");
    for (size_t i = 0; i < count; i++) {
        button(c,
               format(t, "meeting:at:%lld:%d:%lld", (long long)id, m.version,
                      (long long)places[i].id),
               "meeting.place_choice",
               text_("place", *places[i].place ? places[i].place : places[i].link));
        row(c);
    }
    button(c, format(t, "booking:move:%lld:%d", (long long)id, m.version),
           "meeting.another_time");
    nav(c, format(t, "meeting:show:%lld", (long long)id));
    show(c);
}

/* meeting:at:<id>:<version>:<another meeting of these people> */
void meeting_set_place_as(struct turn *t, int64_t id)
{
    int64_t as = strtoll(argument(t, 2), NULL, 10);
    struct meeting m = meeting_pressed(t, id), places[OFFERED];
    size_t count = m.id ? elsewhere(t, &m, places) : 0;
    if (!m.id)
        return;
    for (size_t i = 0; i < count; i++)
        if (places[i].id == as &&
            meeting_set_place(t->db, id, m.version, &places[i], t->who.id, t->now))
            meeting_changed(t, id);
    meeting_show(t, id);
}
