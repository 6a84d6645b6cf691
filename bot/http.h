/* http.h - many HTTP requests on one libuv loop; one struct http is one pool of
 * connections of its own, so that a long poll, answers to presses and bulk sends, each
 * in a pool apart, can never wait for one another.
 *
 * Rules of the house:
 *  - every accepted request ends in exactly one call of its `done`, also when it is
 *    cancelled or its pool is closed;
 *  - `done` never runs inside http_send(), http_cancel() or http_close(), always from a
 *    later turn of the loop;
 *  - inside `done` anything is allowed: to send, to cancel, to close;
 *  - only https; plain http only to this very machine. Redirects are not followed;
 *  - HTTP/1.1 only: one dead connection then hurts one request, not all;
 *  - no URL is ever logged or put into `why`, for a URL may hold a token.
 * The process must ignore SIGPIPE: TLS writes with plain write(). */
#ifndef BOT_HTTP_H
#define BOT_HTTP_H

#include <stddef.h>
#include <uv.h>

struct http;
struct http_call;

enum http_end { HTTP_OK, HTTP_FAILED, HTTP_TIMED_OUT, HTTP_CANCELLED };

/* How a request ended. All of it belongs to http and lives until `done` returns. */
struct http_reply {
    enum http_end end;
    long status;      /* 200, 429, ...; 0 unless end is HTTP_OK */
    const char *body; /* NUL-terminated, never NULL; "" unless end is HTTP_OK */
    size_t len;
    int retry_after; /* seconds the server asked us to wait; 0: it did not */
    const char *why; /* words for the log, never NULL */
};

typedef void http_done(void *owner, const struct http_reply *reply);

/* One part of a form: a field when file is NULL, else a file of that name. */
struct http_part {
    const char *name;
    const char *text;
    const char *file;
    const void *bytes;
    size_t size;
};

/* With json it is a POST of it, with parts a POST of a form, with neither a GET.
 * Everything is copied: nothing need outlive http_send(). */
struct http_request {
    const char *url;
    const char *json;
    const struct http_part *parts;
    size_t part_count;
    long timeout_s; /* for the whole request, a wait for a free connection included */
    http_done *done;
    void *owner;
};

/* A pool of at most `connections`; further requests wait in it. ca_bundle is a file of
 * certificates to trust, NULL for the system's. Never NULL. */
struct http *http_open(uv_loop_t *loop, int connections, const char *ca_bundle);

/* Starts a request. The call it returns is good for http_cancel() until its `done`.
 * NULL means refused: `done` will not be called, http_why() says why. */
struct http_call *http_send(struct http *h, const struct http_request *req);

/* Why the last http_send() returned NULL. */
const char *http_why(const struct http *h);

/* Why a URL may not be asked for, in words without the URL; NULL when it may. */
const char *http_objection(const char *url);

/* Its `done` hears HTTP_CANCELLED in the next turn, unless it hears another end first. */
void http_cancel(struct http_call *call);

/* Ends every call with HTTP_CANCELLED and frees the pool, all in a later turn. */
void http_close(struct http *h);

#endif
