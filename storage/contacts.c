/* contacts.c - who spoke with whom of a match, and when it is time again. */
#include "storage/contacts.h"

#define COLUMNS                                                                          \
    "SELECT c.id, c.organisation, c.match, c.person, c.by, c.kind, c.meeting, c.at"      \
    " FROM contacts c"

static struct contact read_one(const struct rows *r)
{
    return (struct contact){
        .id = db_int(r, 0),
        .organisation = db_int(r, 1),
        .match = db_int(r, 2),
        .person = db_int(r, 3),
        .by = db_int(r, 4),
        .kind = db_text(r, 5),
        .meeting = db_int(r, 6),
        .at = db_int(r, 7),
    };
}

static struct contact read_first(struct rows r)
{
    struct contact c = { 0 };
    if (db_next(&r))
        c = read_one(&r);
    db_stop(&r);
    return c;
}

STATEMENT(add, "INSERT INTO contacts (organisation, match, person, by, kind, meeting, at)"
               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
STATEMENT(since, COLUMNS " WHERE c.match = ?1 AND c.at >= ?5 AND c.person = ?2"
                         " AND c.by = ?3 AND c.kind = ?4 ORDER BY c.at DESC LIMIT 1");
STATEMENT(find, COLUMNS " WHERE c.id = ?2 AND c.organisation = ?1");
STATEMENT(drop, "DELETE FROM contacts WHERE id = ?3 AND organisation = ?1 AND by = ?2");
STATEMENT(of_meeting, "SELECT DISTINCT match FROM contacts WHERE meeting = ?1");
STATEMENT(drop_meeting, "DELETE FROM contacts WHERE meeting = ?1");
STATEMENT(of_match, COLUMNS " WHERE c.match = ?1 ORDER BY c.at DESC, c.id DESC"
                            " LIMIT ?3 OFFSET ?2");
STATEMENT(count, "SELECT count(*) FROM contacts WHERE match = ?1");
STATEMENT(newest, COLUMNS " WHERE c.match = ?1 AND (?2 = 0 OR c.person = ?2)"
                          " ORDER BY c.at DESC, c.id DESC LIMIT 1");
STATEMENT(last_with, "SELECT max(c.at) FROM contacts c WHERE c.person = ?3"
                     " AND c.organisation = ?1 AND NOT EXISTS (SELECT 1"
                     "  FROM match_members b WHERE b.match = c.match AND b.person = ?2)");

int64_t contact_add(struct db *db, const struct contact *c)
{
    return db_insert(db, &add, "iiiitoi", c->organisation, c->match, c->person, c->by,
                     c->kind, c->meeting, c->at);
}

struct contact contact_since(struct db *db, const struct contact *like, int64_t from)
{
    return read_first(db_query(db, &since, "iiiti", like->match, like->person, like->by,
                               like->kind, from));
}

struct contact contact_find(struct db *db, int64_t organisation, int64_t id)
{
    return read_first(db_query(db, &find, "ii", organisation, id));
}

bool contact_drop(struct db *db, int64_t organisation, int64_t by, int64_t id)
{
    return db_run(db, &drop, "iii", organisation, by, id) == 1;
}

int64_t *contacts_of_meeting(struct db *db, int64_t meeting)
{
    return db_all_ids(db_query(db, &of_meeting, "i", meeting));
}

void contacts_drop_meeting(struct db *db, int64_t meeting)
{
    db_run(db, &drop_meeting, "i", meeting);
}

size_t contacts_of_match(struct db *db, int64_t match, int64_t skip, struct contact *out,
                         size_t room)
{
    size_t found = 0;
    struct rows r = db_query(db, &of_match, "iii", match, skip, (int64_t)room);
    while (found < room && db_next(&r))
        out[found++] = read_one(&r);
    db_stop(&r);
    return found;
}

int64_t contacts_count(struct db *db, int64_t match)
{
    return db_first(db_query(db, &count, "i", match));
}

struct contact contact_newest(struct db *db, int64_t match, int64_t person)
{
    return read_first(db_query(db, &newest, "ii", match, person));
}

int64_t contact_last_with(struct db *db, int64_t organisation, int64_t reader,
                          int64_t person)
{
    return db_first(db_query(db, &last_with, "iii", organisation, reader, person));
}

/* ---- terms ------------------------------------------------------------------------ */

#define TERM "SELECT c.id, c.organisation, c.match, c.person, c.due_at, c.late_at"
#define LATE                                                                             \
    " FROM contact_terms c CROSS JOIN people p ON p.id = c.person"                       \
    " WHERE c.organisation = ?1 AND c.late_at IS NOT NULL AND p.state = 'active'"        \
    " AND p.erased_at IS NULL AND ifnull(p.paused_until, 0) <= ?3"                       \
    " AND NOT EXISTS (SELECT 1 FROM match_members b WHERE b.match = c.match"             \
    "  AND b.person = ?2)"                                                               \
    " AND EXISTS (SELECT 1 FROM match_members b WHERE b.match = c.match"                 \
    "  AND b.person = c.person AND b.left_at IS NULL)"

STATEMENT(save_term,
          "INSERT INTO contact_terms (organisation, match, person, due_at, late_at)"
          " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (match, person) DO UPDATE"
          " SET due_at = ?4, late_at = ?5");
STATEMENT(term_id, "SELECT id FROM contact_terms WHERE match = ?1 AND person = ?2");
STATEMENT(find_term, TERM " FROM contact_terms c WHERE c.id = ?1");
STATEMENT(terms_of, TERM " FROM contact_terms c WHERE c.match = ?1"
                         " ORDER BY c.due_at, c.id");
STATEMENT(drop_terms, "DELETE FROM contact_terms WHERE match = ?1");
STATEMENT(late, TERM LATE " ORDER BY c.late_at, c.id LIMIT ?5 OFFSET ?4");
STATEMENT(late_count, "SELECT count(*)" LATE);

static struct contact_term read_term(const struct rows *r)
{
    return (struct contact_term){
        .id = db_int(r, 0),
        .organisation = db_int(r, 1),
        .match = db_int(r, 2),
        .person = db_int(r, 3),
        .due_at = db_int(r, 4),
        .late_at = db_int(r, 5),
    };
}

int64_t contact_term_save(struct db *db, const struct contact_term *term)
{
    db_run(db, &save_term, "iiiio", term->organisation, term->match, term->person,
           term->due_at, term->late_at);
    return db_first(db_query(db, &term_id, "ii", term->match, term->person));
}

struct contact_term contact_term_find(struct db *db, int64_t id)
{
    struct contact_term found = { 0 };
    struct rows r = db_query(db, &find_term, "i", id);
    if (db_next(&r))
        found = read_term(&r);
    db_stop(&r);
    return found;
}

struct contact_term *contact_terms_of(struct db *db, int64_t match)
{
    size_t found = 0;
    struct contact_term *all = db_list(db, NULL, 0, sizeof *all);
    struct rows r = db_query(db, &terms_of, "i", match);
    while (db_next(&r)) {
        all[found++] = read_term(&r);
        all = db_list(db, all, found, sizeof *all);
    }
    return all;
}

void contact_terms_drop(struct db *db, int64_t match)
{
    db_run(db, &drop_terms, "i", match);
}

size_t contact_terms_late(struct db *db, int64_t organisation, int64_t reader,
                          int64_t now, int64_t skip, struct contact_term *out,
                          size_t room)
{
    size_t found = 0;
    struct rows r =
        db_query(db, &late, "iiiii", organisation, reader, now, skip, (int64_t)room);
    while (found < room && db_next(&r))
        out[found++] = read_term(&r);
    db_stop(&r);
    return found;
}

int64_t contact_terms_late_count(struct db *db, int64_t organisation, int64_t reader,
                                 int64_t now)
{
    return db_first(db_query(db, &late_count, "iii", organisation, reader, now));
}
