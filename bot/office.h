/* office.h - the second program, started for one job: pictures, PDF, workbooks, sums.
 *
 * A job is JSON on its standard input; its standard output is the file. What it does
 * wrong, crash, hang or flood us, ends that one job with words for the log.
 *
 * The process must ignore SIGPIPE: a program may die before it has read its job. */
#ifndef BOT_OFFICE_H
#define BOT_OFFICE_H

#include <stdbool.h>
#include <stddef.h>
#include <uv.h>

enum { OFFICE_BYTES_MOST = 50 * 1024 * 1024 };

struct office_result {
    bool ok; /* it ended with code 0 and within its limits */
    /* the file, a zero byte behind it; NULL when it is not ok, "" when it is empty */
    const char *bytes;
    size_t size;
    const char *why; /* words for the log when it is not ok, else "" */
};

/* Hears the end of a job, once, from a later turn of the loop. The result lives until
 * it returns. */
typedef void office_done(void *owner, const struct office_result *result);

struct office_job;

/* Starts the program for one job; the JSON is copied. It runs at low priority with an
 * environment of its own and no descriptor of ours, and is killed after so many seconds.
 * What is returned is good for office_cancel() until `done` is called. */
struct office_job *office_run(uv_loop_t *loop, const char *program, const char *json,
                              int timeout_seconds, office_done *done, void *owner);

/* Kills the program; its `done` follows, not ok, as always from a later turn. */
void office_cancel(struct office_job *job);

/* The same, waited for, on a loop of its own. The result's texts belong to mem. */
struct office_result office_run_now(void *mem, const char *program, const char *json,
                                    int timeout_seconds);

#endif
