/* founders.c - the founder's invitation. */
#include "storage/founders.h"

#include "storage/organisations.h"

STATEMENT(ready, "SELECT id FROM organisations WHERE ready_at IS NOT NULL LIMIT 1"
                 " /* all rows: one, or a few */");
STATEMENT(not_ready, "SELECT id FROM organisations WHERE ready_at IS NULL"
                     " ORDER BY id DESC LIMIT 1 /* all rows: one, or a few */");
STATEMENT(used, "SELECT id FROM invitations WHERE role = 'founder' AND used > 0 LIMIT 1"
                " /* all rows: at the start only */");
STATEMENT(open_one, "SELECT code FROM invitations WHERE role = 'founder'"
                    " AND expires_at > ?1 AND revoked_at IS NULL AND uses_left > 0"
                    " ORDER BY id DESC LIMIT 1 /* all rows: at the start only */");

static int64_t first_number(struct rows r)
{
    int64_t n = db_next(&r) ? db_int(&r, 0) : 0;
    db_stop(&r);
    return n;
}

bool founded(struct db *db)
{
    return first_number(db_query(db, &ready, "")) != 0;
}

bool founder_came(struct db *db)
{
    return first_number(db_query(db, &used, "")) != 0;
}

struct invitation founder_invitation(struct db *db, const char *zone,
                                     const char *language, int64_t now)
{
    struct rows r = db_query(db, &open_one, "i", now);
    const char *code = db_next(&r) ? db_text(&r, 0) : NULL;
    db_stop(&r);
    if (code)
        return invitation_by_code(db, code);
    struct invitation i = {
        .organisation = first_number(db_query(db, &not_ready, "")),
        .role = "founder",
        .uses_left = 1,
        .expires_at = now + DAY,
    };
    if (!i.organisation)
        i.organisation = organisation_add(db, zone, language, now);
    invitation_add(db, &i, now);
    return i;
}
