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

/* The newest of the bot's, else of their own, that has these words. */
static const char *message_with(const struct terminal_chat *c, const char *words,
                                bool own_only)
{
    for (size_t i = c->message_count; !own_only && i-- > 0;)
        if (!c->messages[i].deleted && strstr(c->messages[i].now.plain, words))
            return c->messages[i].id;
    for (size_t i = c->own_count; i-- > 0;)
        if (strstr(c->own[i].words, words))
            return c->own[i].id;
    return NULL;
}

/* What stands in quotes at the beginning, cut off from the rest; NULL: nothing does. */
static char *quoted(struct story *s, const char **rest)
{
    const char *end = **rest == '"' ? strstr(*rest + 1, "\" ") : NULL;
    if (!end)
        return NULL;
    char *words = talloc_strndup(s->memory, *rest + 1, (size_t)(end - *rest - 1));
    *rest = end + 2;
    return words;
}

bool story_replies(struct story *s, struct story_person *p, const char *words)
{
    struct terminal_person who = person(p);
    const char *part = quoted(s, &words);
    const char *to =
        part ? message_with(story_chat(s, p), part, false) : replied_to(s, p);
    if (!to)
        return story_fail(s, "%s has no such message to reply to", p->name);
    terminal_say(s->terminal, &who, words, to);
    return true;
}

bool story_corrects(struct story *s, struct story_person *p, const char *words)
{
    struct terminal_person who = person(p);
    const struct terminal_chat *c = story_chat(s, p);
    const char *part = quoted(s, &words);
    if (part && strncmp(words, "to ", 3) != 0)
        return story_fail(s, "it is written: Ира edits \"old words\" to new words");
    const char *message = message_with(c, part ? part : "", true);
    if (!message)
        return story_fail(s, "%s has written no such thing", p->name);
    terminal_correct(s->terminal, &who, message, part ? words + 3 : words);
    return true;
}

/* ---- files ------------------------------------------------------------------------ */

/* "album photo A, photo B caption": at once, as one album. */
bool story_sends(struct story *s, struct story_person *p, const char *rest)
{
    if (strncmp(rest, "album ", 6) != 0)
        return story_sends_one(s, p, rest, NULL, NULL);
    const char *album = talloc_asprintf(s->memory, "album %d", s->line->number);
    char *all = talloc_strdup(s->memory, rest + 6), *one;
    while ((one = strsep(&all, ","))) {
        if (!story_sends_one(s, p, one + strspn(one, " \n"), album, NULL))
            return false;
    }
    return true;
}

bool story_replies_with(struct story *s, struct story_person *p, const char *rest)
{
    const char *part = quoted(s, &rest);
    const char *to =
        part ? message_with(story_chat(s, p), part, false) : replied_to(s, p);
    if (!to)
        return story_fail(s, "%s has no such message to reply to", p->name);
    return story_sends_one(s, p, rest, NULL, to);
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
