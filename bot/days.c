/* days.c - dates as people write them, "2026-09-07", in the zone of a place. */
#include <stdio.h>

#include "bot/inside.h"
#include "locales/zones.h"

const char *date_in(struct turn *t, const char *zone, int64_t at)
{
    struct local day = zone_local(words_zones(t->in->engine->words), zone, at);
    return format(t, "%04d-%02d-%02d", day.year, day.month, day.day);
}

int64_t moment_on(struct turn *t, const char *zone, const char *date, int minute)
{
    struct local at = { .minute = minute };
    must(t, sscanf(date, "%4d-%2d-%2d", &at.year, &at.month, &at.day) == 3);
    return zone_moment(words_zones(t->in->engine->words), zone, &at);
}

int minute_at(struct turn *t, const char *zone, int64_t at)
{
    struct local l = zone_local(words_zones(t->in->engine->words), zone, at);
    return l.hour * 60 + l.minute;
}
