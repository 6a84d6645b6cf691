/* members.c - who is in a pair or a group (matches.h), and as what. */
#include "storage/matches.h"

#include <string.h>

static const char *const roles_[] = { "mentor", "mentee" };

const char *member_role_word(enum member_role role)
{
    return roles_[role];
}

#define COLUMNS                                                                          \
    "SELECT match, person, role, sphere, answer, answered_at, reason, comment, left_at"  \
    " FROM match_members WHERE match = ?1"
#define ORDERED " ORDER BY role DESC, person"

static struct member read_one(const struct rows *r)
{
    return (struct member){
        .match = db_int(r, 0),
        .person = db_int(r, 1),
        .role = strcmp(db_text(r, 2), "mentor") == 0 ? MEMBER_MENTOR : MEMBER_MENTEE,
        .sphere = db_text(r, 3),
        .answer = db_text(r, 4),
        .answered_at = db_int(r, 5),
        .reason = db_text(r, 6),
        .comment = db_text(r, 7),
        .left_at = db_int(r, 8),
    };
}

STATEMENT(present, COLUMNS " AND left_at IS NULL" ORDERED);
STATEMENT(ever, COLUMNS ORDERED);
STATEMENT(one, COLUMNS " AND person = ?2");

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

struct member member_find(struct db *db, int64_t match, int64_t person)
{
    struct member m = { 0 };
    struct rows r = db_query(db, &one, "ii", match, person);
    if (db_next(&r))
        m = read_one(&r);
    db_stop(&r);
    return m;
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
