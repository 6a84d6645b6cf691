/* case_lists.c - requests for help as lists and numbers. */
#include "storage/case_lists.h"

#define SEEN                                                                             \
    " FROM cases c INDEXED BY cases_open WHERE c.organisation = ?1"                      \
    " AND c.state IN ('waiting', 'taken') AND NOT c.safety AND c.asker <> ?2"            \
    " AND NOT EXISTS (SELECT 1 FROM case_people p WHERE p.case_id = c.id"                \
    "  AND p.person = ?2 AND p.part = 'left_out')"
#define FILTERED                                                                         \
    SEEN " AND (?3 = '' OR c.topic = ?3) AND (?4 = 0 OR (c.answer_by <= ?4"              \
         " AND c.first_answer_at IS NULL))"

STATEMENT(listed,
          "SELECT c.id" FILTERED " ORDER BY c.answer_by, c.id LIMIT ?6 OFFSET ?5");
STATEMENT(listed_count, "SELECT count(*)" FILTERED);
STATEMENT(totals, "SELECT c.topic, count(*), sum(c.answer_by <= ?3"
                  " AND c.first_answer_at IS NULL)" SEEN " GROUP BY c.topic"
                  " ORDER BY 3 DESC, 2 DESC LIMIT ?4");
STATEMENT(figures, "SELECT c.asked_at, c.first_answer_at, c.promised_by, c.topic,"
                   " c.solved, c.state IN ('closed', 'withdrawn'), c.id FROM cases c"
                   " INDEXED BY cases_asked WHERE c.organisation = ?1"
                   " AND c.asked_at >= ?2 AND NOT c.safety AND c.id > ?3"
                   " ORDER BY c.id LIMIT ?4");

size_t cases_listed(struct db *db, const struct case_filter *f, int64_t skip,
                    struct help_case *out, size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &listed, "iitiii", f->organisation, f->reader, f->topic,
                             f->late_at, skip, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = case_find(db, f->organisation, db_int(&r, 0));
    db_stop(&r);
    return count;
}

int64_t cases_listed_count(struct db *db, const struct case_filter *f)
{
    return db_first(db_query(db, &listed_count, "iiti", f->organisation, f->reader,
                             f->topic, f->late_at));
}

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

size_t cases_figures(struct db *db, int64_t organisation, int64_t since, int64_t after,
                     struct case_figure *out, size_t room, int64_t *last)
{
    size_t count = 0;
    struct rows r =
        db_query(db, &figures, "iiii", organisation, since, after, (int64_t)room);
    while (count < room && db_next(&r)) {
        out[count++] = (struct case_figure){
            .asked_at = db_int(&r, 0),
            .first_answer_at = db_int(&r, 1),
            .promised_by = db_int(&r, 2),
            .topic = db_text(&r, 3),
            .solved = db_text(&r, 4),
            .over = db_int(&r, 5),
        };
        *last = db_int(&r, 6);
    }
    db_stop(&r);
    return count;
}
