/* members.c - who is in a pair or a group (matches.h), and as what. */
#include "storage/matches.h"

#include <string.h>

static const char *const roles_[] = { "mentor", "mentee" };

const char *member_role_word(enum member_role role)
{
    return roles_[role];
}

#define COLUMNS                                                                          \
    "SELECT id, match, person, role, sphere, answer, answered_at, reason, comment,"      \
    " left_at FROM match_members WHERE "
#define OF_MATCH COLUMNS "match = ?1"
#define ORDERED  " ORDER BY role DESC, person"

static struct member read_one(const struct rows *r)
{
    return (struct member){
        .id = db_int(r, 0),
        .match = db_int(r, 1),
        .person = db_int(r, 2),
        .role = strcmp(db_text(r, 3), "mentor") == 0 ? MEMBER_MENTOR : MEMBER_MENTEE,
        .sphere = db_text(r, 4),
        .answer = db_text(r, 5),
        .answered_at = db_int(r, 6),
        .reason = db_text(r, 7),
        .comment = db_text(r, 8),
        .left_at = db_int(r, 9),
    };
}

STATEMENT(present, OF_MATCH " AND left_at IS NULL" ORDERED);
STATEMENT(ever, OF_MATCH ORDERED);
STATEMENT(one, OF_MATCH " AND person = ?2");
STATEMENT(get, COLUMNS "id = ?1");

static struct member *read_all(struct db *db, struct rows r)
{
    struct member *all = db_list(db, NULL, 0, sizeof *all);
    for (size_t n = 0; db_next(&r); all = db_list(db, all, n, sizeof *all))
        all[n++] = read_one(&r);
    return all;
}

struct member *members_of(struct db *db, int64_t match)
{
    return read_all(db, db_query(db, &present, "i", match));
}

struct member *members_ever(struct db *db, int64_t match)
{
    return read_all(db, db_query(db, &ever, "i", match));
}

static struct member read_first(struct rows r)
{
    struct member m = { 0 };
    if (db_next(&r))
        m = read_one(&r);
    db_stop(&r);
    return m;
}

struct member member_find(struct db *db, int64_t match, int64_t person)
{
    return read_first(db_query(db, &one, "ii", match, person));
}

struct member member_get(struct db *db, int64_t id)
{
    return read_first(db_query(db, &get, "i", id));
}

/* ---- who is with whom ------------------------------------------------------------- */

#define OPEN                                                                             \
    " b.left_at IS NULL AND m.state NOT IN ('draft', 'completed', 'stopped', 'changed')"

STATEMENT(load, "SELECT count(*) FROM match_members b JOIN matches m ON m.id = b.match"
                " WHERE b.person = ?1 AND b.role = ?2 AND" OPEN);
STATEMENT(share, "SELECT b.match FROM match_members b JOIN matches m ON m.id = b.match"
                 " JOIN match_members a ON a.match = b.match AND a.person = ?2"
                 " AND a.left_at IS NULL WHERE b.person = ?1 AND" OPEN " LIMIT 1");

int64_t member_load(struct db *db, int64_t person, enum member_role role)
{
    return db_first(db_query(db, &load, "it", person, roles_[role]));
}

int64_t members_share(struct db *db, int64_t one_, int64_t another)
{
    return db_first(db_query(db, &share, "ii", one_, another));
}

/* ---- coming, answering, going ----------------------------------------------------- */

STATEMENT(add, "INSERT INTO match_members (match, person, role) VALUES (?1, ?2, ?3)"
               " ON CONFLICT DO NOTHING");
STATEMENT(remove_one, "DELETE FROM match_members WHERE match = ?1 AND person = ?2 AND"
                      " (SELECT state FROM matches WHERE id = ?1) = 'draft'");
STATEMENT(set_sphere,
          "UPDATE match_members SET sphere = ?3 WHERE match = ?1 AND person = ?2");
STATEMENT(answer, "UPDATE match_members SET answer = ?3, answered_at = ?4"
                  " WHERE match = ?1 AND person = ?2 AND left_at IS NULL AND"
                  " (answer IS NULL OR (answer = 'accepted' AND ?3 = 'declined')) AND"
                  " (SELECT state FROM matches WHERE id = ?1) = 'proposed'");
STATEMENT(explain, "UPDATE match_members SET reason = ?3, comment = ?4"
                   " WHERE match = ?1 AND person = ?2");
STATEMENT(ask_anew, "UPDATE match_members SET answer = NULL, answered_at = NULL,"
                    " reason = '', comment = '' WHERE match = ?1");
STATEMENT(leave, "UPDATE match_members SET left_at = ?3 WHERE match = ?1"
                 " AND person = ?2 AND left_at IS NULL");

void member_add(struct db *db, int64_t match, int64_t person, enum member_role role)
{
    db_run(db, &add, "iit", match, person, roles_[role]);
}

void member_remove(struct db *db, int64_t match, int64_t person)
{
    db_run(db, &remove_one, "ii", match, person);
}

void member_set_sphere(struct db *db, int64_t match, int64_t person, const char *sphere)
{
    db_run(db, &set_sphere, "iit", match, person, sphere);
}

bool member_answer(struct db *db, int64_t match, int64_t person, const char *word,
                   int64_t now)
{
    return db_run(db, &answer, "iiti", match, person, word, now) == 1;
}

void member_explain(struct db *db, int64_t match, int64_t person, const char *reason,
                    const char *comment)
{
    db_run(db, &explain, "iitt", match, person, reason, comment);
}

void members_ask_anew(struct db *db, int64_t match)
{
    db_run(db, &ask_anew, "i", match);
}

bool member_leave(struct db *db, int64_t match, int64_t person, int64_t now)
{
    return db_run(db, &leave, "iii", match, person, now) == 1;
}
