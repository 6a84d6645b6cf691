/* desk_words_test.c - a broadcast to a thousand people leaves in slices, each once, and
 * the audit of a hundred thousand acts is read by pages: neither holds anybody up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>
#include <talloc.h>

#include "handlers/features.h"
#include "tests/rig.h"

/* 20 ms of the release build; the checked one is several times slower. */
enum { PEOPLE = 1000, SLICE_MOST = 50, MOST_MS = 200 };

static const char many_people[] =
    "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 1001)"
    " INSERT INTO people (id, organisation, name, number, age, language, zone, joined_at,"
    " onboarded_at, texts) SELECT i, 1, 'Person ' || i, i, '18+', 'en', 'UTC', 5, 5, 99"
    " FROM n;"
    "INSERT INTO enrolments (person, organisation, role, since) SELECT id, 1,"
    " CASE id % 2 WHEN 0 THEN 'mentee' ELSE 'mentor' END, 5 FROM people WHERE id > 1;"
    "INSERT INTO accounts (messenger, external, chat, person, last_at) SELECT"
    " (SELECT messenger FROM accounts LIMIT 1), 'x' || id, 'chat-x' || id, id, 5"
    " FROM people WHERE id > 1;"
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
    " INSERT INTO matches (id, organisation, form, kind, state, made_by, made_at)"
    " SELECT i, 1, 'TT', 'TRAD', 'active', 1, 5 FROM n;"
    "INSERT INTO match_members (match, person, role) SELECT i.id, 2 * i.id, 'mentee'"
    " FROM matches i UNION ALL SELECT i.id, 2 * i.id + 1, 'mentor' FROM matches i;"
    "INSERT INTO meetings (organisation, match, type, status, starts_at, minutes, zone,"
    " made_by, made_at) SELECT 1, id, 'M1', 'held', 5, 45, 'UTC', 1, 5 FROM matches"
    " WHERE id % 2;";

static struct rig *bench(void)
{
    struct rig *r = rig_open(&product);
    rig_time(r, "2026-09-07 12:00");
    assert_int_equal(rig_person(r, "anna", CURATOR), 1);
    rig_sql(r, "UPDATE people SET texts = 1000, onboarded_at = 5");
    rig_sql(r, many_people);
    return r;
}

static int64_t ms_since(clock_t from)
{
    return (int64_t)(clock() - from) * 1000 / CLOCKS_PER_SEC;
}

static void in_time(const char *what, clock_t from)
{
    int64_t ms = ms_since(from);
    print_message("%s: %lld ms\n", what, (long long)ms);
    if (ms > MOST_MS)
        fail_msg("%s took %lld ms", what, (long long)ms);
}

static int64_t audience_of(struct rig *r, const struct broadcast *b, const char *what)
{
    clock_t from = clock();
    struct audience a = broadcast_audience(r->db, b, r->now);
    in_time(what, from);
    return (int64_t)a.count;
}

static void a_thousand_are_found_fast(void **state)
{
    (void)state;
    struct rig *r = bench();
    struct broadcast b = {
        .organisation = RIG_SCHOOL, .made_by = 1, .roles = "", .forms = "", .stages = ""
    };
    assert_int_equal(audience_of(r, &b, "everybody"), PEOPLE);
    b.stages = "active";
    assert_int_equal(audience_of(r, &b, "pairs that meet"), PEOPLE / 2);
    b.roles = "mentor";
    assert_int_equal(audience_of(r, &b, "their mentors"), PEOPLE / 4);
    b.silent = true;
    assert_int_equal(audience_of(r, &b, "who has not answered"), 0);
    b.roles = b.stages = "";
    assert_int_equal(audience_of(r, &b, "of everybody"), 0);
    clock_t from = clock();
    rig_press(r, "anna", "broadcast:open");
    rig_press(r, "anna", "broadcast:who:1:0");
    in_time("two screens", from);
    rig_close(r);
}

/* Each slice is one turn of at most fifty, the next one comes two seconds later; what
 * each gets comes once. */
static void a_thousand_get_it_once_and_in_slices(void **state)
{
    (void)state;
    struct rig *r = bench();
    rig_press(r, "anna", "broadcast:open");
    rig_say(r, "anna", "Hello to all");
    rig_press(r, "anna", "broadcast:send:1:1000");
    rig_wait(r, 9);
    assert_int_equal(rig_number(r, "SELECT sum(state = 'listed') FROM broadcast_people"),
                     PEOPLE);
    rig_forget(r);
    rig_wait(r, 1);
    assert_int_equal(rig_number(r, "SELECT sum(state <> 'listed') FROM broadcast_people"),
                     SLICE_MOST);
    for (int i = 1; i < PEOPLE / SLICE_MOST; i++) {
        clock_t from = clock();
        rig_wait(r, 2);
        if (ms_since(from) > 20 * MOST_MS)
            fail_msg("a slice took %lld ms", (long long)ms_since(from));
        assert_int_equal(
            rig_number(r, "SELECT sum(state <> 'listed') FROM broadcast_people"),
            SLICE_MOST * (i + 1));
    }
    for (int i = 0; i < 4; i++)
        rig_wait(r, 5);
    assert_int_equal(rig_number(r, "SELECT told FROM broadcasts WHERE state = 'sent'"),
                     PEOPLE);
    assert_int_equal(rig_count(r, "x2", DELIVER_SEND), 1);
    assert_int_equal(rig_count(r, "x1001", DELIVER_SEND), 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM pushes"), PEOPLE);
    rig_close(r);
}

static void a_page_of_the_audit_is_read_by_index(void **state)
{
    (void)state;
    struct rig *r = bench();
    rig_sql(r, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE"
               " i < 100000) INSERT INTO audit (at, organisation, person, act, about,"
               " detail) SELECT i, 1, i % 1000 + 1, CASE i % 5000 WHEN 0 THEN"
               " 'data.exported' ELSE 'consent.given' END, i % 1000 + 1, 'P1' FROM n");
    static const struct {
        const char *press, *says;
    } pages[] = {
        { "audit:page:all:0:0:0", "04:46 · <b>anna</b>: a person's data were given" },
        { "audit:page:all:0:0:50000", "14:53 · <b>Person 1000</b>: a consent was given" },
        { "audit:page:exports:0:0:0", "03:23 · <b>anna</b>: a person's data" },
        { "audit:page:all:7:0:0", "<b>Person 7</b>: a consent was given" },
        { "audit:page:exports:7:0:0", "no such entries" },
        { "audit:page:posts:0:0:0", "no such entries" },
        { "audit:page:consents:0:30:0", "no such entries" },
    };
    for (size_t i = 0; i < COUNT(pages); i++) {
        clock_t from = clock();
        rig_press(r, "anna", pages[i].press);
        in_time(pages[i].press, from);
        if (!strstr(rig_last(r, "anna")->words, pages[i].says))
            fail_msg("%s: %s", pages[i].press, rig_last(r, "anna")->words);
    }
    rig_close(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_thousand_are_found_fast),
        cmocka_unit_test(a_thousand_get_it_once_and_in_slices),
        cmocka_unit_test(a_page_of_the_audit_is_read_by_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
