/* generator.c - random HTML that knows the grammar, and how people get it wrong.
 *
 * Mostly it opens known tags with the attributes that matter to them and closes them in
 * order; now and then it crosses tags, cuts one off, or spoils a byte. Everything it
 * writes is UTF-8. */
#include "generator.h"

#include <string.h>

enum { DEEPEST = 6 };

/* Each row ends with NULL. */
static const char *const tags[] = {
    "b",      "i",  "u",   "s",    "a",          "a",        "code",       "pre",
    "span",   "em", "del", "ins",  "blockquote", "tg-emoji", "tg-spoiler", "tg-time",
    "strike", "B",  "Pre", "CODE", "tg-time",    "strong",   "tg-emoji",   "span",
    "p",      "br", "",    "b/",   "TG-Time",    "h1",       "\xd0\xbf",   NULL,
};
static const char *const names[] = {
    "href",   "href",  "href",   "class", "class",      "emoji-id",   "emoji-id",
    "unix",   "unix",  "format", "x",     "expandable", "expandable", "HREF",
    "format", "class", "",       "/",     "a\"b",       NULL,
};
static const char *const values[] = {
    "http://example.com/a?b=c&amp;d",
    "tg-spoiler",
    "tg-spoiler",
    "language-c",
    "language-",
    "language-C++ &lt;",
    "5368324170671202286",
    "12345",
    "0",
    "-7",
    "4294967299",
    "wDT",
    "r",
    "tTdDwW",
    "rt",
    "q",
    "",
    "a.b",
    "tg://user?id=77",
    "tg://resolve?domain=x&x=y z",
    "tg:user?x&ID=0",
    "https://u:p@[::1]:080/\xd1\x8f ",
    "http://A.B:99999",
    "HTTPS://X.Y?z#\xf0\x9f\x98\x80",
    "http://x%4z.y",
    "http://x%41.y\n",
    "javascript:x",
    "mailto:a@b.c",
    "ton://a/b",
    "tonsite://a.b#c",
    "t.me/x",
    "&#1;&#x;x.y&#x2F;",
    NULL,
};
static const char *const bare[] = { "tg-spoiler", "TG-Spoiler", "language-c", "123",
                                    "a.b",        "r",          "",           "wDT",
                                    "a_b",        "1/",         NULL };
static const char *const texts[] = {
    "a",
    "text",
    " ",
    "\n",
    "  ",
    "\r",
    "\t",
    "\xd1\x8f",
    "\xf0\x9f\x98\x80",
    "\xe2\x80\xa8",
    "\xcc\xb3",
    "\xe2\x80\x8f\xe2\x80\x8e",
    "&lt;",
    "&amp;",
    "&gt",
    "&quot;",
    "&nbsp;",
    "&",
    "&#",
    "&#65;",
    "&#x1F600;",
    "&#0;",
    "&#x10ffff",
    "&#1114110;",
    "&#x110000;",
    "&#10",
    "&#00000065;",
    "&#xd83d;",
    "&ltx;",
    "&LT;",
    ">",
    "\"",
    "'",
    "=",
    "x.y",
    "\x01",
    "\xe2\x9e\xa1\xef\xb8\x8f",
    "&#32;",
    "\x7f",
    "https://a.b/c",
    "\v",
    "1",
    "\xc2\xa0",
    "/start",
    "/a_b@some_bot",
    "/",
    "@ab",
    "@x1_y",
    "\xc3\xa9",
    "\xc2\xb2",
    "/\xd1\x8f",
    NULL,
};
static const char *const blanks[] = { " ", " ", " ", "  ", "\n", "\t", "\v", "\f", NULL };
static const char *const broken[] = { "<",     "</",      "</>",    "</ >",    "</x>",
                                      "< b>",  "<b",      "<a h",   "<!-",     "</b",
                                      "</b x", "<>",      "<a =",   "<i /",    "</ b>",
                                      "<u x=", "<s x=\"", "</B\n>", "</code>", NULL };

static uint64_t draw(struct generator *g, uint64_t below)
{
    // xorshift64*, the same on every machine
    g->state ^= g->state >> 12;
    g->state ^= g->state << 25;
    g->state ^= g->state >> 27;
    return ((g->state * UINT64_C(2685821657736338717)) >> 32) % below;
}

static const char *any(struct generator *g, const char *const *row)
{
    size_t count = 0;
    while (row[count])
        count++;
    return row[draw(g, count)];
}

static void quoted(struct generator *g, struct buffer *out, const char *value)
{
    const char *quote = draw(g, 3) ? "\"" : "'";
    buffer_text(out, quote);
    buffer_text(out, value);
    if (draw(g, 50))
        buffer_text(out, quote);
}

/* A link put together from what links are made of. */
static void link_value(struct generator *g, struct buffer *out)
{
    static const char *const schemes[] = { "http://", "HTTPS://", "https://", "",
                                           "tg://",   "tg:",      "ton://",   "tonsite:",
                                           "x://",    NULL };
    static const char *const pieces[] = {
        "a",  "B",     "x.y",       ".",    ":",  "@", "[",  "]",  "::1",
        "80", "0",     "user",      "?id=", "12", "/", "?",  "#",  "%",
        "4",  "&",     "=",         "-",    "_",  "!", "\\", " ",  "u",
        "id", "<",     "\xd1\x8f",  "$",    ",",  "~", "*",  "(",  "&lt;",
        "\n", "[::1]", "user?id=5", ":443", "@",  "|", "^",  NULL,
    };
    buffer_text(out, " href=\"");
    buffer_text(out, any(g, schemes));
    for (uint64_t i = draw(g, 8); i > 0; i--)
        buffer_text(out, any(g, pieces));
    buffer_text(out, "\"");
}

static void attribute(struct generator *g, struct buffer *out)
{
    buffer_text(out, draw(g, 60) ? any(g, blanks) : "");
    buffer_text(out, any(g, names));
    if (draw(g, 12) == 0)
        return;
    buffer_text(out, draw(g, 8) ? "=" : " = ");
    if (draw(g, 5) == 0)
        buffer_text(out, any(g, bare));
    else
        quoted(g, out, any(g, values));
}

/* An attribute that the tag needs, right more often than not. */
static void own_attribute(struct generator *g, struct buffer *out, const char *tag)
{
    static const struct {
        const char *tag, *text;
    } own[] = {
        { "a", " href=\"http://example.com/\"" },
        { "span", " class=\"tg-spoiler\"" },
        { "code", " class=\"language-c\"" },
        { "tg-emoji", " emoji-id=\"5368324170671202286\"" },
        { "tg-time", " unix=\"1767225600\" format=\"wDT\"" },
        { "blockquote", " expandable" },
    };
    for (size_t i = 0; i < COUNT(own); i++) {
        if (strcmp(own[i].tag, tag) == 0 && draw(g, 4))
            buffer_text(out, own[i].text);
    }
}

static const char *open_tag(struct generator *g, struct buffer *out)
{
    const char *tag = any(g, tags);
    // The last of the row are unknown: seldom, or nothing would ever be right.
    while (draw(g, 12) && (strchr("phb", *tag) && strlen(tag) == 2))
        tag = any(g, tags);
    buffer_format(out, "<%s", tag);
    own_attribute(g, out, tag);
    if (strcmp(tag, "a") == 0 && draw(g, 2))
        link_value(g, out);
    for (uint64_t i = draw(g, 12) / 8; i > 0; i--)
        attribute(g, out);
    buffer_text(out, draw(g, 200) ? ">" : "");
    return tag;
}

static void close_tag(struct generator *g, struct buffer *out, const char *tag)
{
    if (draw(g, 10) == 0)
        buffer_text(out, "</>");
    else
        buffer_format(out, "</%s%s>", draw(g, 80) ? tag : any(g, tags),
                      draw(g, 20) ? "" : any(g, blanks));
}

static void write_text(struct generator *g, struct buffer *out)
{
    const char *open[DEEPEST];
    size_t depth = 0;
    for (uint64_t i = 1 + draw(g, 14); i > 0; i--) {
        uint64_t what = draw(g, 100);
        if (what < 45)
            buffer_text(out, any(g, texts));
        else if (what < 75 && depth < DEEPEST)
            open[depth++] = open_tag(g, out);
        else if (what < 98 && depth > 0)
            close_tag(g, out, open[--depth]);
        else if (what == 99)
            buffer_text(out, any(g, broken));
    }
    while (depth > 0 && draw(g, 40))
        close_tag(g, out, open[--depth]);
}

/* Changes one ASCII byte for another. */
static void spoil(struct generator *g, struct buffer *out)
{
    char *byte = &out->data[draw(g, out->len)];
    if (!(*byte & 0x80))
        *byte = "<>/&;=\"' x\n"[draw(g, 11)];
}

void generator_next(struct generator *g, struct buffer *out)
{
    out->len = 0;
    write_text(g, out);
    if (out->len > 0 && draw(g, 20) == 0)
        spoil(g, out);
}
