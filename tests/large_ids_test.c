/* large_ids_test.c - ids beyond 2^31: who said it reaches the overseers by name, whatever
 * the number of their row is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "bot/inside.h"
#include "handlers/features.h"
#include "tests/rig.h"

static int64_t curator, mentor, mentee;

static int64_t match_made(struct rig *r)
{
    struct match m = { .organisation = RIG_SCHOOL,
                       .form = "TT",
                       .kind = "TRAD",
                       .every = 7,
                       .made_by = curator };
    db_begin(r->db);
    int64_t id = match_add(r->db, &m, r->now);
    member_add(r->db, id, mentor, MEMBER_MENTOR);
    member_add(r->db, id, mentee, MEMBER_MENTEE);
    for (enum match_state at = MATCH_DRAFT; at < MATCH_ACTIVE; at++)
        match_move(r->db, id, at, at + 1, r->now);
    assert_int_equal(db_commit(r->db), DB_OK);
    return id;
}

static int open_bench(void **state)
{
    struct rig *r = *state = rig_open(&product);
    rig_time(r, "2026-10-05 12:00");
    rig_sql(r, "INSERT INTO people (id, organisation, name, number, age, language, zone,"
               " joined_at) VALUES (3000000000, 1, 'Old', 90, '18+', 'en', 'UTC', 5);"
               "INSERT INTO sqlite_sequence VALUES ('matches', 4000000000),"
               " ('match_members', 5000000000), ('drafts', 6000000000)");
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

static void press(struct rig *r, const char *who, const char *button, int64_t id,
                  const char *rest)
{
    rig_press(r, who,
              talloc_asprintf(r->memory, "%s:%lld%s", button, (long long)id, rest));
}

static void assert_read(struct rig *r, const char *words)
{
    const struct rig_sent *last = rig_last(r, "ann");
    assert_non_null(last);
    if (!strstr(last->words, words))
        fail_msg("not in it: %s\n%s", words, last->words);
}

static void doubt(struct turn *t, const void *match)
{
    ending_doubted(t, *(const int64_t *)match, t->who.id);
}

static void who_doubts_is_named(void **state)
{
    struct rig *r = *state;
    int64_t match = match_made(r);
    assert_true(mentee > INT32_MAX && match > INT32_MAX);
    engine_in_batch(r->engine, &(struct promise){ .kind = "test", .person = mentee },
                    doubt, &match);
    rig_settle(r);
    rig_wait(r, 1);
    assert_read(r, "cat");
    const char *way =
        talloc_asprintf(r->memory, "booking:with:%lld:MC", (long long)mentee);
    assert_non_null(strstr(rig_last(r, "ann")->keys, way));
}

static void who_finds_no_contact_is_named(void **state)
{
    struct rig *r = *state;
    press(r, "cat", "absence:why", match_made(r), ":contact");
    rig_wait(r, 1);
    assert_read(r, "cat");
}

static void who_asks_first_is_named(void **state)
{
    struct rig *r = *state;
    press(r, "ben", "agreement:question", match_made(r), "");
    rig_say(r, "ben", "What is the order for?");
    rig_wait(r, 1);
    assert_read(r, "ben");
    assert_read(r, "What is the order for?");
}

static void an_addendum_is_of_its_mentor(void **state)
{
    struct rig *r = *state;
    int64_t match = match_made(r);
    press(r, "ann", "agreement:addendum", match,
          talloc_asprintf(r->memory, ":%lld", (long long)mentor));
    assert_int_equal(rig_number(r, "SELECT b.person FROM drafts d JOIN match_members b"
                                   " ON b.id = d.about WHERE d.form = 'addendum'"),
                     mentor);
    rig_say(r, "ann", "17-k");
    for (int i = 0; i < 2; i++) /* its date and terms may be passed by */
        rig_press(r, "ann", rig_button(r, "ann", "Skip"));
    assert_int_equal(rig_number(r, "SELECT person FROM addenda"), mentor);
    assert_int_equal(rig_number(r, "SELECT match FROM addenda"), match);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(who_doubts_is_named, open_bench, close_bench),
        cmocka_unit_test_setup_teardown(who_finds_no_contact_is_named, open_bench,
                                        close_bench),
        cmocka_unit_test_setup_teardown(who_asks_first_is_named, open_bench, close_bench),
        cmocka_unit_test_setup_teardown(an_addendum_is_of_its_mentor, open_bench,
                                        close_bench),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
