/* engine.h - the machine from outside: it is given events and receipts, and gives what
 * to send. It has no loop, no network and no clock of its own, so a story can play a
 * school term in a millisecond; service.c is what drives it for real.
 *
 *     page of events ─► engine_take ─► engine_work: BEGIN, a turn each, COMMIT
 *                                       │ answers to presses: engine_next_answer
 *                                       └ words to send: engine_next ─► messenger
 *     receipts ◄─ engine_sent: kept with the next transaction
 */
#ifndef BOT_ENGINE_H
#define BOT_ENGINE_H

#include "bot/bot.h"
#include "bot/messenger.h"

struct engine;
struct forms;
struct words;

struct engine_clock {
    int64_t (*wall)(void *owner);  /* seconds since 1970 */
    int64_t (*ticks)(void *owner); /* microseconds, never goes back */
    void *owner;
};

struct engine_settings {
    const char *messenger; /* the name kept with accounts */
    size_t words_most;     /* code points in one message */
    size_t caption_most;
    const char *zone, *language; /* for who has not said */
    int flood_per_minute;        /* 0: no guard */
    struct engine_clock clock;
};

/* All that is passed in must outlive the engine. Reads what was not sent yet. */
struct engine *engine_open(struct db *db, const struct words *words,
                           const struct forms *forms, const struct product *product,
                           const struct engine_settings *settings);
/* What was not committed is as if it had not happened. */
void engine_close(struct engine *e);

/* Once the messenger has greeted: what a link's word is added to. */
void engine_link(struct engine *e, const char *link);

/* ---- events in -------------------------------------------------------------------- */

/* Takes the page over. */
void engine_take(struct engine *e, struct page *page);
/* Where to read on: committed, so it may be confirmed. */
const char *engine_cursor(const struct engine *e);

enum work {
    WORK_IDLE,   /* nothing left */
    WORK_MORE,   /* a slice is done, there is more: call again soon */
    WORK_LATER,  /* the database is held by somebody else: call again in a while */
    WORK_BROKEN, /* three storage errors in a row: end the process */
};
/* One slice: at most 20 ms of turns in one transaction, receipts with them. */
enum work engine_work(struct engine *e);
/* Promises that came due (at most 100, at most 20 ms), words whose time has come, the
 * hourly sweep. Call it every second. */
enum work engine_tick(struct engine *e);
/* Writes the receipts that wait, at the latest 50 ms after the first. */
bool engine_has_receipts(const struct engine *e);
enum work engine_keep_receipts(struct engine *e);

/* ---- words out -------------------------------------------------------------------- */

struct press_answer {
    const char *press, *words; /* words may be NULL; both until the next call */
};
/* Answers to presses whose turn is committed, or has waited for half a second. */
bool engine_next_answer(struct engine *e, struct press_answer *out);

struct outgoing {
    int64_t id, card, file, relay; /* the engine's own */
    bool vain;                     /* there is nothing to be done any more */
    int priority; /* 0 answers somebody's own act, and no pace holds it back */
    struct delivery delivery;
    void *memory; /* holds it; engine_sent() frees it */
};
/* The next words to send, at most one at a time for a chat; NULL when there are none
 * with this priority or more urgent. */
struct outgoing *engine_next(struct engine *e, int least_urgent);
void engine_sent(struct engine *e, struct outgoing *o, const struct receipt *receipt);
enum { PRIORITY_ANSWER, PRIORITY_NOW, PRIORITY_PUSH, PRIORITY_BULK };
/* When to look again for held chats (ticks); 0: no chat is held. */
int64_t engine_held_until(const struct engine *e);
/* True while everything is held because nearly everybody seems unreachable. */
bool engine_is_blocked(const struct engine *e);

/* ---- the office's work ------------------------------------------------------------ */

/* The oldest job; id 0: none. Its strings live until the next call. */
struct job engine_next_job(struct engine *e);
/* The job's file, NULL with `why` when it could not be made. */
void engine_made(struct engine *e, const struct job *job, const void *bytes, size_t size,
                 const char *why);

/* ---- files that are to be read ---------------------------------------------------- */

/* The oldest file whose bytes are wanted now; id 0: none. Its strings live until the next
 * call. Ask the messenger for its `external`, for FETCH_MOST bytes. */
struct fetch engine_next_fetch(struct engine *e);
/* What came of it: it is told, or tried again later, or given up. */
void engine_fetched(struct engine *e, const struct fetch *f, const struct fetched *got);

#endif
