/* indicators_test.c - numbers of a school (domain.md 4.0-4.2): what is random goes in as
 * rows, what comes out is compared with a plain count over the same rows in memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bot/inside.h"
#include "handlers/features.h"
#include "tests/rig.h"

enum { MATCHES = 12, MEETINGS = 300, CASES = 120, ROUNDS = 20, SPAN = 60 * DAY };
enum { START = 1000 * DAY, PEOPLE = 16 };

struct made_match {
    int64_t id, from, until, mentor, mentee; /* until 0: goes on */
};
struct made_meeting {
    int64_t at, match;
    const char *status, *type;
    int asked, filled;
};
struct made_case {
    int64_t asked, by, answered, closed; /* 0: not */
    bool safety;
};
static struct made_match pairs[MATCHES];
static struct made_meeting held[MEETINGS];
static struct made_case asked[CASES];
static int64_t someone[PEOPLE];

static unsigned seed;
static int64_t pick(int64_t most)
{
    seed = seed * 1103515245u + 12345u;
    return (int64_t)((seed >> 8) % (uint64_t)most);
}

static void run(struct rig *r, const char *pattern, ...)
    __attribute__((format(printf, 2, 3)));
static void run(struct rig *r, const char *pattern, ...)
{
    char sql[1000];
    va_list list;
    va_start(list, pattern);
    vsnprintf(sql, sizeof sql, pattern, list);
    va_end(list);
    assert_true(db_script(r->db, sql));
}

/* ---- rows ------------------------------------------------------------------------- */

static void make_matches(struct rig *r)
{
    for (int i = 0; i < MATCHES; i++) {
        struct made_match *m = &pairs[i];
        *m = (struct made_match){ .id = i + 1,
                                  .from = START + pick(SPAN),
                                  .mentor = someone[pick(PEOPLE / 2)],
                                  .mentee = someone[PEOPLE / 2 + pick(PEOPLE / 2)] };
        m->until = pick(2) ? m->from + pick(SPAN) : 0;
        run(r,
            "INSERT INTO matches (id, organisation, form, kind, state, made_by,"
            " made_at, active_at, ended_at) VALUES (%d, 1, 'TT', 'TRAD', '%s', 1, 1,"
            " %lld, nullif(%lld, 0))",
            i + 1, m->until ? "completed" : "active", (long long)m->from,
            (long long)m->until);
        run(r,
            "INSERT INTO match_members (match, person, role) VALUES"
            " (%d, %lld, 'mentor'), (%d, %lld, 'mentee')",
            i + 1, (long long)m->mentor, i + 1, (long long)m->mentee);
    }
}

static void make_meeting(struct rig *r, int i)
{
    static const char *const statuses[] = {
        "planned",       "confirmed", "held", "partly", "unknown",       "moved",
        "missed_mentee", "cancelled", "held", "held",   "missed_mentor", "disputed"
    };
    static const char *const types[] = { "M1", "M4", "M4", "MK", "MC", "MG" };
    const struct made_match *m = &pairs[pick(MATCHES)];
    struct made_meeting *g = &held[i];
    *g = (struct made_meeting){ .at = START + pick(SPAN),
                                .match = pick(8) ? m->id : 0,
                                .status = statuses[pick(COUNT(statuses))],
                                .type = types[pick(COUNT(types))],
                                .asked = (int)pick(3) };
    run(r,
        "INSERT INTO meetings (id, organisation, match, type, status, starts_at,"
        " minutes, zone, made_by, made_at) VALUES (%d, 1, nullif(%lld, 0), '%s', '%s',"
        " %lld, 45, 'UTC', 1, 1)",
        i + 1, (long long)g->match, g->type, g->status, (long long)g->at);
    for (int k = 0; k < g->asked; k++) {
        int filled = (int)pick(2);
        g->filled += filled;
        run(r,
            "INSERT INTO feedback (meeting, person, role, asked_at, filled_at)"
            " VALUES (%d, %lld, 'mentor', 5, %s)",
            i + 1, (long long)someone[k], filled ? "6" : "NULL");
    }
}

static void make_case(struct rig *r, int i)
{
    struct made_case *h = &asked[i];
    *h = (struct made_case){ .asked = START + pick(SPAN), .safety = pick(5) == 0 };
    h->by = h->asked + pick(5 * DAY);
    h->answered = pick(3) ? h->asked + pick(6 * DAY) : 0;
    h->closed = pick(2) ? h->asked + pick(9 * DAY) : 0;
    run(r,
        "INSERT INTO cases (organisation, asker, state, made_at, asked_at, answer_by,"
        " promised_by, first_answer_at, closed_at, safety) VALUES (1, %lld, 'waiting',"
        " %lld, %lld, %lld, %lld, nullif(%lld, 0), nullif(%lld, 0), %d)",
        (long long)someone[0], (long long)h->asked, (long long)h->asked, (long long)h->by,
        (long long)h->by, (long long)h->answered, (long long)h->closed, h->safety);
}

/* ---- the same, counted over what is in memory ----------------------------------------
 */

static bool counts(const struct made_meeting *g, int64_t from, int64_t until)
{
    if (!g->match || strcmp(g->type, "MC") == 0 || strcmp(g->type, "MG") == 0 ||
        g->at < from || g->at >= until)
        return false;
    const struct made_match *m = &pairs[g->match - 1];
    return strcmp(g->status, "cancelled") != 0 || !m->until || m->until > g->at;
}

static struct span_counts expected(int64_t from, int64_t until)
{
    struct span_counts c = { 0 };
    for (int i = 0; i < MEETINGS; i++) {
        const struct made_meeting *g = &held[i];
        if (!counts(g, from, until))
            continue;
        c.due += strcmp(g->status, "moved") != 0;
        c.held += strcmp(g->status, "held") == 0 || strcmp(g->status, "partly") == 0;
        c.asked += g->asked;
        c.filled += g->filled;
    }
    for (int i = 0; i < CASES; i++) {
        const struct made_case *h = &asked[i];
        bool answered = h->answered != 0;
        if (h->safety || h->by < from || h->by >= until ||
            (!answered && h->closed && h->closed <= h->by))
            continue;
        c.help++;
        c.in_time += answered && h->answered <= h->by;
    }
    return c;
}

static void each_span_is_counted(void **state)
{
    struct rig *r = *state;
    for (int i = 0; i < ROUNDS; i++) {
        int64_t from = START + pick(SPAN), until = from + pick(20 * DAY), now = until;
        if (pick(3) == 0)
            now = from + pick(10 * DAY);
        struct span_counts c = indicators_span(r->db, 1, from, until, now);
        struct span_counts e = expected(from, now < until ? now : until);
        assert_int_equal(c.due, e.due);
        assert_int_equal(c.held, e.held);
        assert_int_equal(c.asked, e.asked);
        assert_int_equal(c.filled, e.filled);
        assert_int_equal(c.help, e.help);
        assert_int_equal(c.in_time, e.in_time);
        struct span_counts none = indicators_span(r->db, 2, from, until, now);
        assert_int_equal(none.due + none.help + none.asked, 0);
    }
}

static bool took_part(int64_t person, int64_t from, int64_t until, bool *mentee)
{
    bool any = false;
    for (int i = 0; i < MATCHES; i++) {
        const struct made_match *m = &pairs[i];
        if (m->from > until || (m->until && m->until < from))
            continue;
        any |= m->mentor == person || m->mentee == person;
        *mentee |= m->mentee == person;
    }
    return any;
}

/* Every second one is a learner; of the teachers, every third told her service. */
static void whoever_took_part_is_counted_once(void **state)
{
    struct rig *r = *state;
    for (int i = 0; i < ROUNDS; i++) {
        int64_t from = START + pick(SPAN), until = from + pick(20 * DAY);
        struct involved n = indicators_involved(r->db, 1, from, until), e = { 0 };
        for (int k = 0; k < PEOPLE; k++) {
            bool mentee = false, learner = k % 2, teacher = !learner && k % 5;
            if (!took_part(someone[k], from, until, &mentee))
                continue;
            e.learners += learner;
            e.teachers += teacher;
            e.others += !learner && !teacher;
            e.learner_mentees += learner && mentee;
            e.young_mentees += teacher && mentee && k % 3 == 0;
            e.untold += teacher && mentee && k % 3 != 0;
        }
        assert_memory_equal(&n, &e, sizeof n);
    }
}

static int open_school(void **state)
{
    struct rig *r = *state = rig_open(&product);
    seed = 7;
    for (int i = 0; i < PEOPLE; i++) {
        char name[16];
        snprintf(name, sizeof name, "p%d", i);
        someone[i] = rig_person(r, name, i < PEOPLE / 2 ? MENTOR : MENTEE);
        run(r, "UPDATE people SET learner = %d, occupation = '%s' WHERE id = %lld", i % 2,
            i % 2        ? "learner"
            : i % 5 == 0 ? "specialist"
            : i % 4      ? "young"
                         : "teacher",
            (long long)someone[i]);
        if (i % 3 == 0)
            run(r,
                "INSERT INTO drafts (id, person, form, about, version, started_at,"
                " filled_at) VALUES (%d, %lld, 'mentee', 0, 1, 1, 2);"
                " INSERT INTO answers (draft, item, position, value)"
                " VALUES (%d, 'OE02', 1, '%s')",
                i + 1, (long long)someone[i], i + 1, i % 2 ? "TO1" : "Y1_3");
    }
    make_matches(r);
    for (int i = 0; i < MEETINGS; i++)
        make_meeting(r, i);
    for (int i = 0; i < CASES; i++)
        make_case(r, i);
    return 0;
}

static int close_school(void **state)
{
    rig_close(*state);
    return 0;
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_school, close_school)
    const struct CMUnitTest tests[] = {
        TEST(each_span_is_counted),
        TEST(whoever_took_part_is_counted_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
