/* applications.c - from OPEN to a decision, and whose decision it is. */
#include "storage/applications.h"

#include <string.h>

static const char *const states[] = { "open", "applied", "accepted", "declined",
                                      "withdrawn" };

static enum application_state state_named(const char *word)
{
    for (size_t i = 0; i < COUNT(states); i++)
        if (strcmp(states[i], word) == 0)
            return (enum application_state)i;
    return APPLICATION_WITHDRAWN; /* a word of a later release: nothing to decide here */
}

/* ---- reading ---------------------------------------------------------------------- */

/* Somebody else in the school who holds one of these posts and takes part. */
#define OTHERS(posts_in)                                                                 \
    "EXISTS (SELECT 1 FROM posts h JOIN people p ON p.id = h.person"                     \
    " WHERE h.organisation = a.organisation AND h.post IN (" posts_in ")"                \
    " AND h.confirmed_at IS NOT NULL AND h.person <> a.person"                           \
    " AND p.state = 'active' AND p.erased_at IS NULL)"
/* enum application_judges */
#define JUDGES                                                                           \
    "CASE WHEN " OTHERS("'curator', 'deputy'") " THEN 1 WHEN " OTHERS(                   \
        "'head'") " THEN 2 WHEN " OTHERS("'administrator'") " THEN 3 ELSE 4 END"
#define SELECT                                                                           \
    "SELECT a.id, a.organisation, a.person, a.state, ifnull(a.source, ''),"              \
    " a.requirements, a.reason, a.made_at, a.applied_at, a.decided_at, a.decided_by,"    \
    " " JUDGES " FROM applications a"
/* Waits for the judge: organisation ?1, person ?2, curator ?3, head ?4, administrator ?5
 */
#define WAITS                                                                            \
    " WHERE a.organisation = ?1 AND a.state = 'applied'"                                 \
    " AND (SELECT state FROM people WHERE id = a.person) = 'active'"                     \
    " AND CASE " JUDGES " WHEN 1 THEN ?3 AND a.person <> ?2"                             \
    " WHEN 2 THEN ?4 AND a.person <> ?2 WHEN 3 THEN ?5 AND a.person <> ?2"               \
    " ELSE ?5 AND a.person = ?2 END"

STATEMENT(undecided, SELECT " WHERE a.person = ?1 AND a.organisation = ?2"
                            " AND a.state IN ('open', 'applied')");
STATEMENT(newest, SELECT " WHERE a.person = ?1 ORDER BY a.id DESC LIMIT 1");
STATEMENT(find, SELECT " WHERE a.id = ?2 AND a.organisation = ?1");
STATEMENT(waits_count, "SELECT count(*) FROM applications a" WAITS);
STATEMENT(waits_list, SELECT WAITS " ORDER BY a.applied_at, a.id LIMIT ?7 OFFSET ?6");
STATEMENT(waits_one, SELECT WAITS " AND a.id = ?6");
STATEMENT(was_accepted,
          "SELECT 1 FROM applications WHERE person = ?1 AND state = 'accepted'");
STATEMENT(judges_of,
          "SELECT DISTINCT h.person FROM posts h JOIN people p ON p.id = h.person"
          " WHERE h.organisation = ?1 AND h.confirmed_at IS NOT NULL"
          " AND CASE ?2 WHEN 1 THEN h.post IN ('curator', 'deputy')"
          " WHEN 2 THEN h.post = 'head' ELSE h.post = 'administrator' END"
          " AND (h.person <> ?3 OR ?2 = 4)"
          " AND p.state = 'active' AND p.erased_at IS NULL ORDER BY h.person");

static struct application read_one(const struct rows *r)
{
    return (struct application){
        .id = db_int(r, 0),
        .organisation = db_int(r, 1),
        .person = db_int(r, 2),
        .state = state_named(db_text(r, 3)),
        .source = db_text(r, 4),
        .requirements = db_text(r, 5),
        .reason = db_text(r, 6),
        .made_at = db_int(r, 7),
        .applied_at = db_int(r, 8),
        .decided_at = db_int(r, 9),
        .decided_by = db_int(r, 10),
        .judges = (enum application_judges)db_int(r, 11),
    };
}

static struct application first_of(struct rows r)
{
    struct application a = { .source = "", .requirements = "", .reason = "" };
    if (db_next(&r)) {
        a = read_one(&r);
        db_stop(&r);
    }
    return a;
}

struct application application_newest(struct db *db, int64_t person)
{
    return first_of(db_query(db, &newest, "i", person));
}

struct application application_find(struct db *db, int64_t organisation, int64_t id)
{
    return first_of(db_query(db, &find, "ii", organisation, id));
}

bool application_accepted(struct db *db, int64_t person)
{
    struct rows r = db_query(db, &was_accepted, "i", person);
    bool yes = db_next(&r);
    db_stop(&r);
    return yes;
}

int64_t applications_count(struct db *db, const struct judge *j)
{
    return db_first(db_query(db, &waits_count, "iiiii", j->organisation, j->person,
                             (int64_t)j->curator, (int64_t)j->head,
                             (int64_t)j->administrator));
}

size_t applications_list(struct db *db, const struct judge *j, int64_t skip,
                         struct application *out, size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &waits_list, "iiiiiii", j->organisation, j->person,
                             (int64_t)j->curator, (int64_t)j->head,
                             (int64_t)j->administrator, skip, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = read_one(&r);
    db_stop(&r);
    return count;
}

struct application application_for(struct db *db, const struct judge *j, int64_t id)
{
    return first_of(db_query(db, &waits_one, "iiiiii", j->organisation, j->person,
                             (int64_t)j->curator, (int64_t)j->head,
                             (int64_t)j->administrator, id));
}

int64_t *application_judges(struct db *db, int64_t organisation, int64_t id)
{
    struct application a = application_find(db, organisation, id);
    return db_all_ids(
        db_query(db, &judges_of, "iii", a.organisation, (int64_t)a.judges, a.person));
}

/* ---- moving on -------------------------------------------------------------------- */

STATEMENT(open_one, "INSERT INTO applications (organisation, person, state, made_at)"
                    " VALUES (?1, ?2, 'open', ?3)");
STATEMENT(apply_one, "UPDATE applications SET state = 'applied', applied_at = ?3,"
                     " source = nullif(?2, '') WHERE id = ?1 AND state = 'open'");
STATEMENT(withdraw, "UPDATE applications SET state = 'withdrawn', decided_at = ?3"
                    " WHERE id = ?2 AND person = ?1 AND state IN ('open', 'applied')");
STATEMENT(decide, "UPDATE applications SET state = ?2, reason = ?3, decided_by = ?4,"
                  " decided_at = ?5 WHERE id = ?1 AND state = 'applied'");
STATEMENT(set_source, "UPDATE applications SET source = ?2"
                      " WHERE id = ?1 AND state = 'applied'");
STATEMENT(set_requirements, "UPDATE applications SET requirements = ?2"
                            " WHERE id = ?1 AND state = 'applied'");

struct application application_open(struct db *db, int64_t organisation, int64_t person,
                                    int64_t now)
{
    struct application a = first_of(db_query(db, &undecided, "ii", person, organisation));
    if (a.id)
        return a;
    int64_t id = db_insert(db, &open_one, "iii", organisation, person, now);
    return application_find(db, organisation, id);
}

bool application_apply(struct db *db, int64_t id, const char *source, int64_t now)
{
    return db_run(db, &apply_one, "iti", id, source, now) == 1;
}

bool application_withdraw(struct db *db, int64_t person, int64_t id, int64_t now)
{
    return db_run(db, &withdraw, "iii", person, id, now) == 1;
}

bool application_decide(struct db *db, int64_t id, enum application_state to,
                        const char *reason, int64_t by, int64_t now)
{
    return db_run(db, &decide, "ittoi", id, states[to], reason, by, now) == 1;
}

bool application_set_source(struct db *db, int64_t id, const char *source)
{
    return db_run(db, &set_source, "it", id, source) == 1;
}

bool application_set_requirements(struct db *db, int64_t id, const char *list)
{
    return db_run(db, &set_requirements, "it", id, list) == 1;
}
