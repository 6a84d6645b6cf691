/* screens.c - see screens.h. Each line names what a person would do; the acts are spread
 * over the members, so that no row is always the one that was read last. */
#include "tests/bench/screens.h"

#include <stdio.h>
#include <string.h>

#include "tests/bench/turns.h"

enum { ACTS = 1000, STRIDE = 97, LATE_HOURS = 48 };

struct bench_school {
    struct turns *turns;
    int members;
};

static int64_t member(const struct bench_school *s, int i)
{
    return (int64_t)i * STRIDE % s->members;
}

static void say(const struct bench_school *s, const char *words, const char *name)
{
    for (int i = 0; i < ACTS; i++)
        turns_say(s->turns, member(s, i), words);
    turns_print(s->turns, name);
}

static void press(const struct bench_school *s, const char *value, const char *name)
{
    for (int i = 0; i < ACTS; i++)
        turns_press(s->turns, member(s, i), value);
    turns_print(s->turns, name);
}

/* Every question of the onboarding is passed by its first button that is an answer. */
static void answer_all(const struct bench_school *s, int64_t who)
{
    const char *first;
    for (int steps = 0; steps < 300 && (first = turns_button(s->turns, "form:"));
         steps++) {
        const char *skip = strstr(turns_words(s->turns), "✓") ? NULL : first;
        turns_press(s->turns, who, skip ? skip : first);
    }
}

void screens_measure(const char *path, int members)
{
    struct bench_school s = { turns_open(path), members };
    printf(
        "\nThe bot's own time of a turn, from the event to its commit, among %d people:"
        "\n\n  what                                 turns   p50 ms   p99 ms  longest\n",
        members);
    say(&s, "/home", "home");
    press(&s, "profile:open", "profile");
    press(&s, "about:open", "about the programme");
    press(&s, "mydata:open", "my data");
    (void)answer_all;
    turns_close(s.turns);
}
