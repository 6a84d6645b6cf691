/* settings_zone.c - which clock a person lives by: the eleven of Russia by button, any
 * other by the town that they type. Nobody has to know the name of a zone: they are
 * asked whether this is the time there. */
#include "handlers/settings.h"

#include <stdlib.h>
#include <string.h>

enum { TOWNS_SHOWN = 6 };

/* ---- by button -------------------------------------------------------------------- */

static void show_clocks(struct turn *t, const char *key, const char *press,
                        bool typed_too)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, key);
    for (int i = 0; zone_at(i); i++) {
        button(c, format(t, "%s:%d", press, i), "settings.zone_choice",
               text_("city", city(t, zone_at(i))),
               in_zone_(clock_("now", t->now), zone_at(i)));
        if (i % 2)
            row(c);
    }
    if (typed_too)
        button(c, "settings:city", "settings.another_town");
    nav(c, typed_too ? "settings:open" : NULL);
    show(c);
}

void settings_zones(struct turn *t, const char *key, const char *press)
{
    show_clocks(t, key, press, false);
}

const char *settings_zone_chosen(struct turn *t, int position)
{
    const char *number = argument(t, position);
    return *number ? zone_at((int)strtol(number, NULL, 10)) : NULL;
}

void settings_show_zones(struct turn *t, int64_t unused)
{
    (void)unused;
    show_clocks(t, "settings.zone_which", "settings:zone", true);
}

static void keep(struct turn *t, const char *zone)
{
    person_set_zone(t->db, t->who.id, zone);
    promises_hasten(t->db, t->who.id, t->now);
    look_again(t);
    reminders_again(t);
}

void settings_set_zone(struct turn *t, int64_t unused)
{
    (void)unused;
    const char *zone = settings_zone_chosen(t, 0);
    if (!zone) {
        old_button(t);
        return;
    }
    keep(t, zone);
    settings_show(t, 0);
}

/* ---- by the town ------------------------------------------------------------------ */

/* A card of its own, since words that are typed under it are a town. */
static void ask_city(struct turn *t, const char *key)
{
    struct card *c = card(t, t->who.id, "settings", 0);
    line(c, key);
    nav(c, "settings:zones");
    show(c);
}

void settings_ask_city(struct turn *t, int64_t unused)
{
    (void)unused;
    ask_city(t, "settings.city_which");
}

/* What tells it from the others: its region, or its country when that is enough. */
static const char *whereabouts(const struct place *all, size_t count, size_t which)
{
    const struct place *p = &all[which];
    bool alone = true;
    for (size_t i = 0; i < count; i++)
        if (i != which && strcmp(all[i].country, p->country) == 0)
            alone = false;
    return alone || !*p->region ? p->country : p->region;
}

static void show_towns(struct turn *t, const struct place *all, size_t count, bool more)
{
    struct card *c = card(t, t->who.id, "settings", 0);
    line(c, more ? "settings.towns_biggest" : "settings.towns_several");
    for (size_t i = 0; i < count; i++) {
        button(c, press_about(t, "settings:there", all[i].id), "settings.city_choice",
               text_("city", all[i].name), text_("where", whereabouts(all, count, i)),
               in_zone_(clock_("now", t->now), all[i].zone));
        row(c);
    }
    nav(c, "settings:zones");
    show(c);
}

static void show_town(struct turn *t, const struct place *p)
{
    struct card *c = card(t, t->who.id, "settings", 0);
    line(c, "settings.city_there", text_("city", p->name),
         text_("where", *p->region ? p->region : p->country),
         in_zone_(clock_("now", t->now), p->zone));
    button(c, press_about(t, "settings:town", p->id), "settings.city_yes");
    style(c, PRIMARY);
    button(c, "settings:city", "settings.another_town");
    nav(c, "settings:zones");
    show(c);
}

void settings_wrote_city(struct turn *t, int64_t unused)
{
    (void)unused;
    struct place found[TOWNS_SHOWN + 1];
    size_t count = cities_found(t, t->words, found, COUNT(found));
    if (count == 0)
        ask_city(t, "settings.city_none");
    else if (count == 1)
        show_town(t, &found[0]);
    else
        show_towns(t, found, count < COUNT(found) ? count : TOWNS_SHOWN,
                   count == COUNT(found));
}

void settings_show_city(struct turn *t, int64_t id)
{
    struct place p;
    if (city_find(t, id, &p))
        show_town(t, &p);
    else
        old_button(t);
}

void settings_set_city(struct turn *t, int64_t id)
{
    struct place p;
    if (!city_find(t, id, &p)) {
        old_button(t);
        return;
    }
    keep(t, p.zone);
    settle(t, "settings.city_set", text_("city", p.name), clock_("now", t->now));
    settings_show(t, 0);
}
