/* calendar.h - days as a school counts them: which of them are worked, and when the
 * programme's cycle ends. A date is "YYYY-MM-DD", in the school's own zone. */
#ifndef STORAGE_CALENDAR_H
#define STORAGE_CALENDAR_H

#include "storage/db.h"

/* The date so many days later (or, below 0, earlier); in the turn's memory. */
const char *date_after(struct db *db, const char *date, int days);
/* How many days after `from` is `to`; below 0 when it comes before. */
int days_between(const char *from, const char *to);
/* 1 for Monday. */
int weekday_of(const char *date);
/* Is it written as a date, and is there such a day? */
bool date_is_one(struct db *db, const char *text);
/* Does the school work on that date? It has hours on that weekday, and no holiday. */
bool date_is_worked(struct db *db, int64_t organisation, const char *date);
/* The n-th working day after that date (domain.md 6.2: 10 to destroy, 3 to take down);
 * never more than 30 days ahead, for that is the law's own limit. */
const char *working_day_after(struct db *db, int64_t organisation, const char *date,
                              int n);
/* The last day of the cycle that goes on at that date: the setting "cycle.ends" while it
 * lies ahead, else the next 31 August. */
const char *cycle_end(struct db *db, int64_t organisation, const char *date);
/* The last day of a consent given on that date: the end of the cycle, the report of the
 * 20 January that follows, and 30 days (domain.md 6.3). */
const char *consent_last_day(struct db *db, int64_t organisation, const char *date);

#endif
