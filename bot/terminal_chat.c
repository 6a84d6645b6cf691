/* terminal_chat.c - chats as people see them: messages, edits in place, and the order in
 * which it all appeared. */
#include "bot/terminal_inside.h"

#include <stdarg.h>
#include <string.h>

#include <talloc.h>

#include "locales/marks.h"

struct terminal_chat *terminal_chat(struct terminal *t, const char *id)
{
    struct terminal_chat **end = &t->chats;
    for (; *end; end = &(*end)->next)
        if (strcmp((*end)->id, id) == 0)
            return *end;
    *end = talloc_zero(t, struct terminal_chat);
    (*end)->id = talloc_strdup(*end, id);
    return *end;
}

struct terminal_message *terminal_message(const struct terminal_chat *c, const char *id)
{
    for (size_t i = 0; i < c->message_count; i++)
        if (strcmp(c->messages[i].id, id) == 0)
            return &c->messages[i];
    return NULL;
}

/* ---- what appears ---------------------------------------------------------------- */

static const struct key *keys_copy(void *mem, const struct key *keys, size_t count)
{
    struct key *copy = talloc_zero_array(mem, struct key, count + 1);
    for (size_t i = 0; i < count; i++) {
        copy[i] = keys[i];
        copy[i].label = talloc_strdup(copy, keys[i].label);
        copy[i].value = talloc_strdup(copy, keys[i].value);
    }
    return copy;
}

/* The copies live as long as the terminal: a screen of a story is small. */
void terminal_appear(struct terminal *t, struct terminal_chat *c,
                     const struct terminal_shown *s)
{
    struct terminal_shown copy = *s;
    copy.message = talloc_strdup(c, s->message);
    copy.words = talloc_strdup(c, s->words);
    copy.plain = talloc_strdup(c, s->plain);
    copy.keys = keys_copy(c, s->keys, s->key_count);
    c->shown = talloc_realloc(c, c->shown, struct terminal_shown, c->shown_count + 1);
    c->shown[c->shown_count++] = copy;
    if (t->set.appeared)
        t->set.appeared(t->set.owner, c, &c->shown[c->shown_count - 1]);
}

void terminal_note(struct terminal *t, struct terminal_chat *c, enum terminal_look look,
                   const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *words = talloc_vasprintf(NULL, format, args);
    va_end(args);
    terminal_appear(t, c,
                    &(struct terminal_shown){
                        .look = look, .message = "", .words = words, .plain = words });
    talloc_free(words);
}

/* What stands on the screen once the delivery is there. */
static struct terminal_shown look_of(void *mem, const struct delivery *d,
                                     const char *message)
{
    char *plain = marks_plain(mem, d->words);
    if (d->file.kind)
        plain = talloc_asprintf(
            mem, "(%s%s%s)%s%s", d->file.kind, d->file.name && *d->file.name ? " " : "",
            d->file.name ? d->file.name : "", *plain ? " " : "", plain);
    return (struct terminal_shown){
        .look = d->verb == DELIVER_EDIT ? TERMINAL_EDITED : TERMINAL_SENT,
        .message = message,
        .words = d->words,
        .plain = plain,
        .keys = d->keys,
        .key_count = d->key_count,
    };
}

/* ---- what a delivery does -------------------------------------------------------- */

static struct receipt done(struct terminal *t, const char *message, const char *file)
{
    return (struct receipt){ .outcome = SENT,
                             .message = talloc_strdup(t, message),
                             .file = talloc_strdup(t, file),
                             .why = "" };
}

static struct receipt send_new(struct terminal *t, struct terminal_chat *c,
                               const struct delivery *d)
{
    void *mem = talloc_new(NULL);
    const char *id = talloc_asprintf(c, "%lld", (long long)++t->last_message);
    struct terminal_shown look = look_of(mem, d, id);
    terminal_appear(t, c, &look);
    talloc_free(mem);
    c->messages =
        talloc_realloc(c, c->messages, struct terminal_message, c->message_count + 1);
    c->messages[c->message_count++] = (struct terminal_message){
        .id = id,
        .file = d->file.kind ? talloc_strdup(c, d->file.kind) : NULL,
        .at = t->set.now(t->set.owner),
        .bytes = d->file.bytes ? talloc_strndup(c, d->file.bytes, d->file.size) : NULL,
        .now = c->shown[c->shown_count - 1],
    };
    if (!d->file.kind)
        return done(t, id, "");
    if (d->file.id)
        return done(t, id, d->file.id);
    return done(t, id, talloc_asprintf(c, "file-%lld", (long long)++t->last_file));
}

static bool same_keys(const struct terminal_shown *a, const struct delivery *d)
{
    if (a->key_count != d->key_count)
        return false;
    for (size_t i = 0; i < a->key_count; i++)
        if (strcmp(a->keys[i].label, d->keys[i].label) != 0 ||
            strcmp(a->keys[i].value, d->keys[i].value) != 0)
            return false;
    return true;
}

/* The same once more is not seen by anybody. */
static void edit(struct terminal *t, struct terminal_chat *c, struct terminal_message *m,
                 const struct delivery *d)
{
    if (strcmp(m->now.words, d->words) == 0 && same_keys(&m->now, d))
        return;
    void *mem = talloc_new(NULL);
    struct delivery whole = *d;
    whole.file.kind = m->file;
    struct terminal_shown look = look_of(mem, &whole, m->id);
    terminal_appear(t, c, &look);
    m->now = c->shown[c->shown_count - 1];
    talloc_free(mem);
}

static void change(struct terminal *t, struct terminal_chat *c,
                   struct terminal_message *m, const struct delivery *d)
{
    switch (d->verb) {
    case DELIVER_EDIT:
        edit(t, c, m, d);
        break;
    case DELIVER_STRIP:
        m->now.key_count = 0;
        break;
    case DELIVER_DELETE:
        m->deleted = true;
        terminal_note(t, c, TERMINAL_NOTE, "(deleted) %s", m->now.plain);
        break;
    case DELIVER_SEND:
    case DELIVER_REACT:
    case DELIVER_LEAVE:
        break;
    }
}

/* Why this message cannot be changed so any more, or NULL. */
static const char *why_gone(const struct terminal *t, const struct terminal_message *m,
                            const struct delivery *d)
{
    if (!m || m->deleted)
        return "message to edit not found";
    if (d->verb == DELIVER_EDIT && !m->file != !d->file.kind)
        return "there is no such thing in the message to edit";
    if (d->verb == DELIVER_DELETE && t->set.now(t->set.owner) - m->at >= 2 * DAY)
        return "message can't be deleted for everyone";
    return NULL;
}

struct receipt terminal_deliver(struct terminal *t, const struct delivery *d)
{
    struct terminal_chat *c = terminal_chat(t, d->chat);
    if (c->blocked)
        return (struct receipt){
            .outcome = UNREACHABLE, .message = "", .file = "", .why = "blocked"
        };
    if (d->verb == DELIVER_SEND)
        return send_new(t, c, d);
    if (d->verb == DELIVER_REACT) {
        terminal_note(t, c, TERMINAL_NOTE, "(reaction %s)", *d->words ? d->words : "off");
        return done(t, d->message, "");
    }
    struct terminal_message *m = terminal_message(c, d->message);
    const char *why = why_gone(t, m, d);
    if (why)
        return (struct receipt){ .outcome = GONE, .message = "", .file = "", .why = why };
    change(t, c, m, d);
    return done(t, m->id, "");
}
