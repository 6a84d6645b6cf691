/* endings.c - how a match ends, and what goes on elsewhere. */
#include "storage/endings.h"

#include <string.h>

/* ---- one ending ------------------------------------------------------------------- */

#define COLUMNS                                                                          \
    "SELECT e.id, e.match, e.person, e.wish, e.reason, e.discussed, e.farewell,"         \
    " e.comment, e.state, e.code, e.made_at, e.taken_at FROM endings e"

STATEMENT(add, "INSERT INTO endings (match, person, wish, reason, discussed, farewell,"
               " comment, code, made_at) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9"
               " WHERE NOT EXISTS (SELECT 1 FROM endings"
               "  WHERE match = ?1 AND person = ?2 AND state = 'open')");
STATEMENT(find, COLUMNS " WHERE e.id = ?1");
STATEMENT(newest, COLUMNS " WHERE e.match = ?1 AND (?2 = 0 OR e.person = ?2)"
                          " AND e.state <> 'undone' ORDER BY e.id DESC LIMIT 1");
STATEMENT(settle_one, "UPDATE endings SET state = ?2, decided_by = ?3, decided_at = ?4"
                      " WHERE id = ?1 AND state = 'open'");
STATEMENT(take, "UPDATE endings SET taken_at = ?2 WHERE id = ?1 AND state = 'open'"
                " AND taken_at IS NULL");
STATEMENT(undo, "UPDATE endings SET state = 'undone', decided_by = ?1, decided_at = ?3"
                " WHERE id = ?2 AND person = ?1 AND state = 'open'"
                " AND taken_at IS NULL");
STATEMENT(close_wishes, "UPDATE endings SET state = 'done', decided_by = ?2,"
                        " decided_at = ?3 WHERE match = ?1 AND state = 'open'"
                        " AND wish = 'change' AND taken_at IS NULL");
STATEMENT(set_code, "UPDATE endings SET code = ?2 WHERE id = ?1");
STATEMENT(set_comment, "UPDATE endings SET comment = ?3 WHERE id = ?2 AND person = ?1");

static struct match_ending read_one(const struct rows *r)
{
    return (struct match_ending){
        .id = db_int(r, 0),
        .match = db_int(r, 1),
        .person = db_int(r, 2),
        .wish = db_text(r, 3),
        .reason = db_text(r, 4),
        .discussed = db_text(r, 5),
        .farewell = db_int(r, 6) != 0,
        .comment = db_text(r, 7),
        .state = db_text(r, 8),
        .code = db_text(r, 9),
        .made_at = db_int(r, 10),
        .taken_at = db_int(r, 11),
    };
}

static struct match_ending read_first(struct rows r)
{
    struct match_ending e = { 0 };
    if (db_next(&r))
        e = read_one(&r);
    db_stop(&r);
    return e;
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

int64_t ending_add(struct db *db, const struct match_ending *e, int64_t now)
{
    int64_t rows = db_run(db, &add, "iitttitti", e->match, e->person, e->wish,
                          or_empty(e->reason), or_empty(e->discussed),
                          (int64_t)e->farewell, or_empty(e->comment), e->code, now);
    return rows ? ending_newest(db, e->match, e->person).id : 0;
}

struct match_ending ending_find(struct db *db, int64_t id)
{
    return read_first(db_query(db, &find, "i", id));
}

struct match_ending ending_newest(struct db *db, int64_t match, int64_t person)
{
    return read_first(db_query(db, &newest, "ii", match, person));
}

bool ending_settle(struct db *db, int64_t id, const char *state, int64_t by, int64_t now)
{
    return db_run(db, &settle_one, "itii", id, state, by, now) == 1;
}

bool ending_take(struct db *db, int64_t id, int64_t now)
{
    return db_run(db, &take, "ii", id, now) == 1;
}

bool ending_undo(struct db *db, int64_t person, int64_t id, int64_t now)
{
    return db_run(db, &undo, "iii", person, id, now) == 1;
}

void ending_close_wishes(struct db *db, int64_t match, int64_t by, int64_t now)
{
    db_run(db, &close_wishes, "iii", match, by, now);
}

void ending_set_code(struct db *db, int64_t id, const char *code)
{
    db_run(db, &set_code, "it", id, code);
}

void ending_set_comment(struct db *db, int64_t person, int64_t id, const char *comment)
{
    db_run(db, &set_comment, "iit", person, id, comment);
}

/* ---- what waits for who oversees them --------------------------------------------- */

#define TO_LOOK_AT                                                                       \
    " JOIN matches m ON m.id = e.match AND m.organisation = ?1 WHERE e.state = 'open'"   \
    " AND (e.taken_at IS NOT NULL OR e.wish = 'change') AND NOT EXISTS (SELECT 1"        \
    " FROM match_members b WHERE b.match = m.id AND b.person = ?2)"

STATEMENT(open_ones, COLUMNS TO_LOOK_AT " ORDER BY e.id LIMIT ?4 OFFSET ?3");
STATEMENT(open_count, "SELECT count(*) FROM endings e" TO_LOOK_AT);

size_t endings_open(struct db *db, int64_t organisation, int64_t reader, int64_t skip,
                    struct match_ending *out, size_t room)
{
    size_t count = 0;
    struct rows r =
        db_query(db, &open_ones, "iiii", organisation, reader, skip, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = read_one(&r);
    db_stop(&r);
    return count;
}

int64_t endings_open_count(struct db *db, int64_t organisation, int64_t reader)
{
    return db_first(db_query(db, &open_count, "ii", organisation, reader));
}

/* ---- what becomes of the match ---------------------------------------------------- */

STATEMENT(recode, "UPDATE matches SET state = ?2, reason = ?3 WHERE id = ?1"
                  " AND state IN ('completed', 'stopped', 'changed')");
STATEMENT(carry_goal, "UPDATE matches SET goal = (SELECT goal FROM matches WHERE id = ?1)"
                      " WHERE id = ?2 AND goal = ''");
STATEMENT(carry_steps,
          "UPDATE steps SET match = ?2 WHERE match = ?1 AND done_at IS NULL"
          " AND dropped_at IS NULL AND owner IN (SELECT person FROM match_members"
          "  WHERE match = ?2 AND left_at IS NULL)");
STATEMENT(drop_steps, "UPDATE steps SET dropped_at = ?2 WHERE match = ?1"
                      " AND done_at IS NULL AND dropped_at IS NULL");
STATEMENT(misses, "DELETE FROM meeting_people WHERE person = ?2 AND meeting IN"
                  " (SELECT id FROM meetings WHERE match = ?1 AND starts_at > ?3"
                  "  AND status IN ('planned', 'confirmed'))");
STATEMENT(leave_drafts, "DELETE FROM match_members WHERE person = ?1 AND"
                        " (SELECT state FROM matches WHERE id = match) = 'draft'");
STATEMENT(has_event, "SELECT count(*) FROM match_events WHERE match = ?1 AND person = ?2"
                     " AND what = ?3 AND at >= ?4");

void match_recode(struct db *db, int64_t match, enum match_state to, const char *code)
{
    db_run(db, &recode, "itt", match, match_state_word(to), code);
}

void match_carry_on(struct db *db, int64_t from, int64_t to, int64_t now)
{
    db_run(db, &carry_goal, "ii", from, to);
    db_run(db, &carry_steps, "ii", from, to);
    db_run(db, &drop_steps, "ii", from, now);
}

void member_misses(struct db *db, int64_t match, int64_t person, int64_t now)
{
    db_run(db, &misses, "iii", match, person, now);
}

void member_leave_drafts(struct db *db, int64_t person)
{
    db_run(db, &leave_drafts, "i", person);
}

bool match_has_event(struct db *db, int64_t match, int64_t person, const char *what,
                     int64_t since)
{
    return db_first(db_query(db, &has_event, "iiti", match, person, what, since)) > 0;
}

/* ---- how it went ------------------------------------------------------------------ */

STATEMENT(known, "SELECT ifnull(sum(status IN ('held', 'partly')), 0),"
                 " ifnull(sum(status = 'missed_mentor'), 0),"
                 " ifnull(sum(status = 'missed_mentee'), 0),"
                 " (SELECT count(*) FROM silences WHERE match = ?1)"
                 " FROM meetings WHERE match = ?1");

struct match_record_of match_known(struct db *db, int64_t match)
{
    struct match_record_of all = { 0 };
    struct rows r = db_query(db, &known, "i", match);
    if (db_next(&r))
        all = (struct match_record_of){ db_int(&r, 0), db_int(&r, 1), db_int(&r, 2),
                                        db_int(&r, 3) };
    db_stop(&r);
    return all;
}
