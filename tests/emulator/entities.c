/* entities.c - finds commands as the server does.
 *
 * A slash, 1 to 64 Latin letters, digits and underscores, perhaps @ and a name of 3 to 32
 * such. Neither a letter, a digit or an underscore of any script may stand at either end,
 * nor one of "/<>". */
#include "entities.h"
#include "text.h"

#include <stdbool.h>
#include <string.h>
#include <unicode/uchar.h>

static bool is_joined(uint32_t point)
{
    if (point < 0x80 && strchr("/<>_", (int)point))
        return point != 0;
    return (U_GET_GC_MASK((UChar32)point) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

static bool is_joined_before(const char *text, const char *at)
{
    if (at == text)
        return false;
    do
        at--;
    while (at > text && (*at & 0xc0) == 0x80);
    return is_joined(text_next(&at));
}

static bool is_joined_behind(const char *at)
{
    return *at && is_joined(text_next(&at));
}

static size_t word(const char *at)
{
    return strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
}

/* The bytes of the command at this slash, whatever stands before it; 0 for none. */
static size_t command(const char *slash)
{
    size_t name = word(slash + 1), length = 1 + name;
    if (name < 1 || name > 64)
        return 0;
    if (slash[length] == '@') {
        size_t bot = word(slash + length + 1);
        if (bot < 3 || bot > 32)
            return 0;
        length += 1 + bot;
    }
    return is_joined_behind(slash + length) ? 0 : length;
}

const char *entities_command(const char *text, size_t from, size_t *length)
{
    const char *at = text + from;
    while ((at = strchr(at, '/'))) {
        *length = is_joined_before(text, at) ? 0 : command(at);
        if (*length > 0)
            return at;
        at++;
    }
    return NULL;
}
