/* service.h - what drives the engine for real: the loop's timers, a messenger, a clock.
 *
 *   messenger ─ page ─► engine ─► answers to presses at once, words at the pace
 *       ▲                 │
 *       └── next poll ◄───┴ committed: asking for the next page confirms this one
 *
 * It is a library: the program and the playground open it on a loop of their own. */
#ifndef BOT_SERVICE_H
#define BOT_SERVICE_H

#include <uv.h>

#include "bot/engine.h"
#include "bot/messenger.h"

struct nightly_settings;
struct service;

/* How a service ends; the codes are those of sysexits.h. */
enum service_end {
    SERVICE_STOPPED = 0,
    SERVICE_STORAGE = 74,  /* the disk fails: to be started again */
    SERVICE_CONFLICT = 75, /* somebody else reads for the same bot */
    SERVICE_REFUSED = 78,  /* the token is not accepted: starting again is of no use */
};

struct service_settings {
    struct engine_clock clock;
    int sends_at_once;
    int send_per_second; /* 0: no pace */
    const struct menu_command *menu;
    size_t menu_count;
    const char *office;                     /* the path of nastavnik-office; NULL: none */
    const struct nightly_settings *nightly; /* NULL: no backups at night */
    int retry_ms; /* the first delay after a failure, doubled up to thirty of it; 0: 1000
                   */
    int drain_ms; /* how long stopping waits for words on their way; 0: 5000 */
    /* The messenger has told who we are, and engine_link() knows it. May be NULL. */
    void (*greeted)(void *owner, const struct greeting *greeting);
    /* All is over and freed, but for what the messenger still closes on the loop; from a
     * later turn of the loop than the call that caused it. */
    void (*stopped)(void *owner, enum service_end end);
    void *owner;
};

/* Greets, then reads and writes until it is stopped. It closes the messenger in its end;
 * the engine and all that settings point to are the caller's and must outlive it. */
struct service *service_open(uv_loop_t *loop, struct engine *engine,
                             struct messenger *messenger,
                             const struct service_settings *settings);
/* Finishes politely: no new page, what was read is confirmed, answers on their way get
 * drain_ms. `stopped` follows. A second call does nothing. */
void service_stop(struct service *s);
/* The clock was pushed: looks now at what came due. */
void service_poke(struct service *s);

#endif
