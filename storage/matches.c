/* matches.c - pairs and groups. */
#include "storage/matches.h"

#include <string.h>

static const char *const states[] = { "draft",   "proposed", "accepted", "agreed",
                                      "active",  "paused",   "closing",  "completed",
                                      "stopped", "changed" };

const char *match_state_word(enum match_state state)
{
    return states[state];
}

static enum match_state state_named(const char *word)
{
    for (size_t i = 0; i < COUNT(states); i++)
        if (strcmp(states[i], word) == 0)
            return (enum match_state)i;
    return MATCH_STOPPED; /* a word of a later release: nothing to do here */
}

bool match_is_live(const struct match *m)
{
    return m->id && m->state >= MATCH_PROPOSED && m->state <= MATCH_CLOSING;
}

bool match_is_running(const struct match *m)
{
    return m->id && m->state >= MATCH_ACTIVE && m->state <= MATCH_CLOSING;
}

/* ---- reading ---------------------------------------------------------------------- */

#define COLUMNS                                                                          \
    "m.id, m.organisation, m.form, m.kind, m.state, m.mode, m.every, m.starts_on,"       \
    " m.ends_on, m.goal, m.order_number, m.order_on, m.follows, m.made_by, m.made_at,"   \
    " m.proposed_at, m.accepted_at, m.agreed_at, m.active_at, m.paused_from,"            \
    " m.paused_until, m.ended_at, m.reason"
#define OPEN  "m.state NOT IN ('draft', 'completed', 'stopped', 'changed')"
#define MINE  " FROM match_members b JOIN matches m ON m.id = b.match WHERE b.person = ?1"
#define ENDED " AND (b.left_at IS NULL OR m.ended_at IS NOT NULL)"

static struct match read_one(const struct rows *r)
{
    return (struct match){
        .id = db_int(r, 0),
        .organisation = db_int(r, 1),
        .form = db_text(r, 2),
        .kind = db_text(r, 3),
        .state = state_named(db_text(r, 4)),
        .mode = db_text(r, 5),
        .every = (int)db_int(r, 6),
        .starts_on = db_text(r, 7),
        .ends_on = db_text(r, 8),
        .goal = db_text(r, 9),
        .order_number = db_text(r, 10),
        .order_on = db_text(r, 11),
        .follows = db_int(r, 12),
        .made_by = db_int(r, 13),
        .made_at = db_int(r, 14),
        .proposed_at = db_int(r, 15),
        .accepted_at = db_int(r, 16),
        .agreed_at = db_int(r, 17),
        .active_at = db_int(r, 18),
        .paused_from = db_int(r, 19),
        .paused_until = db_int(r, 20),
        .ended_at = db_int(r, 21),
        .reason = db_text(r, 22),
    };
}

static struct match read_first(struct rows r)
{
    struct match m = { 0 };
    if (db_next(&r))
        m = read_one(&r);
    db_stop(&r);
    return m;
}

STATEMENT(find, "SELECT " COLUMNS " FROM matches m WHERE m.id = ?2"
                " AND m.organisation = ?1");
STATEMENT(anywhere, "SELECT " COLUMNS " FROM matches m WHERE m.id = ?1");
STATEMENT(of_person,
          "SELECT " COLUMNS MINE " AND m.id = ?2 AND m.state <> 'draft'" ENDED);
STATEMENT(open_of, "SELECT " COLUMNS MINE " AND " OPEN " AND b.left_at IS NULL"
                   " ORDER BY m.id DESC");
STATEMENT(all_of, "SELECT " COLUMNS MINE " AND m.state <> 'draft' ORDER BY m.id DESC");
STATEMENT(first_of, "SELECT " COLUMNS MINE " AND " OPEN " AND b.left_at IS NULL"
                    " ORDER BY m.state = 'active' DESC, m.id DESC LIMIT 1");
STATEMENT(count_of, "SELECT count(*)" MINE " AND " OPEN " AND b.left_at IS NULL");
STATEMENT(in_state, "SELECT " COLUMNS " FROM matches m WHERE m.organisation = ?1"
                    " AND m.state = ?2 ORDER BY m.id DESC LIMIT ?4 OFFSET ?3");
STATEMENT(count_in,
          "SELECT count(*) FROM matches WHERE organisation = ?1 AND state = ?2");

struct match match_find(struct db *db, int64_t organisation, int64_t id)
{
    return read_first(db_query(db, &find, "ii", organisation, id));
}

struct match match_anywhere(struct db *db, int64_t id)
{
    return read_first(db_query(db, &anywhere, "i", id));
}

struct match match_of(struct db *db, int64_t person, int64_t id)
{
    return read_first(db_query(db, &of_person, "ii", person, id));
}

struct match *matches_of(struct db *db, int64_t person, bool ended)
{
    struct match *all = db_list(db, NULL, 0, sizeof *all);
    struct rows r = db_query(db, ended ? &all_of : &open_of, "i", person);
    for (size_t n = 0; db_next(&r); all = db_list(db, all, n, sizeof *all))
        all[n++] = read_one(&r);
    return all;
}

struct match match_first_of(struct db *db, int64_t person)
{
    return read_first(db_query(db, &first_of, "i", person));
}

int64_t matches_count_of(struct db *db, int64_t person)
{
    return db_first(db_query(db, &count_of, "i", person));
}

size_t matches_in_state(struct db *db, int64_t organisation, enum match_state state,
                        int64_t skip, struct match *out, size_t room)
{
    size_t count = 0;
    struct rows r =
        db_query(db, &in_state, "itii", organisation, states[state], skip, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = read_one(&r);
    db_stop(&r);
    return count;
}

int64_t matches_count(struct db *db, int64_t organisation, enum match_state state)
{
    return db_first(db_query(db, &count_in, "it", organisation, states[state]));
}

/* ---- from state to state ---------------------------------------------------------- */

STATEMENT(add, "INSERT INTO matches (organisation, form, kind, mode, every, starts_on,"
               " ends_on, goal, follows, made_by, made_at, touched_at)"
               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11)");
STATEMENT(save, "UPDATE matches SET form = ?2, kind = ?3, mode = ?4, every = ?5,"
                " starts_on = ?6, ends_on = ?7, goal = ?8 WHERE id = ?1");
STATEMENT(touch, "UPDATE matches SET touched_at = ?2 WHERE id = ?1 AND state = 'draft'");
STATEMENT(set_order, "UPDATE matches SET order_number = ?2, order_on = ?3 WHERE id = ?1");
STATEMENT(move, "UPDATE matches SET state = ?3, touched_at = ?4,"
                " proposed_at = CASE ?3 WHEN 'proposed' THEN ?4 ELSE proposed_at END,"
                " accepted_at = CASE ?3 WHEN 'accepted' THEN ?4 ELSE accepted_at END,"
                " agreed_at = CASE ?3 WHEN 'agreed' THEN ?4 ELSE agreed_at END,"
                " active_at = CASE ?3 WHEN 'active' THEN ifnull(active_at, ?4)"
                "  ELSE active_at END"
                " WHERE id = ?1 AND state = ?2");
STATEMENT(end, "UPDATE matches SET state = ?2, reason = ?3, ended_at = ?4 WHERE id = ?1"
               " AND state NOT IN ('draft', 'completed', 'stopped', 'changed')");
STATEMENT(reopen, "UPDATE matches SET state = ?2, reason = NULL, ended_at = NULL"
                  " WHERE id = ?1 AND state IN ('completed', 'stopped', 'changed')");
STATEMENT(pause, "UPDATE matches SET paused_from = ?2, paused_until = ?3 WHERE id = ?1");
STATEMENT(drop, "DELETE FROM matches WHERE id = ?2 AND organisation = ?1"
                " AND state = 'draft'");

int64_t match_add(struct db *db, const struct match *m, int64_t now)
{
    return db_insert(db, &add, "itttitttoii", m->organisation, m->form, m->kind,
                     m->mode ? m->mode : "mixed", (int64_t)m->every,
                     m->starts_on ? m->starts_on : "", m->ends_on ? m->ends_on : "",
                     m->goal ? m->goal : "", m->follows, m->made_by, now);
}

void match_save(struct db *db, const struct match *m)
{
    db_run(db, &save, "itttittt", m->id, m->form, m->kind, m->mode, (int64_t)m->every,
           m->starts_on, m->ends_on, m->goal);
}

void match_touch(struct db *db, int64_t id, int64_t now)
{
    db_run(db, &touch, "ii", id, now);
}

void match_set_order(struct db *db, int64_t id, const char *number, const char *on)
{
    db_run(db, &set_order, "itt", id, number, on);
}

bool match_move(struct db *db, int64_t id, enum match_state from, enum match_state to,
                int64_t now)
{
    return db_run(db, &move, "itti", id, states[from], states[to], now) == 1;
}

bool match_end(struct db *db, int64_t id, enum match_state to, const char *code,
               int64_t now)
{
    return db_run(db, &end, "itti", id, states[to], code, now) == 1;
}

bool match_reopen(struct db *db, int64_t id, enum match_state to)
{
    return db_run(db, &reopen, "it", id, states[to]) == 1;
}

bool match_set_pause(struct db *db, int64_t id, int64_t from, int64_t until)
{
    return db_run(db, &pause, "ioo", id, from, until) == 1;
}

bool match_drop(struct db *db, int64_t organisation, int64_t id)
{
    return db_run(db, &drop, "ii", organisation, id) == 1;
}

/* ---- history ---------------------------------------------------------------------- */

STATEMENT(record, "INSERT INTO match_events (match, person, what, detail, at)"
                  " VALUES (?1, ?2, ?3, ?4, ?5)");
STATEMENT(history, "SELECT id, person, at, what, detail FROM match_events"
                   " WHERE match = ?1 ORDER BY at DESC, id DESC LIMIT ?3 OFFSET ?2");

void match_record(struct db *db, int64_t match, int64_t person, const char *what,
                  const char *detail, int64_t now)
{
    db_run(db, &record, "iitti", match, person, what, detail, now);
}

size_t match_history(struct db *db, int64_t match, int64_t skip, struct match_event *out,
                     size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &history, "iii", match, skip, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = (struct match_event){ .id = db_int(&r, 0),
                                             .person = db_int(&r, 1),
                                             .at = db_int(&r, 2),
                                             .what = db_text(&r, 3),
                                             .detail = db_text(&r, 4) };
    db_stop(&r);
    return count;
}
