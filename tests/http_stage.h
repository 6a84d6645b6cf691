/* http_stage.h - what the tests of http stand on: a loop, a hostile server, a pool, and
 * the ends that were heard.
 *
 * stage_close() closes the pool, the server and the loop after every test:
 * uv_loop_close() proves that no handle was forgotten, the sanitizers that no memory. */
#ifndef TESTS_HTTP_STAGE_H
#define TESTS_HTTP_STAGE_H

#include "bot/http.h"
#include "tests/hostile_server.h"

enum { MANY = 64 };

/* How one request ended, kept after its reply is gone. */
struct heard {
    struct stage *stage;
    int times;
    enum http_end end;
    long status;
    char body[64];
    size_t len;
    int retry_after;
    char why[256];
};

struct stage {
    uv_loop_t loop;
    struct hostile *server;
    struct http *http;
    int waiting; /* for this many ends */
    int left;    /* links of the chain still to send */
    struct http_call *other;
    struct heard heard[MANY];
};

/* Setup and teardown of a test. */
int stage_open(void **state);
int stage_close(void **state);

/* The done of stage_send: keeps the end in its struct heard, the owner. */
void stage_hear(void *owner, const struct http_reply *reply);

/* Valid until the next call. */
const char *stage_url(struct stage *s, const char *path);

/* Sends to a path of the server; heard[i] is the owner. */
struct http_call *stage_send(struct stage *s, int i, const char *path, http_done *done);

/* Runs the loop until nothing is waited for. */
void stage_settle(struct stage *s);

/* Sends one request and waits for its end. */
struct heard *stage_ask(struct stage *s, const char *path);
/* The same, and the end must be this. */
void stage_assert_ok(struct stage *s, const char *path, const char *body);
/* An end without a body, a status, or its path in the words. */
void stage_assert_fails(struct stage *s, const char *path, enum http_end end);

#endif
