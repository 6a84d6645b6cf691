/* audit_read.c - who did what, as it is read: pages by id, through an index each. */
#include <stdlib.h>

#include "storage/audit.h"

#define COLUMNS "SELECT id, at, person, about, act, detail FROM audit"
#define OLDER   " AND id < ?2 ORDER BY id DESC LIMIT ?3"

STATEMENT(of_school, COLUMNS " INDEXED BY audit_read WHERE organisation = ?1" OLDER);
STATEMENT(of_noun, COLUMNS " INDEXED BY audit_noun WHERE organisation = ?1"
                           " AND substr(act, 1, instr(act, '.') - 1) = ?4" OLDER);
STATEMENT(of_doer, COLUMNS " INDEXED BY audit_doer WHERE organisation = ?1"
                           " AND person = ?4 AND person > 0" OLDER);
STATEMENT(of_about, COLUMNS " INDEXED BY audit_about WHERE organisation = ?1"
                            " AND about = ?4 AND about > 0" OLDER);

static struct rows rows_of(struct db *db, const struct audit_search *s, size_t room)
{
    int64_t most = (int64_t)room;
    if (s->noun)
        return db_query(db, &of_noun, "iiit", s->organisation, s->before, most, s->noun);
    if (s->person)
        return db_query(db, &of_doer, "iiii", s->organisation, s->before, most,
                        s->person);
    if (s->about)
        return db_query(db, &of_about, "iiii", s->organisation, s->before, most,
                        s->about);
    return db_query(db, &of_school, "iii", s->organisation, s->before, most);
}

size_t audit_find(struct db *db, const struct audit_search *s, struct audit_row *out,
                  size_t room)
{
    size_t count = 0;
    struct rows r = rows_of(db, s, room);
    while (count < room && db_next(&r))
        out[count++] = (struct audit_row){
            .id = db_int(&r, 0),
            .at = db_int(&r, 1),
            .person = db_int(&r, 2),
            .about = db_int(&r, 3),
            .act = db_text(&r, 4),
            .detail = db_text(&r, 5),
        };
    db_stop(&r);
    return count;
}

static int by_id(const void *one, const void *other)
{
    const struct audit_row *a = one, *b = other;
    return (a->id < b->id) - (a->id > b->id);
}

void audit_sort(struct audit_row *rows, size_t count)
{
    qsort(rows, count, sizeof *rows, by_id);
}

/* ---- counted ---------------------------------------------------------------------- */

#define BETWEEN                                                                          \
    " FROM audit INDEXED BY audit_at WHERE organisation = ?1 AND at >= ?2 AND at < ?3"   \
    " AND act NOT LIKE ?4 || '.%'"

STATEMENT(acts, "SELECT act, 0, count(*)" BETWEEN " GROUP BY act ORDER BY act");
STATEMENT(doers, "SELECT '', person, count(*)" BETWEEN " GROUP BY person"
                 " ORDER BY count(*) DESC, person /* all rows: of those counted */");

static struct audit_count *read_counts(struct db *db, struct rows r, size_t *count)
{
    struct audit_count *all = db_list(db, NULL, 0, sizeof *all);
    for (*count = 0; db_next(&r);) {
        all[(*count)++] = (struct audit_count){ .act = db_text(&r, 0),
                                                .person = db_int(&r, 1),
                                                .count = db_int(&r, 2) };
        all = db_list(db, all, *count, sizeof *all);
    }
    return all;
}

struct audit_count *audit_acts(struct db *db, int64_t organisation, int64_t from,
                               int64_t to, const char *but, size_t *count)
{
    return read_counts(db, db_query(db, &acts, "iiit", organisation, from, to, but),
                       count);
}

struct audit_count *audit_doers(struct db *db, int64_t organisation, int64_t from,
                                int64_t to, const char *but, size_t *count)
{
    return read_counts(db, db_query(db, &doers, "iiit", organisation, from, to, but),
                       count);
}
