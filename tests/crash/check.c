/* check.c - gathers what is wrong, and prints one line. */
#include "tests/crash/check.h"

#include <stdarg.h>
#include <stdio.h>

enum { WORDS_MOST = 6, TICKS = 1000 * 1000 };

void check_begin(struct check *c, const char *name)
{
    *c = (struct check){
        .name = name,
        .wrong = { .max = 64 * 1024 },
        .measured = { .max = 64 * 1024 },
        .began = clock_ticks(),
    };
}

__attribute__((format(printf, 2, 0))) static void add(struct buffer *to,
                                                      const char *format, va_list args)
{
    char words[1024];
    vsnprintf(words, sizeof words, format, args);
    buffer_format(to, "%s%s", to->len ? "; " : "", words);
}

void check_wrong(struct check *c, const char *format, ...)
{
    va_list args;
    if (++c->wrongs > WORDS_MOST)
        return;
    va_start(args, format);
    add(&c->wrong, format, args);
    va_end(args);
}

void check_measured(struct check *c, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(&c->measured, format, args);
    va_end(args);
}

void check_skip(struct check *c, const char *why)
{
    c->skipped = true;
    check_measured(c, "%s", why);
}

void check_equal(struct check *c, int64_t got, int64_t want, const char *what)
{
    if (got != want)
        check_wrong(c, "%s: %lld instead of %lld", what, (long long)got, (long long)want);
}

static enum check_outcome outcome_of(const struct check *c)
{
    if (c->wrongs)
        return FAILED;
    return c->skipped ? SKIPPED : PASSED;
}

enum check_outcome check_end(struct check *c)
{
    static const char *const words[OUTCOMES] = { "ok   ", "FAIL ", "skip " };
    enum check_outcome outcome = outcome_of(c);
    double seconds = (double)(clock_ticks() - c->began) / TICKS;
    printf("%s %s (%.1f s)", words[outcome], c->name, seconds);
    if (c->measured.len)
        printf(": %s", buffer_get(&c->measured));
    if (c->wrongs)
        printf("\n      %s", buffer_get(&c->wrong));
    if (c->wrongs > WORDS_MOST)
        printf("; and %d more", c->wrongs - WORDS_MOST);
    putchar('\n');
    fflush(stdout);
    buffer_fini(&c->wrong);
    buffer_fini(&c->measured);
    return outcome;
}
