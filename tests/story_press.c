/* story_press.c - pressing buttons: those on the screen, those that were taken off, those
 * that never were; and catching the links that are shown. */
#include "tests/story_inside.h"

#include <ctype.h>
#include <string.h>

#include <talloc.h>

#include "storage/founders.h"

/* ---- buttons --------------------------------------------------------------------- */

static const struct key *key_labelled(const struct terminal_shown *shown,
                                      const char *label)
{
    for (size_t i = 0; i < shown->key_count; i++)
        if (story_matches(label, shown->keys[i].label))
            return &shown->keys[i];
    return NULL;
}

struct pressed {
    const char *message;
    const struct key *key; /* NULL: there is none */
};

/* The newest message that has it now. */
static struct pressed find_now(const struct terminal_chat *c, const char *label)
{
    for (size_t i = c->message_count; i-- > 0;) {
        const struct terminal_message *m = &c->messages[i];
        const struct key *key = m->deleted ? NULL : key_labelled(&m->now, label);
        if (key)
            return (struct pressed){ m->id, key };
    }
    return (struct pressed){ 0 };
}

static bool has_now(const struct terminal_chat *c, const char *message,
                    const struct key *key)
{
    const struct terminal_message *m = terminal_message(c, message);
    for (size_t i = 0; m && !m->deleted && i < m->now.key_count; i++)
        if (strcmp(m->now.keys[i].value, key->value) == 0)
            return true;
    return false;
}

/* The newest time that it was shown and has been taken off since; else the oldest. */
static struct pressed find_old(const struct terminal_chat *c, const char *label)
{
    struct pressed found = { 0 };
    for (size_t i = c->shown_count; i-- > 0;) {
        const struct key *key = key_labelled(&c->shown[i], label);
        if (!key)
            continue;
        found = (struct pressed){ c->shown[i].message, key };
        if (!has_now(c, found.message, key))
            break;
    }
    return found;
}

static bool follow(struct story *s, const struct terminal_person *who,
                   const struct key *key)
{
    size_t len = strlen(TERMINAL_LINK);
    if (key->kind == KEY_LINK && strncmp(key->value, TERMINAL_LINK, len) == 0) {
        terminal_start(s->terminal, who, key->value + len);
        return true;
    }
    return story_fail(s, "[%s] says nothing to the bot: it is %s", key->label,
                      key->kind == KEY_LINK ? "a link" : "a text to copy");
}

static bool press(struct story *s, const struct story_person *p, const char *label,
                  bool old)
{
    struct terminal_person who = { p->id, p->elsewhere, p->language };
    const struct terminal_chat *c = story_chat(s, p);
    struct pressed it = old ? find_old(c, label) : find_now(c, label);
    if (!it.key)
        return story_fail(s, "%s has no button [%s]", p->name, label);
    if (it.key->kind != KEY_PRESS && it.key->kind != KEY_IDLE)
        return follow(s, &who, it.key);
    terminal_press(s->terminal, &who, it.message, it.key->value);
    return true;
}

/* "old "label"" gives the label, else NULL. */
static char *old_label(struct story *s, const char *rest)
{
    size_t len = strlen(rest);
    if (strncmp(rest, "old \"", 5) != 0 || rest[len - 1] != '"')
        return NULL;
    return talloc_strndup(s->memory, rest + 5, len - 6);
}

bool story_presses(struct story *s, struct story_person *p, const char *label)
{
    char *old = old_label(s, label);
    if (old)
        return press(s, p, old, true);
    if (strncmp(label, "data ", 5) != 0)
        return press(s, p, label, false);
    struct terminal_person who = { p->id, p->name, p->language };
    const struct terminal_chat *c = story_chat(s, p);
    const char *message = c->message_count ? c->messages[c->message_count - 1].id : "";
    terminal_press(s->terminal, &who, message, label + 5);
    return true;
}

bool story_presses_twice(struct story *s, struct story_person *p, const char *label)
{
    return press(s, p, label, false) && press(s, p, label, false);
}

/* ---- links ----------------------------------------------------------------------- */

/* %XX in a link within a link. */
static char *decoded(void *mem, const char *text)
{
    char *copy = talloc_strdup(mem, text), *to = copy;
    unsigned byte;
    for (const char *at = text; *at; to++) {
        if (*at == '%' && isxdigit((unsigned char)at[1]) &&
            sscanf(at + 1, "%2x", &byte) == 1) {
            *to = (char)byte;
            at += 3;
        } else {
            *to = *at++;
        }
    }
    *to = '\0';
    return copy;
}

/* What follows our link, or stands between <code> and </code>; NULL for neither. */
static char *word_in(void *mem, const char *raw)
{
    char *text = decoded(mem, raw), *at = strstr(text, TERMINAL_LINK);
    size_t skip = strlen(TERMINAL_LINK);
    if (!at) {
        at = strstr(text, "<code>");
        skip = strlen("<code>");
    }
    if (!at)
        return NULL;
    at += skip;
    return talloc_strndup(mem, at, strcspn(at, " \n<\"&"));
}

static char *word_shown(struct story *s, const struct story_person *p)
{
    const struct terminal_chat *c = story_chat(s, p);
    char *word = NULL;
    for (size_t i = c->shown_count; i-- > 0 && !word;) {
        if (c->shown[i].look != TERMINAL_DID)
            word = word_in(s->memory, c->shown[i].words);
        for (size_t k = 0; k < c->shown[i].key_count && !word; k++)
            word = word_in(s->memory, c->shown[i].keys[k].value);
    }
    return word;
}

static char *word_labelled(struct story *s, const struct story_person *p,
                           const char *label)
{
    const struct key *key = find_now(story_chat(s, p), label).key;
    char *word = key ? word_in(s->memory, key->value) : NULL;
    return word || !key ? word : talloc_strdup(s->memory, key->value);
}

/* founder ["SCHOOL"] */
static struct invitation founder_of(struct story *s, const char *school)
{
    struct founding f = { .zone = s->zone, .language = "ru" };
    const char *name = strchr(school, '"');
    if (name)
        f.name = talloc_strndup(s->memory, name + 1, strcspn(name + 1, "\""));
    return founder_invitation(s->db, &f, s->now);
}

/* new ROLE: an invitation straight into the database, of the first organisation. */
static char *word_new(struct story *s, const char *role)
{
    struct invitation i = { .role = role, .uses_left = 1, .expires_at = s->now + WEEK };
    if (!s->db || db_begin(s->db) != DB_OK)
        return NULL;
    db_memory(s->db, s->memory);
    i.organisation = organisation_find(s->db, 1).id;
    if (strncmp(role, "founder", strlen("founder")) == 0)
        i = founder_of(s, role);
    else
        invitation_add(s->db, &i, s->now);
    db_commit(s->db);
    return db_error(s->db) || !i.code ? NULL : talloc_strdup(s->memory, i.code);
}

/* NAME = Ира "label" | NAME = Ира from text | NAME = new mentor */
bool story_link(struct story *s, const char *rest)
{
    char *name = talloc_strdup(s->memory, rest), *from = strstr(name, " = "), *word;
    if (!from)
        return story_fail(s, "it is written: link NAME = Ира \"label\", or Ира from "
                             "text, or new mentor");
    *from = '\0';
    from += 3;
    char *who = strsep(&from, " ");
    size_t len = from ? strlen(from) : 0;
    if (strcmp(who, "new") == 0 && from)
        word = word_new(s, from);
    else if (len > 2 && from[0] == '"')
        word = word_labelled(s, story_person(s, who),
                             talloc_strndup(s->memory, from + 1, len - 2));
    else
        word = word_shown(s, story_person(s, who));
    if (!word)
        return story_fail(s, "no link or code was found");
    struct story_link *l = talloc_zero(s->memory, struct story_link);
    *l = (struct story_link){ name, word, s->links };
    s->links = l;
    return true;
}
