/* invitations.c - links into the programme. */
#include "storage/invitations.h"

#include <sodium.h>
#include <string.h>
#include <talloc.h>

/* Thirteen letters of Crockford's base 32 (no I, L, O, U): 65 random bits, and nobody
 * takes a zero for an O when a code is read from a poster. */
const char *code_random(struct db *db)
{
    static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    char code[14];
    for (size_t i = 0; i + 1 < sizeof code; i++)
        code[i] = letters[randombytes_uniform(32)];
    code[sizeof code - 1] = '\0';
    return talloc_strdup(db_memory_of(db), code);
}

STATEMENT(add, "INSERT INTO invitations (organisation, code, role, uses_left, paper,"
               " created_by, created_at, expires_at, referral)"
               " VALUES (?1, ?2, ?3, nullif(?4, -1), ?5, ?6, ?7, ?8, ?9)");

int64_t invitation_add(struct db *db, struct invitation *i, int64_t now)
{
    i->code = code_random(db);
    i->created_at = now;
    i->id =
        db_insert(db, &add, "ittitoiio", i->organisation, i->code, i->role, i->uses_left,
                  i->paper, i->created_by, now, i->expires_at, i->referral);
    return i->id;
}

#define COLUMNS                                                                          \
    "id, organisation, code, role, ifnull(uses_left, -1), used, paper, created_by,"      \
    " created_at, expires_at, revoked_at, referral"

STATEMENT(by_code, "SELECT " COLUMNS " FROM invitations WHERE code = ?1");
STATEMENT(find,
          "SELECT " COLUMNS " FROM invitations WHERE id = ?2 AND organisation = ?1");
STATEMENT(open_ones, "SELECT " COLUMNS " FROM invitations WHERE organisation = ?1"
                     " AND expires_at > ?2 AND revoked_at IS NULL"
                     " AND (uses_left IS NULL OR uses_left > 0) AND role <> 'founder'"
                     " ORDER BY id DESC LIMIT ?4 OFFSET ?3");

static struct invitation read_one(const struct rows *r)
{
    return (struct invitation){
        .id = db_int(r, 0),
        .organisation = db_int(r, 1),
        .code = db_text(r, 2),
        .role = db_text(r, 3),
        .uses_left = db_int(r, 4),
        .used = db_int(r, 5),
        .paper = db_text(r, 6),
        .created_by = db_int(r, 7),
        .created_at = db_int(r, 8),
        .expires_at = db_int(r, 9),
        .revoked = db_int(r, 10) != 0,
        .referral = db_int(r, 11),
    };
}

static struct invitation read_first(struct rows r)
{
    struct invitation i = { 0 };
    if (db_next(&r))
        i = read_one(&r);
    db_stop(&r);
    return i;
}

struct invitation invitation_by_code(struct db *db, const char *code)
{
    return read_first(db_query(db, &by_code, "t", code));
}

struct invitation invitation_find(struct db *db, int64_t organisation, int64_t id)
{
    return read_first(db_query(db, &find, "ii", organisation, id));
}

STATEMENT(newest, "SELECT id FROM invitations ORDER BY id DESC LIMIT 1");
STATEMENT(since, "SELECT " COLUMNS " FROM invitations WHERE id > ?3 AND created_by = ?1"
                 " AND role = ?2 ORDER BY id LIMIT 1");

int64_t invitation_newest(struct db *db)
{
    return db_first(db_query(db, &newest, ""));
}

struct invitation invitation_since(struct db *db, int64_t person, const char *role,
                                   int64_t after)
{
    return read_first(db_query(db, &since, "iti", person, role, after));
}

enum invitation_state invitation_state(const struct invitation *i, int64_t now)
{
    if (!i->id)
        return INVITATION_UNKNOWN;
    if (i->revoked)
        return INVITATION_REVOKED;
    if (i->uses_left == 0)
        return INVITATION_USED;
    return now >= i->expires_at ? INVITATION_EXPIRED : INVITATION_OPEN;
}

STATEMENT(use, "UPDATE invitations SET used = used + 1, uses_left = uses_left - 1"
               " WHERE id = ?1 AND expires_at > ?2 AND revoked_at IS NULL"
               " AND (uses_left IS NULL OR uses_left > 0)");
STATEMENT(give_back, "UPDATE invitations SET used = used - 1, uses_left = uses_left + 1"
                     " WHERE id = ?2 AND organisation = ?1 AND used > 0");
STATEMENT(revoke, "UPDATE invitations SET revoked_at = ?3"
                  " WHERE id = ?2 AND organisation = ?1 AND revoked_at IS NULL");

bool invitation_use(struct db *db, int64_t id, int64_t now)
{
    return db_run(db, &use, "ii", id, now) == 1;
}

void invitation_give_back(struct db *db, int64_t organisation, int64_t id)
{
    db_run(db, &give_back, "ii", organisation, id);
}

bool invitation_revoke(struct db *db, int64_t organisation, int64_t id, int64_t now)
{
    return db_run(db, &revoke, "iii", organisation, id, now) == 1;
}

size_t invitations_open(struct db *db, int64_t organisation, int64_t now, int64_t skip,
                        struct invitation *out, size_t room)
{
    size_t count = 0;
    struct rows r =
        db_query(db, &open_ones, "iiii", organisation, now, skip, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = read_one(&r);
    db_stop(&r);
    return count;
}

STATEMENT(open_count, "SELECT count(*) FROM invitations WHERE organisation = ?1"
                      " AND expires_at > ?2 AND revoked_at IS NULL"
                      " AND (uses_left IS NULL OR uses_left > 0) AND role <> 'founder'");
STATEMENT(any, "SELECT 1 FROM invitations WHERE organisation = ?1 AND role = ?2 LIMIT 1");

int64_t invitations_open_count(struct db *db, int64_t organisation, int64_t now)
{
    return db_first(db_query(db, &open_count, "ii", organisation, now));
}

bool invitations_any(struct db *db, int64_t organisation, const char *role)
{
    return db_first(db_query(db, &any, "it", organisation, role)) != 0;
}
