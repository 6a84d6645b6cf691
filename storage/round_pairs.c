/* round_pairs.c - the pairs of a round: as they were computed, as a curator chose. */
#include "storage/rounds.h"

#define COLUMNS                                                                          \
    "SELECT id, round, mentee, mentor, score, why, fixed, next, next_score, next_why,"   \
    " match FROM round_pairs"

static struct round_pair read_one(const struct rows *r)
{
    return (struct round_pair){
        .id = db_int(r, 0),
        .round = db_int(r, 1),
        .mentee = db_int(r, 2),
        .mentor = db_int(r, 3),
        .score = (int)db_int(r, 4),
        .why = db_text(r, 5),
        .fixed = db_int(r, 6),
        .next = db_int(r, 7),
        .next_score = (int)db_int(r, 8),
        .next_why = db_text(r, 9),
        .match = db_int(r, 10),
    };
}

/* ---- finding ----------------------------------------------------------------------- */

STATEMENT(all_of, COLUMNS " WHERE round = ?1 ORDER BY mentee");
STATEMENT(page, COLUMNS " WHERE round = ?1 AND mentee <> ?2 AND ifnull(mentor, 0) <> ?2"
                        " ORDER BY why = 'out', mentor IS NULL, score, mentee"
                        " LIMIT ?4 OFFSET ?3");
STATEMENT(one, COLUMNS " WHERE id = ?2 AND round = ?1");
STATEMENT(unpublished, COLUMNS " WHERE round = ?1 AND mentor IS NOT NULL"
                               " AND match IS NULL AND why = '' ORDER BY mentee"
                               " LIMIT ?2");

struct round_pair *round_pairs(struct db *db, int64_t round)
{
    struct round_pair *all = db_list(db, NULL, 0, sizeof *all);
    struct rows r = db_query(db, &all_of, "i", round);
    for (size_t n = 0; db_next(&r); all = db_list(db, all, n, sizeof *all))
        all[n++] = read_one(&r);
    return all;
}

static size_t read_some(struct rows r, struct round_pair *out, size_t room)
{
    size_t count = 0;
    while (count < room && db_next(&r))
        out[count++] = read_one(&r);
    db_stop(&r);
    return count;
}

size_t round_page(struct db *db, int64_t round, int64_t reader, int64_t skip,
                  struct round_pair *out, size_t room)
{
    return read_some(db_query(db, &page, "iiii", round, reader, skip, (int64_t)room), out,
                     room);
}

struct round_pair round_pair_find(struct db *db, int64_t round, int64_t id)
{
    struct round_pair p = { 0 };
    read_some(db_query(db, &one, "ii", round, id), &p, 1);
    return p;
}

size_t round_unpublished(struct db *db, int64_t round, struct round_pair *out,
                         size_t room)
{
    return read_some(db_query(db, &unpublished, "ii", round, (int64_t)room), out, room);
}

/* ---- changing ---------------------------------------------------------------------- */

STATEMENT(add, "INSERT OR IGNORE INTO round_pairs (round, mentee) VALUES (?1, ?2)");
STATEMENT(remove_one, "DELETE FROM round_pairs WHERE id = ?1");
STATEMENT(set, "UPDATE round_pairs SET mentor = ?3, score = ?4, why = ?5, fixed = ?6"
               " WHERE id = ?1 AND ifnull(mentor, 0) = ?2 AND EXISTS (SELECT 1"
               "  FROM rounds WHERE rounds.id = round AND state = 'draft')");
STATEMENT(set_next, "UPDATE round_pairs SET next = ?2, next_score = ?3, next_why = ?4"
                    " WHERE id = ?1");
STATEMENT(keep,
          "UPDATE round_pairs SET mentor = next, score = next_score, why = next_why,"
          " next = NULL, next_score = 0, next_why = '' WHERE round = ?1");
STATEMENT(forget, "UPDATE round_pairs SET next = NULL, next_score = 0, next_why = ''"
                  " WHERE round = ?1");
STATEMENT(matched, "UPDATE round_pairs SET match = ?2, why = '' WHERE id = ?1");
STATEMENT(stuck, "UPDATE round_pairs SET why = ?2 WHERE id = ?1");

void round_pair_add(struct db *db, int64_t round, int64_t mentee)
{
    db_run(db, &add, "ii", round, mentee);
}

void round_pair_remove(struct db *db, int64_t id)
{
    db_run(db, &remove_one, "i", id);
}

bool round_pair_set(struct db *db, const struct round_pair *p, int64_t mentor, int score,
                    const char *why, bool fixed)
{
    return db_run(db, &set, "iioiti", p->id, p->mentor, mentor, (int64_t)score, why,
                  (int64_t)fixed) == 1;
}

void round_pair_next(struct db *db, int64_t id, int64_t mentor, int score,
                     const char *why)
{
    db_run(db, &set_next, "ioit", id, mentor, (int64_t)score, why);
}

void round_keep_next(struct db *db, int64_t round)
{
    db_run(db, &keep, "i", round);
}

void round_drop_next(struct db *db, int64_t round)
{
    db_run(db, &forget, "i", round);
}

void round_pair_matched(struct db *db, int64_t id, int64_t match)
{
    db_run(db, &matched, "ii", id, match);
}

void round_pair_stuck(struct db *db, int64_t id, const char *why)
{
    db_run(db, &stuck, "it", id, why);
}
