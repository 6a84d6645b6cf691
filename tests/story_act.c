/* story_act.c - what people do in a story: they write, press, send, block. */
#include "tests/story_inside.h"

#include <string.h>

#include <talloc.h>

static struct terminal_person person(const struct story_person *p)
{
    return (struct terminal_person){ p->id, p->elsewhere, p->language };
}

/* ---- writing --------------------------------------------------------------------- */

/* "start CODE" and "/start CODE" are a link that was followed. */
static const char *start_word(const char *words)
{
    const char *at = words + (*words == '/' ? 1 : 0);
    if (strncmp(at, "start", 5) != 0 || (at[5] && at[5] != ' '))
        return NULL;
    return at[5] ? at + 6 : "";
}

bool story_says(struct story *s, struct story_person *p, const char *words)
{
    struct terminal_person who = person(p);
    const char *start = start_word(words);
    if (start)
        terminal_start(s->terminal, &who, start);
    else
        terminal_say(s->terminal, &who, words, NULL);
    return true;
}

static const struct terminal_message *newest(const struct terminal_chat *c)
{
    for (size_t i = c->message_count; i-- > 0;)
        if (!c->messages[i].deleted)
            return &c->messages[i];
    return NULL;
}

/* To the message that was checked last, else to the newest. */
static const char *replied_to(struct story *s, const struct story_person *p)
{
    const struct terminal_chat *c = story_chat(s, p);
    for (size_t i = p->checked; i-- > 0;)
        if (*c->shown[i].message)
            return c->shown[i].message;
    const struct terminal_message *m = newest(c);
    return m ? m->id : NULL;
}

bool story_replies(struct story *s, struct story_person *p, const char *words)
{
    struct terminal_person who = person(p);
    const char *to = replied_to(s, p);
    if (!to)
        return story_fail(s, "%s has nothing to reply to", p->name);
    terminal_say(s->terminal, &who, words, to);
    return true;
}

bool story_corrects(struct story *s, struct story_person *p, const char *words)
{
    struct terminal_person who = person(p);
    if (!*story_chat(s, p)->own_message)
        return story_fail(s, "%s has written nothing to correct", p->name);
    terminal_correct(s->terminal, &who, words);
    return true;
}

bool story_sends(struct story *s, struct story_person *p, const char *rest)
{
    static const char *const kinds[] = { "voice", "photo", "document",
                                         "video", "audio", "contact" };
    struct terminal_person who = person(p);
    char *words = talloc_strdup(s->memory, rest);
    const char *kind = strsep(&words, " "), *name = words ? strsep(&words, " ") : "";
    for (size_t i = 0; i < COUNT(kinds); i++) {
        if (strcmp(kinds[i], kind) != 0)
            continue;
        terminal_file(s->terminal, &who, kind, name, words ? words : "");
        return true;
    }
    return story_fail(s, "what is sent is one of: voice photo document video audio "
                         "contact");
}

bool story_blocks(struct story *s, struct story_person *p, const char *rest)
{
    struct terminal_person who = person(p);
    (void)rest;
    terminal_stop(s->terminal, &who);
    return true;
}

bool story_unblocks(struct story *s, struct story_person *p, const char *rest)
{
    (void)rest;
    story_chat(s, p)->blocked = false;
    return true;
}

bool story_speaks(struct story *s, struct story_person *p, const char *language)
{
    p->language = talloc_strdup(s->memory, language);
    return true;
}

bool story_in_group(struct story *s, const char *rest)
{
    char *name = talloc_strdup(s->memory, rest), *in = strstr(name, " in group \"");
    char *group = in ? in + strlen(" in group \"") : NULL;
    char *end = group ? strstr(group, "\" > ") : NULL;
    if (!end)
        return story_fail(s, "it is written: as Ира in group \"8А\" > words");
    *in = *end = '\0';
    struct terminal_person who = person(story_person(s, name));
    struct story_person *chat = story_person(s, group);
    terminal_group(s->terminal, &who, chat->id, end + strlen("\" > "));
    return s->together || story_settle(s);
}

bool story_duplicate(struct story *s, const char *name)
{
    if (!terminal_again(s->terminal, story_person(s, name)->id))
        return story_fail(s, "%s has done nothing yet", name);
    return s->together || story_settle(s);
}
