/* library.c - how others solved it: search first, ask second.
 *
 * Somebody was helped and allows to show it; who answered tells how, in two or three
 * sentences; a curator rewrites that without names and publishes it. From then on it is
 * offered to whoever asks about the same, before anything is sent, and everybody in the
 * school may read it. Who asked, who answered and who wrote it is shown to nobody. */
#include "handlers/library.h"

#include <stdlib.h>
#include <string.h>

static const char *const topics[LIBRARY_TOPICS] = {
    "lesson",  "class", "parents", "colleagues", "papers",
    "digital", "state", "safety",  "resource",   "other",
};

const char *library_topic_at(size_t i)
{
    return topics[i];
}

const char *library_topic(const char *word)
{
    for (size_t i = 0; i < COUNT(topics); i++)
        if (strcmp(topics[i], word) == 0)
            return topics[i];
    return NULL;
}

const char *library_topic_key(struct turn *t, const char *topic)
{
    return *topic ? help_topic_key(t, &(struct help_case){ .topic = topic })
                  : "library.any_topic";
}

void library_lines(struct card *c, const struct solution *s)
{
    line(c, "library.card", text_("title", s->title), text_("situation", s->situation),
         text_("advice", s->advice));
}

void library_row(struct turn *t, struct card *c, const struct solution *s,
                 const char *press)
{
    if (*s->title)
        button(c, press, "library.title", text_("title", s->title));
    else
        button(c, press, "library.untitled",
               part_("topic", library_topic_key(t, s->topic)), day_("day", s->made_at));
    row(c);
}

/* ---- pages ------------------------------------------------------------------------ */

void library_pages(struct turn *t, struct card *c, const char *press, int64_t skip,
                   int64_t all)
{
    if (skip > 0)
        button(c, press_about(t, press, skip > LIBRARY_PAGE ? skip - LIBRARY_PAGE : 0),
               "library.before");
    if (skip + LIBRARY_PAGE < all)
        button(c, press_about(t, press, skip + LIBRARY_PAGE), "library.after");
    row(c);
}

int64_t library_skip(struct turn *t, int position, int64_t all)
{
    int64_t skip = strtoll(argument(t, position), NULL, 10);
    return skip > 0 && skip < all ? skip : 0;
}

const char *library_day(struct turn *t, int days_ago)
{
    struct organisation o = organisation_find(t->db, t->who.organisation);
    return date_in(t, o.zone, t->now - days_ago * (int64_t)DAY);
}

int64_t library_waiting(struct turn *t)
{
    if (!has_role(t, LIBRARY_EDITORS))
        return 0;
    return solutions_waiting_count(t->db, t->who.organisation, t->now);
}

static const struct action actions[] = {
    { "card", LIBRARY_EDITORS, library_card },
    { "desk", LIBRARY_EDITORS, library_desk },
    { "drop", LIBRARY_EDITORS, library_drop },
    { "helped", MEMBER, library_helped },
    { "list", LIBRARY_EDITORS, library_list },
    { "new", LIBRARY_EDITORS, library_new },
    { "offer", MEMBER, library_offered },
    { "open", MEMBER, library_open },
    { "publish", LIBRARY_EDITORS, library_publish },
    { "show", MEMBER, library_show },
    { "silent", MEMBER, library_not_told },
    { "sure", LIBRARY_EDITORS, library_drop_sure },
    { "tell", MEMBER, library_tell },
    { "topic", MEMBER, library_of_topic },
    { "wanted", LIBRARY_EDITORS | HEAD, library_wanted },
    { "withdraw", LIBRARY_EDITORS, library_withdraw },
    { "write", LIBRARY_EDITORS, library_write },
    { 0 },
};
static const struct due due[] = {
    { "how", CAN_WAIT, 0, library_ask_how },
    { 0 },
};
static const struct filled filled[] = {
    { "library_card", library_written },
    { "library_how", library_told },
    { 0 },
};
static const struct condition conditions[] = {
    { "library_asks_advice", library_asks_advice },
    { "library_asks_situation", library_asks_situation },
    { "library_asks_title", library_asks_title },
    { 0 },
};

const struct feature library = {
    .name = "library",
    .start = { "library", MEMBER, library_open },
    .actions = actions,
    .due = due,
    .filled = filled,
    .conditions = conditions,
    .wrote = library_wrote,
};
