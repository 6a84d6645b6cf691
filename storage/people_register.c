/* people_register.c - a school's people and their traits, read table by table. */
#include "storage/people_register.h"

#include <stdlib.h>
#include <string.h>
#include <talloc.h>

STATEMENT(everybody, "SELECT p.id, p.number, p.name, p.state, p.onboarded_at,"
                     " ifnull(p.paused_until, 0) > ?2 FROM people p"
                     " WHERE p.organisation = ?1 AND p.erased_at IS NULL"
                     " AND p.state <> 'frozen'");
STATEMENT(enrolled, "SELECT person, role, '' FROM enrolments WHERE organisation = ?1");
STATEMENT(in_office, "SELECT person, 'staff', '' FROM posts WHERE organisation = ?1"
                     " AND confirmed_at IS NOT NULL");
STATEMENT(in_matches, "SELECT b.person, iif(b.role = 'mentor', 'leads', 'led'), m.form"
                      " FROM matches m CROSS JOIN match_members b ON b.match = m.id"
                      " WHERE m.organisation = ?1 AND m.state IN ('proposed', 'accepted',"
                      " 'agreed', 'active', 'paused', 'closing') AND b.left_at IS NULL");
STATEMENT(lost, "SELECT a.person, a.lost_at FROM accounts a"
                " CROSS JOIN people p ON p.id = a.person WHERE a.lost_at > 0"
                " AND p.organisation = ?1 AND a.id = (SELECT id FROM accounts"
                "  WHERE person = p.id ORDER BY last_at DESC LIMIT 1)");

/* ---- people by id ----------------------------------------------------------------- */

static int by_id(const void *one, const void *other)
{
    const struct registered *a = one, *b = other;
    return (a->entry.id > b->entry.id) - (a->entry.id < b->entry.id);
}

static int by_number(const void *one, const void *other)
{
    const struct registered *a = one, *b = other;
    return (a->entry.number > b->entry.number) - (a->entry.number < b->entry.number);
}

static struct registered *find(struct registered *all, size_t count, int64_t id)
{
    struct registered key = { .entry.id = id };
    return count ? bsearch(&key, all, count, sizeof *all, by_id) : NULL;
}

static unsigned own_traits(const struct rows *r)
{
    bool waits = strcmp(db_text(r, 3), "waiting") == 0;
    return (waits ? TRAIT_WAITING : 0) |
           (!waits && !db_int(r, 4) ? (unsigned)TRAIT_UNFINISHED : 0) |
           (db_int(r, 5) ? (unsigned)TRAIT_PAUSED : 0);
}

static struct registered *read_people(struct db *db, int64_t organisation, int64_t now,
                                      size_t *count)
{
    size_t room = 64;
    struct registered *all = talloc_array(db_memory_of(db), struct registered, room);
    struct rows r = db_query(db, &everybody, "ii", organisation, now);
    for (*count = 0; db_next(&r); ++*count) {
        if (*count == room)
            all = talloc_realloc(db_memory_of(db), all, struct registered, room *= 2);
        all[*count] = (struct registered){ .entry = { .id = db_int(&r, 0),
                                                      .number = db_int(&r, 1),
                                                      .name = db_text(&r, 2),
                                                      .key = "" },
                                           .traits = own_traits(&r) };
    }
    return all;
}

/* ---- their traits ----------------------------------------------------------------- */

static unsigned trait_named(const char *word)
{
    static const struct {
        const char *word;
        unsigned trait;
    } known[] = { { "mentee", TRAIT_MENTEE },     { "mentor", TRAIT_MENTOR },
                  { "guardian", TRAIT_GUARDIAN }, { "staff", TRAIT_STAFF },
                  { "led", TRAIT_LED },           { "leads", TRAIT_LEADS } };
    for (size_t i = 0; i < COUNT(known); i++)
        if (strcmp(known[i].word, word) == 0)
            return known[i].trait;
    return 0;
}

static unsigned form_bit(const char *const *forms, const char *form)
{
    for (unsigned i = 0; forms[i] && i < REGISTER_FORMS_MOST; i++)
        if (strcmp(forms[i], form) == 0)
            return 1u << i;
    return 0;
}

static void add_traits(struct rows r, const char *const *forms, struct registered *all,
                       size_t count)
{
    while (db_next(&r)) {
        struct registered *one = find(all, count, db_int(&r, 0));
        if (!one)
            continue;
        one->traits |= trait_named(db_text(&r, 1));
        one->forms |= form_bit(forms, db_text(&r, 2));
    }
}

static void add_lost(struct rows r, struct registered *all, size_t count)
{
    while (db_next(&r)) {
        struct registered *one = find(all, count, db_int(&r, 0));
        if (!one)
            continue;
        one->traits |= TRAIT_LOST;
        one->entry.since = db_int(&r, 1);
    }
}

struct registered *people_register(struct db *db, int64_t organisation,
                                   const char *const *forms, int64_t now, size_t *count)
{
    struct registered *all = read_people(db, organisation, now, count);
    qsort(all, *count, sizeof *all, by_id);
    add_traits(db_query(db, &enrolled, "i", organisation), forms, all, *count);
    add_traits(db_query(db, &in_office, "i", organisation), forms, all, *count);
    add_traits(db_query(db, &in_matches, "i", organisation), forms, all, *count);
    add_lost(db_query(db, &lost, "i", organisation), all, *count);
    qsort(all, *count, sizeof *all, by_number);
    return all;
}

static int by_key(const void *one, const void *other)
{
    const struct registered *a = one, *b = other;
    int order = strcmp(a->entry.key, b->entry.key);
    return order ? order : by_number(one, other);
}

void people_register_sort(struct registered *all, size_t count)
{
    qsort(all, count, sizeof *all, by_key);
}

/* ---- one of them ------------------------------------------------------------------ */

#define NOT_OWN(match)                                                                   \
    " AND NOT EXISTS (SELECT 1 FROM match_members b WHERE b.match = " match              \
    " AND b.person = ?2)"
#define TAKES_PART                                                                       \
    " FROM meeting_people a CROSS JOIN meetings g ON g.id = a.meeting"                   \
    " WHERE a.person = ?3 AND g.organisation = ?1" NOT_OWN("g.match")

STATEMENT(notes, "SELECT count(*) FROM notes WHERE person = ?2 AND organisation = ?1");
STATEMENT(asked, "SELECT count(*), ifnull(sum(c.state IN ('waiting', 'taken',"
                 " 'answered')), 0) FROM cases c WHERE c.asker = ?3 AND c.state IN"
                 " ('waiting', 'taken', 'answered', 'closed') AND c.organisation = ?1"
                 " AND NOT c.safety AND c.topic <> 'safety'" NOT_OWN("c.match"));
STATEMENT(held, "SELECT count(*), ifnull(max(g.starts_at), 0)" TAKES_PART
                " AND g.status IN ('held', 'partly')");
STATEMENT(next, "SELECT min(g.starts_at)" TAKES_PART
                " AND g.status IN ('planned', 'confirmed') AND g.starts_at > ?4");

static void read_two(struct rows r, int64_t *one, int64_t *other)
{
    if (db_next(&r)) {
        *one = db_int(&r, 0);
        *other = db_int(&r, 1);
    }
    db_stop(&r);
}

struct person_figures person_figures(struct db *db, int64_t organisation, int64_t reader,
                                     int64_t person, int64_t now)
{
    struct person_figures f = { 0 };
    f.notes = db_first(db_query(db, &notes, "ii", organisation, person));
    read_two(db_query(db, &asked, "iii", organisation, reader, person), &f.asked,
             &f.asked_open);
    read_two(db_query(db, &held, "iii", organisation, reader, person), &f.held,
             &f.last_held);
    f.next = db_first(db_query(db, &next, "iiii", organisation, reader, person, now));
    return f;
}
