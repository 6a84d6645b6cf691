/* calendar.c - counting days. A day's number is that of days since 1970-01-01, by the
 * usual sum over years that begin in March, so that the leap day comes last. */
#include "storage/calendar.h"

#include "storage/organisations.h"

#include <stdio.h>
#include <string.h>

#include <talloc.h>

enum { LONGEST_WAIT = 30, REPORT_MONTH = 1, REPORT_DAY = 20, DAYS_AFTER_REPORT = 30 };

struct date {
    int year, month, day;
};

static struct date date_of(const char *text)
{
    struct date d = { 1970, 1, 1 };
    if (sscanf(text, "%4d-%2d-%2d", &d.year, &d.month, &d.day) != 3)
        return (struct date){ 1970, 1, 1 };
    return d;
}

static const char *date_text(struct db *db, struct date d)
{
    return talloc_asprintf(db_memory_of(db), "%04d-%02d-%02d", d.year, d.month, d.day);
}

static int number_of(struct date d)
{
    int year = d.year - (d.month <= 2), month = (d.month + 9) % 12;
    int leaps = year / 4 - year / 100 + year / 400;
    return year * 365 + leaps + (month * 306 + 5) / 10 + d.day - 1 - 719468;
}

static struct date date_numbered(int number)
{
    int n = number + 719468;
    int year = (int)((10000LL * n + 14780) / 3652425);
    int rest = n - (365 * year + year / 4 - year / 100 + year / 400);
    if (rest < 0) {
        year--;
        rest = n - (365 * year + year / 4 - year / 100 + year / 400);
    }
    int month = (100 * rest + 52) / 3060;
    return (struct date){ year + (month >= 10), (month + 2) % 12 + 1,
                          rest - (month * 306 + 5) / 10 + 1 };
}

const char *date_after(struct db *db, const char *date, int days)
{
    return date_text(db, date_numbered(number_of(date_of(date)) + days));
}

int days_between(const char *from, const char *to)
{
    return number_of(date_of(to)) - number_of(date_of(from));
}

int weekday_of(const char *date)
{
    return (number_of(date_of(date)) + 3) % 7 + 1; /* 1970 began on a Thursday */
}

bool date_is_one(struct db *db, const char *text)
{
    return strlen(text) == 10 && strcmp(date_after(db, text, 0), text) == 0 &&
           strcmp(text, "1970-01-01") > 0;
}

/* ---- working days ----------------------------------------------------------------- */

STATEMENT(hours, "SELECT 1 FROM working_hours WHERE organisation = ?1 AND weekday = ?2"
                 " AND opens < closes");
STATEMENT(holiday, "SELECT 1 FROM calendar_days WHERE organisation = ?1"
                   " AND first_day <= ?2 AND last_day >= ?2 AND kind = 'holiday'");

static bool is_any(struct rows r)
{
    bool any = db_next(&r);
    db_stop(&r);
    return any;
}

bool date_is_worked(struct db *db, int64_t organisation, const char *date)
{
    int weekday = weekday_of(date);
    return is_any(db_query(db, &hours, "ii", organisation, (int64_t)weekday)) &&
           !is_any(db_query(db, &holiday, "it", organisation, date));
}

const char *working_day_after(struct db *db, int64_t organisation, const char *date,
                              int n)
{
    const char *at = date;
    for (int days = 1; n > 0 && days <= LONGEST_WAIT; days++) {
        at = date_after(db, date, days);
        n -= date_is_worked(db, organisation, at);
    }
    return at;
}

/* ---- the cycle -------------------------------------------------------------------- */

/* The first such day of a year on or after that date. */
static const char *next_day_of_year(struct db *db, const char *date, int month, int day)
{
    struct date d = { date_of(date).year, month, day };
    if (strcmp(date_text(db, d), date) < 0)
        d.year++;
    return date_text(db, d);
}

const char *cycle_end(struct db *db, int64_t organisation, const char *date)
{
    const char *set = setting_text(db, organisation, "cycle.ends", "");
    return strcmp(set, date) >= 0 ? set : next_day_of_year(db, date, 8, 31);
}

const char *consent_last_day(struct db *db, int64_t organisation, const char *date)
{
    const char *end = cycle_end(db, organisation, date);
    const char *report = next_day_of_year(db, end, REPORT_MONTH, REPORT_DAY);
    return date_after(db, report, DAYS_AFTER_REPORT);
}
