/* clocks.c - two places and the clocks on their walls: a time is named twice only where
 * they show another hour or day at that moment, whatever their zones are called. */
#include "handlers/features.h"

#include <string.h>

static const char *wall(struct turn *t, const char *zone, int64_t at)
{
    return format(t, "%s %d", date_in(t, zone, at), minute_at(t, zone, at));
}

bool clocks_differ(struct turn *t, const char *one, const char *other, int64_t at)
{
    return one && other && strcmp(wall(t, one, at), wall(t, other, at)) != 0;
}
