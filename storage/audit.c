/* audit.c - who did what, and when. */
#include "storage/audit.h"

enum { AT_ONCE = 1000 }; /* rows that one sweep takes: the next takes more */

STATEMENT(add, "INSERT INTO audit (at, organisation, person, act, about, detail)"
               " VALUES (?1, ?2, ?3, ?4, ?5, ifnull(?6, ''))");
STATEMENT(sweep, "DELETE FROM audit WHERE id IN"
                 " (SELECT id FROM audit WHERE at < ?1 ORDER BY at LIMIT ?2)");

void audit_add(struct db *db, int64_t now, int64_t organisation, int64_t person,
               const char *act, int64_t about, const char *detail)
{
    db_run(db, &add, "iiitit", now, organisation, person, act, about, detail);
}

void audit_sweep(struct db *db, int64_t now)
{
    db_run(db, &sweep, "ii", now - (int64_t)366 * DAY, (int64_t)AT_ONCE);
}

STATEMENT(has, "SELECT 1 FROM audit WHERE organisation = ?1 AND at >= ?4 AND act = ?2"
               " AND about = ?3 LIMIT 1");

bool audit_has(struct db *db, int64_t organisation, const char *act, int64_t about,
               int64_t since)
{
    struct rows r = db_query(db, &has, "itii", organisation, act, about, since);
    bool found = db_next(&r);
    db_stop(&r);
    return found;
}
