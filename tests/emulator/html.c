/* html.c - reads Telegram's HTML: one pass, no look back, the server's own rules.
 *
 * A tag is known or an error, tags close in order, `</>` closes any. Only lt gt amp quot
 * and numbers are decoded, with or without the semicolon. A tag around nothing leaves no
 * entity, and then its arguments are not judged either. Blanks are the server's: the end
 * of the text is one, and that is what ends most loops here. */
#include "html.h"
#include "html_tag.h"
#include "text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

struct parser {
    struct html_text *t;
    const char *html;
    size_t at;
    size_t used; /* bytes of the plain text */
    int units;   /* the same in UTF-16 */
    bool surrogate;
    struct html_open *open; /* also owns all that is needed only while parsing */
    size_t depth;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\0';
}

static bool is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char here(const struct parser *p)
{
    return p->html[p->at];
}

static __attribute__((format(printf, 2, 3))) bool fail(struct parser *p,
                                                       const char *format, ...)
{
    va_list values;
    va_start(values, format);
    char *words = talloc_vasprintf(p->open, format, values);
    va_end(values);
    size_t end = strlen(words);
    if (end >= sizeof p->t->error) {
        // A long name may be cut, but not inside a character.
        end = sizeof p->t->error - 1;
        while (((unsigned char)words[end] & 0xc0) == 0x80)
            end--;
    }
    memcpy(p->t->error, words, end);
    p->t->error[end] = '\0';
    return false;
}

/* ---- text ------------------------------------------------------------------------ */

static size_t put_utf8(char *out, uint32_t code)
{
    static const unsigned char first[] = { 0, 0xc0, 0xe0, 0xf0 };
    size_t tail = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    for (size_t i = tail; i > 0; i--) {
        out[i] = (char)(0x80 | (code & 0x3f));
        code >>= 6;
    }
    out[0] = (char)(first[tail] | code);
    return tail + 1;
}

static int digit_value(char c)
{
    if (is_digit(c))
        return c - '0';
    char small = (char)(c | 0x20);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : 16;
}

/* The number behind "&#"; 0 for none, one too long, one too large. */
static uint32_t numeric_reference(const char *s, const char **end)
{
    int base = *s == 'x' ? 16 : 10;
    uint32_t code = 0;
    const char *digit = s + (base == 16);
    for (; digit_value(*digit) < base; digit++)
        code = code * (uint32_t)base + (uint32_t)digit_value(*digit);
    *end = digit;
    // The length counts from the ampersand; the very last code point is not let in.
    return digit - s + 2 >= 10 || code >= 0x10ffff ? 0 : code;
}

static uint32_t named_reference(const char *s, const char **end)
{
    static const struct {
        const char *name;
        char code;
    } names[] = { { "amp", '&' }, { "gt", '>' }, { "lt", '<' }, { "quot", '"' } };
    size_t length = 0;
    while (is_alpha(s[length]))
        length++;
    *end = s + length;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strlen(names[i].name) == length && memcmp(names[i].name, s, length) == 0)
            return (uint32_t)names[i].code;
    }
    return 0;
}

/* If a reference stands here, goes behind it and gives its code point; else 0. */
static uint32_t take_reference(struct parser *p)
{
    if (here(p) != '&')
        return 0;
    const char *s = p->html + p->at + 1, *end;
    uint32_t code = *s == '#' ? numeric_reference(s + 1, &end) : named_reference(s, &end);
    if (code == 0)
        return 0;
    p->at = (size_t)(end - p->html) + (*end == ';');
    p->surrogate = p->surrogate || (code >= 0xd800 && code <= 0xdfff);
    return code;
}

static void take_character(struct parser *p)
{
    uint32_t code = take_reference(p);
    if (code != 0) {
        p->used += put_utf8(p->t->text + p->used, code);
        p->units += code > 0xffff ? 2 : 1;
        return;
    }
    unsigned char byte = (unsigned char)p->html[p->at++];
    p->t->text[p->used++] = (char)byte;
    if ((byte & 0xc0) != 0x80)
        p->units += byte >= 0xf0 ? 2 : 1;
}

/* ---- start tags ------------------------------------------------------------------ */

static char *cut(struct parser *p, size_t from)
{
    return talloc_strndup(p->open, p->html + from, p->at - from);
}

static void skip_blanks(struct parser *p)
{
    while (here(p) != '\0' && is_blank(here(p)))
        p->at++;
}

static char *quoted_value(struct parser *p)
{
    char quote = p->html[p->at++];
    char *value = talloc_size(p->open, strlen(p->html + p->at) + 1);
    size_t length = 0;
    while (here(p) != quote && here(p) != '\0') {
        uint32_t code = take_reference(p);
        if (code != 0)
            length += put_utf8(value + length, code);
        else
            value[length++] = p->html[p->at++];
    }
    if (here(p) == quote)
        p->at++;
    value[length] = '\0';
    return value;
}

/* The value behind the equals sign; NULL when it is an error. */
static char *attribute_value(struct parser *p, const char *tag, size_t begin)
{
    p->at++;
    skip_blanks(p);
    if (here(p) == '\0') {
        fail(p, "Unclosed start tag \"%s\" at byte offset %zu", tag, begin);
        return NULL;
    }
    if (here(p) == '\'' || here(p) == '"')
        return quoted_value(p);
    size_t from = p->at;
    while (is_alpha(here(p)) || is_digit(here(p)) || here(p) == '.' || here(p) == '-')
        p->at++;
    if (!is_blank(here(p)) && here(p) != '>') {
        fail(p, "Unexpected end of name token at byte offset %zu", from);
        return NULL;
    }
    return text_lower(p->open, cut(p, from));
}

static bool attribute(struct parser *p, struct html_open *o, size_t begin)
{
    size_t from = p->at;
    while (!is_blank(here(p)) && !strchr("=>/\"'", here(p)))
        p->at++;
    if (p->at == from)
        return fail(p, "Empty attribute name in the tag \"%s\" at byte offset %zu",
                    o->name, begin);
    char *name = cut(p, from), *value = NULL;
    skip_blanks(p);
    if (here(p) == '\0')
        return fail(p, "Unclosed start tag \"%s\" at byte offset %zu", o->name, begin);
    if (here(p) == '=') {
        value = attribute_value(p, o->name, begin);
        if (!value)
            return false;
        if (here(p) == '\0')
            return fail(p, "Unclosed start tag at byte offset %zu", begin);
    }
    html_tag_argument(o, name, value);
    return true;
}

static bool start_tag(struct parser *p, size_t begin)
{
    while (!is_blank(here(p)) && here(p) != '>')
        p->at++;
    if (here(p) == '\0')
        return fail(p, "Unclosed start tag at byte offset %zu", begin);
    char *name = text_lower(p->open, cut(p, begin + 1));
    struct html_open o = { .offset = p->units, .start = p->used };
    if (!html_tag_open(&o, name))
        return fail(p, "Unsupported start tag \"%s\" at byte offset %zu", name, begin);
    for (skip_blanks(p); here(p) != '>'; skip_blanks(p)) {
        if (!attribute(p, &o, begin))
            return false;
    }
    p->at++;
    if (strcmp(name, "span") == 0 && (!o.argument || strcmp(o.argument, "spoiler") != 0))
        return fail(p, "Tag \"span\" must have class \"tg-spoiler\" at byte offset %zu",
                    begin);
    p->open[p->depth++] = o;
    return true;
}

/* ---- end tags and the whole ------------------------------------------------------- */

static bool end_tag(struct parser *p, size_t begin)
{
    if (p->depth == 0)
        return fail(p, "Unexpected end tag at byte offset %zu", begin);
    const struct html_open *o = &p->open[p->depth - 1];
    size_t from = ++p->at;
    while (!is_blank(here(p)) && here(p) != '>')
        p->at++;
    char *name = text_lower(p->open, cut(p, from));
    skip_blanks(p);
    if (here(p) != '>')
        return fail(p, "Unclosed end tag at byte offset %zu", begin);
    p->at++;
    if (*name && strcmp(name, o->name) != 0)
        return fail(p,
                    "Unmatched end tag at byte offset %zu, expected \"</%s>\", found "
                    "\"</%s>\"",
                    begin, o->name, name);
    p->depth--;
    if (p->units == o->offset)
        return true;
    p->t->text[p->used] = '\0';
    const char *wrong = html_tag_close(p->t, o, p->units - o->offset);
    return wrong ? fail(p, "%s", wrong) : true;
}

static bool take(struct parser *p)
{
    if (here(p) != '<') {
        take_character(p);
        return true;
    }
    size_t begin = p->at++;
    return here(p) == '/' ? end_tag(p, begin) : start_tag(p, begin);
}

static bool parse(struct parser *p)
{
    while (here(p) != '\0') {
        if (!take(p))
            return false;
    }
    p->t->text[p->used] = '\0';
    if (p->depth > 0)
        return fail(p, "Can't find end tag corresponding to start tag \"%s\"",
                    p->open[p->depth - 1].name);
    // TDLib overlooks a surrogate in an attribute and dies of it later.
    if (p->surrogate)
        return fail(p, "Text contains invalid Unicode characters after decoding HTML "
                       "entities, check for unmatched surrogate code units");
    for (size_t i = 0; i < p->t->count; i++) {
        if (strcmp(p->t->entities[i].type, "code") == 0)
            p->t->entities[i].extra = NULL;
    }
    html_sort(p->t);
    return true;
}

static size_t most_open(const char *html)
{
    size_t count = 0;
    for (; (html = strchr(html, '<')); html++)
        count++;
    return count;
}

struct html_text *html_parse(void *mem, const char *text, bool trim)
{
    struct html_text *t = talloc_zero(mem, struct html_text);
    // The plain text is never longer than its markup.
    t->text = talloc_zero_size(t, strlen(text) + 1);
    struct parser p = { .t = t, .html = text };
    p.open = talloc_zero_array(t, struct html_open, most_open(text) + 1);
    if (!parse(&p)) {
        t->text[0] = '\0';
        t->count = 0;
    } else if (trim) {
        html_tidy(t);
    }
    talloc_free(p.open);
    return t;
}
