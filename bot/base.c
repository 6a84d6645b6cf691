/* base.c - memory, growing texts, log lines and clocks. */
#include "bot/base.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- memory ----------------------------------------------------------------------- */

static void *checked(void *memory)
{
    if (!memory)
        die("memory: none left");
    return memory;
}

void *xalloc(size_t bytes)
{
    return checked(calloc(1, bytes ? bytes : 1));
}

void *xrealloc(void *old, size_t bytes)
{
    return checked(realloc(old, bytes ? bytes : 1));
}

char *xstrdup(const char *text)
{
    return checked(strdup(text));
}

char *xstrndup(const char *text, size_t bytes)
{
    return checked(strndup(text, bytes));
}

/* ---- a growing text with a ceiling ------------------------------------------------ */

void buffer_add(struct buffer *b, const char *data, size_t len)
{
    if (b->failed)
        return;
    if (len > b->max - b->len) {
        buffer_fini(b);
        b->failed = true;
        return;
    }
    if (b->len + len + 1 > b->room) {
        size_t room = b->room ? b->room * 2 : 256;
        while (room < b->len + len + 1)
            room *= 2;
        b->data = xrealloc(b->data, room);
        b->room = room;
    }
    memcpy(b->data + b->len, data, len);
    b->len += len;
    b->data[b->len] = '\0';
}

void buffer_text(struct buffer *b, const char *text)
{
    buffer_add(b, text, strlen(text));
}

void buffer_format(struct buffer *b, const char *format, ...)
{
    char small[512];
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(small, sizeof small, format, args);
    va_end(args);
    if (len >= 0 && (size_t)len < sizeof small) {
        buffer_add(b, small, (size_t)len);
    } else if (len >= 0) {
        char *large = xalloc((size_t)len + 1);
        vsnprintf(large, (size_t)len + 1, format, again);
        buffer_add(b, large, (size_t)len);
        free(large);
    }
    va_end(again);
}

const char *buffer_get(const struct buffer *b)
{
    return b->data ? b->data : "";
}

void buffer_fini(struct buffer *b)
{
    free(b->data);
    b->data = NULL;
    b->len = b->room = 0;
}

/* ---- log lines -------------------------------------------------------------------- */

/* The one piece of state that belongs to the process and not to a struct: every
 * file logs, and a token must be hidden whoever writes the line. */
static struct {
    enum log_level most;
    char about[64];
    char *secrets[4];
    size_t secret_count;
} the_log = { .most = LOG_INFO };

void log_open(enum log_level most)
{
    the_log.most = most;
}

void log_hide(const char *secret)
{
    if (strlen(secret) < 4)
        return;
    for (size_t i = 0; i < the_log.secret_count; i++)
        if (strcmp(the_log.secrets[i], secret) == 0)
            return;
    if (the_log.secret_count == COUNT(the_log.secrets))
        die("log: too many secrets to hide");
    the_log.secrets[the_log.secret_count++] = xstrdup(secret);
}

void log_about(const char *about)
{
    snprintf(the_log.about, sizeof the_log.about, "%s", about ? about : "");
}

static void hide_secrets(char *line)
{
    for (size_t i = 0; i < the_log.secret_count; i++) {
        const char *secret = the_log.secrets[i];
        size_t len = strlen(secret);
        for (char *at = line; (at = strstr(at, secret));) {
            memset(at, '*', 3);
            memmove(at + 3, at + len, strlen(at + len) + 1);
        }
    }
}

__attribute__((format(printf, 2, 0))) static void
log_write(const char *level, const char *format, va_list args)
{
    char line[2048];
    vsnprintf(line, sizeof line, format, args);
    hide_secrets(line);
    for (char *c = line; *c; c++)
        if ((unsigned char)*c < ' ')
            *c = ' ';
    fprintf(stderr, "%s: %s%s\n", level, the_log.about, line);
}

void log_line(enum log_level level, const char *format, ...)
{
    static const char *const names[] = { "error", "warning", "info", "debug" };
    if (level > the_log.most)
        return;
    va_list args;
    va_start(args, format);
    log_write(names[level], format, args);
    va_end(args);
}

void die(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    log_write("fatal", format, args);
    va_end(args);
    abort();
}

/* ---- clocks ----------------------------------------------------------------------- */

int64_t clock_wall(void)
{
    return (int64_t)time(NULL);
}

int64_t clock_ticks(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}
