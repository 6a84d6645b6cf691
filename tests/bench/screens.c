/* screens.c - see screens.h. Each line names what a person would do; the acts are spread
 * over the members, so that no row is always the one that was read last. */
#include "tests/bench/screens.h"

#include <stdio.h>
#include <string.h>

#include "storage/db.h"
#include "tests/bench/turns.h"

enum { ACTS = 1000, STRIDE = 97, NEWCOMERS = 100, STEPS_MOST = 120, SLICES = 70 };

/* Everybody has answered the texts and told who they are; one of them has ten years of
 * answers and acts behind them. */
static const char history[] =
    "BEGIN;"
    "INSERT INTO consents (person, organisation, purpose, text_version, text_hash,"
    " language, given_at, channel) SELECT id, organisation, 'P1', 1, '00', 'ru',"
    " joined_at, 'messenger' FROM people;"
    "INSERT INTO acknowledgements (person, text, version, answer, hash, language, at)"
    " SELECT id, t.column1, 1, 'read', '00', 'ru', joined_at FROM people,"
    " (VALUES ('rights_mentee'), ('P2'), ('P3')) t;"
    "INSERT INTO drafts (person, form, about, version, started_at, filled_at)"
    " SELECT id, 'profile', 0, 1, joined_at, joined_at FROM people;"
    "INSERT INTO drafts (id, person, form, about, version, started_at, filled_at)"
    " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
    " SELECT 1000000 + i, 6, 'mentee', 0, 1, i, i FROM n;"
    "INSERT INTO answers (draft, item, position, value)"
    " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000),"
    " k(j) AS (SELECT 10 UNION ALL SELECT j + 1 FROM k WHERE j < 17)"
    " SELECT 1000000 + i, 'OE' || j, j, 'what was answered then' FROM n, k;"
    "INSERT INTO audit (at, organisation, person, act, about)"
    " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)"
    " SELECT i, 1, 6, 'meeting.held', i FROM n;"
    "COMMIT";

enum { VETERAN = 5 }; /* the member of person 6 */

struct bench_school {
    struct turns *turns;
    int members;
};

static int64_t member(const struct bench_school *s, int i)
{
    return (int64_t)i * STRIDE % s->members;
}

/* Presses it as many people, each of whom must be shown a button that begins so. */
static void press(const struct bench_school *s, const char *value, const char *name,
                  const char *shown)
{
    for (int i = 0; i < ACTS; i++) {
        turns_press(s->turns, member(s, i), value);
        if (!turns_button(s->turns, shown))
            die("bench: %s shows no button %s: %s", name, shown, turns_words(s->turns));
    }
    turns_print(s->turns, name);
}

/* "form:<draft>:<item>:": how all buttons of one question begin. */
static size_t question_of(const char *press)
{
    size_t len = strlen("form:");
    for (int colons = 0; press && press[len] && colons < 2; len++)
        colons += press[len] == ':';
    return press ? len : 0;
}

/* The question on the screen by its first button, and by "done" once that is chosen; a
 * question for words by words. */
static void answer(const struct bench_school *s, int64_t who, char *asked, size_t room)
{
    const char *first = turns_button(s->turns, "form:");
    const char *done = turns_button_with(s->turns, ":-done");
    size_t len = question_of(first);
    bool again = len < room && strncmp(asked, first, len) == 0;
    if (strstr(first, ":-back") || strstr(first, ":-skip"))
        turns_say(s->turns, who, "Bench");
    else
        turns_press(s->turns, who, again && done ? done : first);
    snprintf(asked, room, "%.*s", (int)len, first);
}

static void answer_all(const struct bench_school *s)
{
    char asked[80] = "";
    for (int i = 0; i < NEWCOMERS; i++) {
        int64_t who = member(s, i);
        turns_press(s->turns, who, "onboarding:next");
        turns_press(s->turns, who, "onboarding:begin:mentee");
        for (int step = 0; step < STEPS_MOST && turns_button(s->turns, "form:"); step++)
            answer(s, who, asked, sizeof asked);
    }
    turns_print(s->turns, "a step of a questionnaire");
}

/* All that is known of somebody with ten years behind them, slice by slice. */
static void export_all(const struct bench_school *s)
{
    turns_press(s->turns, VETERAN, "mydata:open");
    turns_forget(s->turns);
    turns_press(s->turns, VETERAN, turns_button(s->turns, "mydata:get"));
    for (int i = 0; i < SLICES; i++)
        turns_wait(s->turns, 1);
    turns_print(s->turns, "/mydata of ten years, a slice");
}

static void add_history(const char *path)
{
    struct buffer why = { .max = 4096 };
    struct db *db = db_open(path, &why);
    if (!db || !db_script(db, history))
        die("bench: no history: %s", db ? db_why(db) : buffer_get(&why));
    db_close(db);
    buffer_fini(&why);
}

void screens_measure(const char *path, int members)
{
    add_history(path);
    struct bench_school s = { turns_open(path), members };
    printf(
        "\nThe bot's own time of a turn, from the event to its commit, among %d people:"
        "\n\n  what                                 turns   p50 ms   p99 ms  longest\n",
        members);
    press(&s, "home:open", "home", "settings:open");
    press(&s, "profile:open", "profile", "profile:");
    press(&s, "settings:open", "settings", "settings:zones");
    press(&s, "mydata:open", "my data", "mydata:get");
    answer_all(&s);
    export_all(&s);
    turns_close(s.turns);
}
