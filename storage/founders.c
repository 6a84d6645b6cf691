/* founders.c - the founder's invitation. */
#include "storage/founders.h"

#include "storage/organisations.h"

STATEMENT(ready, "SELECT id FROM organisations WHERE ready_at IS NOT NULL LIMIT 1"
                 " /* all rows: one, or a few */");
STATEMENT(not_ready, "SELECT id FROM organisations WHERE ready_at IS NULL AND name = ''"
                     " ORDER BY id DESC LIMIT 1 /* all rows: one, or a few */");
STATEMENT(so_called, "SELECT count(*), max(id), max(ready_at IS NOT NULL)"
                     " FROM organisations WHERE name = ?1 /* all rows: a few */");
STATEMENT(used, "SELECT id FROM invitations WHERE role = 'founder' AND used > 0 LIMIT 1"
                " /* all rows: at the start only */");
STATEMENT(open_one, "SELECT code FROM invitations WHERE role = 'founder'"
                    " AND organisation = ?2 AND expires_at > ?1 AND revoked_at IS NULL"
                    " AND uses_left > 0 ORDER BY id DESC LIMIT 1");

bool founded(struct db *db)
{
    return db_first(db_query(db, &ready, "")) != 0;
}

bool founder_came(struct db *db)
{
    return db_first(db_query(db, &used, "")) != 0;
}

static struct invitation invitation_for(struct db *db, int64_t organisation, int64_t now)
{
    struct rows r = db_query(db, &open_one, "ii", now, organisation);
    const char *code = db_next(&r) ? db_text(&r, 0) : NULL;
    db_stop(&r);
    if (code)
        return invitation_by_code(db, code);
    struct invitation i = {
        .organisation = organisation,
        .role = "founder",
        .uses_left = 1,
        .expires_at = now + DAY,
    };
    invitation_add(db, &i, now);
    return i;
}

static int64_t new_one(struct db *db, const struct founding *f, int64_t now)
{
    struct organisation o =
        organisation_find(db, organisation_add(db, f->zone, f->language, now));
    o.name = f->name ? f->name : "";
    o.parent = f->parent;
    organisation_save(db, &o, now);
    return o.id;
}

struct invitation founder_invitation(struct db *db, const struct founding *f, int64_t now)
{
    int64_t id = 0;
    if (f->name) {
        struct rows r = db_query(db, &so_called, "t", f->name);
        bool taken = !db_next(&r) || db_int(&r, 0) > 1 || db_int(&r, 2);
        id = taken ? 0 : db_int(&r, 1);
        db_stop(&r);
        if (taken)
            return (struct invitation){ 0 };
    } else {
        id = db_first(db_query(db, &not_ready, ""));
    }
    return invitation_for(db, id ? id : new_one(db, f, now), now);
}
