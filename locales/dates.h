/* dates.h - moments in the words of one language. The order of the parts and the names
 * of days and months are ICU's; the clock has 24 hours everywhere, so that no time can
 * be taken for another. */
#ifndef LOCALES_DATES_H
#define LOCALES_DATES_H

#include <stdbool.h>
#include <stdint.h>

struct buffer;
struct zones;

enum date_style {
    DATE_DAY,     /* 26 ноября            26 ноября 2027 */
    DATE_WEEKDAY, /* чт, 26 ноября        пт, 26 ноября 2027 */
    DATE_FULL,    /* чт, 26 ноября, 15:30 пт, 26 ноября 2027, 15:30 */
    DATE_CLOCK,   /* 15:30 */
    DATE_MONTH,   /* ноябрь 2026 г. */
    DATE_NAME,    /* чт */
    DATE_STYLES,
};

struct dates;

/* How dates are written in that language; talloc_free() closes it. */
struct dates *dates_open(void *mem, const char *language);
/* Adds the plain words of a moment in that zone. `year` asks for the year in the styles
 * that can go without it. */
void dates_write(struct dates *dates, struct buffer *out, struct zones *zones,
                 const char *zone, enum date_style style, bool year, int64_t at);

#endif
