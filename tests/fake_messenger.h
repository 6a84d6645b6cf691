/* fake_messenger.h - a messenger on the loop that does what a test tells it, and writes
 * down what it was asked for, a line each, in order:
 *
 *   greet                       receive CURSOR wait=50 most=100
 *   answer PRESS                send CHAT WORDS
 *   leave CHAT                  fetch FILE most=1048576
 *   close
 *
 * Like a real one it calls every `done` once, from a later turn of the loop. */
#ifndef TESTS_FAKE_MESSENGER_H
#define TESTS_FAKE_MESSENGER_H

#include <uv.h>

#include "bot/base.h"
#include "bot/messenger.h"

struct fake_call;

struct fake {
    struct messenger messenger; /* first */
    /* ---- what the test sets ---- */
    const enum page_end *greetings; /* how they end, one after the other; then PAGE_OK */
    size_t greeting_count;
    const enum page_end *polls; /* the same for polls, before any page */
    size_t poll_count;
    int latency;          /* milliseconds that a send takes */
    bool holds_sends;     /* none ends before the messenger is closed */
    bool holds_fetches;   /* the same of files that are wanted */
    enum fetch_end fetch; /* how those end; FETCH_OK: with "file" */
    bool hasty;           /* polls come back empty at once */
    enum outcome outcome; /* of sends */
    void (*noticed)(void *owner, const char *line); /* may be NULL */
    void *owner;
    /* ---- what it tells ---- */
    struct buffer journal;
    int receives, sends, greets, answers;
    int in_flight, in_flight_most;
    int64_t *sent_at;     /* ticks, as they were asked for; talloc array */
    bool polling, closed; /* closed: and freed of all handles */
    /* ---- inside ---- */
    uv_loop_t *loop;
    uv_timer_t turn;
    struct fake_call *calls;
    struct page *pages[8]; /* for the next polls */
    size_t page_count;
    void *mem;
};

/* Lives as long as mem; its handles go with messenger->close(). */
struct fake *fake_open(void *mem, uv_loop_t *loop);
/* The next poll is answered by this page, a poll that waits at once. */
void fake_page(struct fake *f, struct page *page);

/* A page of `count` events, all of that kind and with those words, from chats "c0", "c1",
 * ...; keys "e1", "e2", ... and cursors "1", "2", ... go on from `first`. Presses are
 * called "p1", "p2", ... */
struct page *fake_events(enum event_kind kind, const char *words, int first, int count);
/* Where in the journal a line begins; -1 when it is not there. */
long fake_line(const struct fake *f, const char *line);

#endif
