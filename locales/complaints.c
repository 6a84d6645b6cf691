/* complaints.c - lines of complaints, as many as a person would read. */
#include "locales/complaints.h"

#include <stdarg.h>
#include <stdio.h>

#include "bot/base.h"

void complain(struct complaints *complaints, const char *format, ...)
{
    char line[300];
    va_list args;
    if (complaints->count++ >= COMPLAINTS_TOLD)
        return;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    for (char *c = line; *c; c++)
        if ((unsigned char)*c < ' ')
            *c = '?';
    buffer_format(complaints->to, "%s\n", line);
}

void complaints_end(struct complaints *complaints)
{
    if (complaints->count > COMPLAINTS_TOLD)
        buffer_format(complaints->to, "and %zu more\n",
                      complaints->count - COMPLAINTS_TOLD);
}
