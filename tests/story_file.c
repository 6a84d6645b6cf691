/* story_file.c - looks into the documents that a person was sent: what stands in one, and
 * what does not. Several blanks and newlines count as one blank. */
#include "tests/story_inside.h"

#include <string.h>

#include <talloc.h>

static const char usage[] = "it is written: file of Ира has TEXT, file NAME of Ира lacks "
                            "TEXT";

static char *one_blank(void *mem, const char *text)
{
    char *out = talloc_strdup(mem, text), *end = out;
    for (const char *at = text; *at; at++) {
        bool blank = *at == '\n' || *at == ' ' || *at == '\t';
        if (!blank || end == out || end[-1] != ' ')
            *end++ = blank ? ' ' : *at;
    }
    *end = '\0';
    return out;
}

/* The newest document of that name ("": of any); NULL: none came. */
static const char *bytes_of(const struct terminal_chat *c, const char *name)
{
    for (size_t i = c->message_count; i-- > 0;) {
        const struct terminal_message *m = &c->messages[i];
        if (m->bytes && (!*name || strstr(m->now.plain, name)))
            return m->bytes;
    }
    return NULL;
}

/* [NAME ]of PERSON has|lacks TEXT */
bool story_file(struct story *s, const char *rest)
{
    char *words = talloc_strdup(s->memory, rest);
    const char *name = strsep(&words, " ");
    if (strcmp(name, "of") == 0)
        name = "";
    else if (!words || strcmp(strsep(&words, " "), "of") != 0)
        return story_fail(s, usage);
    const char *who = words ? strsep(&words, " ") : NULL;
    const char *verb = words ? strsep(&words, " ") : NULL;
    bool has = verb && strcmp(verb, "has") == 0;
    if (!words || (!has && strcmp(verb, "lacks") != 0))
        return story_fail(s, usage);
    const char *bytes = bytes_of(story_chat(s, story_person(s, who)), name);
    if (!bytes)
        return story_fail(s, "%s was sent no such document", who);
    bool found = strstr(one_blank(s->memory, bytes), one_blank(s->memory, words));
    return found == has || story_fail(s, "the document %s «%s»:\n%s",
                                      has ? "lacks" : "has", words, bytes);
}
