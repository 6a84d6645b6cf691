/* school_days.c - terms, holidays, exams, shortened days; hours and lessons. */
#include "storage/school_days.h"

#include <string.h>

#include "storage/calendar.h"

#define COLUMNS "SELECT first_day, last_day, kind, name FROM calendar_days"
#define TOUCHES " WHERE organisation = ?1 AND first_day <= ?3 AND last_day >= ?2"

STATEMENT(between, COLUMNS TOUCHES " ORDER BY first_day, kind LIMIT ?4");
STATEMENT(find, COLUMNS " WHERE organisation = ?1 AND first_day = ?3 AND kind = ?2");
STATEMENT(touched, COLUMNS TOUCHES " AND kind = ?4 ORDER BY first_day LIMIT 1");
STATEMENT(add, "INSERT INTO calendar_days (organisation, first_day, last_day, kind, name)"
               " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING");
STATEMENT(remove_one, "DELETE FROM calendar_days WHERE organisation = ?1"
                      " AND first_day = ?3 AND kind = ?2");
STATEMENT(rename_one, "UPDATE calendar_days SET name = ?4 WHERE organisation = ?1"
                      " AND first_day = ?3 AND kind = ?2 AND name <> ?4");
STATEMENT(stopping, COLUMNS TOUCHES " AND kind IN ('holiday', 'exams')"
                                    " ORDER BY first_day");

static struct school_days read_one(const struct rows *r)
{
    return (struct school_days){ .first = db_text(r, 0),
                                 .last = db_text(r, 1),
                                 .kind = db_text(r, 2),
                                 .name = db_text(r, 3) };
}

static struct school_days read_first(struct rows r)
{
    struct school_days d = { 0 };
    if (db_next(&r))
        d = read_one(&r);
    db_stop(&r);
    return d;
}

size_t school_days_between(struct db *db, int64_t organisation, const char *from,
                           const char *to, struct school_days *out, size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &between, "itti", organisation, from, to, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = read_one(&r);
    db_stop(&r);
    return count;
}

struct school_days school_days_find(struct db *db, int64_t organisation, const char *kind,
                                    const char *first)
{
    return read_first(db_query(db, &find, "itt", organisation, kind, first));
}

struct school_days school_days_touched(struct db *db, int64_t organisation,
                                       const char *kind, const char *from, const char *to)
{
    return read_first(db_query(db, &touched, "ittt", organisation, from, to, kind));
}

bool school_days_add(struct db *db, int64_t organisation, const struct school_days *d)
{
    return db_run(db, &add, "itttt", organisation, d->first, d->last, d->kind,
                  d->name ? d->name : "") == 1;
}

bool school_days_remove(struct db *db, int64_t organisation, const char *kind,
                        const char *first)
{
    return db_run(db, &remove_one, "itt", organisation, kind, first) == 1;
}

bool school_days_rename(struct db *db, int64_t organisation, const char *kind,
                        const char *first, const char *name)
{
    return db_run(db, &rename_one, "ittt", organisation, kind, first, name) == 1;
}

int school_days_counted(struct db *db, int64_t organisation, const char *from,
                        const char *to)
{
    int all = days_between(from, to) + 1;
    const char *next = from; /* the first day that was not looked at */
    struct rows r = db_query(db, &stopping, "itt", organisation, from, to);
    while (db_next(&r)) {
        struct school_days d = read_one(&r);
        const char *first = strcmp(d.first, next) > 0 ? d.first : next;
        const char *last = strcmp(d.last, to) < 0 ? d.last : to;
        int stopped = days_between(first, last) + 1;
        if (stopped <= 0)
            continue;
        all -= stopped;
        next = date_after(db, last, 1);
    }
    return all > 0 ? all : 0;
}

/* ---- hours ------------------------------------------------------------------------ */

STATEMENT(hours, "SELECT weekday, opens, closes FROM working_hours"
                 " WHERE organisation = ?1");
STATEMENT(set_hours, "INSERT INTO working_hours (organisation, weekday, opens, closes)"
                     " VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET"
                     " opens = excluded.opens, closes = excluded.closes");

void school_hours(struct db *db, int64_t organisation, struct school_hours out[7])
{
    memset(out, 0, 7 * sizeof *out);
    struct rows r = db_query(db, &hours, "i", organisation);
    while (db_next(&r))
        out[(db_int(&r, 0) + 6) % 7] =
            (struct school_hours){ (int)db_int(&r, 1), (int)db_int(&r, 2) };
}

void school_hours_set(struct db *db, int64_t organisation, int weekday, int opens,
                      int closes)
{
    db_run(db, &set_hours, "iiii", organisation, (int64_t)weekday, (int64_t)opens,
           (int64_t)closes);
}

/* ---- lessons ---------------------------------------------------------------------- */

STATEMENT(lessons_of, "SELECT number, starts, ends FROM lessons WHERE organisation = ?1"
                      " ORDER BY number LIMIT ?2");
STATEMENT(clear, "DELETE FROM lessons WHERE organisation = ?1");
STATEMENT(add_lesson, "INSERT INTO lessons (organisation, number, starts, ends)"
                      " VALUES (?1, ?2, ?3, ?4)");

size_t school_lessons(struct db *db, int64_t organisation,
                      struct lesson out[LESSONS_MOST])
{
    size_t count = 0;
    struct rows r = db_query(db, &lessons_of, "ii", organisation, (int64_t)LESSONS_MOST);
    while (count < LESSONS_MOST && db_next(&r))
        out[count++] =
            (struct lesson){ (int)db_int(&r, 0), (int)db_int(&r, 1), (int)db_int(&r, 2) };
    db_stop(&r);
    return count;
}

void school_lessons_save(struct db *db, int64_t organisation,
                         const struct lesson *lessons, size_t count)
{
    db_run(db, &clear, "i", organisation);
    for (size_t i = 0; i < count; i++)
        db_run(db, &add_lesson, "iiii", organisation, (int64_t)lessons[i].number,
               (int64_t)lessons[i].starts, (int64_t)lessons[i].ends);
}
