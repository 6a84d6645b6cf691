/* zones.h - places of the clock: IANA time zones, the local time in them, their names.
 *
 * Moments are seconds since 1970, UTC. What ICU had to open is kept, by zone, until
 * zones_free(); no call here is slow twice. A zone that is not valid counts as UTC and
 * is logged once, so that a bad row cannot stop a turn: ask zone_valid() at the door. */
#ifndef LOCALES_ZONES_H
#define LOCALES_ZONES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct zones;

struct zones *zones_new(void);
void zones_free(struct zones *zones);

/* Is it a zone that ICU knows by this very name, "Asia/Yekaterinburg"? */
bool zone_valid(const char *zone);

struct local {
    int year, month, day;     /* month and day from 1 */
    int hour, minute, second; /* from 0 */
    int weekday;              /* 1 is Monday, 7 Sunday; not read by zone_moment() */
};

/* Seconds that the zone is ahead of UTC at that moment, summer time included. */
int zone_offset(struct zones *zones, const char *zone, int64_t at);
struct local zone_local(struct zones *zones, const char *zone, int64_t at);

/* The moment of a local time. Parts out of range roll over (day 32 is the next month's
 * first, minute -10 is in the hour before), so adding to `day` goes by the calendar. A
 * time that a change of the clock leaps over is moved forward by the leap; of a time
 * that comes twice it is the first. */
int64_t zone_moment(struct zones *zones, const char *zone, const struct local *local);
/* The first moment of the local day that this moment is in. */
int64_t zone_day(struct zones *zones, const char *zone, int64_t at);
/* Are both in the same local year? Quick when `now` changes little between calls. */
bool zone_same_year(struct zones *zones, const char *zone, int64_t at, int64_t now);

enum { RUSSIAN_ZONES = 11 };
/* The zones of Russia from west to east, UTC+2 to UTC+12, one for each clock. */
extern const char *const russian_zones[RUSSIAN_ZONES];

/* The zone's city as that language calls it ("Екатеринбург"), or "UTC" for a zone that
 * is no place. It lives as long as the zones. */
const char *zone_city(struct zones *zones, const char *language, const char *zone);
/* The zone with that city in Russian or English, or of that IANA name; folded as all
 * typed words are. NULL when there is none. It lives as long as the zones. */
const char *zone_find(struct zones *zones, const char *typed);

#endif
