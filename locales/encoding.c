/* encoding.c - see encoding.h.
 *
 * Letters of Windows-1251 are hardly ever valid UTF-8 by chance, so what is valid UTF-8
 * is that. Excel's «Unicode text» is UTF-16 and always has its mark. */
#include "locales/encoding.h"

#include <stdbool.h>
#include <string.h>

#include <talloc.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include "bot/base.h"

static bool begins(const char *bytes, size_t size, const char *mark, size_t len)
{
    return size >= len && memcmp(bytes, mark, len) == 0;
}

static bool is_utf8(const char *bytes, size_t size)
{
    UErrorCode error = U_ZERO_ERROR;
    int32_t count = 0;
    u_strFromUTF8(NULL, 0, &count, bytes, (int32_t)size, &error);
    return error == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(error);
}

/* No letter of either takes more than three bytes. */
static char *converted(void *mem, const char *from, const char *bytes, size_t size)
{
    UErrorCode error = U_ZERO_ERROR;
    size_t room = 3 * size + 1;
    char *text = talloc_array(mem, char, room);
    if (!text)
        die("memory: none left");
    int32_t len =
        ucnv_convert("UTF-8", from, text, (int32_t)room, bytes, (int32_t)size, &error);
    text[U_SUCCESS(error) && len >= 0 && (size_t)len < room ? len : 0] = '\0';
    return text;
}

static char *decoded(void *mem, const char *bytes, size_t size)
{
    if (begins(bytes, size, "\xFF\xFE", 2))
        return converted(mem, "UTF-16LE", bytes + 2, size - 2);
    if (begins(bytes, size, "\xFE\xFF", 2))
        return converted(mem, "UTF-16BE", bytes + 2, size - 2);
    if (memchr(bytes, '\0', size))
        return NULL;
    if (!is_utf8(bytes, size))
        return converted(mem, "windows-1251", bytes, size);
    size_t mark = begins(bytes, size, "\xEF\xBB\xBF", 3) ? 3 : 0;
    return talloc_strndup(mem, bytes + mark, size - mark);
}

/* Tabs and the ends of lines are all that a text has of these. */
static bool has_controls(const char *text)
{
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if ((byte < ' ' && !strchr("\t\r\n", byte)) || byte == 0x7f)
            return true;
        if (byte == 0xC2 && (unsigned char)text[1] < 0xA0)
            return true; /* U+0080 to U+009F */
    }
    return false;
}

static void make_lines(char *text)
{
    char *to = text;
    for (const char *from = text; *from; from++) {
        if (*from == '\r' && from[1] == '\n')
            continue;
        *to++ = *from == '\r' ? '\n' : *from;
    }
    *to = '\0';
}

char *encoding_text(void *mem, const char *bytes, size_t size)
{
    char *text = size > 0 && size < INT32_MAX / 4 ? decoded(mem, bytes, size) : NULL;
    if (!text || has_controls(text)) {
        talloc_free(text);
        return NULL;
    }
    make_lines(text);
    return text;
}
