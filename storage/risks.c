/* risks.c - the register of a school's risks (risks.h). */
#include "storage/risks.h"

#define COLUMNS                                                                          \
    "SELECT id, organisation, code, title, probability, impact, owner, measure, due_on," \
    " state, made_by, made_at, changed_at FROM risks"

STATEMENT(begin, "INSERT INTO risks (organisation, code, probability, impact, made_by,"
                 " made_at, changed_at) VALUES (?1, ?2, 0, 0, 0, ?3, ?3)"
                 " ON CONFLICT DO NOTHING");
STATEMENT(begun, "SELECT count(*) FROM risks WHERE organisation = ?1 AND code <> ''");
STATEMENT(find, COLUMNS " WHERE id = ?2 AND organisation = ?1");
STATEMENT(of_owner, COLUMNS " WHERE id = ?2 AND owner = ?1 AND state <> 'closed'");
STATEMENT(some, COLUMNS " WHERE organisation = ?1 ORDER BY state = 'closed',"
                        " probability * impact DESC, id LIMIT ?3 OFFSET ?2");
STATEMENT(count_in, "SELECT count(*) FROM risks WHERE organisation = ?1 AND state = ?2");
STATEMENT(add, "INSERT INTO risks (organisation, code, title, probability, impact,"
               " made_by, made_at, changed_at) VALUES (?1, '', ?2, 0, 0, ?3, ?4, ?4)");
STATEMENT(save, "UPDATE risks SET probability = ?2, impact = ?3, owner = ?4,"
                " measure = ?5, due_on = ?6, state = ?7, changed_at = ?8 WHERE id = ?1"
                " AND (probability <> ?2 OR impact <> ?3 OR owner IS NOT ?4"
                "  OR measure <> ?5 OR due_on <> ?6 OR state <> ?7)");
STATEMENT(flags_of, "SELECT count(*) FROM flags WHERE organisation = ?1 AND rule = ?2"
                    " AND ended_at IS NULL");

static struct risk read_risk(const struct rows *r)
{
    return (struct risk){
        .id = db_int(r, 0),
        .organisation = db_int(r, 1),
        .code = db_text(r, 2),
        .title = db_text(r, 3),
        .probability = (int)db_int(r, 4),
        .impact = (int)db_int(r, 5),
        .owner = db_int(r, 6),
        .measure = db_text(r, 7),
        .due_on = db_text(r, 8),
        .state = db_text(r, 9),
        .made_by = db_int(r, 10),
        .made_at = db_int(r, 11),
        .changed_at = db_int(r, 12),
    };
}

static struct risk one(struct rows r)
{
    struct risk found = { 0 };
    if (db_next(&r))
        found = read_risk(&r);
    db_stop(&r);
    return found;
}

void risks_begin(struct db *db, int64_t organisation, int64_t now)
{
    static const char *const codes[] = { "A", "B", "C", "D", "E", "F" };
    if (db_first(db_query(db, &begun, "i", organisation)) >= (int64_t)COUNT(codes))
        return;
    for (size_t i = 0; i < COUNT(codes); i++)
        db_run(db, &begin, "iti", organisation, codes[i], now);
}

struct risk risk_find(struct db *db, int64_t organisation, int64_t id)
{
    return one(db_query(db, &find, "ii", organisation, id));
}

struct risk risk_of(struct db *db, int64_t owner, int64_t id)
{
    return one(db_query(db, &of_owner, "ii", owner, id));
}

size_t risks_some(struct db *db, int64_t organisation, int64_t skip, struct risk *out,
                  size_t room)
{
    size_t count = 0;
    struct rows r =
        db_query(db, &some, "iii", organisation, skip > 0 ? skip : 0, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = read_risk(&r);
    db_stop(&r);
    return count;
}

int64_t risks_count(struct db *db, int64_t organisation, const char *state)
{
    return db_first(db_query(db, &count_in, "it", organisation, state));
}

int64_t risk_add(struct db *db, int64_t organisation, const char *title, int64_t by,
                 int64_t now)
{
    return db_insert(db, &add, "itii", organisation, title, by, now);
}

bool risk_save(struct db *db, const struct risk *r, int64_t now)
{
    return db_run(db, &save, "iiiottti", r->id, (int64_t)r->probability,
                  (int64_t)r->impact, r->owner, r->measure, r->due_on, r->state,
                  now) == 1;
}

int64_t risk_flags(struct db *db, int64_t organisation, const char *rule)
{
    return db_first(db_query(db, &flags_of, "it", organisation, rule));
}
