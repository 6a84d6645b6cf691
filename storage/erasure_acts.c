/* erasure_acts.c - what was destroyed, as numbers. */
#include "storage/erasure_acts.h"

STATEMENT(add, "INSERT INTO erasure_acts (organisation, person, number, ground, rows, at)"
               " VALUES (?1, ?2, ?3, ?4, ?5, ?6)");

int64_t erasure_act_add(struct db *db, const struct erasure_act *a)
{
    return db_insert(db, &add, "iiitti", a->organisation, a->person, a->number, a->ground,
                     a->rows, a->at);
}

#define COLUMNS "id, organisation, person, number, ground, rows, at"

static struct erasure_act read_act(const struct rows *r)
{
    return (struct erasure_act){
        .id = db_int(r, 0),
        .organisation = db_int(r, 1),
        .person = db_int(r, 2),
        .number = db_int(r, 3),
        .ground = db_text(r, 4),
        .rows = db_text(r, 5),
        .at = db_int(r, 6),
    };
}

STATEMENT(find, "SELECT " COLUMNS " FROM erasure_acts WHERE id = ?2"
                " AND organisation = ?1");
STATEMENT(page, "SELECT " COLUMNS " FROM erasure_acts WHERE organisation = ?1"
                " ORDER BY at DESC, id DESC LIMIT ?3 OFFSET ?2");
STATEMENT(count, "SELECT count(*) FROM erasure_acts WHERE organisation = ?1");

struct erasure_act erasure_act_find(struct db *db, int64_t organisation, int64_t id)
{
    struct erasure_act a = { 0 };
    struct rows r = db_query(db, &find, "ii", organisation, id);
    if (db_next(&r))
        a = read_act(&r);
    db_stop(&r);
    return a;
}

size_t erasure_acts(struct db *db, int64_t organisation, int64_t skip,
                    struct erasure_act *out, size_t room)
{
    size_t n = 0;
    struct rows r =
        db_query(db, &page, "iii", organisation, skip > 0 ? skip : 0, (int64_t)room);
    while (n < room && db_next(&r))
        out[n++] = read_act(&r);
    db_stop(&r);
    return n;
}

int64_t erasure_acts_count(struct db *db, int64_t organisation)
{
    return db_first(db_query(db, &count, "i", organisation));
}
