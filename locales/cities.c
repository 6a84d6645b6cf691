/* cities.c - zones by the names of their cities. ICU tells the city of a zone only as
 * a date format ("VVV"), so that is how it is asked, once for each zone and language. */
#include <string.h>

#include <talloc.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

#include "locales/fold.h"
#include "locales/zone_table.h"
#include "locales/zones.h"

enum { CITY_MOST = 128 }; /* UTF-16 units */

static void *found(void *memory)
{
    if (!memory)
        die("memory: none left");
    return memory;
}

/* ---- the city of a zone ---------------------------------------------- */

static UDateFormat *open_city_format(const char *language)
{
    static const UChar pattern[] = { 'V', 'V', 'V', 0 };
    UErrorCode error = U_ZERO_ERROR;
    UDateFormat *format =
        udat_open(UDAT_PATTERN, UDAT_PATTERN, language, NULL, 0, pattern, -1, &error);
    if (U_FAILURE(error))
        die("zones: no city names in %s: %s", language, u_errorName(error));
    return format;
}

static char *write_city(void *mem, const UDateFormat *format, UCalendar *calendar)
{
    UChar wide[CITY_MOST];
    char name[CITY_MOST * 3];
    UErrorCode error = U_ZERO_ERROR;
    int32_t len = udat_formatCalendar(format, calendar, wide, CITY_MOST, NULL, &error);
    u_strToUTF8(name, sizeof name, NULL, wide, len, &error);
    if (U_FAILURE(error))
        die("zones: no city: %s", u_errorName(error));
    return found(talloc_strdup(mem, name));
}

/* "Etc/UTC" and its like are zones without a place, and ICU's city is "unknown". */
static bool is_place(const char *zone)
{
    const char *slash = strchr(zone, '/');
    return slash && strncmp(zone, "Etc/", 4) != 0 && zone_valid(zone);
}

const char *zone_city(struct zones *zones, const char *language, const char *name)
{
    struct zone *zone = zone_get(zones, name);
    struct city *city;
    for (city = zone->cities; city; city = city->next)
        if (strcmp(city->language, language) == 0)
            return city->name;
    city = found(talloc_zero(zone, struct city));
    city->language = found(talloc_strdup(city, language));
    city->name = "UTC";
    if (is_place(name)) {
        UDateFormat *format = open_city_format(language);
        city->name = write_city(city, format, zone->calendar);
        udat_close(format);
    }
    city->next = zone->cities;
    zone->cities = city;
    return city->name;
}

/* ---- the zone of a city ---------------------------------------------- */

static void know(struct zones *zones, const char *typed, const char *zone)
{
    char folded[FOLD_MOST];
    struct known_city *known;
    if (!fold_text(folded, typed, strlen(typed)))
        return;
    HASH_FIND_STR(zones->known, folded, known);
    if (known)
        return;
    known = found(talloc_zero(zones, struct known_city));
    known->folded = found(talloc_strdup(known, folded));
    known->zone = found(talloc_strdup(known, zone));
    HASH_ADD_KEYPTR(hh, zones->known, known->folded, strlen(known->folded), known);
}

static void know_cities(struct zones *zones, const char *language)
{
    UErrorCode error = U_ZERO_ERROR;
    UDateFormat *format = open_city_format(language);
    UCalendar *calendar = ucal_open(NULL, 0, "en", UCAL_GREGORIAN, &error);
    UEnumeration *all = ucal_openTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION,
                                                       NULL, NULL, &error);
    const UChar *wide;
    int32_t len;
    while (U_SUCCESS(error) && (wide = uenum_unext(all, &len, &error))) {
        char name[CITY_MOST];
        u_UCharsToChars(wide, name, len + 1);
        ucal_setTimeZone(calendar, wide, len, &error);
        char *city = write_city(zones, format, calendar);
        know(zones, city, name);
        know(zones, name, name);
        talloc_free(city);
    }
    if (U_FAILURE(error))
        die("zones: no list of zones: %s", u_errorName(error));
    uenum_close(all);
    ucal_close(calendar);
    udat_close(format);
}

const char *zone_find(struct zones *zones, const char *typed)
{
    char folded[FOLD_MOST];
    struct known_city *known;
    if (!zones->known) {
        know_cities(zones, "ru");
        know_cities(zones, "en");
    }
    if (!fold_text(folded, typed, strlen(typed)))
        return NULL;
    HASH_FIND_STR(zones->known, folded, known);
    return known ? known->zone : NULL;
}

void cities_fini(struct zones *zones)
{
    struct known_city *known, *next;
    HASH_ITER (hh, zones->known, known, next)
        HASH_DEL(zones->known, known);
}
