/* main.c - nastavnik-office: one job on standard input, one file on standard output.
 *
 * The bot starts it for what is heavy or draws: a crash, a leak or a hang here harms
 * nobody. It sets its own limits of memory and of processor time; the time on the wall
 * is the caller's to watch. Why a job was not done goes to standard error, one line.
 * Exit code: 0 done, 1 failed, 64 the job itself is wrong. */
#include "office/jobs.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { MIB = 1024 * 1024, JOB_MOST = 8 * MIB, OUT_MOST = 50 * MIB };
enum { MEMORY_MOST = 512 * MIB, SECONDS_MOST = 30 };

#if defined(__SANITIZE_ADDRESS__)
#define IS_CHECKED 1
#elif defined(__has_feature)
#define IS_CHECKED __has_feature(address_sanitizer)
#else
#define IS_CHECKED 0
#endif

#if IS_CHECKED
/* The leak checker asks these by name. fontconfig keeps its patterns until the exit. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_options(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig";
}

const char *__lsan_default_options(void)
{
    return "print_suppressions=0";
}
#endif

struct job {
    const char *name;
    void (*run)(struct task *t);
    const char *about; /* its fields, for --help */
};

/* keep alphabetized */
static const struct job jobs[] = {
    { "agreement", agreement, "title, about, terms, text, sides, accepted, sign, date" },
    { "assign", assign, "rows, columns, capacities, scores, fixed: see assign.c" },
    { "calendar", calendar, "name, and lists with a part a meeting: see calendar.c" },
    { "invitations", invitations,
      "format (png: one sheet, pdf), title, school, how, and lists: see invitations.c" },
    { "list", list, "title, subtitle, columns, rows and more: see list.c" },
    { "picture", picture, "title, subtitle, and lists of four panels: see picture.c" },
    { "poster", poster, "format (png, pdf), title, lines, link, footer" },
    { "qr", qr, "link" },
    { "workbook", workbook,
      "format (xlsx, csv), title, columns, kinds, rows: see workbook.c" },
};

static void limit(int what, rlim_t most)
{
    const struct rlimit both = { .rlim_cur = most, .rlim_max = most };
    if (setrlimit(what, &both) != 0)
        log_warn("office: no limit set: %s", strerror(errno));
}

static void set_limits(void)
{
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, SECONDS_MOST);
    // The address checker maps terabytes that it never touches.
    if (!IS_CHECKED)
        limit(RLIMIT_AS, MEMORY_MOST);
}

static void help(void)
{
    printf(
        "usage: nastavnik-office < job.json > file\n\n"
        "Does one job and ends. The job is a JSON object: \"job\" names it, the other\n"
        "fields are its own. The file goes to standard output.\n\njobs:\n");
    for (size_t i = 0; i < COUNT(jobs); i++)
        printf("  %-11s %s\n", jobs[i].name, jobs[i].about);
    printf("\nexit: 0 done, 1 failed, 64 the job itself is wrong\n");
}

static void read_job(struct task *t, struct buffer *in)
{
    char chunk[65536];
    ssize_t got;
    while ((got = read(STDIN_FILENO, chunk, sizeof chunk)) != 0) {
        if (got > 0)
            buffer_add(in, chunk, (size_t)got);
        else if (errno != EINTR) {
            task_fail(t, "reading the job: %s", strerror(errno));
            return;
        }
    }
    if (in->failed)
        task_refuse(t, "the job is longer than %d MiB", JOB_MOST / MIB);
    else if (strlen(buffer_get(in)) != in->len)
        task_refuse(t, "the job is not JSON");
}

static void run_job(struct task *t)
{
    const char *name = task_words(t, "job", 40, NULL);
    for (size_t i = 0; i < COUNT(jobs); i++)
        if (t->end == TASK_DONE && strcmp(jobs[i].name, name) == 0) {
            jobs[i].run(t);
            return;
        }
    task_refuse(t, "job: there is none called \"%s\"", name);
}

static void work(struct task *t, const char *text)
{
    cJSON *json = cJSON_ParseWithOpts(text, NULL, true);
    t->asked = json;
    if (cJSON_IsObject(json))
        run_job(t);
    else
        task_refuse(t, "the job is not a JSON object");
    if (t->out.failed)
        task_fail(t, "the file is larger than %d MiB", OUT_MOST / MIB);
    cJSON_Delete(json);
}

static void write_file(struct task *t)
{
    size_t written = fwrite(buffer_get(&t->out), 1, t->out.len, stdout);
    if (written < t->out.len || fflush(stdout) != 0)
        task_fail(t, "writing the file: %s", strerror(errno));
}

int main(int argc, char **argv)
{
    if (argc > 1) {
        help();
        return strcmp(argv[1], "--help") == 0 ? TASK_DONE : TASK_BAD;
    }
    set_limits();
    struct task t = { .out = { .max = OUT_MOST } };
    struct buffer in = { .max = JOB_MOST };
    read_job(&t, &in);
    if (t.end == TASK_DONE)
        work(&t, buffer_get(&in));
    if (t.end == TASK_DONE)
        write_file(&t);
    if (t.end != TASK_DONE)
        fprintf(stderr, "%s\n", t.why);
    buffer_fini(&in);
    buffer_fini(&t.out);
    return (int)t.end;
}
