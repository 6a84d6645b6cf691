/* venues.c - where one may meet. */
#include "storage/venues.h"

#define COLUMNS                                                                          \
    "SELECT v.id, v.match, v.kind = 'link', v.name, v.link,"                             \
    " v.match IS NULL OR v.allowed_at IS NOT NULL, v.made_by,"                           \
    " v.asked_at IS NOT NULL AND v.allowed_at IS NULL AND v.removed_at IS NULL,"         \
    " v.refusal FROM venues v"
#define WAITS " AND asked_at IS NOT NULL AND allowed_at IS NULL AND removed_at IS NULL"

STATEMENT(of_match,
          COLUMNS " WHERE v.organisation = ?1 AND (v.match IS NULL OR v.match = ?2)"
                  " AND v.removed_at IS NULL"
                  " AND (?3 = 0 OR v.match IS NULL OR v.allowed_at IS NOT NULL)"
                  " ORDER BY ifnull((SELECT max(g.starts_at) FROM meetings g"
                  "  WHERE g.venue = v.id AND g.match = ?2), 0) DESC,"
                  " v.match IS NULL, v.name, v.id LIMIT ?4");
STATEMENT(waiting, COLUMNS " WHERE v.organisation = ?1 AND v.asked_at IS NOT NULL"
                           " AND v.allowed_at IS NULL AND v.removed_at IS NULL"
                           " ORDER BY v.id LIMIT ?2");
STATEMENT(find, COLUMNS " WHERE v.id = ?2 AND v.organisation = ?1"
                        " AND (v.removed_at IS NULL OR v.refusal IS NOT NULL)");
STATEMENT(add, "INSERT INTO venues (organisation, match, kind, name, link, made_by,"
               " made_at, asked_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
STATEMENT(allow, "UPDATE venues SET allowed_by = ?3, allowed_at = ?4 WHERE id = ?2"
                 " AND organisation = ?1" WAITS);
STATEMENT(refuse, "UPDATE venues SET refusal = ?3, removed_at = ?4 WHERE id = ?2"
                  " AND organisation = ?1" WAITS);
STATEMENT(remove_one, "UPDATE venues SET removed_at = ?4 WHERE id = ?3"
                      " AND organisation = ?1 AND match IS ?2 AND removed_at IS NULL");

static struct venue read_one(const struct rows *r)
{
    return (struct venue){ .id = db_int(r, 0),
                           .match = db_int(r, 1),
                           .is_link = db_int(r, 2) != 0,
                           .name = db_text(r, 3),
                           .link = db_text(r, 4),
                           .allowed = db_int(r, 5) != 0,
                           .made_by = db_int(r, 6),
                           .waits = db_int(r, 7) != 0,
                           .refusal = db_text(r, 8) };
}

static size_t read_some(struct rows r, struct venue *out, size_t room)
{
    size_t count = 0;
    while (count < room && db_next(&r))
        out[count++] = read_one(&r);
    db_stop(&r);
    return count;
}

size_t venues_for(struct db *db, int64_t organisation, int64_t match, bool only_allowed,
                  struct venue *out, size_t room)
{
    return read_some(db_query(db, &of_match, "iiii", organisation, match,
                              (int64_t)only_allowed, (int64_t)room),
                     out, room);
}

size_t venues_waiting(struct db *db, int64_t organisation, struct venue *out, size_t room)
{
    return read_some(db_query(db, &waiting, "ii", organisation, (int64_t)room), out,
                     room);
}

struct venue venue_find(struct db *db, int64_t organisation, int64_t id)
{
    struct venue v = { 0 };
    read_some(db_query(db, &find, "ii", organisation, id), &v, 1);
    return v;
}

int64_t venue_add(struct db *db, int64_t organisation, const struct venue *v, int64_t now)
{
    return db_insert(db, &add, "iotttiio", organisation, v->match,
                     v->is_link ? "link" : "place", v->name, v->link ? v->link : "",
                     v->made_by, now, v->waits ? now : 0);
}

bool venue_allow(struct db *db, int64_t organisation, int64_t id, int64_t by, int64_t now)
{
    return db_run(db, &allow, "iiii", organisation, id, by, now) == 1;
}

bool venue_refuse(struct db *db, int64_t organisation, int64_t id, const char *why,
                  int64_t now)
{
    return db_run(db, &refuse, "iiti", organisation, id, why, now) == 1;
}

bool venue_remove(struct db *db, int64_t organisation, int64_t match, int64_t id,
                  int64_t now)
{
    return db_run(db, &remove_one, "ioii", organisation, match, id, now) == 1;
}
