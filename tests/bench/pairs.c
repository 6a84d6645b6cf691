/* pairs.c - see pairs.h. Pair k is of the people 2k - 1 (mentor) and 2k (mentee). Each
 * has met forty times in a year, and said what it was like each time. */
#include "tests/bench/pairs.h"

#include <stdio.h>
#include <string.h>

#include <talloc.h>

#include "storage/db.h"
#include "tests/bench/turns.h"

enum { PAIRS = 10 * 1000, MEETINGS_BEFORE = 40 * PAIRS, ACTS = 500, STRIDE = 7919 };

#define NUMBERS(name, most)                                                              \
    name "(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM " name " WHERE n < " most ")"

static const char a_year[] =
    "PRAGMA synchronous = OFF; BEGIN;"
    "INSERT INTO lessons VALUES (1, 5, 720, 765), (1, 6, 775, 820), (1, 7, 830, 875);"
    "INSERT INTO calendar_days VALUES (1, '2026-10-26', '2026-11-03', 'holiday', '');"
    "INSERT INTO venues (organisation, kind, name, made_by, made_at, allowed_at) VALUES"
    " (1, 'place', 'Room 12', 1, 5, 5), (1, 'place', 'Library', 1, 5, 5);"
    "INSERT INTO matches (id, organisation, form, kind, state, made_by, made_at,"
    " active_at, starts_on, ends_on) WITH RECURSIVE " NUMBERS(
        "k",
        "10000") " SELECT n, 1, 'TT', 'TRAD', 'active', 1, unixepoch() - 31536000,"
                 " unixepoch() - 31536000, date('now', '-365 days'), date('now', '+90 days') FROM k;"
                 "INSERT INTO match_members (match, person, role, answer) SELECT id, 2 * id - 1,"
                 " 'mentor', 'accepted' FROM matches UNION ALL SELECT id, 2 * id, 'mentee',"
                 " 'accepted' FROM matches;"
                 "INSERT INTO enrolments (person, organisation, role, since)"
                 " SELECT 2 * id - 1, 1, 'mentor', 5 FROM matches;"
                 "INSERT INTO meetings (organisation, match, type, status, starts_at, minutes, zone,"
                 " venue, place, made_by, made_at, settled_at) WITH RECURSIVE " NUMBERS(
                     "k",
                     "40") " SELECT 1, m.id, CASE k.n WHEN 1 THEN 'M1' WHEN 2 THEN 'M2' WHEN 3 THEN 'M3'"
                           " ELSE 'M4' END, 'held', unixepoch() - 31536000 + k.n * 777600, 45,"
                           " 'Europe/Moscow', 1, 'Room 12', 2 * m.id - 1, 5, 6 FROM matches m, k;"
                           "INSERT INTO meeting_people (meeting, person, role, answer, answered_version, held,"
                           " held_at) SELECT g.id, b.person, b.role, 'yes', 1, 'yes', g.starts_at + 5400"
                           " FROM meetings g JOIN match_members b ON b.match = g.match;"
                           "INSERT INTO feedback (meeting, person, role, asked_at, filled_at) SELECT p.meeting,"
                           " p.person, p.role, p.held_at, p.held_at FROM meeting_people p;"
                           "COMMIT";

static void add_a_year(const char *path)
{
    struct buffer why = { .max = 4096 };
    struct db *db = db_open(path, &why);
    if (!db || !db_script(db, a_year))
        die("bench: no year of meetings: %s", db ? db_why(db) : buffer_get(&why));
    db_close(db);
    buffer_fini(&why);
}

struct bench_pairs {
    struct turns *turns;
    int64_t first_meeting; /* the id of the first one that is booked here */
};

static int64_t pair_at(int i)
{
    return (int64_t)i * STRIDE % PAIRS + 1;
}

/* The members of bench/turns.h are counted from 0. */
static int64_t mentor_of(int64_t pair)
{
    return 2 * pair - 2;
}

static int64_t mentee_of(int64_t pair)
{
    return 2 * pair - 1;
}

/* Presses the first button on the last screen that begins so; it must be there. */
static void press(const struct bench_pairs *b, int64_t who, const char *beginning)
{
    const char *value = turns_button(b->turns, beginning);
    if (!value)
        die("bench: no button %s: %s", beginning, turns_words(b->turns));
    turns_press(b->turns, who, value);
}

/* One act of a pair: what is pressed, and how the button of the answer begins. */
static void measure(const struct bench_pairs *b, const char *name,
                    void (*act)(const struct bench_pairs *b, int64_t pair, int i))
{
    for (int i = 0; i < ACTS; i++)
        act(b, pair_at(i), i);
    turns_print(b->turns, name);
}

static void open_pair(const struct bench_pairs *b, int64_t pair, int i)
{
    (void)i;
    turns_press(b->turns, mentor_of(pair), "pair:open");
}

/* A usual time of the last day of the strip; where there is none, any hour of it. */
static void choose_time(const struct bench_pairs *b, int64_t who)
{
    const char *day = turns_last_button(b->turns, "booking:time:");
    if (!day)
        die("bench: no day: %s", turns_words(b->turns));
    turns_press(b->turns, who, day);
    if (turns_button(b->turns, "booking:part:"))
        press(b, who, "booking:part:");
    press(b, who, "booking:place:");
}

static void propose(const struct bench_pairs *b, int64_t pair, int i)
{
    (void)i;
    (void)i;
    char value[64];
    int64_t who = mentor_of(pair);
    snprintf(value, sizeof value, "booking:begin:%lld", (long long)pair);
    turns_press(b->turns, who, value);
    choose_time(b, who);
    press(b, who, "booking:send:");
}

static void read_card(const struct bench_pairs *b, int64_t pair, int i)
{
    char value[64];
    snprintf(value, sizeof value, "meeting:show:%lld", (long long)(b->first_meeting + i));
    turns_press(b->turns, mentee_of(pair), value);
    if (!turns_button(b->turns, "meeting:yes"))
        die("bench: no card: %s", turns_words(b->turns));
}

static void confirm(const struct bench_pairs *b, int64_t pair, int i)
{
    char value[64];
    long long id = (long long)(b->first_meeting + i);
    snprintf(value, sizeof value, "meeting:yes:%lld:1", id);
    turns_press(b->turns, mentee_of(pair), value);
}

static void move(const struct bench_pairs *b, int64_t pair, int i)
{
    char value[64];
    long long id = (long long)(b->first_meeting + i);
    snprintf(value, sizeof value, "booking:move:%lld:1", id);
    turns_press(b->turns, mentor_of(pair), value);
    choose_time(b, mentor_of(pair));
    press(b, mentor_of(pair), "booking:moved:");
}

void pairs_measure(const char *path, int members)
{
    if (members < 2 * PAIRS)
        die("bench: too few people for %d pairs", PAIRS);
    add_a_year(path);
    struct bench_pairs b = { turns_open(path), MEETINGS_BEFORE + 1 };
    printf("\nPairs with a year of meetings, %d of them (%d meetings):\n\n"
           "  what                                 turns   p50 ms   p99 ms  longest\n",
           PAIRS, MEETINGS_BEFORE);
    turns_press(b.turns, mentor_of(1),
                "home:open"); /* the file is read for the first time */
    turns_forget(b.turns);
    measure(&b, "my pair", open_pair);
    measure(&b, "proposing, each of four taps", propose);
    measure(&b, "reading the meeting's card", read_card);
    measure(&b, "confirming", confirm);
    measure(&b, "moving, each of four taps", move);
    turns_close(b.turns);
}
