/* places.c - where people are, and which day it is there, as handlers ask it. */
#include "bot/inside.h"

#include <stdio.h>

#include "locales/zones.h"

size_t cities_found(struct turn *t, const char *words, struct place *out, size_t room)
{
    return places_found(t->language, words, out, room);
}

bool city_find(struct turn *t, int64_t id, struct place *out)
{
    return place_find(t->language, id, out);
}

int64_t day_begins(struct turn *t, const char *date, int days)
{
    struct zones *zones = words_zones(t->in->engine->words);
    struct local day = zone_local(zones, t->who.zone, t->now);
    if (date && sscanf(date, "%4d-%2d-%2d", &day.year, &day.month, &day.day) != 3)
        return 0;
    day.day += days;
    day.hour = day.minute = day.second = 0;
    return zone_moment(zones, t->who.zone, &day);
}

bool mentions(struct turn *t, const char *key, const char *words)
{
    return words_mention(t->in->engine->words, key, words);
}
