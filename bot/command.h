/* command.h - what the program can be told to do: one struct and one file a command.
 *
 * What a command is asked for goes to standard output, all else to standard error, so
 * that a script may use it. Exit codes are those of sysexits.h. */
#ifndef BOT_COMMAND_H
#define BOT_COMMAND_H

#include "bot/config.h"

struct settings {
    const struct config *config;
    const char *complaints; /* what was wrong with .env; "" for nothing */
};

struct command {
    const char *name, *arguments, *words;
    bool bad_settings_too; /* runs with complaints as well */
    int (*run)(const struct settings *s, int count, char **arguments);
};

/* keep alphabetized */
extern const struct command command_backup;
extern const struct command command_check;
extern const struct command command_invite;
extern const struct command command_keygen;
extern const struct command command_restore;
extern const struct command command_run;

/* To standard output. */
void command_print(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* A line to standard error; returns `code`, for `return command_fail(...)`. */
int command_fail(int code, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* How it is used; EX_USAGE. */
int command_misused(const struct command *c);

#endif
