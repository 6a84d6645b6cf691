/* story_people.c - who a line is about, and what kind of line it is.
 *
 * A person's line is a name, a verb and the rest. Names are single words; in the terminal
 * a person is called by the same word in small letters. */
#include "tests/story_inside.h"

#include <string.h>

#include <talloc.h>

struct story_person *story_person(struct story *s, const char *name)
{
    struct story_person **end = &s->people;
    for (; *end; end = &(*end)->next)
        if (strcmp((*end)->name, name) == 0)
            return *end;
    *end = talloc_zero(s->memory, struct story_person);
    (*end)->name = talloc_strdup(*end, name);
    (*end)->id = story_small(*end, name);
    (*end)->elsewhere = talloc_asprintf(*end, "%s Мессенджеров", name);
    (*end)->language = "ru";
    return *end;
}

const struct story_person *story_person_by_id(const struct story *s, const char *id)
{
    for (const struct story_person *p = s->people; p; p = p->next)
        if (strcmp(p->id, id) == 0)
            return p;
    return NULL;
}

struct terminal_chat *story_chat(struct story *s, const struct story_person *p)
{
    return terminal_chat(s->terminal, p->id);
}

char *story_filled(struct story *s, const char *text)
{
    char *filled = talloc_strdup(s->memory, text);
    for (const struct story_link *l = s->links; l; l = l->next) {
        char *blank = talloc_asprintf(s->memory, "{%s}", l->name), *at;
        while ((at = strstr(filled, blank)))
            filled = talloc_asprintf(s->memory, "%.*s%s%s", (int)(at - filled), filled,
                                     l->word, at + strlen(blank));
    }
    return filled;
}

/* ---- verbs ----------------------------------------------------------------------- */

static const struct verb {
    const char *word;
    story_act *run;
    bool acts; /* the bot answers it: for the rest it has nothing to do */
} verbs[] = {
    { ">", story_says, true },         { ">>", story_replies, true },
    { "*", story_presses, true },      { "**", story_presses_twice, true },
    { "edits", story_corrects, true }, { "sends", story_sends, true },
    { "blocks", story_blocks, true },  { "unblocks", story_unblocks, true },
    { "speaks", story_speaks, false }, { "<", story_shows, false },
    { "<=", story_shows_edit, false }, { "<~", story_shows_among, false },
    { "toast", story_toasts, false },  { "quiet", story_quiet, false },
    { "skips", story_skips, false },   { "sends>>", story_replies_with, true },
};

static const struct verb *verb_named(const char *word, size_t len)
{
    for (size_t i = 0; i < COUNT(verbs); i++)
        if (strlen(verbs[i].word) == len && strncmp(verbs[i].word, word, len) == 0)
            return &verbs[i];
    return NULL;
}

static bool run_verb(struct story *s, const struct verb *v, const char *name,
                     const char *rest)
{
    if (s->together && !v->acts)
        return story_fail(s, "inside together { } people only act");
    struct story_person *p = story_person(s, name);
    if (!v->run(s, p, story_filled(s, rest)))
        return false;
    return s->together || !v->acts || story_settle(s);
}

bool story_person_line(struct story *s, const char *line, bool *ok)
{
    size_t len = strcspn(line, " ");
    const char *verb = line + len + strspn(line + len, " ");
    size_t verb_len = strcspn(verb, " \n");
    const struct verb *v = verb_named(verb, verb_len);
    if (!v)
        return false;
    const char *rest = verb + verb_len + strspn(verb + verb_len, " ");
    char *name = talloc_strndup(s->memory, line, len);
    *ok = run_verb(s, v, name, rest);
    return true;
}
