/* office.c - one child process for one job.
 *
 * A job owns five handles: the process, its three pipes and the timer of its limit. It
 * has ended when the process has, and both its outputs have. All handles are closed
 * then, and the last close callback tells the owner and frees the job: so `done` is
 * called once and never inside a call of ours, also when nothing could be started. */
#include "bot/office.h"

#include "bot/base.h"

#include <linux/close_range.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

enum { HANDLES = 5, CHUNK = 65536, COMPLAINT_MOST = 400 };

struct office_job {
    uv_process_t process;
    uv_timer_t limit;
    uv_pipe_t in, out, err;
    uv_write_t write;
    char *json;
    char chunk[CHUNK];
    struct buffer said;
    char complaint[COMPLAINT_MOST + 1]; /* the end of its standard error */
    int timeout;
    int handles; /* not closed yet */
    int outputs; /* not at their end yet */
    bool running;
    int64_t code;      /* how the process ended */
    int signal_number; /* or what killed it */
    char why[COMPLAINT_MOST + 200];
    office_done *done;
    void *owner;
};

/* ---- the end ---------------------------------------------------------------------- */

/* The last line it wrote, which says what ended it. Cuts the text up. */
static const char *last_line(char *complaint)
{
    size_t len = strlen(complaint);
    while (len > 0 && complaint[len - 1] == '\n')
        complaint[--len] = '\0';
    const char *newline = strrchr(complaint, '\n');
    return newline ? newline + 1 : complaint;
}

static void judge(struct office_job *job)
{
    const char *words = last_line(job->complaint);
    const char *colon = words[0] ? ": " : "";
    if (job->signal_number)
        snprintf(job->why, sizeof job->why, "died of signal %d (%s)%s%s",
                 job->signal_number, strsignal(job->signal_number), colon, words);
    else if (job->code != 0)
        snprintf(job->why, sizeof job->why, "ended with code %d%s%s", (int)job->code,
                 colon, words);
}

static void tell(struct office_job *job)
{
    bool ok = !job->why[0];
    const struct office_result result = {
        .ok = ok,
        .bytes = ok ? buffer_get(&job->said) : NULL,
        .size = ok ? job->said.len : 0,
        .why = job->why,
    };
    job->done(job->owner, &result);
    buffer_fini(&job->said);
    free(job->json);
    free(job);
}

static void on_closed(uv_handle_t *handle)
{
    struct office_job *job = handle->data;
    if (--job->handles == 0)
        tell(job);
}

static void close_handle(void *handle)
{
    if (!uv_is_closing(handle))
        uv_close(handle, on_closed);
}

static void end_if_over(struct office_job *job)
{
    bool given_up = job->why[0];
    if (job->running || (job->outputs > 0 && !given_up))
        return;
    if (!given_up)
        judge(job);
    close_handle(&job->process);
    close_handle(&job->limit);
    close_handle(&job->in);
    close_handle(&job->out);
    close_handle(&job->err);
}

/* A killed process is waited for: closed before that, it would stay a zombie. */
static void give_up(struct office_job *job, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void give_up(struct office_job *job, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (!job->why[0])
        vsnprintf(job->why, sizeof job->why, format, args);
    va_end(args);
    if (job->running)
        uv_process_kill(&job->process, SIGKILL);
    end_if_over(job);
}

/* ---- what the program does -------------------------------------------------------- */

static void on_exit_of(uv_process_t *process, int64_t code, int signal_number)
{
    struct office_job *job = process->data;
    job->running = false;
    job->code = code;
    job->signal_number = signal_number;
    end_if_over(job);
}

static void on_limit(uv_timer_t *limit)
{
    struct office_job *job = limit->data;
    give_up(job, "was not done after %d s", job->timeout);
}

static void on_room(uv_handle_t *handle, size_t suggested, uv_buf_t *room)
{
    struct office_job *job = handle->data;
    (void)suggested;
    *room = uv_buf_init(job->chunk, CHUNK);
}

static void keep_end(char *kept, const char *words, size_t len)
{
    size_t old = strlen(kept);
    size_t fresh = len < COMPLAINT_MOST ? len : COMPLAINT_MOST;
    size_t room = COMPLAINT_MOST - fresh;
    size_t stay = old < room ? old : room;
    memmove(kept, kept + old - stay, stay);
    memcpy(kept + stay, words + len - fresh, fresh);
    kept[stay + fresh] = '\0';
}

static void on_output(uv_stream_t *stream, ssize_t got, const uv_buf_t *chunk)
{
    struct office_job *job = stream->data;
    if (got < 0) {
        uv_read_stop(stream);
        job->outputs--;
        end_if_over(job);
    } else if (stream == (uv_stream_t *)&job->err) {
        keep_end(job->complaint, chunk->base, (size_t)got);
    } else {
        buffer_add(&job->said, chunk->base, (size_t)got);
        if (job->said.failed)
            give_up(job, "answered with more than %d MiB",
                    OFFICE_BYTES_MOST / (1024 * 1024));
    }
}

/* Its end of file is how the program knows that it has the whole job. A failed write
 * needs no words: the program died, and that will be said. */
static void on_written(uv_write_t *write, int status)
{
    struct office_job *job = write->data;
    (void)status;
    close_handle(&job->in);
}

/* ---- the start -------------------------------------------------------------------- */

static struct office_job *job_new(uv_loop_t *loop, const char *json, int timeout)
{
    struct office_job *job = xalloc(sizeof *job);
    job->said.max = OFFICE_BYTES_MOST;
    job->json = xstrdup(json);
    job->timeout = timeout;
    job->handles = HANDLES;
    job->outputs = 2;
    uv_timer_init(loop, &job->limit);
    uv_pipe_init(loop, &job->in, 0);
    uv_pipe_init(loop, &job->out, 0);
    uv_pipe_init(loop, &job->err, 0);
    job->process.data = job->limit.data = job->write.data = job;
    job->in.data = job->out.data = job->err.data = job;
    return job;
}

static int spawn(uv_loop_t *loop, struct office_job *job, const char *program)
{
    char *name = xstrdup(program);
    char *args[] = { name, NULL };
    char path[] = "PATH=/usr/local/bin:/usr/bin:/bin", lang[] = "LANG=C.UTF-8";
    char *environment[] = { path, lang, NULL };
    const int read_by_it = UV_CREATE_PIPE | UV_READABLE_PIPE;
    const int written_by_it = UV_CREATE_PIPE | UV_WRITABLE_PIPE;
    uv_stdio_container_t stdio[] = {
        { .flags = read_by_it, .data.stream = (uv_stream_t *)&job->in },
        { .flags = written_by_it, .data.stream = (uv_stream_t *)&job->out },
        { .flags = written_by_it, .data.stream = (uv_stream_t *)&job->err },
    };
    const uv_process_options_t options = {
        .file = program,
        .args = args,
        .env = environment,
        .exit_cb = on_exit_of,
        .stdio = stdio,
        .stdio_count = COUNT(stdio),
    };
    // Whatever a library of ours opened without O_CLOEXEC stays with us.
    close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    int error = uv_spawn(loop, &job->process, &options);
    free(name);
    return error;
}

static void give_work(struct office_job *job)
{
    uv_buf_t text = uv_buf_init(job->json, (unsigned)strlen(job->json));
    uv_read_start((uv_stream_t *)&job->out, on_room, on_output);
    uv_read_start((uv_stream_t *)&job->err, on_room, on_output);
    uv_write(&job->write, (uv_stream_t *)&job->in, &text, 1, on_written);
}

struct office_job *office_run(uv_loop_t *loop, const char *program, const char *json,
                              int timeout_seconds, office_done *done, void *owner)
{
    struct office_job *job = job_new(loop, json, timeout_seconds);
    job->done = done;
    job->owner = owner;
    int error = spawn(loop, job, program);
    if (error) {
        give_up(job, "%s could not be started: %s", program, uv_strerror(error));
        return job;
    }
    job->running = true;
    uv_os_setpriority(job->process.pid, UV_PRIORITY_BELOW_NORMAL);
    uv_timer_start(&job->limit, on_limit, (uint64_t)timeout_seconds * 1000, 0);
    give_work(job);
    return job;
}

void office_cancel(struct office_job *job)
{
    give_up(job, "was cancelled");
}

/* ---- the same, waited for --------------------------------------------------------- */

struct waiter {
    void *mem;
    struct office_result result;
};

static void on_done(void *owner, const struct office_result *result)
{
    struct waiter *w = owner;
    w->result = *result;
    w->result.why = talloc_strdup(w->mem, result->why);
    if (result->ok)
        w->result.bytes = talloc_memdup(w->mem, result->bytes, result->size + 1);
}

struct office_result office_run_now(void *mem, const char *program, const char *json,
                                    int timeout_seconds)
{
    struct waiter w = { .mem = mem };
    uv_loop_t loop;
    if (uv_loop_init(&loop) != 0)
        die("office: no loop");
    office_run(&loop, program, json, timeout_seconds, on_done, &w);
    uv_run(&loop, UV_RUN_DEFAULT);
    if (uv_loop_close(&loop) != 0)
        die("office: a handle was left open");
    return w.result;
}
