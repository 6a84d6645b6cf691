/* topics.c - the topics of reverse mentoring. */
#include "storage/topics.h"

#define COLUMNS "SELECT id, match, number, title, mentor FROM topics WHERE match = ?1"

STATEMENT(all_of, COLUMNS " ORDER BY number");
STATEMENT(one_of, COLUMNS " AND id = ?2");
STATEMENT(set, "INSERT INTO topics (match, number, title, mentor)"
               " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (match, number)"
               " DO UPDATE SET title = excluded.title, mentor = excluded.mentor");
STATEMENT(hand_over, "UPDATE topics SET mentor = ?3 WHERE match = ?1 AND mentor = ?2"
                     " AND (SELECT state FROM matches WHERE id = ?1) = 'draft'");
STATEMENT(drop, "DELETE FROM topics WHERE match = ?1 AND mentor = ?2 AND"
                " (SELECT state FROM matches WHERE id = ?1) = 'draft'");

static struct topic read_one(const struct rows *r)
{
    return (struct topic){ .id = db_int(r, 0),
                           .match = db_int(r, 1),
                           .number = (int)db_int(r, 2),
                           .title = db_text(r, 3),
                           .mentor = db_int(r, 4) };
}

struct topic *topics_of(struct db *db, int64_t match)
{
    struct topic *all = db_list(db, NULL, 0, sizeof *all);
    struct rows r = db_query(db, &all_of, "i", match);
    for (size_t n = 0; db_next(&r); all = db_list(db, all, n, sizeof *all))
        all[n++] = read_one(&r);
    return all;
}

struct topic topic_find(struct db *db, int64_t match, int64_t id)
{
    struct topic found = { 0 };
    struct rows r = db_query(db, &one_of, "ii", match, id);
    if (db_next(&r))
        found = read_one(&r);
    db_stop(&r);
    return found;
}

void topic_set(struct db *db, int64_t match, int number, const char *title,
               int64_t mentor)
{
    db_run(db, &set, "iiti", match, (int64_t)number, title, mentor);
}

void topics_drop_of(struct db *db, int64_t match, int64_t mentor)
{
    db_run(db, &drop, "ii", match, mentor);
}

void topics_hand_over(struct db *db, int64_t match, int64_t from, int64_t to)
{
    db_run(db, &hand_over, "iii", match, from, to);
}
