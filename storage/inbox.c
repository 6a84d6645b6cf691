/* inbox.c - each event is handled once; a failed turn leaves a trace. */
#include "storage/inbox.h"

STATEMENT(take, "INSERT OR IGNORE INTO inbox (key, at) VALUES (?1, ?2)");
STATEMENT(sweep, "DELETE FROM inbox WHERE at < ?1");

bool inbox_take(struct db *db, const char *key, int64_t now)
{
    return db_run(db, &take, "ti", key, now) == 1;
}

void inbox_sweep(struct db *db, int64_t now)
{
    db_run(db, &sweep, "i", now - (int64_t)2 * DAY);
}

STATEMENT(add, "INSERT INTO failures (at, person, key, what, why)"
               " VALUES (?1, ?2, ?3, ?4, ?5)");
STATEMENT(sweep_failures, "DELETE FROM failures WHERE at < ?1");
STATEMENT(count, "SELECT count(*) FROM failures /* all rows */");

void failure_add(struct db *db, int64_t now, int64_t person, const char *key,
                 const char *what, const char *why)
{
    db_run(db, &add, "iittt", now, person, key, what, why);
}

void failures_sweep(struct db *db, int64_t now)
{
    db_run(db, &sweep_failures, "i", now - (int64_t)14 * DAY);
}

int64_t failures_count(struct db *db)
{
    return db_first(db_query(db, &count, ""));
}
