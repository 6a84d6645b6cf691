/* dates.c - date formats of ICU, opened when first needed and kept. A format holds no
 * zone: it is lent the zone's calendar each time, so there is one for each style and
 * language, whatever zones people live in. */
#include "locales/dates.h"

#include <talloc.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ustring.h>

#include "bot/base.h"
#include "locales/zone_table.h"

enum { DATE_MOST = 128 }; /* UTF-16 units of a pattern or a written date */

struct dates {
    const char *language;
    UDateFormat *formats[DATE_STYLES][2];
};

/* What a style is made of, without and with the year, as CLDR names the parts. */
static const struct {
    const char *parts[2];
    bool clock; /* and ", 15:30" after it */
} styles[DATE_STYLES] = {
    [DATE_DAY] = { { "dMMMM", "dMMMMy" }, false },
    [DATE_WEEKDAY] = { { "EEEdMMMM", "EEEdMMMMy" }, false },
    [DATE_FULL] = { { "EEEdMMMM", "EEEdMMMMy" }, true },
    [DATE_CLOCK] = { { "HHmm", "HHmm" }, false },
    [DATE_MONTH] = { { "yMMMM", "yMMMM" }, false },
    [DATE_NAME] = { { "ccc", "ccc" }, false },
};

static int close_dates(struct dates *dates)
{
    for (int style = 0; style < DATE_STYLES; style++)
        for (int year = 0; year < 2; year++)
            if (dates->formats[style][year])
                udat_close(dates->formats[style][year]);
    return 0;
}

struct dates *dates_open(void *mem, const char *language)
{
    struct dates *dates = talloc_zero(mem, struct dates);
    if (!dates || !(dates->language = talloc_strdup(dates, language)))
        die("memory: none left");
    talloc_set_destructor(dates, close_dates);
    return dates;
}

/* Without «г.» of Russian and the blank before it, of whatever width: its dot would stand
 * beside the dot of the sentence. */
static int32_t drop_word_of_year(UChar *pattern, int32_t len)
{
    static const UChar word[] = u"'\u0433'.";
    UChar *at = u_strstr(pattern, word);
    if (!at || at == pattern)
        return len;
    const UChar *rest = at + COUNT(word) - 1;
    u_memmove(at - 1, rest, len - (int32_t)(rest - pattern) + 1);
    return len - (int32_t)COUNT(word);
}

static UDateFormat *open_format(const char *language, enum date_style style, bool year)
{
    UChar parts[DATE_MOST], pattern[DATE_MOST];
    UErrorCode error = U_ZERO_ERROR;
    u_uastrcpy(parts, styles[style].parts[year]);
    UDateTimePatternGenerator *generator = udatpg_open(language, &error);
    // Else a language that likes a single digit would write 8:05 beside our 08:05.
    int32_t len = udatpg_getBestPatternWithOptions(generator, parts, -1,
                                                   UDATPG_MATCH_HOUR_FIELD_LENGTH,
                                                   pattern, DATE_MOST - 8, &error);
    udatpg_close(generator);
    if (U_SUCCESS(error))
        len = drop_word_of_year(pattern, len);
    if (U_SUCCESS(error) && styles[style].clock)
        u_uastrcpy(pattern + len, ", HH:mm");
    UDateFormat *format =
        udat_open(UDAT_PATTERN, UDAT_PATTERN, language, NULL, 0, pattern, -1, &error);
    if (U_FAILURE(error))
        die("words: no dates in %s: %s", language, u_errorName(error));
    return format;
}

void dates_write(struct dates *dates, struct buffer *out, struct zones *zones,
                 const char *zone, enum date_style style, bool year, int64_t at)
{
    UChar wide[DATE_MOST];
    char written[DATE_MOST * 3];
    UErrorCode error = U_ZERO_ERROR;
    int32_t len = 0;
    UDateFormat **format = &dates->formats[style][year];
    if (!*format)
        *format = open_format(dates->language, style, year);
    len = udat_formatCalendar(*format, zone_calendar(zones, zone, at), wide, DATE_MOST,
                              NULL, &error);
    u_strToUTF8(written, sizeof written, &len, wide, len, &error);
    if (U_FAILURE(error))
        die("words: a date in %s: %s", dates->language, u_errorName(error));
    buffer_add(out, written, (size_t)len);
}
