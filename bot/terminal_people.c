/* terminal_people.c - what people do in the terminal, as events that wait to be read.
 *
 * All events are kept with their places, so that a bot which was killed reads on from its
 * cursor, and any event can be told twice. */
#include "bot/terminal_inside.h"

#include <stdlib.h>
#include <string.h>

#include <talloc.h>

/* ---- keeping them ---------------------------------------------------------------- */

static const char *keep(void *mem, const char *text)
{
    return text ? talloc_strdup(mem, text) : NULL;
}

static struct event event_copy(void *mem, const struct event *e)
{
    struct event copy = *e;
    copy.key = keep(mem, e->key);
    copy.cursor = keep(mem, e->cursor);
    copy.account = keep(mem, e->account);
    copy.chat = keep(mem, e->chat);
    copy.name = keep(mem, e->name);
    copy.language = keep(mem, e->language);
    copy.words = keep(mem, e->words);
    copy.message = keep(mem, e->message);
    copy.reply_to = keep(mem, e->reply_to);
    copy.press = keep(mem, e->press);
    copy.album = keep(mem, e->album);
    copy.file.kind = keep(mem, e->file.kind);
    copy.file.id = keep(mem, e->file.id);
    copy.file.name = keep(mem, e->file.name);
    return copy;
}

static void add_event(struct terminal *t, const struct event *e)
{
    struct terminal_event *kept = talloc_zero(t, struct terminal_event);
    kept->event = event_copy(kept, e);
    kept->at = ++t->last_event;
    kept->event.cursor = talloc_asprintf(kept, "%lld", (long long)kept->at);
    *t->events_end = kept;
    t->events_end = &kept->next;
}

static void push(struct terminal *t, const struct terminal_person *p, struct event e)
{
    void *mem = talloc_new(NULL);
    e.key = talloc_asprintf(mem, "event %lld", (long long)++t->last_key);
    e.account = p->id;
    e.name = p->name;
    e.language = p->language;
    e.at = t->set.now(t->set.owner);
    if (!e.chat)
        e.chat = p->id;
    if (e.kind == EVENT_PRESS)
        e.press = talloc_asprintf(mem, "press %lld", (long long)t->last_key);
    if (e.kind != EVENT_STOPPED && e.kind != EVENT_GROUP)
        terminal_chat(t, p->id)->blocked = false;
    add_event(t, &e);
    talloc_free(mem);
}

/* A message of their own gets an id like any other. */
static const char *own_message(struct terminal *t, const struct terminal_person *p,
                               const struct terminal_own *said)
{
    struct terminal_chat *c = terminal_chat(t, p->id);
    c->own = talloc_realloc(c, c->own, struct terminal_own, c->own_count + 1);
    c->own[c->own_count++] = (struct terminal_own){
        .id = talloc_asprintf(c, "%lld", (long long)++t->last_message),
        .words = keep(c, said->words),
        .file = keep(c, said->file),
        .name = keep(c, said->name),
    };
    return c->own[c->own_count - 1].id;
}

static void did(struct terminal *t, const char *chat, const char *verb, const char *what)
{
    terminal_note(t, terminal_chat(t, chat), TERMINAL_DID, "%s%s%s", verb,
                  *what ? " " : "", what);
}

/* ---- doing ----------------------------------------------------------------------- */

void terminal_say(struct terminal *t, const struct terminal_person *p, const char *words,
                  const char *reply_to)
{
    did(t, p->id, reply_to ? ">>" : ">", words);
    push(t, p,
         (struct event){ .kind = EVENT_WORDS,
                         .words = words,
                         .message =
                             own_message(t, p, &(struct terminal_own){ .words = words }),
                         .reply_to = reply_to });
}

/* Under an id of its own, when there is something in it. */
static void keep_contents(struct terminal *t, const struct terminal_sends *file,
                          struct event *e)
{
    struct terminal_contents *c = talloc_zero(t, struct terminal_contents);
    c->id = talloc_asprintf(c, "file-%lld", (long long)++t->last_file);
    c->bytes = talloc_memdup(c, file->bytes, file->size + 1);
    c->size = file->size;
    c->next = t->contents;
    t->contents = c;
    e->file.id = c->id;
    e->file.bytes = (int64_t)c->size;
}

static struct event file_event(const char *kind, const char *name, const char *caption)
{
    struct event e = { .kind = EVENT_FILE, .words = caption };
    e.file.kind = kind;
    e.file.id = "file-of-a-person";
    e.file.name = name;
    e.file.bytes = 1000;
    return e;
}

void terminal_correct(struct terminal *t, const struct terminal_person *p,
                      const char *message, const char *words)
{
    const struct terminal_chat *c = terminal_chat(t, p->id);
    struct event e = { .kind = EVENT_WORDS, .words = words };
    did(t, p->id, "edits", words);
    for (size_t i = 0; i < c->own_count; i++) {
        if (strcmp(c->own[i].id, message) != 0)
            continue;
        if (c->own[i].file)
            e = file_event(c->own[i].file, c->own[i].name, words);
        c->own[i].words = talloc_strdup(c->own, words);
    }
    e.message = message;
    e.edited = true;
    push(t, p, e);
}

/* As a story would write it: the label, or the value that no button has. */
static void did_press(struct terminal *t, const char *chat, const char *message,
                      const char *value)
{
    const struct terminal_message *m = terminal_message(terminal_chat(t, chat), message);
    for (size_t i = 0; m && i < m->now.key_count; i++)
        if (strcmp(m->now.keys[i].value, value) == 0) {
            did(t, chat, "*", m->now.keys[i].label);
            return;
        }
    did(t, chat, "* data", value);
}

void terminal_press(struct terminal *t, const struct terminal_person *p,
                    const char *message, const char *value)
{
    did_press(t, p->id, message, value);
    push(t, p, (struct event){ .kind = EVENT_PRESS, .words = value, .message = message });
}

void terminal_file(struct terminal *t, const struct terminal_person *p,
                   const struct terminal_sends *file)
{
    bool contact = strcmp(file->kind, "contact") == 0;
    struct event e = { .kind = EVENT_CONTACT, .words = file->name };
    did(t, p->id, "sends", file->kind);
    if (!contact)
        e = file_event(file->kind, file->name, file->caption);
    if (!contact && file->bytes)
        keep_contents(t, file, &e);
    e.album = file->album;
    e.reply_to = file->reply_to;
    e.message = own_message(t, p,
                            &(struct terminal_own){ .words = e.words,
                                                    .file = contact ? NULL : file->kind,
                                                    .name = file->name });
    push(t, p, e);
}

void terminal_start(struct terminal *t, const struct terminal_person *p, const char *word)
{
    did(t, p->id, "> /start", word);
    push(t, p,
         (struct event){
             .kind = EVENT_START,
             .words = word,
             .message = own_message(t, p, &(struct terminal_own){ .words = word }) });
}

void terminal_stop(struct terminal *t, const struct terminal_person *p)
{
    did(t, p->id, "blocks", "");
    push(t, p, (struct event){ .kind = EVENT_STOPPED, .words = "", .message = "" });
    terminal_chat(t, p->id)->blocked = true;
}

void terminal_group(struct terminal *t, const struct terminal_person *p,
                    const char *group, const char *words)
{
    did(t, group, ">", words);
    push(t, p,
         (struct event){
             .kind = EVENT_GROUP, .chat = group, .words = words, .message = "" });
}

bool terminal_again(struct terminal *t, const char *person)
{
    const struct terminal_event *last = NULL;
    for (const struct terminal_event *e = t->events; e; e = e->next)
        if (strcmp(e->event.account, person) == 0)
            last = e;
    if (last)
        add_event(t, &last->event);
    return last;
}

size_t terminal_unanswered(const struct terminal *t)
{
    size_t count = 0;
    for (const struct terminal_event *e = t->events; e; e = e->next)
        count += e->event.press && !e->answered ? 1 : 0;
    return count;
}

/* ---- reading --------------------------------------------------------------------- */

bool terminal_has_events(const struct terminal *t, const char *cursor)
{
    return strtoll(cursor, NULL, 10) < t->last_event;
}

struct page *terminal_page(struct terminal *t, const char *cursor, size_t most)
{
    struct page *page = talloc_zero(NULL, struct page);
    int64_t after = strtoll(cursor, NULL, 10);
    page->end = PAGE_OK;
    page->why = "";
    page->events = talloc_zero_array(page, struct event, most);
    t->read = after > t->read ? after : t->read;
    for (const struct terminal_event *e = t->events; e; e = e->next)
        if (e->at > t->read && page->count < most)
            page->events[page->count++] = event_copy(page->events, &e->event);
    return page;
}
