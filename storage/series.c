/* series.c - meetings that come again. */
#include "storage/series.h"

STATEMENT(add, "INSERT INTO series (match, every, until, made_by, made_at)"
               " VALUES (?1, ?2, ?3, ?4, ?5)");
STATEMENT(of_person, "SELECT s.id, s.match, s.every, s.until, s.made_by, s.made_at,"
                     " s.ended_at FROM series s JOIN match_members p ON p.match = s.match"
                     " WHERE s.id = ?2 AND p.person = ?1 AND p.left_at IS NULL");
STATEMENT(end, "UPDATE series SET ended_at = ?2 WHERE id = ?1 AND ended_at IS NULL");
STATEMENT(ahead, "SELECT g.id, g.organisation FROM meetings g WHERE g.series = ?1"
                 " AND g.starts_at > ?2 AND g.status IN ('planned', 'confirmed')"
                 " ORDER BY g.starts_at LIMIT ?3");
int64_t series_add(struct db *db, int64_t match, const char *every, const char *until,
                   int64_t by, int64_t now)
{
    return db_insert(db, &add, "ittii", match, every, until, by, now);
}

struct meeting_series series_of(struct db *db, int64_t person, int64_t id)
{
    struct meeting_series s = { 0 };
    struct rows r = db_query(db, &of_person, "ii", person, id);
    if (db_next(&r))
        s = (struct meeting_series){
            .id = db_int(&r, 0),
            .match = db_int(&r, 1),
            .every = db_text(&r, 2),
            .until = db_text(&r, 3),
            .made_by = db_int(&r, 4),
            .made_at = db_int(&r, 5),
            .ended_at = db_int(&r, 6),
        };
    db_stop(&r);
    return s;
}

bool series_end(struct db *db, int64_t id, int64_t now)
{
    return db_run(db, &end, "ii", id, now) == 1;
}

/* Ids and schools first, then each meeting by the one reader that knows its columns. */
static size_t read_meetings(struct db *db, struct rows r, struct meeting *out,
                            size_t room)
{
    size_t count = 0;
    while (count < room && db_next(&r)) {
        out[count].id = db_int(&r, 0);
        out[count++].organisation = db_int(&r, 1);
    }
    db_stop(&r);
    for (size_t i = 0; i < count; i++)
        out[i] = meeting_find(db, out[i].organisation, out[i].id);
    return count;
}

size_t series_ahead(struct db *db, int64_t id, int64_t now, struct meeting *out,
                    size_t room)
{
    return read_meetings(db, db_query(db, &ahead, "iii", id, now, (int64_t)room), out,
                         room);
}
