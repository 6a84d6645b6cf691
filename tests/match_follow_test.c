/* match_follow_test.c - a draft that carries a match on with other people (C7): form,
 * kind, those who stay and their topics; asked for twice it is the same one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "bot/inside.h"
#include "handlers/features.h"
#include "tests/rig.h"

static int64_t curator, mentor, mentee;

static int open_bench(void **state)
{
    struct rig *r = *state = rig_open(&product);
    rig_time(r, "2026-10-05 12:00");
    curator = rig_person(r, "ann", CURATOR);
    mentor = rig_person(r, "ben", MENTOR);
    mentee = rig_person(r, "cat", MENTEE);
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

/* The mentor has left it; the mentee goes on. */
static void follow(struct turn *t, const void *what)
{
    struct match m = { .organisation = t->who.organisation,
                       .form = "TT",
                       .kind = "REV",
                       .every = 7,
                       .starts_on = "2026-09-07",
                       .ends_on = "2027-05-31",
                       .made_by = curator };
    (void)what;
    m.id = match_add(t->db, &m, t->now);
    member_add(t->db, m.id, mentor, MEMBER_MENTOR);
    member_add(t->db, m.id, mentee, MEMBER_MENTEE);
    topic_set(t->db, m.id, 1, "Methods", mentor);
    topic_set(t->db, m.id, 2, "Boards", mentee);
    match_move(t->db, m.id, MATCH_DRAFT, MATCH_PROPOSED, t->now);
    member_leave(t->db, m.id, mentor, t->now);
    m = match_find(t->db, m.organisation, m.id);
    matching_follow(t, &m);
    matching_follow(t, &m);
}

static void a_match_is_carried_on(void **state)
{
    struct rig *r = *state;
    struct promise whom = { .kind = "test", .person = curator };
    engine_in_batch(r->engine, &whom, follow, NULL);
    rig_settle(r);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM matches"), 2);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM matches WHERE state = 'draft'"
                                   " AND follows = 1 AND form = 'TT' AND kind = 'REV'"
                                   " AND every = 7 AND starts_on = '2026-10-05'"
                                   " AND ends_on = '2027-05-31'"),
                     1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM match_members WHERE match = 2"),
                     1);
    assert_int_equal(rig_number(r, "SELECT person FROM match_members WHERE match = 2"),
                     mentee);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM topics WHERE match = 2"), 1);
    assert_int_equal(rig_number(r, "SELECT mentor FROM topics WHERE match = 2"), mentee);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_match_is_carried_on, open_bench, close_bench),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
