/* check.h - one thing that must hold, and the line that tells how it went. */
#ifndef CRASH_CHECK_H
#define CRASH_CHECK_H

#include "bot/base.h"

struct check {
    const char *name;
    struct buffer wrong, measured;
    int wrongs;
    bool skipped;
    int64_t began; /* ticks */
};

void check_begin(struct check *c, const char *name);
/* Something does not hold; the words are kept for the line. Only the first few are. */
void check_wrong(struct check *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A number worth reading in the line, also when all is well. */
void check_measured(struct check *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* This machine does not allow it; nothing holds and nothing is wrong. */
void check_skip(struct check *c, const char *why);
/* Both must be equal; `what` says what was counted. */
void check_equal(struct check *c, int64_t got, int64_t want, const char *what);
/* Prints the line and frees what was kept. */
enum check_outcome { PASSED, FAILED, SKIPPED, OUTCOMES };
enum check_outcome check_end(struct check *c);

#endif
