/* network.c - Telegram is away, does not know us, or talks to another. */
#include "tests/crash/checks.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sysexits.h>
#include <unistd.h>

#include <talloc.h>

enum { END_SECONDS = 40, LONGEST_REST = 40, REFUSE_SECONDS = 10 };

/* ---- away ------------------------------------------------------------------------- */

void check_outage(struct check *check, const struct plan *plan)
{
    struct stage s;
    stage_open(&s, check, plan);
    s.may_repeat = true; /* what was on its way may have arrived */
    s.crowd.patience = plan->outage + LONGEST_REST;
    runner_start(&s.bot);
    stage_play(&s, 1);
    watch_killed(&s.watch); /* what is on its way is lost, as by a kill */
    gate_shut(&s.gate);
    stage_play(&s, plan->outage);
    check_equal(check, crowd_waiting(&s.crowd), CROWD, "people who wait in the outage");
    gate_reopen(&s.gate);
    stage_settle(&s);
    s.crowd.resting = false;
    stage_play(&s, 1);
    stage_count(&s);
    check_equal(check, s.bot.starts, 1, "starts");
    check_measured(check, "away for %d s, slowest answer %.1f s", plan->outage,
                   (double)s.crowd.slowest / 1e6);
    stage_close(&s);
}

/* ---- unknown ---------------------------------------------------------------------- */

void check_wrong_token(struct check *check, const struct plan *plan)
{
    struct stage s;
    stage_open(&s, check, plan);
    s.bot.token = "123456789:AAAnotherTokenThatNobodyGaveOut-1111111";
    runner_start(&s.bot);
    int code = runner_wait(&s.bot, REFUSE_SECONDS);
    check_equal(check, code, EX_CONFIG, "code");
    if (!runner_said(&s.bot, "BOT_TOKEN is not accepted"))
        check_wrong(check, "it said: %s", runner_last_line(&s.bot, s.mem));
    if (runner_said(&s.bot, "AnotherToken"))
        check_wrong(check, "it said its token");
    stage_close(&s);
}

/* ---- another one reads --------------------------------------------------------------
 */

/* Polls as fast as it is answered, on a new connection each time. */
struct rival {
    int port, socket; /* -1: not connected */
};

static void rival_ask(struct rival *r)
{
    struct sockaddr_in to = { .sin_family = AF_INET,
                              .sin_port = htons((uint16_t)r->port),
                              .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    char words[256];
    int len = snprintf(words, sizeof words,
                       "GET /bot%s/getUpdates?timeout=50 HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                       "Connection: close\r\n\r\n",
                       emulator_default_token);
    r->socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(r->socket, (struct sockaddr *)&to, sizeof to) < 0 ||
        send(r->socket, words, (size_t)len, MSG_NOSIGNAL) != len)
        die("crash: the rival cannot ask: %s", strerror(errno));
}

static void rival_step(void *rival)
{
    struct rival *r = rival;
    char answer[4096];
    if (r->socket < 0)
        rival_ask(r);
    ssize_t got = recv(r->socket, answer, sizeof answer, MSG_DONTWAIT);
    if (got > 0 || (got < 0 && errno == EAGAIN))
        return;
    close(r->socket);
    r->socket = -1;
}

void check_rival(struct check *check, const struct plan *plan)
{
    struct stage s;
    stage_open(&s, check, plan);
    struct rival rival = { emulator_port(s.emulator), -1 };
    s.crowd.resting = true;
    s.also = rival_step;
    s.also_owner = &rival;
    runner_start(&s.bot);
    int code = stage_play_to_end(&s, END_SECONDS);
    check_equal(check, code, EX_TEMPFAIL, "code");
    check_equal(check, runner_said(&s.bot, "another program reads for the same bot"), 3,
                "warnings");
    if (!runner_said(&s.bot, "Find the other and stop it"))
        check_wrong(check, "it said: %s", runner_last_line(&s.bot, s.mem));
    if (rival.socket >= 0)
        close(rival.socket);
    stage_close(&s);
}
