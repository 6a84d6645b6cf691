/* task.h - one job of the office: what was asked, what comes out, how it ended.
 *
 * A job is a plain function. It reads its fields through task_words() and its kin, adds
 * the file's bytes to `out`, and returns. The first complaint sticks, so a job may read
 * all its fields and look at `end` once. */
#ifndef OFFICE_TASK_H
#define OFFICE_TASK_H

#include "bot/base.h"

#include <cjson/cJSON.h>

/* How a job ended; also the program's exit code. */
enum task_end { TASK_DONE = 0, TASK_FAILED = 1, TASK_BAD = 64 };

struct task {
    const cJSON *asked; /* an object */
    struct buffer out;  /* the file to give back */
    enum task_end end;
    char why[256]; /* words, "" while nothing is wrong */
};

/* The job cannot be done as it was asked: the asker must change it. */
void task_refuse(struct task *t, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The job is sound, but we could not do it. */
void task_fail(struct task *t, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The text of a field, at most so many bytes of sound UTF-8; it belongs to `asked`.
 * Without the field: `otherwise`; when that is NULL the field must be there, and not be
 * empty. "" after a refusal. */
const char *task_words(struct task *t, const char *field, size_t most,
                       const char *otherwise);
/* A list of at most `count` texts, each as above; it may be empty. NULL when refused. */
const cJSON *task_list(struct task *t, const char *field, size_t count, size_t most);
/* An address that a phone can open: http or https, plain ASCII, at most 300 bytes. */
const char *task_link(struct task *t, const char *field);
/* A list of at most `count` of them; NULL when refused. */
const cJSON *task_links(struct task *t, const char *field, size_t count);

#endif
