/* fetch.h - the tests' own HTTP client: one request, waited for.
 *
 * It is another hand than the bot's client, so that the two cannot share a mistake. Every
 * call opens its own connection; calls may run in several threads. */
#ifndef TESTS_FETCH_H
#define TESTS_FETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fetch {
    const char *url;
    const char *verb;   /* NULL: POST with a body, else GET */
    const char *type;   /* content type; NULL: none */
    const char *body;   /* NULL: none */
    size_t size;        /* 0: strlen(body) */
    bool chunked;       /* send the body in chunks of unknown number */
    const char *header; /* one more header line, or NULL */
};

struct fetched {
    long status; /* 0: no answer came */
    char *body;  /* NUL-terminated, never NULL */
    size_t size;
    char *head; /* all header lines */
    int milliseconds;
};

/* Does the request; the caller ends the answer by fetched_fini(). */
struct fetched fetch(const struct fetch *what);
void fetched_fini(struct fetched *f);

#endif
