/* school_days.h - the calendar of a school: terms, holidays, exams, shortened days, the
 * hours it is open and when its lessons are. Dates are "YYYY-MM-DD" in the school's zone,
 * and both ends of a span belong to it. */
#ifndef STORAGE_SCHOOL_DAYS_H
#define STORAGE_SCHOOL_DAYS_H

#include "storage/db.h"

struct school_days {
    const char *first, *last;
    const char *kind; /* "term" "holiday" "exams" "shortened"; NULL: none */
    const char *name; /* a word of the program or the curator's own; "" */
};

/* Those that touch the days from..to, the earliest first; how many were put into out. */
size_t school_days_between(struct db *db, int64_t organisation, const char *from,
                           const char *to, struct school_days *out, size_t room);
/* The one of this kind that begins then. */
struct school_days school_days_find(struct db *db, int64_t organisation, const char *kind,
                                    const char *first);
/* The first one of this kind that touches these days; kind NULL: none does. */
struct school_days school_days_touched(struct db *db, int64_t organisation,
                                       const char *kind, const char *from,
                                       const char *to);
/* False when one of its kind begins on that day. */
bool school_days_add(struct db *db, int64_t organisation, const struct school_days *d);
bool school_days_remove(struct db *db, int64_t organisation, const char *kind,
                        const char *first);
bool school_days_rename(struct db *db, int64_t organisation, const char *kind,
                        const char *first, const char *name);
/* Days of from..to, both counted, on which nothing stops the clock: no holidays and no
 * exams (domain.md 4.9). */
int school_days_counted(struct db *db, int64_t organisation, const char *from,
                        const char *to);

/* ---- hours and lessons, in minutes of the day ------------------------------------- */

struct school_hours {
    int opens, closes; /* equal: closed */
};
/* Of Monday to Sunday. */
void school_hours(struct db *db, int64_t organisation, struct school_hours out[7]);
void school_hours_set(struct db *db, int64_t organisation, int weekday, int opens,
                      int closes);

enum { LESSONS_MOST = 20 };
struct lesson {
    int number, starts, ends;
};
/* By number, from LESSONS_MOST at most; how many. */
size_t school_lessons(struct db *db, int64_t organisation,
                      struct lesson out[LESSONS_MOST]);
/* These and no others. */
void school_lessons_save(struct db *db, int64_t organisation,
                         const struct lesson *lessons, size_t count);

#endif
