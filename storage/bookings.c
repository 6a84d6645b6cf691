/* bookings.c - what a booking screen shows is kept among the person's own preferences. */
#include "storage/bookings.h"

STATEMENT(keep, "INSERT INTO preferences (person, name, value) VALUES (?1, ?2, ?3)"
                " ON CONFLICT DO UPDATE SET value = excluded.value");
STATEMENT(kept, "SELECT value FROM preferences WHERE person = ?1 AND name = ?2");
STATEMENT(forget_all, "DELETE FROM preferences WHERE person = ?1"
                      " AND name IN ('booking.plan', 'booking.place')");
STATEMENT(pick, "UPDATE meetings SET starts_at = (SELECT o.starts_at FROM meeting_offers"
                " o WHERE o.meeting = ?1 AND o.number = ?3), version = version + 1,"
                " changed_by = ?4, changed_at = ?5 WHERE id = ?1 AND version = ?2"
                " AND status = 'planned' AND EXISTS (SELECT 1 FROM meeting_offers o"
                " WHERE o.meeting = ?1 AND o.number = ?3)");
STATEMENT(defer, "UPDATE meetings SET starts_at = ?3, version = version + 1"
                 " WHERE id = ?1 AND version = ?2 AND status = 'planned'");
STATEMENT(exams, "SELECT 1 FROM calendar_days WHERE organisation = ?1"
                 " AND first_day <= ?2 AND last_day >= ?2 AND kind = 'exams'");

static const char *read_kept(struct db *db, int64_t person, const char *name)
{
    struct rows r = db_query(db, &kept, "it", person, name);
    const char *text = db_next(&r) ? db_text(&r, 0) : "";
    db_stop(&r);
    return text;
}

void booking_keep(struct db *db, int64_t person, const char *plan)
{
    db_run(db, &keep, "itt", person, "booking.plan", plan);
}

const char *booking_kept(struct db *db, int64_t person)
{
    return read_kept(db, person, "booking.plan");
}

void booking_keep_place(struct db *db, int64_t person, const char *place)
{
    db_run(db, &keep, "itt", person, "booking.place", place);
}

const char *booking_kept_place(struct db *db, int64_t person)
{
    return read_kept(db, person, "booking.place");
}

void booking_forget(struct db *db, int64_t person)
{
    db_run(db, &forget_all, "i", person);
}

bool booking_pick(struct db *db, int64_t meeting, int version, int number, int64_t by,
                  int64_t now)
{
    return db_run(db, &pick, "iiiii", meeting, (int64_t)version, (int64_t)number, by,
                  now) == 1;
}

bool booking_defer(struct db *db, int64_t meeting, int version, int64_t starts_at)
{
    return db_run(db, &defer, "iii", meeting, (int64_t)version, starts_at) == 1;
}

bool booking_exams_on(struct db *db, int64_t organisation, const char *date)
{
    return db_first(db_query(db, &exams, "it", organisation, date)) == 1;
}
