/* base.h - what every file may use: memory that never fails, a growing text with a
 * ceiling, log lines, two clocks.
 *
 * No memory is the end of the process: it says so and aborts. Every turn is a
 * transaction, so nothing is half done, and the service manager starts us again. */
#ifndef BOT_BASE_H
#define BOT_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define CONTAINER_OF(pointer, type, member)                                              \
    ((type *)(void *)((char *)(pointer)-offsetof(type, member)))

enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR, WEEK = 7 * DAY };

/* ---- memory ----------------------------------------------------------------------- */

/* Zeroed memory of the process; the caller frees it. Never NULL. */
void *xalloc(size_t bytes);
void *xrealloc(void *old, size_t bytes);
char *xstrdup(const char *text);
char *xstrndup(const char *text, size_t bytes);

/* ---- a growing text with a ceiling ------------------------------------------------ */

/* Zeroed is empty; set max (bytes). Adding beyond it empties the buffer, frees its
 * memory and sets failed for good, so a caller checks once, at the end. */
struct buffer {
    char *data; /* NUL-terminated once something was added, else NULL */
    size_t len, room, max;
    bool failed;
};

void buffer_add(struct buffer *b, const char *data, size_t len);
void buffer_text(struct buffer *b, const char *text);
void buffer_format(struct buffer *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* What was gathered, "" for nothing; belongs to the buffer. */
const char *buffer_get(const struct buffer *b);
void buffer_fini(struct buffer *b);

/* ---- log lines -------------------------------------------------------------------- */

enum log_level { LOG_ERROR, LOG_WARN, LOG_INFO, LOG_DEBUG };

/* Lines of this level and graver go to standard error, one line an event:
 * "area: what happened: why". Control characters become spaces. */
void log_open(enum log_level most);
/* From now on this text is written as "***" wherever it stands in a line. */
void log_hide(const char *secret);
/* Put before every line until the next call, e.g. "update 17: "; NULL takes it off. */
void log_about(const char *about);
void log_line(enum log_level level, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
#define log_error(...) log_line(LOG_ERROR, __VA_ARGS__)
#define log_warn(...)  log_line(LOG_WARN, __VA_ARGS__)
#define log_info(...)  log_line(LOG_INFO, __VA_ARGS__)
#define log_debug(...) log_line(LOG_DEBUG, __VA_ARGS__)
/* Says why on standard error and aborts: for what can only be our own fault. */
void die(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));

/* ---- clocks ----------------------------------------------------------------------- */

int64_t clock_wall(void);  /* seconds since 1970, UTC; may jump */
int64_t clock_ticks(void); /* microseconds, never goes back */

#endif
