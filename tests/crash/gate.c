/* gate.c - the process copies bytes between pairs of sockets, a pair a connection.
 *
 * It is forked from a program with threads, so it calls nothing that takes a lock. */
#include "tests/crash/gate.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bot/base.h"

enum { PAIRS = 256, DOOR = 2 * PAIRS, CHUNK = 1 << 16 };

static struct sockaddr_in here(int port)
{
    return (struct sockaddr_in){ .sin_family = AF_INET,
                                 .sin_port = htons((uint16_t)port),
                                 .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
}

/* ---- in the process -----------------------------------------------------------------
 */

/* The two ends of a connection stand side by side, the near one first. */
static struct pollfd ends[2 * PAIRS + 1];

/* What came from the far end and is on its way; meanwhile no more is read there. */
static struct chunk {
    char bytes[CHUNK];
    size_t size; /* 0: nothing */
    int64_t due; /* ticks */
} chunks[PAIRS];

static void part(int pair)
{
    chunks[pair].size = 0;
    for (int i = 2 * pair; i < 2 * pair + 2; i++) {
        close(ends[i].fd);
        ends[i] = (struct pollfd){ .fd = -1, .events = POLLIN };
    }
}

static void take(int beyond)
{
    struct sockaddr_in to = here(beyond);
    int near = accept(ends[DOOR].fd, NULL, NULL), pair = 0;
    int far = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    while (pair < PAIRS && ends[2 * pair].fd >= 0)
        pair++;
    if (near < 0 || pair == PAIRS || connect(far, (struct sockaddr *)&to, sizeof to) < 0)
        _exit(1);
    ends[2 * pair].fd = near;
    ends[2 * pair + 1].fd = far;
}

static void carry_there(int pair)
{
    char bytes[CHUNK];
    ssize_t got = recv(ends[2 * pair].fd, bytes, sizeof bytes, 0);
    if (got <= 0 || send(ends[2 * pair + 1].fd, bytes, (size_t)got, MSG_NOSIGNAL) != got)
        part(pair);
}

/* Times that differ and are the same each time. */
static int64_t next_delay(int slow_ms)
{
    static unsigned count;
    return slow_ms ? (int64_t)(++count * 7919 % ((unsigned)slow_ms * 1000)) : 0;
}

static void take_back(int pair, int slow_ms)
{
    struct chunk *c = &chunks[pair];
    ssize_t got = recv(ends[2 * pair + 1].fd, c->bytes, sizeof c->bytes, 0);
    if (got <= 0) {
        part(pair);
        return;
    }
    c->size = (size_t)got;
    c->due = clock_ticks() + next_delay(slow_ms);
    ends[2 * pair + 1].events = 0;
}

/* Milliseconds until the next one is due; -1: none is on its way. */
static int bring_back(void)
{
    int64_t now = clock_ticks(), next = -1;
    for (int pair = 0; pair < PAIRS; pair++) {
        struct chunk *c = &chunks[pair];
        if (c->size && c->due <= now) {
            ssize_t size = (ssize_t)c->size;
            c->size = 0;
            ends[2 * pair + 1].events = POLLIN;
            if (send(ends[2 * pair].fd, c->bytes, (size_t)size, MSG_NOSIGNAL) != size)
                part(pair);
        } else if (c->size && (next < 0 || c->due - now < next)) {
            next = c->due - now;
        }
    }
    return next < 0 ? -1 : (int)(next / 1000) + 1;
}

static void serve(int door, int beyond, int slow_ms)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (int i = 0; i <= DOOR; i++)
        ends[i] = (struct pollfd){ .fd = -1, .events = POLLIN };
    ends[DOOR].fd = door;
    while (poll(ends, DOOR + 1, bring_back()) >= 0 || errno == EINTR) {
        for (int pair = 0; pair < PAIRS; pair++) {
            if (ends[2 * pair].revents)
                carry_there(pair);
            if (ends[2 * pair + 1].fd >= 0 && ends[2 * pair + 1].revents & POLLIN)
                take_back(pair, slow_ms);
        }
        if (ends[DOOR].revents)
            take(beyond);
    }
    _exit(1);
}

/* ---- outside ------------------------------------------------------------------------
 */

/* Listening; the port may be 0 for any. */
static int open_door(int port)
{
    struct sockaddr_in at = here(port);
    int on = 1, door = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (door < 0 || bind(door, (struct sockaddr *)&at, sizeof at) < 0 ||
        listen(door, SOMAXCONN) < 0)
        die("crash: the gate cannot be opened: %s", strerror(errno));
    return door;
}

void gate_reopen(struct gate *g)
{
    struct sockaddr_in at;
    socklen_t size = sizeof at;
    int door = open_door(g->port);
    if (getsockname(door, (struct sockaddr *)&at, &size) < 0)
        die("crash: the gate has no port: %s", strerror(errno));
    g->port = ntohs(at.sin_port);
    g->pid = fork();
    if (g->pid == 0)
        serve(door, g->beyond, g->slow_ms);
    if (g->pid < 0)
        die("crash: fork: %s", strerror(errno));
    close(door);
}

void gate_open(struct gate *g, int beyond, int slow_ms)
{
    *g = (struct gate){ .beyond = beyond, .slow_ms = slow_ms };
    gate_reopen(g);
}

void gate_freeze(const struct gate *g)
{
    kill(g->pid, SIGSTOP);
}

void gate_shut(struct gate *g)
{
    if (!g->pid)
        return;
    kill(g->pid, SIGKILL);
    waitpid(g->pid, NULL, 0);
    g->pid = 0;
}
