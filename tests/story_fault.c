/* story_fault.c - what goes wrong on demand: the messenger, the network, the disk. */
#include "tests/story_inside.h"

#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "tests/faulty_vfs.h"

enum { WORDS_MOST = 5 };

static bool bad_line(struct story *s)
{
    return story_fail(s, "it is written: fault 429 10s [Ира], fault gone [N] [Ира] (or "
                         "refused, lost, unreachable), fault fetch [N] [gone], fault "
                         "storage full [N] [forever] "
                         "(or ioerr, commit), fault none");
}

/* A trouble that met nothing proves nothing. */
bool story_fault_was_met(struct story *s)
{
    const char *armed = s->fault;
    s->fault = NULL;
    if (!armed)
        return true;
    bool disk = strncmp(armed, "storage", 7) == 0;
    int met = disk ? faulty_vfs_failed() : terminal_troubled(s->terminal);
    return met > 0 || story_fail(s, "nothing ever met the trouble: fault %s", armed);
}

/* ---- the disk -------------------------------------------------------------------- */

static bool storage(struct story *s, char **words)
{
    static const struct {
        const char *word;
        enum faulty_kind kind;
    } kinds[] = { { "full", FAULTY_FULL },
                  { "ioerr", FAULTY_WRITE },
                  { "commit", FAULTY_FSYNC } };
    int after = words[2] ? (int)strtol(words[2], NULL, 10) : 0;
    s->disk_fails = (words[2] && strcmp(words[2], "forever") == 0) ||
                    (words[3] && strcmp(words[3], "forever") == 0);
    for (size_t i = 0; i < COUNT(kinds); i++) {
        if (strcmp(kinds[i].word, words[1]) != 0)
            continue;
        faulty_vfs_arm(kinds[i].kind, after, s->disk_fails);
        return true;
    }
    return bad_line(s);
}

/* ---- the messenger --------------------------------------------------------------- */

/* [N] [Ира] */
static void how_often(struct story *s, struct terminal_trouble *x, char **words)
{
    for (size_t i = 1; i < WORDS_MOST && words[i]; i++) {
        char *end;
        long n = strtol(words[i], &end, 10);
        if (*end)
            x->chat = story_person(s, words[i])->id;
        else
            x->times = (int)n;
    }
}

static bool messenger(struct story *s, char **words)
{
    static const struct {
        const char *word;
        enum outcome outcome;
        bool lost;
    } kinds[] = { { "gone", GONE, false },
                  { "refused", REFUSED, false },
                  { "unreachable", UNREACHABLE, false },
                  { "lost", NOT_YET, true } };
    struct terminal_trouble x = { .times = 1 };
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (strcmp(kinds[i].word, words[0]) == 0) {
            x.outcome = kinds[i].outcome;
            x.lost = kinds[i].lost;
        }
    if (x.outcome == SENT)
        return bad_line(s);
    how_often(s, &x, words);
    terminal_trouble(s->terminal, &x);
    return true;
}

/* fetch [N] [gone]: the next files that are to be read do not come. */
static bool fetching(struct story *s, char **words)
{
    struct terminal_trouble x = { .outcome = NOT_YET, .fetching = true, .times = 1 };
    for (size_t i = 1; i < WORDS_MOST && words[i]; i++)
        if (strcmp(words[i], "gone") == 0)
            x.outcome = GONE;
        else
            x.times = (int)strtol(words[i], NULL, 10);
    terminal_trouble(s->terminal, &x);
    return true;
}

static bool too_many(struct story *s, char **words)
{
    int64_t seconds = words[1] ? story_duration(words[1]) : -1;
    if (seconds <= 0)
        return bad_line(s);
    struct terminal_trouble x = { .outcome = NOT_YET, .until = s->now + seconds };
    if (words[2])
        x.chat = story_person(s, words[2])->id;
    terminal_trouble(s->terminal, &x);
    return true;
}

static bool none(struct story *s)
{
    if (!story_fault_was_met(s))
        return false;
    terminal_trouble(s->terminal, &(struct terminal_trouble){ .outcome = SENT });
    faulty_vfs_disarm();
    s->disk_fails = false;
    return story_settle(s);
}

bool story_fault(struct story *s, const char *rest)
{
    char *copy = talloc_strdup(s->memory, rest), *words[WORDS_MOST + 1] = { NULL };
    for (size_t i = 0; i < WORDS_MOST && copy; i++)
        words[i] = strsep(&copy, " ");
    if (strcmp(words[0], "none") == 0)
        return none(s);
    if (!story_fault_was_met(s))
        return false;
    s->fault = talloc_strdup(s->memory, rest);
    if (strcmp(words[0], "429") == 0)
        return too_many(s, words);
    if (strcmp(words[0], "fetch") == 0)
        return fetching(s, words);
    if (strcmp(words[0], "storage") == 0)
        return words[1] ? storage(s, words) : bad_line(s);
    return messenger(s, words);
}
