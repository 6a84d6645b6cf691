/* command.c - the words of commands. */
#include "bot/command.h"

#include <stdarg.h>
#include <stdio.h>
#include <sysexits.h>

void command_print(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vfprintf(stdout, format, args);
    va_end(args);
}

int command_fail(int code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("nastavnik: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    return code;
}

int command_misused(const struct command *c)
{
    return command_fail(EX_USAGE, "it is used like this: nastavnik %s %s", c->name,
                        c->arguments);
}
