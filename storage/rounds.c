/* rounds.c - a whole cohort is put together at once: the round, its pairs, its mentors.
 */
#include "storage/rounds.h"

#include <string.h>

#include "storage/retention.h"

static const char *const states[] = { "open",       "computing", "draft",  "compared",
                                      "publishing", "published", "dropped" };
static const int64_t kept = (int64_t)366 * DAY;

static enum round_state state_named(const char *word)
{
    for (size_t i = 0; i < COUNT(states); i++)
        if (strcmp(states[i], word) == 0)
            return (enum round_state)i;
    return ROUND_DROPPED; /* a word of a later release: nothing to do here */
}

#define SELECT                                                                           \
    "SELECT id, organisation, form, kind, mode, every, starts_on, ends_on, state, run,"  \
    " counted, made_by, made_at, published_at FROM rounds WHERE organisation = ?1"

STATEMENT(goes_on, SELECT " AND state NOT IN ('published', 'dropped') LIMIT 1");
STATEMENT(find, SELECT " AND id = ?2");
STATEMENT(last, SELECT " AND state = 'published' ORDER BY id DESC LIMIT 1");
STATEMENT(add, "INSERT INTO rounds (organisation, form, kind, mode, every, starts_on,"
               " ends_on, made_by, made_at) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9"
               " WHERE NOT EXISTS (SELECT 1 FROM rounds WHERE organisation = ?1"
               "  AND state NOT IN ('published', 'dropped'))");
STATEMENT(save,
          "UPDATE rounds SET form = ?2, kind = ?3, mode = ?4, every = ?5,"
          " starts_on = ?6, ends_on = ?7 WHERE id = ?1 AND state IN ('open', 'draft')");
STATEMENT(move, "UPDATE rounds SET state = ?3,"
                " ended_at = CASE WHEN ?3 IN ('published', 'dropped') THEN ?4 END,"
                " published_at = CASE WHEN ?3 = 'published' THEN ?4 END"
                " WHERE id = ?1 AND state = ?2");
STATEMENT(compute, "UPDATE rounds SET state = 'computing', run = run + 1"
                   " WHERE id = ?1 AND state = ?2");
STATEMENT(counted, "UPDATE rounds SET counted = 1 WHERE id = ?1");

static struct match_round read_round(struct rows r)
{
    struct match_round out = { 0 };
    if (db_next(&r))
        out = (struct match_round){
            .id = db_int(&r, 0),
            .organisation = db_int(&r, 1),
            .form = db_text(&r, 2),
            .kind = db_text(&r, 3),
            .mode = db_text(&r, 4),
            .every = (int)db_int(&r, 5),
            .starts_on = db_text(&r, 6),
            .ends_on = db_text(&r, 7),
            .state = state_named(db_text(&r, 8)),
            .run = (int)db_int(&r, 9),
            .counted = db_int(&r, 10),
            .made_by = db_int(&r, 11),
            .made_at = db_int(&r, 12),
            .published_at = db_int(&r, 13),
        };
    db_stop(&r);
    return out;
}

struct match_round round_open(struct db *db, int64_t organisation)
{
    return read_round(db_query(db, &goes_on, "i", organisation));
}

struct match_round round_find(struct db *db, int64_t organisation, int64_t id)
{
    return read_round(db_query(db, &find, "ii", organisation, id));
}

struct match_round round_last(struct db *db, int64_t organisation)
{
    return read_round(db_query(db, &last, "i", organisation));
}

int64_t round_add(struct db *db, const struct match_round *r, int64_t now)
{
    if (round_open(db, r->organisation).id)
        return 0;
    return db_insert(db, &add, "itttittii", r->organisation, r->form, r->kind, r->mode,
                     (int64_t)r->every, r->starts_on, r->ends_on, r->made_by, now);
}

void round_save(struct db *db, const struct match_round *r)
{
    db_run(db, &save, "itttitt", r->id, r->form, r->kind, r->mode, (int64_t)r->every,
           r->starts_on, r->ends_on);
}

bool round_move(struct db *db, int64_t id, enum round_state from, enum round_state to,
                int64_t now)
{
    return db_run(db, &move, "itti", id, states[from], states[to], now) == 1;
}

bool round_compute(struct db *db, int64_t id, enum round_state from)
{
    return db_run(db, &compute, "it", id, states[from]) == 1;
}

void round_counted(struct db *db, int64_t id)
{
    db_run(db, &counted, "i", id);
}

/* ---- sums -------------------------------------------------------------------------- */

#define OWN "(mentee = ?2 OR ifnull(mentor, 0) = ?2)"

STATEMENT(sum,
          "SELECT sum(mentor IS NOT NULL), sum(CASE WHEN mentor IS NULL THEN 0 ELSE score"
          " END), sum(mentor IS NULL AND why <> 'out'), sum(why = 'out'),"
          " sum(fixed = 1 AND mentor IS NOT NULL), sum(next IS NOT NULL),"
          " sum(CASE WHEN next IS NULL THEN 0 ELSE next_score END),"
          " sum(mentor IS NOT NULL AND next IS NULL),"
          " sum(mentor IS NULL AND next IS NOT NULL),"
          " sum(ifnull(mentor <> next, 0)), sum(match IS NOT NULL),"
          " sum(mentor IS NOT NULL AND match IS NULL AND why <> ''), sum(" OWN ")"
          " FROM round_pairs WHERE round = ?1");

struct round_sum round_sum(struct db *db, int64_t round, int64_t reader)
{
    struct round_sum out = { 0 };
    struct rows r = db_query(db, &sum, "ii", round, reader);
    int64_t *const all[] = { &out.paired, &out.score,  &out.left,       &out.out,
                             &out.fixed,  &out.next,   &out.next_score, &out.lose,
                             &out.gain,   &out.change, &out.matched,    &out.stuck,
                             &out.own };
    if (db_next(&r))
        for (size_t i = 0; i < COUNT(all); i++)
            *all[i] = db_int(&r, (int)i);
    db_stop(&r);
    return out;
}

/* ---- mentors, and what is forbidden ------------------------------------------------ */

STATEMENT(mentors, "SELECT mentor, position, places, (SELECT count(*) FROM round_pairs p"
                   "  WHERE p.mentor = m.mentor AND p.round = m.round)"
                   " FROM round_mentors m WHERE round = ?1 ORDER BY mentor");
STATEMENT(used, "SELECT count(*) FROM round_pairs WHERE mentor = ?2 AND round = ?1");
STATEMENT(drop_mentors, "DELETE FROM round_mentors WHERE round = ?1");
STATEMENT(add_mentor, "INSERT OR REPLACE INTO round_mentors VALUES (?1, ?2, ?3, ?4)");
STATEMENT(bans, "SELECT mentee, mentor FROM round_bans WHERE round = ?1");
STATEMENT(add_ban, "INSERT OR IGNORE INTO round_bans VALUES (?1, ?2, ?3)");
STATEMENT(remove_ban, "DELETE FROM round_bans WHERE round = ?1 AND mentee = ?2"
                      " AND mentor = ?3");

struct round_mentor *round_mentors(struct db *db, int64_t round)
{
    struct round_mentor *all = db_list(db, NULL, 0, sizeof *all);
    struct rows r = db_query(db, &mentors, "i", round);
    for (size_t n = 0; db_next(&r); all = db_list(db, all, n, sizeof *all)) {
        all[n].mentor = db_int(&r, 0);
        all[n].position = (int)db_int(&r, 1);
        all[n].places = (int)db_int(&r, 2);
        all[n++].used = (int)db_int(&r, 3);
    }
    return all;
}

int64_t round_used(struct db *db, int64_t round, int64_t mentor)
{
    return db_first(db_query(db, &used, "ii", round, mentor));
}

void round_mentors_drop(struct db *db, int64_t round)
{
    db_run(db, &drop_mentors, "i", round);
}

void round_mentor_add(struct db *db, int64_t round, int64_t mentor, int position,
                      int places)
{
    db_run(db, &add_mentor, "iiii", round, mentor, (int64_t)position, (int64_t)places);
}

struct round_ban *round_bans(struct db *db, int64_t round)
{
    struct round_ban *all = db_list(db, NULL, 0, sizeof *all);
    struct rows r = db_query(db, &bans, "i", round);
    for (size_t n = 0; db_next(&r); all = db_list(db, all, n, sizeof *all)) {
        all[n].mentee = db_int(&r, 0);
        all[n++].mentor = db_int(&r, 1);
    }
    return all;
}

void round_ban_add(struct db *db, int64_t round, int64_t mentee, int64_t mentor)
{
    db_run(db, &add_ban, "iii", round, mentee, mentor);
}

void round_ban_remove(struct db *db, int64_t round, int64_t mentee, int64_t mentor)
{
    db_run(db, &remove_ban, "iii", round, mentee, mentor);
}

/* ---- retention --------------------------------------------------------------------- */

STATEMENT(old, "DELETE FROM rounds WHERE id IN (SELECT id FROM rounds"
               " WHERE ended_at IS NOT NULL AND ended_at <= ?1 LIMIT ?2)");

int64_t retention_rounds(struct db *db, int64_t now, size_t room)
{
    return db_run(db, &old, "ii", now - kept, (int64_t)room);
}
