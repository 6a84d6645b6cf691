/* candidates.c - who may be put into a match. */
#include "storage/candidates.h"

#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#define LIVE(state) state " NOT IN ('draft', 'completed', 'stopped', 'changed')"
#define TAKEN       LIVE("m.state") " AND m.state <> 'proposed'"
#define LOAD(role, who)                                                                  \
    "SELECT count(*) FROM match_members b CROSS JOIN matches m ON m.id = b.match"        \
    " WHERE b.person = " who " AND b.role = '" role "' AND b.left_at IS NULL"
#define PLACE " AND m.kind <> 'SPEED'"
#define ON_REGISTER(role)                                                                \
    "EXISTS (SELECT 1 FROM enrolments WHERE person = p.id"                               \
    " AND organisation = ?1 AND role = '" role "')"

/* ---- people ----------------------------------------------------------------------- */

#define LIST(roles)                                                                                                                     \
    "SELECT DISTINCT p.id, p.number, p.name, (" LOAD("mentor", "p.id") PLACE                                                            \
        " AND " TAKEN "), (" LOAD("mentor", "p.id") PLACE                                                                               \
        " AND m.state = 'proposed'), (" LOAD("mentee", "p.id") " AND " LIVE("m.state") "), p.paused_until, p.occupation, " ON_REGISTER( \
            "mentor") ", " ON_REGISTER("mentee") " FROM enrolments e CROSS JOIN people p ON p.id = e.person WHERE e.organisation = ?1"  \
                                                 " AND e.role IN (" roles                                                               \
                                                 ") AND p.erased_at IS NULL AND p.state <> 'frozen'"                                    \
                                                 " ORDER BY p.number"

STATEMENT(mentors, LIST("'mentor'"));
STATEMENT(mentees, LIST("'mentee'"));
STATEMENT(either, LIST("'mentee', 'mentor'"));

static struct candidate read_one(const struct rows *r)
{
    return (struct candidate){
        .id = db_int(r, 0),
        .number = db_int(r, 1),
        .name = db_text(r, 2),
        .key = "",
        .taken = (int)db_int(r, 3),
        .asked = (int)db_int(r, 4),
        .led = (int)db_int(r, 5),
        .paused_until = db_int(r, 6),
        .occupation = db_text(r, 7),
        .mentor = db_int(r, 8),
        .mentee = db_int(r, 9),
    };
}

struct candidate *candidates_of(struct db *db, int64_t organisation,
                                enum member_role role, bool both, size_t *count)
{
    size_t room = 16;
    struct candidate *all = talloc_array(db_memory_of(db), struct candidate, room);
    const struct statement *which = role == MEMBER_MENTOR ? &mentors : &mentees;
    struct rows r = db_query(db, both ? &either : which, "i", organisation);
    *count = 0;
    while (db_next(&r)) {
        if (*count == room)
            all = talloc_realloc(db_memory_of(db), all, struct candidate, room *= 2);
        all[(*count)++] = read_one(&r);
    }
    return all;
}

static int by_key(const void *one, const void *other)
{
    const struct candidate *a = one, *b = other;
    int order = strcmp(a->key, b->key);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

/* Who leads and is led least comes first. */
static int by_place(const void *one, const void *other)
{
    const struct candidate *a = one, *b = other;
    int order = (a->taken + a->led) - (b->taken + b->led);
    return order ? order : by_key(one, other);
}

void candidates_sort(struct candidate *all, size_t count, bool free_first)
{
    qsort(all, count, sizeof *all, free_first ? by_place : by_key);
}

/* ---- places and pairs ------------------------------------------------------------- */

STATEMENT(taken, LOAD("mentor", "?1") PLACE " AND b.match NOT IN (?2, ?3) AND " TAKEN);
STATEMENT(asked, LOAD("mentor", "?1") PLACE " AND b.match NOT IN (?2, ?3)"
                                            " AND m.state = 'proposed'");
STATEMENT(led, LOAD("mentee", "?1") " AND b.match NOT IN (?2, ?3) AND " LIVE("m.state"));
STATEMENT(both_in, "SELECT b.match FROM match_members b"
                   " CROSS JOIN match_members a ON a.match = b.match AND a.person = ?2"
                   " CROSS JOIN matches m ON m.id = b.match"
                   " WHERE b.person = ?1 AND b.left_at IS NULL AND a.left_at IS NULL"
                   " AND b.match NOT IN (?3, ?4) AND " LIVE("m.state") " LIMIT 1");

int64_t places_taken(struct db *db, int64_t person, int64_t but, int64_t nor)
{
    return db_first(db_query(db, &taken, "iii", person, but, nor));
}

int64_t places_asked(struct db *db, int64_t person, int64_t but, int64_t nor)
{
    return db_first(db_query(db, &asked, "iii", person, but, nor));
}

int64_t places_led(struct db *db, int64_t person, int64_t but, int64_t nor)
{
    return db_first(db_query(db, &led, "iii", person, but, nor));
}

int64_t match_of_both(struct db *db, int64_t one, int64_t another, int64_t but,
                      int64_t nor)
{
    return db_first(db_query(db, &both_in, "iiii", one, another, but, nor));
}

/* ---- drafts ----------------------------------------------------------------------- */

STATEMENT(empty, "SELECT id FROM matches m WHERE organisation = ?1 AND state = 'draft'"
                 " AND made_by = ?2 AND follows IS NULL AND starts_on = '' AND NOT EXISTS"
                 " (SELECT 1 FROM match_members WHERE match = m.id) LIMIT 1");
STATEMENT(draft_both, "SELECT a.match FROM match_members a"
                      " CROSS JOIN match_members b ON b.match = a.match AND b.person = ?3"
                      "  AND b.role = 'mentor' CROSS JOIN matches m ON m.id = a.match"
                      " WHERE a.person = ?2 AND a.role = 'mentee' AND m.organisation = ?1"
                      " AND m.state = 'draft' AND (SELECT count(*) FROM match_members c"
                      "  WHERE c.match = m.id) = 2 LIMIT 1");
STATEMENT(follower, "SELECT id FROM matches WHERE follows = ?2 AND organisation = ?1"
                    " AND state NOT IN ('completed', 'stopped', 'changed') LIMIT 1");
STATEMENT(declined, "SELECT detail FROM match_events WHERE match = ?1 AND person = ?2"
                    " AND what = 'declined' ORDER BY at DESC, id DESC LIMIT 1");

int64_t match_empty_draft(struct db *db, int64_t organisation, int64_t made_by)
{
    return db_first(db_query(db, &empty, "ii", organisation, made_by));
}

int64_t match_draft_of(struct db *db, int64_t organisation, int64_t mentee,
                       int64_t mentor)
{
    return db_first(db_query(db, &draft_both, "iii", organisation, mentee, mentor));
}

int64_t match_follower(struct db *db, int64_t organisation, int64_t match)
{
    return db_first(db_query(db, &follower, "ii", organisation, match));
}

const char *match_declined(struct db *db, int64_t match, int64_t person)
{
    struct rows r = db_query(db, &declined, "ii", match, person);
    const char *reason = db_next(&r) ? db_text(&r, 0) : NULL;
    db_stop(&r);
    return reason;
}
