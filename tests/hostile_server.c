/* hostile_server.c - see hostile_server.h.
 *
 * The server frees itself when its listener and its last connection are closed, so a
 * test that forgets one sees it in uv_loop_close(). */
#include "tests/hostile_server.h"

#include "bot/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LESSONS_MOST = 16 };
enum then { STAY, HANG_UP, RESET };

#define LINE "\r\n"
#define OK   "HTTP/1.1 200 OK" LINE

/* What is said to a path, after how long, how many x follow, and what is done then. */
static const struct manner {
    const char *path;
    const char *says;
    int after_ms;
    size_t flood;
    enum then then;
} manners[] = {
    { "/chunked", .says = OK "Transfer-Encoding: chunked" LINE LINE "3" LINE "one" LINE
                             "4" LINE "+two" LINE "0" LINE LINE },
    { "/garbage", .says = "You are not expected to understand this." LINE LINE,
      .then = HANG_UP },
    { "/huge", .says = OK LINE, .flood = (8 << 20) + 1, .then = HANG_UP },
    { "/large", .says = OK "Content-Length: 8388608" LINE LINE, .flood = 8 << 20 },
    { "/late", .says = OK "Content-Length: 4" LINE LINE "late", .after_ms = 1300 },
    { "/longer", .says = OK "Content-Length: 100" LINE LINE "ten bytes.",
      .then = HANG_UP },
    { "/ok", .says = OK "Content-Length: 5" LINE LINE "hello" },
    { "/redirect", .says = "HTTP/1.1 302 Found" LINE "Location: /ok" LINE
                           "Content-Length: 0" LINE LINE },
    { "/reset", .then = RESET },
    { "/reset-mid", .says = OK "Content-Length: 100" LINE LINE "half", .then = RESET },
    { "/shorter", .says = OK "Content-Length: 5" LINE LINE "short and then more" },
    { "/silent", .says = NULL },
    { "/slow", .says = OK "Content-Length: 4" LINE LINE "slow", .after_ms = 50 },
    { "/stall", .says = OK "Content-Length: 100" LINE LINE "half" },
    { "/wait", .says = "HTTP/1.1 429 Too Many Requests" LINE "Retry-After: 7" LINE
                       "Content-Length: 4" LINE LINE "wait" },
};

/* A manner that a test taught; owns its texts. */
struct lesson {
    struct manner manner;
    char *path;
    struct buffer says;
    int asked;
};

struct hostile {
    uv_tcp_t listener;
    uv_loop_t *loop;
    struct guest *guests;
    int handles; /* open ones; the last to close frees the server */
    int port, connections, requests;
    struct buffer last;
    struct lesson lessons[LESSONS_MOST];
    int lesson_count;
};

struct guest {
    uv_tcp_t tcp;
    uv_timer_t timer;
    struct hostile *server;
    struct guest *next, **link;
    struct buffer in;
    const struct manner *manner;
    int handles;
};

struct saying {
    uv_write_t write;
    struct guest *guest;
    enum then then;
    char text[];
};

static void handle_gone(struct hostile *server)
{
    if (--server->handles > 0)
        return;
    for (int i = 0; i < server->lesson_count; i++) {
        free(server->lessons[i].path);
        buffer_fini(&server->lessons[i].says);
    }
    buffer_fini(&server->last);
    free(server);
}

static void on_guest_closed(uv_handle_t *handle)
{
    struct guest *g = handle->data;
    struct hostile *server = g->server;
    if (--g->handles == 0) {
        buffer_fini(&g->in);
        free(g);
    }
    handle_gone(server);
}

static void guest_leave(struct guest *g, bool reset)
{
    if (uv_is_closing((uv_handle_t *)&g->tcp))
        return;
    *g->link = g->next;
    if (g->next)
        g->next->link = g->link;
    uv_close((uv_handle_t *)&g->timer, on_guest_closed);
    if (!reset || uv_tcp_close_reset(&g->tcp, on_guest_closed) < 0)
        uv_close((uv_handle_t *)&g->tcp, on_guest_closed);
}

static void on_said(uv_write_t *write, int status)
{
    struct saying *s = write->data;
    if (status < 0 || s->then != STAY)
        guest_leave(s->guest, s->then == RESET);
    free(s);
}

static void guest_say(struct guest *g)
{
    const struct manner *m = g->manner;
    size_t len = m->says ? strlen(m->says) : 0;
    if (len + m->flood == 0) {
        if (m->then != STAY)
            guest_leave(g, m->then == RESET);
        return;
    }
    struct saying *s = xalloc(sizeof *s + len + m->flood);
    uv_buf_t buf = uv_buf_init(s->text, (unsigned)(len + m->flood));
    memcpy(s->text, m->says, len);
    memset(s->text + len, 'x', m->flood);
    s->write.data = s;
    s->guest = g;
    s->then = m->then;
    uv_write(&s->write, (uv_stream_t *)&g->tcp, &buf, 1, on_said);
}

static void on_guest_timer(uv_timer_t *timer)
{
    guest_say(timer->data);
}

/* The length of the whole request that stands in the buffer, 0 when more must come. */
static size_t request_whole(const struct buffer *in)
{
    const char *end = strstr(buffer_get(in), "\r\n\r\n");
    const char *length = strcasestr(buffer_get(in), "\r\nContent-Length:");
    size_t body = 0;
    if (!end)
        return 0;
    if (length && length < end)
        body = strtoul(length + strlen("\r\nContent-Length:"), NULL, 10);
    size_t whole = (size_t)(end + 4 - in->data) + body;
    return whole <= in->len ? whole : 0;
}

static struct lesson *lesson_of(struct hostile *server, const char *path)
{
    for (int i = 0; i < server->lesson_count; i++)
        if (strcmp(server->lessons[i].path, path) == 0)
            return &server->lessons[i];
    return NULL;
}

static const struct manner *manner_of(struct hostile *server, const char *request)
{
    char path[128] = "";
    sscanf(request, "%*s %127s", path);
    struct lesson *lesson = lesson_of(server, path);
    if (lesson) {
        lesson->asked++;
        return &lesson->manner;
    }
    for (size_t i = 0; i < COUNT(manners); i++)
        if (strcmp(manners[i].path, path) == 0)
            return &manners[i];
    die("hostile: no manner for %s", path);
}

static void guest_asked(struct guest *g, size_t len)
{
    struct hostile *server = g->server;
    server->requests++;
    server->last.len = 0;
    buffer_add(&server->last, g->in.data, len);
    g->manner = manner_of(server, g->in.data);
    g->in.len = 0;
    g->in.data[0] = '\0';
    if (g->manner->after_ms)
        uv_timer_start(&g->timer, on_guest_timer, (uint64_t)g->manner->after_ms, 0);
    else
        guest_say(g);
}

static void on_room(uv_handle_t *handle, size_t size, uv_buf_t *buf)
{
    (void)handle;
    *buf = uv_buf_init(xalloc(size), (unsigned)size);
}

static void on_read(uv_stream_t *stream, ssize_t n, const uv_buf_t *buf)
{
    struct guest *g = stream->data;
    if (n > 0)
        buffer_add(&g->in, buf->base, (size_t)n);
    free(buf->base);
    if (n < 0)
        guest_leave(g, false);
    size_t whole = n > 0 ? request_whole(&g->in) : 0;
    if (whole)
        guest_asked(g, whole);
}

static void on_connection(uv_stream_t *listener, int status)
{
    struct hostile *server = listener->data;
    struct guest *g = xalloc(sizeof *g);
    if (status < 0)
        die("hostile: listen: %s", uv_strerror(status));
    g->server = server;
    g->in.max = 1 << 20;
    g->handles = 2;
    server->handles += 2;
    server->connections++;
    uv_tcp_init(server->loop, &g->tcp);
    uv_timer_init(server->loop, &g->timer);
    g->tcp.data = g->timer.data = g;
    g->next = server->guests;
    g->link = &server->guests;
    if (g->next)
        g->next->link = &g->next;
    server->guests = g;
    uv_accept(listener, (uv_stream_t *)&g->tcp);
    uv_read_start((uv_stream_t *)&g->tcp, on_room, on_read);
}

struct hostile *hostile_open(uv_loop_t *loop)
{
    struct hostile *server = xalloc(sizeof *server);
    struct sockaddr_in at;
    struct sockaddr_storage bound;
    int len = sizeof bound;
    server->loop = loop;
    server->handles = 1;
    server->last.max = 1 << 20;
    server->listener.data = server;
    uv_tcp_init(loop, &server->listener);
    uv_ip4_addr("127.0.0.1", 0, &at);
    uv_tcp_bind(&server->listener, (const struct sockaddr *)&at, 0);
    int error = uv_listen((uv_stream_t *)&server->listener, 128, on_connection);
    if (error < 0)
        die("hostile: listen: %s", uv_strerror(error));
    uv_tcp_getsockname(&server->listener, (struct sockaddr *)&bound, &len);
    server->port = ntohs(((struct sockaddr_in *)&bound)->sin_port);
    return server;
}

static void on_listener_closed(uv_handle_t *handle)
{
    handle_gone(handle->data);
}

void hostile_close(struct hostile *server)
{
    while (server->guests)
        guest_leave(server->guests, false);
    uv_close((uv_handle_t *)&server->listener, on_listener_closed);
}

void hostile_teach(struct hostile *server, const char *path, int status, const char *body)
{
    struct lesson *lesson = lesson_of(server, path);
    if (!lesson && server->lesson_count == LESSONS_MOST)
        die("hostile: too many lessons");
    if (!lesson) {
        lesson = &server->lessons[server->lesson_count++];
        lesson->path = xstrdup(path);
    }
    buffer_fini(&lesson->says);
    lesson->asked = 0;
    lesson->says.max = 1 << 20;
    if (body)
        buffer_format(&lesson->says, "HTTP/1.1 %d Said\r\nContent-Length: %zu\r\n\r\n%s",
                      status, strlen(body), body);
    lesson->manner = (struct manner){ .says = body ? lesson->says.data : NULL };
}

int hostile_asked(const struct hostile *server, const char *path)
{
    for (int i = 0; i < server->lesson_count; i++)
        if (strcmp(server->lessons[i].path, path) == 0)
            return server->lessons[i].asked;
    return 0;
}

int hostile_port(const struct hostile *server)
{
    return server->port;
}

int hostile_connections(const struct hostile *server)
{
    return server->connections;
}

int hostile_requests(const struct hostile *server)
{
    return server->requests;
}

const char *hostile_request(const struct hostile *server, size_t *len)
{
    *len = server->last.len;
    return buffer_get(&server->last);
}
