/* http.c - libcurl's multi interface on a libuv loop.
 *
 *   libcurl -- on_want_socket -> uv_poll       libuv -- on_socket -> socket_action
 *           -- on_want_timer  -> uv_timer            -- on_timer  -> socket_action
 *
 * libcurl tells which sockets and which one timer it needs; libuv tells when they fire;
 * after each socket_action collect() takes out what has finished, always: when the only
 * call times out, libcurl counts no running calls and yet has its end to tell.
 * Owners are called from collect() and teardown() alone, never with libcurl on the
 * stack. Only this file and http_call.c know libcurl. */
#include "bot/http_call.h"

#include <stdlib.h>

/* One watched socket. Freed only in its close callback: the same number may come back
 * in the same turn, and then gets a new watch. */
struct watch {
    uv_poll_t poll;
    curl_socket_t fd;
    struct http *http;
};

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

/* libuv has stopped the watch when it reports an error; libcurl finds out which. */
static void on_socket(uv_poll_t *poll, int status, int events)
{
    struct watch *w = poll->data;
    int what = status < 0 ? CURL_CSELECT_ERR : 0;
    if (events & UV_READABLE)
        what |= CURL_CSELECT_IN;
    if (events & UV_WRITABLE)
        what |= CURL_CSELECT_OUT;
    act(w->http, w->fd, what);
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

static void on_watch_closed(uv_handle_t *handle)
{
    free(handle->data);
}

static struct watch *watch_new(struct http *h, curl_socket_t fd)
{
    struct watch *w = xalloc(sizeof *w);
    int error = uv_poll_init_socket(h->loop, &w->poll, fd);
    if (error < 0) {
        log_error("http: cannot watch a socket: %s", uv_strerror(error));
        free(w);
        return NULL;
    }
    w->poll.data = w;
    w->fd = fd;
    w->http = h;
    curl_multi_assign(h->multi, fd, w);
    return w;
}

static int on_want_socket(CURL *easy, curl_socket_t fd, int what, void *arg, void *sock)
{
    struct http *h = arg;
    struct watch *w = sock;
    (void)easy;
    if (what == CURL_POLL_REMOVE) {
        if (w)
            uv_close((uv_handle_t *)&w->poll, on_watch_closed);
        curl_multi_assign(h->multi, fd, NULL);
        return 0;
    }
    if (!w && (h->closing || h->parting))
        return 0;
    if (!w && !(w = watch_new(h, fd)))
        return -1;
    int events = (what & CURL_POLL_IN ? UV_READABLE : 0) |
                 (what & CURL_POLL_OUT ? UV_WRITABLE : 0);
    return uv_poll_start(&w->poll, events, on_socket) < 0 ? -1 : 0;
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
    h->multi = multi_new(h);
    return h;
}

static struct http_call *refuse(struct http *h, const char *why)
{
    h->why = why;
    return NULL;
}

struct http_call *http_send(struct http *h, const struct http_request *req)
{
    const char *objection = http_objection(req->url);
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

/* From the timer's close callback, where libcurl is not on the stack. The socket
 * callback stays set, for the cleanup says REMOVE through it. */
static void teardown(uv_handle_t *timer)
{
    struct http *h = timer->data;
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
    free(h->ca_bundle);
    free(h);
}

void http_close(struct http *h)
{
    if (!h || h->closing)
        return;
    h->closing = true;
    uv_close((uv_handle_t *)&h->timer, teardown);
}
