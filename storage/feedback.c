/* feedback.c - what each side says after a meeting (feedback.h). */
#include "storage/feedback.h"

#define COLUMNS                                                                          \
    "SELECT f.id, f.meeting, f.person, f.partner, f.role, f.asked_at, f.reminded_at,"    \
    " f.filled_at, f.closed_at FROM feedback f"

static struct feedback read_one(const struct rows *r)
{
    return (struct feedback){
        .id = db_int(r, 0),
        .meeting = db_int(r, 1),
        .person = db_int(r, 2),
        .partner = db_int(r, 3),
        .role = db_text(r, 4),
        .asked_at = db_int(r, 5),
        .reminded_at = db_int(r, 6),
        .filled_at = db_int(r, 7),
        .closed_at = db_int(r, 8),
    };
}

static struct feedback read_first(struct rows r)
{
    struct feedback f = { 0 };
    if (db_next(&r))
        f = read_one(&r);
    db_stop(&r);
    return f;
}

/* ---- finding ---------------------------------------------------------------------- */

STATEMENT(find, COLUMNS " WHERE f.id = ?2 AND f.person = ?1");
STATEMENT(get, COLUMNS " WHERE f.id = ?1");
STATEMENT(of_relation, COLUMNS " WHERE f.meeting = ?1 AND f.person = ?2"
                               " AND f.partner = ?3");
STATEMENT(unfilled, COLUMNS " WHERE f.meeting = ?2 AND f.person = ?1"
                            " AND f.filled_at IS NULL AND f.closed_at IS NULL"
                            " ORDER BY f.id LIMIT 1");
STATEMENT(begun, "SELECT count(*) FROM feedback WHERE meeting = ?2 AND person = ?1");
STATEMENT(filled, "SELECT count(*) FROM feedback WHERE meeting = ?2 AND person = ?1"
                  " AND filled_at IS NOT NULL");
STATEMENT(last_about, "SELECT max(asked_at) FROM feedback WHERE person = ?1"
                      " AND partner = ?2");
STATEMENT(draft, "SELECT id FROM drafts WHERE person = ?1 AND form = ?2"
                 " AND about = ?3 AND filled_at IS NOT NULL ORDER BY id DESC LIMIT 1");
STATEMENT(of_person, COLUMNS " JOIN meetings g ON g.id = f.meeting WHERE f.person = ?1"
                             " AND f.filled_at IS NOT NULL"
                             " ORDER BY g.starts_at DESC, f.id DESC LIMIT ?3 OFFSET ?2");
STATEMENT(of_match, COLUMNS " JOIN meetings g ON g.id = f.meeting WHERE g.match = ?1"
                            " AND f.filled_at IS NOT NULL"
                            " ORDER BY g.starts_at DESC, f.id DESC LIMIT ?3 OFFSET ?2");

struct feedback feedback_find(struct db *db, int64_t person, int64_t id)
{
    return read_first(db_query(db, &find, "ii", person, id));
}

struct feedback feedback_get(struct db *db, int64_t id)
{
    return read_first(db_query(db, &get, "i", id));
}

struct feedback feedback_unfilled(struct db *db, int64_t person, int64_t meeting)
{
    return read_first(db_query(db, &unfilled, "ii", person, meeting));
}

struct feedback feedback_about(struct db *db, int64_t meeting, int64_t person,
                               int64_t partner)
{
    return read_first(db_query(db, &of_relation, "iii", meeting, person, partner));
}

int64_t feedback_begun(struct db *db, int64_t person, int64_t meeting)
{
    return db_first(db_query(db, &begun, "ii", person, meeting));
}

int64_t feedback_filled(struct db *db, int64_t person, int64_t meeting)
{
    return db_first(db_query(db, &filled, "ii", person, meeting));
}

int64_t feedback_last_about(struct db *db, int64_t person, int64_t partner)
{
    return db_first(db_query(db, &last_about, "ii", person, partner));
}

int64_t feedback_draft(struct db *db, const struct feedback *f, const char *form)
{
    return db_first(db_query(db, &draft, "iti", f->person, form, f->id));
}

size_t feedback_list(struct db *db, int64_t person, int64_t match, int64_t skip,
                     struct feedback *out, size_t room)
{
    size_t count = 0;
    struct rows r = person > 0
                        ? db_query(db, &of_person, "iii", person, skip, (int64_t)room)
                        : db_query(db, &of_match, "iii", match, skip, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = read_one(&r);
    db_stop(&r);
    return count;
}

/* ---- from open to filled or closed ------------------------------------------------ */

STATEMENT(add, "INSERT INTO feedback (meeting, person, partner, role, asked_at)"
               " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING");
STATEMENT(fill, "UPDATE feedback SET filled_at = ?2 WHERE id = ?1"
                " AND filled_at IS NULL AND closed_at IS NULL");
STATEMENT(remind, "UPDATE feedback SET reminded_at = ?2 WHERE id = ?1");
STATEMENT(drop_drafts,
          "DELETE FROM drafts WHERE id IN (SELECT d.id FROM feedback f JOIN drafts d"
          " ON d.person = f.person AND d.about = f.id AND d.form = 'feedback_' || f.role"
          " WHERE f.meeting = ?1 AND (?2 = 0 OR f.person = ?2) AND d.filled_at IS NULL)");
STATEMENT(close, "UPDATE feedback SET closed_at = ?3 WHERE meeting = ?1"
                 " AND (?2 = 0 OR person = ?2) AND filled_at IS NULL"
                 " AND closed_at IS NULL");

struct feedback feedback_open(struct db *db, const struct feedback *f, int64_t now)
{
    db_run(db, &add, "iiiti", f->meeting, f->person, f->partner, f->role, now);
    return read_first(
        db_query(db, &of_relation, "iii", f->meeting, f->person, f->partner));
}

bool feedback_fill(struct db *db, int64_t id, int64_t now)
{
    return db_run(db, &fill, "ii", id, now) == 1;
}

void feedback_remind(struct db *db, int64_t id, int64_t now)
{
    db_run(db, &remind, "ii", id, now);
}

void feedback_close(struct db *db, int64_t meeting, int64_t person, int64_t now)
{
    db_run(db, &drop_drafts, "ii", meeting, person);
    db_run(db, &close, "iii", meeting, person, now);
}

/* ---- together --------------------------------------------------------------------- */

#define MARKS                                                                            \
    "SELECT CAST(a.value AS INTEGER) AS mark FROM feedback f"                            \
    " JOIN meetings g ON g.id = f.meeting"                                               \
    " JOIN drafts d ON d.person = f.person AND d.form = 'feedback_mentee'"               \
    " AND d.about = f.id AND d.filled_at IS NOT NULL"                                    \
    " JOIN answers a ON a.draft = d.id AND a.item = ?3"                                  \
    " WHERE f.partner = ?2 AND g.match = ?1 AND f.role = 'mentee'"                       \
    " AND f.filled_at IS NOT NULL AND a.value IS NOT NULL"
STATEMENT(marks, "SELECT count(*) FROM (" MARKS ")");
STATEMENT(mean, "SELECT sum(mark) FROM (" MARKS " ORDER BY f.filled_at, f.id LIMIT ?4)");

struct feedback_mean feedback_of_mentor(struct db *db, int64_t match, int64_t mentor,
                                        const char *item)
{
    int64_t count = db_first(db_query(db, &marks, "iit", match, mentor, item));
    int64_t whole = count - count % FEEDBACK_TOGETHER;
    if (whole == 0)
        return (struct feedback_mean){ 0 };
    int64_t sum = db_first(db_query(db, &mean, "iiti", match, mentor, item, whole));
    return (struct feedback_mean){ whole, (sum * 10 + whole / 2) / whole };
}
