/* registers.c - see registers.h. Pair k is of the people 2k - 1 (mentor) and 2k (mentee),
 * each has met forty times in a year. The last hundred are curators: one register waits
 * for each at a time. */
#include "tests/bench/registers.h"

#include <stdio.h>

#include "storage/registers.h"
#include "tests/bench/school.h"
#include "tests/bench/turns.h"

enum { PEOPLE = 1000, FIRST_CURATOR = 900, EACH = 12 };

#define NUMBERS(most)                                                                    \
    "WITH RECURSIVE k (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < " most ") "
#define TO_500  NUMBERS("500")
#define TO_40   NUMBERS("40")
#define TO_1000 NUMBERS("1000")

static const char a_year[] =
    "BEGIN; UPDATE people SET name = 'Сергей Александрович ' || id;"
    "UPDATE organisations SET names = 'full';"
    "INSERT INTO matches (id, organisation, form, kind, state, made_by, made_at,"
    " active_at, starts_on, ends_on) " TO_500 "SELECT n, 1, 'TT', 'TRAD', 'active', 1,"
    " 5, unixepoch() - 31536000, '2026-01-01', '2026-12-31' FROM k;"
    "INSERT INTO match_members (match, person, role, answer) SELECT id, 2 * id - 1,"
    " 'mentor', 'accepted' FROM matches UNION ALL SELECT id, 2 * id, 'mentee',"
    " 'accepted' FROM matches;"
    "DELETE FROM enrolments WHERE person % 2 = 1;"
    "INSERT INTO enrolments (person, organisation, role, since)"
    " SELECT 2 * id - 1, 1, 'mentor', 5 FROM matches;"
    "INSERT INTO meetings (organisation, match, type, status, starts_at, minutes, zone,"
    " place, made_by, made_at) " TO_40 "SELECT 1, m.id, 'M4', 'held', unixepoch()"
    " - 31536000 + k.n * 777600, 45, 'Europe/Moscow', 'Room 12', 1, 5 FROM matches m, k;"
    "INSERT INTO consents (person, organisation, purpose, text_version, text_hash,"
    " language, given_at, channel) SELECT p.id, 1, 'P' || j.value, 1, '', 'ru', 5,"
    " 'messenger' FROM people p, json_each('[1, 2, 3]') j;"
    "INSERT INTO drafts (id, person, form, about, version, started_at, filled_at)"
    " SELECT id, id, iif(id % 2, 'mentor', 'mentee'), 0, 1, 5, 6 FROM people;"
    "INSERT INTO answers (draft, item, position, value) SELECT id, 'OE05', 1, 'DR1,DR3'"
    " FROM drafts UNION ALL SELECT id, 'OE01', 2, 'YOUNG' FROM drafts UNION ALL"
    " SELECT id, 'OM04', 3, 'DR1,DR2,DR3' FROM drafts UNION ALL SELECT id, 'OM07', 4,"
    " 'VISIT,CASES' FROM drafts UNION ALL SELECT id, 'OM08', 5, 'TWO' FROM drafts;"
    "INSERT INTO posts (person, organisation, post, since, accepted_at, confirmed_at)"
    " SELECT id, 1, 'curator', 5, 5, 5 FROM people WHERE id > 900; COMMIT;";

static void add_a_year(const char *path)
{
    struct buffer why = { .max = 4096 };
    struct db *db = db_open(path, &why);
    if (!db || !db_script(db, a_year))
        die("bench: no school: %s", db ? db_why(db) : buffer_get(&why));
    db_close(db);
    buffer_fini(&why);
}

static void measure(struct turns *t, const char *name, const char *press, int first)
{
    for (int i = 0; i < EACH; i++)
        turns_press(t, FIRST_CURATOR + first + i, press);
    turns_print(t, name);
}

void registers_measure(const char *path, int members)
{
    static const char *const names[REGISTERS] = { "mentees",  "mentors",  "pairs",
                                                  "meetings", "consents", "participation",
                                                  "numbers" };
    (void)members;
    school_make(path, PEOPLE);
    add_a_year(path);
    struct turns *t = turns_open(path);
    printf("\nRegisters of %d people, 500 pairs, a year of meetings:\n\n"
           "  what                                 turns   p50 ms   p99 ms  longest\n",
           PEOPLE);
    turns_press(t, FIRST_CURATOR + 99, "registers:open");
    turns_forget(t);
    for (int kind = 0; kind < REGISTERS; kind++) {
        char press[64];
        /* meetings: three months of them */
        snprintf(press, sizeof press, "registers:make:%d:0:0:2", kind);
        measure(t, names[kind], press, kind * EACH);
    }
    turns_close(t);
}
