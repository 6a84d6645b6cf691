/* joins.c - who came in by which invitation. */
#include "storage/joins.h"

STATEMENT(add, "INSERT INTO joins (organisation, person, invitation, role, at)"
               " VALUES (?1, ?2, ?3, ?4, ?5)");

int64_t join_add(struct db *db, int64_t organisation, int64_t person, int64_t invitation,
                 const char *role, int64_t now)
{
    return db_insert(db, &add, "iioti", organisation, person, invitation, role, now);
}

#define SELECT_                                                                          \
    "SELECT j.id, j.person, j.invitation, j.role, j.at,"                                 \
    " ifnull(p.invitation = j.invitation, 0)"                                            \
    " FROM joins j CROSS JOIN people p ON p.id = j.person WHERE p.erased_at IS NULL AND "

STATEMENT(find, SELECT_ "j.id = ?2 AND j.organisation = ?1");
STATEMENT(of, SELECT_ "j.person = ?2 AND j.organisation = ?1 ORDER BY j.id DESC LIMIT 1");
STATEMENT(unchecked, SELECT_ "j.organisation = ?1 AND j.at >= ?2 AND j.checked_at IS NULL"
                             " ORDER BY j.id DESC LIMIT ?3");
STATEMENT(by, SELECT_ "j.invitation = ?2 AND j.organisation = ?1"
                      " ORDER BY j.id DESC LIMIT ?4 OFFSET ?3");

static struct join read_one(const struct rows *r)
{
    return (struct join){
        .id = db_int(r, 0),
        .person = db_int(r, 1),
        .invitation = db_int(r, 2),
        .role = db_text(r, 3),
        .at = db_int(r, 4),
        .newly = db_int(r, 5) != 0,
    };
}

static struct join read_first(struct rows r)
{
    struct join j = { 0 };
    if (db_next(&r))
        j = read_one(&r);
    db_stop(&r);
    return j;
}

static size_t read_all(struct rows r, struct join *out, size_t room)
{
    size_t count = 0;
    while (count < room && db_next(&r))
        out[count++] = read_one(&r);
    db_stop(&r);
    return count;
}

struct join join_find(struct db *db, int64_t organisation, int64_t id)
{
    return read_first(db_query(db, &find, "ii", organisation, id));
}

struct join join_of(struct db *db, int64_t organisation, int64_t person)
{
    return read_first(db_query(db, &of, "ii", organisation, person));
}

size_t joins_new(struct db *db, int64_t organisation, int64_t since, struct join *out,
                 size_t room)
{
    return read_all(db_query(db, &unchecked, "iii", organisation, since, (int64_t)room),
                    out, room);
}

size_t joins_by(struct db *db, int64_t organisation, int64_t invitation, int64_t skip,
                struct join *out, size_t room)
{
    return read_all(
        db_query(db, &by, "iiii", organisation, invitation, skip, (int64_t)room), out,
        room);
}

STATEMENT(undo, "DELETE FROM joins WHERE id = ?2 AND organisation = ?1 AND at >= ?3");
STATEMENT(check, "UPDATE joins SET checked_at = ?3 WHERE organisation = ?1"
                 " AND at > 0 AND id <= ?2 AND checked_at IS NULL");

bool join_undo(struct db *db, int64_t organisation, int64_t id, int64_t since)
{
    return db_run(db, &undo, "iii", organisation, id, since) == 1;
}

int64_t joins_check(struct db *db, int64_t organisation, int64_t up_to, int64_t now)
{
    return db_run(db, &check, "iii", organisation, up_to, now);
}

STATEMENT(new_count, "SELECT count(*) FROM joins j CROSS JOIN people p ON p.id = j.person"
                     " WHERE j.organisation = ?1 AND j.at >= ?2 AND j.checked_at IS NULL"
                     " AND p.erased_at IS NULL");
STATEMENT(by_count, "SELECT count(*) FROM joins WHERE invitation = ?2"
                    " AND organisation = ?1");
STATEMENT(built_on, "SELECT 1 WHERE EXISTS (SELECT 1 FROM applications WHERE person = ?1"
                    "  AND decided_at >= ?2 AND state IN ('accepted', 'declined'))"
                    " OR EXISTS (SELECT 1 FROM guardianships WHERE guardian = ?1"
                    "  AND agreed_at >= ?2 AND state IN ('agreed', 'confirmed'))"
                    " OR EXISTS (SELECT 1 FROM guardianships WHERE minor = ?1"
                    "  AND confirmed_at >= ?2 AND state = 'confirmed')");

int64_t joins_new_count(struct db *db, int64_t organisation, int64_t since)
{
    return db_first(db_query(db, &new_count, "ii", organisation, since));
}

int64_t joins_by_count(struct db *db, int64_t organisation, int64_t invitation)
{
    return db_first(db_query(db, &by_count, "ii", organisation, invitation));
}

bool join_is_built_on(struct db *db, const struct join *j)
{
    return db_first(db_query(db, &built_on, "ii", j->person, j->at)) != 0;
}
