/* typed_days.c - readers of days, see typed_inside.h. */
#include "locales/typed_inside.h"

#include <stdio.h>
#include <time.h>

#include "bot/base.h"
#include "locales/words.h"
#include "locales/zones.h"

enum { NUMBERS = 10, FAR = 366 };

static bool tell_day(struct reading *r, int year, int month, int day)
{
    struct tm tm = { .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day };
    if (r->out->has_day || month < 1 || month > 12)
        return false;
    timegm(&tm);
    if (tm.tm_mday != day || tm.tm_mon != month - 1)
        return false;
    r->out->has_day = true;
    r->out->year = year;
    r->out->month = month;
    r->out->day = day;
    return true;
}

static bool tell_days_ahead(struct reading *r, int days)
{
    struct tm tm = { .tm_year = r->today->year - 1900,
                     .tm_mon = r->today->month - 1,
                     .tm_mday = r->today->day + days };
    if (days > FAR)
        return false;
    timegm(&tm);
    return tell_day(r, tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

/* The next such day, today among them. */
static bool tell_date(struct reading *r, int day, int month, int year)
{
    const struct local *today = r->today;
    bool guessed = year < 0;
    if (guessed)
        year = today->year +
               (month < today->month || (month == today->month && day < today->day));
    bool told = tell_day(r, year < 100 ? year + 2000 : year, month, day);
    r->out->year_guessed = told && guessed;
    return told;
}

/* «через 3 дня», «через две недели», «через неделю», "in 2 weeks", "in a week". */
int typed_read_distance(struct reading *r)
{
    if (!typed_is(r, 0, "typed.in"))
        return 0;
    int n = typed_number(r, 1);
    if (n < 0)
        n = typed_which(r, 1, "typed.number_", NUMBERS);
    int count = n > 0 ? 2 : 1;
    n = n > 0 ? n : 1;
    if (typed_is(r, count, "typed.days"))
        return typed_taken(tell_days_ahead(r, n), count + 1);
    if (typed_is(r, count, "typed.weeks"))
        return typed_taken(n <= FAR / 7 && tell_days_ahead(r, 7 * n), count + 1);
    return 0;
}

int typed_read_near_day(struct reading *r)
{
    static const char *const days[] = { "engine.word_today", "engine.word_tomorrow",
                                        "engine.word_after_tomorrow" };
    for (int i = (int)COUNT(days) - 1; i >= 0; i--) {
        int count = typed_takes(r, days[i]);
        if (count)
            return typed_taken(tell_days_ahead(r, i), count);
    }
    return 0;
}

int typed_read_weekday(struct reading *r)
{
    int weekday = typed_which(r, 0, "typed.weekday_", 7);
    if (!weekday)
        return 0;
    int ahead = weekday - r->today->weekday;
    if (r->next_week || ahead <= 0)
        ahead += 7;
    return typed_taken(tell_days_ahead(r, ahead), 1);
}

int typed_read_date(struct reading *r)
{
    int a, b, c, end = 0;
    const char *text = typed_word(r, 0);
    if (sscanf(text, "%4d-%2d-%2d%n", &a, &b, &c, &end) == 3 && end && !text[end])
        return typed_taken(tell_date(r, c, b, a), 1);
    end = 0;
    if (sscanf(text, "%2d.%2d.%4d%n", &a, &b, &c, &end) == 3 && end && !text[end])
        return typed_taken(tell_date(r, a, b, c), 1);
    end = 0;
    if (sscanf(text, "%2d.%2d%n", &a, &b, &end) == 2 && end && !text[end])
        return typed_taken(tell_date(r, a, b, -1), 1);
    return 0;
}

/* «25 ноября», «25 ноября 2026», "Nov 25", "25 Nov". */
int typed_read_named_date(struct reading *r)
{
    int day = typed_number(r, 0), month = typed_which(r, 1, "typed.month_", 12);
    if (day < 0 || !month) {
        month = typed_which(r, 0, "typed.month_", 12);
        day = typed_number(r, 1);
    }
    if (day < 1 || !month)
        return 0;
    int year = typed_number(r, 2);
    bool told = year > 1900;
    return typed_taken(tell_date(r, day, month, told ? year : -1), told ? 3 : 2);
}
