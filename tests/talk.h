/* talk.h - what the tests of the messenger Telegram stand on: a loop, a server that says
 * what it was taught, the messenger, and what was heard last.
 *
 * talk_down() closes it all: whatever was asked must have been told once, and the loop
 * be left without a handle. */
#ifndef TESTS_TALK_H
#define TESTS_TALK_H

#include "bot/telegram.h"
#include "tests/hostile_server.h"

#define TOKEN     "123:Secret_token"
#define PATH(how) "/bot" TOKEN "/" how

enum { SENDS = 2 };

struct talk {
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
    void (*then)(struct talk *s);
};

/* Setup and teardown of a test. */
int talk_up(void **state);
int talk_down(void **state);

/* A messenger on this loop whose server is said to be at this port. */
struct messenger *talk_open(struct talk *s, int port);

/* Runs the loop until nothing is waited for. */
void talk_settle(struct talk *s);

/* What is given to the messenger to call; the owner is the struct talk. */
void talk_on_greeted(void *owner, const struct greeting *g);
void talk_on_page(void *owner, struct page *page);
void talk_on_sent(void *owner, const struct receipt *receipt);

/* Greets with a menu of two languages, or receives, and waits for the end. */
void talk_greet(struct talk *s);
void talk_receive(struct talk *s, const char *cursor);
/* Sends, or sends a word, and does not wait. */
void talk_put(struct talk *s, const struct delivery *d);
void talk_send(struct talk *s);

#endif
