/* http_call.c - one request as libcurl sees it: its settings, its body, its end.
 *
 * Handles are kept with their settings and used again: a new one for every call costs
 * half as much as the call itself. */
#include "bot/http_call.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

enum { BODY_MAX = 8 << 20, BODY_KEPT = 64 << 10, CONNECT_SECONDS = 10 };

/* ---- a handle and its two lists --------------------------------------------------- */

static size_t on_body(char *data, size_t one, size_t n, void *arg)
{
    struct http_call *c = arg;
    (void)one;
    buffer_add(&c->body, data, n);
    return c->body.failed ? 0 : n;
}

static struct http_call *call_new(struct http *h)
{
    struct http_call *c = xalloc(sizeof *c);
    CURL *easy = curl_easy_init();
    if (!easy)
        die("http: no memory for a handle");
    c->http = h;
    c->easy = easy;
    curl_easy_setopt(easy, CURLOPT_PRIVATE, c);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, c->error);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, c);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPIDLE, 20L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPINTVL, 10L);
    curl_easy_setopt(easy, CURLOPT_MAXAGE_CONN, 60L);
    curl_easy_setopt(easy, CURLOPT_DNS_CACHE_TIMEOUT, 600L);
    if (h->ca_bundle)
        curl_easy_setopt(easy, CURLOPT_CAINFO, h->ca_bundle);
    return c;
}

void http_call_free(struct http_call *c)
{
    curl_easy_cleanup(c->easy);
    buffer_fini(&c->body);
    free(c);
}

/* Into the list of those in flight, from the spare ones if there is one. */
struct http_call *http_call_take(struct http *h)
{
    struct http_call *c = h->spare;
    if (c) {
        h->spare = c->next;
        h->spare_count--;
    } else {
        c = call_new(h);
    }
    c->next = h->calls;
    c->link = &h->calls;
    if (c->next)
        c->next->link = &c->next;
    h->calls = c;
    return c;
}

/* Out of the list; kept for the next request when there are not enough of them. */
void http_call_rest(struct http_call *c)
{
    struct http *h = c->http;
    *c->link = c->next;
    if (c->next)
        c->next->link = c->link;
    if (c->form) {
        curl_easy_setopt(c->easy, CURLOPT_MIMEPOST, NULL);
        curl_mime_free(c->form);
        c->form = NULL;
    }
    if (h->spare_count >= h->connections) {
        http_call_free(c);
        return;
    }
    if (c->body.room > BODY_KEPT)
        buffer_fini(&c->body);
    c->next = h->spare;
    h->spare = c;
    h->spare_count++;
}

static void set_form(struct http_call *c, const struct http_request *req)
{
    c->form = curl_mime_init(c->easy);
    for (size_t i = 0; i < req->part_count; i++) {
        const struct http_part *part = &req->parts[i];
        curl_mimepart *to = curl_mime_addpart(c->form);
        curl_mime_name(to, part->name);
        if (part->file) {
            curl_mime_data(to, part->bytes ? part->bytes : "", part->size);
            curl_mime_filename(to, part->file);
        } else {
            curl_mime_data(to, part->text, CURL_ZERO_TERMINATED);
        }
    }
    curl_easy_setopt(c->easy, CURLOPT_HTTPHEADER, c->http->form_headers);
    curl_easy_setopt(c->easy, CURLOPT_MIMEPOST, c->form);
}

static void set_json(struct http_call *c, const char *json)
{
    curl_easy_setopt(c->easy, CURLOPT_HTTPHEADER, c->http->json_headers);
    curl_easy_setopt(c->easy, CURLOPT_POST, 1L);
    curl_easy_setopt(c->easy, CURLOPT_POSTFIELDSIZE, (long)strlen(json));
    curl_easy_setopt(c->easy, CURLOPT_COPYPOSTFIELDS, json);
}

/* All that differs from request to request. Plain http stays on this machine, so no
 * proxy of the environment may carry it away. */
void http_call_set(struct http_call *c, const struct http_request *req)
{
    bool tls = strncasecmp(req->url, "https:", 6) == 0;
    c->done = req->done;
    c->owner = req->owner;
    c->doom = NULL;
    c->error[0] = '\0';
    c->body.failed = false;
    c->body.max = BODY_MAX;
    c->body.len = 0;
    curl_easy_setopt(c->easy, CURLOPT_URL, req->url);
    curl_easy_setopt(c->easy, CURLOPT_PROTOCOLS_STR, tls ? "https" : "http");
    curl_easy_setopt(c->easy, CURLOPT_PROXY, tls ? NULL : "");
    curl_easy_setopt(c->easy, CURLOPT_TIMEOUT, req->timeout_s);
    if (req->part_count) {
        set_form(c, req);
    } else if (req->json) {
        set_json(c, req->json);
    } else {
        curl_easy_setopt(c->easy, CURLOPT_HTTPHEADER, NULL);
        curl_easy_setopt(c->easy, CURLOPT_HTTPGET, 1L);
    }
}

static struct http_reply call_reply(struct http_call *c)
{
    struct http_reply r = { .end = HTTP_OK, .why = "ok", .len = c->body.len };
    curl_off_t wait = 0;
    r.body = c->body.len ? c->body.data : "";
    curl_easy_getinfo(c->easy, CURLINFO_RESPONSE_CODE, &r.status);
    curl_easy_getinfo(c->easy, CURLINFO_RETRY_AFTER, &wait);
    r.retry_after = wait > DAY ? DAY : (int)wait;
    return r;
}

/* Takes the call out of libcurl, tells its owner how it ended, lets it rest. */
static void call_end(struct http_call *c, const struct http_reply *reply)
{
    curl_multi_remove_handle(c->http->multi, c->easy);
    c->done(c->owner, reply);
    http_call_rest(c);
}

void http_call_fail(struct http_call *c, enum http_end end, const char *why)
{
    call_end(c, &(struct http_reply){ .end = end, .body = "", .why = why });
}

/* libcurl's own words may one day quote what was asked for; then its bare ones do. */
static const char *call_why(struct http_call *c, CURLcode code)
{
    const char *url = NULL;
    if (c->body.failed)
        return "the answer is larger than 8 MiB";
    curl_easy_getinfo(c->easy, CURLINFO_EFFECTIVE_URL, &url);
    const char *host = url ? strstr(url, "://") : NULL;
    const char *path = host ? strchr(host + 3, '/') : NULL;
    bool quoted = path && path[1] && strstr(c->error, path);
    return *c->error && !quoted ? c->error : curl_easy_strerror(code);
}

void http_call_finish(struct http_call *c, CURLcode code)
{
    if (c->doom) {
        http_call_fail(c, c->doom_end, c->doom);
    } else if (code == CURLE_OK) {
        struct http_reply reply = call_reply(c);
        call_end(c, &reply);
    } else {
        bool late = code == CURLE_OPERATION_TIMEDOUT;
        http_call_fail(c, late ? HTTP_TIMED_OUT : HTTP_FAILED, call_why(c, code));
    }
}

/* ---- which URLs ------------------------------------------------------------------- */

static bool is_loopback(const char *host)
{
    struct in_addr four;
    if (strcasecmp(host, "localhost") == 0 || strcmp(host, "[::1]") == 0)
        return true;
    return inet_pton(AF_INET, host, &four) == 1 && ntohl(four.s_addr) >> 24 == 127;
}

/* Read by libcurl's own parser: "http://127.0.0.1@elsewhere/" must mean the same to it
 * and to us. */
static bool is_plain_loopback(const char *url)
{
    CURLU *parts = curl_url();
    char *scheme = NULL, *host = NULL;
    bool good = curl_url_set(parts, CURLUPART_URL, url, 0) == CURLUE_OK &&
                curl_url_get(parts, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
                curl_url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK &&
                strcmp(scheme, "http") == 0 && is_loopback(host);
    curl_free(scheme);
    curl_free(host);
    curl_url_cleanup(parts);
    return good;
}

const char *http_objection(const char *url)
{
    if (strncasecmp(url, "https://", 8) == 0 || is_plain_loopback(url))
        return NULL;
    return "only https is allowed, and plain http to this machine alone";
}
