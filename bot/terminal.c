/* terminal.c - the messenger's side of the terminal: calls, and answers that come later.
 *
 * What is sent is done at once and answered by the next pump. Trouble on demand is looked
 * at first, then the rules, then the chat itself. */
#include "bot/terminal_inside.h"

#include <string.h>

#include <talloc.h>

enum { WORDS_MOST = 4096, CAPTION_MOST = 1024, PAGE_MOST = 100 };

struct terminal *terminal_of(struct messenger *m)
{
    return CONTAINER_OF(m, struct terminal, messenger);
}

const char *terminal_fault(const struct terminal *t)
{
    return t->fault;
}

void terminal_trouble(struct terminal *t, const struct terminal_trouble *trouble)
{
    t->trouble = *trouble;
    t->troubled = 0;
    t->trouble.chat = trouble->chat ? talloc_strdup(t, trouble->chat) : NULL;
}

int terminal_troubled(const struct terminal *t)
{
    return t->troubled;
}

static struct terminal_call *call_new(struct terminal *t, void *owner)
{
    struct terminal_call *c = talloc_zero(t, struct terminal_call);
    c->owner = owner;
    *t->calls_end = c;
    t->calls_end = &c->next;
    return c;
}

/* ---- calls ----------------------------------------------------------------------- */

static void greet(struct messenger *m, const struct menu_command *menu, size_t count,
                  greeting_done *done, void *owner)
{
    (void)menu;
    (void)count;
    call_new(terminal_of(m), owner)->greeted = done;
}

static void receive(struct messenger *m, const char *cursor, int wait, size_t most,
                    page_done *done, void *owner)
{
    struct terminal *t = terminal_of(m);
    struct terminal_call *c = call_new(t, owner);
    c->received = done;
    c->cursor = talloc_strdup(c, cursor);
    c->most = most < PAGE_MOST ? most : PAGE_MOST;
    c->until = t->set.now(t->set.owner) + wait;
}

static bool is_troubled(const struct terminal *t, const struct delivery *d)
{
    const struct terminal_trouble *x = &t->trouble;
    if (x->outcome == SENT || x->fetching || (x->chat && strcmp(x->chat, d->chat) != 0))
        return false;
    if (x->outcome == GONE && d->verb != DELIVER_EDIT)
        return false;
    return x->until ? t->set.now(t->set.owner) < x->until : x->times > 0;
}

static struct receipt troubled(struct terminal *t, const struct delivery *d)
{
    struct terminal_trouble *x = &t->trouble;
    struct receipt r = { .outcome = x->outcome, .message = "", .file = "" };
    r.why = "trouble on demand";
    t->troubled++;
    if (x->until)
        r.wait = (int)(x->until - t->set.now(t->set.owner));
    else
        x->times--;
    if (x->lost)
        terminal_deliver(t, d);
    struct terminal_message *gone =
        d->message ? terminal_message(terminal_chat(t, d->chat), d->message) : NULL;
    if (x->outcome == GONE && gone)
        gone->deleted = true;
    return r;
}

static const char *objection(const struct terminal *t, const struct delivery *d)
{
    const char *why = terminal_rule(t, d);
    return why || !t->set.check ? why : t->set.check(t->set.owner, d);
}

static struct receipt refused(struct terminal *t, const struct delivery *d,
                              const char *why)
{
    if (!t->fault)
        t->fault = talloc_asprintf(t, "%s\nit was for %s: %s", why, d->chat, d->words);
    return (
        struct receipt){ .outcome = REFUSED, .message = "", .file = "", .why = t->fault };
}

static void send(struct messenger *m, const struct delivery *d, receipt_done *done,
                 void *owner)
{
    struct terminal *t = terminal_of(m);
    struct terminal_call *c = call_new(t, owner);
    c->sent = done;
    const char *why = objection(t, d);
    if (why)
        c->receipt = refused(t, d, why);
    else if (is_troubled(t, d))
        c->receipt = troubled(t, d);
    else
        c->receipt = terminal_deliver(t, d);
}

static void answer(struct messenger *m, const char *press, const char *words)
{
    struct terminal *t = terminal_of(m);
    for (struct terminal_event *e = t->events; e; e = e->next) {
        if (!e->event.press || strcmp(e->event.press, press) != 0)
            continue;
        if (words && *words && !e->answered)
            terminal_note(t, terminal_chat(t, e->event.chat), TERMINAL_TOAST, "%s",
                          words);
        e->answered = true;
    }
}

static void leave(struct messenger *m, const char *chat)
{
    struct terminal *t = terminal_of(m);
    struct terminal_chat *c = terminal_chat(t, chat);
    terminal_note(t, c, TERMINAL_NOTE, "(left)");
    c->blocked = true;
}

static struct fetched contents_of(struct terminal *t, const char *file, size_t most)
{
    const struct terminal_contents *c = t->contents;
    while (c && strcmp(c->id, file) != 0)
        c = c->next;
    if (!c)
        return (struct fetched){ .end = FETCH_GONE, .why = "there is nothing in it" };
    if (c->size > most)
        return (struct fetched){ .end = FETCH_LARGE, .why = "it is too large" };
    return (struct fetched){ FETCH_OK, c->bytes, c->size, 0, "" };
}

static void fetch(struct messenger *m, const char *file, size_t most, fetched_done *done,
                  void *owner)
{
    struct terminal *t = terminal_of(m);
    struct terminal_trouble *x = &t->trouble;
    struct terminal_call *c = call_new(t, owner);
    c->fetched = done;
    c->file = contents_of(t, file, most);
    if (!x->fetching || x->times <= 0)
        return;
    x->times--;
    t->troubled++;
    c->file = (struct fetched){ .end = x->outcome == GONE ? FETCH_GONE : FETCH_RETRY,
                                .why = "trouble on demand" };
}

static void terminal_close(struct messenger *m)
{
    terminal_of(m)->closing = true;
}

/* ---- answers --------------------------------------------------------------------- */

static void end_receive(struct terminal *t, const struct terminal_call *c)
{
    struct page *page;
    if (t->closing) {
        page = talloc_zero(NULL, struct page);
        page->end = PAGE_RETRY;
        page->why = "closing";
    } else {
        page = terminal_page(t, c->cursor, c->most);
    }
    c->received(c->owner, page);
}

static void end_call(struct terminal *t, const struct terminal_call *c)
{
    if (c->greeted)
        c->greeted(c->owner, &(struct greeting){ .end = t->closing ? PAGE_RETRY : PAGE_OK,
                                                 .link = TERMINAL_LINK,
                                                 .name = "StoryBot",
                                                 .why = t->closing ? "closing" : "" });
    else if (c->received)
        end_receive(t, c);
    else if (c->fetched)
        c->fetched(c->owner, &c->file);
    else
        c->sent(c->owner, &c->receipt);
}

static bool must_wait(const struct terminal *t, const struct terminal_call *c)
{
    return c->received && !t->closing && !terminal_has_events(t, c->cursor) &&
           t->set.now(t->set.owner) < c->until;
}

bool terminal_pump(struct terminal *t)
{
    struct terminal_call *c = t->calls, *next;
    bool closing = t->closing, any = false;
    t->calls = NULL;
    t->calls_end = &t->calls;
    for (; c; c = next) {
        next = c->next;
        c->next = NULL;
        if (must_wait(t, c)) {
            *t->calls_end = c;
            t->calls_end = &c->next;
            continue;
        }
        any = true;
        end_call(t, c);
        talloc_free(c);
    }
    if (closing)
        talloc_free(t);
    return any;
}

struct messenger *terminal_open(const struct terminal_settings *settings)
{
    struct terminal *t = talloc_zero(NULL, struct terminal);
    t->set = *settings;
    t->events_end = &t->events;
    t->calls_end = &t->calls;
    t->messenger = (struct messenger){
        .name = "terminal",
        .words_most = WORDS_MOST,
        .caption_most = CAPTION_MOST,
        .page_most = PAGE_MOST,
        .greet = greet,
        .receive = receive,
        .send = send,
        .answer = answer,
        .leave = leave,
        .fetch = fetch,
        .close = terminal_close,
    };
    return &t->messenger;
}
