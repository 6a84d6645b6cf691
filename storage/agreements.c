/* agreements.c - who accepted which wording, and the papers beside it. */
#include "storage/agreements.h"

#include <string.h>

/* ---- accepting -------------------------------------------------------------------- */

STATEMENT(accept, "INSERT INTO agreements (match, person, minor, document, version, hash,"
                  " language, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                  " ON CONFLICT DO NOTHING");

bool agreement_accept(struct db *db, const struct agreement *a)
{
    return db_run(db, &accept, "iiititti", a->match, a->person, a->minor, a->document,
                  (int64_t)a->version, a->hash, a->language, a->at) == 1;
}

#define NEWEST(person, minor)                                                            \
    " LEFT JOIN agreements a ON a.match = b.match AND a.person = " person                \
    " AND a.minor = " minor " AND a.version = (SELECT max(x.version) FROM agreements x"  \
    "  WHERE x.match = b.match AND x.person = " person " AND x.minor = " minor ")"
#define OF_MATCH " WHERE b.match = ?1 AND b.left_at IS NULL"

STATEMENT(parties,
          "SELECT b.person, 0, b.role, a.version, a.at FROM match_members b" NEWEST(
              "b.person", "0") OF_MATCH
          " UNION ALL SELECT g.guardian, g.minor, 'guardian',"
          " a.version, a.at FROM match_members b"
          " JOIN people p ON p.id = b.person AND p.age <> '18+'"
          " JOIN guardianships g ON g.minor = b.person"
          "  AND g.state = 'confirmed'"
          "  AND g.guardian IS NOT NULL" NEWEST("g.guardian", "g.minor") OF_MATCH
          " ORDER BY 3 DESC, 1, 2");

struct party *parties_of(struct db *db, int64_t match)
{
    struct party *all = db_list(db, NULL, 0, sizeof *all);
    struct rows r = db_query(db, &parties, "i", match);
    for (size_t n = 0; db_next(&r); all = db_list(db, all, n, sizeof *all))
        all[n++] = (struct party){ .person = db_int(&r, 0),
                                   .minor = db_int(&r, 1),
                                   .role = db_text(&r, 2),
                                   .version = (int)db_int(&r, 3),
                                   .at = db_int(&r, 4) };
    return all;
}

STATEMENT(missing,
          "SELECT count(*) FROM match_members b JOIN people p ON p.id = b.person" OF_MATCH
          " AND (NOT EXISTS (SELECT 1 FROM agreements a WHERE a.match = b.match"
          "   AND a.person = b.person AND a.minor = 0 AND a.version >= ?2)"
          "  OR (p.age <> '18+' AND NOT EXISTS (SELECT 1 FROM agreements a"
          "   WHERE a.minor = b.person AND a.minor > 0 AND a.match = b.match"
          "   AND a.version >= ?2)))");

bool agreement_is_complete(struct db *db, int64_t match, int version)
{
    return db_first(db_query(db, &missing, "ii", match, (int64_t)version)) == 0;
}

/* ---- those that are open ---------------------------------------------------------- */

#define OPEN                                                                             \
    " FROM matches m WHERE m.organisation = ?1 AND m.state IN ('accepted', 'agreed')"    \
    " AND NOT EXISTS (SELECT 1 FROM match_members b WHERE b.match = m.id"                \
    "  AND b.person = ?2 AND b.left_at IS NULL)"

STATEMENT(open_ones, "SELECT m.id, m.state = 'agreed'" OPEN
                     " ORDER BY m.accepted_at, m.id LIMIT ?4 OFFSET ?3");
STATEMENT(open_count, "SELECT count(*)" OPEN);
STATEMENT(after, "SELECT m.id FROM matches m WHERE m.id > ?1 AND m.state IN"
                 " ('agreed', 'active', 'paused', 'closing') AND EXISTS (SELECT 1"
                 "  FROM agreements a WHERE a.match = m.id) ORDER BY m.id LIMIT ?2");

size_t agreements_open(struct db *db, int64_t organisation, int64_t reader, int64_t skip,
                       struct open_agreement *out, size_t room)
{
    size_t count = 0;
    struct rows r =
        db_query(db, &open_ones, "iiii", organisation, reader, skip, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = (struct open_agreement){ db_int(&r, 0), db_int(&r, 1) != 0 };
    db_stop(&r);
    return count;
}

int64_t agreements_open_count(struct db *db, int64_t organisation, int64_t reader)
{
    return db_first(db_query(db, &open_count, "ii", organisation, reader));
}

size_t agreements_after(struct db *db, int64_t match, int64_t *out, size_t room)
{
    return db_ids(db_query(db, &after, "ii", match, (int64_t)room), out, room);
}

/* ---- on paper --------------------------------------------------------------------- */

STATEMENT(find_addendum, "SELECT match, person, number, signed_on, terms, entered_by, at"
                         " FROM addenda WHERE match = ?1 AND person = ?2");
STATEMENT(save_addendum,
          "INSERT INTO addenda (match, person, number, signed_on, terms, entered_by, at)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET"
          " number = excluded.number, signed_on = excluded.signed_on,"
          " terms = excluded.terms, entered_by = excluded.entered_by, at = excluded.at");

struct addendum addendum_find(struct db *db, int64_t match, int64_t person)
{
    struct addendum a = { 0 };
    struct rows r = db_query(db, &find_addendum, "ii", match, person);
    if (db_next(&r))
        a = (struct addendum){ .match = db_int(&r, 0),
                               .person = db_int(&r, 1),
                               .number = db_text(&r, 2),
                               .signed_on = db_text(&r, 3),
                               .terms = db_text(&r, 4),
                               .entered_by = db_int(&r, 5),
                               .at = db_int(&r, 6) };
    db_stop(&r);
    return a;
}

void addendum_save(struct db *db, const struct addendum *a)
{
    db_run(db, &save_addendum, "iitttii", a->match, a->person, a->number,
           a->signed_on ? a->signed_on : "", a->terms ? a->terms : "", a->entered_by,
           a->at);
}
