/* guardian_test.c - guardianships of another school are nobody's business here: every
 * press with their ids and codes changes nothing of theirs and tells them nothing. And
 * for whom a match may be made. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "handlers/features.h"
#include "tests/rig.h"

static const char *const traces[] = { "accounts", "cards", "inbox",
                                      "outbox",   "state", NULL };

/* A minor of that school who waits, a guardian who agreed, and a link for one more. */
struct family {
    int64_t minor, answers, id; /* answers: the guardian; id: of the guardianship */
    const char *code;
};

static struct family family_in(struct rig *r, int64_t school, const char *whose)
{
    struct family f = { 0 };
    f.minor =
        rig_person_in(r, school, talloc_asprintf(r->memory, "%s-minor", whose), MENTEE);
    f.answers = rig_person_in(r, school, talloc_asprintf(r->memory, "%s-guardian", whose),
                              GUARDIAN);
    db_begin(r->db);
    person_set_age(r->db, f.minor, "10-13");
    person_set_learner(r->db, f.minor, true);
    f.id = guardianship_wait(r->db, school, f.minor, r->now);
    struct guardianship g = {
        .organisation = school,
        .minor = f.minor,
        .guardian = f.answers,
        .kinship = "parent",
    };
    assert_int_equal(guardianship_agree(r->db, &g, r->now), f.id);
    struct link l = { .organisation = school,
                      .kind = "guardian",
                      .person = f.minor,
                      .expires_at = r->now + WEEK };
    link_add(r->db, &l, r->now);
    f.code = talloc_strdup(r->memory, l.code);
    assert_int_equal(db_commit(r->db), DB_OK);
    return f;
}

struct bench {
    struct rig *rig;
    struct family own, foreign;
};

static int open_bench(void **state)
{
    struct bench *b = talloc_zero(NULL, struct bench);
    struct rig *r = b->rig = rig_open(&product);
    int64_t other = rig_school(r, "Foreign School");
    rig_person(r, "curator", CURATOR);
    rig_person_in(r, other, "foreign-curator", CURATOR);
    b->own = family_in(r, RIG_SCHOOL, "own");
    b->foreign = family_in(r, other, "foreign");
    *state = b;
    return 0;
}

static int close_bench(void **state)
{
    struct bench *b = *state;
    rig_close(b->rig);
    talloc_free(b);
    return 0;
}

/* ---- another school's -------------------------------------------------------------- */

static void press(struct bench *b, const char *who, const char *value)
{
    struct rig *r = b->rig;
    char *before = rig_dump_school(r, 2, traces);
    rig_forget(r);
    rig_press(r, who, value);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM failures"), 0);
    if (strcmp(before, rig_dump_school(r, 2, traces)) != 0)
        fail_msg("%s by %s changed the foreign school", value, who);
    for (size_t i = 0; i < r->sent_count; i++)
        if (strncmp(r->sent[i].chat, "chat-foreign", 12) == 0)
            fail_msg("%s by %s is heard in the foreign school", value, who);
}

static void press_all(struct bench *b, const char *who, const struct feature *f)
{
    const struct family *theirs = &b->foreign;
    for (const struct action *a = f->actions; a && a->name; a++) {
        const char *const values[] = {
            talloc_asprintf(b->rig->memory, "%s:%s:%lld:%lld", f->name, a->name,
                            (long long)theirs->id, 0LL),
            talloc_asprintf(b->rig->memory, "%s:%s:%lld:2", f->name, a->name,
                            (long long)theirs->minor),
            talloc_asprintf(b->rig->memory, "%s:%s:%lld:dates", f->name, a->name,
                            (long long)theirs->id),
            talloc_asprintf(b->rig->memory, "%s:%s:%s:en:parent:%d", f->name, a->name,
                            theirs->code, DOCUMENTS_REVISION),
        };
        for (size_t i = 0; i < COUNT(values); i++)
            press(b, who, values[i]);
    }
}

static void another_school_is_out_of_reach(void **state)
{
    static const struct feature *const features[] = {
        &guardian, &guardian_desk, &guardian_door, &guardian_link, &guardian_view,
    };
    static const char *const people_here[] = { "curator", "own-guardian", "own-minor" };
    for (size_t f = 0; f < COUNT(features); f++)
        for (size_t p = 0; p < COUNT(people_here); p++)
            press_all(*state, people_here[p], features[f]);
}

/* The same presses do something where they belong: or the test above would prove nothing.
 */
static void the_own_school_is_within_reach(void **state)
{
    struct bench *b = *state;
    struct rig *r = b->rig;
    rig_press(r, "own-guardian",
              talloc_asprintf(r->memory, "guardian_view:tell:%lld:dates",
                              (long long)b->own.id));
    assert_int_equal(
        rig_number(r, "SELECT count(*) FROM guardianships WHERE tell = 'dates'"), 1);
    rig_press(
        r, "curator",
        talloc_asprintf(r->memory, "guardian_desk:confirm:%lld", (long long)b->own.id));
    assert_int_equal(
        rig_number(r, "SELECT count(*) FROM guardianships WHERE state = 'confirmed'"), 1);
    rig_press(r, "curator",
              talloc_asprintf(r->memory, "guardian_link:revoke:%lld:1",
                              (long long)b->own.minor));
    assert_int_equal(
        rig_number(r, "SELECT count(*) FROM links WHERE revoked_at IS NOT NULL"), 1);
}

/* ---- for whom a match may be made ------------------------------------------------- */

static bool confirmed(struct bench *b, int64_t person)
{
    db_begin(b->rig->db);
    struct person p = person_find(b->rig->db, person);
    bool yes = guardian_confirmed(b->rig->db, &p);
    db_commit(b->rig->db);
    return yes;
}

static void a_match_waits_for_the_school(void **state)
{
    struct bench *b = *state;
    assert_true(confirmed(b, b->own.answers));
    assert_false(confirmed(b, b->own.minor));
    rig_press(b->rig, "curator",
              talloc_asprintf(b->rig->memory, "guardian_desk:confirm:%lld",
                              (long long)b->own.id));
    assert_true(confirmed(b, b->own.minor));
    rig_sql(b->rig, "UPDATE people SET state = 'waiting' WHERE name = 'own-minor'");
    assert_false(confirmed(b, b->own.minor));
    assert_false(confirmed(b, b->foreign.minor));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(another_school_is_out_of_reach, open_bench,
                                        close_bench),
        cmocka_unit_test_setup_teardown(the_own_school_is_within_reach, open_bench,
                                        close_bench),
        cmocka_unit_test_setup_teardown(a_match_waits_for_the_school, open_bench,
                                        close_bench),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
