/* steps.c - what was agreed and by whom it is done. */
#include "storage/steps.h"

#define COLUMNS                                                                          \
    "SELECT s.id, s.match, s.meeting, s.owner, s.text, s.due_on, s.made_by, s.made_at,"  \
    " s.done_at, s.dropped_at FROM steps s"
#define OPEN                                                                             \
    "s.done_at IS NULL AND s.dropped_at IS NULL AND s.text <> ''"                        \
    " AND s.owner > 0"
#define DONE "s.done_at > 0 AND s.dropped_at IS NULL"

static struct agreed_step read_one(const struct rows *r)
{
    return (struct agreed_step){
        .id = db_int(r, 0),
        .match = db_int(r, 1),
        .meeting = db_int(r, 2),
        .owner = db_int(r, 3),
        .text = db_text(r, 4),
        .due_on = db_text(r, 5),
        .made_by = db_int(r, 6),
        .made_at = db_int(r, 7),
        .done_at = db_int(r, 8),
        .dropped_at = db_int(r, 9),
    };
}

static size_t read_some(struct rows r, struct agreed_step *out, size_t room)
{
    size_t count = 0;
    while (count < room && db_next(&r))
        out[count++] = read_one(&r);
    db_stop(&r);
    return count;
}

/* ---- written down ----------------------------------------------------------------- */

STATEMENT(begun, "SELECT id FROM steps WHERE match = ?1 AND done_at IS NULL"
                 " AND dropped_at IS NULL AND made_by = ?2"
                 " AND (text = '' OR owner IS NULL) ORDER BY id DESC LIMIT 1");
STATEMENT(begin_again, "UPDATE steps SET meeting = ?2, owner = NULL WHERE id = ?1");
STATEMENT(begin, "INSERT INTO steps (match, meeting, text, made_by, made_at)"
                 " VALUES (?1, ?2, '', ?3, ?4)");
STATEMENT(give, "UPDATE steps SET owner = ?3 WHERE id = ?1 AND made_by = ?2"
                " AND (text = '' OR owner IS NULL)");
STATEMENT(write, "UPDATE steps SET text = ?3 WHERE id = ?1 AND made_by = ?2"
                 " AND done_at IS NULL AND dropped_at IS NULL");
STATEMENT(of_person, COLUMNS " JOIN match_members b ON b.match = s.match"
                             " AND b.person = ?1 AND b.left_at IS NULL WHERE s.id = ?2");

int64_t step_begin(struct db *db, int64_t match, int64_t meeting, int64_t by, int64_t now)
{
    int64_t id = db_first(db_query(db, &begun, "ii", match, by));
    if (!id)
        return db_insert(db, &begin, "ioii", match, meeting, by, now);
    db_run(db, &begin_again, "io", id, meeting);
    return id;
}

bool step_give(struct db *db, int64_t id, int64_t by, int64_t owner)
{
    return db_run(db, &give, "iii", id, by, owner) == 1;
}

bool step_write(struct db *db, int64_t id, int64_t by, const char *text)
{
    return db_run(db, &write, "iit", id, by, text) == 1;
}

struct agreed_step step_of(struct db *db, int64_t person, int64_t id)
{
    struct agreed_step s = { 0 };
    read_some(db_query(db, &of_person, "ii", person, id), &s, 1);
    return s;
}

/* ---- done, or not ----------------------------------------------------------------- */

STATEMENT(set_due, "UPDATE steps SET due_on = ?2 WHERE id = ?1");
STATEMENT(finish, "UPDATE steps SET done_at = ?2 WHERE id = ?1 AND done_at IS NULL"
                  " AND dropped_at IS NULL AND text <> '' AND owner > 0");
STATEMENT(unfinish, "UPDATE steps SET done_at = NULL WHERE id = ?1 AND done_at > 0");
STATEMENT(drop, "UPDATE steps SET dropped_at = ?2 WHERE id = ?1 AND done_at IS NULL"
                " AND dropped_at IS NULL");

void step_set_due(struct db *db, int64_t id, const char *due_on)
{
    db_run(db, &set_due, "it", id, due_on);
}

bool step_finish(struct db *db, int64_t id, int64_t now)
{
    return db_run(db, &finish, "ii", id, now) == 1;
}

bool step_unfinish(struct db *db, int64_t id)
{
    return db_run(db, &unfinish, "i", id) == 1;
}

bool step_drop(struct db *db, int64_t id, int64_t now)
{
    return db_run(db, &drop, "ii", id, now) == 1;
}

/* ---- lists ------------------------------------------------------------------------ */

STATEMENT(open, COLUMNS " WHERE s.match = ?1 AND " OPEN
                        " ORDER BY s.due_on = '', s.due_on, s.id LIMIT ?3 OFFSET ?2");
STATEMENT(done, COLUMNS " WHERE s.match = ?1 AND " DONE
                        " ORDER BY s.done_at DESC, s.id DESC LIMIT ?3 OFFSET ?2");
STATEMENT(count_open, "SELECT count(*) FROM steps s WHERE s.match = ?1 AND " OPEN);
STATEMENT(count_done, "SELECT count(*) FROM steps s WHERE s.match = ?1 AND " DONE);

size_t steps_open(struct db *db, int64_t match, int64_t skip, struct agreed_step *out,
                  size_t room)
{
    return read_some(db_query(db, &open, "iii", match, skip, (int64_t)room), out, room);
}

size_t steps_done(struct db *db, int64_t match, int64_t skip, struct agreed_step *out,
                  size_t room)
{
    return read_some(db_query(db, &done, "iii", match, skip, (int64_t)room), out, room);
}

int64_t steps_count(struct db *db, int64_t match, bool finished)
{
    return db_first(db_query(db, finished ? &count_done : &count_open, "i", match));
}
