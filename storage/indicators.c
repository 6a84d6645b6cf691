/* indicators.c - numbers of a school. */
#include "storage/indicators.h"

STATEMENT(week, "SELECT sum(status NOT IN ('moved')), sum(status IN ('held', 'partly')),"
                " sum((SELECT count(*) FROM feedback f WHERE f.meeting = g.id)),"
                " sum((SELECT count(*) FROM feedback f WHERE f.meeting = g.id"
                "  AND f.filled_at IS NOT NULL)) FROM meetings g"
                " WHERE organisation = ?1 AND starts_at >= ?2 AND starts_at < ?3"
                " AND match IS NOT NULL");

void indicators_week(struct db *db, int64_t organisation, int64_t from, int64_t to,
                     int64_t *due, int64_t *held, int64_t *asked, int64_t *filled)
{
    struct rows r = db_query(db, &week, "iii", organisation, from, to);
    if (db_next(&r)) {
        *due = db_int(&r, 0);
        *held = db_int(&r, 1);
        *asked = db_int(&r, 2);
        *filled = db_int(&r, 3);
    }
    db_stop(&r);
}
