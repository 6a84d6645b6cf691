/* child.c - see child.h. */
#include "tests/bench/child.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* ---- cores ------------------------------------------------------------------------ */

bool cores_find(int cores[2])
{
    cpu_set_t set;
    int found = 0;
    sched_getaffinity(0, sizeof set, &set);
    for (int core = 0; core < CPU_SETSIZE && found < 2; core++)
        if (CPU_ISSET(core, &set))
            cores[found++] = core;
    return found == 2;
}

void core_take(int core)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(core, &set);
    if (sched_setaffinity(0, sizeof set, &set) < 0)
        die("bench: core %d: %s", core, strerror(errno));
}

/* ---- running ---------------------------------------------------------------------- */

static void set_address(int port)
{
    char address[64];
    snprintf(address, sizeof address, "http://127.0.0.1:%d", port);
    setenv("TELEGRAM_API_URL", address, 1);
}

static void become_the_bot(const struct child_settings *s)
{
    int log = open("log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    setenv("BOT_TOKEN", "1:bench", 1);
    setenv("DATABASE", s->database, 1);
    setenv("BACKUP_DIR", "backups", 1);
    setenv("LOG_LEVEL", "warning", 1);
    setenv("SENDS_AT_ONCE", "256", 1);
    setenv("SEND_PER_SECOND", "0", 1);
    setenv("FLOOD_PER_MINUTE", "0", 1);
    set_address(s->port);
    dup2(log, STDERR_FILENO);
    execl(s->program, s->program, "run", (char *)NULL);
}

pid_t child_start(const struct child_settings *s)
{
    pid_t pid = fork();
    if (pid < 0)
        die("bench: fork: %s", strerror(errno));
    if (pid > 0)
        return pid;
    core_take(s->core);
    if (chdir(s->folder) == 0)
        become_the_bot(s);
    _exit(127);
}

void child_stop(pid_t pid)
{
    int status;
    kill(pid, SIGTERM);
    if (waitpid(pid, &status, 0) != pid || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        die("bench: the child did not end well (status %d), see its log", status);
}

/* ---- watching --------------------------------------------------------------------- */

int64_t child_time(pid_t pid)
{
    clockid_t clock;
    struct timespec t;
    if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &t) < 0)
        die("bench: the child has no clock any more, see its log");
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* A line "Name:   123 kB" of a file of /proc, in MiB. */
static double line_of(pid_t pid, const char *file, const char *name)
{
    char path[64], line[256];
    double kib = 0;
    snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, file);
    FILE *f = fopen(path, "re");
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, name, strlen(name)) == 0)
            kib = strtod(line + strlen(name), NULL);
    if (f)
        fclose(f);
    return kib / 1024;
}

struct child_memory child_memory(pid_t pid)
{
    return (struct child_memory){
        .anonymous = line_of(pid, "smaps_rollup", "Anonymous:"),
        .resident = line_of(pid, "smaps_rollup", "Rss:"),
        .peak = line_of(pid, "status", "VmHWM:"),
    };
}
