/* link.c - what counts as a link to a page. It is looked at as text alone: nothing is
 * ever opened, and what could hide another address or break a button is no link. */
#include <string.h>

#include "bot/bot.h"

bool is_link(const char *words)
{
    static const char scheme[] = "https://";
    size_t len = strlen(words), start = strlen(scheme);
    if (len > LINK_MOST || strncmp(words, scheme, start) != 0)
        return false;
    size_t host = strcspn(words + start, "/?#");
    const char *dot = strchr(words + start, '.');
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)words[i] <= ' ' || strchr("\"<>`\\{}|^", words[i]))
            return false;
    return dot && dot > words + start && dot < words + start + host - 1 &&
           !memchr(words + start, '@', host);
}
