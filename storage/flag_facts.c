/* flag_facts.c - what the rules of the course of a match read. */
#include "storage/flag_facts.h"

#include <string.h>

STATEMENT(held_at, "SELECT starts_at FROM meetings WHERE match = ?1"
                   " AND status IN ('held', 'partly')"
                   " ORDER BY starts_at DESC LIMIT ?2");
/* Who cancelled a meeting stands in changed_by; of one that was settled as not held
 * nobody did. */
STATEMENT(outcomes,
          "SELECT m.status, m.starts_at, ifnull(b.role, '') FROM meetings m"
          " LEFT JOIN match_members b ON b.match = m.match AND b.person = m.changed_by"
          "  AND m.status = 'cancelled' AND m.settled_at IS NULL"
          " WHERE m.match = ?1 AND (m.starts_at <= ?2 OR m.status = 'cancelled')"
          " AND m.status IN ('held', 'partly', 'missed_mentee', 'missed_mentor',"
          "  'cancelled')"
          " AND (m.status <> 'cancelled' OR m.agreed_at IS NOT NULL)"
          " ORDER BY m.starts_at DESC, m.id DESC LIMIT ?3");

size_t match_held_at(struct db *db, int64_t match, int64_t *out, size_t room)
{
    return db_ids(db_query(db, &held_at, "ii", match, (int64_t)room), out, room);
}

static enum meeting_status status_of(const char *word)
{
    enum meeting_status s = MEETING_PLANNED;
    while (s < MEETING_CANCELLED && strcmp(meeting_status_word(s), word) != 0)
        s++;
    return s;
}

size_t match_outcomes(struct db *db, int64_t match, int64_t now, struct outcome_fact *out,
                      size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &outcomes, "iii", match, now, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = (struct outcome_fact){
            .status = status_of(db_text(&r, 0)),
            .starts_at = db_int(&r, 1),
            .by = db_text(&r, 2),
        };
    db_stop(&r);
    return count;
}
