/* marks_fuzz.c - words of any bytes: the parts they are cut into have no fault, are
 * short enough, and together are the plain text but for white space. The first byte
 * says how long a part may be. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <talloc.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "bot/base.h"
#include "locales/marks.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The text without its white space, in place. */
static char *squeeze(char *text)
{
    int32_t from = 0, to = 0, letter = 0;
    UChar32 c;
    while (text[from]) {
        letter = from;
        U8_NEXT(text, from, -1, c);
        if (c >= 0 && u_isUWhiteSpace(c))
            continue;
        memmove(text + to, text + letter, (size_t)(from - letter));
        to += from - letter;
    }
    text[to] = '\0';
    return text;
}

static void check_split(void *mem, const char *words, size_t most)
{
    size_t count;
    char **parts = marks_split(mem, words, most, &count);
    const char *rest = squeeze(marks_plain(mem, words));
    for (size_t i = 0; i < count; i++) {
        struct marks_size part = marks_size(parts[i]);
        char *plain = squeeze(marks_plain(mem, parts[i]));
        if (marks_fault(parts[i]))
            die("fuzz: a part: %s", marks_fault(parts[i]));
        if (part.letters == 0 || part.letters > most || part.units < part.letters)
            die("fuzz: a part of %zu letters, at most %zu", part.letters, most);
        if (strncmp(rest, plain, strlen(plain)) != 0)
            die("fuzz: a part is not what was written");
        rest += strlen(plain);
    }
    if (*rest)
        die("fuzz: the end is missing");
}

static void check_escape(void *mem, const char *text)
{
    char *escaped = marks_escaped(mem, text);
    const char *fault = marks_fault(escaped);
    if (fault && !strstr(fault, "UTF-8"))
        die("fuzz: escaped: %s", fault);
    if (!fault && strcmp(marks_plain(mem, escaped), text) != 0)
        die("fuzz: escaped text reads as another");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    void *mem = talloc_new(NULL);
    char *words = talloc_strndup(mem, (const char *)data + 1, size - 1);
    check_split(mem, words, (size_t)data[0] + 1);
    check_escape(mem, words);
    talloc_free(mem);
    return 0;
}
