/* audit.c - who did what, and when. */
#include "storage/audit.h"

STATEMENT(add, "INSERT INTO audit (at, organisation, person, act, about, detail)"
               " VALUES (?1, ?2, ?3, ?4, ?5, ifnull(?6, ''))");
STATEMENT(sweep, "DELETE FROM audit WHERE at < ?1");

void audit_add(struct db *db, int64_t now, int64_t organisation, int64_t person,
               const char *act, int64_t about, const char *detail)
{
    db_run(db, &add, "iiitit", now, organisation, person, act, about, detail);
}

void audit_sweep(struct db *db, int64_t now)
{
    db_run(db, &sweep, "i", now - (int64_t)366 * DAY);
}
