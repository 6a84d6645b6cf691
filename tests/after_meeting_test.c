/* after_meeting_test.c - what is heard after a meeting: four taps a side at most,
 * whatever the kind and the type; a meeting without a match; the sentences of a pulse,
 * and what is made of its answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "handlers/features.h"
#include "tests/rig.h"

struct bench {
    struct rig *rig;
    int64_t mentor, mentee, curator;
};

static int open_bench(void **state)
{
    struct rig *r = rig_open(&product);
    struct bench *b = talloc_zero(r->memory, struct bench);
    *b = (struct bench){ .rig = r,
                         .mentor = rig_person(r, "ben", MENTOR),
                         .mentee = rig_person(r, "eve", MENTEE),
                         .curator = rig_person(r, "anna", CURATOR) };
    rig_time(r, "2026-09-07 10:00");
    *state = b;
    return 0;
}

static int close_bench(void **state)
{
    rig_close(((struct bench *)*state)->rig);
    return 0;
}

static void status_is(struct rig *r, int64_t meeting_id, const char *status)
{
    const char *sql =
        talloc_asprintf(r->memory, "SELECT status = '%s' FROM meetings WHERE id = %lld",
                        status, (long long)meeting_id);
    assert_int_equal(rig_number(r, sql), 1);
}

/* ---- four taps -------------------------------------------------------------------- */

static int64_t match_of_kind(struct bench *b, const char *kind)
{
    struct rig *r = b->rig;
    struct match m = { .organisation = RIG_SCHOOL,
                       .form = "TT",
                       .kind = kind,
                       .mode = "mixed",
                       .starts_on = "2026-09-01",
                       .ends_on = "2027-05-31",
                       .made_by = b->curator };
    db_begin(r->db);
    int64_t id = match_add(r->db, &m, r->now);
    member_add(r->db, id, b->mentor, MEMBER_MENTOR);
    member_add(r->db, id, b->mentee, MEMBER_MENTEE);
    match_move(r->db, id, MATCH_DRAFT, MATCH_ACTIVE, r->now);
    assert_int_equal(db_commit(r->db), DB_OK);
    return id;
}

/* It has just ended, and both have said so: the first of the four taps. */
static int64_t meeting_that_was(struct bench *b, int64_t match, const char *type)
{
    struct rig *r = b->rig;
    struct meeting m = { .organisation = RIG_SCHOOL,
                         .match = match,
                         .type = type,
                         .starts_at = r->now - HOUR,
                         .minutes = 45,
                         .zone = r->zone,
                         .made_by = b->mentor };
    db_begin(r->db);
    int64_t id = meeting_add(r->db, &m, r->now - DAY);
    outcome_tell(r->db, id, b->mentor, "yes", 45, r->now);
    outcome_tell(r->db, id, b->mentee, "yes", 0, r->now);
    assert_int_equal(db_commit(r->db), DB_OK);
    return id;
}

static void three_are_left(struct bench *b, const char *who, const char *what, int64_t id)
{
    struct rig *r = b->rig;
    rig_press(r, who, talloc_asprintf(r->memory, "feedback:begin:%lld", (long long)id));
    const struct rig_sent *last = rig_last(r, who);
    if (!last || !strstr(last->words, "1 of 3"))
        fail_msg("%s, %s: %s", what, who, last ? last->words : "nothing");
    rig_sql(r, "DELETE FROM drafts");
}

static void no_side_has_more_than_four_taps(void **state)
{
    struct bench *b = *state;
    static const char *const kinds[] = { "TRAD", "GROUP", "VIRT", "SHORT",
                                         "REV",  "SIT",   "SPEED" };
    static const char *const types[] = { "M1", "M2", "M3", "M4", "M5", "MK" };
    for (size_t i = 0; i < COUNT(kinds); i++) {
        int64_t match = match_of_kind(b, kinds[i]);
        for (size_t j = 0; j < COUNT(types); j++) {
            const char *what =
                talloc_asprintf(b->rig->memory, "%s %s", kinds[i], types[j]);
            int64_t id = meeting_that_was(b, match, types[j]);
            three_are_left(b, "ben", what, id);
            three_are_left(b, "eve", what, id);
        }
    }
}

/* ---- with a curator --------------------------------------------------------------- */

static void a_meeting_with_a_curator_is_heard_of_and_not_marked(void **state)
{
    struct bench *b = *state;
    struct rig *r = b->rig;
    struct meeting m = { .organisation = RIG_SCHOOL,
                         .type = "MC",
                         .starts_at = r->now - HOUR,
                         .minutes = 30,
                         .zone = r->zone,
                         .made_by = b->curator };
    db_begin(r->db);
    int64_t id = meeting_add(r->db, &m, r->now - DAY);
    attendee_add(r->db, id, b->curator, "curator");
    attendee_add(r->db, id, b->mentee, "guest");
    assert_int_equal(db_commit(r->db), DB_OK);
    rig_press(r, "anna",
              talloc_asprintf(r->memory, "took_place:yes:%lld:1", (long long)id));
    status_is(r, id, "planned");
    rig_press(r, "eve",
              talloc_asprintf(r->memory, "took_place:shorter:%lld:1", (long long)id));
    status_is(r, id, "partly");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM feedback"), 0);
    /* she took part, and decides nothing about it */
    rig_press(r, "anna",
              talloc_asprintf(r->memory, "took_place:decide:%lld:no", (long long)id));
    status_is(r, id, "partly");
}

/* ---- the pulse -------------------------------------------------------------------- */

static int set_of(int number)
{
    int set = 0;
    for (int item = 1; item <= 7; item++)
        if (pulse_has(number, item))
            set |= 1 << item;
    return set;
}

static void a_pulse_has_three_sentences_and_never_the_same_twice_in_a_row(void **state)
{
    (void)state;
    enum {
        AFFECTIVE = 1 << 1 | 1 << 2,
        INSTRUMENTAL = 1 << 3 | 1 << 4,
        NEGATIVE = 1 << 5 | 1 << 6 | 1 << 7
    };
    for (int number = 1; number <= 24; number++) {
        int set = set_of(number);
        assert_int_equal(__builtin_popcount((unsigned)(set & AFFECTIVE)), 1);
        assert_int_equal(__builtin_popcount((unsigned)(set & INSTRUMENTAL)), 1);
        assert_int_equal(__builtin_popcount((unsigned)(set & NEGATIVE)), 1);
        assert_int_not_equal(set, set_of(number + 1));
        assert_true(pulse_has_more(number) != pulse_has_more(number + 1));
    }
}

/* One that is filled, with these marks. */
static void pulse_filled(struct bench *b, int64_t match, const char *items[3],
                         const char *marks[3])
{
    struct db *db = b->rig->db;
    db_begin(db);
    int64_t id = pulse_add(db, match, b->mentee, b->rig->now);
    struct draft d = draft_open(db, b->mentee, "pulse_mentee", id, 1, b->rig->now);
    for (int i = 0; i < 3; i++)
        answer_save(db, d.id, items[i], marks[i], 0, true);
    answer_save(db, d.id, "RHX1", "1", 0, true); /* counts for nothing here */
    draft_fill(db, d.id, b->rig->now);
    assert_true(pulse_fill(db, id, b->rig->now));
    assert_int_equal(db_commit(db), DB_OK);
}

static void the_index_is_of_the_last_three(void **state)
{
    struct bench *b = *state;
    int64_t match = match_of_kind(b, "TRAD");
    assert_int_equal(pulse_index(b->rig->db, match, b->mentee, "mentee").pulses, 0);
    pulse_filled(b, match, (const char *[]){ "RHE1", "RHE3", "RHE5" },
                 (const char *[]){ "1", "1", "5" });
    struct pulse_index one = pulse_index(b->rig->db, match, b->mentee, "mentee");
    assert_int_equal(one.tenths, 10); /* 1, 1 and 6 - 5 */
    assert_int_equal(one.highest, 5);
    for (int i = 0; i < 3; i++)
        pulse_filled(b, match, (const char *[]){ "RHE2", "RHE4", "RHE6" },
                     (const char *[]){ "5", "4", "2" });
    struct pulse_index three = pulse_index(b->rig->db, match, b->mentee, "mentee");
    assert_int_equal(three.pulses, 3);
    assert_int_equal(three.tenths, 43); /* (5 + 4 + 4) / 3 */
    assert_int_equal(three.highest, 2);
    assert_int_equal(pulse_index(b->rig->db, match, b->mentee, "mentor").pulses, 0);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(no_side_has_more_than_four_taps),
        ON_BENCH(a_meeting_with_a_curator_is_heard_of_and_not_marked),
        ON_BENCH(a_pulse_has_three_sentences_and_never_the_same_twice_in_a_row),
        ON_BENCH(the_index_is_of_the_last_three),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
