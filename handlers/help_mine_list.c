/* help_mine_list.c - what the actor asked: the open ones first, below them those that are
 * over, a page at a time. A safety case has no topic here, and only its asker has this
 * list. */
#include "handlers/help_mine.h"

#include <string.h>

enum { PAGE = 5, OPEN_MOST = 50 };

static const char *state_key(const struct help_case *h)
{
    switch (h->state) {
    case CASE_WAITING:
        return "help_mine.item_waiting";
    case CASE_TAKEN:
        return "help_mine.item_taken";
    case CASE_ANSWERED:
        return "help_mine.item_answered";
    case CASE_WITHDRAWN:
        return "help_mine.item_withdrawn";
    default:
        return "help_mine.item_closed";
    }
}

static void add_item(struct turn *t, struct card *c, const struct help_case *h)
{
    if (h->safety)
        button(c, press_about(t, "safety:show", h->id), "help_mine.item_safe",
               day_("day", h->asked_at));
    else
        button(c, press_about(t, "help_mine:show", h->id), state_key(h),
               part_("topic", help_topic_key(t, h)), day_("day", h->asked_at));
    row(c);
}

/* Open ones and those that are over as one list: `skip` of it are passed over. How many
 * rows were put; at most a page. */
static size_t add_items(struct turn *t, struct card *c, int64_t skip, bool *more)
{
    struct help_case open[OPEN_MOST], over[PAGE + 1];
    int64_t count = (int64_t)cases_asked(t->db, t->who.id, true, open, OPEN_MOST);
    size_t shown = 0;
    for (int64_t i = skip; i < count && shown < PAGE; i++, shown++)
        add_item(t, c, &open[i]);
    int64_t passed = skip > count ? skip - count : 0;
    size_t room = PAGE + 1 - shown;
    size_t found = cases_over(t->db, t->who.id, passed, over, room);
    for (size_t i = 0; i < found && shown < PAGE; i++, shown++)
        add_item(t, c, &over[i]);
    *more = skip + (int64_t)shown < count || found == room;
    return shown;
}

void help_mine_list(struct turn *t, int64_t skip)
{
    bool more = false;
    int64_t from = skip > 0 ? skip : 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "help_mine.list");
    size_t shown = add_items(t, c, from, &more);
    if (!shown)
        line(c, "help_mine.list_none");
    if (from)
        button(c, "help_mine:list:0", "help_mine.list_top");
    if (more)
        button(c, format(t, "help_mine:list:%lld", (long long)(from + PAGE)),
               "help_mine.list_more");
    nav(c, NULL);
    show(c);
}

bool help_mine_button(struct turn *t, struct card *c)
{
    struct help_case one;
    if (!cases_asked(t->db, t->who.id, true, &one, 1) &&
        !cases_over(t->db, t->who.id, 0, &one, 1))
        return false;
    row(c);
    button(c, "help_mine:list", "help_mine.mine");
    row(c);
    return true;
}
