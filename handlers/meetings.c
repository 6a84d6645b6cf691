/* meetings.c - all the meetings of one person, what comes and what was; those of one
 * match; and one file of them for a calendar of one's own. */
#include "handlers/meeting.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 5, AHEAD_MOST = 120, FILE_MOST = 100, FILE_SINCE = 30 * DAY };

/* ---- a list ----------------------------------------------------------------------- */

/* One that was settled did not take place; another was called off before. */
static const char *entry_key(const struct meeting *m)
{
    if (m->status == MEETING_CANCELLED)
        return m->settled_at ? "meetings.entry_not_held" : "meetings.entry_cancelled";
    return m->status == MEETING_PLANNED ? "meetings.entry_open" : "meetings.entry";
}

/* "9 сентября, 15:30: Пётр Волков", where the reader is or the place. */
static void add_one(struct card *c, struct turn *t, const struct meeting *m)
{
    struct meeting_view v = meeting_view(t, m, t->who.id);
    const char *who = *m->title ? m->title : meeting_others(t, &v);
    struct value day = day_("day", m->starts_at), clock = clock_("clock", m->starts_at);
    if (!m->online) {
        day = in_zone_(day, m->zone);
        clock = in_zone_(clock, m->zone);
    }
    button(c, press_about(t, "meeting:show", m->id), entry_key(m), day, clock,
           text_("who", who));
    row(c);
}

struct page {
    const struct meeting *all;
    size_t count, shown; /* of `all`, which may hold one more than a page */
    int64_t skip;
    const char *press; /* "meetings:open:%lld" without the number */
};

static void add_page(struct card *c, struct turn *t, const struct page *p)
{
    for (size_t i = 0; i < p->shown; i++)
        add_one(c, t, &p->all[i]);
    int64_t before = p->skip > PAGE ? p->skip - PAGE : 0;
    if (p->skip > 0)
        button(c, press_about(t, p->press, before), "meetings.newer");
    if (p->count > p->shown)
        button(c, press_about(t, p->press, p->skip + PAGE), "meetings.more");
    row(c);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* meetings:open:<skip> */
static void open_ahead(struct turn *t, int64_t skip)
{
    struct meeting ahead[AHEAD_MOST];
    size_t count = meetings_ahead_of(t->db, t->who.id, t->now, ahead, AHEAD_MOST);
    skip = skip > 0 && (size_t)skip < count ? skip : 0;
    struct page p = { .all = ahead + skip,
                      .count = count - (size_t)skip,
                      .shown = least(count - (size_t)skip, PAGE),
                      .skip = skip,
                      .press = "meetings:open" };
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? "meetings.ahead" : "meetings.none");
    add_page(c, t, &p);
    button(c, "meetings:past:0", "meetings.past_ones");
    if (count)
        button(c, "meetings:file", "meetings.file");
    nav(c, NULL);
    show(c);
}

/* meetings:past:<skip> */
static void open_past(struct turn *t, int64_t skip)
{
    struct meeting past[PAGE + 1];
    skip = skip > 0 ? skip : 0;
    size_t count = meetings_past_of(t->db, t->who.id, t->now, skip, past, PAGE + 1);
    struct page p = { past, count, least(count, PAGE), skip, "meetings:past" };
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? "meetings.past" : "meetings.past_none");
    add_page(c, t, &p);
    nav(c, "meetings:open:0");
    show(c);
}

/* ---- of one match ----------------------------------------------------------------- */

/* What comes first, then what was; from `skip` on of all that. */
static size_t of_match(struct turn *t, int64_t match, int64_t skip, struct meeting *out)
{
    struct meeting ahead[AHEAD_MOST];
    size_t count = 0, all = 0;
    size_t found = meetings_ahead(t->db, match, t->now, ahead, AHEAD_MOST);
    for (size_t i = 0; i < found; i++)
        if (ahead[i].starts_at > t->now) /* what has begun is among the past ones */
            ahead[all++] = ahead[i];
    for (size_t i = (size_t)skip; i < all && count < PAGE + 1; i++)
        out[count++] = ahead[i];
    int64_t past = skip > (int64_t)all ? skip - (int64_t)all : 0;
    return count + meetings_past(t->db, match, t->now, past, out + count,
                                 (size_t)(PAGE + 1) - count);
}

/* meetings:of:<match>:<skip>; for its members, and for who watches over it */
static void open_match(struct turn *t, int64_t match)
{
    struct match m = match_of(t->db, t->who.id, match);
    bool member = m.id;
    if (!member)
        m = match_overseen(t, match);
    if (!m.id) {
        old_button(t);
        return;
    }
    int64_t skip = strtoll(argument(t, 1), NULL, 10);
    skip = skip > 0 && skip < 100000 ? skip : 0;
    struct meeting some[PAGE + 1];
    size_t count = of_match(t, match, skip, some);
    struct page p = { some, count, least(count, PAGE), skip,
                      press_about(t, "meetings:of", match) };
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? "meetings.of_match" : "meetings.of_match_none");
    add_page(c, t, &p);
    nav(c, press_about(t, member ? "pair:show" : "matches:show", match));
    show(c);
}

/* ---- the file --------------------------------------------------------------------- */

static void file(struct turn *t, int64_t unused)
{
    (void)unused;
    struct meeting all[FILE_MOST];
    size_t count =
        meetings_to_file(t->db, t->who.id, t->now - FILE_SINCE, all, FILE_MOST);
    if (!count) {
        open_ahead(t, 0);
        return;
    }
    struct sheet *s = meeting_sheet(t);
    for (size_t i = 0; i < count; i++)
        meeting_into_sheet(t, s, &all[i]);
    sheet_make(s, "meetings.meetings", 0);
    toast(t, "meeting.file_soon");
}

static void file_made(struct turn *t, int64_t unused, int64_t made)
{
    (void)unused;
    if (!made) {
        say(t, "meeting.file_failed");
        return;
    }
    name_file(t, made, words_for(t, t->who.id, "meetings.file_name"));
    send_file(t, t->who.id, made, "meetings.file_ready");
}

static const struct action actions[] = {
    /* keep alphabetized */
    { "file", MEMBER, file },
    { "of", MEMBER, open_match },
    { "open", MEMBER, open_ahead },
    { "past", MEMBER, open_past },
    { 0 },
};
static const struct made made_files[] = { { "meetings", file_made, MADE_DOCUMENT },
                                          { 0 } };

const struct feature meetings = {
    .name = "meetings",
    .start = { "meetings", MEMBER, open_ahead },
    .in_menu = true,
    .actions = actions,
    .made = made_files,
};
