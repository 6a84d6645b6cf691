/* help_owner_list.c - what waits for the actor's answer, the soonest promise first; after
 * it what they were told of too and nobody has taken yet. */
#include "handlers/help_owner.h"

#include <string.h>

enum { LISTED_MOST = 50, PAGE = 5 };

struct waiting {
    size_t count;
    struct help_case some[2 * LISTED_MOST];
};

/* ---- which ------------------------------------------------------------------------- */

/* Among those from `first` on, by the moment promised. */
static void put(struct waiting *w, size_t first, const struct help_case *h)
{
    size_t at = w->count++;
    for (; at > first && w->some[at - 1].answer_by > h->answer_by; at--)
        w->some[at] = w->some[at - 1];
    w->some[at] = *h;
}

static void find(struct turn *t, struct waiting *w)
{
    struct help_case told[LISTED_MOST];
    w->count = cases_owned(t->db, t->who.id, w->some, LISTED_MOST);
    size_t first = w->count;
    size_t count = cases_told(t->db, t->who.id, 0, told, LISTED_MOST);
    for (size_t i = 0; i < count; i++)
        if (told[i].state == CASE_WAITING && told[i].owner != t->who.id &&
            !told[i].safety && !case_last(t->db, told[i].id, t->who.id, "handed"))
            put(w, first, &told[i]);
}

/* ---- the list ---------------------------------------------------------------------- */

static const char *when(struct turn *t, const struct owner_view *v)
{
    if (help_owner_is_kept(&v->h))
        return words_for(t, v->reader, "help_owner.item_kept");
    const char *late = help_owner_late(t, &v->h, v->reader);
    if (*late)
        return words_for(t, v->reader, "help_owner.item_late", text_("late", late));
    return help_owner_by(t, v);
}

static void add_one(struct turn *t, struct card *c, const struct help_case *h)
{
    struct owner_view v = help_owner_view(t, h, t->who.id);
    long long id = h->id;
    if (h->safety) {
        button(c, format(t, "safety:show:%lld", id), "help_owner.item_safe");
        row(c);
        return;
    }
    line(c, "help_owner.item", part_("topic", help_topic_key(t, h)),
         part_("urgency", help_urgency_key(t, h)));
    marked_line(c, when(t, &v));
    struct value topic = part_("topic", help_topic_key(t, h));
    if (v.reads)
        button(c, help_owner_press(t, "show", id), "help_owner.open_of", topic,
               name_("who", h->asker));
    else
        button(c, help_owner_press(t, "show", id), "help_owner.open", topic);
    row(c);
}

/* help_owner:list:<how many to pass over> */
void help_owner_list(struct turn *t, int64_t skip)
{
    struct waiting w;
    find(t, &w);
    size_t from = skip > 0 && (size_t)skip < w.count ? (size_t)skip : 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    if (w.count)
        line(c, "help_owner.list", number_("count", (int64_t)w.count));
    else
        line(c, "help_owner.list_empty");
    for (size_t i = from; i < w.count && i < from + PAGE; i++)
        add_one(t, c, &w.some[i]);
    if (from + PAGE < w.count)
        button(c, format(t, "help_owner:list:%d", (int)from + PAGE), "help_owner.more");
    else if (from)
        button(c, "help_owner:list:0", "help_owner.to_top");
    nav(c, NULL);
    show(c);
}
