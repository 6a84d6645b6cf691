/* broadcast_segment.c - whom a broadcast is for: roles, forms and stages of pairs, who
 * has not answered. Nothing chosen in a part means all of it; what is chosen in several
 * parts must all be so. */
#include "handlers/broadcast.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 20, OPTIONS_MOST = 8 };

/* A part of the choice, and its words as they stand in the row. */
static const struct part {
    const char *name, *title; /* a key: what stands above */
    const char *label;        /* how the keys of its options begin */
    const char *options[OPTIONS_MOST + 1];
} parts[] = {
    { "roles",
      "broadcast.choose_roles",
      "broadcast.role_",
      { "mentee", "mentor", "guardian", "staff" } },
    { "forms",
      "broadcast.choose_forms",
      "matches.form_",
      { "TT", "HT", "SL", "LL", "EL", "ES", "UT", "PT" } },
    { "stages",
      "broadcast.choose_stages",
      "broadcast.stage_",
      { "unmet", "active", "paused", "closing", "none" } },
};

static const struct part *part_named(const char *name)
{
    for (size_t i = 0; i < COUNT(parts); i++)
        if (strcmp(parts[i].name, name) == 0)
            return &parts[i];
    return NULL;
}

static const char **list_of(struct broadcast *b, const struct part *p)
{
    return p == &parts[0] ? &b->roles : p == &parts[1] ? &b->forms : &b->stages;
}

/* None of the words is a part of another one. */
static bool is_chosen(const char *list, const char *word)
{
    return strstr(list, word) != NULL;
}

/* The list with this one taken in or out, in the order of the options. */
static const char *toggled(struct turn *t, const struct part *p, const char *list,
                           const char *word)
{
    const char *all = "";
    for (size_t i = 0; p->options[i]; i++) {
        bool same = strcmp(p->options[i], word) == 0;
        if (is_chosen(list, p->options[i]) != same)
            all = format(t, "%s%s%s", all, *all ? " " : "", p->options[i]);
    }
    return all;
}

/* ---- in words --------------------------------------------------------------------- */

static const char *in_words(struct turn *t, const struct part *p, const char *list)
{
    const char *all = "";
    for (size_t i = 0; p->options[i]; i++)
        if (is_chosen(list, p->options[i]))
            all = list_with(
                t, all,
                words_for(t, t->who.id, format(t, "%s%s", p->label, p->options[i])));
    return all;
}

void broadcast_whom(struct card *c, struct turn *t, const struct broadcast *b)
{
    if (*b->roles)
        line(c, "broadcast.to_roles", text_("what", in_words(t, &parts[0], b->roles)));
    else
        line(c, "broadcast.to_all");
    if (*b->forms)
        line(c, "broadcast.to_forms", text_("what", in_words(t, &parts[1], b->forms)));
    if (*b->stages)
        line(c, "broadcast.to_stages", text_("what", in_words(t, &parts[2], b->stages)));
    if (b->silent)
        line(c, "broadcast.to_silent");
}

/* ---- choosing --------------------------------------------------------------------- */

static void put_choice(struct turn *t, struct broadcast *b, const struct part *p)
{
    struct audience a = broadcast_audience(t->db, b, t->now);
    const char *list = *list_of(b, p);
    struct card *c = card(t, t->who.id, "broadcast", b->id);
    line(c, p->title);
    line(c, a.count ? "broadcast.count" : "broadcast.nobody",
         number_("count", (int64_t)a.count));
    for (size_t i = 0; p->options[i]; i++) {
        button(c,
               format(t, "broadcast:toggle:%lld:%s:%s", (long long)b->id, p->name,
                      p->options[i]),
               is_chosen(list, p->options[i]) ? "broadcast.on" : "broadcast.off",
               part_("what", format(t, "%s%s", p->label, p->options[i])));
        if (i % 2)
            row(c);
    }
    nav(c, broadcast_press(t, "draft", b->id));
    secret(c);
    show(c);
}

/* broadcast:choose:<id>:<part> */
void broadcast_choose(struct turn *t, int64_t id)
{
    const struct part *p = part_named(argument(t, 1));
    struct broadcast b = broadcast_mine(t, id);
    if (b.id && p)
        put_choice(t, &b, p);
    else if (b.id)
        old_button(t);
}

/* broadcast:toggle:<id>:<part>:<option> */
void broadcast_toggle(struct turn *t, int64_t id)
{
    const struct part *p = part_named(argument(t, 1));
    struct broadcast b = broadcast_mine(t, id);
    if (!b.id)
        return;
    if (!p) {
        old_button(t);
        return;
    }
    const char **list = list_of(&b, p);
    *list = toggled(t, p, *list, argument(t, 2));
    broadcast_save(t->db, &b);
    put_choice(t, &b, p);
}

/* broadcast:silent:<id> */
void broadcast_silent(struct turn *t, int64_t id)
{
    struct broadcast b = broadcast_mine(t, id);
    if (!b.id)
        return;
    b.silent = !b.silent;
    broadcast_save(t->db, &b);
    broadcast_put(t, &b, NULL);
}

/* ---- who gets it ------------------------------------------------------------------ */

static void sort_by_name(struct turn *t, struct audience *a)
{
    if (names_shown(t))
        for (size_t i = 0; i < a->count; i++)
            a->people[i].key = fold_words(t, a->people[i].name);
    people_sort(a->people, a->count);
}

static void add_pages(struct card *c, struct turn *t, int64_t id, size_t from,
                      size_t count)
{
    long long before = from > PAGE ? (long long)(from - PAGE) : 0;
    if (from)
        button(c, format(t, "broadcast:who:%lld:%lld", (long long)id, before),
               "people.before");
    if (from + PAGE < count)
        button(
            c,
            format(t, "broadcast:who:%lld:%lld", (long long)id, (long long)(from + PAGE)),
            "people.after");
}

/* broadcast:who:<id>:<how many to pass over> */
void broadcast_who(struct turn *t, int64_t id)
{
    struct broadcast b = broadcast_mine(t, id);
    if (!b.id)
        return;
    struct audience a = broadcast_audience(t->db, &b, t->now);
    int64_t skip = strtoll(argument(t, 1), NULL, 10);
    size_t from = skip > 0 && skip < (int64_t)a.count ? (size_t)skip : 0;
    sort_by_name(t, &a);
    struct card *c = card(t, t->who.id, "broadcast", id);
    line(c, a.count ? "broadcast.who_title" : "broadcast.nobody",
         number_("count", (int64_t)a.count));
    for (size_t i = from; i < a.count && i < from + PAGE; i++)
        line(c, a.people[i].since ? "broadcast.person_lost" : "broadcast.person",
             name_("who", a.people[i].id));
    add_pages(c, t, id, from, a.count);
    nav(c, broadcast_press(t, "draft", id));
    secret(c);
    show(c);
}
