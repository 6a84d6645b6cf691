/* flag_rounds.c - how far the day's round of a school has come. */
#include "storage/flag_rounds.h"

STATEMENT(find, "SELECT organisation, stage, after, began_at, ended_at FROM flag_rounds"
                " WHERE organisation = ?1");
STATEMENT(begin, "INSERT INTO flag_rounds (organisation, stage, after, began_at)"
                 " VALUES (?1, 0, 0, ?2) ON CONFLICT DO UPDATE SET stage = 0, after = 0,"
                 " began_at = excluded.began_at, ended_at = NULL");
STATEMENT(save, "UPDATE flag_rounds SET stage = ?2, after = ?3, ended_at = ?4"
                " WHERE organisation = ?1");
STATEMENT(matches, "SELECT id FROM matches WHERE organisation = ?1"
                   " AND state IN ('active', 'closing', 'paused') AND id > ?2"
                   " ORDER BY id LIMIT ?3");
STATEMENT(people, "SELECT id FROM people INDEXED BY people_present"
                  " WHERE organisation = ?1 AND erased_at IS NULL"
                  " AND id > ?2 ORDER BY id LIMIT ?3");
STATEMENT(cases,
          "SELECT id FROM cases INDEXED BY cases_due WHERE organisation = ?1"
          " AND state IN ('waiting', 'taken') AND NOT safety AND id > ?2"
          " UNION SELECT about FROM flags INDEXED BY flags_open WHERE organisation = ?1"
          " AND rule = 'RF-06' AND ended_at IS NULL AND about > ?2"
          " ORDER BY 1 LIMIT ?3");
STATEMENT(ready, "SELECT id FROM organisations WHERE ready_at IS NOT NULL"
                 " /* all rows: each of them is meant */");

struct flag_round flag_round_find(struct db *db, int64_t organisation)
{
    struct flag_round f = { 0 };
    struct rows r = db_query(db, &find, "i", organisation);
    if (db_next(&r))
        f = (struct flag_round){
            .organisation = db_int(&r, 0),
            .stage = (int)db_int(&r, 1),
            .after = db_int(&r, 2),
            .began_at = db_int(&r, 3),
            .ended_at = db_int(&r, 4),
        };
    db_stop(&r);
    return f;
}

void flag_round_begin(struct db *db, int64_t organisation, int64_t now)
{
    db_run(db, &begin, "ii", organisation, now);
}

void flag_round_save(struct db *db, const struct flag_round *r, int64_t ended_at)
{
    db_run(db, &save, "iiio", r->organisation, (int64_t)r->stage, r->after, ended_at);
}

/* ---- what it looks at ------------------------------------------------------------- */

static size_t next(struct db *db, const struct statement *s, int64_t organisation,
                   int64_t after, int64_t *out, size_t room)
{
    return db_ids(db_query(db, s, "iii", organisation, after, (int64_t)room), out, room);
}

size_t flag_round_matches(struct db *db, int64_t organisation, int64_t after,
                          int64_t *out, size_t room)
{
    return next(db, &matches, organisation, after, out, room);
}

size_t flag_round_people(struct db *db, int64_t organisation, int64_t after, int64_t *out,
                         size_t room)
{
    return next(db, &people, organisation, after, out, room);
}

size_t flag_round_cases(struct db *db, int64_t organisation, int64_t after, int64_t *out,
                        size_t room)
{
    return next(db, &cases, organisation, after, out, room);
}

int64_t *organisations_ready(struct db *db)
{
    return db_all_ids(db_query(db, &ready, ""));
}
