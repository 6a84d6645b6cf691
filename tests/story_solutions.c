/* story_solutions.c - cards of how others solved it that are there already.
 *
 * solution lesson Заголовок | что было | что помогло: published in the first school,
 * found by its words. allow Ира 1: whoever asked for help in that case allows to show how
 * it was solved. */
#include "tests/story_inside.h"

#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/inside.h"
#include "handlers/library.h"

static void publish(struct turn *t, const void *what)
{
    struct solution s = *(const struct solution *)what;
    s.organisation = 1;
    s.id = solution_add(t->db, &s, t->now);
    must(t, solution_publish(t->db, 1, s.id, library_stems(t, &s), t->now));
}

static const char *next_part(char **rest)
{
    char *part = strsep(rest, "|");
    if (!part)
        return "";
    part += strspn(part, " ");
    size_t len = strlen(part);
    while (len && part[len - 1] == ' ')
        part[--len] = '\0';
    return part;
}

bool story_solution(struct story *s, const char *rest)
{
    char *words = talloc_strdup(s->memory, rest), *topic = strsep(&words, " ");
    struct solution one = { .topic = topic };
    one.title = next_part(&words);
    one.situation = next_part(&words);
    one.advice = next_part(&words);
    if (!library_topic(topic) || !*one.advice)
        return story_fail(s, "it is written: solution lesson title | situation | advice");
    struct promise whom = { .kind = "story" };
    engine_in_batch(s->engine, &whom, publish, &one);
    return story_settle(s);
}

static void allow(struct turn *t, const void *what)
{
    struct help_case h = case_asked_by(t->db, t->who.id, *(const int64_t *)what);
    must(t, h.id);
    case_set_may_show(t->db, h.id, true);
    h = case_find(t->db, h.organisation, h.id);
    library_propose(t, &h);
}

bool story_allow(struct story *s, const char *rest)
{
    char *words = talloc_strdup(s->memory, rest), *name = strsep(&words, " ");
    int64_t id = words ? strtoll(words, NULL, 10) : 0;
    if (!id)
        return story_fail(s, "it is written: allow Ира 1");
    db_memory(s->db, s->memory);
    const char *account = story_person(s, name)->id;
    struct promise whom = { .kind = "story" };
    whom.person = account_find(s->db, "terminal", account).person;
    engine_in_batch(s->engine, &whom, allow, &id);
    return story_settle(s);
}
