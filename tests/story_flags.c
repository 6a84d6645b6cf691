/* story_flags.c - flags that are there already, as if a rule had found them.
 *
 * flag RF-02 Ира red gap 21 9: of Ира's first match; the severity is yellow without a
 * word; the fact and its numbers are those of the rule's text; it has been so for as many
 * days as the first number says. "alone": of Ира herself, in no match; "whom": of her
 * in her match; "school": of her school. */
#include "tests/story_inside.h"

#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/inside.h"
#include "handlers/features.h"

struct found {
    struct flag flag;
    bool alone, whom, school;
    bool added;
};

static void read_word(struct found *f, const char *word)
{
    static const char *const severities[] = { "", "info", "yellow", "red" };
    char *end;
    long number = strtol(word, &end, 10);
    for (int i = FLAG_INFO; i <= FLAG_RED; i++)
        if (strcmp(word, severities[i]) == 0) {
            f->flag.severity = i;
            return;
        }
    if (strcmp(word, "alone") == 0)
        f->alone = true;
    else if (strcmp(word, "whom") == 0)
        f->whom = true;
    else if (strcmp(word, "school") == 0)
        f->school = true;
    else if (*end)
        f->flag.fact = word;
    else if (!f->flag.count)
        f->flag.count = number;
    else
        f->flag.other = number;
}

static void add_flag(struct turn *t, const void *what)
{
    struct found *f = (struct found *)(uintptr_t)what;
    f->flag.organisation = t->who.organisation;
    if (!f->alone && !f->school)
        f->flag.match = match_first_of(t->db, t->who.id).id;
    if (f->alone || f->whom)
        f->flag.person = t->who.id;
    f->flag.since = t->now - f->flag.count * DAY;
    must(t, flag_rule_named(f->flag.rule));
    flag_add(t->db, &f->flag, t->now);
    f->added = true;
}

/* RULE PERSON [words] */
bool story_flag(struct story *s, const char *rest)
{
    struct found f = { .flag = { .severity = FLAG_YELLOW, .fact = "days" } };
    char *words = talloc_strdup(s->memory, rest);
    f.flag.rule = strsep(&words, " ");
    const char *name = strsep(&words, " ");
    if (!name)
        return story_fail(s, "it is written: flag RF-02 Ира red gap 21 9");
    for (char *word; (word = strsep(&words, " "));)
        read_word(&f, word);
    db_memory(s->db, s->memory);
    struct promise whom = {
        .kind = "story",
        .person = account_find(s->db, "terminal", story_person(s, name)->id).person,
    };
    engine_in_batch(s->engine, &whom, add_flag, &f);
    return (f.added || story_fail(s, "no such rule, or no such person")) &&
           story_settle(s);
}
