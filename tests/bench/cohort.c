/* cohort.c - see cohort.h. The people 1 to 500 are mentees, 501 to 800 mentors with one
 * to three places, 801 a curator; everybody has answered everything, each otherwise. One
 * in twenty has named somebody with whom they would rather not work. */
#include "tests/bench/cohort.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "storage/db.h"
#include "tests/bench/school.h"
#include "tests/bench/turns.h"

enum { MENTEES = 500, MENTORS = 300, CURATOR_ID = MENTEES + MENTORS + 1, TIMES = 20 };
enum { VALUE_MOST = 128 };

static const char people[] =
    "UPDATE people SET name = 'Name' || (id % 40) || ' Family' || id, occupation ="
    " iif(id % 3, 'teacher', 'young');"
    "UPDATE enrolments SET role = 'mentor' WHERE person > 500;"
    "DELETE FROM enrolments WHERE person > 800;"
    "INSERT INTO consents (person, organisation, purpose, text_version, text_hash,"
    " language, given_at, channel) SELECT id, 1, 'P1', 1, '', 'ru', 5, 'messenger'"
    " FROM people;"
    "INSERT INTO applications (organisation, person, state, made_at, decided_by)"
    " SELECT 1, person, 'accepted', 5, 0 FROM enrolments WHERE role = 'mentor';"
    "INSERT INTO posts (person, organisation, post, since, accepted_at, confirmed_at)"
    " VALUES (801, 1, 'curator', 5, 5, 5);"
    "INSERT INTO drafts (id, person, form, about, version, started_at, filled_at)"
    " SELECT person, person, role, 0, 1, 5, 5 FROM enrolments;";

/* ---- answers ----------------------------------------------------------------------- */

struct item {
    const char *id, *choices;
    int most;
};

static const struct item of_mentees[] = {
    { "OE05", "DR1,DR2,DR3,DR4,DR5,DR6,DR7,DR8,DR9", 4 },
    { "OE06", "DR1,DR2,DR3,DR4,DR5,DR6,DR7,DR8,DR9", 3 },
    { "OE09", "FACE,ONLINE,MIXED", 1 },
    { "OE10", "M30,H1,H2,MORE", 1 },
    { "OE11", "MON_D,TUE_M,TUE_D,WED_E,THU_D,FRI_M,FRI_D,SAT_M", 4 },
    { "OE12", "SAME,DIFFERENT,DIGITAL,OUTSIDE,ANY", 2 },
    { "OE14", "DIGITAL,METHODS,VIEW,PROJECT", 2 },
};

static const struct item of_mentors[] = {
    { "OM01", "SCHOOL,CENTRE,COMPANY", 1 },
    { "OM04", "DR1,DR2,DR3,DR4,DR5,DR6,DR7,DR8,DR9", 5 },
    { "OM05", "DR1,DR2,DR3,DR4,DR5,DR6,DR7,DR8,DR9", 3 },
    { "OM07", "VISIT,CASES,TOGETHER,ONLINE,QUICK", 2 },
    { "OM08", "ONE,TWO,THREE", 1 },
    { "OM09", "M30,H1,H2,MORE", 1 },
    { "OM10", "MON_D,TUE_M,TUE_D,WED_E,THU_D,FRI_M,FRI_D,SAT_M", 4 },
    { "OM11", "FORMAL,INFORMAL,NONE", 1 },
    { "OM12", "DONE,DOING,WANT,NO", 1 },
    { "OM13", "IDEAS,DIGITAL,THANKS,GRADE", 2 },
};

/* The same at each run. */
static unsigned next_number(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16;
}

static void choose(unsigned *seed, const struct item *i, char out[VALUE_MOST])
{
    int count = 1;
    for (const char *at = i->choices; *at; at++)
        count += *at == ',';
    int first = (int)(next_number(seed) % (unsigned)count), left = i->most;
    out[0] = '\0';
    for (int n = first; n < count && left > 0; n += 1 + (int)(next_number(seed) % 2)) {
        const char *at = i->choices;
        for (int skip = 0; skip < n; skip++)
            at = strchr(at, ',') + 1;
        size_t len = strlen(out);
        snprintf(out + len, VALUE_MOST - len, "%s%.*s", len ? "," : "",
                 (int)strcspn(at, ","), at);
        left--;
    }
}

static void answer(struct db *db, int64_t person, int position, const char *item,
                   const char *value)
{
    char sql[VALUE_MOST * 2 + 100];
    snprintf(sql, sizeof sql,
             "INSERT INTO answers (draft, item, position, value) VALUES"
             " (%lld, '%s', %d, '%s')",
             (long long)person, item, position, value);
    if (!db_script(db, sql))
        die("bench: no answers: %s", db_why(db));
}

static void answers_for(struct db *db, int64_t person, unsigned *seed)
{
    bool mentor = person > MENTEES;
    const struct item *all = mentor ? of_mentors : of_mentees;
    int count = mentor ? (int)COUNT(of_mentors) : (int)COUNT(of_mentees);
    char value[VALUE_MOST];
    for (int i = 0; i < count; i++) {
        choose(seed, &all[i], value);
        answer(db, person, i + 1, all[i].id, value);
    }
    snprintf(value, sizeof value, "Учитель предмета %u", next_number(seed) % 12);
    answer(db, person, count + 1, mentor ? "OM03" : "OE04", value);
    if (!mentor)
        answer(db, person, count + 2, "OE07",
               "Хочу научиться вести урок в шумном классе,"
               " лучше с Family600");
    snprintf(value, sizeof value, "с Family%u", 501 + next_number(seed) % MENTORS);
    if (!mentor && person % 20 == 0)
        answer(db, person, count + 3, "OE13", value);
}

static void fill(const char *path)
{
    struct buffer why = { .max = 4096 };
    struct db *db = db_open(path, &why);
    unsigned seed = 1;
    if (!db || !db_script(db, "PRAGMA synchronous = OFF; BEGIN") ||
        !db_script(db, people))
        die("bench: no cohort: %s", db ? db_why(db) : buffer_get(&why));
    for (int64_t person = 1; person < CURATOR_ID; person++)
        answers_for(db, person, &seed);
    if (!db_script(db, "COMMIT"))
        die("bench: no cohort: %s", db_why(db));
    db_close(db);
    buffer_fini(&why);
}

/* ---- measured ---------------------------------------------------------------------- */

static void press(struct turns *t, const char *value)
{
    turns_press(t, CURATOR_ID - 1, value);
}

static void suggest(struct turns *t)
{
    char value[64];
    for (int i = 1; i <= TIMES; i++) {
        snprintf(value, sizeof value, "cohort:suggest:%d", i);
        press(t, value);
    }
    turns_print(t, "three mentors for one mentee");
}

static void round_of_all(struct turns *t, const char *office)
{
    press(t, "cohort:start");
    turns_print(t, "beginning a round");
    press(t, "cohort:open");
    turns_print(t, "its first screen");
    press(t, "cohort:compute:1");
    turns_print(t, "who is in it");
    turns_wait(t, 0);
    turns_print(t, "all pairs read and scored");
    double beside = turns_office(t, office);
    turns_print(t, "the answer taken over");
    printf("  %-34s %7d %8.2f beside the bot\n", "the office", 1, beside);
    press(t, "cohort:open");
    turns_print(t, "a page of pairs");
    press(t, "cohort:pair:1:1");
    turns_print(t, "one pair, with its reasons");
    press(t, "cohort:published:1");
    turns_forget(t);
    turns_wait(t, 1);
    turns_print(t, "a slice of proposals");
}

void cohort_measure(const char *path, int members)
{
    char *office = talloc_asprintf(NULL, "%.*s/../nastavnik-office",
                                   (int)(strrchr(path, '/') - path), path);
    (void)members;
    school_make(path, CURATOR_ID);
    fill(path);
    struct turns *t = turns_open(path);
    printf("\n%d mentees, %d mentors:\n\n"
           "  what                                 turns   p50 ms   p99 ms  longest\n",
           MENTEES, MENTORS);
    press(t, "home:open"); /* the file is read for the first time */
    turns_forget(t);
    suggest(t);
    round_of_all(t, office);
    turns_close(t);
    talloc_free(office);
}
