/* wire.h - what the tests of the messenger Telegram stand on: a loop, a server that says
 * what it was taught, the messenger, and what was heard last.
 *
 * wire_down() closes it all: whatever was asked must have been told once, and the loop
 * be left without a handle. */
#ifndef TESTS_WIRE_H
#define TESTS_WIRE_H

#include "bot/telegram.h"
#include "tests/hostile_server.h"

#define TOKEN     "123:Secret_token"
#define PATH(how) "/bot" TOKEN "/" how

enum { SENDS = 2 };

struct wire {
    uv_loop_t loop;
    struct hostile *server;
    struct messenger *m;
    int waiting;
    /* what was heard last */
    enum page_end end;
    enum outcome outcome;
    int told, wait;
    char link[64], name[64], cursor[32], words[64], message[32], file[32], why[128];
    int64_t at;
    void (*then)(struct wire *s);
};

/* Setup and teardown of a test. */
int wire_up(void **state);
int wire_down(void **state);

/* A messenger on this loop whose server is said to be at this port. */
struct messenger *wire_open(struct wire *s, int port);

/* Runs the loop until nothing is waited for. */
void wire_settle(struct wire *s);

/* What is given to the messenger to call; the owner is the struct wire. */
void wire_on_greeted(void *owner, const struct greeting *g);
void wire_on_page(void *owner, struct page *page);
void wire_on_sent(void *owner, const struct receipt *receipt);

/* Greets with a menu of two languages, or receives, and waits for the end. */
void wire_greet(struct wire *s);
void wire_receive(struct wire *s, const char *cursor);
/* Sends, or sends a word, and does not wait. */
void wire_put(struct wire *s, const struct delivery *d);
void wire_send(struct wire *s);

#endif
