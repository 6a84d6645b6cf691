/* help_cases.c - see help_cases.h. Pair k is of the people 2k - 1 (mentor) and 2k
 * (mentee), and each mentee has asked their mentor as often as it takes. All wait for an
 * answer until some moment of the next ten days; the last OVERDUE of them for a few
 * seconds only, so that they climb together. */
#include "tests/bench/help_cases.h"

#include <stdio.h>

#include <talloc.h>

#include "storage/db.h"
#include "tests/bench/school.h"
#include "tests/bench/turns.h"

enum { PAIRS = 10 * 1000, FEW = 2000, MANY = 50 * 1000, ACTS = 500, OVERDUE = 500 };
enum { CURATOR_ID = 2 * PAIRS + 1, SOON = 3600 };

static const char pairs[] =
    "INSERT INTO matches (id, organisation, form, kind, state, made_by, made_at,"
    " active_at) WITH RECURSIVE k (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k"
    " WHERE n < 10000) SELECT n, 1, 'TT', 'TRAD', 'active', 1, 5, 5 FROM k;"
    "INSERT INTO match_members (match, person, role, answer) SELECT id, 2 * id - 1,"
    " 'mentor', 'accepted' FROM matches UNION ALL SELECT id, 2 * id, 'mentee',"
    " 'accepted' FROM matches;"
    "INSERT INTO enrolments (person, organisation, role, since)"
    " SELECT 2 * id - 1, 1, 'mentor', 5 FROM matches;"
    "INSERT INTO posts (person, organisation, post, since, accepted_at, confirmed_at)"
    " VALUES (20001, 1, 'curator', 5, 5, 5), (20002, 1, 'deputy', 5, 5, 5),"
    " (20003, 1, 'head', 5, 5, 5);";

static const char cases[] =
    "INSERT INTO cases (id, organisation, asker, match, mentor, topic, urgency, addressed,"
    " words, state, owner, made_at, asked_at, answer_by) WITH RECURSIVE k (n) AS"
    " (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < %d) SELECT n, 1,"
    " 2 * (n %% %d + 1), n %% %d + 1, 2 * (n %% %d + 1) - 1, 'lesson', 'now', 'mentor',"
    " 'w', 'waiting', 2 * (n %% %d + 1) - 1, unixepoch() - 60, unixepoch() - 60,"
    " unixepoch() + iif(n > %d, %d, 864000 + n) FROM k;"
    "INSERT INTO case_people (case_id, person, part, told_at)"
    " SELECT id, owner, 'asked', 5 FROM cases;"
    "INSERT INTO promises (kind, person, about, step, due, first_due)"
    " SELECT 'help_promise.late', 0, id, 0, answer_by, answer_by FROM cases;";

static void fill(const char *path, int count)
{
    struct buffer why = { .max = 4096 };
    struct db *db = db_open(path, &why);
    char *sql = talloc_asprintf(NULL, cases, count, PAIRS, PAIRS, PAIRS, PAIRS,
                                count - OVERDUE, SOON);
    if (!db || !db_script(db, "PRAGMA synchronous = OFF; BEGIN") ||
        !db_script(db, pairs) || !db_script(db, sql) || !db_script(db, "COMMIT"))
        die("bench: no cases: %s", db ? db_why(db) : buffer_get(&why));
    talloc_free(sql);
    db_close(db);
    buffer_fini(&why);
}

/* The members of bench/turns.h are counted from 0. */
static int64_t mentor_of(int id)
{
    return 2 * (id % PAIRS);
}

static void take(struct turns *t, int id)
{
    char press[64];
    snprintf(press, sizeof press, "help_owner:now:%d", id);
    turns_press(t, mentor_of(id), press);
}

static void open_talk(struct turns *t, int id)
{
    char press[64];
    snprintf(press, sizeof press, "talk:open:%d", id);
    turns_press(t, mentor_of(id), press);
}

/* The talk is in front: the words leave for the asker. */
static void relay(struct turns *t, int id)
{
    turns_say(t, mentor_of(id), "words");
}

static void measure(struct turns *t, const char *name, void (*act)(struct turns *, int))
{
    turns_forget(t);
    for (int i = 0; i < ACTS; i++)
        act(t, i + 1);
    turns_print(t, name);
}

/* What is overdue climbs to the curator, all of it in the same second. */
static void climb(struct turns *t)
{
    turns_forget(t);
    int64_t began = clock_ticks();
    turns_wait(t, SOON + ACTS);
    double all = (double)(clock_ticks() - began) / 1000;
    turns_forget(t);
    printf("  %-34s %7d %8.2f each, their words and deliveries counted\n",
           "the overdue climb", OVERDUE, all / OVERDUE);
}

static void among(const char *path, int members, int count)
{
    school_make(path, members);
    fill(path, count);
    struct turns *t = turns_open(path);
    printf("\nAmong %d open requests for help:\n\n"
           "  what                                 turns   p50 ms   p99 ms  longest\n",
           count);
    turns_press(t, CURATOR_ID, "home:open"); /* the file is read for the first time */
    measure(t, "taking", take);
    measure(t, "opening the talk", open_talk);
    measure(t, "a line that is relayed", relay);
    climb(t);
    turns_close(t);
}

void help_cases_measure(const char *path, int members)
{
    if (members <= CURATOR_ID)
        die("bench: too few people for %d pairs", PAIRS);
    among(path, members, FEW);
    among(path, members, MANY);
}
