/* emulator.h - a strict Telegram Bot API server on loopback, for tests and the
 * playground.
 *
 * It answers as the real one does: the same paths, encodings, limits and words, in the
 * same order of checks. People are played through /control/ (see control.h) or through
 * the functions below. It runs in threads of its own; every function here may be called
 * from any thread, though not from inside a callback given in the options, unless said
 * so there. */
#ifndef EMULATOR_EMULATOR_H
#define EMULATOR_EMULATOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct emulator;

/* An answer of the program around the emulator. */
struct emulator_response {
    int status;       /* of HTTP; 0: there is no such page */
    const char *type; /* content type; must outlive the answer */
    char *bytes;      /* made by xalloc; the emulator frees it; may be NULL */
    size_t size;
};

/* Serves a path that is not under /bot, /file or /control; the path is decoded and has
 * no query. Runs in the server's thread and should be quick: no poll is woken meanwhile.
 * It may call the functions of this header. */
typedef struct emulator_response emulator_extra(void *arg, const char *method,
                                                const char *path, const char *body);

struct emulator_options {
    int port;             /* 0: any that is free */
    const char *token;    /* NULL: emulator_default_token */
    const char *username; /* of the bot, ends in "bot"; NULL: "nastavnik_test_bot" */
    const char *name;     /* NULL: "Nastavnik" */
    /* Wall seconds; NULL: the system's. Waiting and pacing follow the real time. */
    int64_t (*clock)(void *arg);
    void *clock_arg;
    bool paced; /* too fast sending is answered by 429 */
    emulator_extra *extra;
    void *extra_arg;
};

extern const char emulator_default_token[];

/* Starts serving on 127.0.0.1; texts in the options are copied. NULL when the port is
 * taken or the token cannot be one, with a line in the log. */
struct emulator *emulator_open(const struct emulator_options *options);
/* The port it listens on. */
int emulator_port(const struct emulator *e);
/* Answers whoever waits, ends the threads and frees everything. NULL is fine. */
void emulator_close(struct emulator *e);

/* ---- people, for those who share the process --------------------------------------- */

/* Makes or changes a person; username and language may be NULL. */
void emulator_person(struct emulator *e, int64_t id, const char *first_name,
                     const char *username, const char *language);
/* The person writes to the bot. The message's id, or 0 for an unknown person. */
int emulator_say(struct emulator *e, int64_t person, const char *text);
/* The person presses the button with this data under a message of their chat; false
 * when there is no such person or message. */
bool emulator_press(struct emulator *e, int64_t person, int message, const char *data);
/* Any other request of the control API without a socket, "GET" or "POST", path with its
 * query; it never waits. The answer is JSON that the caller frees with free(). */
char *emulator_control(struct emulator *e, const char *method, const char *path,
                       const char *body);

#endif
