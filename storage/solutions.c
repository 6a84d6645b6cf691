/* solutions.c - cards of how others solved it, and their search. */
#include "storage/solutions.h"

#include <string.h>

static const char *const states[] = { "draft", "published", "withdrawn" };

#define COLUMNS                                                                          \
    "s.id, s.organisation, s.case_id, s.topic, s.title, s.situation, s.advice, s.state," \
    " s.offered_by, s.made_by, s.awaited_until, s.made_at, s.published_at, s.shown,"     \
    " s.helped"

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
        .awaited_until = db_int(r, 10),
        .made_at = db_int(r, 11),
        .published_at = db_int(r, 12),
        .shown = db_int(r, 13),
        .helped = db_int(r, 14),
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
               " advice, offered_by, made_by, awaited_until, made_at)"
               " VALUES (?1, nullif(?2, 0), ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
STATEMENT(of_case, "SELECT " COLUMNS " FROM solutions s WHERE s.case_id = ?2"
                   " AND s.organisation = ?1");
STATEMENT(find, "SELECT " COLUMNS " FROM solutions s WHERE s.id = ?2"
                " AND s.organisation = ?1");
STATEMENT(told, "UPDATE solutions SET advice = ?2, offered_by = ?3, awaited_until = 0"
                " WHERE id = ?1 AND state = 'draft' AND made_by = 0");
STATEMENT(save, "UPDATE solutions SET topic = ?2, title = ?3, situation = ?4,"
                " advice = ?5, made_by = ?6 WHERE id = ?1");
STATEMENT(publish, "UPDATE solutions SET state = 'published', published_at = ?3"
                   " WHERE id = ?2 AND organisation = ?1 AND state <> 'published'");
STATEMENT(withdraw, "UPDATE solutions SET state = 'withdrawn' WHERE id = ?2"
                    " AND organisation = ?1 AND state = 'published'");
STATEMENT(drop, "DELETE FROM solutions WHERE id = ?2 AND organisation = ?1"
                " AND state <> 'published'");
STATEMENT(add_stems, "INSERT INTO solution_stems (rowid, stems, school)"
                     " SELECT id, ?2, organisation FROM solutions WHERE id = ?1");
STATEMENT(drop_stems, "DELETE FROM solution_stems WHERE rowid = ?1");
/* What was deleted stays in the index until its parts are merged. */
STATEMENT(merge_stems, "INSERT INTO solution_stems (solution_stems) VALUES ('optimize')");
STATEMENT(shown, "UPDATE solutions SET shown = shown + 1 WHERE id = ?1");
STATEMENT(helped, "UPDATE solutions SET helped = helped + 1 WHERE id = ?1");

int64_t solution_add(struct db *db, const struct solution *s, int64_t now)
{
    if (s->case_id && solution_of_case(db, s->organisation, s->case_id).id)
        return 0;
    return db_insert(db, &add, "iittttiiii", s->organisation, s->case_id, s->topic,
                     s->title, s->situation, s->advice, s->offered_by, s->made_by,
                     s->awaited_until, now);
}

struct solution solution_find(struct db *db, int64_t organisation, int64_t id)
{
    struct solution s = { 0 };
    read_list(db_query(db, &find, "ii", organisation, id), &s, 1);
    return s;
}

struct solution solution_of_case(struct db *db, int64_t organisation, int64_t case_id)
{
    struct solution s = { 0 };
    read_list(db_query(db, &of_case, "ii", organisation, case_id), &s, 1);
    return s;
}

bool solution_told(struct db *db, int64_t id, int64_t by, const char *advice)
{
    return db_run(db, &told, "iti", id, advice, by) == 1;
}

/* `stems`: NULL: found no more. */
static void put_stems(struct db *db, int64_t id, const char *stems)
{
    bool dropped = db_run(db, &drop_stems, "i", id);
    if (stems)
        db_run(db, &add_stems, "it", id, stems);
    if (dropped)
        db_run(db, &merge_stems, "");
}

void solution_save(struct db *db, const struct solution *s, const char *stems)
{
    db_run(db, &save, "itttti", s->id, s->topic, s->title, s->situation, s->advice,
           s->made_by);
    if (s->state == SOLUTION_PUBLISHED)
        put_stems(db, s->id, stems);
}

bool solution_publish(struct db *db, int64_t organisation, int64_t id, const char *stems,
                      int64_t now)
{
    if (db_run(db, &publish, "iii", organisation, id, now) != 1)
        return false;
    put_stems(db, id, stems);
    return true;
}

bool solution_withdraw(struct db *db, int64_t organisation, int64_t id)
{
    if (db_run(db, &withdraw, "ii", organisation, id) != 1)
        return false;
    put_stems(db, id, NULL);
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

/* The school is looked for in the index too, so that the cards of others cost nothing,
 * and weighs nothing. */
STATEMENT(found, "SELECT " COLUMNS " FROM solution_stems x JOIN solutions s"
                 " ON s.id = x.rowid AND s.organisation = ?1 AND s.state = 'published'"
                 " WHERE solution_stems MATCH"
                 " 'school : \"' || ?1 || '\" AND stems : (' || ?3 || ')'"
                 " ORDER BY bm25(solution_stems, 1.0, 0.0) - (s.topic = ?2), s.id"
                 " LIMIT ?4");
STATEMENT(of_topic, "SELECT " COLUMNS " FROM solutions s WHERE s.organisation = ?1"
                    " AND s.state = 'published' AND s.topic = ?2"
                    " ORDER BY s.helped DESC, s.id DESC LIMIT ?4 OFFSET ?3");
STATEMENT(topics, "SELECT topic, count(*) FROM solutions WHERE organisation = ?1"
                  " AND state = 'published' GROUP BY topic LIMIT ?2");
STATEMENT(in_state, "SELECT " COLUMNS " FROM solutions s WHERE s.organisation = ?1"
                    " AND s.state = ?2 ORDER BY s.id DESC LIMIT ?4 OFFSET ?3");
STATEMENT(waiting, "SELECT " COLUMNS " FROM solutions s WHERE s.organisation = ?1"
                   " AND s.state = 'draft' AND (s.advice <> '' OR s.awaited_until <= ?2)"
                   " ORDER BY s.id LIMIT ?4 OFFSET ?3");
STATEMENT(count_waiting, "SELECT count(*) FROM solutions WHERE organisation = ?1"
                         " AND state = 'draft' AND (advice <> ''"
                         " OR awaited_until <= ?2)");
STATEMENT(totals, "SELECT sum(shown), sum(helped) FROM solutions WHERE organisation = ?1"
                  " AND state = 'published'");
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
                          int64_t skip, struct solution *out, size_t room)
{
    return read_list(
        db_query(db, &of_topic, "itii", organisation, topic, skip, (int64_t)room), out,
        room);
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

size_t solutions_waiting(struct db *db, int64_t organisation, int64_t now, int64_t skip,
                         struct solution *out, size_t room)
{
    return read_list(
        db_query(db, &waiting, "iiii", organisation, now, skip, (int64_t)room), out,
        room);
}

int64_t solutions_waiting_count(struct db *db, int64_t organisation, int64_t now)
{
    return db_first(db_query(db, &count_waiting, "ii", organisation, now));
}

size_t solution_topics(struct db *db, int64_t organisation, struct solution_topic *out,
                       size_t room)
{
    size_t number = 0;
    struct rows r = db_query(db, &topics, "ii", organisation, (int64_t)room);
    while (number < room && db_next(&r))
        out[number++] = (struct solution_topic){ db_text(&r, 0), db_int(&r, 1) };
    db_stop(&r);
    return number;
}

void solutions_totals(struct db *db, int64_t organisation, int64_t *times_shown,
                      int64_t *times_helped)
{
    struct rows r = db_query(db, &totals, "i", organisation);
    *times_shown = *times_helped = 0;
    if (db_next(&r)) {
        *times_shown = db_int(&r, 0);
        *times_helped = db_int(&r, 1);
    }
    db_stop(&r);
}
