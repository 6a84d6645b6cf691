/* zones.c - local times by ICU's calendars, one kept open for each zone. ICU counts in
 * milliseconds as double, weekdays from Sunday and months from zero; only here. */
#include "locales/zones.h"

#include <math.h>
#include <string.h>

#include <talloc.h>
#include <unicode/ustring.h>

#include "locales/zone_table.h"

enum { ZONE_NAME_MOST = 64 };

const char *const russian_zones[RUSSIAN_ZONES] = {
    "Europe/Kaliningrad", "Europe/Moscow",    "Europe/Samara",  "Asia/Yekaterinburg",
    "Asia/Omsk",          "Asia/Krasnoyarsk", "Asia/Irkutsk",   "Asia/Yakutsk",
    "Asia/Vladivostok",   "Asia/Magadan",     "Asia/Kamchatka",
};

/* A failure of ICU where its data and our arguments leave no room for one. */
static void must_have_worked(UErrorCode error, const char *zone)
{
    if (U_FAILURE(error))
        die("zones: %s: %s", zone, u_errorName(error));
}

/* ---- the table ------------------------------------------------------- */

struct zones *zones_new(void)
{
    struct zones *zones = talloc_zero(NULL, struct zones);
    if (!zones)
        die("memory: none left");
    return zones;
}

void zones_free(struct zones *zones)
{
    struct zone *zone, *next;
    if (!zones)
        return;
    HASH_ITER (hh, zones->table, zone, next) {
        HASH_DEL(zones->table, zone);
        ucal_close(zone->calendar);
    }
    cities_fini(zones);
    talloc_free(zones);
}

bool zone_valid(const char *zone)
{
    UChar wide[ZONE_NAME_MOST], canonical[ZONE_NAME_MOST];
    UErrorCode error = U_ZERO_ERROR;
    UBool known = 0;
    size_t len = strlen(zone);
    if (len == 0 || len >= ZONE_NAME_MOST || strcmp(zone, "Etc/Unknown") == 0)
        return false;
    u_charsToUChars(zone, wide, (int32_t)len);
    ucal_getCanonicalTimeZoneID(wide, (int32_t)len, canonical, ZONE_NAME_MOST, &known,
                                &error);
    return U_SUCCESS(error) && known;
}

static UCalendar *open_calendar(const char *name)
{
    UChar wide[ZONE_NAME_MOST];
    UErrorCode error = U_ZERO_ERROR;
    const char *real = zone_valid(name) ? name : "Etc/UTC";
    if (real != name)
        log_error("zones: no such zone: %s", name);
    u_charsToUChars(real, wide, (int32_t)strlen(real) + 1);
    UCalendar *calendar = ucal_open(wide, -1, "en", UCAL_GREGORIAN, &error);
    must_have_worked(error, name);
    ucal_setAttribute(calendar, UCAL_REPEATED_WALL_TIME, UCAL_WALLTIME_FIRST);
    // LAST reads a skipped time by the offset before the leap: moved forward by it.
    ucal_setAttribute(calendar, UCAL_SKIPPED_WALL_TIME, UCAL_WALLTIME_LAST);
    return calendar;
}

struct zone *zone_get(struct zones *zones, const char *name)
{
    struct zone *zone;
    HASH_FIND_STR(zones->table, name, zone);
    if (zone)
        return zone;
    zone = talloc_zero(zones, struct zone);
    if (!zone || !(zone->name = talloc_strdup(zone, name)))
        die("memory: none left");
    zone->calendar = open_calendar(name);
    HASH_ADD_KEYPTR(hh, zones->table, zone->name, strlen(zone->name), zone);
    return zone;
}

static UCalendar *calendar_at(struct zone *zone, int64_t at)
{
    UErrorCode error = U_ZERO_ERROR;
    ucal_setMillis(zone->calendar, (double)at * 1000, &error);
    must_have_worked(error, zone->name);
    return zone->calendar;
}

UCalendar *zone_calendar(struct zones *zones, const char *name, int64_t at)
{
    return calendar_at(zone_get(zones, name), at);
}

/* ---- local times ----------------------------------------------------- */

static int field(const struct zone *zone, UCalendarDateFields which)
{
    UErrorCode error = U_ZERO_ERROR;
    int value = ucal_get(zone->calendar, which, &error);
    must_have_worked(error, zone->name);
    return value;
}

int zone_offset(struct zones *zones, const char *zone, int64_t at)
{
    struct zone *z = zone_get(zones, zone);
    calendar_at(z, at);
    return (field(z, UCAL_ZONE_OFFSET) + field(z, UCAL_DST_OFFSET)) / 1000;
}

static struct local local_of(struct zone *z, int64_t at)
{
    calendar_at(z, at);
    return (struct local){
        .year = field(z, UCAL_EXTENDED_YEAR),
        .month = field(z, UCAL_MONTH) + 1,
        .day = field(z, UCAL_DATE),
        .hour = field(z, UCAL_HOUR_OF_DAY),
        .minute = field(z, UCAL_MINUTE),
        .second = field(z, UCAL_SECOND),
        .weekday = (field(z, UCAL_DAY_OF_WEEK) + 5) % 7 + 1,
    };
}

struct local zone_local(struct zones *zones, const char *zone, int64_t at)
{
    return local_of(zone_get(zones, zone), at);
}

static int64_t moment_of(struct zone *z, const struct local *l)
{
    UErrorCode error = U_ZERO_ERROR;
    ucal_clear(z->calendar);
    ucal_setDateTime(z->calendar, l->year, l->month - 1, l->day, l->hour, l->minute,
                     l->second, &error);
    double millis = ucal_getMillis(z->calendar, &error);
    must_have_worked(error, z->name);
    return (int64_t)floor(millis / 1000);
}

int64_t zone_moment(struct zones *zones, const char *zone, const struct local *local)
{
    return moment_of(zone_get(zones, zone), local);
}

int64_t zone_day(struct zones *zones, const char *zone, int64_t at)
{
    struct zone *z = zone_get(zones, zone);
    struct local day = local_of(z, at);
    day.hour = day.minute = day.second = 0;
    return moment_of(z, &day);
}

bool zone_same_year(struct zones *zones, const char *zone, int64_t at, int64_t now)
{
    struct zone *z = zone_get(zones, zone);
    if (now < z->year_from || now >= z->year_to) {
        struct local year = { .year = local_of(z, now).year, .month = 1, .day = 1 };
        z->year_from = moment_of(z, &year);
        year.year++;
        z->year_to = moment_of(z, &year);
    }
    return at >= z->year_from && at < z->year_to;
}
