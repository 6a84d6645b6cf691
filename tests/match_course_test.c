/* match_course_test.c - the time line of one match is read page after page without a gap;
 * talks that are late are found for who may see them; how long both are kept, and what
 * somebody is given of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "handlers/features.h"
#include "tests/rig.h"

enum { YEAR = 366 * DAY, MANY = 200, A_PAGE = 4 };

/* 1 ben oversees, 2 is a mentor, 3 a mentee; match 1 is theirs. */
static int open_bench(void **state)
{
    struct rig *r = *state = rig_open(&product);
    rig_time(r, "2028-02-10 12:00");
    rig_person(r, "ben", CURATOR);
    rig_person(r, "moe", MENTOR);
    rig_person(r, "ann", MENTEE);
    rig_sql(r, "INSERT INTO matches (id, organisation, form, kind, state, made_by,"
               " made_at, active_at) VALUES (1, 1, 'TT', 'TRAD', 'active', 1, 5, 5);"
               "INSERT INTO match_members (match, person, role) VALUES"
               " (1, 2, 'mentor'), (1, 3, 'mentee')");
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

/* ---- the time line ---------------------------------------------------------------- */

/* Of each table, five in the same second and others around it. */
static const char history[] =
    "CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
    "  FROM n WHERE i < 9) SELECT i, 1000 + 7 * max(0, i - 5) AS at FROM n;"
    "INSERT INTO meetings (organisation, match, type, status, starts_at, minutes, zone,"
    " made_by, made_at) SELECT 1, 1, 'M4', 'held', at, 45, 'UTC', 2, 5 FROM n;"
    "INSERT INTO feedback (meeting, person, partner, role, asked_at, filled_at)"
    " SELECT id, 3, 2, 'mentee', 5, starts_at FROM meetings;"
    "INSERT INTO steps (match, owner, text, made_by, made_at, done_at)"
    " SELECT 1, 3, 'step', 2, at, at + 7 FROM n;"
    "INSERT INTO cases (organisation, asker, match, topic, state, owner, made_at,"
    " asked_at, safety) SELECT 1, 3, 1, 'lesson', 'waiting', 2, 5, at, i = 9 FROM n;"
    "INSERT INTO flags (organisation, rule, match, severity, fact, count, other, since,"
    " opened_at, worse_at, ended_at, ending) SELECT 1, 'RF-02', 1, 2, 'x', 1, 1, 5, at,"
    " at, at + 7, 'done' FROM n;"
    "INSERT INTO match_events (match, person, what, at) SELECT 1, 2, 'paused', at FROM n;"
    "INSERT INTO match_notes (match, author, text, at) SELECT 1, 1, 'note', at FROM n;"
    "INSERT INTO contacts (organisation, match, person, by, kind, at)"
    " SELECT 1, 1, 3, 1, 'talk', at FROM n;"
    "DROP TABLE n";

static bool is_in_order(const struct timeline_entry *a, const struct timeline_entry *b)
{
    if (a->at != b->at)
        return a->at > b->at;
    return a->source != b->source ? a->source < b->source : a->about > b->about;
}

static size_t page_by_page(struct rig *r, unsigned sources, struct timeline_entry *out)
{
    struct timeline_place place = { 0 };
    size_t count = 0, got = A_PAGE;
    while (got == A_PAGE && count + A_PAGE < MANY) {
        got = timeline_page(r->db, 1, 1, sources, r->now, &place, out + count, A_PAGE);
        count += got;
        if (!got)
            break;
        const struct timeline_entry *last = &out[count - 1];
        place = (struct timeline_place){ last->at, last->about, (int)last->source };
    }
    return count;
}

static void pages_have_no_gap(void **state)
{
    struct rig *r = *state;
    struct timeline_entry some[MANY], whole[MANY];
    unsigned all = (1u << TIMELINE_SOURCES) - 1;
    rig_sql(r, history);
    db_begin(r->db);
    size_t count = page_by_page(r, all, some);
    assert_int_equal(count, 10 * 9 - 1); /* all but the one of safety */
    for (size_t i = 1; i < count; i++)
        assert_true(is_in_order(&some[i - 1], &some[i]));
    assert_int_equal(timeline_page(r->db, 1, 1, all, r->now,
                                   &(struct timeline_place){ 0 }, whole, MANY),
                     count);
    for (size_t i = 0; i < count; i++)
        assert_true(some[i].source == whole[i].source && some[i].about == whole[i].about);
    assert_int_equal(page_by_page(r, 1u << TIMELINE_CASE, some), 8);
    assert_int_equal(page_by_page(r, 1u << TIMELINE_NOTE, some), 9);
    /* what begins later is not told yet */
    assert_int_equal(
        timeline_page(r->db, 1, 1, all, 999, &(struct timeline_place){ 0 }, whole, MANY),
        0);
    assert_int_equal(db_commit(r->db), DB_OK);
}

static void means_are_of_both_sides(void **state)
{
    struct rig *r = *state;
    struct timeline_mean some[5];
    rig_sql(r, history);
    rig_sql(r, "INSERT INTO drafts (person, form, about, version, started_at, filled_at)"
               " SELECT 3, 'feedback_mentee', id, 1, 5, 5 FROM feedback WHERE id < 4;"
               "INSERT INTO answers (draft, item, position, value) SELECT id, 'PME1', 1,"
               " iif(about = 1, '5', '4') FROM drafts WHERE form = 'feedback_mentee';"
               "INSERT INTO answers (draft, item, position, value) SELECT id, 'PME4', 2,"
               " 'talk' FROM drafts WHERE form = 'feedback_mentee'");
    db_begin(r->db);
    assert_int_equal(timeline_means(r->db, 1, some, COUNT(some)), 1);
    assert_string_equal(some[0].item, "PME1");
    assert_int_equal(some[0].count, 3);
    assert_int_equal(some[0].tenths, 43);
    assert_int_equal(db_commit(r->db), DB_OK);
}

/* ---- talks ------------------------------------------------------------------------ */

static void late_ones_are_for_who_oversees(void **state)
{
    struct rig *r = *state;
    struct contact_term some[2];
    int64_t eve = rig_person(r, "eve", CURATOR);
    rig_sql(r, "INSERT INTO contact_terms (organisation, match, person, due_at, late_at)"
               " VALUES (1, 1, 2, 7, 7), (1, 1, 3, 6, 6)");
    db_begin(r->db);
    assert_int_equal(contact_terms_late_count(r->db, 1, 1, r->now), 2);
    assert_int_equal(contact_terms_late(r->db, 1, 1, r->now, 0, some, 2), 2);
    assert_int_equal(some[0].person, 3); /* the longest first */
    assert_int_equal(contact_terms_late(r->db, 1, 1, r->now, 1, some, 2), 1);
    assert_int_equal(some[0].person, 2);
    assert_int_equal(contact_terms_late_count(r->db, 2, 1, r->now), 0);
    assert_int_equal(contact_terms_late_count(r->db, 1, 2, r->now), 0); /* a member */
    person_set_pause(r->db, 3, r->now - 1, r->now + 1);
    assert_int_equal(contact_terms_late_count(r->db, 1, eve, r->now), 1);
    member_leave(r->db, 1, 2, r->now);
    assert_int_equal(contact_terms_late_count(r->db, 1, eve, r->now), 0);
    assert_int_equal(db_commit(r->db), DB_OK);
}

/* ---- how long they are kept ------------------------------------------------------- */

static int64_t kept(struct rig *r, const char *table)
{
    return rig_number(r, talloc_asprintf(r->memory, "SELECT count(*) FROM %s", table));
}

static void run(struct rig *r, int64_t (*rule)(struct db *, int64_t, size_t), int64_t age)
{
    rig_sql(r, talloc_asprintf(r->memory,
                               "UPDATE matches SET state = 'completed', ended_at = %lld",
                               (long long)(r->now - age)));
    db_begin(r->db);
    rule(r->db, r->now, 100);
    assert_int_equal(db_commit(r->db), DB_OK);
}

static void notes_go_first_and_talks_with_the_record(void **state)
{
    struct rig *r = *state;
    rig_sql(r, history);
    run(r, retention_match_notes, 89 * DAY);
    assert_int_equal(kept(r, "match_notes"), 9);
    run(r, retention_match_notes, 91 * DAY);
    assert_int_equal(kept(r, "match_notes"), 0);
    run(r, retention_records, (int64_t)2 * YEAR);
    assert_int_equal(kept(r, "contacts"), 9);
    run(r, retention_records, (int64_t)3 * YEAR + DAY);
    assert_int_equal(kept(r, "contacts"), 0);
}

/* That there are notes is theirs to know; what stands in them is about others too. */
static void what_is_exported(void **state)
{
    struct rig *r = *state;
    rig_sql(r, history);
    rig_sql(r, "UPDATE match_notes SET text = 'Zyablikova'");
    rig_press(r, "ann", "mydata:get:0");
    rig_wait(r, 60);
#define PARTS_WITH "SELECT count(*) FROM export_parts WHERE json LIKE "
    assert_true(rig_number(r, PARTS_WITH "'%match_notes%'") > 0);
    assert_true(rig_number(r, PARTS_WITH "'%contacts%'") > 0);
    assert_int_equal(rig_number(r, PARTS_WITH "'%Zyablikova%'"), 0);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(pages_have_no_gap),
        ON_BENCH(means_are_of_both_sides),
        ON_BENCH(late_ones_are_for_who_oversees),
        ON_BENCH(notes_go_first_and_talks_with_the_record),
        ON_BENCH(what_is_exported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
