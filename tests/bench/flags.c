/* flags.c - see flags.h. School s has the people 1000 s - 999 to 1000 s; of each two the
 * first is the mentor of the second. A tenth of the pairs has not met for long, a seventh
 * called off its last two meetings; the first person of each school is its curator. */
#include "tests/bench/flags.h"

#include <stdio.h>
#include <string.h>

#include "storage/db.h"
#include "tests/bench/turns.h"

#define NUMBERS(most)                                                                    \
    "(WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < " most    \
    ") SELECT n FROM k)"

static const char a_year[] =
    "PRAGMA synchronous = OFF; BEGIN;"
    "INSERT INTO organisations (id, name, zone, language, created_at)"
    " SELECT n + 1, 'School ' || n, 'Europe/Moscow', 'ru', 5 FROM " NUMBERS(
        "10") ";"
              "UPDATE people SET organisation = min((id - 1) / 1000 + 1, 11),"
              " occupation = 'teacher';"
              "UPDATE organisations SET ready_at = 5 WHERE id = 1;"
              "UPDATE enrolments SET organisation = min((person - 1) / 1000 + 1, 11);"
              "UPDATE enrolments SET role = 'mentor' WHERE person <= 10000 AND person % 2 = 1;"
              "INSERT INTO posts (person, organisation, post, since, accepted_at, confirmed_at)"
              " SELECT 1000 * n - 999, n, 'curator', 5, 5, 5 FROM " NUMBERS(
                  "10") ";"
                        "INSERT INTO calendar_days SELECT n, '2026-10-26', '2026-11-03', 'holiday', ''"
                        " FROM " NUMBERS(
                            "10") ";"
                                  "INSERT INTO consents (person, organisation, purpose, text_version, text_hash,"
                                  " language, given_at, channel) SELECT id, organisation, 'P1', 1, 'x', 'ru', 5,"
                                  " 'messenger' FROM people WHERE id <= 10000;"
                                  "INSERT INTO matches (id, organisation, form, kind, state, made_by, made_at,"
                                  " active_at, every) SELECT n, (n - 1) / 500 + 1, 'TT', 'TRAD', 'active', 1,"
                                  " unixepoch() - 31536000, unixepoch() - 31536000, 7 FROM " NUMBERS(
                                      "5000") ";"
                                              "INSERT INTO match_members (match, person, role, answer) SELECT id, 2 * id - 1,"
                                              " 'mentor', 'accepted' FROM matches UNION ALL SELECT id, 2 * id, 'mentee',"
                                              " 'accepted' FROM matches;"
                                              "INSERT INTO agreements SELECT match, person, 0, 'agreement', 1, 'x', 'ru', 5"
                                              " FROM match_members;"
                                              "INSERT INTO meetings (organisation, match, type, status, starts_at, minutes, zone,"
                                              " made_by, made_at, changed_by, agreed_at, settled_at) SELECT m.organisation, m.id,"
                                              " CASE k.n WHEN 1 THEN 'M1' ELSE 'M4' END,"
                                              " CASE WHEN m.id % 7 = 0 AND k.n > 38 THEN 'cancelled' ELSE 'held' END,"
                                              " unixepoch() - 31536000 + k.n * 777600 - (m.id % 10 = 0) * 2592000, 45,"
                                              " 'Europe/Moscow', 2 * m.id - 1, 5, 2 * m.id - 1, 5,"
                                              " CASE WHEN m.id % 7 = 0 AND k.n > 38 THEN NULL ELSE 6 END"
                                              " FROM matches m, " NUMBERS("40") " k;"
                                                                                "COMMIT;";

static const char its_answers[] =
    "PRAGMA synchronous = OFF; BEGIN;"
    "INSERT INTO meeting_people (meeting, person, role, answer, answered_version, held,"
    " held_at) SELECT g.id, b.person, b.role, 'yes', 1, 'yes', g.starts_at + 5400"
    " FROM meetings g JOIN match_members b ON b.match = g.match;"
    "INSERT INTO feedback (id, meeting, person, role, asked_at, filled_at)"
    " SELECT meeting * 2 + (role = 'mentee'), meeting, person, role, held_at, held_at"
    " FROM meeting_people;"
    "INSERT INTO drafts (id, person, form, about, version, started_at, filled_at)"
    " SELECT id, person, CASE role WHEN 'mentor' THEN 'feedback_mentor' ELSE"
    " 'feedback_mentee' END, id, 1, asked_at, unixepoch() - 86400 FROM feedback;"
    "INSERT INTO answers (draft, item, position, value) SELECT id,"
    " CASE role WHEN 'mentor' THEN 'PMM1' ELSE 'PME1' END, 1, '4' FROM feedback;"
    "INSERT INTO answers (draft, item, position, value) SELECT id,"
    " CASE role WHEN 'mentor' THEN 'PMM2' ELSE 'PME2' END, 2, '5' FROM feedback;"
    "INSERT INTO pulses (match, person, number, asked_at, filled_at) SELECT b.match,"
    " b.person, k.n, unixepoch() - 31536000 + k.n * 2592000, unixepoch() - 31536000 +"
    " k.n * 2592000 FROM match_members b, " NUMBERS(
        "12") " k;"
              "INSERT INTO drafts (person, form, about, version, started_at, filled_at)"
              " SELECT DISTINCT person, role, 0, 1, 5, unixepoch() - 86400 FROM match_members;"
              "INSERT INTO answers (draft, item, position, value) SELECT id, 'OM09', 1, 'H1'"
              " FROM drafts WHERE form = 'mentor' UNION ALL SELECT id, 'OM04', 2, 'DR1,DR3'"
              " FROM drafts WHERE form = 'mentor' UNION ALL SELECT id, 'OM08', 3, 'TWO'"
              " FROM drafts WHERE form = 'mentor';"
              "INSERT INTO steps (match, owner, text, due_on, made_by, made_at) SELECT m.id,"
              " 2 * m.id, 'Step', '2026-01-01', 2 * m.id, 5 FROM matches m, " NUMBERS(
                  "3") ";"
                       "INSERT INTO cases (organisation, asker, match, mentor, topic, urgency, addressed,"
                       " state, owner, made_at, asked_at, answer_by, promised_by) SELECT organisation,"
                       " 2 * id, id, 2 * id - 1, 'lesson', 'week', 'mentor', 'waiting', 2 * id - 1,"
                       " unixepoch() - 864000, unixepoch() - 864000, unixepoch() - 432000,"
                       " unixepoch() - 432000 FROM matches WHERE id % 25 = 0;"
                       "COMMIT; ANALYZE;";

static void script(const char *path, const char *sql)
{
    struct buffer why = { .max = 4096 };
    struct db *db = db_open(path, &why);
    if (!db || !db_script(db, sql))
        die("bench: flags: %s", db ? db_why(db) : buffer_get(&why));
    db_close(db);
    buffer_fini(&why);
}

static int64_t number(const char *path, const char *sql)
{
    struct buffer why = { .max = 4096 };
    struct db *db = db_open(path, &why);
    if (!db)
        die("bench: flags: %s", buffer_get(&why));
    int64_t n = db_number(db, sql);
    db_close(db);
    buffer_fini(&why);
    return n;
}

static void seconds(struct turns *t, int count, const char *name)
{
    for (int second = 0; second < count; second++)
        turns_wait(t, 1);
    turns_print(t, name);
}

/* To the next morning, where the night's own work is let pass, and then second by second:
 * eight pairs a second, twenty-five people, the requests, the school as a whole. */
static void one_round(const char *path, const char *name)
{
    struct turns *t = turns_open(path);
    int64_t day = clock_wall() / DAY, begins = (day + 1) * DAY + 3 * HOUR;
    turns_wait(t, begins - 10 * MINUTE - clock_wall());
    for (int second = 0; second < 10 * MINUTE; second++)
        turns_wait(t, 1);
    turns_forget(t);
    printf("%s\n", name);
    seconds(t, 60, "  pairs");
    turns_wait(t, 1);
    turns_wait(t, 1);
    turns_wait(t, 1);
    turns_forget(t);
    seconds(t, 38, "  people");
    seconds(t, 10, "  the last people, requests, the school");
    turns_close(t);
    printf("  flags open: %lld, red: %lld, rounds not over: %lld\n",
           (long long)number(path, "SELECT count(*) FROM flags WHERE ended_at IS NULL"),
           (long long)number(path, "SELECT count(*) FROM flags WHERE ended_at IS NULL"
                                   " AND severity = 3"),
           (long long)number(path, "SELECT count(*) FROM flag_rounds"
                                   " WHERE ended_at IS NULL"));
}

void flags_measure(const char *path, int members)
{
    (void)members;
    script(path, a_year);
    script(path, its_answers);
    printf("The day's round: 500 pairs and 1000 people a school, a year behind them\n");
    one_round(path, "One school, each second:");
    script(path, "UPDATE organisations SET ready_at = 5 WHERE id <= 10;"
                 " DELETE FROM flags; DELETE FROM flag_rounds;"
                 " DELETE FROM promises WHERE kind LIKE 'flags.%'");
    one_round(path, "Ten schools side by side, each second:");
}
