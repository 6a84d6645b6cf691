/* http_call.h - what http.c and http_call.c show each other, and nobody else: a pool, a
 * call in it, and what libcurl is told of one call. */
#ifndef BOT_HTTP_CALL_H
#define BOT_HTTP_CALL_H

#include "bot/base.h"
#include "bot/http.h"

#include <curl/curl.h>

struct http {
    uv_loop_t *loop;
    uv_timer_t timer;
    uv_poll_t poll; /* of the set */
    int sockets;    /* an epoll set */
    CURLM *multi;
    struct curl_slist *json_headers, *form_headers;
    char *ca_bundle;
    int connections;
    struct http_call *calls; /* in flight */
    struct http_call *spare; /* at rest; next alone is used */
    int spare_count;
    const char *why;
    char plain[64]; /* "http://127.0.0.1:8081/": may be asked; "": none yet */
    bool doomed;    /* some call is: collect must look for it */
    bool parting;   /* libcurl is saying goodbye: watch nothing anew */
    bool closing;
};

struct http_call {
    struct http_call *next, **link;
    struct http *http;
    CURL *easy;
    curl_mime *form;
    struct buffer body;
    const char *doom; /* to be ended by us, with this word; NULL for none */
    enum http_end doom_end;
    char error[CURL_ERROR_SIZE];
    http_done *done;
    void *owner;
};

/* Into the list of those in flight, from the spare ones if there is one. */
struct http_call *http_call_take(struct http *h);
/* Out of the list; kept for the next request when there are not enough of them. */
void http_call_rest(struct http_call *c);
void http_call_free(struct http_call *c);
/* All that differs from request to request. */
void http_call_set(struct http_call *c, const struct http_request *req);

/* Takes the call out of libcurl, tells its owner how it ended, lets it rest. The owner
 * may do anything with the pool meanwhile. */
void http_call_fail(struct http_call *c, enum http_end end, const char *why);
/* The same after libcurl has finished with it. */
void http_call_finish(struct http_call *c, CURLcode code);

#endif
