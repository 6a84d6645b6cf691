/* server.c - requests come in, wait suspended, and are answered.
 *
 * The address is kept as it was sent and read by ourselves, since libmicrohttpd would
 * decode it otherwise than the server does. A body is gathered whole. What is refused
 * below the Bot API (501, 413, 415) has no body and closes the connection. */
#include "server.h"

#include "bot/base.h"
#include "control.h"
#include "media.h"
#include "waiting.h"

#include <microhttpd.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <talloc.h>
#include <time.h>

enum {
    BODY_MOST = FILE_UPLOAD_MOST + (2 << 20),
    /* Headers may have 256 KiB; the rest is for reading on and answering. */
    CONNECTION_BYTES = 272 << 10,
    CONNECTIONS_MOST = 1000,
    CLOSE_SECONDS = 2,
};

struct server {
    struct MHD_Daemon *daemon;
    int port;
    unsigned suspended; /* with the lock held */
    pthread_cond_t resumed;
};

/* Lives from the first line to the last byte of the answer. */
struct request {
    struct emulator *e;
    struct MHD_Connection *connection;
    char *uri;
    struct call *call; /* NULL: the body is not complete */
    bool begun, suspended;
    int refused; /* a status without words; 0: none */
    char *body;
    size_t len, room;
};

/* ---- answering --------------------------------------------------------------------- */

static enum MHD_Result refuse(struct request *r, int status)
{
    struct MHD_Response *response =
        MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
    MHD_add_response_header(response, "Connection", "close");
    enum MHD_Result queued =
        MHD_queue_response(r->connection, (unsigned)status, response);
    MHD_destroy_response(response);
    return queued;
}

static enum MHD_Result respond(struct request *r)
{
    const struct reply *reply = &r->call->reply;
    struct MHD_Response *response = MHD_create_response_from_buffer(
        reply->size, (void *)(uintptr_t)reply->bytes, MHD_RESPMEM_PERSISTENT);
    MHD_set_response_options(response, MHD_RF_SEND_KEEP_ALIVE_HEADER, MHD_RO_END);
    MHD_add_response_header(response, "Content-Type", reply->type);
    if (reply->retry_after) {
        char *seconds = talloc_asprintf(r, "%d", reply->retry_after);
        MHD_add_response_header(response, "Retry-After", seconds);
    }
    enum MHD_Result queued =
        MHD_queue_response(r->connection, (unsigned)reply->status, response);
    MHD_destroy_response(response);
    return queued;
}

/* Ends the connection without an answer; the other side sees a reset. */
static enum MHD_Result cut(struct request *r)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(r->connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    struct linger at_once = { .l_onoff = 1, .l_linger = 0 };
    if (info)
        setsockopt(info->connect_fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    return MHD_NO;
}

/* A page of the program around us; its own locks may be held there, so ours is not. */
static void ask_extra(struct call *c)
{
    if (!control_admits(c)) {
        control_fail(c, 403, "only for pages of this machine");
        return;
    }
    const struct emulator_options *options = &c->e->options;
    struct emulator_response page =
        options->extra(options->extra_arg, c->verb, c->path, c->body ? c->body : "");
    if (page.status)
        call_reply(c, page.status, page.type ? page.type : "text/plain",
                   page.bytes ? page.bytes : "", page.size);
    else
        call_reply(c, 404, "text/plain", "Not Found\n", 10);
    free(page.bytes);
}

/* ---- going on ---------------------------------------------------------------------- */

static void wake(struct call *c)
{
    MHD_resume_connection(c->connection);
}

/* Advances with the lock held; suspends the connection if the call waits. */
static void advance(struct request *r)
{
    struct emulator *e = r->e;
    struct call *c = r->call;
    c->advance(c);
    /* Nobody waits for a server that ends. */
    while (c->waits && waiting_has_ended(e)) {
        c->until = 1;
        c->advance(c);
    }
    if (!c->waits)
        return;
    r->suspended = true;
    e->server->suspended++;
    MHD_suspend_connection(r->connection);
    waiting_add(c);
}

static void note_resumed(struct request *r)
{
    if (!r->suspended)
        return;
    r->suspended = false;
    r->e->server->suspended--;
    pthread_cond_signal(&r->e->server->resumed);
}

static enum MHD_Result go_on(struct request *r)
{
    struct call *c = r->call;
    if (!c->advance) {
        ask_extra(c);
        return respond(r);
    }
    pthread_mutex_lock(&r->e->lock);
    note_resumed(r);
    advance(r);
    bool suspended = r->suspended;
    pthread_mutex_unlock(&r->e->lock);
    /* After a resume this memory may belong to another turn of the handler. */
    if (suspended)
        return MHD_YES;
    return c->cut ? cut(r) : respond(r);
}

static const char *header(const struct request *r, const char *name)
{
    return MHD_lookup_connection_value(r->connection, MHD_HEADER_KIND, name);
}

static struct call *new_call(struct request *r, const char *verb)
{
    struct call *c = talloc_zero(r, struct call);
    const char *query = strchr(r->uri, '?');
    const char *type = header(r, "Content-Type");
    size_t path_len = query ? (size_t)(query - r->uri) : strlen(r->uri);
    c->e = r->e;
    c->verb = talloc_strdup(c, verb);
    c->path = percent_decode(c, r->uri, path_len, false);
    c->type = type ? type : "";
    c->host = header(r, "Host");
    c->origin = header(r, "Origin");
    c->body = r->body;
    c->body_size = r->len;
    c->args = arguments_new(c);
    c->connection = r->connection;
    c->wake = wake;
    if (query)
        arguments_query(c->args, query + 1, strlen(query + 1));
    if (r->len && strncmp(c->path, "/bot", 4) == 0)
        arguments_body(c->args, c->type, c->body, c->body_size);
    return c;
}

static enum MHD_Result complete(struct request *r, const char *verb)
{
    if (r->refused)
        return refuse(r, r->refused);
    r->call = new_call(r, verb);
    if (r->call->args->too_large)
        return refuse(r, 413);
    call_route(r->call);
    return go_on(r);
}

/* ---- coming in --------------------------------------------------------------------- */

/* The status that refuses the request by its head alone; 0: none. */
static int head_fault(const struct request *r, const char *verb)
{
    const char *length = header(r, "Content-Length");
    const char *coding = header(r, "Content-Encoding");
    if (strcmp(verb, "GET") != 0 && strcmp(verb, "POST") != 0)
        return 501;
    if (coding && strcasecmp(coding, "identity") != 0)
        return 415;
    return length && strtoull(length, NULL, 10) > BODY_MOST ? 413 : 0;
}

static void gather(struct request *r, const char *data, size_t len)
{
    if (r->refused)
        return;
    if (r->len + len > BODY_MOST) {
        r->refused = 413;
        TALLOC_FREE(r->body);
        return;
    }
    if (r->len + len + 1 > r->room) {
        r->room = r->room ? r->room * 2 : 4096;
        while (r->room < r->len + len + 1)
            r->room *= 2;
        r->body = talloc_realloc(r, r->body, char, r->room);
    }
    memcpy(r->body + r->len, data, len);
    r->len += len;
    r->body[r->len] = '\0';
}

static enum MHD_Result on_request(void *arg, struct MHD_Connection *connection,
                                  const char *url, const char *verb, const char *version,
                                  const char *data, size_t *len, void **state)
{
    (void)arg;
    (void)connection;
    (void)url;
    (void)version;
    struct request *r = *state;
    if (!r->begun) {
        r->begun = true;
        int fault = head_fault(r, verb);
        return fault ? refuse(r, fault) : MHD_YES;
    }
    if (*len) {
        gather(r, data, *len);
        *len = 0;
        return MHD_YES;
    }
    return r->call ? go_on(r) : complete(r, verb);
}

static void *on_uri(void *arg, const char *uri, struct MHD_Connection *connection)
{
    struct request *r = talloc_zero(NULL, struct request);
    r->e = arg;
    r->connection = connection;
    r->uri = talloc_strdup(r, uri);
    return r;
}

static void on_completed(void *arg, struct MHD_Connection *connection, void **state,
                         enum MHD_RequestTerminationCode why)
{
    (void)connection;
    (void)why;
    struct emulator *e = arg;
    struct request *r = *state;
    *state = NULL;
    if (!r)
        return;
    pthread_mutex_lock(&e->lock);
    note_resumed(r);
    if (r->call)
        waiting_remove(r->call);
    if (r->call && e->polling == r->call)
        e->polling = NULL;
    pthread_mutex_unlock(&e->lock);
    talloc_free(r);
}

/* ---- the daemon -------------------------------------------------------------------- */

static struct MHD_Daemon *start(struct emulator *e, int port)
{
    struct sockaddr_in address = {
        .sin_family = AF_INET,
        .sin_port = htons((uint16_t)port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
    };
    return MHD_start_daemon(
        MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD | MHD_ALLOW_SUSPEND_RESUME,
        (uint16_t)port, NULL, NULL, on_request, e, MHD_OPTION_SOCK_ADDR, &address,
        MHD_OPTION_URI_LOG_CALLBACK, on_uri, e, MHD_OPTION_NOTIFY_COMPLETED, on_completed,
        e, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_BYTES,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MOST, MHD_OPTION_END);
}

bool server_open(struct emulator *e, int port)
{
    struct server *s = talloc_zero(e, struct server);
    e->server = s;
    pthread_cond_init(&s->resumed, NULL);
    s->daemon = start(e, port);
    if (!s->daemon) {
        log_error("emulator: cannot listen on port %d", port);
        pthread_cond_destroy(&s->resumed);
        return false;
    }
    s->port = MHD_get_daemon_info(s->daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
    return true;
}

int server_port(const struct emulator *e)
{
    return e->server->port;
}

void server_close(struct emulator *e)
{
    struct server *s = e->server;
    struct timespec end;
    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec += CLOSE_SECONDS;
    pthread_mutex_lock(&e->lock);
    waiting_end(e);
    while (s->suspended && pthread_cond_timedwait(&s->resumed, &e->lock, &end) == 0)
        ;
    pthread_mutex_unlock(&e->lock);
    MHD_stop_daemon(s->daemon);
    pthread_cond_destroy(&s->resumed);
}
