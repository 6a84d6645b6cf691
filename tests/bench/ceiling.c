/* ceiling.c - see ceiling.h. */
#include "tests/bench/ceiling.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/api.h"
#include "tests/bench/child.h"

enum { CONNECTIONS = 128, CHAT = 5 };

/* A press answered is half of what the bot asks for, an edit of a screen the other. */
static const char edit[] =
    "{\"chat_id\":5,\"message_id\":7,\"text\":\"" /* as long as most screens are */
    "0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 "
    "0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789\","
    "\"parse_mode\":\"HTML\",\"link_preview_options\":{\"is_disabled\":true},"
    "\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"0123456789\","
    "\"callback_data\":\"settings:languages\"},{\"text\":\"0123456789\","
    "\"callback_data\":\"settings:zones\"}],[{\"text\":\"0123456789\","
    "\"callback_data\":\"settings:quiet\"}],[{\"text\":\"0123456789\","
    "\"callback_data\":\"home:open\"}]]}}";
static const char press[] = "{\"callback_query_id\":\"1234567890123456789\"}";

static int connect_to(int port)
{
    int one = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || connect(fd, (struct sockaddr *)&at, sizeof at) < 0)
        _exit(1);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return fd;
}

static void ask(int fd, const char *method, const char *body)
{
    char request[2048];
    int len =
        snprintf(request, sizeof request,
                 "POST /bot1:bench/%s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n"
                 "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
                 method, strlen(body), body);
    if (send(fd, request, (size_t)len, MSG_NOSIGNAL) != len)
        _exit(0); /* the server has ended */
}

/* An answer is short enough to come in one piece. */
static void ask_for_ever(int port)
{
    struct epoll_event events[CONNECTIONS];
    char answer[8192];
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    for (int i = 0; i < CONNECTIONS; i++) {
        int fd = connect_to(port);
        struct epoll_event e = { .events = EPOLLIN, .data.fd = fd };
        epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &e);
        ask(fd, "editMessageText", edit);
    }
    for (unsigned turn = 0;;) {
        int n = epoll_wait(epoll, events, CONNECTIONS, -1);
        for (int i = 0; i < n; i++, turn++) {
            if (recv(events[i].data.fd, answer, sizeof answer, 0) <= 0)
                _exit(0);
            bool edits = turn % 2;
            ask(events[i].data.fd, edits ? "editMessageText" : "answerCallbackQuery",
                edits ? edit : press);
        }
    }
}

static void end(pid_t pid)
{
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
}

struct ceiling ceiling_measure(int client_core, double seconds)
{
    struct crowd *crowd = crowd_new(
        &(struct crowd_settings){ .people = 1, .first_id = CHAT, .id_step = 1 });
    struct api *api = api_open(crowd, 0);
    pid_t pid = fork();
    if (pid < 0)
        die("bench: fork: %s", strerror(errno));
    if (pid == 0) {
        core_take(client_core);
        ask_for_ever(api_port(api));
    }
    api_serve(api, clock_ticks() + 200 * 1000);
    size_t before = api_requests(api);
    int64_t began = clock_ticks(), own = child_time(getpid());
    api_serve(api, began + (int64_t)(seconds * 1e6));
    double count = (double)(api_requests(api) - before);
    struct ceiling c = { count / ((double)(clock_ticks() - began) / 1e6),
                         (double)(child_time(getpid()) - own) / count };
    end(pid);
    api_close(api);
    crowd_free(crowd);
    return c;
}
