/* timeline.c - all that happened in one pair, newest first: meetings and what became of
 * them, marks as numbers, steps, requests for help without their words, flags, pauses and
 * changes, notes and talks. For those who oversee it, never for its members.
 *
 * A page begins after the entry that the one before it ended with, which stands in the
 * button: its second, its kind and its row. */
#include "handlers/timeline.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 8, A_ROW = 3 };

#define ONLY(source) (1u << (source))
static const struct {
    const char *word;
    unsigned sources;
} kinds[] = {
    { "all", (1u << TIMELINE_SOURCES) - 1 },
    { "meetings", ONLY(TIMELINE_MEETING) },
    { "marks", ONLY(TIMELINE_MARKS) },
    { "steps", ONLY(TIMELINE_STEP) | ONLY(TIMELINE_STEP_DONE) },
    { "help", ONLY(TIMELINE_CASE) },
    { "flags", ONLY(TIMELINE_FLAG) | ONLY(TIMELINE_FLAG_ENDED) },
    { "course", ONLY(TIMELINE_EVENT) },
    { "notes", ONLY(TIMELINE_NOTE) },
    { "contacts", ONLY(TIMELINE_CONTACT) },
};
enum { MARKS = 2 };

static size_t kind_pressed(struct turn *t)
{
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (strcmp(kinds[i].word, argument(t, 1)) == 0)
            return i;
    return 0;
}

static struct timeline_place place_pressed(struct turn *t)
{
    struct timeline_place p = {
        .at = strtoll(argument(t, 2), NULL, 10),
        .source = (int)strtol(argument(t, 3), NULL, 10),
        .about = strtoll(argument(t, 4), NULL, 10),
    };
    return p.at > 0 ? p : (struct timeline_place){ 0 };
}

static void add_kinds(struct turn *t, struct card *c, int64_t match, size_t chosen)
{
    for (size_t i = 0; i < COUNT(kinds); i++) {
        button(c, format(t, "timeline:of:%lld:%s", (long long)match, kinds[i].word),
               format(t, "timeline.only_%s", kinds[i].word));
        if (i == chosen)
            style(c, PRIMARY);
        if (i % A_ROW == A_ROW - 1)
            row(c);
    }
    row(c);
}

static void add_pages(struct turn *t, struct card *c, int64_t match, const char *kind,
                      bool later_than_first, const struct timeline_entry *last)
{
    long long id = match;
    if (later_than_first)
        button(c, format(t, "timeline:of:%lld:%s", id, kind), "timeline.newest");
    if (last)
        button(c,
               format(t, "timeline:of:%lld:%s:%lld:%d:%lld", id, kind,
                      (long long)last->at, (int)last->source, (long long)last->about),
               "timeline.older");
    row(c);
}

/* timeline:of:<match>[:<kind>[:<second>:<source>:<row>]] */
static void open_of(struct turn *t, int64_t match)
{
    struct match m = match_overseen(t, match);
    struct timeline_entry some[PAGE + 1];
    struct timeline_place place = place_pressed(t);
    size_t kind = kind_pressed(t);
    if (!m.id) {
        old_button(t);
        return;
    }
    size_t count = timeline_page(t->db, m.id, t->who.id, kinds[kind].sources, t->now,
                                 &place, some, COUNT(some));
    bool more = count > PAGE, any = false;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "timeline.of", text_("names", matches_names(t, m.id)));
    if (kind == MARKS && !place.at)
        timeline_tell_means(t, c, m.id);
    gap(c);
    for (size_t i = 0; i < count && i < PAGE; i++)
        any |= timeline_tell(t, c, &some[i]);
    if (!any)
        line(c, place.at ? "timeline.no_more" : "timeline.none");
    add_kinds(t, c, m.id, kind);
    add_pages(t, c, m.id, kinds[kind].word, place.at != 0, more ? &some[PAGE - 1] : NULL);
    nav(c, press_about(t, "matches:show", m.id));
    show(c);
}

static const struct action actions[] = {
    { "ask", TIMELINE_DESK, match_notes_ask },
    { "drop", TIMELINE_DESK, match_notes_drop },
    { "notes", TIMELINE_DESK, match_notes_list },
    { "of", TIMELINE_DESK, open_of },
    { "write", TIMELINE_DESK, match_notes_add },
    { 0 },
};
static const struct filled filled[] = {
    { "match_note", match_notes_written },
    { 0 },
};

const struct feature timeline = {
    .name = "timeline",
    .actions = actions,
    .filled = filled,
};
