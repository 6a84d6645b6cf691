/* main.c - crash: the real bot, killed, starved and cut off, and then the count.
 *
 * The emulator runs within this process, the bot is its child. One line a check, then
 * the sum. */
#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "tests/crash/checks.h"

static const char help[] =
    "crash [--bot FILE] [--preload FILE] [--kills N] [--seconds N] [--outage N]\n"
    "      [--seed N] [--only WORD]... [--list]\n"
    "\n"
    "  --bot FILE      the bot (default: nastavnik beside this program)\n"
    "  --preload FILE  the library of a bad disk (default: faulty_sync.so there)\n"
    "  --kills N       so many kill -9 (default: 200)\n"
    "  --seconds N     of them, at most (default: 170)\n"
    "  --outage N      seconds that Telegram is away (default: 20)\n"
    "  --seed N        of the moments of the kills (default: by the clock, printed)\n"
    "  --only WORD     only checks with this in their name\n"
    "  --list          their names\n";

static const struct {
    const char *name;
    check_body *body;
} checks[] = {
    { "kill -9 in the traffic", check_storm },
    { "kill -9 at rest", check_kill_at_rest },
    { "SIGTERM in the traffic", check_stop },
    { "SIGTERM without answers from Telegram", check_stop_unanswered },
    { "two bots on one database", check_two },
    { "disk full", check_full_disk },
    { "files may not grow", check_small_files },
    { "fsync fails", check_failing_sync },
    { "fsync fails now and then", check_hiccups },
    { "database read-only", check_read_only },
    { "database held by another program", check_held },
    { "Telegram away", check_outage },
    { "token not accepted", check_wrong_token },
    { "another program reads for the bot", check_rival },
};

enum { ONLY_MOST = 16 };
static const char *only[ONLY_MOST + 1];

static bool is_wanted(const char *name)
{
    if (!only[0])
        return true;
    for (int i = 0; only[i]; i++)
        if (strstr(name, only[i]))
            return true;
    return false;
}

static void add_only(const char *word)
{
    int i = 0;
    while (i < ONLY_MOST && only[i])
        i++;
    if (i < ONLY_MOST)
        only[i] = word;
}

/* A file beside this program; an absolute path, for the bot works elsewhere. */
static const char *beside(const char *name, char path[PATH_MAX])
{
    ssize_t len = readlink("/proc/self/exe", path, PATH_MAX - 64);
    while (len > 0 && path[len - 1] != '/')
        len--;
    if (len <= 0)
        die("crash: /proc is not there");
    snprintf(path + len, 64, "%s", name);
    return path;
}

static const char *absolute(const char *given, char path[PATH_MAX])
{
    if (!realpath(given, path))
        die("crash: %s: %s", given, strerror(errno));
    return path;
}

static void list(void)
{
    for (size_t i = 0; i < COUNT(checks); i++)
        puts(checks[i].name);
}

static const struct option known[] = {
    { "bot", required_argument, NULL, 'b' },
    { "preload", required_argument, NULL, 'p' },
    { "kills", required_argument, NULL, 'k' },
    { "seconds", required_argument, NULL, 's' },
    { "seed", required_argument, NULL, 'r' },
    { "outage", required_argument, NULL, 'o' },
    { "only", required_argument, NULL, 'y' },
    { "list", no_argument, NULL, 'l' },
    { "help", no_argument, NULL, 'h' },
    { NULL, 0, NULL, 0 },
};

/* False after --list, --help or what is none of ours. */
static bool read_options(struct plan *plan, int argc, char **argv, char *paths[2])
{
    int option;
    while ((option = getopt_long(argc, argv, "", known, NULL)) != -1) {
        int number = optarg ? (int)strtol(optarg, NULL, 10) : 0;
        switch (option) {
        case 'b':
            plan->bot = absolute(optarg, paths[0]);
            break;
        case 'p':
            plan->preload = absolute(optarg, paths[1]);
            break;
        case 'k':
            plan->kills = number;
            break;
        case 's':
            plan->seconds = number;
            break;
        case 'r':
            plan->seed = strtoull(optarg, NULL, 10);
            break;
        case 'o':
            plan->outage = number;
            break;
        case 'y':
            add_only(optarg);
            break;
        case 'l':
            list();
            return false;
        default:
            fputs(help, option == 'h' ? stdout : stderr);
            exit(option == 'h' ? EXIT_SUCCESS : EXIT_FAILURE);
        }
    }
    return true;
}

/* What a check mounts is seen by us and the bot alone, and goes with us. */
static void hide_mounts(void)
{
    if (unshare(CLONE_NEWNS) == 0)
        mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL);
}

static enum check_outcome run(size_t i, const struct plan *plan)
{
    struct check check;
    check_begin(&check, checks[i].name);
    checks[i].body(&check, plan);
    return check_end(&check);
}

int main(int argc, char **argv)
{
    char bot[PATH_MAX], preload[PATH_MAX];
    int outcomes[OUTCOMES] = { 0 };
    struct plan plan = {
        .bot = beside("nastavnik", bot),
        .preload = beside("faulty_sync.so", preload),
        .kills = 200,
        .seconds = 170,
        .outage = 20,
        .seed = (uint64_t)clock_wall(),
    };
    log_open(LOG_ERROR);
    signal(SIGPIPE, SIG_IGN);
    if (!read_options(&plan, argc, argv, (char *[]){ bot, preload }))
        return EXIT_SUCCESS;
    if (access(plan.bot, X_OK) < 0 || access(plan.preload, R_OK) < 0)
        die("crash: %s and %s must be there", plan.bot, plan.preload);
    hide_mounts();
    for (size_t i = 0; i < COUNT(checks); i++)
        if (is_wanted(checks[i].name))
            outcomes[run(i, &plan)]++;
    if (outcomes[SKIPPED])
        printf("%d skipped\n", outcomes[SKIPPED]);
    printf("%d passed, %d failed\n", outcomes[PASSED], outcomes[FAILED]);
    return outcomes[FAILED] || !outcomes[PASSED] ? EXIT_FAILURE : EXIT_SUCCESS;
}
