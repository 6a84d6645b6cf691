/* wire.c - see wire.h. A connection goes round: READING, ARRIVING (the network), ASKED
 * (the owner), LEAVING (the network), WRITING, READING. What waits for the network stands
 * in one line, for everything waits equally long. */
#include "tests/bench/wire.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

enum { REQUEST_MOST = 1 << 20, ANSWER_MOST = 8 << 20, EVENTS_MOST = 256 };

enum stage { READING, ARRIVING, ASKED, LEAVING, WRITING };

struct wire_call {
    struct wire *wire;
    int fd;
    enum stage stage;
    struct buffer in, out;
    size_t head, body; /* bytes of the request's two parts, once they are known */
    size_t written;
    int64_t due;
    struct wire_call *next_due;
    struct wire_call *next, **link; /* all of them */
};

struct wire {
    struct wire_owner owner;
    int epoll, listener, port;
    int64_t slow;
    struct wire_call *first_due, *last_due, *calls;
    bool stopped;
    size_t requests;
};

/* ---- connections ------------------------------------------------------------------ */

static void watch(struct wire_call *c, uint32_t events, int how)
{
    struct epoll_event e = { .events = events, .data.ptr = c };
    if (epoll_ctl(c->wire->epoll, how, c->fd, &e) < 0)
        die("bench: epoll: %s", strerror(errno));
}

static void welcome(struct wire *w)
{
    int one = 1, fd = accept4(w->listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0)
        return;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    struct wire_call *c = xalloc(sizeof *c);
    c->wire = w;
    c->fd = fd;
    c->in.max = REQUEST_MOST;
    c->out.max = ANSWER_MOST;
    c->next = w->calls;
    c->link = &w->calls;
    if (c->next)
        c->next->link = &c->next;
    w->calls = c;
    watch(c, EPOLLIN, EPOLL_CTL_ADD);
}

/* Only what waits for nothing may go: nobody holds a pointer to it. */
static void part(struct wire_call *c)
{
    *c->link = c->next;
    if (c->next)
        c->next->link = c->link;
    close(c->fd);
    buffer_fini(&c->in);
    buffer_fini(&c->out);
    free(c);
}

/* ---- answers out ------------------------------------------------------------------ */

static void push_out(struct wire_call *c)
{
    ssize_t n = send(c->fd, c->out.data + c->written, c->out.len - c->written,
                     MSG_NOSIGNAL | MSG_DONTWAIT);
    c->written += n > 0 ? (size_t)n : 0;
    bool over = c->written == c->out.len || (n < 0 && errno != EAGAIN);
    if (c->stage == WRITING && over)
        watch(c, EPOLLIN, EPOLL_CTL_MOD);
    if (c->stage != WRITING && !over)
        watch(c, EPOLLOUT, EPOLL_CTL_MOD);
    c->stage = over ? READING : WRITING;
}

static void in_line(struct wire_call *c, enum stage stage)
{
    struct wire *w = c->wire;
    c->stage = stage;
    c->due = clock_ticks() + w->slow;
    c->next_due = NULL;
    if (w->last_due)
        w->last_due->next_due = c;
    else
        w->first_due = c;
    w->last_due = c;
}

void wire_answer(struct wire_call *c, const char *json, size_t len)
{
    c->out.len = c->written = 0;
    buffer_format(&c->out,
                  "HTTP/1.1 200 OK\r\nServer: bench\r\nContent-Type: application/json\r\n"
                  "Content-Length: %zu\r\nConnection: keep-alive\r\n\r\n",
                  len);
    buffer_add(&c->out, json, len);
    if (c->wire->slow)
        in_line(c, LEAVING);
    else
        push_out(c);
}

/* ---- requests in ------------------------------------------------------------------ */

/* "POST /bot1:x/sendMessage HTTP/1.1": the word after the last slash of the path. */
static char *method_of(char *request)
{
    char *path = strchr(request, ' '), *end = path ? strchr(path + 1, ' ') : NULL;
    if (!end)
        return request;
    *end = '\0';
    char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void tell(struct wire_call *c)
{
    c->stage = ASKED;
    c->in.data[c->head + c->body] = '\0';
    char *body = c->in.data + c->head;
    c->in.len = 0;
    c->wire->requests++;
    c->wire->owner.asked(c->wire->owner.owner, c, method_of(c->in.data), body);
}

static bool is_whole(struct wire_call *c)
{
    char *end = c->in.len ? strstr(c->in.data, "\r\n\r\n") : NULL;
    if (!end)
        return false;
    char *length = strcasestr(c->in.data, "content-length:");
    c->head = (size_t)(end + 4 - c->in.data);
    c->body = length && length < end ? strtoul(length + 15, NULL, 10) : 0;
    return c->in.len >= c->head + c->body;
}

static void read_in(struct wire_call *c)
{
    char chunk[16384];
    ssize_t n = recv(c->fd, chunk, sizeof chunk, MSG_DONTWAIT);
    if (n < 0 && errno == EAGAIN)
        return;
    if (n <= 0) {
        if (c->stage == READING || c->stage == WRITING)
            part(c);
        else /* its answer finds nobody, and the next read says so again */
            watch(c, 0, EPOLL_CTL_MOD);
        return;
    }
    buffer_add(&c->in, chunk, (size_t)n);
    if (c->stage != READING || !is_whole(c))
        return;
    if (c->wire->slow)
        in_line(c, ARRIVING);
    else
        tell(c);
}

/* ---- the loop --------------------------------------------------------------------- */

static void move_on(struct wire *w, int64_t now)
{
    while (w->first_due && w->first_due->due <= now) {
        struct wire_call *c = w->first_due;
        w->first_due = c->next_due;
        if (!w->first_due)
            w->last_due = NULL;
        if (c->stage == ARRIVING)
            tell(c);
        else
            push_out(c);
    }
}

static void wait_for(struct wire *w, int64_t until)
{
    struct epoll_event events[EVENTS_MOST];
    if (w->first_due && w->first_due->due < until)
        until = w->first_due->due;
    int64_t wait = until - clock_ticks();
    wait = wait > 0 ? wait : 0;
    struct timespec t = { wait / 1000000, wait % 1000000 * 1000 };
    int n = epoll_pwait2(w->epoll, events, EVENTS_MOST, &t, NULL);
    for (int i = 0; i < n; i++) {
        struct wire_call *c = events[i].data.ptr;
        if (!c)
            welcome(w);
        else if (events[i].events & EPOLLOUT && c->stage == WRITING)
            push_out(c);
        else
            read_in(c);
    }
}

void wire_serve(struct wire *w, int64_t until)
{
    w->stopped = false;
    while (!w->stopped && clock_ticks() < until) {
        int64_t again = w->owner.settled(w->owner.owner);
        wait_for(w, again && again < until ? again : until);
        move_on(w, clock_ticks());
    }
}

void wire_stop(struct wire *w)
{
    w->stopped = true;
}

/* ---- opening and closing ---------------------------------------------------------- */

struct wire *wire_open(const struct wire_owner *owner, int64_t slow)
{
    struct wire *w = xalloc(sizeof *w);
    struct sockaddr_in at = { .sin_family = AF_INET };
    socklen_t size = sizeof at;
    struct epoll_event e = { .events = EPOLLIN };
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    w->owner = *owner;
    w->slow = slow;
    w->epoll = epoll_create1(EPOLL_CLOEXEC);
    w->listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (w->epoll < 0 || w->listener < 0 ||
        bind(w->listener, (struct sockaddr *)&at, sizeof at) < 0 ||
        listen(w->listener, 1024) < 0 ||
        getsockname(w->listener, (struct sockaddr *)&at, &size) < 0 ||
        epoll_ctl(w->epoll, EPOLL_CTL_ADD, w->listener, &e) < 0)
        die("bench: cannot listen: %s", strerror(errno));
    w->port = ntohs(at.sin_port);
    return w;
}

void wire_close(struct wire *w)
{
    while (w->calls)
        part(w->calls);
    close(w->listener);
    close(w->epoll);
    free(w);
}

int wire_port(const struct wire *w)
{
    return w->port;
}

size_t wire_requests(const struct wire *w)
{
    return w->requests;
}
