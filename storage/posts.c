/* posts.c - posts and registers, read as one set of roles. */
#include "storage/posts.h"

#include <string.h>

static const struct {
    unsigned role;
    const char *word;
    bool post;
} words[] = {
    { ADMINISTRATOR, "administrator", true },
    { CURATOR, "curator", true },
    { DEPUTY, "deputy", true },
    { GUARDIAN, "guardian", false },
    { HEAD, "head", true },
    { MENTEE, "mentee", false },
    { MENTOR, "mentor", false },
    { PSYCHOLOGIST, "psychologist", true },
    { RESOURCE, "resource", true },
};

unsigned role_named(const char *word)
{
    for (size_t i = 0; i < COUNT(words); i++)
        if (strcmp(words[i].word, word) == 0)
            return words[i].role;
    return 0;
}

const char *role_word(unsigned role)
{
    for (size_t i = 0; i < COUNT(words); i++)
        if (words[i].role == role)
            return words[i].word;
    die("posts: no word for role %u", role);
}

bool role_is_post(unsigned role)
{
    for (size_t i = 0; i < COUNT(words); i++)
        if (words[i].role == role)
            return words[i].post;
    return false;
}

STATEMENT(of, "SELECT post FROM posts WHERE person = ?1 AND organisation = ?2"
              " AND confirmed_at IS NOT NULL"
              " UNION ALL"
              " SELECT role FROM enrolments WHERE person = ?1 AND organisation = ?2");

unsigned roles_of(struct db *db, int64_t person, int64_t organisation)
{
    if (!person)
        return STRANGER;
    unsigned roles = MEMBER;
    struct rows r = db_query(db, &of, "ii", person, organisation);
    while (db_next(&r))
        roles |= role_named(db_text(&r, 0));
    return roles;
}

STATEMENT(give_post,
          "INSERT OR IGNORE INTO posts (person, organisation, post, since,"
          " given_by, accepted_at, confirmed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?4, ?4)");
STATEMENT(enrol, "INSERT OR IGNORE INTO enrolments (person, organisation, role, since)"
                 " VALUES (?1, ?2, ?3, ?4)");

void role_give(struct db *db, int64_t person, int64_t organisation, unsigned role,
               int64_t given_by, int64_t now)
{
    if (role_is_post(role))
        db_run(db, &give_post, "iitio", person, organisation, role_word(role), now,
               given_by);
    else
        db_run(db, &enrol, "iiti", person, organisation, role_word(role), now);
}

STATEMENT(take_post, "DELETE FROM posts WHERE person = ?1 AND organisation = ?2"
                     " AND post = ?3");
STATEMENT(disenrol, "DELETE FROM enrolments WHERE person = ?1 AND organisation = ?2"
                    " AND role = ?3");

bool role_take(struct db *db, int64_t person, int64_t organisation, unsigned role)
{
    return db_run(db, role_is_post(role) ? &take_post : &disenrol, "iit", person,
                  organisation, role_word(role)) > 0;
}

STATEMENT(post_holders, "SELECT o.person FROM posts o JOIN people p ON p.id = o.person"
                        " WHERE o.organisation = ?1 AND o.post = ?2"
                        " AND o.confirmed_at IS NOT NULL AND p.state <> 'frozen'"
                        " ORDER BY o.person");
STATEMENT(enrolled, "SELECT person FROM enrolments WHERE organisation = ?1 AND role = ?2"
                    " ORDER BY person");

static struct rows holders(struct db *db, int64_t organisation, unsigned role)
{
    return db_query(db, role_is_post(role) ? &post_holders : &enrolled, "it",
                    organisation, role_word(role));
}

int64_t *role_holders(struct db *db, int64_t organisation, unsigned role)
{
    return db_all_ids(holders(db, organisation, role));
}

/* ---- one post of one person ------------------------------------------------------- */

STATEMENT(offer, "INSERT OR IGNORE INTO posts (person, organisation, post, since,"
                 " given_by) VALUES (?1, ?2, ?3, ?4, ?5)");
STATEMENT(accept, "UPDATE posts SET accepted_at = ?4 WHERE person = ?1"
                  " AND organisation = ?2 AND post = ?3 AND accepted_at IS NULL");
STATEMENT(confirm, "UPDATE posts SET confirmed_at = ?4, since = ?4, confirmed_by = ?5"
                   " WHERE person = ?1 AND organisation = ?2 AND post = ?3"
                   " AND accepted_at IS NOT NULL AND confirmed_at IS NULL");
STATEMENT(end_it, "DELETE FROM posts WHERE person = ?1 AND organisation = ?2"
                  " AND post = ?3");
STATEMENT(describe, "UPDATE posts SET duties = ifnull(?4, duties),"
                    " paper = ifnull(?5, paper)"
                    " WHERE person = ?1 AND organisation = ?2 AND post = ?3");

bool post_offer(struct db *db, int64_t organisation, int64_t person, unsigned role,
                int64_t given_by, int64_t now)
{
    return db_run(db, &offer, "iitio", person, organisation, role_word(role), now,
                  given_by) == 1;
}

bool post_accept(struct db *db, const struct post *p, int64_t now)
{
    return db_run(db, &accept, "iiti", p->person, p->organisation, role_word(p->role),
                  now) == 1;
}

bool post_confirm(struct db *db, const struct post *p, int64_t by, int64_t now)
{
    return db_run(db, &confirm, "iitio", p->person, p->organisation, role_word(p->role),
                  now, by) == 1;
}

bool post_end(struct db *db, const struct post *p)
{
    return db_run(db, &end_it, "iit", p->person, p->organisation, role_word(p->role)) ==
           1;
}

bool post_describe(struct db *db, const struct post *p, const char *duties,
                   const char *paper)
{
    return db_run(db, &describe, "iittt", p->person, p->organisation, role_word(p->role),
                  duties, paper) == 1;
}

#define COLUMNS                                                                          \
    "o.person, o.organisation, o.post, o.since, o.given_by, o.accepted_at,"              \
    " o.confirmed_at, o.duties, o.paper"
#define FROM_PEOPLE " FROM posts o JOIN people p ON p.id = o.person "

STATEMENT(find_post, "SELECT " COLUMNS FROM_PEOPLE "WHERE o.person = ?2"
                     " AND o.organisation = ?1 AND o.post = ?3 AND p.state <> 'frozen'");
STATEMENT(in_office,
          "SELECT " COLUMNS FROM_PEOPLE "WHERE o.organisation = ?1"
          " AND o.confirmed_at IS NOT NULL AND p.state <> 'frozen'"
          " ORDER BY instr('curator deputy head psychologist resource administrator',"
          " o.post), o.since, o.person LIMIT ?3 OFFSET ?2");
STATEMENT(how_many, "SELECT count(*)" FROM_PEOPLE "WHERE o.organisation = ?1"
                    " AND o.confirmed_at IS NOT NULL AND p.state <> 'frozen'");
STATEMENT(unconfirmed, "SELECT " COLUMNS FROM_PEOPLE "WHERE o.organisation = ?1"
                       " AND o.confirmed_at IS NULL AND p.state <> 'frozen'"
                       " ORDER BY o.since, o.person LIMIT ?2");
STATEMENT(of_one, "SELECT " COLUMNS FROM_PEOPLE "WHERE o.person = ?2"
                  " AND o.organisation = ?1 ORDER BY o.since LIMIT ?3");
STATEMENT(staff, "SELECT DISTINCT o.person" FROM_PEOPLE "WHERE o.organisation = ?1"
                 " AND o.confirmed_at IS NOT NULL AND p.state = 'active'"
                 " AND p.age = '18+' AND p.learner = 0 AND o.person NOT IN"
                 " (SELECT person FROM safeguarding WHERE organisation = ?1)"
                 " ORDER BY o.person LIMIT ?3 OFFSET ?2");

static struct post read_post(const struct rows *r)
{
    return (struct post){
        .person = db_int(r, 0),
        .organisation = db_int(r, 1),
        .role = role_named(db_text(r, 2)),
        .since = db_int(r, 3),
        .given_by = db_int(r, 4),
        .accepted_at = db_int(r, 5),
        .confirmed_at = db_int(r, 6),
        .duties = db_text(r, 7),
        .paper = db_text(r, 8),
    };
}

static size_t read_posts(struct rows r, struct post *out, size_t room)
{
    size_t count = 0;
    while (count < room && db_next(&r))
        out[count++] = read_post(&r);
    db_stop(&r);
    return count;
}

struct post post_find(struct db *db, int64_t organisation, int64_t person, unsigned role)
{
    struct post p = { 0 };
    if (role_is_post(role))
        read_posts(db_query(db, &find_post, "iit", organisation, person, role_word(role)),
                   &p, 1);
    return p;
}

size_t posts_in_office(struct db *db, int64_t organisation, int64_t skip,
                       struct post *out, size_t room)
{
    return read_posts(db_query(db, &in_office, "iii", organisation, skip, (int64_t)room),
                      out, room);
}

int64_t posts_count(struct db *db, int64_t organisation)
{
    return db_first(db_query(db, &how_many, "i", organisation));
}

size_t posts_unconfirmed(struct db *db, int64_t organisation, struct post *out,
                         size_t room)
{
    return read_posts(db_query(db, &unconfirmed, "ii", organisation, (int64_t)room), out,
                      room);
}

size_t posts_of(struct db *db, int64_t organisation, int64_t person, struct post *out,
                size_t room)
{
    return read_posts(db_query(db, &of_one, "iii", organisation, person, (int64_t)room),
                      out, room);
}

bool posts_besides(struct db *db, int64_t organisation, unsigned any_of, int64_t one,
                   int64_t other)
{
    for (size_t i = 0; i < COUNT(words); i++) {
        if (!words[i].post || !(words[i].role & any_of))
            continue;
        const int64_t *people = role_holders(db, organisation, words[i].role);
        for (; *people; people++)
            if (*people != one && *people != other)
                return true;
    }
    return false;
}

size_t posts_staff(struct db *db, int64_t organisation, int64_t skip, int64_t *out,
                   size_t room)
{
    return db_ids(db_query(db, &staff, "iii", organisation, skip, (int64_t)room), out,
                  room);
}
