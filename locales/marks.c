/* marks.c - reading words with marks, one step at a time. Everything else in here is a
 * loop over marks_next(), so there is one place that knows what a mark looks like. */
#include "locales/marks.h"

#include <stdbool.h>
#include <string.h>

#include <talloc.h>
#include <unicode/utf8.h>

#include "bot/base.h"

/* In the order of enum mark_tag. A mark with an attribute must have it. */
static const struct {
    const char *name;
    const char *attribute;
} tags[] = {
    { "b", NULL },   { "i", NULL },    { "u", NULL },   { "s", NULL },
    { "a", "href" }, { "code", NULL }, { "pre", NULL }, { "time", "at" },
};

const char *mark_name(enum mark_tag tag)
{
    return tags[tag].name;
}

/* ---- references ------------------------------------------------------ */

static const struct {
    const char *name;
    uint32_t letter;
} references[] = {
    { "&amp;", '&' },
    { "&lt;", '<' },
    { "&gt;", '>' },
    { "&quot;", '"' },
};

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : 16;
}

/* Bytes of a "&#N;" or "&#xN;" that names a letter, else 0. */
static size_t read_numeric(const char *at, uint32_t *letter)
{
    int base = at[2] == 'x' ? 16 : 10;
    const char *digits = at + (base == 16 ? 3 : 2), *c = digits;
    uint32_t n = 0;
    for (; digit_of(*c) < base && n <= 0x10ffff; c++)
        n = n * (uint32_t)base + (uint32_t)digit_of(*c);
    if (c == digits || *c != ';' || n == 0 || !U_IS_UNICODE_CHAR(n))
        return 0;
    *letter = n;
    return (size_t)(c + 1 - at);
}

static struct mark read_reference(const char *at)
{
    struct mark m = { .kind = MARK_LETTER, .from = at };
    for (size_t i = 0; i < COUNT(references); i++) {
        size_t len = strlen(references[i].name);
        if (strncmp(at, references[i].name, len) == 0) {
            m.letter = references[i].letter;
            m.len = len;
            return m;
        }
    }
    if (at[1] == '#')
        m.len = read_numeric(at, &m.letter);
    if (m.len == 0) {
        m.letter = '&';
        m.len = 1;
        m.fault = "a bare & (write &amp;)";
    }
    return m;
}

/* ---- marks ----------------------------------------------------------- */

static bool value_fits(enum mark_tag tag, const char *value, size_t len)
{
    if (tag != MARK_TIME)
        return len > 0;
    size_t digits = *value == '-' ? 1 : 0;
    return len > digits && len < 20 &&
           strspn(value + digits, "0123456789") == len - digits;
}

/* Where the mark ends, past its '>', if attribute="value" and '>' stand here. */
static const char *read_value(const char *at, struct mark *m)
{
    const char *attribute = tags[m->tag].attribute;
    if (!attribute)
        return *at == '>' ? at + 1 : NULL;
    size_t len = strlen(attribute);
    if (*at != ' ' || strncmp(at + 1, attribute, len) != 0)
        return NULL;
    at += 1 + len;
    if (at[0] != '=' || at[1] != '"')
        return NULL;
    m->value = at + 2;
    m->value_len = strcspn(m->value, "\"<>\n");
    at = m->value + m->value_len;
    if (at[0] != '"' || at[1] != '>' || !value_fits(m->tag, m->value, m->value_len))
        return NULL;
    return at + 2;
}

static bool read_tag(const char *at, struct mark *m)
{
    bool closes = at[1] == '/';
    const char *name = at + (closes ? 2 : 1);
    size_t len = strspn(name, "abcdefghijklmnopqrstuvwxyz");
    for (size_t i = 0; i < COUNT(tags); i++) {
        if (strlen(tags[i].name) != len || strncmp(tags[i].name, name, len) != 0)
            continue;
        m->tag = (enum mark_tag)i;
        m->kind = closes ? MARK_CLOSE : MARK_OPEN;
        const char *end = name + len;
        end = !closes ? read_value(end, m) : *end == '>' ? end + 1 : NULL;
        if (!end)
            return false;
        m->len = (size_t)(end - at);
        return true;
    }
    return false;
}

static struct mark read_mark(const char *at)
{
    struct mark m = { .from = at };
    if (read_tag(at, &m))
        return m;
    return (struct mark){ .kind = MARK_LETTER,
                          .from = at,
                          .len = 1,
                          .letter = '<',
                          .fault = "a < that begins no known mark" };
}

static struct mark read_letter(const char *at)
{
    struct mark m = { .kind = MARK_LETTER, .from = at, .len = 1 };
    unsigned char first = (unsigned char)*at;
    if (first < 0x80) {
        m.letter = first;
        return m;
    }
    int32_t i = 0;
    UChar32 c;
    // The length is not known, but a NUL ends every sequence, whole or not.
    U8_NEXT(at, i, -1, c);
    m.len = (size_t)i;
    m.letter = c < 0 ? 0xfffd : (uint32_t)c;
    m.fault = c < 0 ? "bytes that are not UTF-8" : NULL;
    return m;
}

struct mark marks_next(const char *at)
{
    switch (*at) {
    case '\0':
        return (struct mark){ .kind = MARK_END, .from = at };
    case '<':
        return read_mark(at);
    case '&':
        return read_reference(at);
    default:
        return read_letter(at);
    }
}

/* ---- what loops over it ---------------------------------------------- */

/* The marks that are open at some place of a text. */
struct open {
    enum mark_tag tags[MARKS_DEEPEST];
    size_t depth;
};

static const char *open_mark(struct open *open, enum mark_tag tag)
{
    if (open->depth == MARKS_DEEPEST)
        return "too many marks within each other";
    for (size_t i = 0; i < open->depth; i++)
        if (tags[tag].attribute && open->tags[i] == tag)
            return "a link or a time within another";
    open->tags[open->depth++] = tag;
    return NULL;
}

static const char *close_mark(struct open *open, enum mark_tag tag)
{
    if (open->depth == 0)
        return "a closing mark without its opening one";
    if (open->tags[open->depth - 1] != tag)
        return "marks closed in the wrong order";
    open->depth--;
    return NULL;
}

/* Past the letters that cannot be wrong; all texts are looked through at every start. */
static const char *skip_ascii(const char *at)
{
    while ((signed char)*at > 0 && *at != '<' && *at != '&')
        at++;
    return at;
}

const char *marks_fault(const char *words)
{
    struct open open = { .depth = 0 };
    struct mark m;
    for (const char *at = skip_ascii(words); (m = marks_next(at)).kind != MARK_END;
         at = skip_ascii(at + m.len)) {
        if (!m.fault && m.kind == MARK_OPEN)
            m.fault = open_mark(&open, m.tag);
        if (!m.fault && m.kind == MARK_CLOSE)
            m.fault = close_mark(&open, m.tag);
        if (m.fault)
            return m.fault;
    }
    return open.depth ? "a mark that is never closed" : NULL;
}

char *marks_plain(void *mem, const char *words)
{
    // A broken byte of one becomes U+FFFD of three.
    char *plain = talloc_array(mem, char, strlen(words) * 3 + 1);
    if (!plain)
        die("memory: none left");
    size_t len = 0;
    struct mark m;
    for (const char *at = words; (m = marks_next(at)).kind != MARK_END; at += m.len)
        if (m.kind == MARK_LETTER)
            U8_APPEND_UNSAFE(plain, len, m.letter);
    plain[len] = '\0';
    return talloc_realloc(mem, plain, char, len + 1);
}

struct marks_size marks_size(const char *words)
{
    struct marks_size size = { 0, 0 };
    struct mark m;
    for (const char *at = words; (m = marks_next(at)).kind != MARK_END; at += m.len) {
        if (m.kind != MARK_LETTER)
            continue;
        size.letters++;
        size.units += m.letter > 0xffff ? 2 : 1;
    }
    return size;
}

static const char *reference_to(char c)
{
    for (size_t i = 0; i < COUNT(references); i++)
        if (references[i].letter == (unsigned char)c)
            return references[i].name;
    return "";
}

void marks_escape(struct buffer *out, const char *text)
{
    for (;;) {
        size_t plain = strcspn(text, "&<>\"");
        buffer_add(out, text, plain);
        text += plain;
        if (!*text)
            return;
        buffer_text(out, reference_to(*text++));
    }
}

char *marks_escaped(void *mem, const char *text)
{
    struct buffer out = { .max = strlen(text) * strlen("&quot;") };
    marks_escape(&out, text);
    char *escaped = talloc_strndup(mem, buffer_get(&out), out.len);
    buffer_fini(&out);
    if (!escaped)
        die("memory: none left");
    return escaped;
}
