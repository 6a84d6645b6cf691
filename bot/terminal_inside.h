/* terminal_inside.h - what the files of the terminal show each other. */
#ifndef BOT_TERMINAL_INSIDE_H
#define BOT_TERMINAL_INSIDE_H

#include "bot/base.h"
#include "bot/terminal.h"

/* An event that waits to be read, until a later cursor confirms it. */
struct terminal_event {
    struct event event;
    int64_t at; /* its place: the cursor after it */
    bool answered;
    struct terminal_event *next;
};

/* What was in a file that somebody sent. */
struct terminal_contents {
    const char *id, *bytes;
    size_t size;
    struct terminal_contents *next;
};

/* A call whose `done` is still to come. */
struct terminal_call {
    greeting_done *greeted;
    page_done *received;
    receipt_done *sent;
    fetched_done *fetched;
    void *owner;
    struct fetched file;
    struct receipt receipt;
    const char *cursor;
    size_t most;
    int64_t until; /* a receive waits so long for events */
    struct terminal_call *next;
};

struct terminal {
    struct messenger messenger; /* first: it is what the engine holds */
    struct terminal_settings set;
    struct terminal_chat *chats;
    struct terminal_event *events, **events_end; /* all of them, read ones too */
    struct terminal_contents *contents;
    struct terminal_call *calls, **calls_end;
    struct terminal_trouble trouble;
    int troubled; /* deliveries that it met */
    int64_t last_event, last_key, last_message, last_file;
    int64_t read; /* up to here events are confirmed */
    const char *fault;
    bool closing;
};

/* terminal_chat.c: something appears in a chat; what it looks like is copied. */
void terminal_appear(struct terminal *t, struct terminal_chat *c,
                     const struct terminal_shown *s);
void terminal_note(struct terminal *t, struct terminal_chat *c, enum terminal_look look,
                   const char *format, ...) __attribute__((format(printf, 4, 5)));

/* terminal_chat.c: what the delivery does to its chat. */
struct receipt terminal_deliver(struct terminal *t, const struct delivery *d);

/* terminal_rules.c: why it may not be delivered, or NULL. */
const char *terminal_rule(const struct terminal *t, const struct delivery *d);

/* terminal_people.c: so many events after the cursor, as a page. */
struct page *terminal_page(struct terminal *t, const char *cursor, size_t most);
bool terminal_has_events(const struct terminal *t, const char *cursor);

#endif
