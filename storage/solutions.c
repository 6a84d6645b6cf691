/* solutions.c - cards of how others solved it, and their search. */
#include "storage/solutions.h"

#include <string.h>

static const char *const states[] = { "draft", "published", "withdrawn" };

#define COLUMNS                                                                          \
    "s.id, s.organisation, s.case_id, s.topic, s.title, s.situation, s.advice, s.state," \
    " s.offered_by, s.made_by, s.made_at, s.published_at, s.shown, s.helped"

static struct solution read_one(const struct rows *r)
{
    struct solution s = {
        .id = db_int(r, 0),
        .organisation = db_int(r, 1),
        .case_id = db_int(r, 2),
        .topic = db_text(r, 3),
        .title = db_text(r, 4),
        .situation = db_text(r, 5),
        .advice = db_text(r, 6),
        .state = SOLUTION_WITHDRAWN,
        .offered_by = db_int(r, 8),
        .made_by = db_int(r, 9),
        .made_at = db_int(r, 10),
        .published_at = db_int(r, 11),
        .shown = db_int(r, 12),
        .helped = db_int(r, 13),
    };
    if (strcmp(db_text(r, 7), "draft") == 0)
        s.state = SOLUTION_DRAFT;
    else if (strcmp(db_text(r, 7), "published") == 0)
        s.state = SOLUTION_PUBLISHED;
    return s;
}

static size_t read_list(struct rows r, struct solution *out, size_t room)
{
    size_t count = 0;
    while (count < room && db_next(&r))
        out[count++] = read_one(&r);
    db_stop(&r);
    return count;
}

/* ---- one -------------------------------------------------------------------------- */

STATEMENT(add, "INSERT INTO solutions (organisation, case_id, topic, title, situation,"
               " advice, offered_by, made_by, made_at)"
               " SELECT ?1, nullif(?2, 0), ?3, ?4, ?5, ?6, ?7, ?8, ?9 WHERE NOT EXISTS"
               " (SELECT 1 FROM solutions WHERE case_id = ?2)");
STATEMENT(find, "SELECT " COLUMNS " FROM solutions s WHERE s.id = ?2"
                " AND s.organisation = ?1");
STATEMENT(save, "UPDATE solutions SET topic = ?2, title = ?3, situation = ?4,"
                " advice = ?5, made_by = ?6 WHERE id = ?1");
STATEMENT(publish, "UPDATE solutions SET state = 'published', published_at = ?3"
                   " WHERE id = ?2 AND organisation = ?1 AND state <> 'published'");
STATEMENT(withdraw, "UPDATE solutions SET state = 'withdrawn' WHERE id = ?2"
                    " AND organisation = ?1 AND state = 'published'");
STATEMENT(drop, "DELETE FROM solutions WHERE id = ?2 AND organisation = ?1"
                " AND state = 'draft'");
STATEMENT(add_stems, "INSERT INTO solution_stems (rowid, stems) VALUES (?1, ?2)");
STATEMENT(drop_stems, "DELETE FROM solution_stems WHERE rowid = ?1");
STATEMENT(shown, "UPDATE solutions SET shown = shown + 1 WHERE id = ?1");
STATEMENT(helped, "UPDATE solutions SET helped = helped + 1 WHERE id = ?1");

int64_t solution_add(struct db *db, const struct solution *s, int64_t now)
{
    return db_insert(db, &add, "iittttiii", s->organisation, s->case_id, s->topic,
                     s->title, s->situation, s->advice, s->offered_by, s->made_by, now);
}

struct solution solution_find(struct db *db, int64_t organisation, int64_t id)
{
    struct solution s = { 0 };
    read_list(db_query(db, &find, "ii", organisation, id), &s, 1);
    return s;
}

void solution_save(struct db *db, const struct solution *s, const char *stems)
{
    db_run(db, &save, "itttti", s->id, s->topic, s->title, s->situation, s->advice,
           s->made_by);
    if (s->state != SOLUTION_PUBLISHED)
        return;
    db_run(db, &drop_stems, "i", s->id);
    db_run(db, &add_stems, "it", s->id, stems);
}

bool solution_publish(struct db *db, int64_t organisation, int64_t id, const char *stems,
                      int64_t now)
{
    if (db_run(db, &publish, "iii", organisation, id, now) != 1)
        return false;
    db_run(db, &drop_stems, "i", id);
    db_run(db, &add_stems, "it", id, stems);
    return true;
}

bool solution_withdraw(struct db *db, int64_t organisation, int64_t id)
{
    if (db_run(db, &withdraw, "ii", organisation, id) != 1)
        return false;
    db_run(db, &drop_stems, "i", id);
    return true;
}

bool solution_drop(struct db *db, int64_t organisation, int64_t id)
{
    return db_run(db, &drop, "ii", organisation, id) == 1;
}

void solution_shown(struct db *db, int64_t id)
{
    db_run(db, &shown, "i", id);
}

void solution_helped(struct db *db, int64_t id)
{
    db_run(db, &helped, "i", id);
}

/* ---- many ------------------------------------------------------------------------- */

STATEMENT(found, "SELECT " COLUMNS " FROM solution_stems x JOIN solutions s"
                 " ON s.id = x.rowid AND s.organisation = ?1 AND s.state = 'published'"
                 " WHERE solution_stems MATCH ?3 ORDER BY bm25(solution_stems)"
                 " - (s.topic = ?2), s.id LIMIT ?4");
STATEMENT(of_topic, "SELECT " COLUMNS " FROM solutions s WHERE s.organisation = ?1"
                    " AND s.state = 'published' AND s.topic = ?2"
                    " ORDER BY s.helped DESC, s.id DESC LIMIT ?3");
STATEMENT(in_state, "SELECT " COLUMNS " FROM solutions s WHERE s.organisation = ?1"
                    " AND s.state = ?2 ORDER BY s.id DESC LIMIT ?4 OFFSET ?3");
STATEMENT(count_in, "SELECT count(*) FROM solutions WHERE organisation = ?1"
                    " AND state = ?2");

size_t solutions_found(struct db *db, int64_t organisation, const char *topic,
                       const char *query, struct solution *out, size_t room)
{
    if (!*query)
        return 0;
    return read_list(
        db_query(db, &found, "itti", organisation, topic, query, (int64_t)room), out,
        room);
}

size_t solutions_of_topic(struct db *db, int64_t organisation, const char *topic,
                          struct solution *out, size_t room)
{
    return read_list(db_query(db, &of_topic, "iti", organisation, topic, (int64_t)room),
                     out, room);
}

size_t solutions_in(struct db *db, int64_t organisation, int state, int64_t skip,
                    struct solution *out, size_t room)
{
    return read_list(
        db_query(db, &in_state, "itii", organisation, states[state], skip, (int64_t)room),
        out, room);
}

int64_t solutions_count(struct db *db, int64_t organisation, int state)
{
    return db_first(db_query(db, &count_in, "it", organisation, states[state]));
}

/* ---- searches --------------------------------------------------------------------- */

STATEMENT(count, "INSERT INTO searches VALUES (?1, ?2, ?3, ?4, NOT ?4)"
                 " ON CONFLICT (organisation, day, topic) DO UPDATE SET"
                 " found = found + excluded.found, empty = empty + excluded.empty");
STATEMENT(since, "SELECT topic, sum(found), sum(empty) FROM searches"
                 " WHERE organisation = ?1 AND day >= ?2 GROUP BY topic"
                 " ORDER BY 3 DESC, 2 DESC LIMIT ?3");

void search_count(struct db *db, int64_t organisation, const char *day, const char *topic,
                  bool was_found)
{
    db_run(db, &count, "itti", organisation, day, topic, (int64_t)was_found);
}

size_t searches_since(struct db *db, int64_t organisation, const char *day,
                      struct search_total *out, size_t room)
{
    size_t number = 0;
    struct rows r = db_query(db, &since, "iti", organisation, day, (int64_t)room);
    while (number < room && db_next(&r))
        out[number++] =
            (struct search_total){ db_text(&r, 0), db_int(&r, 1), db_int(&r, 2) };
    db_stop(&r);
    return number;
}
