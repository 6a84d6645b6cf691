/* flag_marks_met.c - how meetings were held, told and cancelled, as rules read them
 * (flag_marks.h). */
#include "storage/flag_marks.h"

enum { STEPS_WITHIN = 2 * DAY, MARKS_CLOSED = 7 * DAY };

#define FIRST_SAID(role)                                                                 \
    "(SELECT min(b.held_at) FROM meeting_people b WHERE b.meeting = g.id AND b.role = "  \
    "'" role "' AND b.held IN ('yes', 'shorter') AND b.asked > 0)"
#define MENTOR_SAID FIRST_SAID("mentor")
#define MENTEE_SAID FIRST_SAID("mentee")
#define STEP_MOVED                                                                       \
    "EXISTS (SELECT 1 FROM steps s WHERE s.match = ?1 AND (s.meeting = g.id"             \
    " OR s.made_at BETWEEN g.starts_at AND g.starts_at + ?4"                             \
    " OR s.done_at BETWEEN g.starts_at AND g.starts_at + ?4"                             \
    " OR s.dropped_at BETWEEN g.starts_at AND g.starts_at + ?4))"
STATEMENT(met, "SELECT g.id, g.starts_at, ifnull(g.held_minutes, g.minutes), g.logged,"
               " g.made_at, max(g.made_at - g.starts_at - 60 * g.minutes, 0),"
               " ifnull(abs(" MENTOR_SAID " - " MENTEE_SAID "), -1), " STEP_MOVED
               " FROM meetings g WHERE g.match = ?1 AND g.starts_at <= ?2"
               " AND g.status IN ('held', 'partly')"
               " ORDER BY g.starts_at DESC, g.id DESC LIMIT ?3");
STATEMENT(disputed, "SELECT count(*) FROM meetings WHERE match = ?1 AND starts_at >= ?2"
                    " AND status = 'disputed'");
STATEMENT(newest_disputed, "SELECT max(starts_at) FROM meetings WHERE match = ?1"
                           " AND starts_at >= ?2 AND status = 'disputed'");
STATEMENT(cancelled,
          "SELECT count(*), max(ifnull(g.changed_at, g.starts_at)) FROM meetings g"
          " WHERE g.match = ?1 AND g.starts_at >= ?3"
          " AND ((g.status = 'cancelled' AND g.settled_at IS NULL AND g.changed_by = ?2)"
          "  OR (g.status IN ('missed_mentor', 'missed_mentee') AND EXISTS"
          "   (SELECT 1 FROM meeting_people b WHERE b.meeting = g.id AND b.person = ?2"
          "    AND g.status = 'missed_' || b.role)))");

/* Asked for marks is who was asked whether it took place, or gave them. */
#define MARKED                                                                           \
    "EXISTS (SELECT 1 FROM feedback f WHERE f.meeting = g.id AND f.person = ?2"          \
    " AND f.filled_at IS NOT NULL)"
#define ASKED                                                                            \
    "SELECT " MARKED " AS marked, g.starts_at AS at FROM meetings g"                     \
    " JOIN meeting_people b ON b.meeting = g.id AND b.person = ?2"                       \
    " WHERE g.match = ?1 AND g.starts_at <= ?3 AND g.status IN ('held', 'partly')"       \
    " AND g.type NOT IN ('MC', 'MG', 'MF') AND ifnull(b.present, 1) <> 0"                \
    " AND (" MARKED " OR (b.asked > 0 AND g.starts_at + 60 * g.minutes <= ?4))"          \
    " ORDER BY g.starts_at DESC, g.id DESC LIMIT ?5"
STATEMENT(marks_asked,
          "SELECT ifnull(sum(marked), 0), count(*), max(at) FROM (" ASKED ")");

size_t meetings_met(struct db *db, int64_t match, int64_t now, struct met *out,
                    size_t room)
{
    size_t count = 0;
    struct rows r =
        db_query(db, &met, "iiii", match, now, (int64_t)room, (int64_t)STEPS_WITHIN);
    while (count < room && db_next(&r)) {
        bool logged = db_int(&r, 3);
        out[count++] = (struct met){
            .id = db_int(&r, 0),
            .starts_at = db_int(&r, 1),
            .minutes = (int)db_int(&r, 2),
            .logged = logged,
            .logged_at = logged ? db_int(&r, 4) : 0,
            .delay = logged ? db_int(&r, 5) : 0,
            .apart = db_int(&r, 6),
            .moved = db_int(&r, 7),
        };
    }
    db_stop(&r);
    return count;
}

int64_t meetings_disputed(struct db *db, int64_t match, int64_t since, int64_t *newest)
{
    *newest = db_first(db_query(db, &newest_disputed, "ii", match, since));
    return db_first(db_query(db, &disputed, "ii", match, since));
}

struct rate meetings_cancelled_by(struct db *db, int64_t match, int64_t person,
                                  int64_t since)
{
    struct rate rate = { 0 };
    struct rows r = db_query(db, &cancelled, "iii", match, person, since);
    if (db_next(&r))
        rate = (struct rate){ db_int(&r, 0), db_int(&r, 0), db_int(&r, 1) };
    db_stop(&r);
    return rate;
}

struct rate marks_rate(struct db *db, int64_t match, int64_t person, int64_t now,
                       size_t room)
{
    struct rate rate = { 0 };
    struct rows r = db_query(db, &marks_asked, "iiiii", match, person, now,
                             now - MARKS_CLOSED, (int64_t)room);
    if (db_next(&r))
        rate = (struct rate){ db_int(&r, 0), db_int(&r, 1), db_int(&r, 2) };
    db_stop(&r);
    return rate;
}
