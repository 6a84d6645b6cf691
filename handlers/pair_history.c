/* pair_history.c - what a match has behind it: meetings that were held, with their dates
 * and hours, and what happened to it, in words. One that carries another on shows that
 * one's meetings too, without saying who was in it. */
#include "handlers/pair.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 8, DEEPEST = 10 };

/* What may happen to a match, and whether those who are in it read that too; other words
 * belong to who writes them down. */
static const struct {
    const char *what;
    bool for_members;
} known[] = {
    { "proposed", true },  { "accepted", true },      { "agreed", true },
    { "began", true },     { "paused", true },        { "resumed", true },
    { "closing", true },   { "ended", true },         { "left", true },
    { "order", true },     { "declined", false },     { "recalled", false },
    { "reminded", false }, { "change_asked", false },
};

static bool is_told(const char *what, bool overseer)
{
    for (size_t i = 0; i < COUNT(known); i++)
        if (strcmp(known[i].what, what) == 0)
            return overseer || known[i].for_members;
    return false;
}

size_t pair_events(struct turn *t, struct card *c, int64_t match, int64_t skip,
                   bool overseer)
{
    struct match_event some[PAGE];
    size_t count = match_history(t->db, match, skip, some, PAGE);
    for (size_t i = 0; i < count; i++)
        if (is_told(some[i].what, overseer))
            line(c, format(t, "pair.event_%s", some[i].what), day_("at", some[i].at));
    return count;
}

void pair_held(struct turn *t, struct card *c, const struct held *h)
{
    line(c, "pair.held", in_zone_(day_("at", h->starts_at), h->zone),
         part_("type", meeting_type_key(t, h->type)),
         text_("hours", pair_hours(t, h->minutes)));
}

static void add_held(struct turn *t, struct card *c, int64_t match, int64_t skip)
{
    struct held some[PAGE];
    size_t count = match_held(t->db, match, skip, some, PAGE);
    if (!count)
        line(c, "pair.held_none");
    else
        pair_totals(t, c, match);
    for (size_t i = 0; i < count; i++)
        pair_held(t, c, &some[i]);
}

/* `press` is followed by ":<how many to pass over>". */
static void add_pages(struct turn *t, struct card *c, int64_t match, int64_t skip,
                      const char *press)
{
    if (skip > 0)
        button(c, format(t, "%s:%lld", press, (long long)(skip > PAGE ? skip - PAGE : 0)),
               "pair.newer");
    if (skip + PAGE < meetings_held(t->db, match, NULL))
        button(c, format(t, "%s:%lld", press, (long long)(skip + PAGE)), "pair.older");
    row(c);
}

static int64_t to_skip(struct turn *t, int position, int64_t match)
{
    int64_t skip = strtoll(argument(t, position), NULL, 10);
    return skip > 0 && skip < meetings_held(t->db, match, NULL) ? skip : 0;
}

/* pair:history:<match>[:<skip>] */
void pair_history(struct turn *t, int64_t match)
{
    struct match m = pair_named(t, match);
    if (!m.id)
        return;
    int64_t skip = to_skip(t, 1, m.id);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "pair.history");
    add_held(t, c, m.id, skip);
    if (!skip) {
        gap(c);
        pair_events(t, c, m.id, 0, false);
    }
    add_pages(t, c, m.id, skip, pair_press(t, "history", m.id));
    if (m.follows) {
        button(c, format(t, "pair:before:%lld:1", (long long)m.id), "pair.to_before");
        row(c);
    }
    nav(c, pair_press(t, "show", m.id));
    show(c);
}

/* pair:before:<match>:<how many ago>[:<skip>] */
void pair_before(struct turn *t, int64_t match)
{
    struct match m = pair_named(t, match), old = m;
    long ago = strtol(argument(t, 1), NULL, 10);
    if (!m.id)
        return;
    for (long i = 0; i < ago && i < DEEPEST && old.id; i++)
        old = match_find(t->db, t->who.organisation, old.follows);
    if (!old.id || ago < 1 || ago > DEEPEST) {
        old_button(t);
        return;
    }
    const char *press = format(t, "pair:before:%lld:%ld", (long long)m.id, ago);
    int64_t skip = to_skip(t, 2, old.id);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "pair.before");
    add_held(t, c, old.id, skip);
    add_pages(t, c, old.id, skip, press);
    if (old.follows && ago < DEEPEST) {
        button(c, format(t, "pair:before:%lld:%ld", (long long)m.id, ago + 1),
               "pair.to_before");
        row(c);
    }
    nav(c, pair_press(t, "history", m.id));
    show(c);
}
