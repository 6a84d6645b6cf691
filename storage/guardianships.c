/* guardianships.c - minors and the adults who answer for them. */
#include "storage/guardianships.h"

#include <string.h>

static const char *const states[] = { "waiting", "agreed", "confirmed", "declined",
                                      "withdrawn" };

static enum guardianship_state state_named(const char *word)
{
    for (size_t i = 0; i < COUNT(states); i++)
        if (strcmp(states[i], word) == 0)
            return (enum guardianship_state)i;
    return GUARDIANSHIP_WITHDRAWN; /* a word of a later release: rather too careful */
}

#define COLUMNS                                                                          \
    "g.id, g.organisation, g.minor, g.guardian, g.kinship, g.state, g.since,"            \
    " g.agreed_at, g.confirmed_at, g.confirmed_by, g.tell FROM guardianships g"
#define LIVE "g.state IN ('agreed', 'confirmed')"

static struct guardianship read_one(const struct rows *r)
{
    return (struct guardianship){
        .id = db_int(r, 0),
        .organisation = db_int(r, 1),
        .minor = db_int(r, 2),
        .guardian = db_int(r, 3),
        .kinship = db_text(r, 4),
        .state = state_named(db_text(r, 5)),
        .since = db_int(r, 6),
        .agreed_at = db_int(r, 7),
        .confirmed_at = db_int(r, 8),
        .confirmed_by = db_int(r, 9),
        .tell = db_text(r, 10),
    };
}

static struct guardianship read_first(struct rows r)
{
    struct guardianship g = { 0 };
    if (db_next(&r))
        g = read_one(&r);
    db_stop(&r);
    return g;
}

/* ---- from state to state ---------------------------------------------------------- */

STATEMENT(add, "INSERT INTO guardianships (organisation, minor, guardian, kinship, state,"
               " since, agreed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
STATEMENT(agree, "UPDATE guardianships SET guardian = ?2, kinship = ?3, state = 'agreed',"
                 " agreed_at = ?4 WHERE id = ?1 AND state = 'waiting'");
STATEMENT(confirm, "UPDATE guardianships SET state = 'confirmed', confirmed_at = ?4,"
                   " confirmed_by = ?3 WHERE id = ?2 AND organisation = ?1"
                   " AND state = 'agreed' AND guardian <> ?3");
STATEMENT(end, "UPDATE guardianships SET state = ?2 WHERE id = ?1"
               " AND state IN ('waiting', 'agreed', 'confirmed')");

int64_t guardianship_wait(struct db *db, int64_t organisation, int64_t minor, int64_t now)
{
    return db_insert(db, &add, "iiottio", organisation, minor, (int64_t)0, NULL,
                     states[GUARDIANSHIP_WAITING], now, (int64_t)0);
}

int64_t guardianship_agree(struct db *db, const struct guardianship *g, int64_t now)
{
    struct guardianship open = guardianship_waiting(db, g->minor);
    if (open.id && db_run(db, &agree, "iiti", open.id, g->guardian, g->kinship, now) == 1)
        return open.id;
    return db_insert(db, &add, "iiottio", g->organisation, g->minor, g->guardian,
                     g->kinship, states[GUARDIANSHIP_AGREED], now, now);
}

bool guardianship_confirm(struct db *db, int64_t organisation, int64_t id, int64_t by,
                          int64_t now)
{
    return db_run(db, &confirm, "iiii", organisation, id, by, now) == 1;
}

bool guardianship_end(struct db *db, int64_t id, enum guardianship_state state)
{
    return db_run(db, &end, "it", id, states[state]) == 1;
}

/* ---- finding ---------------------------------------------------------------------- */

STATEMENT(find, "SELECT " COLUMNS " WHERE g.id = ?2 AND g.organisation = ?1");
STATEMENT(of_two, "SELECT " COLUMNS " WHERE g.minor = ?2 AND g.guardian = ?1 AND " LIVE
                  " LIMIT 1");
STATEMENT(waiting_one, "SELECT " COLUMNS " WHERE g.minor = ?1 AND g.state = 'waiting'"
                       " ORDER BY g.id DESC LIMIT 1");
STATEMENT(of_minor, "SELECT " COLUMNS " WHERE g.minor = ?1 AND " LIVE " ORDER BY g.id");
STATEMENT(of_guardian, "SELECT " COLUMNS " JOIN people p ON p.id = g.minor"
                       " WHERE g.guardian = ?1 AND " LIVE " AND p.erased_at IS NULL"
                       " ORDER BY g.id");

struct guardianship guardianship_find(struct db *db, int64_t organisation, int64_t id)
{
    return read_first(db_query(db, &find, "ii", organisation, id));
}

struct guardianship guardianship_of(struct db *db, int64_t guardian, int64_t minor)
{
    return read_first(db_query(db, &of_two, "ii", guardian, minor));
}

struct guardianship guardianship_waiting(struct db *db, int64_t minor)
{
    return read_first(db_query(db, &waiting_one, "i", minor));
}

static struct guardianship *read_all(struct db *db, struct rows r)
{
    struct guardianship *all = db_list(db, NULL, 0, sizeof *all);
    for (size_t n = 0; db_next(&r); all = db_list(db, all, n, sizeof *all))
        all[n++] = read_one(&r);
    return all;
}

struct guardianship *guardianships_of_minor(struct db *db, int64_t minor)
{
    return read_all(db, db_query(db, &of_minor, "i", minor));
}

struct guardianship *guardianships_of_guardian(struct db *db, int64_t guardian)
{
    return read_all(db, db_query(db, &of_guardian, "i", guardian));
}

/* ---- what waits in a school ------------------------------------------------------- */

#define OPEN                                                                             \
    " JOIN people p ON p.id = g.minor WHERE g.organisation = ?1"                         \
    " AND g.state IN ('waiting', 'agreed') AND p.erased_at IS NULL"

STATEMENT(open_ones, "SELECT " COLUMNS OPEN " ORDER BY g.state = 'waiting', g.id"
                     " LIMIT ?3 OFFSET ?2");
STATEMENT(open_count, "SELECT count(*) FROM guardianships g" OPEN);
STATEMENT(to_do, "SELECT count(*) FROM guardianships g" OPEN
                 " AND (g.state = 'agreed' OR NOT EXISTS"
                 " (SELECT 1 FROM links l WHERE l.person = g.minor"
                 "  AND l.kind = 'guardian' AND l.used_at IS NULL"
                 "  AND l.revoked_at IS NULL AND l.expires_at > ?2))");

size_t guardianships_open(struct db *db, int64_t organisation, int64_t skip,
                          struct guardianship *out, size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &open_ones, "iii", organisation, skip, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = read_one(&r);
    db_stop(&r);
    return count;
}

int64_t guardianships_open_count(struct db *db, int64_t organisation)
{
    return db_first(db_query(db, &open_count, "i", organisation));
}

int64_t guardianships_to_do(struct db *db, int64_t organisation, int64_t now)
{
    return db_first(db_query(db, &to_do, "ii", organisation, now));
}

/* ---- what a guardian said --------------------------------------------------------- */

STATEMENT(set_tell, "UPDATE guardianships SET tell = ?3 WHERE id = ?2 AND guardian = ?1"
                    " AND state IN ('agreed', 'confirmed')");
STATEMENT(words, "SELECT a.value FROM drafts d JOIN answers a ON a.draft = d.id"
                 " WHERE d.person = ?1 AND d.form = 'guardian' AND d.about = ?2"
                 " AND d.filled_at IS NOT NULL AND a.item = 'GU5'"
                 " ORDER BY d.id DESC LIMIT 1");

bool guardianship_set_tell(struct db *db, int64_t guardian, int64_t id, const char *tell)
{
    return db_run(db, &set_tell, "iit", guardian, id, tell) == 1;
}

const char *guardianship_words(struct db *db, const struct guardianship *g)
{
    struct rows r = db_query(db, &words, "ii", g->guardian, g->id);
    const char *text = db_next(&r) ? db_text(&r, 0) : NULL;
    db_stop(&r);
    return text;
}

/* ---- people ----------------------------------------------------------------------- */

STATEMENT(take_consent,
          "UPDATE consents SET withdrawn_at = ?3, withdrawal_channel = 'messenger'"
          " WHERE person = ?1 AND purpose = 'P1' AND guardian = ?2"
          " AND withdrawn_at IS NULL");
STATEMENT(discharge,
          "DELETE FROM enrolments WHERE person = ?1 AND organisation = ?2"
          " AND role = 'guardian' AND NOT EXISTS (SELECT 1 FROM guardianships g"
          " WHERE g.guardian = ?1 AND " LIVE ")");
STATEMENT(invitation, "SELECT invitation FROM people WHERE id = ?1");
STATEMENT(newest_link, "SELECT ifnull(max(id), 0) FROM links WHERE person = ?1"
                       " AND kind = 'guardian'");
STATEMENT(strip_drafts, "DELETE FROM drafts WHERE person = ?1");
STATEMENT(strip_sent, "DELETE FROM outbox WHERE file IN"
                      " (SELECT id FROM files WHERE person = ?1)");
STATEMENT(strip_files, "DELETE FROM files WHERE person = ?1");
STATEMENT(strip_enrolments, "DELETE FROM enrolments WHERE person = ?1");
STATEMENT(strip_texts, "DELETE FROM acknowledgements WHERE person = ?1");
STATEMENT(strip_applications, "DELETE FROM applications WHERE person = ?1");
STATEMENT(strip_person, "UPDATE people SET name = '', occupation = '', texts = 0,"
                        " onboarded_at = NULL WHERE id = ?1");

void guardian_take_consent(struct db *db, int64_t minor, int64_t guardian, int64_t now)
{
    db_run(db, &take_consent, "iii", minor, guardian, now);
}

void guardian_discharge(struct db *db, int64_t guardian, int64_t organisation)
{
    db_run(db, &discharge, "ii", guardian, organisation);
}

int64_t minor_invitation(struct db *db, int64_t minor)
{
    return db_first(db_query(db, &invitation, "i", minor));
}

int64_t minor_newest_link(struct db *db, int64_t minor)
{
    return db_first(db_query(db, &newest_link, "i", minor));
}

void minor_strip(struct db *db, int64_t minor)
{
    static const struct statement *const everywhere[] = {
        &strip_drafts, &strip_sent,         &strip_files,  &strip_enrolments,
        &strip_texts,  &strip_applications, &strip_person,
    };
    for (size_t i = 0; i < COUNT(everywhere); i++)
        db_run(db, everywhere[i], "i", minor);
}
