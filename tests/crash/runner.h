/* runner.h - the real bot as a process of its own: started, killed, asked how it ended.
 *
 * What it says goes to a file that is appended to. It dies with us. */
#ifndef CRASH_RUNNER_H
#define CRASH_RUNNER_H

#include <sys/types.h>

#include "bot/base.h"

enum { STILL_RUNNING = -1 };

struct runner {
    const char *program;  /* the path of nastavnik */
    const char *folder;   /* where it works; the log is there */
    const char *database; /* path */
    const char *token;
    int port;            /* of the Bot API on this machine */
    const char *preload; /* a library put before all others; NULL: none */
    const char *trigger; /* what the library looks at; NULL: nothing fails */
    int sync_ms;         /* so much longer takes an fsync, with the library */
    bool as_nobody;      /* without the rights of root, when we have them */
    pid_t pid;           /* 0: not running */
    int64_t log_from;    /* where this run's words begin */
    int starts;
};

/* It must not run. */
void runner_start(struct runner *r);
/* Its code, 128 + the signal that ended it, or STILL_RUNNING. After the end the runner
 * may be started again. */
int runner_look(struct runner *r);
/* The same, after waiting for at most so many seconds. */
int runner_wait(struct runner *r, double seconds);
void runner_signal(const struct runner *r, int number);
/* kill -9, and waits until it is gone; nothing when it does not run. */
void runner_kill(struct runner *r);
/* How often these words stand in what this run has said. */
int runner_said(const struct runner *r, const char *words);
/* The last line of it, for a complaint; belongs to mem. */
const char *runner_last_line(const struct runner *r, void *mem);

/* Gives the processor away for so many milliseconds. */
void rest(int milliseconds);

#endif
