/* retention_test.c - each term of keeping (domain.md 6.4): what is a day too young stays,
 * what is a day old enough goes; never more than was asked for at a time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "handlers/features.h"
#include "tests/rig.h"

enum { YEAR = 366 * DAY };

static int open_bench(void **state)
{
    struct rig *r = *state = rig_open(&product);
    rig_time(r, "2028-02-10 12:00");
    rig_person(r, "anna", MENTOR);
    rig_person(r, "ben", CURATOR);
    rig_sql(r, "UPDATE people SET texts = 1000, onboarded_at = 5; DELETE FROM consents");
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

/* `sql` with the moment so many seconds before now for its %lld. */
static void old_row(struct rig *r, const char *before, int64_t age, const char *after)
{
    rig_sql(r, talloc_asprintf(r->memory, "PRAGMA foreign_keys = OFF; %s%lld%s", before,
                               (long long)(r->now - age), after));
}

static int64_t run(struct rig *r, int64_t (*rule)(struct db *, int64_t, size_t),
                   size_t room)
{
    db_begin(r->db);
    int64_t count = rule(r->db, r->now, room);
    assert_int_equal(db_commit(r->db), DB_OK);
    return count;
}

/* One row a day short of the term stays; three that reached it go, two at a time. */
static void term(struct rig *r, int64_t (*rule)(struct db *, int64_t, size_t),
                 const char *table, int64_t age, const char *before, const char *after)
{
    const char *count = talloc_asprintf(r->memory, "SELECT count(*) FROM %s", table);
    int64_t others = rig_number(r, count);
    old_row(r, before, age - DAY, after);
    assert_int_equal(run(r, rule, 10), 0);
    for (int i = 0; i < 3; i++)
        old_row(r, before, age, after);
    assert_int_equal(run(r, rule, 2), 2);
    assert_int_equal(run(r, rule, 2), 1);
    assert_int_equal(run(r, rule, 2), 0);
    assert_int_equal(rig_number(r, count), others + 1);
}

/* ---- rows alone ------------------------------------------------------------------- */

static void referrals_go_after_30_days(void **state)
{
    struct rig *r = *state;
    term(r, retention_referrals, "referrals", 30 * DAY,
         "INSERT INTO referrals (organisation, by, role, whom, knows, state, made_at)"
         " VALUES (1, 2, 'mentee', 'teacher', 1, 'invited', ",
         ")");
}

static void who_joined_is_no_referral_any_more(void **state)
{
    struct rig *r = *state;
    old_row(r,
            "INSERT INTO referrals (organisation, by, role, whom, knows, state, made_at)"
            " VALUES (1, 2, 'mentee', 'teacher', 1, 'joined', ",
            90 * DAY, ")");
    assert_int_equal(run(r, retention_referrals, 10), 0);
}

static void withdrawn_consents_go_after_3_years(void **state)
{
    struct rig *r = *state;
    term(r, retention_consents, "consents", (int64_t)3 * YEAR,
         "INSERT INTO consents (person, organisation, purpose, text_version, text_hash,"
         " language, given_at, channel, withdrawn_at) VALUES"
         " (1, 1, 'P1', 1, '', 'en', 5, 'paper', ",
         ")");
}

static void ended_consents_go_after_3_years(void **state)
{
    struct rig *r = *state;
    term(r, retention_consents, "consents", (int64_t)3 * YEAR,
         "INSERT INTO consents (person, organisation, purpose, text_version, text_hash,"
         " language, given_at, channel, valid_until) VALUES"
         " (1, 1, 'P2', 1, '', 'en', 5, 'paper', ",
         ")");
}

static void acts_go_after_3_years(void **state)
{
    struct rig *r = *state;
    term(r, retention_acts, "erasure_acts", (int64_t)3 * YEAR,
         "INSERT INTO erasure_acts (organisation, person, number, ground, rows, at)"
         " VALUES (1, 9, 9, 'asked', '', ",
         ")");
}

static void links_go_30_days_after_their_end(void **state)
{
    struct rig *r = *state;
    term(r, retention_links, "links", 30 * DAY,
         "INSERT INTO links (organisation, code, kind, created_at, expires_at)"
         " VALUES (1, hex(randomblob(8)), 'early', 5, ",
         ")");
}

static void drafts_of_matches_go_after_30_days(void **state)
{
    struct rig *r = *state;
    term(r, retention_drafts, "matches", 30 * DAY,
         "INSERT INTO matches (organisation, form, kind, made_by, made_at, touched_at)"
         " VALUES (1, 'TT', 'TRAD', 1, 5, ",
         ")");
    rig_sql(r, "UPDATE matches SET state = 'proposed', touched_at = 5");
    assert_int_equal(run(r, retention_drafts, 10), 0);
}

static void audit_goes_after_a_year(void **state)
{
    struct rig *r = *state;
    static const char before[] =
        "INSERT INTO audit (organisation, person, act, about, at)"
        " VALUES (1, 1, 'x', 0, ";
    old_row(r, before, YEAR - DAY, ")");
    old_row(r, before, YEAR + 1, ")");
    db_begin(r->db);
    audit_sweep(r->db, r->now);
    assert_int_equal(db_commit(r->db), DB_OK);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM audit"), 1);
}

/* ---- empty rows of people --------------------------------------------------------- */

static void erased_long_ago(struct rig *r, int64_t age)
{
    old_row(r,
            "INSERT INTO people (organisation, number, age, language, zone, joined_at,"
            " erased_at) VALUES (1, (SELECT max(number) + 1 FROM people), '18+', '',"
            " 'UTC', 5, ",
            age, ")");
}

static void empty_rows_go_after_3_years(void **state)
{
    struct rig *r = *state;
    erased_long_ago(r, (int64_t)3 * YEAR - DAY); /* 3 */
    erased_long_ago(r, (int64_t)3 * YEAR);       /* 4 */
    erased_long_ago(r, (int64_t)3 * YEAR);       /* 5: a consent is left */
    erased_long_ago(r, (int64_t)3 * YEAR);       /* 6: the newest of all */
    rig_sql(r, "INSERT INTO consents (person, organisation, purpose, text_version,"
               " text_hash, language, given_at, channel) VALUES"
               " (5, 1, 'P1', 1, '', 'en', 5, 'paper')");
    assert_int_equal(run(r, retention_people, 10), 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM people WHERE id = 4"), 0);
    rig_sql(r, "DELETE FROM consents");
    assert_int_equal(run(r, retention_people, 10), 1);
    assert_int_equal(rig_number(r, "SELECT max(id) FROM people"), 6);
}

/* ---- matches that are over -------------------------------------------------------- */

#define NEWEST "(SELECT max(id) FROM matches)"

/* A match of these two that ended so long ago; its id is `id`. */
static void ended_match(struct rig *r, int id, int64_t age)
{
    old_row(r,
            talloc_asprintf(r->memory,
                            "INSERT INTO matches (id, organisation, form, kind, state,"
                            " goal, made_by, made_at, reason, ended_at) VALUES"
                            " (%d, 1, 'TT', 'TRAD', 'completed', 'g', 2, 5, 'C1', ",
                            id),
            age, ")");
    rig_sql(r, "INSERT INTO match_members (match, person, role) VALUES"
               " (" NEWEST ", 1, 'mentor'), (" NEWEST ", 2, 'mentee');"
               "INSERT INTO files (id, person, messenger, external, kind, made_at)"
               " VALUES (" NEWEST ", 1, 'm', 'x', 'voice', 5);"
               "INSERT INTO diary (person, match, text, file, at) VALUES"
               " (1, " NEWEST ", 'mine', " NEWEST ", 5), (2, " NEWEST ", 'his', NULL, 5);"
               "INSERT INTO prompts (person, prompt, match, asked_at) VALUES"
               " (1, 'RE', " NEWEST ", 5);"
               "INSERT INTO silences (person, match, since) VALUES (1, " NEWEST ", 5);"
               "INSERT INTO endings (match, person, wish, comment, made_at) VALUES"
               " (" NEWEST ", 1, 'early', 'why', 5);"
               "INSERT INTO meetings (id, organisation, match, type, status,"
               " starts_at, minutes, zone, outcome, made_by, made_at) VALUES"
               " (" NEWEST ", 1, " NEWEST ", 'M1', 'held', 5, 45, 'UTC', 'said', 1, 5);"
               "INSERT INTO meeting_people (meeting, person, role) VALUES"
               " (" NEWEST ", 1, 'mentor');"
               "INSERT INTO match_events (match, person, what, at) VALUES"
               " (" NEWEST ", 1, 'ended', 5)");
}

static int64_t of_match(struct rig *r, const char *rows, int id)
{
    return rig_number(
        r,
        talloc_asprintf(r->memory, "SELECT count(*) FROM %s AND match = %d", rows, id));
}

static void free_words_of_a_match_go_after_90_days(void **state)
{
    struct rig *r = *state;
    ended_match(r, 1, 89 * DAY);
    ended_match(r, 2, 90 * DAY);
    assert_int_equal(run(r, retention_diaries, 1), 1);
    assert_int_equal(run(r, retention_diaries, 10), 1);
    assert_int_equal(run(r, retention_diaries, 10), 0);
    assert_int_equal(run(r, retention_prompts, 10), 1);
    assert_int_equal(run(r, retention_silences, 10), 1);
    assert_int_equal(run(r, retention_comments, 10), 1);
    assert_int_equal(run(r, retention_comments, 10), 0);
    for (int id = 1; id <= 2; id++) {
        assert_int_equal(of_match(r, "diary WHERE 1", id), id == 1 ? 2 : 0);
        assert_int_equal(of_match(r, "prompts WHERE 1", id), id == 1);
        assert_int_equal(of_match(r, "silences WHERE 1", id), id == 1);
        assert_int_equal(of_match(r, "endings WHERE comment <> ''", id), id == 1);
    }
    assert_int_equal(rig_number(r, "SELECT count(*) FROM files"), 1);
}

static void a_diary_stays_with_who_keeps_it(void **state)
{
    struct rig *r = *state;
    ended_match(r, 1, 90 * DAY);
    rig_sql(r, "INSERT INTO preferences VALUES (1, 'diary.keep', '1'),"
               " (2, 'diary.keep', '0')");
    assert_int_equal(run(r, retention_diaries, 10), 1);
    assert_int_equal(of_match(r, "diary WHERE person = 1", 1), 1);
}

/* The match and its meetings stay as numbers. */
static void records_are_anonymised_after_3_years(void **state)
{
    struct rig *r = *state;
    ended_match(r, 1, (int64_t)3 * YEAR - DAY);
    ended_match(r, 2, (int64_t)3 * YEAR);
    ended_match(r, 3, (int64_t)3 * YEAR);
    assert_int_equal(run(r, retention_records, 1), 1);
    assert_int_equal(run(r, retention_records, 10), 1);
    assert_int_equal(run(r, retention_records, 10), 0);
    for (int id = 1; id <= 3; id++) {
        assert_int_equal(of_match(r, "match_members WHERE 1", id), id == 1 ? 2 : 0);
        assert_int_equal(of_match(r, "meetings WHERE outcome <> ''", id), id == 1);
        assert_int_equal(of_match(r, "meetings WHERE status = 'held'", id), 1);
        assert_int_equal(of_match(r, "match_events WHERE person > 0", id), id == 1);
        assert_int_equal(of_match(r, "endings WHERE 1", id), id == 1);
    }
    assert_int_equal(rig_number(r, "SELECT count(*) FROM meeting_people"), 1);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM matches WHERE goal = ''"), 2);
}

/* ---- invitations ------------------------------------------------------------------ */

static void invitation(struct rig *r, int64_t age)
{
    old_row(r,
            "INSERT INTO invitations (organisation, code, role, created_at, expires_at)"
            " VALUES (1, hex(randomblob(8)), 'mentee', 5, ",
            age, ")");
}

static void invitations_go_when_nobody_refers_to_them(void **state)
{
    struct rig *r = *state;
    int64_t cursor = 0, deleted = 0;
    int rounds = 0;
    invitation(r, 399 * DAY);
    for (int i = 0; i < 4; i++)
        invitation(r, 400 * DAY);
    rig_sql(r, "UPDATE people SET invitation = 3 WHERE id = 1");
    do {
        db_begin(r->db);
        deleted += retention_invitations(r->db, r->now, &cursor, 2);
        assert_int_equal(db_commit(r->db), DB_OK);
        rounds++;
    } while (cursor);
    assert_int_equal(deleted, 3);
    assert_int_equal(rounds, 3);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM invitations WHERE id IN (1, 3)"),
                     2);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(referrals_go_after_30_days),
        ON_BENCH(who_joined_is_no_referral_any_more),
        ON_BENCH(withdrawn_consents_go_after_3_years),
        ON_BENCH(ended_consents_go_after_3_years),
        ON_BENCH(acts_go_after_3_years),
        ON_BENCH(links_go_30_days_after_their_end),
        ON_BENCH(drafts_of_matches_go_after_30_days),
        ON_BENCH(audit_goes_after_a_year),
        ON_BENCH(empty_rows_go_after_3_years),
        ON_BENCH(free_words_of_a_match_go_after_90_days),
        ON_BENCH(a_diary_stays_with_who_keeps_it),
        ON_BENCH(records_are_anonymised_after_3_years),
        ON_BENCH(invitations_go_when_nobody_refers_to_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
