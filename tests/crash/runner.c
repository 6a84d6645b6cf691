/* runner.c - fork and exec. Between the two only what is safe with other threads about:
 * everything is prepared before. */
#include "tests/crash/runner.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <talloc.h>

enum { NOBODY = 65534, LOOK_MS = 2, SETTINGS = 16 };

void rest(int milliseconds)
{
    struct timespec t = { milliseconds / 1000, (milliseconds % 1000) * 1000000L };
    clock_nanosleep(CLOCK_MONOTONIC, 0, &t, NULL);
}

static char *log_path(const struct runner *r, void *mem)
{
    return talloc_asprintf(mem, "%s/bot.log", r->folder);
}

/* ---- starting --------------------------------------------------------------------- */

static char **settings_of(const struct runner *r, void *mem)
{
    char **all = talloc_zero_array(mem, char *, SETTINGS);
    int n = 0;
    all[n++] = talloc_asprintf(mem, "BOT_TOKEN=%s", r->token);
    all[n++] = talloc_asprintf(mem, "TELEGRAM_API_URL=http://127.0.0.1:%d", r->port);
    all[n++] = talloc_asprintf(mem, "DATABASE=%s", r->database);
    all[n++] = talloc_strdup(mem, "SEND_PER_SECOND=0");
    all[n++] = talloc_strdup(mem, "FLOOD_PER_MINUTE=0");
    all[n++] = talloc_strdup(mem, "LOG_LEVEL=warning");
    if (r->preload)
        all[n++] = talloc_asprintf(mem, "LD_PRELOAD=%s", r->preload);
    if (r->sync_ms)
        all[n++] = talloc_asprintf(mem, "FAULTY_SYNC_MS=%d", r->sync_ms);
    if (r->trigger)
        all[n++] = talloc_asprintf(mem, "FAULTY_SYNC=%s", r->trigger);
    return all;
}

static void drop_rights(void)
{
    if (geteuid() == 0 && (setgid(NOBODY) < 0 || setuid(NOBODY) < 0))
        _exit(EXIT_FAILURE);
}

/* In the child: becomes the program, which was opened while we had the rights. */
static void become_bot(const struct runner *r, int program, int log, char **settings)
{
    char *const words[] = { (char[]){ "nastavnik" }, (char[]){ "run" }, NULL };
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (dup2(log, STDOUT_FILENO) < 0 || dup2(log, STDERR_FILENO) < 0 ||
        chdir(r->folder) < 0)
        _exit(EXIT_FAILURE);
    if (r->as_nobody)
        drop_rights();
    fexecve(program, words, settings);
    _exit(EXIT_FAILURE);
}

void runner_start(struct runner *r)
{
    void *mem = talloc_new(NULL);
    char **settings = settings_of(r, mem);
    int program = open(r->program, O_RDONLY | O_CLOEXEC);
    int log = open(log_path(r, mem), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (r->pid || program < 0 || log < 0)
        die("crash: %s cannot be started in %s: %s", r->program, r->folder,
            strerror(errno));
    r->log_from = lseek(log, 0, SEEK_END);
    pid_t pid = fork();
    if (pid == 0)
        become_bot(r, program, log, settings);
    if (pid < 0)
        die("crash: fork: %s", strerror(errno));
    r->pid = pid;
    r->starts++;
    close(program);
    close(log);
    talloc_free(mem);
}

/* ---- ending ----------------------------------------------------------------------- */

int runner_look(struct runner *r)
{
    int status;
    if (waitpid(r->pid, &status, WNOHANG) != r->pid)
        return STILL_RUNNING;
    r->pid = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int runner_wait(struct runner *r, double seconds)
{
    int64_t until = clock_ticks() + (int64_t)(seconds * 1e6);
    int code = runner_look(r);
    while (code == STILL_RUNNING && clock_ticks() < until) {
        rest(LOOK_MS);
        code = runner_look(r);
    }
    return code;
}

void runner_signal(const struct runner *r, int number)
{
    if (r->pid)
        kill(r->pid, number);
}

void runner_kill(struct runner *r)
{
    if (!r->pid)
        return;
    kill(r->pid, SIGKILL);
    waitpid(r->pid, NULL, 0);
    r->pid = 0;
}

/* ---- what it said ----------------------------------------------------------------- */

static char *said(const struct runner *r, void *mem)
{
    FILE *file = fopen(log_path(r, mem), "re");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        die("crash: there is no log");
    size_t size = (size_t)(ftell(file) - r->log_from);
    char *text = talloc_zero_size(mem, size + 1);
    fseek(file, (long)r->log_from, SEEK_SET);
    if (fread(text, 1, size, file) != size)
        die("crash: the log cannot be read");
    fclose(file);
    return text;
}

int runner_said(const struct runner *r, const char *words)
{
    void *mem = talloc_new(NULL);
    int times = 0;
    for (char *at = strstr(said(r, mem), words); at; at = strstr(at + 1, words))
        times++;
    talloc_free(mem);
    return times;
}

const char *runner_last_line(const struct runner *r, void *mem)
{
    char *text = said(r, mem);
    size_t len = strlen(text);
    while (len && text[len - 1] == '\n')
        text[--len] = '\0';
    char *line = strrchr(text, '\n');
    return line ? line + 1 : text;
}
