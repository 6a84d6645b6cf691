/* desk.c - see desk.h. Pair k of a school is of its people 2k - 1 (mentor) and 2k
 * (mentee); behind them come a curator, a deputy and a head, then those without a pair.
 * School s has the people from s * 100000 on. Each pair has met forty times, each side
 * has said what it was like, and felt its pulse ten times. */
#include "tests/bench/desk.h"

#include <stdio.h>
#include <string.h>

#include "storage/db.h"
#include "tests/bench/school.h"
#include "tests/bench/turns.h"

enum {
    SCHOOLS = 10,
    PEOPLE = 1200,
    ACTS = 60,
    CURATOR_AT = 1000,
    HOURS = 26,
    SAME_DIGEST = 301
};

/* $S: the school's number from 0. */
static const char people[] =
    "INSERT INTO organisations (id, name, zone, language, names, created_at, ready_at)"
    " SELECT $S + 1, 'School', 'Europe/Moscow', 'ru', 'full', 5, 5 WHERE $S > 0;"
    "INSERT INTO people (id, organisation, number, age, language, zone, joined_at, texts,"
    " onboarded_at) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE"
    " i < 1200) SELECT $S * 100000 + i, $S + 1, i, '18+', 'ru', 'Europe/Moscow',"
    " unixepoch() - 40000000, 99, 5 FROM n WHERE $S > 0;"
    "UPDATE people SET name = 'Person ' || (id * 7919 % 99991), occupation ="
    " iif(number % 3, 'teacher', 'young') WHERE organisation = $S + 1;"
    "DELETE FROM enrolments WHERE organisation = $S + 1;"
    "INSERT INTO enrolments (person, organisation, role, since) SELECT id, organisation,"
    " iif(number % 2 AND number <= 1000, 'mentor', 'mentee'), unixepoch() - 40000000"
    " FROM people WHERE organisation = $S + 1 AND number NOT BETWEEN 1001 AND 1003;"
    "INSERT INTO posts (person, organisation, post, since, accepted_at, confirmed_at)"
    " VALUES ($S * 100000 + 1001, $S + 1, 'curator', 5, 5, 5),"
    " ($S * 100000 + 1002, $S + 1, 'deputy', 5, 5, 5),"
    " ($S * 100000 + 1003, $S + 1, 'head', 5, 5, 5);"
    "INSERT INTO consents (person, organisation, purpose, text_version, text_hash,"
    " language, given_at, channel, valid_until) SELECT id, organisation, 'P1', 1, '00',"
    " 'ru', 5, 'messenger', unixepoch() + 90 * 86400 FROM people"
    " WHERE organisation = $S + 1;"
    "INSERT INTO applications (organisation, person, state, source, made_at)"
    " SELECT organisation, person, 'accepted', 'A', 5 FROM enrolments WHERE role = 'mentor'"
    " AND organisation = $S + 1;"
    "INSERT INTO drafts (person, form, about, version, started_at, filled_at)"
    " SELECT person, role, 0, 1, 5, 6 FROM enrolments WHERE organisation = $S + 1;"
    "INSERT INTO answers (draft, item, position, value) SELECT d.id,"
    " iif(d.form = 'mentee', 'OE05', 'OM04'), 1,"
    " 'DR' || (d.person % 9 + 1) || ',DR' || (d.person / 9 % 9 + 1) FROM drafts d"
    " JOIN people p ON p.id = d.person WHERE p.organisation = $S + 1 AND d.about = 0;";

static const char pairs[] =
    "INSERT INTO matches (id, organisation, form, kind, state, made_by, made_at,"
    " active_at, starts_on, ends_on) WITH RECURSIVE k (n) AS (SELECT 1 UNION ALL SELECT"
    " n + 1 FROM k WHERE n < 500) SELECT $S * 1000 + n, $S + 1, 'TT', 'TRAD',"
    " 'active', 1, unixepoch() - 31536000, unixepoch() - 31536000,"
    " date('now', '-365 days'), date('now', '+90 days') FROM k;"
    "INSERT INTO match_members (match, person, role, answer) SELECT id,"
    " $S * 100000 + 2 * (id % 1000) - 1, 'mentor', 'accepted' FROM matches"
    " WHERE organisation = $S + 1 UNION ALL SELECT id,"
    " $S * 100000 + 2 * (id % 1000), 'mentee', 'accepted' FROM matches"
    " WHERE organisation = $S + 1;"
    "INSERT INTO meetings (organisation, match, type, status, starts_at, minutes, zone,"
    " made_by, made_at, settled_at) WITH RECURSIVE k (n) AS (SELECT 1 UNION ALL SELECT"
    " n + 1 FROM k WHERE n < 40) SELECT m.organisation, m.id, iif(k.n = 1, 'M1', 'M4'),"
    " iif((k.n + m.id) % 7, 'held', 'missed_mentee'), unixepoch() - 31536000 + k.n *"
    " 777600 + m.id % 200 * 3000, 45, 'Europe/Moscow', 5, 5, 6 FROM matches m, k"
    " WHERE m.organisation = $S + 1;"
    "INSERT INTO meeting_people (meeting, person, role, answer, answered_version, held,"
    " held_at) SELECT g.id, b.person, b.role, 'yes', 1, iif(g.status = 'held', 'yes',"
    " 'no'), g.starts_at + 5400 FROM meetings g JOIN match_members b ON b.match = g.match"
    " WHERE g.organisation = $S + 1;"
    "INSERT INTO feedback (meeting, person, role, asked_at, filled_at) SELECT p.meeting,"
    " p.person, p.role, p.held_at, iif(p.person % 5, p.held_at, NULL)"
    " FROM meeting_people p JOIN meetings g ON g.id = p.meeting"
    " WHERE g.organisation = $S + 1 AND p.held = 'yes';"
    "INSERT INTO drafts (person, form, about, version, taps, started_at, filled_at)"
    " SELECT f.person, 'feedback_' || f.role, f.id, 1, 3, f.filled_at - 20, f.filled_at"
    " FROM feedback f JOIN meetings g ON g.id = f.meeting WHERE g.organisation = $S + 1"
    " AND f.filled_at IS NOT NULL;"
    "INSERT INTO answers (draft, item, position, value) SELECT d.id, i.column1, i.column2,"
    " 1 + (d.id * 7 + i.column2) % 5 FROM drafts d JOIN people p ON p.id = d.person,"
    " (VALUES ('PME1', 1), ('PME2', 2)) i WHERE d.form = 'feedback_mentee'"
    " AND p.organisation = $S + 1;"
    "INSERT INTO answers (draft, item, position, value) SELECT d.id, i.column1, i.column2,"
    " 2 + (d.id * 3 + i.column2) % 4 FROM drafts d JOIN people p ON p.id = d.person,"
    " (VALUES ('PMM1', 1), ('PMM2', 2)) i WHERE d.form = 'feedback_mentor'"
    " AND p.organisation = $S + 1;"
    "INSERT INTO pulses (match, person, number, asked_at, filled_at) WITH RECURSIVE k (n)"
    " AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < 10) SELECT b.match, b.person,"
    " k.n, unixepoch() - 31536000 + k.n * 2592000, unixepoch() - 31536000 + k.n * 2592000"
    " FROM match_members b JOIN matches m ON m.id = b.match, k"
    " WHERE m.organisation = $S + 1;"
    "INSERT INTO steps (match, owner, text, due_on, made_by, made_at, done_at) SELECT"
    " b.match, b.person, 'step', date('now', '-3 days'), 5, 5, iif(b.person % 4, 6, NULL)"
    " FROM match_members b JOIN matches m ON m.id = b.match"
    " WHERE m.organisation = $S + 1;"
    "INSERT INTO cases (organisation, asker, match, mentor, topic, urgency, addressed,"
    " words, state, owner, made_at, asked_at, answer_by, promised_by, first_answer_at,"
    " closed_at) WITH RECURSIVE k (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE"
    " n < 600) SELECT $S + 1, $S * 100000 + 2 * (n % 500 + 1),"
    " $S * 1000 + n % 500 + 1, $S * 100000 + 2 * (n % 500) + 1, 'lesson', 'week',"
    " 'mentor', 'w', iif(n > 560, 'waiting', 'closed'), $S * 100000 + 2 * (n % 500)"
    " + 1, unixepoch() - n * 50000, unixepoch() - n * 50000, unixepoch() - n * 50000 +"
    " 200000, unixepoch() - n * 50000 + 200000, iif(n > 560, NULL, unixepoch() - n *"
    " 50000 + 150000 + n * 200), iif(n > 560, NULL, unixepoch() - n * 50000 + 300000)"
    " FROM k;"
    "INSERT INTO audit (at, organisation, person, act, about) WITH RECURSIVE k (n) AS"
    " (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < 20000) SELECT unixepoch() - n *"
    " 1500, $S + 1, $S * 100000 + 1001, 'consent.given', $S * 100000 + n % 1000 + 1"
    " FROM k;";

/* The SQL with the school's number in place of each $S. */
static void run(struct db *db, const char *sql, int school)
{
    struct buffer text = { .max = 65536 };
    char number[16];
    snprintf(number, sizeof number, "%d", school);
    for (const char *at = sql, *next; at; at = next ? next + 2 : NULL) {
        next = strstr(at, "$S");
        buffer_add(&text, at, next ? (size_t)(next - at) : strlen(at));
        if (next)
            buffer_add(&text, number, strlen(number));
    }
    if (!db_script(db, buffer_get(&text)))
        die("bench: school %d: %s", school, db_why(db));
    buffer_fini(&text);
}

static void fill(const char *path, int schools)
{
    struct buffer why = { .max = 4096 };
    struct db *db = db_open(path, &why);
    if (!db || !db_script(db, "PRAGMA synchronous = OFF; BEGIN"))
        die("bench: no schools: %s", db ? db_why(db) : buffer_get(&why));
    for (int i = 0; i < schools; i++) {
        run(db, people, i);
        run(db, pairs, i);
    }
    if (!db_script(db, "UPDATE organisations SET names = 'full', ready_at = 5;"
                       " COMMIT"))
        die("bench: no schools: %s", db_why(db));
    db_close(db);
    buffer_fini(&why);
}

/* Presses it again and again as the curator of the first school. */
static void press(struct turns *t, const char *value, const char *name)
{
    turns_forget(t);
    for (int i = 0; i < ACTS; i++) {
        turns_skip(t, SAME_DIGEST);
        turns_press(t, CURATOR_AT, value);
        if (!turns_button(t, "home:open"))
            die("bench: %s is no screen: %s", name, turns_words(t));
    }
    turns_print(t, name);
}

/* A night and a morning: what is swept and found meanwhile, slice by slice. */
static void a_day(struct turns *t)
{
    int64_t began = clock_ticks();
    turns_forget(t);
    for (int hour = 0; hour < HOURS; hour++)
        turns_wait(t, 3600);
    turns_print(t, "a day of all that falls due, a slice");
    printf("  %-34s %7s %8.0f ms together\n", "", "",
           (double)(clock_ticks() - began) / 1000);
}

static const struct {
    const char *press, *name;
} screens[] = {
    { "desk:open", "the desk" },
    { "digest:open", "the digest, made anew" },
    { "people:open", "people: counts" },
    { "people:list:mentees:0", "people: the first page" },
    { "people:list:mentees:240", "people: a page in the middle" },
    { "cohort:open", "the cohort" },
    { "contacts:due", "contacts that are due" },
    { "audit:open", "the audit" },
    { "queue:open", "what waits for a decision" },
    { "timeline:of:250", "a pair's time line" },
    { "matches:show:250", "a pair's card" },
    { "people:card:500", "a person's card" },
    { "figures:targets", "coverage" },
};

static void among(const char *path, int schools)
{
    school_make(path, PEOPLE);
    fill(path, schools);
    struct turns *t = turns_open(path);
    printf("\nA school of %d people and 500 pairs with a year behind them, one of %d:\n\n"
           "  what                                 turns   p50 ms   p99 ms  longest\n",
           PEOPLE, schools);
    turns_press(t, CURATOR_AT, "home:open"); /* the file is read for the first time */
    a_day(t);
    for (size_t i = 0; i < COUNT(screens); i++)
        press(t, screens[i].press, screens[i].name);
    turns_close(t);
}

void desk_measure(const char *path, int members)
{
    (void)members;
    among(path, 1);
    among(path, SCHOOLS);
}
