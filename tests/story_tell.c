/* story_tell.c - tells people what happened in a story: aloud as it goes, and what was
 * shown instead of what was expected. */
#include "tests/story_inside.h"

#include <string.h>

#include <talloc.h>

static char *told_keys(void *mem, const struct terminal_shown *shown)
{
    char *keys = talloc_strdup(mem, "");
    for (size_t i = 0; i < shown->key_count; i++) {
        const char *between = " ";
        if (i > 0 && shown->keys[i - 1].ends_row)
            between = "\n        ";
        keys = talloc_asprintf_append(keys, "%s[%s]", between, shown->keys[i].label);
    }
    return keys;
}

char *story_told(void *mem, const struct terminal_shown *shown)
{
    return talloc_asprintf(mem, "%s%s", shown->plain, told_keys(mem, shown));
}

static void print_shown(struct story *s, const char *name,
                        const struct terminal_shown *shown, const char *when)
{
    static const char *const verbs[] = { [TERMINAL_DID] = "",
                                         [TERMINAL_SENT] = "< ",
                                         [TERMINAL_EDITED] = "<= ",
                                         [TERMINAL_NOTE] = "< ",
                                         [TERMINAL_TOAST] = "toast " };
    void *mem = talloc_new(NULL);
    char *text = talloc_asprintf(mem, "%s%s %s%s", when, name, verbs[shown->look],
                                 story_told(mem, shown));
    for (char *line; (line = strsep(&text, "\n"));) {
        fputs("    ", s->set->out);
        fputs(line, s->set->out);
        fputs("\n", s->set->out);
        if (text)
            fputs("  ", s->set->out);
    }
    talloc_free(mem);
}

void story_appeared(void *owner, const struct terminal_chat *c,
                    const struct terminal_shown *shown)
{
    struct story *s = owner;
    const struct story_person *p = story_person_by_id(s, c->id);
    if (s->set->verbose)
        print_shown(s, p ? p->name : c->id, shown,
                    talloc_asprintf(s->memory, "%s  ", story_time_told(s, s->now)));
}

/* The name at the start of the line, when it is a person's. */
static const struct story_person *whose(struct story *s)
{
    const char *line = s->line ? s->line->text : "";
    size_t len = strcspn(line, " ");
    for (const struct story_person *p = s->people; p; p = p->next)
        if (strlen(p->name) == len && strncmp(p->name, line, len) == 0)
            return p;
    return NULL;
}

void story_tell_failure(struct story *s)
{
    const struct story_person *p = whose(s);
    fprintf(s->set->out, "%s:%d: %s\n", s->file, s->line ? s->line->number : 0,
            s->line ? s->line->text : "");
    fprintf(s->set->out, "%s\n", s->told);
    if (!p || !s->terminal)
        return;
    const struct terminal_chat *c = story_chat(s, p);
    fprintf(s->set->out, "%s\n",
            c->shown_count ? "the whole chat:" : "the chat is empty");
    for (size_t i = 0; i < c->shown_count; i++)
        print_shown(s, p->name, &c->shown[i], "");
}
