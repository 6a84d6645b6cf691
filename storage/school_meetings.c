/* school_meetings.c - the meetings of a school as its curators look at them. */
#include "storage/school_meetings.h"

STATEMENT(ahead, "SELECT id FROM meetings WHERE organisation = ?1 AND starts_at >= ?2"
                 " AND starts_at < ?3 AND match IS NOT NULL"
                 " AND status IN ('planned', 'confirmed') ORDER BY starts_at, id");
STATEMENT(general, "SELECT m.id FROM meetings m JOIN gatherings g ON g.meeting = m.id"
                   " WHERE m.organisation = ?1 AND m.type = 'MG'"
                   " AND m.status <> 'cancelled' AND (?2 OR g.announced_at IS NOT NULL)"
                   " ORDER BY m.starts_at DESC, m.id DESC LIMIT ?4 OFFSET ?3");
STATEMENT(with_curator,
          "SELECT max(g.starts_at) FROM meeting_people p JOIN meetings g"
          " ON g.id = p.meeting WHERE p.person = ?1 AND g.type = 'MC'"
          " AND g.starts_at > ?2 AND g.status NOT IN ('cancelled', 'moved')");
STATEMENT(taken, "SELECT g.id FROM meeting_people p JOIN meetings g ON g.id = p.meeting"
                 " WHERE p.person = ?1 AND g.starts_at = ?2"
                 " AND g.status IN ('planned', 'confirmed') LIMIT 1");
STATEMENT(latest, "SELECT starts_at FROM meetings WHERE match = ?1"
                  " AND status <> 'cancelled' ORDER BY starts_at DESC LIMIT 1");
STATEMENT(of_form, "SELECT DISTINCT b.person FROM matches m JOIN match_members b"
                   " ON b.match = m.id WHERE m.organisation = ?1 AND m.form = ?2"
                   " AND m.state IN ('active', 'paused', 'closing')"
                   " AND b.left_at IS NULL ORDER BY b.person");

int64_t *school_meetings_ahead(struct db *db, int64_t organisation, int64_t from,
                               int64_t to)
{
    return db_all_ids(db_query(db, &ahead, "iii", organisation, from, to));
}

size_t general_meetings(struct db *db, int64_t organisation, bool all, int64_t skip,
                        int64_t *out, size_t room)
{
    return db_ids(
        db_query(db, &general, "iiii", organisation, (int64_t)all, skip, (int64_t)room),
        out, room);
}

STATEMENT(add, "INSERT INTO gatherings (meeting, agenda, audience) VALUES (?1, ?2, ?3)");
STATEMENT(find,
          "SELECT agenda, audience, announced_at FROM gatherings WHERE meeting = ?1");
STATEMENT(announce, "UPDATE gatherings SET announced_at = ?2 WHERE meeting = ?1"
                    " AND announced_at IS NULL");

void gathering_add(struct db *db, const struct gathering *g)
{
    db_run(db, &add, "itt", g->meeting, g->agenda, g->audience);
}

struct gathering gathering_find(struct db *db, int64_t meeting)
{
    struct gathering g = { 0 };
    struct rows r = db_query(db, &find, "i", meeting);
    if (db_next(&r))
        g = (struct gathering){ meeting, db_text(&r, 0), db_text(&r, 1), db_int(&r, 2) };
    db_stop(&r);
    return g;
}

bool gathering_announce(struct db *db, int64_t meeting, int64_t now)
{
    return db_run(db, &announce, "ii", meeting, now) == 1;
}

int64_t curator_meeting_since(struct db *db, int64_t person, int64_t since)
{
    return db_first(db_query(db, &with_curator, "ii", person, since));
}

int64_t meeting_at(struct db *db, int64_t person, int64_t at)
{
    return db_first(db_query(db, &taken, "ii", person, at));
}

int64_t match_latest_meeting(struct db *db, int64_t match)
{
    return db_first(db_query(db, &latest, "i", match));
}

int64_t *people_of_form(struct db *db, int64_t organisation, const char *form)
{
    return db_all_ids(db_query(db, &of_form, "it", organisation, form));
}
