/* pulses.c - the monthly pulse of a match (pulses.h). */
#include "storage/pulses.h"

#include <string.h>

#define COLUMNS                                                                          \
    "SELECT id, match, person, number, asked_at, filled_at, closed_at FROM pulses"

static struct pulse read_first(struct rows r)
{
    struct pulse p = { 0 };
    if (db_next(&r))
        p = (struct pulse){
            .id = db_int(&r, 0),
            .match = db_int(&r, 1),
            .person = db_int(&r, 2),
            .number = (int)db_int(&r, 3),
            .asked_at = db_int(&r, 4),
            .filled_at = db_int(&r, 5),
            .closed_at = db_int(&r, 6),
        };
    db_stop(&r);
    return p;
}

STATEMENT(find, COLUMNS " WHERE id = ?2 AND person = ?1");
STATEMENT(get, COLUMNS " WHERE id = ?1");
STATEMENT(last, COLUMNS " WHERE match = ?1 AND person = ?2 ORDER BY number DESC LIMIT 1");

struct pulse pulse_find(struct db *db, int64_t person, int64_t id)
{
    return read_first(db_query(db, &find, "ii", person, id));
}

struct pulse pulse_get(struct db *db, int64_t id)
{
    return read_first(db_query(db, &get, "i", id));
}

struct pulse pulse_last(struct db *db, int64_t match, int64_t person)
{
    return read_first(db_query(db, &last, "ii", match, person));
}

/* ---- from open to filled or closed ------------------------------------------------ */

STATEMENT(add, "INSERT INTO pulses (match, person, number, asked_at)"
               " VALUES (?1, ?2, (SELECT ifnull(max(number), 0) + 1 FROM pulses"
               " WHERE match = ?1 AND person = ?2), ?3)");
STATEMENT(fill, "UPDATE pulses SET filled_at = ?2 WHERE id = ?1 AND filled_at IS NULL"
                " AND closed_at IS NULL");
STATEMENT(close, "UPDATE pulses SET closed_at = ?2 WHERE id = ?1 AND filled_at IS NULL"
                 " AND closed_at IS NULL");
STATEMENT(drop_drafts, "DELETE FROM drafts WHERE about = ?2 AND person = ?1"
                       " AND form IN ('pulse_mentor', 'pulse_mentee')"
                       " AND filled_at IS NULL");

int64_t pulse_add(struct db *db, int64_t match, int64_t person, int64_t now)
{
    return db_insert(db, &add, "iii", match, person, now);
}

bool pulse_fill(struct db *db, int64_t id, int64_t now)
{
    return db_run(db, &fill, "ii", id, now) == 1;
}

bool pulse_close(struct db *db, int64_t id, int64_t now)
{
    struct pulse p = pulse_get(db, id);
    if (db_run(db, &close, "ii", id, now) != 1)
        return false;
    db_run(db, &drop_drafts, "ii", p.person, id);
    return true;
}

/* ---- which items ------------------------------------------------------------------ */

/* Of the positive ones 1 and 2 are affective, 3 and 4 instrumental: one of each. Twelve
 * months go by before a set comes again. */
bool pulse_has(int number, int item)
{
    static const int pairs[][2] = { { 1, 3 }, { 2, 4 }, { 1, 4 }, { 2, 3 } };
    int at = number > 0 ? number - 1 : 0;
    const int *pair = pairs[at % 4];
    return item == pair[0] || item == pair[1] || item == 5 + at % 3;
}

bool pulse_has_more(int number)
{
    return number % 2 == 0;
}

/* ---- the index -------------------------------------------------------------------- */

#define LAST_THREE                                                                       \
    " FROM pulses p JOIN drafts d ON d.person = p.person AND d.about = p.id"             \
    " AND d.form = 'pulse_' || ?3 AND d.filled_at IS NOT NULL"                           \
    " JOIN answers a ON a.draft = d.id AND a.value IS NOT NULL"                          \
    " WHERE p.match = ?1 AND p.person = ?2 AND p.id IN"                                  \
    " (SELECT q.id FROM pulses q WHERE q.match = ?1 AND q.person = ?2"                   \
    "  AND q.filled_at IS NOT NULL ORDER BY q.number DESC LIMIT 3)"
#define MARK     "CAST(a.value AS INTEGER)"
#define POSITIVE " AND substr(a.item, 3, 1) <> 'X' AND substr(a.item, 4) < '5'"
#define NEGATIVE " AND substr(a.item, 3, 1) <> 'X' AND substr(a.item, 4) >= '5'"
STATEMENT(counted, "SELECT count(DISTINCT p.id)" LAST_THREE);
STATEMENT(answers, "SELECT count(*)" LAST_THREE " AND substr(a.item, 3, 1) <> 'X'");
STATEMENT(positive, "SELECT sum(" MARK ")" LAST_THREE POSITIVE);
STATEMENT(negative, "SELECT sum(6 - " MARK ")" LAST_THREE NEGATIVE);
STATEMENT(highest, "SELECT max(" MARK ")" LAST_THREE NEGATIVE);

static int64_t number_of(struct db *db, const struct statement *s, int64_t match,
                         int64_t person, const char *side)
{
    return db_first(db_query(db, s, "iit", match, person, side));
}

struct pulse_index pulse_index(struct db *db, int64_t match, int64_t person,
                               const char *side)
{
    int64_t count = number_of(db, &answers, match, person, side);
    if (count == 0)
        return (struct pulse_index){ 0 };
    int64_t sum = number_of(db, &positive, match, person, side) +
                  number_of(db, &negative, match, person, side);
    return (struct pulse_index){
        .pulses = number_of(db, &counted, match, person, side),
        .tenths = (sum * 10 + count / 2) / count,
        .highest = number_of(db, &highest, match, person, side),
    };
}
