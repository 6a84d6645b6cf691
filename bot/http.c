/* http.c - libcurl's multi interface on a libuv loop.
 *
 *   libcurl -- on_want_socket -> epoll set     libuv -- on_sockets -> socket_action
 *           -- on_want_timer  -> uv_timer            -- on_timer   -> socket_action
 *
 * libcurl tells which sockets and which one timer it needs; libuv tells when they fire.
 * A pool has an epoll set of its own, and the loop watches that set: libcurl takes a
 * socket off and puts it on again with every request, and a handle of the loop for each
 * costs more system calls than the request itself. A number that was closed and came back
 * elsewhere is no danger either: it is not in this set.
 *
 * After each socket_action collect() takes out what has finished, always: when the only
 * call times out, libcurl counts no running calls and yet has its end to tell.
 * Owners are called from collect() and teardown() alone, never with libcurl on the
 * stack. Only this file and http_call.c know libcurl. */
#include "bot/http_call.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

enum { READY_MOST = 64 };

/* ---- collecting ------------------------------------------------------------------- */

static struct http_call *first_doomed(struct http *h)
{
    struct http_call *c = h->calls;
    while (c && !c->doom)
        c = c->next;
    return c;
}

/* Starts from the head after each: an owner may have changed the list. */
static void end_doomed(struct http *h)
{
    struct http_call *c;
    h->doomed = false;
    while ((c = first_doomed(h)))
        http_call_fail(c, c->doom_end, c->doom);
}

/* What the message says is read first: it dies when its handle is removed. */
static void collect(struct http *h)
{
    CURLMsg *m;
    int left;
    while ((m = curl_multi_info_read(h->multi, &left))) {
        struct http_call *c = NULL;
        CURLcode code = m->data.result;
        curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, (char **)&c);
        http_call_finish(c, code);
    }
    if (h->doomed)
        end_doomed(h);
}

static CURLM *multi_new(struct http *h);

/* After an error of socket_action a multi is not to be used again. The calls are taken
 * off it first and told after, so that they may send again at once, on the new one. */
static void start_again(struct http *h, CURLMcode code)
{
    log_error("http: libcurl broke, its calls fail: %s", curl_multi_strerror(code));
    for (struct http_call *c = h->calls; c; c = c->next) {
        curl_multi_remove_handle(h->multi, c->easy);
        if (!c->doom) {
            c->doom = "libcurl broke and was started again";
            c->doom_end = HTTP_FAILED;
        }
    }
    h->parting = true;
    curl_multi_cleanup(h->multi);
    h->parting = false;
    h->multi = multi_new(h);
    h->doomed = true;
}

static void act(struct http *h, curl_socket_t fd, int what)
{
    int running;
    CURLMcode code = curl_multi_socket_action(h->multi, fd, what, &running);
    if (code != CURLM_OK)
        start_again(h, code);
    collect(h);
}

/* ---- libuv to libcurl ------------------------------------------------------------- */

static int told_by(uint32_t events)
{
    int what = 0;
    if (events & (EPOLLIN | EPOLLHUP))
        what |= CURL_CSELECT_IN;
    if (events & (EPOLLOUT | EPOLLHUP))
        what |= CURL_CSELECT_OUT;
    if (events & EPOLLERR)
        what |= CURL_CSELECT_ERR;
    return what;
}

/* One that an earlier one of them took off is told too: libcurl passes over it. */
static void on_sockets(uv_poll_t *poll, int status, int unused)
{
    struct http *h = poll->data;
    struct epoll_event ready[READY_MOST];
    int count = epoll_wait(h->sockets, ready, READY_MOST, 0);
    (void)status;
    (void)unused;
    for (int i = 0; i < count; i++)
        act(h, ready[i].data.fd, told_by(ready[i].events));
}

static void on_timer(uv_timer_t *timer)
{
    act(timer->data, CURL_SOCKET_TIMEOUT, 0);
}

/* ---- libcurl to libuv ------------------------------------------------------------- */

/* Only keeps the alarm; libcurl must not be called from here. -1 means no alarm. */
static int on_want_timer(CURLM *multi, long ms, void *arg)
{
    struct http *h = arg;
    (void)multi;
    if (h->closing)
        return 0;
    if (ms < 0)
        uv_timer_stop(&h->timer);
    else
        uv_timer_start(&h->timer, on_timer, (uint64_t)ms, 0);
    return 0;
}

/* A socket that is watched has the pool assigned to it. One that is already closed has
 * left the set by itself. */
static int on_want_socket(CURL *easy, curl_socket_t fd, int what, void *arg, void *sock)
{
    struct http *h = arg;
    struct epoll_event want = { .data.fd = fd };
    (void)easy;
    if (what == CURL_POLL_REMOVE) {
        epoll_ctl(h->sockets, EPOLL_CTL_DEL, fd, &want);
        curl_multi_assign(h->multi, fd, NULL);
        return 0;
    }
    if (!sock && (h->closing || h->parting))
        return 0;
    want.events =
        (what & CURL_POLL_IN ? EPOLLIN : 0) | (what & CURL_POLL_OUT ? EPOLLOUT : 0);
    int how = sock ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
    int else_how = sock ? EPOLL_CTL_ADD : EPOLL_CTL_MOD; /* it was closed and came back */
    if (epoll_ctl(h->sockets, how, fd, &want) < 0 &&
        epoll_ctl(h->sockets, else_how, fd, &want) < 0) {
        log_error("http: cannot watch a socket: %s", strerror(errno));
        return -1;
    }
    curl_multi_assign(h->multi, fd, h);
    return 0;
}

/* ---- what callers use ------------------------------------------------------------- */

static CURLM *multi_new(struct http *h)
{
    CURLM *multi = curl_multi_init();
    if (!multi)
        die("http: no memory for libcurl");
    curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, on_want_socket);
    curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, h);
    curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, on_want_timer);
    curl_multi_setopt(multi, CURLMOPT_TIMERDATA, h);
    curl_multi_setopt(multi, CURLMOPT_PIPELINING, (long)CURLPIPE_NOTHING);
    curl_multi_setopt(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, (long)h->connections);
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, (long)h->connections);
    return multi;
}

/* It does not keep the loop alive: a request on its way has its alarm, which does. */
static void watch_sockets(struct http *h)
{
    h->sockets = epoll_create1(EPOLL_CLOEXEC);
    if (h->sockets < 0 || uv_poll_init(h->loop, &h->poll, h->sockets) < 0)
        die("http: no set of sockets: %s", strerror(errno));
    h->poll.data = h;
    uv_poll_start(&h->poll, UV_READABLE, on_sockets);
    uv_unref((uv_handle_t *)&h->poll);
}

/* libcurl counts its global inits, so every pool may bring and take its own. No body is
 * announced with "Expect: 100-continue": it would cost a round trip. */
struct http *http_open(uv_loop_t *loop, int connections, const char *ca_bundle)
{
    struct http *h = xalloc(sizeof *h);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    h->loop = loop;
    h->connections = connections > 0 ? connections : 1;
    h->ca_bundle = ca_bundle ? xstrdup(ca_bundle) : NULL;
    h->form_headers = curl_slist_append(NULL, "Expect:");
    h->json_headers = curl_slist_append(NULL, "Expect:");
    h->json_headers =
        curl_slist_append(h->json_headers, "Content-Type: application/json");
    h->why = "nothing was refused";
    uv_timer_init(loop, &h->timer);
    h->timer.data = h;
    watch_sockets(h);
    h->multi = multi_new(h);
    return h;
}

static struct http_call *refuse(struct http *h, const char *why)
{
    h->why = why;
    return NULL;
}

/* Plain http is looked at once for each host: all up to the path stands in `plain`. */
static const char *objection_to(struct http *h, const char *url)
{
    size_t seen = strlen(h->plain);
    if (seen && strncmp(url, h->plain, seen) == 0)
        return NULL;
    const char *objection = http_objection(url);
    if (objection || strncmp(url, "http://", 7) != 0)
        return objection;
    size_t len = 7 + strcspn(url + 7, "/");
    if (url[len] == '/' && len + 2 <= sizeof h->plain)
        snprintf(h->plain, sizeof h->plain, "%.*s/", (int)len, url);
    return NULL;
}

struct http_call *http_send(struct http *h, const struct http_request *req)
{
    const char *objection = objection_to(h, req->url);
    if (h->closing)
        return refuse(h, "the pool is closing");
    if (objection)
        return refuse(h, objection);
    struct http_call *c = http_call_take(h);
    http_call_set(c, req);
    CURLMcode code = curl_multi_add_handle(h->multi, c->easy);
    if (code == CURLM_OK)
        return c;
    http_call_rest(c);
    return refuse(h, curl_multi_strerror(code));
}

const char *http_why(const struct http *h)
{
    return h->why;
}

/* Only marks; the alarm goes off at once, and libcurl then tells its own anew. */
void http_cancel(struct http_call *c)
{
    c->doom = "cancelled";
    c->doom_end = HTTP_CANCELLED;
    c->http->doomed = true;
    if (!c->http->closing)
        uv_timer_start(&c->http->timer, on_timer, 0, 0);
}

/* From a close callback, where libcurl is not on the stack. The socket callback stays
 * set, for the cleanup says REMOVE through it. */
static void teardown(struct http *h)
{
    while (h->calls)
        http_call_fail(h->calls, HTTP_CANCELLED, "closing");
    curl_multi_cleanup(h->multi);
    for (struct http_call *c = h->spare, *next; c; c = next) {
        next = c->next;
        http_call_free(c);
    }
    curl_slist_free_all(h->json_headers);
    curl_slist_free_all(h->form_headers);
    curl_global_cleanup();
    close(h->sockets);
    free(h->ca_bundle);
    free(h);
}

static void on_poll_closed(uv_handle_t *poll)
{
    teardown(poll->data);
}

static void on_timer_closed(uv_handle_t *timer)
{
    struct http *h = timer->data;
    uv_close((uv_handle_t *)&h->poll, on_poll_closed);
}

void http_close(struct http *h)
{
    if (!h || h->closing)
        return;
    h->closing = true;
    uv_close((uv_handle_t *)&h->timer, on_timer_closed);
}
