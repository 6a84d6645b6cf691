/* venues.c - where one may meet. */
#include "storage/venues.h"

STATEMENT(list, "SELECT v.id, v.match, v.kind = 'link', v.name, v.link,"
                " v.allowed_by IS NOT NULL OR (v.match IS NULL AND v.kind = 'place'),"
                " (SELECT max(g.starts_at) FROM meetings g WHERE g.venue = v.id"
                "  AND g.match = ?2) AS used"
                " FROM venues v WHERE v.organisation = ?1 AND v.removed_at IS NULL"
                " AND (v.match IS NULL OR v.match = ?2) AND (?3 = 0"
                " OR v.allowed_by IS NOT NULL OR (v.match IS NULL AND v.kind = 'place'))"
                " ORDER BY used DESC NULLS LAST, v.match IS NULL, v.name LIMIT ?4");

size_t venues_for(struct db *db, int64_t organisation, int64_t match, bool only_allowed,
                  struct venue *out, size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &list, "iiii", organisation, match,
                             (int64_t)only_allowed, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = (struct venue){
            .id = db_int(&r, 0),
            .match = db_int(&r, 1),
            .is_link = db_int(&r, 2) != 0,
            .name = db_text(&r, 3),
            .link = db_text(&r, 4),
            .allowed = db_int(&r, 5) != 0,
        };
    db_stop(&r);
    return count;
}
