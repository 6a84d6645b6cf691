/* imports.c - lists of people from a file. */
#include "storage/imports.h"

#include <string.h>

#define COLUMNS                                                                          \
    "id, organisation, made_by, role, state, problem, line, made_at, ifnull(done_at, 0)"

STATEMENT(add, "INSERT INTO imports (organisation, made_by, made_at)"
               " VALUES (?1, ?2, ?3)");
STATEMENT(find, "SELECT " COLUMNS " FROM imports WHERE id = ?3 AND organisation = ?1"
                " AND made_by = ?2");
STATEMENT(unfinished, "SELECT " COLUMNS " FROM imports WHERE made_by = ?2"
                      " AND +organisation = ?1 AND state <> 'done'"
                      " ORDER BY id DESC LIMIT 1");
STATEMENT(awaited, "SELECT " COLUMNS " FROM imports WHERE made_by = ?2"
                   " AND +organisation = ?1 AND state = 'done' AND EXISTS"
                   " (SELECT 1 FROM import_rows WHERE import = imports.id"
                   "  AND state = 'invited') ORDER BY id DESC LIMIT ?3");

static struct import_list read_one(const struct rows *r)
{
    return (struct import_list){
        .id = db_int(r, 0),
        .organisation = db_int(r, 1),
        .made_by = db_int(r, 2),
        .role = db_text(r, 3),
        .state = db_text(r, 4),
        .problem = db_text(r, 5),
        .line = db_int(r, 6),
        .made_at = db_int(r, 7),
        .done_at = db_int(r, 8),
    };
}

static struct import_list read_first(struct rows r)
{
    struct import_list l = { 0 };
    if (db_next(&r))
        l = read_one(&r);
    db_stop(&r);
    return l;
}

int64_t import_add(struct db *db, int64_t organisation, int64_t person, int64_t now)
{
    return db_insert(db, &add, "iii", organisation, person, now);
}

struct import_list import_find(struct db *db, int64_t organisation, int64_t person,
                               int64_t id)
{
    return read_first(db_query(db, &find, "iii", organisation, person, id));
}

struct import_list import_unfinished(struct db *db, int64_t organisation, int64_t person)
{
    return read_first(db_query(db, &unfinished, "ii", organisation, person));
}

size_t imports_awaited(struct db *db, int64_t organisation, int64_t person,
                       struct import_list *out, size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &awaited, "iii", organisation, person, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = read_one(&r);
    db_stop(&r);
    return count;
}

/* ---- a list goes on, and goes ----------------------------------------------------- */

STATEMENT(move, "UPDATE imports SET state = ?3, done_at = CASE ?3 WHEN 'done' THEN ?4 END"
                " WHERE id = ?1 AND state = ?2");
STATEMENT(fail, "UPDATE imports SET state = 'failed', problem = ?2, line = ?3"
                " WHERE id = ?1 AND state = 'reading'");
STATEMENT(choose, "UPDATE imports SET role = ?2 WHERE id = ?1 AND state = 'read'");
STATEMENT(remove_one, "DELETE FROM imports WHERE id = ?1");
STATEMENT(expire, "DELETE FROM imports WHERE id = ?1 AND state <> 'done'");
STATEMENT(drop, "DELETE FROM imports WHERE made_by = ?2 AND +organisation = ?1"
                " AND state <> 'done'");

bool import_move(struct db *db, int64_t id, const char *from, const char *to, int64_t now)
{
    return db_run(db, &move, "itti", id, from, to, now) == 1;
}

bool import_fail(struct db *db, int64_t id, const char *problem, int64_t line)
{
    return db_run(db, &fail, "iti", id, problem, line) == 1;
}

bool import_choose_role(struct db *db, int64_t id, const char *role)
{
    return db_run(db, &choose, "it", id, role) == 1;
}

void import_remove(struct db *db, int64_t id)
{
    db_run(db, &remove_one, "i", id);
}

void import_expire(struct db *db, int64_t id)
{
    db_run(db, &expire, "i", id);
}

void imports_drop_unfinished(struct db *db, int64_t organisation, int64_t person)
{
    db_run(db, &drop, "ii", organisation, person);
}

/* ---- rows ------------------------------------------------------------------------- */

STATEMENT(row_add, "INSERT INTO import_rows (import, number, name, folded, role, place,"
                   " paper, state, problem) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
STATEMENT(counts, "SELECT total(state = 'new'), total(state = 'there'),"
                  " total(state = 'wrong'), total(state = 'invited'),"
                  " total(state = 'new' AND role = '') FROM import_rows"
                  " WHERE import = ?1");
STATEMENT(rows_of, "SELECT number, name, folded, role, place, paper, state, problem"
                   " FROM import_rows WHERE import = ?1 AND state = ?2"
                   " ORDER BY number LIMIT ?4 OFFSET ?3");

void import_row_add(struct db *db, int64_t list, const struct import_row *r)
{
    db_run(db, &row_add, "iittttttt", list, r->number, r->name, r->folded, r->role,
           r->place, r->paper, r->state, r->problem);
}

struct import_counts import_counts(struct db *db, int64_t list)
{
    struct import_counts c = { 0 };
    struct rows r = db_query(db, &counts, "i", list);
    if (db_next(&r))
        c = (struct import_counts){ db_int(&r, 0), db_int(&r, 1), db_int(&r, 2),
                                    db_int(&r, 3), db_int(&r, 4) };
    db_stop(&r);
    return c;
}

size_t import_rows(struct db *db, int64_t list, const char *state, int64_t skip,
                   struct import_row *out, size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &rows_of, "itii", list, state, skip, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = (struct import_row){
            .number = db_int(&r, 0),
            .name = db_text(&r, 1),
            .folded = db_text(&r, 2),
            .role = db_text(&r, 3),
            .place = db_text(&r, 4),
            .paper = db_text(&r, 5),
            .state = db_text(&r, 6),
            .problem = db_text(&r, 7),
        };
    db_stop(&r);
    return count;
}

/* ---- who is there already --------------------------------------------------------- */

STATEMENT(there, "UPDATE import_rows SET state = 'there' WHERE import = ?1"
                 " AND folded = ?2 AND state = 'new'");
STATEMENT(was_invited,
          "UPDATE import_rows SET state = 'there' WHERE import = ?2 AND state = 'new'"
          " AND EXISTS (SELECT 1 FROM imports i CROSS JOIN import_rows r"
          "  ON r.import = i.id AND r.folded = import_rows.folded"
          "  CROSS JOIN invitations v ON v.id = r.invitation"
          "  WHERE i.organisation = ?1 AND i.id <> ?2 AND r.state = 'invited'"
          "  AND v.revoked_at IS NULL AND v.expires_at > ?3)");
STATEMENT(has_paper,
          "UPDATE import_rows SET state = 'there' WHERE import = ?2 AND state = 'new'"
          " AND paper IN (SELECT paper FROM invitations WHERE organisation = ?1"
          "  AND paper IS NOT NULL AND revoked_at IS NULL)");
STATEMENT(twice_named,
          "UPDATE import_rows SET state = 'wrong', problem = 'twice' WHERE import = ?1"
          " AND state <> 'wrong' AND EXISTS (SELECT 1 FROM import_rows r"
          "  WHERE r.import = ?1 AND r.folded = import_rows.folded"
          "  AND r.name = import_rows.name AND r.number < import_rows.number"
          "  AND r.problem IN ('', 'twice'))");
STATEMENT(twice_on_paper,
          "UPDATE import_rows SET state = 'wrong', problem = 'twice' WHERE import = ?1"
          " AND state <> 'wrong' AND number NOT IN (SELECT min(number) FROM import_rows"
          "  WHERE import = ?1 AND problem = '' GROUP BY paper)");

void import_is_there(struct db *db, int64_t list, const char *folded)
{
    db_run(db, &there, "it", list, folded);
}

void import_was_invited(struct db *db, int64_t organisation, int64_t list, int64_t now)
{
    db_run(db, &was_invited, "iii", organisation, list, now);
}

void import_has_paper(struct db *db, int64_t organisation, int64_t list)
{
    db_run(db, &has_paper, "ii", organisation, list);
}

void import_twice(struct db *db, int64_t list, bool by_paper)
{
    db_run(db, by_paper ? &twice_on_paper : &twice_named, "i", list);
}

/* ---- who is invited --------------------------------------------------------------- */

STATEMENT(invited, "UPDATE import_rows SET state = 'invited', invitation = ?3"
                   " WHERE import = ?1 AND number = ?2 AND state = 'new'");
STATEMENT(joined, "DELETE FROM import_rows WHERE invitation = ?1");
STATEMENT(open_rows,
          "SELECT r.number, r.name, i.role, r.place, r.paper, i.code, i.expires_at"
          " FROM import_rows r CROSS JOIN invitations i ON i.id = r.invitation"
          " WHERE r.import = ?1 AND r.state = 'invited' AND i.expires_at > ?2"
          " AND i.revoked_at IS NULL AND (i.uses_left IS NULL OR i.uses_left > 0)"
          " ORDER BY r.number");
STATEMENT(forget, "UPDATE import_rows SET name = '', folded = '', place = ''"
                  " WHERE import = ?1");

bool import_row_invited(struct db *db, int64_t list, int64_t number, int64_t invitation)
{
    return db_run(db, &invited, "iii", list, number, invitation) == 1;
}

void import_joined(struct db *db, int64_t invitation)
{
    db_run(db, &joined, "i", invitation);
}

struct import_invited *import_open_rows(struct db *db, int64_t list, int64_t now)
{
    size_t count = 0;
    struct import_invited *all = db_list(db, NULL, 0, sizeof *all);
    struct rows r = db_query(db, &open_rows, "ii", list, now);
    while (db_next(&r)) {
        all[count++] = (struct import_invited){
            .number = db_int(&r, 0),
            .name = db_text(&r, 1),
            .role = db_text(&r, 2),
            .place = db_text(&r, 3),
            .paper = db_text(&r, 4),
            .code = db_text(&r, 5),
            .expires_at = db_int(&r, 6),
        };
        all = db_list(db, all, count, sizeof *all);
    }
    return all;
}

void import_forget_names(struct db *db, int64_t list)
{
    db_run(db, &forget, "i", list);
}

STATEMENT(uninvited, "DELETE FROM import_rows WHERE import = ?1 AND state <> 'invited'");

void import_rows_forget(struct db *db, int64_t import)
{
    db_run(db, &uninvited, "i", import);
}
