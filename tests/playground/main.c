/* main.c - the playground as a program: its options, a free port, a database that goes
 * with it. */
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include <sodium.h>

#include "bot/base.h"
#include "tests/playground/playground.h"

enum { PORT = 8052, PORTS_TRIED = 100, PORT_MOST = 65535 };

static const char help[] =
    "playground [--port N] [--database FILE]\n"
    "\n"
    "The real bot with an emulator of Telegram in one process, and a page with four\n"
    "phones in a demo school. It serves on 127.0.0.1 alone.\n"
    "\n"
    "  --port N         serve on this port (default: 8052, or the next free one)\n"
    "  --database FILE  keep the school there (default: a fresh one each time)\n"
    "  --help           this text\n";

struct options {
    int port; /* 0: the default or the next free one */
    const char *database;
};

/* A whole number of a port, or the end of the process. */
static int read_port(const char *text)
{
    char *end;
    long port = strtol(text, &end, 10);
    if (*text && !*end && port > 0 && port <= PORT_MOST)
        return (int)port;
    fprintf(stderr, "--port wants a number from 1 to %d\n", PORT_MOST);
    exit(EX_USAGE);
}

static struct options read_options(int argc, char **argv)
{
    static const struct option known[] = {
        { "database", required_argument, NULL, 'd' },
        { "help", no_argument, NULL, 'h' },
        { "port", required_argument, NULL, 'p' },
        { NULL, 0, NULL, 0 },
    };
    struct options options = { 0 };
    int option;
    while ((option = getopt_long(argc, argv, "", known, NULL)) != -1) {
        if (option == 'p') {
            options.port = read_port(optarg);
        } else if (option == 'd') {
            options.database = optarg;
        } else {
            fputs(help, option == 'h' ? stdout : stderr);
            exit(option == 'h' ? EX_OK : EX_USAGE);
        }
    }
    return options;
}

/* ---- a port
 * ----------------------------------------------------------------------------- */

static bool is_free(int port)
{
    struct sockaddr_in address = {
        .sin_family = AF_INET,
        .sin_port = htons((uint16_t)port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
    };
    int one = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    bool bound = bind(fd, (struct sockaddr *)&address, sizeof address) == 0;
    close(fd);
    return bound;
}

static int free_port(void)
{
    for (int port = PORT; port < PORT + PORTS_TRIED; port++)
        if (is_free(port))
            return port;
    return PORT;
}

/* ---- a database that goes with us
 * --------------------------------------------------------- */

static bool make_place(char place[PATH_MAX])
{
    const char *tmp = getenv("TMPDIR");
    snprintf(place, PATH_MAX, "%s/playground-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    return mkdtemp(place) != NULL;
}

static void remove_place(const char *place)
{
    DIR *dir = opendir(place);
    for (struct dirent *entry; dir && (entry = readdir(dir));)
        if (entry->d_name[0] != '.')
            unlinkat(dirfd(dir), entry->d_name, 0);
    if (dir)
        closedir(dir);
    rmdir(place);
}

static int run_in_passing(int port)
{
    char place[PATH_MAX], database[PATH_MAX + 16];
    if (!make_place(place)) {
        log_error("playground: no directory can be made for the database: %s",
                  strerror(errno));
        return EX_CANTCREAT;
    }
    snprintf(database, sizeof database, "%s/school.db", place);
    int code = playground_run(port, database);
    remove_place(place);
    return code;
}

int main(int argc, char **argv)
{
    struct options options = read_options(argc, argv);
    signal(SIGPIPE, SIG_IGN);
    umask(077);
    log_open(LOG_WARN);
    if (sodium_init() < 0)
        die("playground: no randomness");
    int port = options.port ? options.port : free_port();
    return options.database ? playground_run(port, options.database)
                            : run_in_passing(port);
}
