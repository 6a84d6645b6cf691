/* telegram_calls.h - what the files of the messenger Telegram show each other: itself,
 * and its calls in flight.
 *
 * A call is a talloc context that belongs to its request and is freed when its `done` has
 * run. One that cannot even be sent waits for the next turn, so that no `done` ever runs
 * inside the call that started it. */
#ifndef BOT_TELEGRAM_CALLS_H
#define BOT_TELEGRAM_CALLS_H

#include "bot/base.h"
#include "bot/http.h"
#include "bot/telegram.h"
#include "bot/telegram_words.h"

enum { TELEGRAM_ROOT_MOST = 400, TELEGRAM_CALL_SECONDS = 30 };

struct telegram {
    struct messenger messenger; /* first: it is what the engine holds */
    uv_loop_t *loop;
    uv_timer_t later; /* tells the unsent; at the end, frees us */
    struct http *poll, *sends, *presses, *files;
    struct telegram_call *unsent;
    size_t calls;
    const char *root;       /* holds the token: never to be logged */
    const char *files_root; /* as does this: of what is downloaded */
    const char *bot;        /* our name there; "" until greeted */
    const char *ca_bundle;
    int poll_grace;   /* seconds */
    int silent_polls; /* in a row that timed out */
    bool webhook_gone;
    bool closing;
};

typedef void telegram_ended(struct telegram_call *c, const struct http_reply *reply);

/* One request on its way; the start of a struct that knows what it is for. */
struct telegram_call {
    struct telegram *telegram;
    struct telegram_call *next; /* among the unsent */
    telegram_ended *ended;
    void *owner;
    const char *why; /* of an unsent one */
};

struct telegram *telegram_of(struct messenger *m);

/* A call of this size that begins with a struct telegram_call. ended hears its end once
 * each time it goes; there it goes again or is over. */
void *telegram_call(struct telegram *t, size_t size, telegram_ended *ended, void *owner);
void telegram_call_over(struct telegram_call *c);

/* Lets it go through this pool; a call that goes nowhere ends too, in the next turn. */
void telegram_go(struct telegram_call *c, struct http *pool,
                 const struct telegram_request *r, long seconds);
void telegram_go_json(struct telegram_call *c, struct http *pool, const char *method,
                      const char *json);
/* The same for bytes that lie at this address, which holds the token. */
void telegram_get(struct telegram_call *c, struct http *pool, const char *url,
                  long seconds);
/* Ends it in the next turn with these words, without going anywhere. */
void telegram_unsent(struct telegram_call *c, const char *why);

/* The timer that ends them; when we are closing and no call is left, it frees us. */
void telegram_later(struct telegram *t);

/* As in messenger.h; telegram_greet.c. */
void telegram_greet(struct messenger *m, const struct menu_command *menu, size_t count,
                    greeting_done *done, void *owner);
/* The same; telegram_fetch.c. */
void telegram_fetch(struct messenger *m, const char *file, size_t most,
                    fetched_done *done, void *owner);

#endif
