/* waiting.c - since when something waits. */
#include "storage/waiting.h"

/* As storage/guardianships.c counts those to be acted on. */
STATEMENT(guardian, "SELECT min(CASE g.state WHEN 'agreed' THEN g.agreed_at"
                    " ELSE g.since END) FROM guardianships g JOIN people p"
                    " ON p.id = g.minor WHERE g.organisation = ?1"
                    " AND g.state IN ('waiting', 'agreed') AND p.erased_at IS NULL"
                    " AND (g.state = 'agreed' OR NOT EXISTS (SELECT 1 FROM links l"
                    "  WHERE l.person = g.minor AND l.kind = 'guardian'"
                    "  AND l.used_at IS NULL AND l.revoked_at IS NULL"
                    "  AND l.expires_at > ?2))");
STATEMENT(referral, "SELECT min(made_at) FROM referrals WHERE organisation = ?1"
                    " AND state = 'proposed'");
STATEMENT(venue, "SELECT min(v.asked_at) FROM venues v WHERE v.organisation = ?1"
                 " AND v.asked_at IS NOT NULL AND v.allowed_at IS NULL"
                 " AND v.removed_at IS NULL AND NOT EXISTS (SELECT 1"
                 "  FROM match_members b WHERE b.match = v.match AND b.person = ?2)");
STATEMENT(climbed, "SELECT min(q.told_at) FROM case_people q CROSS JOIN cases c"
                   " ON c.id = q.case_id WHERE q.person = ?2 AND q.part = 'climbed'"
                   " AND c.organisation = ?1 AND c.state = 'waiting' AND NOT c.safety");
STATEMENT(rounds, "SELECT count(*), min(made_at) FROM rounds WHERE organisation = ?1"
                  " AND state = 'draft'");
STATEMENT(imports, "SELECT count(*), min(made_at) FROM imports WHERE made_by = ?2"
                   " AND organisation = ?1 AND state = 'read'");

int64_t waiting_guardian(struct db *db, int64_t organisation, int64_t now)
{
    return db_first(db_query(db, &guardian, "ii", organisation, now));
}

int64_t waiting_referral(struct db *db, int64_t organisation)
{
    return db_first(db_query(db, &referral, "i", organisation));
}

int64_t waiting_venue(struct db *db, int64_t organisation, int64_t reader)
{
    return db_first(db_query(db, &venue, "ii", organisation, reader));
}

int64_t waiting_climbed(struct db *db, int64_t organisation, int64_t reader)
{
    return db_first(db_query(db, &climbed, "ii", organisation, reader));
}

static struct waits_since read_one(struct rows r)
{
    struct waits_since w = { 0 };
    if (db_next(&r))
        w = (struct waits_since){ db_int(&r, 0), db_int(&r, 1) };
    db_stop(&r);
    return w;
}

struct waits_since waiting_rounds(struct db *db, int64_t organisation)
{
    return read_one(db_query(db, &rounds, "i", organisation));
}

struct waits_since waiting_imports(struct db *db, int64_t organisation, int64_t made_by)
{
    return read_one(db_query(db, &imports, "ii", organisation, made_by));
}
