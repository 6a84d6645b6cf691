/* safeguarding.c - whom a safety signal reaches. */
#include "storage/safeguarding.h"

#include <talloc.h>

STATEMENT(add, "INSERT OR IGNORE INTO safeguarding (organisation, person, since,"
               " named_by) VALUES (?1, ?2, ?4, ?3)");
STATEMENT(accept, "UPDATE safeguarding SET accepted_at = ?3 WHERE organisation = ?1"
                  " AND person = ?2 AND accepted_at IS NULL");
STATEMENT(remove_one, "DELETE FROM safeguarding WHERE organisation = ?1 AND person = ?2");

bool safeguard_add(struct db *db, int64_t organisation, int64_t person, int64_t by,
                   int64_t now)
{
    return db_run(db, &add, "iioi", organisation, person, by, now) == 1;
}

bool safeguard_accept(struct db *db, int64_t organisation, int64_t person, int64_t now)
{
    return db_run(db, &accept, "iii", organisation, person, now) == 1;
}

bool safeguard_remove(struct db *db, int64_t organisation, int64_t person)
{
    return db_run(db, &remove_one, "ii", organisation, person) == 1;
}

#define COLUMNS "s.person, s.since, s.named_by, s.accepted_at"

STATEMENT(find, "SELECT " COLUMNS " FROM safeguarding s JOIN people p ON p.id = s.person"
                " WHERE s.organisation = ?1 AND s.person = ?2 AND p.state <> 'frozen'");
STATEMENT(every, "SELECT " COLUMNS " FROM safeguarding s JOIN people p ON p.id = s.person"
                 " WHERE s.organisation = ?1 AND p.state <> 'frozen'"
                 " AND p.erased_at IS NULL ORDER BY s.since, s.person");

static struct safeguard read_one(const struct rows *r)
{
    return (struct safeguard){
        .person = db_int(r, 0),
        .since = db_int(r, 1),
        .named_by = db_int(r, 2),
        .accepted_at = db_int(r, 3),
    };
}

struct safeguard safeguard_find(struct db *db, int64_t organisation, int64_t person)
{
    struct safeguard s = { 0 };
    struct rows r = db_query(db, &find, "ii", organisation, person);
    if (db_next(&r))
        s = read_one(&r);
    db_stop(&r);
    return s;
}

size_t safeguards(struct db *db, int64_t organisation, struct safeguard *out, size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &every, "i", organisation);
    while (count < room && db_next(&r))
        out[count++] = read_one(&r);
    db_stop(&r);
    return count;
}

static int64_t *add_one(struct db *db, int64_t *people, size_t *count, int64_t person)
{
    for (size_t i = 0; i < *count; i++)
        if (people[i] == person)
            return people;
    people = talloc_realloc(db_memory_of(db), people, int64_t, *count + 2);
    people[(*count)++] = person;
    people[*count] = 0;
    return people;
}

int64_t *safeguards_in_office(struct db *db, int64_t organisation, int64_t besides)
{
    int64_t *people = talloc_zero_array(db_memory_of(db), int64_t, 1);
    size_t count = 0;
    struct rows r = db_query(db, &every, "i", organisation);
    while (db_next(&r))
        if (db_int(&r, 3)) /* accepted */
            people = add_one(db, people, &count, db_int(&r, 0));
    return besides ? add_one(db, people, &count, besides) : people;
}
