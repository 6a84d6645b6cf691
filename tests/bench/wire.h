/* wire.h - a bare HTTP/1.1 server on epoll, with a network of chosen slowness.
 *
 * One thread, connections kept, one request at a time on each, bodies with a
 * Content-Length. A request is told `slow` microseconds after its last byte came, and an
 * answer leaves `slow` after it was given: that is the simulated network, one way. */
#ifndef TESTS_BENCH_WIRE_H
#define TESTS_BENCH_WIRE_H

#include "bot/base.h"

struct wire;
struct wire_call; /* a request that waits for its answer */

struct wire_owner {
    /* A request: the last part of its path, its body, NUL-terminated. Answered now or
     * later, once. */
    void (*asked)(void *owner, struct wire_call *call, const char *method, char *body);
    /* After all that came at once was told; the tick at which to be called again, 0: when
     * something comes. */
    int64_t (*settled)(void *owner);
    void *owner;
};

/* Listens on a free port of loopback. Dies when it cannot. */
struct wire *wire_open(const struct wire_owner *owner, int64_t slow);
void wire_close(struct wire *w);
int wire_port(const struct wire *w);
/* Serves until that tick, or until wire_stop(). */
void wire_serve(struct wire *w, int64_t until);
void wire_stop(struct wire *w);
void wire_answer(struct wire_call *call, const char *json, size_t len);
size_t wire_requests(const struct wire *w); /* told so far */

#endif
