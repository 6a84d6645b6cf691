/* library_desk.c - the cards of a school for its curators: what is to be written, what is
 * published, what was withdrawn; how often they helped, and what was looked for in vain.
 * The head sees the numbers alone. */
#include "handlers/library.h"

#include <string.h>

enum { WANTED_DAYS = 30 };

static const char *const lists[] = { "draft", "published", "withdrawn" };

static int64_t count_in(struct turn *t, int state)
{
    int64_t school = t->who.organisation;
    return state == SOLUTION_DRAFT ? solutions_waiting_count(t->db, school, t->now)
                                   : solutions_count(t->db, school, state);
}

void library_desk(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "library.desk");
    for (int i = 0; i < (int)COUNT(lists); i++) {
        int64_t count = count_in(t, i);
        if (!count)
            continue;
        button(c, format(t, "library:list:%s:0", lists[i]),
               format(t, "library.list_%s", lists[i]), number_("number", count));
        row(c);
    }
    button(c, "library:new", "library.new");
    row(c);
    button(c, "library:wanted", "library.to_wanted");
    nav(c, "library:open");
    show(c);
}

static size_t read_list(struct turn *t, int state, int64_t skip, struct solution *out)
{
    int64_t school = t->who.organisation;
    if (state == SOLUTION_DRAFT)
        return solutions_waiting(t->db, school, t->now, skip, out, LIBRARY_PAGE);
    return solutions_in(t->db, school, state, skip, out, LIBRARY_PAGE);
}

static void put_list(struct turn *t, int state)
{
    struct solution some[LIBRARY_PAGE];
    int64_t all = count_in(t, state), skip = library_skip(t, 1, all);
    size_t count = read_list(t, state, skip, some);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? format(t, "library.in_%s", lists[state]) : "library.in_none");
    for (size_t i = 0; i < count; i++)
        library_row(t, c, &some[i], press_about(t, "library:card", some[i].id));
    library_pages(t, c, format(t, "library:list:%s", lists[state]), skip, all);
    nav(c, "library:desk");
    show(c);
}

/* library:list:<"draft", "published", "withdrawn">:<how many to pass over> */
void library_list(struct turn *t, int64_t unused)
{
    (void)unused;
    for (int i = 0; i < (int)COUNT(lists); i++)
        if (strcmp(lists[i], argument(t, 0)) == 0) {
            put_list(t, i);
            return;
        }
    old_button(t);
}

/* ---- numbers ---------------------------------------------------------------------- */

static void add_wanted(struct turn *t, struct card *c)
{
    struct search_total all[LIBRARY_TOPICS + 1];
    const char *since = library_day(t, WANTED_DAYS);
    size_t count =
        searches_since(t->db, t->who.organisation, since, all, LIBRARY_TOPICS + 1);
    size_t empty = 0;
    for (size_t i = 0; i < count; i++)
        empty += all[i].empty > 0;
    line(c, empty ? "library.wanted" : "library.wanted_nothing");
    for (size_t i = 0; i < count; i++)
        if (all[i].empty)
            line(c, "library.wanted_line",
                 part_("topic", library_topic_key(t, all[i].topic)),
                 number_("empty", all[i].empty),
                 number_("all", all[i].found + all[i].empty));
}

void library_wanted(struct turn *t, int64_t unused)
{
    (void)unused;
    int64_t shown, helped, school = t->who.organisation;
    bool editor = has_role(t, LIBRARY_EDITORS);
    solutions_totals(t->db, school, &shown, &helped);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "library.numbers",
         number_("cards", solutions_count(t->db, school, SOLUTION_PUBLISHED)),
         number_("shown", shown), number_("helped", helped));
    gap(c);
    add_wanted(t, c);
    if (editor)
        button(c, "library:new", "library.new");
    nav(c, editor ? "library:desk" : "library:open");
    show(c);
}
