/* accounts.c - the addresses people are written to. */
#include "storage/accounts.h"

#include <talloc.h>

#define COLUMNS "id, person, messenger, chat, reachable, said, front, front_keys, behind"

STATEMENT(find,
          "SELECT " COLUMNS " FROM accounts WHERE messenger = ?1 AND external = ?2");
STATEMENT(get, "SELECT " COLUMNS " FROM accounts WHERE id = ?1");
STATEMENT(of, "SELECT " COLUMNS " FROM accounts WHERE person = ?1"
              " ORDER BY last_at DESC LIMIT 1");

static struct account read_one(struct rows r)
{
    struct account a = { 0 };
    if (db_next(&r)) {
        a = (struct account){
            .id = db_int(&r, 0),
            .person = db_int(&r, 1),
            .messenger = db_text(&r, 2),
            .chat = db_text(&r, 3),
            .reachable = db_int(&r, 4),
            .said = db_int(&r, 5),
            .front = db_int(&r, 6),
            .front_keys = db_text(&r, 7),
            .behind = db_int(&r, 8),
        };
        db_stop(&r);
    }
    return a;
}

struct account account_find(struct db *db, const char *messenger, const char *external)
{
    return read_one(db_query(db, &find, "tt", messenger, external));
}

struct account account_get(struct db *db, int64_t id)
{
    return read_one(db_query(db, &get, "i", id));
}

struct account account_of(struct db *db, int64_t person)
{
    return read_one(db_query(db, &of, "i", person));
}

STATEMENT(add, "INSERT INTO accounts (messenger, external, chat, person, last_at)"
               " VALUES (?1, ?2, ?3, ?4, ?5)");

int64_t account_add(struct db *db, const char *messenger, const char *external,
                    const char *chat, int64_t person, int64_t now)
{
    return db_insert(db, &add, "tttii", messenger, external, chat, person, now);
}

STATEMENT(seen,
          "UPDATE accounts SET last_at = ?2, said = ?3, reachable = 1, chat = ?4,"
          " lost_at = NULL, front = ?5, front_keys = ?6, behind = ?7 WHERE id = ?1");
STATEMENT(save, "UPDATE accounts SET said = ?2, front = ?3, front_keys = ?4,"
                " behind = CASE behind WHEN 0 THEN front ELSE behind END"
                " WHERE id = ?1");
STATEMENT(last_seen, "SELECT max(last_at) FROM accounts WHERE person = ?1");
STATEMENT(unreachable, "UPDATE accounts SET reachable = 0,"
                       " lost_at = ifnull(lost_at, ?2) WHERE id = ?1");
STATEMENT(moved, "UPDATE accounts SET chat = ?2 WHERE id = ?1");

void account_seen(struct db *db, const struct account *a, int64_t now)
{
    db_run(db, &seen, "iiititi", a->id, now, a->said, a->chat, a->front, a->front_keys,
           a->behind);
}

void account_save(struct db *db, const struct account *a)
{
    db_run(db, &save, "iiit", a->id, a->said, a->front, a->front_keys);
}

void account_unreachable(struct db *db, int64_t id, int64_t now)
{
    db_run(db, &unreachable, "ii", id, now);
}

int64_t account_last_seen(struct db *db, int64_t person)
{
    return db_first(db_query(db, &last_seen, "i", person));
}

void account_moved(struct db *db, int64_t id, const char *chat)
{
    db_run(db, &moved, "it", id, chat);
}

/* ---- who cannot be reached -------------------------------------------------------- */

STATEMENT(lost_since, "SELECT lost_at FROM accounts WHERE person = ?1"
                      " ORDER BY last_at DESC LIMIT 1");
STATEMENT(lost_told, "SELECT lost_told_at FROM accounts WHERE person = ?1"
                     " ORDER BY last_at DESC LIMIT 1");
STATEMENT(drop, "DELETE FROM accounts WHERE person = ?1");
STATEMENT(lost_schools,
          "SELECT DISTINCT p.organisation FROM accounts a CROSS JOIN people p"
          " ON p.id = a.person WHERE a.lost_at > 0 AND p.erased_at IS NULL");
STATEMENT(lost_tell,
          "UPDATE accounts SET lost_told_at = ?4 WHERE id IN"
          " (SELECT a.id FROM accounts a CROSS JOIN people p ON p.id = a.person"
          "  WHERE a.lost_at > 0 AND a.lost_at < ?2 AND p.organisation = ?1"
          "  AND p.erased_at IS NULL AND p.state <> 'frozen'"
          "  AND (a.lost_told_at IS NULL OR a.lost_told_at < a.lost_at"
          "    OR a.lost_told_at <= ?3)"
          "  AND a.id = (SELECT id FROM accounts WHERE person = p.id"
          "    ORDER BY last_at DESC LIMIT 1))");

int64_t account_lost_since(struct db *db, int64_t person)
{
    return db_first(db_query(db, &lost_since, "i", person));
}

int64_t account_lost_told(struct db *db, int64_t person)
{
    return db_first(db_query(db, &lost_told, "i", person));
}

void accounts_drop(struct db *db, int64_t person)
{
    db_run(db, &drop, "i", person);
}

int64_t *accounts_lost_schools(struct db *db)
{
    size_t count = 0;
    int64_t *schools = talloc_zero_array(db_memory_of(db), int64_t, 1);
    struct rows r = db_query(db, &lost_schools, "");
    while (db_next(&r)) {
        schools = talloc_realloc(db_memory_of(db), schools, int64_t, count + 2);
        schools[count++] = db_int(&r, 0);
        schools[count] = 0;
    }
    return schools;
}

int64_t accounts_lost_tell(struct db *db, int64_t organisation, int64_t before,
                           int64_t again, int64_t now)
{
    return db_run(db, &lost_tell, "iiii", organisation, before, again, now);
}
