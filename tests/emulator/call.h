/* call.h - one request on its way to its answer.
 *
 * A call is advanced, with the lock held, until it no longer waits. Then it has an
 * answer, or is to be cut. A method ends in exactly one of call_ok and call_fail, or
 * asks for more time by call_wait and is run again. */
#ifndef EMULATOR_CALL_H
#define EMULATOR_CALL_H

#include "arguments.h"
#include "state.h"

enum wait_reason {
    WAIT_UPDATES, /* woken by an update */
    WAIT_CHAT,    /* woken by a change in `chat` */
    WAIT_TIME,    /* only by the clock */
};

enum call_step { CALL_NEW, CALL_ACTING, CALL_ACTED };

/* What goes over the wire. */
struct reply {
    int status; /* 0: not known yet */
    const char *type;
    const char *bytes; /* on the call's memory */
    size_t size;
    int retry_after;
};

struct call {
    struct emulator *e;             /* the call itself is the memory of all it needs */
    const char *verb, *path, *type; /* path without query; type of the body */
    const char *host, *origin;      /* NULL: not told */
    const char *body;
    size_t body_size;
    struct arguments *args;
    struct reply reply;
    void (*advance)(struct call *c);

    /* of a Bot API call */
    const struct method *method;
    enum call_step step;
    cJSON *result;
    char *description;
    int64_t migrate_to;
    int late; /* seconds to hold the answer back */
    bool cut; /* close the connection instead of answering */

    /* waiting: see waiting.h */
    bool waits;
    enum wait_reason why;
    int64_t until; /* ticks */
    struct chat *chat;
    bool listed;
    struct call *prev, *next;
    void (*wake)(struct call *c); /* gets the call advanced again soon */
    void *connection;

    /* of getUpdates */
    bool polls, conflict;
    int limit;
    int64_t offset;
    const char *conflict_words;
};

struct method {
    const char *name;
    void (*run)(struct call *c);
};

/* Finds who serves this path; the parts of the request must be filled in. */
void call_route(struct call *c);

/* Ends a call well. The call takes the result. */
void call_ok(struct call *c, cJSON *result);
void call_true(struct call *c);
/* result true with a description. */
void call_said(struct call *c, const char *description);
/* Ends a call with an error. The words get the status' prefix and a lower-case first
 * letter unless the second is upper-case or "_", as the server does; "" leaves the
 * prefix alone. Always false, so that a check can end with it. */
bool call_fail(struct call *c, int status, const char *words, ...)
    __attribute__((format(printf, 3, 4)));
/* 429 with these seconds; always false. */
bool call_flood(struct call *c, int seconds);
/* Has the call been answered? */
bool call_ended(const struct call *c);
/* Puts the call off. It is advanced again after the seconds, or earlier for the reason;
 * chat only with WAIT_CHAT. */
void call_wait(struct call *c, enum wait_reason why, double seconds, struct chat *chat);
/* Has the waiting time passed? */
bool call_is_due(const struct call *c);

/* Any other page: its JSON or text as it is, copied. */
void call_reply(struct call *c, int status, const char *type, const char *bytes,
                size_t size);

#endif
