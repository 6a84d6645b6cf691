/* referrals.c - who was proposed, and what became of it. */
#include "storage/referrals.h"

STATEMENT(add, "INSERT INTO referrals (organisation, by, role, whom, why, knows, state,"
               " made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'proposed', ?7)");

int64_t referral_add(struct db *db, const struct referral *r, int64_t now)
{
    return db_insert(db, &add, "iitttii", r->organisation, r->by, r->role, r->whom,
                     r->why, (int64_t)r->knows, now);
}

/* ---- reading ---------------------------------------------------------------------- */

#define SELECT_                                                                          \
    "SELECT id, organisation, by, role, whom, why, knows, hint, state, made_at"          \
    " FROM referrals WHERE "
#define IN_WORK " organisation = ?1 AND state IN ('proposed', 'invited')"

STATEMENT(find, SELECT_ "id = ?2 AND organisation = ?1");
STATEMENT(own, SELECT_ "id = ?2 AND by = ?1");
STATEMENT(in_work, SELECT_ IN_WORK " ORDER BY id LIMIT ?3 OFFSET ?2");
STATEMENT(by_person, SELECT_ "by = ?1 ORDER BY id DESC LIMIT ?2");

static struct referral read_one(const struct rows *r)
{
    return (struct referral){
        .id = db_int(r, 0),
        .organisation = db_int(r, 1),
        .by = db_int(r, 2),
        .role = db_text(r, 3),
        .whom = db_text(r, 4),
        .why = db_text(r, 5),
        .knows = db_int(r, 6) != 0,
        .hint = db_text(r, 7),
        .state = db_text(r, 8),
        .made_at = db_int(r, 9),
    };
}

static struct referral read_first(struct rows r)
{
    struct referral one = { 0 };
    if (db_next(&r))
        one = read_one(&r);
    db_stop(&r);
    return one;
}

static size_t read_all(struct rows r, struct referral *out, size_t room)
{
    size_t count = 0;
    while (count < room && db_next(&r))
        out[count++] = read_one(&r);
    db_stop(&r);
    return count;
}

struct referral referral_find(struct db *db, int64_t organisation, int64_t id)
{
    return read_first(db_query(db, &find, "ii", organisation, id));
}

struct referral referral_own(struct db *db, int64_t by, int64_t id)
{
    return read_first(db_query(db, &own, "ii", by, id));
}

size_t referrals_in(struct db *db, int64_t organisation, int64_t skip,
                    struct referral *out, size_t room)
{
    return read_all(db_query(db, &in_work, "iii", organisation, skip, (int64_t)room), out,
                    room);
}

size_t referrals_by(struct db *db, int64_t by, struct referral *out, size_t room)
{
    return read_all(db_query(db, &by_person, "ii", by, (int64_t)room), out, room);
}

STATEMENT(newest, "SELECT ifnull(max(id), 0) FROM referrals WHERE by = ?1");
STATEMENT(in_count, "SELECT count(*) FROM referrals WHERE" IN_WORK);
STATEMENT(proposed, "SELECT count(*) FROM referrals WHERE organisation = ?1"
                    " AND state = 'proposed'");
STATEMENT(invitation, "SELECT ifnull(max(id), 0) FROM invitations WHERE referral = ?1");

int64_t referral_newest(struct db *db, int64_t by)
{
    return db_first(db_query(db, &newest, "i", by));
}

int64_t referrals_in_count(struct db *db, int64_t organisation)
{
    return db_first(db_query(db, &in_count, "i", organisation));
}

int64_t referrals_proposed(struct db *db, int64_t organisation)
{
    return db_first(db_query(db, &proposed, "i", organisation));
}

int64_t referral_invitation(struct db *db, int64_t id)
{
    return db_first(db_query(db, &invitation, "i", id));
}

/* ---- changing --------------------------------------------------------------------- */

STATEMENT(set_hint, "UPDATE referrals SET hint = ?3 WHERE id = ?2 AND by = ?1"
                    " AND state = 'proposed'");
STATEMENT(move, "UPDATE referrals SET state = ?4,"
                " hint = CASE WHEN ?4 IN ('joined', 'declined') THEN '' ELSE hint END"
                " WHERE id = ?2 AND organisation = ?1 AND state = ?3");
STATEMENT(take_back, "DELETE FROM referrals WHERE id = ?2 AND by = ?1"
                     " AND state IN ('proposed', 'invited')");
STATEMENT(end_links, "UPDATE invitations SET revoked_at = ?2 WHERE referral = ?1"
                     " AND revoked_at IS NULL AND uses_left > 0");

bool referral_hint(struct db *db, int64_t by, int64_t id, const char *hint)
{
    return db_run(db, &set_hint, "iit", by, id, hint) == 1;
}

bool referral_move(struct db *db, int64_t organisation, int64_t id, const char *from,
                   const char *to)
{
    return db_run(db, &move, "iitt", organisation, id, from, to) == 1;
}

void referral_end_links(struct db *db, int64_t id, int64_t now)
{
    db_run(db, &end_links, "ii", id, now);
}

bool referral_take_back(struct db *db, int64_t by, int64_t id, int64_t now)
{
    struct referral r = referral_own(db, by, id);
    if (r.id)
        referral_end_links(db, r.id, now);
    return db_run(db, &take_back, "ii", by, id) == 1;
}

/* ---- their term ------------------------------------------------------------------- */

/* "+ 0": by when they were made, not through the index of schools from end to end. */
STATEMENT(ending, "SELECT DISTINCT organisation + 0 FROM referrals WHERE made_at <= ?1"
                  " AND state IN ('proposed', 'invited')");
STATEMENT(end_old_links,
          "UPDATE invitations SET revoked_at = ?3 WHERE revoked_at IS NULL"
          " AND uses_left > 0 AND referral IN"
          " (SELECT id FROM referrals WHERE made_at <= ?1 ORDER BY made_at LIMIT ?2)");
STATEMENT(expire, "DELETE FROM referrals WHERE id IN"
                  " (SELECT id FROM referrals WHERE made_at <= ?1 ORDER BY made_at"
                  "  LIMIT ?2)");

static int64_t term(int64_t now)
{
    return now - (int64_t)REFERRAL_DAYS * DAY;
}

int64_t *referrals_ending(struct db *db, int64_t now)
{
    return db_all_ids(db_query(db, &ending, "i", term(now)));
}

int64_t referrals_expire(struct db *db, int64_t now, int64_t most)
{
    db_run(db, &end_old_links, "iii", term(now), most, now);
    return db_run(db, &expire, "ii", term(now), most);
}
