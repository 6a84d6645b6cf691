/* hostile_server.h - an HTTP server on the test's own loop that answers, stalls, resets
 * and lies. How it behaves is chosen by the path; hostile_server.c has the list. */
#ifndef TESTS_HOSTILE_SERVER_H
#define TESTS_HOSTILE_SERVER_H

#include <stddef.h>
#include <uv.h>

struct hostile;

/* Listens on a free port of 127.0.0.1. */
struct hostile *hostile_open(uv_loop_t *loop);
/* Closes every connection; its memory goes in a later turn of the loop. */
void hostile_close(struct hostile *server);

/* From now on this path is answered with this status and body; a NULL body is silence.
 * A path taught again forgets its count. */
void hostile_teach(struct hostile *server, const char *path, int status,
                   const char *body);
/* How often a path that was taught has been asked for since. */
int hostile_asked(const struct hostile *server, const char *path);

int hostile_port(const struct hostile *server);
/* How many connections were ever accepted, how many whole requests ever came. */
int hostile_connections(const struct hostile *server);
int hostile_requests(const struct hostile *server);
/* The last whole request, head and body; its length goes to *len. */
const char *hostile_request(const struct hostile *server, size_t *len);

#endif
