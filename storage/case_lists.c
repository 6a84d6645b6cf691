/* case_lists.c - requests for help as lists and numbers. */
#include "storage/case_lists.h"

/* What case_due() says; a moment that never comes: nothing is due. The index cases_due
 * has it in the same words. */
#define DUE                                                                              \
    "(CASE WHEN c.first_answer_at IS NULL THEN c.promised_by WHEN c.state = 'waiting'"   \
    " THEN c.answer_by ELSE 253402300799 END)"
/* ?1 the school, ?2 the reader */
#define MAY_SEE                                                                          \
    " AND NOT c.safety AND c.asker <> ?2"                                                \
    " AND NOT EXISTS (SELECT 1 FROM case_people p WHERE p.case_id = c.id"                \
    "  AND p.person = ?2 AND p.part = 'left_out')"                                       \
    " AND NOT EXISTS (SELECT 1 FROM match_members m WHERE m.match = c.match"             \
    "  AND m.person = ?2)"
#define SEEN                                                                             \
    " FROM cases c INDEXED BY cases_due WHERE c.organisation = ?1"                       \
    " AND c.state IN ('waiting', 'taken')" MAY_SEE
#define FILTERED SEEN " AND (?3 = '' OR c.topic = ?3) AND " DUE " <= ?4"
static const int64_t never = 253402300799;

STATEMENT(listed, "SELECT c.id" FILTERED " ORDER BY " DUE ", c.id LIMIT ?6 OFFSET ?5");
STATEMENT(listed_count, "SELECT count(*) FROM (SELECT 1" FILTERED " LIMIT ?5)");
STATEMENT(late_count, "SELECT count(*) FROM (SELECT 1" SEEN " AND " DUE " <= ?3"
                      " LIMIT ?4)");
/* From the reader's own row, so that the others of the school are not looked at. */
STATEMENT(climbed_count,
          "SELECT count(*) FROM (SELECT 1 FROM case_people q CROSS JOIN cases c"
          " ON c.id = q.case_id WHERE q.person = ?2 AND q.part = 'climbed'"
          " AND c.organisation = ?1 AND c.state = 'waiting'" MAY_SEE " AND " DUE
          " > ?3 LIMIT ?4)");
STATEMENT(overseen, "SELECT c.id FROM cases c WHERE c.id = ?3 AND c.organisation = ?1"
                    " AND c.state NOT IN ('draft', 'withdrawn')" MAY_SEE);
STATEMENT(totals, "SELECT c.topic, count(*), sum(" DUE " <= ?3)" SEEN " GROUP BY c.topic"
                  " ORDER BY 3 DESC, 2 DESC, 1 LIMIT ?4");
STATEMENT(figures, "SELECT c.id, c.asked_at, c.first_answer_at, c.promised_by,"
                   " c.closed_at, c.topic, c.solved FROM cases c"
                   " INDEXED BY cases_asked WHERE c.organisation = ?1"
                   " AND c.asked_at >= ?2 AND (c.asked_at, c.id) > (?2, ?3)"
                   " AND NOT c.safety"
                   " ORDER BY c.asked_at, c.id LIMIT ?4");

int64_t case_due(const struct help_case *h)
{
    if (!case_is_owed(h))
        return 0;
    if (!h->first_answer_at)
        return h->promised_by;
    return h->state == CASE_WAITING ? h->answer_by : 0;
}

/* ---- lists ------------------------------------------------------------------------ */

static int64_t late_bound(const struct case_filter *f)
{
    return f->late_at ? f->late_at : never;
}

size_t cases_listed(struct db *db, const struct case_filter *f, int64_t skip,
                    struct help_case *out, size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &listed, "iitiii", f->organisation, f->reader, f->topic,
                             late_bound(f), skip, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = case_find(db, f->organisation, db_int(&r, 0));
    db_stop(&r);
    return count;
}

int64_t cases_listed_count(struct db *db, const struct case_filter *f, int64_t most)
{
    return db_first(db_query(db, &listed_count, "iitii", f->organisation, f->reader,
                             f->topic, late_bound(f), most));
}

int64_t cases_pressing(struct db *db, int64_t organisation, int64_t reader, int64_t now,
                       int64_t most)
{
    int64_t late =
        db_first(db_query(db, &late_count, "iiii", organisation, reader, now, most));
    return late + db_first(db_query(db, &climbed_count, "iiii", organisation, reader, now,
                                    most - late));
}

struct help_case case_overseen(struct db *db, int64_t organisation, int64_t reader,
                               int64_t id)
{
    int64_t found = db_first(db_query(db, &overseen, "iii", organisation, reader, id));
    return found ? case_find(db, organisation, found) : (struct help_case){ 0 };
}

/* ---- numbers ---------------------------------------------------------------------- */

size_t cases_totals(struct db *db, int64_t organisation, int64_t reader, int64_t now,
                    struct case_total *out, size_t room)
{
    size_t count = 0;
    struct rows r =
        db_query(db, &totals, "iiii", organisation, reader, now, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] =
            (struct case_total){ db_text(&r, 0), db_int(&r, 1), db_int(&r, 2) };
    db_stop(&r);
    return count;
}

size_t cases_figures(struct db *db, int64_t organisation, const struct case_figure *after,
                     struct case_figure *out, size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &figures, "iiii", organisation, after->asked_at,
                             after->id, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = (struct case_figure){
            .id = db_int(&r, 0),
            .asked_at = db_int(&r, 1),
            .first_answer_at = db_int(&r, 2),
            .promised_by = db_int(&r, 3),
            .over_at = db_int(&r, 4),
            .topic = db_text(&r, 5),
            .solved = db_text(&r, 6),
        };
    db_stop(&r);
    return count;
}
