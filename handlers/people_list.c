/* people_list.c - a page of the people who fit a filter, by the alphabet, or by number
 * where the school has codes. A card that was opened from it leads back to that page,
 * whatever was looked at in between. */
#include "handlers/people.h"

#include <stdlib.h>

static const char list_opened[] = "people.list";

/* ---- the way back ----------------------------------------------------------------- */

void people_came_from(struct turn *t, int64_t person)
{
    struct people_filter f;
    if (!people_filter_read(argument(t, 1), &f))
        return;
    preference_save(t->db, t->who.id, list_opened,
                    format(t, "%lld %lld %lld", (long long)person,
                           (long long)people_filter_number(&f),
                           strtoll(argument(t, 2), NULL, 10)));
}

const char *people_back(struct turn *t, int64_t person)
{
    char *rest;
    const char *kept = preference_text(t->db, t->who.id, list_opened, "");
    if (strtoll(kept, &rest, 10) != person)
        return "people:open";
    long long filter = strtoll(rest, &rest, 10);
    return format(t, "people:list:%lld:%lld", filter, strtoll(rest, NULL, 10));
}

/* ---- the list --------------------------------------------------------------------- */

static size_t those_who_fit(struct turn *t, const struct people_filter *f,
                            struct registered **all)
{
    size_t count, kept = 0;
    struct registered *people_ = people_all(t, &count);
    for (size_t i = 0; i < count; i++)
        if (people_fits(&people_[i], f))
            people_[kept++] = people_[i];
    for (size_t i = 0; i < kept && names_shown(t); i++)
        people_[i].entry.key = fold_words(t, people_[i].entry.name);
    people_register_sort(people_, kept);
    *all = people_;
    return kept;
}

static const char *list_press(struct turn *t, const struct people_filter *f, int64_t skip)
{
    return format(t, "people:list:%lld:%lld", (long long)people_filter_number(f),
                  (long long)(skip > 0 ? skip : 0));
}

static void add_person(struct turn *t, struct card *c, const struct registered *one,
                       const struct people_filter *f, int64_t skip)
{
    const char *press = format(t, "people:card:%lld:%lld:%lld", (long long)one->entry.id,
                               (long long)people_filter_number(f), (long long)skip);
    if (f->wants & WANTS_LOST)
        button(c, press, "people.in_list_since", name_("who", one->entry.id),
               day_("since", one->entry.since));
    else
        button(c, press, "people.in_list", name_("who", one->entry.id));
    row(c);
}

static void add_head(struct turn *t, struct card *c, const struct people_filter *f,
                     int64_t skip, int64_t count)
{
    int64_t last = skip + PEOPLE_PAGE < count ? skip + PEOPLE_PAGE : count;
    line(c, "people.title", text_("what", people_filter_words(t, f)),
         number_("all", count));
    if (!count)
        line(c, "people.list_empty");
    if (count > PEOPLE_PAGE)
        line(c, "people.range", number_("from", skip + 1), number_("to", last),
             number_("all", count));
    if (count && f->wants & WANTS_LOST)
        line(c, "people.lost_what_to_do");
}

/* people:list:<filter>:<skip> */
void people_list_show(struct turn *t, int64_t unused)
{
    (void)unused;
    struct people_filter f;
    struct registered *all;
    int64_t skip = strtoll(argument(t, 1), NULL, 10);
    if (!people_filter_read(argument(t, 0), &f)) {
        old_button(t);
        return;
    }
    int64_t count = (int64_t)those_who_fit(t, &f, &all);
    if (skip < 0 || skip >= count)
        skip = 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    add_head(t, c, &f, skip, count);
    for (int64_t i = skip; i < count && i < skip + PEOPLE_PAGE; i++)
        add_person(t, c, &all[i], &f, skip);
    if (skip > 0)
        button(c, list_press(t, &f, skip - PEOPLE_PAGE), "people.before");
    button(c, press_about(t, "people:by", people_filter_number(&f)), "people.filters");
    if (skip + PEOPLE_PAGE < count)
        button(c, list_press(t, &f, skip + PEOPLE_PAGE), "people.after");
    nav(c, "people:open");
    show(c);
}
