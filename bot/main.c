/* main.c - nastavnik: a chat bot that runs a mentoring programme.
 *
 * Reads the settings and hands over to a command. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>

#include <sodium.h>
#include <talloc.h>

#include "bot/command.h"
#include "bot/version.h"

static int tell_version(const struct settings *s, int count, char **arguments)
{
    (void)s;
    (void)count;
    (void)arguments;
    command_print("nastavnik %s\n", version);
    return EX_OK;
}

static const struct command command_version = {
    .name = "version",
    .arguments = "",
    .words = "tell which build this is",
    .bad_settings_too = true,
    .run = tell_version,
};

/* In the order of need. */
static const struct command *const commands[] = {
    &command_run,    &command_invite, &command_backup,  &command_restore,
    &command_keygen, &command_check,  &command_version,
};

static int help(void)
{
    command_print("nastavnik COMMAND, with settings from .env and the environment\n\n");
    for (size_t i = 0; i < COUNT(commands); i++)
        command_print("  %-8s %-29s %s\n", commands[i]->name, commands[i]->arguments,
                      commands[i]->words);
    command_print("\nWithout a command it runs the bot. README.md has more.\n");
    return EX_OK;
}

static bool is_help(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 ||
           strcmp(word, "help") == 0;
}

static const struct command *command_named(const char *name)
{
    if (strcmp(name, "--version") == 0)
        return &command_version;
    for (size_t i = 0; i < COUNT(commands); i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

/* A line of the log for each line of the text. */
static void log_lines(enum log_level level, const struct buffer *text)
{
    const char *at = buffer_get(text);
    while (*at) {
        size_t len = strcspn(at, "\n");
        log_line(level, "settings: %.*s", (int)len, at);
        at += len + (at[len] == '\n');
    }
}

static int run(const struct command *c, int count, char **arguments)
{
    struct buffer complaints = { .max = 64 * 1024 }, warnings = { .max = 64 * 1024 };
    void *mem = talloc_new(NULL);
    struct settings s = { config_load(mem, ".env", &complaints, &warnings), "" };
    int code = EX_CONFIG;
    log_open(s.config->log_level);
    log_lines(LOG_WARN, &warnings);
    s.complaints = buffer_get(&complaints);
    if (!*s.complaints || c->bad_settings_too)
        code = c->run(&s, count, arguments);
    else
        log_lines(LOG_ERROR, &complaints);
    buffer_fini(&complaints);
    buffer_fini(&warnings);
    talloc_free(mem);
    return code;
}

int main(int count, char **arguments)
{
    const char *name = count > 1 ? arguments[1] : "run";
    int used = count > 1 ? 2 : 1;
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error like a full disk */
    umask(077);
    if (sodium_init() < 0)
        return command_fail(EX_OSERR, "the machine has no source of random numbers");
    if (is_help(name))
        return help();
    const struct command *c = command_named(name);
    if (!c)
        return command_fail(EX_USAGE,
                            "there is no command \"%s\"; nastavnik --help "
                            "lists all",
                            name);
    return run(c, count - used, arguments + used);
}
