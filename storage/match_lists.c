/* match_lists.c - matches as lists, and what each has behind it. */
#include "storage/match_lists.h"

/* The reader is ?2 in all of them. */
#define NOT_OWN                                                                          \
    " AND NOT EXISTS (SELECT 1 FROM match_members b WHERE b.match = m.id"                \
    " AND b.person = ?2)"
#define HELD "g.status IN ('held', 'partly')"
#define RHYTHM                                                                           \
    " FROM matches m WHERE m.organisation = ?1 AND m.state = 'active' AND m.every > 0"

#define IN_STATE "m.state IN (?3, ?4, ?5)"

STATEMENT(count_in, "SELECT count(*) - (SELECT count(*) FROM match_members b"
                    "  CROSS JOIN matches m ON m.id = b.match AND m.organisation = ?1"
                    "  AND " IN_STATE " WHERE b.person = ?2)"
                    " FROM matches m WHERE m.organisation = ?1 AND " IN_STATE);
STATEMENT(in_state,
          "SELECT m.id FROM matches m WHERE m.organisation = ?1 AND " IN_STATE NOT_OWN
          " ORDER BY m.id DESC LIMIT ?7 OFFSET ?6");
STATEMENT(
    long_ago,
    "SELECT m.id, (SELECT g.starts_at FROM meetings g WHERE g.match = m.id AND " HELD
    "  ORDER BY g.starts_at DESC LIMIT 1) AS last" RHYTHM NOT_OWN
    " AND last < ?3 ORDER BY last, m.id LIMIT ?5 OFFSET ?4");
STATEMENT(never_met, "SELECT m.id" RHYTHM NOT_OWN " AND m.active_at < ?3"
                     " AND NOT EXISTS (SELECT 1 FROM meetings g WHERE g.match = m.id"
                     "  AND " HELD ") ORDER BY m.active_at, m.id LIMIT ?5 OFFSET ?4");
STATEMENT(with_person, "SELECT m.id FROM match_members w JOIN matches m ON m.id = w.match"
                       " AND m.organisation = ?1 WHERE w.person = ?3" NOT_OWN
                       " ORDER BY m.id DESC LIMIT ?4");

/* All that are over count as one. */
static enum match_state last_like(enum match_state state, enum match_state last)
{
    return state >= MATCH_COMPLETED ? last : state;
}

int64_t matches_count_for(struct db *db, int64_t organisation, int64_t reader,
                          enum match_state state)
{
    return db_first(db_query(db, &count_in, "iittt", organisation, reader,
                             match_state_word(state),
                             match_state_word(last_like(state, MATCH_STOPPED)),
                             match_state_word(last_like(state, MATCH_CHANGED))));
}

size_t matches_in_state_for(struct db *db, int64_t organisation, int64_t reader,
                            enum match_state state, int64_t skip, int64_t *out,
                            size_t room)
{
    return db_ids(
        db_query(db, &in_state, "iitttii", organisation, reader, match_state_word(state),
                 match_state_word(last_like(state, MATCH_STOPPED)),
                 match_state_word(last_like(state, MATCH_CHANGED)), skip, (int64_t)room),
        out, room);
}

size_t matches_silent_for(struct db *db, int64_t organisation, int64_t reader, bool never,
                          int64_t before, int64_t skip, int64_t *out, size_t room)
{
    return db_ids(db_query(db, never ? &never_met : &long_ago, "iiiii", organisation,
                           reader, before, skip, (int64_t)room),
                  out, room);
}

size_t matches_with_for(struct db *db, int64_t organisation, int64_t reader,
                        int64_t person, int64_t *out, size_t room)
{
    return db_ids(
        db_query(db, &with_person, "iiii", organisation, reader, person, (int64_t)room),
        out, room);
}

/* ---- behind it -------------------------------------------------------------------- */

STATEMENT(held, "SELECT g.id, g.starts_at, g.type, g.zone,"
                " ifnull(nullif(g.held_minutes, 0), g.minutes) FROM meetings g"
                " WHERE g.match = ?1 AND " HELD
                " ORDER BY g.starts_at DESC, g.id DESC LIMIT ?3 OFFSET ?2");
STATEMENT(agreed, "SELECT max(version) FROM agreements WHERE match = ?1 AND minor = 0"
                  " AND (person = ?2 OR ?2 = 0)");

size_t match_held(struct db *db, int64_t match, int64_t skip, struct held *out,
                  size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &held, "iii", match, skip, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = (struct held){ .id = db_int(&r, 0),
                                      .starts_at = db_int(&r, 1),
                                      .type = db_text(&r, 2),
                                      .zone = db_text(&r, 3),
                                      .minutes = (int)db_int(&r, 4) };
    db_stop(&r);
    return count;
}

int64_t match_agreed_version(struct db *db, int64_t match, int64_t person)
{
    return db_first(db_query(db, &agreed, "ii", match, person));
}
