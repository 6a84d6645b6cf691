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
/* A field that is a whole number from 0 to `most`, written as a text: "12". 0 after a
 * refusal. */
int task_number(struct task *t, const char *field, int most);
/* The whole number that these words begin with, up to a blank or their end; *words goes
 * behind it and the blanks. -1 when there is none from 0 to `most`. */
int task_next_number(const char **words, int most);
/* A list of at most `count` texts, each as above; it may be empty. NULL when refused. */
const cJSON *task_list(struct task *t, const char *field, size_t count, size_t most);
/* The same; what is not there is empty. */
const cJSON *task_list_if_any(struct task *t, const char *field, size_t count,
                              size_t most);
/* The text of that part, "" when there is none. */
const char *task_part(const cJSON *list, size_t at);
/* An address that a phone can open: http or https, plain ASCII, at most 300 bytes. */
const char *task_link(struct task *t, const char *field);
/* A list of at most `count` of them; NULL when refused. */
const cJSON *task_links(struct task *t, const char *field, size_t count);

#endif
