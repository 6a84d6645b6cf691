/* main.c - how fast the bot is, and what it needs.
 *
 *   bench PROGRAM FOLDER [--quick | --screens | --pairs | --promises | --registers
 *                        | --help-cases]
 *   bench PROGRAM FOLDER PEOPLE ACTS_A_SECOND NETWORK_MS SECONDS   one line, to look
 * closer at; 0 acts a second: each acts again when answered
 *
 * The real program runs on one core, the load maker on another; numbers of one machine
 * are to be compared with each other, not with those of another. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/bench/api.h"
#include "tests/bench/ceiling.h"
#include "tests/bench/child.h"
#include "tests/bench/help_cases.h"
#include "tests/bench/pairs.h"
#include "tests/bench/promises.h"
#include "tests/bench/registers.h"
#include "tests/bench/school.h"
#include "tests/bench/screens.h"

enum {
    MS = 1000,
    FEW = 1000,
    MANY = 1000 * 1000,
    TOWN = 100 * 1000,
    FIRST_POLL_MOST = 10 * 1000 * MS
};

struct bench {
    char program[PATH_MAX], folder[PATH_MAX];
    int cores[2]; /* the bot's, ours */
    bool quick;
    int seconds; /* of each measurement */
};

/* One line of the table. */
struct load {
    size_t people;
    int rate; /* acts a second; 0: a closed loop */
    int slow; /* milliseconds of network, one way */
    int64_t members;
};

struct figures {
    struct crowd_result result;
    double first_poll; /* milliseconds from its start */
    double cost;       /* microseconds of the bot's core a turn */
    double busy, own;  /* parts of the time that the two cores were at work */
    double requests;   /* a turn */
    struct child_memory idle, loaded;
};

/* ---- one measurement -------------------------------------------------------------- */

struct moment {
    int64_t bot, own, ticks;
    size_t requests;
};

static struct moment now(pid_t pid, const struct api *api)
{
    return (struct moment){ child_time(pid), child_time(getpid()), clock_ticks(),
                            api_requests(api) };
}

static void serve(struct api *api, int ms)
{
    api_serve(api, clock_ticks() + (int64_t)ms * MS);
}

static void measure(const struct bench *b, struct api *api, struct crowd *crowd,
                    pid_t pid, struct figures *f)
{
    crowd_begin(crowd);
    serve(api, b->seconds > 1 ? 1000 : 500);
    crowd_measure(crowd);
    struct moment from = now(pid, api);
    serve(api, b->seconds * 1000);
    f->result = crowd_result(crowd);
    struct moment to = now(pid, api);
    double ticks = (double)(to.ticks - from.ticks);
    double turns = f->result.answered ? (double)f->result.answered : 1;
    f->cost = (double)(to.bot - from.bot) / turns;
    f->busy = (double)(to.bot - from.bot) / ticks;
    f->own = (double)(to.own - from.own) / ticks;
    f->requests = (double)(to.requests - from.requests) / turns;
    f->loaded = child_memory(pid);
}

static struct figures run(const struct bench *b, const struct load *load)
{
    struct figures f = { .cost = 0 };
    struct crowd *crowd = crowd_new(
        &(struct crowd_settings){ load->people, SCHOOL_FIRST_ID,
                                  load->members / (int64_t)load->people, load->rate });
    struct api *api = api_open(crowd, (int64_t)load->slow * MS);
    struct child_settings child = { b->program, b->folder, b->cores[0], api_port(api),
                                    "bench.db" };
    int64_t began = clock_ticks();
    pid_t pid = child_start(&child);
    int64_t polled = api_first_poll(api, began + FIRST_POLL_MOST);
    if (!polled)
        die("bench: the bot does not ask for updates, see %s/log", b->folder);
    f.first_poll = (double)(polled - began) / MS;
    serve(api, 200);
    f.idle = child_memory(pid);
    measure(b, api, crowd, pid, &f);
    api_close(api);
    child_stop(pid);
    crowd_free(crowd);
    return f;
}

static void make_school(const struct bench *b, int64_t members)
{
    char path[PATH_MAX + 16];
    snprintf(path, sizeof path, "%s/bench.db", b->folder);
    school_make(path, members);
}

/* ---- what is printed -------------------------------------------------------------- */

static void print_head(void)
{
    printf(
        "\n  people  loop     network   turns/s   p50 ms   p99 ms   us/turn   bot's core"
        "   ours   requests/turn   anonymous   peak\n");
}

static void print_line(const struct load *load, const struct figures *f)
{
    char loop[16] = "closed";
    if (load->rate)
        snprintf(loop, sizeof loop, "%d/s", load->rate);
    printf("  %6zu  %-7s  %2d ms %s %9.0f %8.2f %8.2f %9.1f %10.0f %% %5.0f %% %12.2f"
           " %8.1f MiB %4.1f MiB\n",
           load->people, loop, load->slow * 2, load->slow ? "rtt" : "   ",
           (double)f->result.answered / f->result.seconds, f->result.p50, f->result.p99,
           f->cost, f->busy * 100, f->own * 100, f->requests, f->loaded.anonymous,
           f->loaded.peak);
    fflush(stdout);
}

static void print_ceiling(const struct bench *b)
{
    struct ceiling c = ceiling_measure(b->cores[0], b->quick ? 0.5 : 2);
    printf("The load maker alone answers %.0f requests/s of a bare client on the other "
           "core, %.1f us each.\n",
           c.requests, c.own);
    fflush(stdout);
}

static void print_start(const struct figures *f)
{
    printf("\nFrom start to the first poll: %.0f ms. Idle: %.1f MiB anonymous, %.1f MiB "
           "resident.\n",
           f->first_poll, f->idle.anonymous, f->idle.resident);
}

/* ---- the whole -------------------------------------------------------------------- */

static void table(const struct bench *b)
{
    static const struct load loads[] = {
        { 1, 0, 0, FEW },       { 100, 0, 0, FEW },     { 1000, 0, 0, FEW },
        { 1000, 1000, 0, FEW }, { 1000, 4000, 0, FEW }, { 1, 0, 15, FEW },
        { 100, 0, 15, FEW },    { 1000, 0, 15, FEW },   { 1000, 1000, 15, FEW },
        { 1000, 0, 30, FEW },
    };
    struct figures first = { .cost = 0 };
    print_head();
    for (size_t i = 0; i < COUNT(loads); i++) {
        make_school(b, loads[i].members);
        struct figures f = run(b, &loads[i]);
        print_line(&loads[i], &f);
        first = i == 0 ? f : first;
    }
    print_start(&first);
}

static void print_growth(const struct bench *b)
{
    struct load few = { 1000, 0, 0, FEW }, many = { 1000, 0, 0, MANY };
    make_school(b, FEW);
    struct figures small = run(b, &few);
    make_school(b, MANY);
    struct figures large = run(b, &many);
    printf(
        "\nA thousand people, and a million in the database (the same thousand act):\n");
    print_head();
    print_line(&few, &small);
    print_line(&many, &large);
    printf("A turn costs %.2f times as much among a million.\n", large.cost / small.cost);
}

/* What is measured inside this process, among the people of a town. */
static const struct part {
    const char *option;
    void (*measure)(const char *path, int members);
} parts[] = {
    { "--screens", screens_measure },       { "--pairs", pairs_measure },
    { "--promises", promises_measure },     { "--registers", registers_measure },
    { "--help-cases", help_cases_measure },
};

static void print_part(const struct bench *b, const struct part *part)
{
    char path[PATH_MAX + 16];
    snprintf(path, sizeof path, "%s/bench.db", b->folder);
    make_school(b, TOWN);
    part->measure(path, TOWN);
}

static const struct part *part_named(int count, char **arguments)
{
    for (size_t i = 0; i < COUNT(parts) && count == 4; i++)
        if (strcmp(parts[i].option, arguments[3]) == 0)
            return &parts[i];
    return NULL;
}

static bool read_arguments(struct bench *b, int count, char **arguments)
{
    b->quick = count == 4 && strcmp(arguments[3], "--quick") == 0;
    b->seconds = b->quick ? 1 : count == 7 ? (int)strtol(arguments[6], NULL, 10) : 3;
    return (count == 3 || b->quick || part_named(count, arguments) || count == 7) &&
           realpath(arguments[1], b->program) && realpath(arguments[2], b->folder);
}

static void one_line(const struct bench *b, char **arguments)
{
    struct load load = { .members = FEW };
    load.people = strtoul(arguments[0], NULL, 10);
    load.rate = (int)strtol(arguments[1], NULL, 10);
    load.slow = (int)strtol(arguments[2], NULL, 10) / 2;
    if (load.people < 1 || load.people > FEW || load.rate < 0 || load.slow < 0)
        die("bench: 1 to %d people", FEW);
    make_school(b, load.members);
    struct figures f = run(b, &load);
    print_head();
    print_line(&load, &f);
    print_start(&f);
}

int main(int count, char **arguments)
{
    struct bench b = { .quick = false };
    if (!read_arguments(&b, count, arguments)) {
        fprintf(
            stderr,
            "bench PROGRAM FOLDER [--quick | --screens | --pairs | --promises | --registers | --help-cases | PEOPLE ACTS_A_SECOND NETWORK_MS SECONDS]\n");
        return 2;
    }
    log_open(LOG_WARN);
    if (!cores_find(b.cores)) {
        fprintf(stderr, "The bench needs two cores.\n");
        return 1;
    }
    core_take(b.cores[1]);
    if (part_named(count, arguments)) {
        print_part(&b, part_named(count, arguments));
        return 0;
    }
    if (count == 7) {
        one_line(&b, arguments + 3);
        return 0;
    }
    print_ceiling(&b);
    table(&b);
    print_growth(&b);
    for (size_t i = 0; i < COUNT(parts); i++)
        print_part(&b, &parts[i]);
    return 0;
}
