/* text.c - counting, checking and cleaning UTF-8. */
#include "text.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <talloc.h>

/* How many bytes follow this first byte; -1 for one that cannot be first. */
static int tail_length(unsigned char first)
{
    if (first < 0x80)
        return 0;
    if (first >= 0xc2 && first < 0xe0)
        return 1;
    if (first >= 0xe0 && first < 0xf0)
        return 2;
    return first >= 0xf0 && first < 0xf5 ? 3 : -1;
}

static bool is_scalar(uint32_t point, int tail)
{
    static const uint32_t least[] = { 0, 0x80, 0x800, 0x10000 };
    return point >= least[tail] && point <= 0x10ffff &&
           !(point >= 0xd800 && point < 0xe000);
}

uint32_t text_next(const char **at)
{
    const unsigned char *s = (const unsigned char *)*at;
    int tail = tail_length(s[0]);
    uint32_t point = tail > 0 ? s[0] & (0x3fU >> tail) : s[0];
    for (int i = 1; i <= tail; i++) {
        if ((s[i] & 0xc0) != 0x80)
            tail = -1;
        else
            point = point << 6 | (s[i] & 0x3f);
    }
    if (tail < 0 || !is_scalar(point, tail)) {
        *at += 1;
        return 0xfffd;
    }
    *at += tail + 1;
    return point;
}

bool text_is_valid(const char *text)
{
    while (*text) {
        const char *before = text;
        if (text_next(&text) == 0xfffd && text - before == 1)
            return false;
    }
    return true;
}

size_t text_points(const char *text)
{
    size_t points = 0;
    for (; *text; text++)
        points += (*text & 0xc0) != 0x80;
    return points;
}

size_t text_units(const char *text, size_t bytes)
{
    size_t units = 0;
    for (size_t i = 0; i < bytes; i++) {
        unsigned char byte = (unsigned char)text[i];
        units += (byte & 0xc0) != 0x80;
        units += byte >= 0xf0;
    }
    return units;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n';
}

char *text_clean(void *mem, const char *text)
{
    char *clean = talloc_array(mem, char, strlen(text) + 1);
    size_t len = 0;
    for (; *text; text++) {
        if (*text == '\r')
            continue;
        char c = (unsigned char)*text < 0x20 && *text != '\n' ? ' ' : *text;
        if (len || !is_blank(c))
            clean[len++] = c;
    }
    while (len && is_blank(clean[len - 1]))
        len--;
    clean[len] = '\0';
    return clean;
}

char *text_lower(void *mem, const char *text)
{
    char *lower = talloc_strdup(mem, text);
    for (char *at = lower; *at; at++)
        *at = (char)tolower((unsigned char)*at);
    return lower;
}

bool text_is_true(const char *text)
{
    static const char *const words[] = { "true", "yes", "1" };
    text += strspn(text, " \t\r\n");
    size_t len = strcspn(text, " \t\r\n");
    if (text[len + strspn(text + len, " \t\r\n")])
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == len && strncasecmp(text, words[i], len) == 0)
            return true;
    return false;
}
