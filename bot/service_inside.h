/* service_inside.h - what the files of the service show each other, and nobody else. */
#ifndef BOT_SERVICE_INSIDE_H
#define BOT_SERVICE_INSIDE_H

#include "bot/office.h"
#include "bot/service.h"
#include "bot/service_nightly.h"

/* What the engine is to do, one slice of one duty in a turn of the loop. */
enum duty { EVENTS, TICK, RECEIPTS, DUTIES };

enum phase {
    GREETING, /* not known to the messenger yet */
    RUNNING,
    DRAINING, /* no new pages; answers may still leave */
    ENDING,   /* everything is being closed */
};

struct service {
    uv_loop_t *loop;
    struct engine *engine;
    struct messenger *messenger;
    struct service_settings set;
    enum phase phase;
    enum service_end end;
    int calls; /* of the messenger whose `done` is awaited */

    unsigned due, put_off;  /* a bit for each duty */
    enum duty last;         /* done last: others have their turn first */
    uv_idle_t idle;         /* runs while something is due */
    uv_timer_t tick, later; /* every second; after the database was busy */

    bool polling;  /* a page is awaited, or the last confirmation */
    int64_t asked; /* ticks: when */
    int failures;  /* of polls or greetings, in a row */
    int conflicts; /* the same */
    uv_timer_t ask_again;

    int in_flight;
    double tokens;       /* words that the pace lets go now */
    int64_t refilled;    /* ticks */
    uv_timer_t wake;     /* a token is there, or a held chat is free */
    uv_timer_t receipts; /* those that wait are written */
    uv_timer_t drained;  /* the end of the wait for answers on their way */

    struct office_job *office; /* NULL: none runs */
    struct job job;            /* what it makes */
    int64_t made;              /* made last in this tick */
    bool fetching;             /* a file's bytes are awaited */
    struct fetch fetch;        /* which */
    int64_t fetched;           /* fetched last in this tick */

    struct nightly *nightly;
    int handles; /* not closed yet */
};

/* ---- service.c -------------------------------------------------------------------- */

/* The engine has something to do; it is done in a later turn of the loop. */
void service_due(struct service *s, enum duty duty);
/* Ends at once, as far as the messenger lets it. */
void service_finish(struct service *s, enum service_end end);
/* Something that was awaited is over: goes on with draining or ending, if it is time. */
void service_settle(struct service *s);

/* ---- service_poll.c --------------------------------------------------------------- */

void poll_start(struct service *s);   /* greets first */
void poll_next(struct service *s);    /* what was committed is confirmed by it */
void poll_confirm(struct service *s); /* the last one: it waits for nothing */

/* ---- service_send.c --------------------------------------------------------------- */

/* Those whose turn is committed, or has waited too long. */
void answer_presses(struct service *s);
/* The same, then starts as many sends as may be on their way. */
void send_all(struct service *s);

/* ---- service_office.c ------------------------------------------------------------- */

void office_next(struct service *s);

/* ---- service_fetch.c -------------------------------------------------------------- */

void fetch_next_file(struct service *s);

#endif
