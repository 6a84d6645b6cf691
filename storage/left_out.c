/* left_out.c - who had no pair in a round. */
#include "storage/left_out.h"

#include "storage/retention.h"

static const int64_t kept = (int64_t)366 * DAY;

#define SELECT                                                                           \
    "SELECT person, organisation, since, rounds, round, why, told_at, wants"             \
    " FROM left_out"

STATEMENT(find, SELECT " WHERE person = ?1");
STATEMENT(of_round, SELECT " WHERE organisation = ?1 AND round = ?2"
                           " ORDER BY since, person LIMIT ?4 OFFSET ?3");
STATEMENT(count_of, "SELECT count(*) FROM left_out WHERE organisation = ?1"
                    " AND round = ?2");
STATEMENT(begin_anew, "DELETE FROM left_out WHERE person = ?1 AND round <> ?2"
                      " AND EXISTS (SELECT 1 FROM match_members b"
                      "  JOIN matches m ON m.id = b.match WHERE b.person = ?1"
                      "  AND b.role = 'mentee' AND m.active_at > left_out.since)");
STATEMENT(add, "INSERT INTO left_out (person, organisation, since, rounds, round, why)"
               " VALUES (?2, ?1, ?5, 1, ?3, ?4) ON CONFLICT (person) DO UPDATE SET"
               " rounds = rounds + 1, round = ?3, why = ?4, told_at = NULL, wants = ''"
               " WHERE round <> ?3");
STATEMENT(told, "UPDATE left_out SET told_at = ?2 WHERE person = ?1");
STATEMENT(answer, "UPDATE left_out SET wants = ?3 WHERE person = ?1 AND round = ?2"
                  " AND wants = ''");
STATEMENT(old, "DELETE FROM left_out WHERE person IN (SELECT person FROM left_out"
               " WHERE since <= ?1 LIMIT ?2 /* all rows: few are ever left out */)");

static size_t read_some(struct rows r, struct left_out *out, size_t room)
{
    size_t count = 0;
    for (; count < room && db_next(&r); count++)
        out[count] = (struct left_out){
            .person = db_int(&r, 0),
            .organisation = db_int(&r, 1),
            .since = db_int(&r, 2),
            .rounds = (int)db_int(&r, 3),
            .round = db_int(&r, 4),
            .why = db_text(&r, 5),
            .told_at = db_int(&r, 6),
            .wants = db_text(&r, 7),
        };
    db_stop(&r);
    return count;
}

struct left_out left_out_find(struct db *db, int64_t person)
{
    struct left_out l = { .why = "", .wants = "" };
    read_some(db_query(db, &find, "i", person), &l, 1);
    return l;
}

void left_out_add(struct db *db, int64_t organisation, int64_t person, int64_t round,
                  const char *why, int64_t now)
{
    db_run(db, &begin_anew, "ii", person, round);
    db_run(db, &add, "iiiti", organisation, person, round, why, now);
}

void left_out_told(struct db *db, int64_t person, int64_t now)
{
    db_run(db, &told, "ii", person, now);
}

bool left_out_wants(struct db *db, int64_t person, int64_t round, const char *wants)
{
    return db_run(db, &answer, "iit", person, round, wants) == 1;
}

size_t left_out_of(struct db *db, int64_t organisation, int64_t round, int64_t skip,
                   struct left_out *out, size_t room)
{
    return read_some(
        db_query(db, &of_round, "iiii", organisation, round, skip, (int64_t)room), out,
        room);
}

int64_t left_out_count(struct db *db, int64_t organisation, int64_t round)
{
    return db_first(db_query(db, &count_of, "ii", organisation, round));
}

int64_t retention_left_out(struct db *db, int64_t now, size_t room)
{
    return db_run(db, &old, "ii", now - kept, (int64_t)room);
}
