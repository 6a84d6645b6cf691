/* zone_table.h - what zones.c keeps open of ICU, for its neighbours on this floor:
 * cities.c names the zones, dates.c writes dates with their calendars. */
#ifndef LOCALES_ZONE_TABLE_H
#define LOCALES_ZONE_TABLE_H

#include <stdint.h>

#include <unicode/ucal.h>

#include "bot/base.h"

#define uthash_malloc(bytes)      xalloc(bytes)
#define uthash_free(memory, size) free(memory)
#include <uthash.h>

/* A zone's city in one language. */
struct city {
    struct city *next;
    const char *language, *name;
};

struct zone {
    char *name;
    UCalendar *calendar;
    int64_t year_from, year_to; /* the local year last asked for; both 0: none yet */
    struct city *cities;
    UT_hash_handle hh;
};

/* A folded city name that people may type. */
struct known_city {
    char *folded, *zone;
    UT_hash_handle hh;
};

/* A talloc context that owns all of it. */
struct zones {
    struct zone *table;
    struct known_city *known; /* NULL until somebody asks */
};

/* The zone of that name, opened when it is asked for the first time. */
struct zone *zone_get(struct zones *zones, const char *name);
/* Its calendar, set to that moment; good until the next call about the zone. */
UCalendar *zone_calendar(struct zones *zones, const char *name, int64_t at);
/* Frees the index of cities; zones_free() calls it. */
void cities_fini(struct zones *zones);

#endif
