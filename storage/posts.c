/* posts.c - posts and registers, read as one set of roles. */
#include "storage/posts.h"

#include <string.h>
#include <talloc.h>

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

STATEMENT(post_holders, "SELECT person FROM posts WHERE organisation = ?1 AND post = ?2"
                        " AND confirmed_at IS NOT NULL"
                        " ORDER BY person");
STATEMENT(enrolled, "SELECT person FROM enrolments WHERE organisation = ?1 AND role = ?2"
                    " ORDER BY person");

static struct rows holders(struct db *db, int64_t organisation, unsigned role)
{
    return db_query(db, role_is_post(role) ? &post_holders : &enrolled, "it",
                    organisation, role_word(role));
}

int64_t *role_holders(struct db *db, int64_t organisation, unsigned role)
{
    int64_t *people = talloc_zero_array(db_memory_of(db), int64_t, 1);
    size_t count = 0;
    struct rows r = holders(db, organisation, role);
    while (db_next(&r)) {
        people = talloc_realloc(db_memory_of(db), people, int64_t, count + 2);
        people[count++] = db_int(&r, 0);
        people[count] = 0;
    }
    return people;
}

int64_t role_count(struct db *db, int64_t organisation, unsigned role)
{
    int64_t count = 0;
    struct rows r = holders(db, organisation, role);
    while (db_next(&r))
        count++;
    return count;
}
