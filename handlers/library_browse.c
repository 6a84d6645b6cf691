/* library_browse.c - how others solved it, for anybody of the school: by topic, or by
 * words that are written under the card. A search is counted, its words are kept nowhere.
 */
#include "handlers/library.h"

#include <string.h>

/* ---- by topic --------------------------------------------------------------------- */

static void add_desk(struct turn *t, struct card *c)
{
    if (has_role(t, LIBRARY_EDITORS))
        button(c, "library:desk", "library.to_desk");
    else if (has_role(t, HEAD))
        button(c, "library:wanted", "library.to_wanted");
    row(c);
}

void library_open(struct turn *t, int64_t unused)
{
    (void)unused;
    struct solution_topic all[LIBRARY_TOPICS];
    size_t count = solution_topics(t->db, t->who.organisation, all, LIBRARY_TOPICS);
    struct card *c = card(t, t->who.id, "library", 0);
    line(c, count ? "library.open" : "library.none");
    for (size_t i = 0; i < count; i++) {
        button(c, format(t, "library:topic:%s:0", all[i].topic), "library.topic",
               part_("topic", library_topic_key(t, all[i].topic)),
               number_("number", all[i].count));
        if (i % 2)
            row(c);
    }
    row(c);
    add_desk(t, c);
    nav(c, "about:open");
    show(c);
}

static int64_t count_of(struct turn *t, const char *topic)
{
    struct solution_topic all[LIBRARY_TOPICS];
    size_t count = solution_topics(t->db, t->who.organisation, all, LIBRARY_TOPICS);
    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i].topic, topic) == 0)
            return all[i].count;
    return 0;
}

static void add_rows(struct turn *t, struct card *c, const struct solution *some,
                     size_t count)
{
    for (size_t i = 0; i < count; i++)
        library_row(t, c, &some[i], press_about(t, "library:show", some[i].id));
}

/* library:topic:<topic>:<how many to pass over> */
void library_of_topic(struct turn *t, int64_t unused)
{
    (void)unused;
    struct solution some[LIBRARY_PAGE];
    const char *topic = library_topic(argument(t, 0));
    int64_t all = topic ? count_of(t, topic) : 0, skip = library_skip(t, 1, all);
    if (!topic) {
        old_button(t);
        return;
    }
    size_t count =
        solutions_of_topic(t->db, t->who.organisation, topic, skip, some, LIBRARY_PAGE);
    struct card *c = card(t, t->who.id, "library", 0);
    line(c, count ? "library.of_topic" : "library.none_of_topic",
         part_("topic", library_topic_key(t, topic)));
    add_rows(t, c, some, count);
    library_pages(t, c, format(t, "library:topic:%s", topic), skip, all);
    nav(c, "library:open");
    show(c);
}

/* ---- by words --------------------------------------------------------------------- */

void library_wrote(struct turn *t, int64_t unused)
{
    (void)unused;
    struct solution some[LIBRARY_PAGE];
    const char *query = search_query(t, t->words);
    if (!*query) {
        library_open(t, 0);
        return;
    }
    size_t count =
        solutions_found(t->db, t->who.organisation, "", query, some, LIBRARY_PAGE);
    search_count(t->db, t->who.organisation, library_day(t, 0), "", count);
    struct card *c = card(t, t->who.id, "library", 0);
    line(c, count ? "library.found" : "library.found_none");
    add_rows(t, c, some, count);
    if (!count && has_role(t, MENTEE | MENTOR)) {
        button(c, "help:open", "library.ask");
        row(c);
    }
    nav(c, "library:open");
    show(c);
}
