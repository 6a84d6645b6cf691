/* pair_history.c - what a match has behind it: meetings that were held, with their dates
 * and hours, and what happened to it, in words. One that carries another on shows that
 * one's meetings too, without saying who was in it. */
#include "handlers/pair.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 8, DEEPEST = 10, LOOKED_AT = 400 };

/* What may happen to a match, and whether those who are in it read that too: never who
 * declined or disputed, or what stood in the way. Held meetings stand in their list. */
static const struct {
    const char *what;
    bool for_members;
    const char *of; /* the detail's last word is a key with this beginning; NULL: none */
} known[] = {
    { "proposed", true, NULL },
    { "accepted", true, NULL },
    { "agreed", true, NULL },
    { "began", true, NULL },
    { "paused", true, NULL },
    { "resumed", true, NULL },
    { "closing", true, NULL },
    { "ended", true, NULL },
    { "left", true, NULL },
    { "order", true, NULL },
    { "accepted_text", false, NULL },
    { "addendum", false, NULL },
    { "blocked", false, NULL },
    { "both_no", false, NULL },
    { "both_yes", false, NULL },
    { "change_asked", false, NULL },
    { "change_declined", false, NULL },
    { "code", false, "ending.code_" },
    { "curator_meeting", false, NULL },
    { "declined", false, NULL },
    { "mark_decided", false, "matches.met_" },
    { "mark_disputed", false, NULL },
    { "marked_away", false, NULL },
    { "marked_there", false, NULL },
    { "recalled", false, NULL },
    { "reminded", false, NULL },
    { "took_place", false, "matches.met_" },
    { "type_skipped", false, NULL },
};

static const char *last_word(const char *detail)
{
    const char *blank = strrchr(detail, ' ');
    return blank ? blank + 1 : detail;
}

bool pair_event(struct turn *t, struct card *c, const struct match_event *e,
                bool overseer)
{
    size_t i = 0;
    while (i < COUNT(known) && strcmp(known[i].what, e->what) != 0)
        i++;
    if (i == COUNT(known) || !(overseer || known[i].for_members))
        return false;
    const char *key = format(t, "pair.event_%s", e->what);
    const char *word = last_word(e->detail);
    if (known[i].of && *word)
        line(c, key, day_("at", e->at),
             part_("what", format(t, "%s%s", known[i].of, word)));
    else
        line(c, key, day_("at", e->at), text_("what", ""));
    return true;
}

size_t pair_events(struct turn *t, struct card *c, int64_t match, int64_t skip)
{
    struct match_event some[PAGE];
    size_t count = match_history(t->db, match, skip, some, PAGE);
    for (size_t i = 0; i < count; i++)
        pair_event(t, c, &some[i], true);
    return count;
}

/* The newest that its members may know, over what they may not. */
static void add_own_events(struct turn *t, struct card *c, int64_t match)
{
    struct match_event some[PAGE];
    size_t count = PAGE, shown = 0;
    for (int64_t skip = 0; count == PAGE && shown < PAGE && skip < LOOKED_AT;
         skip += PAGE) {
        count = match_history(t->db, match, skip, some, PAGE);
        for (size_t i = 0; i < count && shown < PAGE; i++)
            shown += pair_event(t, c, &some[i], false);
    }
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
        button(c, press_about(t, press, skip > PAGE ? skip - PAGE : 0), "pair.newer");
    if (skip + PAGE < meetings_held(t->db, match, NULL))
        button(c, press_about(t, press, skip + PAGE), "pair.older");
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
        add_own_events(t, c, m.id);
    }
    add_pages(t, c, m.id, skip, press_about(t, "pair:history", m.id));
    if (m.follows) {
        button(c, format(t, "pair:before:%lld:1", (long long)m.id), "pair.to_before");
        row(c);
    }
    nav(c, press_about(t, "pair:show", m.id));
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
    nav(c, press_about(t, "pair:history", m.id));
    show(c);
}
