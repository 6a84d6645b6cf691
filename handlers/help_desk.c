/* help_desk.c - the queue of requests for help, for whoever oversees them: how many are
 * open, which are late, by topic; one list that says who has it and until when.
 *
 * A head sees numbers (domain.md 6.5). Safety cases are on none of these, nor is what the
 * reader asked, is left out of, or is in the pair of: storage/case_lists.h. */
#include "handlers/help_desk.h"

#include <stdlib.h>
#include <string.h>

enum { TOPICS = 9, PAGE = 5, COUNTED_MOST = 1000, SKIP_MOST = 100000 };

bool help_desk_sees(struct turn *t)
{
    return has_role(t, DESK_SEES);
}

/* ---- on other screens ---------------------------------------------------------------
 */

int64_t help_desk_waiting(struct turn *t)
{
    if (!has_role(t, DESK_STAFF))
        return 0;
    return cases_pressing(t->db, t->who.organisation, t->who.id, t->now, COUNTED_MOST);
}

static int64_t count(struct turn *t, const char *topic, int64_t late_at, int64_t most)
{
    struct case_filter f = { t->who.organisation, t->who.id, topic, late_at };
    return cases_listed_count(t->db, &f, most);
}

int64_t help_desk_late_count(struct turn *t)
{
    return has_role(t, DESK_STAFF) ? count(t, "", t->now, COUNTED_MOST) : 0;
}

bool help_desk_on_home(struct turn *t, struct card *c)
{
    if (!has_role(t, DESK_STAFF) || !count(t, "", 0, 1))
        return false;
    button(c, "help_desk:open", "help_desk.home");
    return true;
}

/* ---- numbers ------------------------------------------------------------------------
 */

static const char *topic_key(struct turn *t, const char *topic)
{
    struct help_case h = { .topic = topic };
    return help_topic_key(t, &h);
}

/* A line for each topic; its late ones are told with it. */
static void add_numbers(struct turn *t, struct card *c, const struct case_total *all,
                        size_t topics)
{
    int64_t open = 0, late = 0;
    for (size_t i = 0; i < topics; i++) {
        open += all[i].open;
        late += all[i].late;
    }
    line(c, open ? "help_desk.open" : "help_desk.none", number_("count", open));
    if (late)
        line(c, "help_desk.late_of_them", number_("count", late));
    gap(c);
    for (size_t i = 0; i < topics; i++)
        line(c, all[i].late ? "help_desk.topic_late" : "help_desk.topic",
             part_("topic", topic_key(t, all[i].topic)), number_("count", all[i].open),
             number_("late", all[i].late));
}

static const char *list_press(struct turn *t, const char *which, int64_t skip)
{
    return format(t, "help_desk:list:%s:%lld", which, (long long)skip);
}

static void add_lists(struct turn *t, struct card *c, const struct case_total *all,
                      size_t topics)
{
    bool late = false;
    for (size_t i = 0; i < topics; i++)
        late |= all[i].late > 0;
    if (late) {
        button(c, list_press(t, "late", 0), "help_desk.show_late");
        style(c, PRIMARY);
    }
    if (topics)
        button(c, list_press(t, "all", 0), "help_desk.show_all");
    row(c);
    for (size_t i = 0; i < topics && topics > 1; i++) {
        button(c, list_press(t, all[i].topic, 0), "help_desk.show_topic",
               part_("topic", topic_key(t, all[i].topic)), number_("count", all[i].open));
        if (i % 2)
            row(c);
    }
    row(c);
}

static void open_desk(struct turn *t, int64_t unused)
{
    (void)unused;
    struct case_total all[TOPICS];
    size_t topics =
        cases_totals(t->db, t->who.organisation, t->who.id, t->now, all, TOPICS);
    bool staff = has_role(t, DESK_STAFF);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "help_desk.title");
    if (!staff)
        line(c, "help_desk.numbers_alone");
    gap(c);
    add_numbers(t, c, all, topics);
    if (staff)
        add_lists(t, c, all, topics);
    button(c, "help_desk:figures:30", "help_desk.to_figures");
    if (staff)
        button(c, "help_desk:terms", "help_desk.to_terms");
    nav(c, NULL);
    show(c);
}

/* ---- lists --------------------------------------------------------------------------
 */

static void add_one(struct turn *t, struct card *c, const struct help_case *h)
{
    struct value topic = part_("topic", help_topic_key(t, h));
    line(c, "help_desk.head", number_("number", h->id), topic,
         part_("urgency", help_urgency_key(t, h)));
    help_desk_times(t, c, h);
    gap(c);
    button(c, help_desk_press(t, "case", h->id), "help_desk.in_list",
           number_("number", h->id), topic);
    row(c);
}

static void add_pages(struct turn *t, struct card *c, const char *which, int64_t skip,
                      bool more)
{
    if (skip)
        button(c, list_press(t, which, skip > PAGE ? skip - PAGE : 0), "people.before");
    if (more)
        button(c, list_press(t, which, skip + PAGE), "people.after");
}

static void show_list(struct turn *t, const char *which, int64_t skip)
{
    struct help_case some[PAGE + 1];
    bool late = strcmp(which, "late") == 0, all = strcmp(which, "all") == 0;
    struct case_filter f = { t->who.organisation, t->who.id, late || all ? "" : which,
                             late ? t->now : 0 };
    size_t found = cases_listed(t->db, &f, skip, some, PAGE + 1);
    if (!found && skip) {
        show_list(t, which, 0);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, found ? late ? "help_desk.list_late" : "help_desk.list" : "help_desk.none");
    gap(c);
    for (size_t i = 0; i < found && i < PAGE; i++)
        add_one(t, c, &some[i]);
    add_pages(t, c, which, skip, found > PAGE);
    nav(c, "help_desk:open");
    show(c);
}

static bool is_topic(const char *word)
{
    static const char *const topics[TOPICS] = { "lesson",     "class",    "parents",
                                                "colleagues", "papers",   "digital",
                                                "state",      "resource", "other" };
    for (size_t i = 0; i < TOPICS; i++)
        if (strcmp(topics[i], word) == 0)
            return true;
    return false;
}

/* help_desk:list:<"all", "late" or a topic>:<how many to pass over> */
static void list(struct turn *t, int64_t unused)
{
    (void)unused;
    const char *which = argument(t, 0);
    int64_t skip = strtoll(argument(t, 1), NULL, 10);
    if (is_topic(which) || strcmp(which, "all") == 0 || strcmp(which, "late") == 0)
        show_list(t, which, skip > 0 && skip < SKIP_MOST ? skip : 0);
    else
        old_button(t);
}

static const struct action actions[] = {
    { "case", DESK_STAFF, help_desk_case },
    { "figures", DESK_SEES, help_desk_figures },
    { "list", DESK_STAFF, list },
    { "notes", MEMBER, help_desk_notes },
    { "open", DESK_SEES, open_desk },
    { "pass", DESK_STAFF, help_desk_pass },
    { "search", DESK_STAFF, help_desk_search },
    { "set", DESK_STAFF, help_desk_set },
    { "suggest", DESK_STAFF, help_desk_suggest },
    { "take", DESK_STAFF, help_desk_take },
    { "terms", DESK_STAFF, help_desk_terms },
    { "to", DESK_STAFF, help_desk_to },
    { "write", DESK_STAFF, help_desk_write },
    { 0 },
};
static const struct due due[] = {
    { "late", BREAKS_IN, 0, help_desk_late },
    { 0 },
};
static const struct filled filled[] = { { "help_note", help_desk_written }, { 0 } };

const struct feature help_desk = {
    .name = "help_desk",
    .start = { "help_desk", DESK_SEES, open_desk },
    .actions = actions,
    .due = due,
    .filled = filled,
    .wrote = help_desk_wrote,
};
