/* people_lists.c - the people of one school, listed. */
#include "storage/people_lists.h"

#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#define SEEN   " p.erased_at IS NULL AND p.state <> 'frozen'"
#define SCHOOL "FROM people p WHERE p.organisation = ?1 AND" SEEN
#define LATEST                                                                           \
    "(SELECT id FROM accounts WHERE person = p.id ORDER BY last_at DESC LIMIT 1)"
#define LOST                                                                             \
    "FROM accounts a CROSS JOIN people p ON p.id = a.person"                             \
    " WHERE a.lost_at > 0 AND p.organisation = ?1 AND a.id = " LATEST " AND" SEEN
#define ENROLLED(role)                                                                   \
    "FROM enrolments e CROSS JOIN people p ON p.id = e.person"                           \
    " WHERE e.organisation = ?1 AND e.role = '" role "' AND" SEEN
#define COLUMNS "SELECT p.id, p.number, p.name, p.joined_at "
#define LIST(name, rest)                                                                 \
    STATEMENT(name, COLUMNS rest " ORDER BY p.number");                                  \
    STATEMENT(name##_count, "SELECT count(*) " rest)

LIST(everybody, SCHOOL);
LIST(mentees, ENROLLED("mentee"));
LIST(mentors, ENROLLED("mentor"));
LIST(guardians, ENROLLED("guardian"));
LIST(staff, "FROM people p WHERE p.id IN (SELECT person FROM posts WHERE organisation"
            " = ?1 AND confirmed_at IS NOT NULL) AND +p.organisation = ?1 AND" SEEN);
LIST(waiting, SCHOOL " AND p.state = 'waiting'");
LIST(unfinished, SCHOOL " AND p.state = 'active' AND p.onboarded_at IS NULL");
LIST(paused, SCHOOL " AND p.paused_until > ?2");
STATEMENT(lost, "SELECT p.id, p.number, p.name, a.lost_at " LOST " ORDER BY p.number");
STATEMENT(lost_count, "SELECT count(*) " LOST);
STATEMENT(told_lost, "SELECT p.id, p.number, p.name, a.lost_at " LOST
                     " AND a.lost_told_at = ?2 ORDER BY p.number");

static const struct {
    const struct statement *people, *count;
    const char *types;
} lists[PEOPLE_LISTS] = {
    [PEOPLE_ALL] = { &everybody, &everybody_count, "i" },
    [PEOPLE_MENTEES] = { &mentees, &mentees_count, "i" },
    [PEOPLE_MENTORS] = { &mentors, &mentors_count, "i" },
    [PEOPLE_GUARDIANS] = { &guardians, &guardians_count, "i" },
    [PEOPLE_STAFF] = { &staff, &staff_count, "i" },
    [PEOPLE_WAITING] = { &waiting, &waiting_count, "i" },
    [PEOPLE_UNFINISHED] = { &unfinished, &unfinished_count, "i" },
    [PEOPLE_PAUSED] = { &paused, &paused_count, "ii" },
    [PEOPLE_LOST] = { &lost, &lost_count, "i" },
};

static struct listed *read_all(struct db *db, struct rows r, size_t *count)
{
    size_t room = 16;
    struct listed *people = talloc_array(db_memory_of(db), struct listed, room);
    *count = 0;
    while (db_next(&r)) {
        if (*count == room)
            people = talloc_realloc(db_memory_of(db), people, struct listed, room *= 2);
        people[(*count)++] = (struct listed){
            .id = db_int(&r, 0),
            .number = db_int(&r, 1),
            .name = db_text(&r, 2),
            .key = "",
            .since = db_int(&r, 3),
        };
    }
    return people;
}

struct listed *people_listed(struct db *db, int64_t organisation, enum people_list list,
                             int64_t now, size_t *count)
{
    struct rows r =
        db_query(db, lists[list].people, lists[list].types, organisation, now);
    return read_all(db, r, count);
}

int64_t people_list_count(struct db *db, int64_t organisation, enum people_list list,
                          int64_t now)
{
    return db_first(
        db_query(db, lists[list].count, lists[list].types, organisation, now));
}

struct listed *people_told_lost(struct db *db, int64_t organisation, int64_t told_at,
                                size_t *count)
{
    return read_all(db, db_query(db, &told_lost, "ii", organisation, told_at), count);
}

static int by_key(const void *one, const void *other)
{
    const struct listed *a = one, *b = other;
    int order = strcmp(a->key, b->key);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

void people_sort(struct listed *people, size_t count)
{
    qsort(people, count, sizeof *people, by_key);
}

/* ---- one person ------------------------------------------------------------------- */

STATEMENT(application, "SELECT state FROM applications WHERE person = ?2"
                       " AND organisation = ?1 ORDER BY id DESC LIMIT 1");
STATEMENT(guardianship, "SELECT state FROM guardianships WHERE minor = ?1"
                        " ORDER BY id DESC LIMIT 1");

static const char *first_text(struct rows r)
{
    const char *text = db_next(&r) ? db_text(&r, 0) : NULL;
    db_stop(&r);
    return text;
}

const char *person_application(struct db *db, int64_t organisation, int64_t person)
{
    return first_text(db_query(db, &application, "ii", organisation, person));
}

const char *person_guardianship(struct db *db, int64_t minor)
{
    return first_text(db_query(db, &guardianship, "i", minor));
}
