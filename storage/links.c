/* links.c - personal links: a random code, whom it is about, one use. */
#include "storage/links.h"

#include <string.h>

#include "storage/invitations.h"

#define COLUMNS                                                                          \
    "id, organisation, code, kind, person, created_by, created_at, expires_at, used_at," \
    " revoked_at"

STATEMENT(add, "INSERT INTO links (organisation, code, kind, person, created_by,"
               " created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
STATEMENT(replace, "UPDATE links SET revoked_at = ?3 WHERE person = ?1 AND kind = ?2"
                   " AND used_at IS NULL AND revoked_at IS NULL");
STATEMENT(by_code, "SELECT " COLUMNS " FROM links WHERE code = ?1");
STATEMENT(open_one, "SELECT " COLUMNS " FROM links WHERE person = ?1 AND kind = ?2"
                    " AND used_at IS NULL AND revoked_at IS NULL AND expires_at > ?3"
                    " ORDER BY id DESC LIMIT 1");
STATEMENT(of_organisation,
          "SELECT " COLUMNS " FROM links WHERE organisation = ?1 AND kind = ?2"
          " AND person IS NULL AND revoked_at IS NULL AND expires_at > ?3"
          " ORDER BY id DESC LIMIT 1");
STATEMENT(use, "UPDATE links SET used_at = ?2 WHERE id = ?1 AND used_at IS NULL"
               " AND revoked_at IS NULL AND expires_at > ?2");
STATEMENT(revoke, "UPDATE links SET revoked_at = ?3 WHERE id = ?2 AND organisation = ?1"
                  " AND used_at IS NULL AND revoked_at IS NULL");

static struct link read_first(struct rows r)
{
    struct link l = { 0 };
    if (db_next(&r))
        l = (struct link){
            .id = db_int(&r, 0),
            .organisation = db_int(&r, 1),
            .code = db_text(&r, 2),
            .kind = db_text(&r, 3),
            .person = db_int(&r, 4),
            .created_by = db_int(&r, 5),
            .created_at = db_int(&r, 6),
            .expires_at = db_int(&r, 7),
            .used = db_int(&r, 8) != 0,
            .revoked = db_int(&r, 9) != 0,
        };
    db_stop(&r);
    return l;
}

int64_t link_add(struct db *db, struct link *l, int64_t now)
{
    if (l->person)
        db_run(db, &replace, "iti", l->person, l->kind, now);
    l->code = code_random(db);
    l->created_at = now;
    l->id = db_insert(db, &add, "ittooii", l->organisation, l->code, l->kind, l->person,
                      l->created_by, now, l->expires_at);
    return l->id;
}

struct link link_by_code(struct db *db, const char *code)
{
    return read_first(db_query(db, &by_code, "t", code));
}

struct link link_open(struct db *db, int64_t person, const char *kind, int64_t now)
{
    return read_first(db_query(db, &open_one, "iti", person, kind, now));
}

struct link link_of_organisation(struct db *db, int64_t organisation, const char *kind,
                                 int64_t now)
{
    return read_first(db_query(db, &of_organisation, "iti", organisation, kind, now));
}

enum link_state link_state(const struct link *l, int64_t now)
{
    if (!l->id)
        return LINK_UNKNOWN;
    if (l->revoked)
        return LINK_REVOKED;
    if (l->used)
        return LINK_USED;
    return l->expires_at > now ? LINK_OPEN : LINK_EXPIRED;
}

bool link_use(struct db *db, int64_t id, int64_t now)
{
    return db_run(db, &use, "ii", id, now) == 1;
}

bool link_revoke(struct db *db, int64_t organisation, int64_t id, int64_t now)
{
    return db_run(db, &revoke, "iii", organisation, id, now) == 1;
}
