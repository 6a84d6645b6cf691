/* html_tag.c - the table of tags, the attribute that matters to each, and the entity
 * that its end makes.
 *
 * The last attribute of a name wins. pre and code around the same text are one entity
 * when the code names a language, whichever is outside. */
#include "html_tag.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

typedef const char *close_function(struct html_text *t, const struct html_open *o,
                                   int length);

static close_function close_code, close_emoji, close_link, close_pre, close_quote,
    close_time;

/* The value of the attribute is kept if it begins with the prefix, which is cut off. */
static const struct html_tag {
    const char *name, *type, *attribute, *prefix;
    close_function *close; /* NULL: the entity is its type and no more */
} tags[] = {
    { "a", "text_link", "href", "", close_link },
    { "b", "bold", NULL, NULL, NULL },
    { "blockquote", "blockquote", "expandable", "", close_quote },
    { "code", "code", "class", "language-", close_code },
    { "del", "strikethrough", NULL, NULL, NULL },
    { "em", "italic", NULL, NULL, NULL },
    { "i", "italic", NULL, NULL, NULL },
    { "ins", "underline", NULL, NULL, NULL },
    { "pre", "pre", NULL, NULL, close_pre },
    { "s", "strikethrough", NULL, NULL, NULL },
    { "span", "spoiler", "class", "tg-", NULL },
    { "strike", "strikethrough", NULL, NULL, NULL },
    { "strong", "bold", NULL, NULL, NULL },
    { "tg-emoji", "custom_emoji", "emoji-id", "", close_emoji },
    { "tg-spoiler", "spoiler", NULL, NULL, NULL },
    { "tg-time", "date_time", "format", "", close_time },
    { "u", "underline", NULL, NULL, NULL },
}; /* keep alphabetized */

bool html_tag_open(struct html_open *o, const char *name)
{
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        if (strcmp(tags[i].name, name) == 0) {
            o->tag = &tags[i];
            o->name = tags[i].name;
            return true;
        }
    }
    return false;
}

/* The digits that the text begins with, in 32 bits that overflow as the server's do. */
static int32_t leading_integer(const char *s)
{
    bool minus = *s == '-';
    uint32_t number = 0;
    for (s += minus; *s >= '0' && *s <= '9'; s++)
        number = number * 10 + (uint32_t)(*s - '0');
    return (int32_t)(minus ? 0 - number : number);
}

void html_tag_argument(struct html_open *o, const char *attribute, const char *value)
{
    const struct html_tag *tag = o->tag;
    if (value && tag->close == close_time && strcmp(attribute, "unix") == 0)
        o->unix_time = leading_integer(value);
    if (!tag->attribute || strcmp(attribute, tag->attribute) != 0)
        return;
    // Only `expandable` may stand alone.
    if (!value && tag->close != close_quote)
        return;
    size_t cut = strlen(tag->prefix);
    if (!value || strncmp(value, tag->prefix, cut) == 0)
        o->argument = value ? value + cut : "";
}

const char *html_tag_close(struct html_text *t, const struct html_open *o, int length)
{
    if (o->tag->close)
        return o->tag->close(t, o, length);
    html_add(t, o->tag->type, o->offset, length);
    return NULL;
}

static bool is_given(const char *argument)
{
    return argument && *argument;
}

/* A whole number in 64 bits written in the one plain way; 0 for anything else. */
static int64_t plain_integer(const char *text)
{
    int64_t number = strtoll(text, NULL, 10);
    char again[24];
    snprintf(again, sizeof again, "%" PRId64, number);
    return strcmp(again, text) == 0 ? number : 0;
}

static const char *close_link(struct html_text *t, const struct html_open *o, int length)
{
    const char *url = is_given(o->argument) ? o->argument : t->text + o->start;
    char *user = html_user(t, url);
    char *extra = user ? user : html_link(t, url);
    if (extra)
        html_add(t, user ? "text_mention" : o->tag->type, o->offset, length)->extra =
            extra;
    return NULL;
}

/* The last entity if it is of this type and around exactly this text. */
static struct html_entity *twin(struct html_text *t, const struct html_open *o,
                                int length, const char *type)
{
    struct html_entity *last = t->count ? &t->entities[t->count - 1] : NULL;
    bool same = last && last->offset == o->offset && last->length == length;
    return same && strcmp(last->type, type) == 0 ? last : NULL;
}

static const char *close_pre(struct html_text *t, const struct html_open *o, int length)
{
    struct html_entity *code = twin(t, o, length, "code");
    if (code && code->extra)
        snprintf(code->type, sizeof code->type, "pre");
    else
        html_add(t, "pre", o->offset, length);
    return NULL;
}

static const char *close_code(struct html_text *t, const struct html_open *o, int length)
{
    bool named = is_given(o->argument);
    struct html_entity *pre = twin(t, o, length, "pre");
    if (!pre || pre->extra || !named)
        pre = html_add(t, "code", o->offset, length);
    // A code keeps it only until its pre may come; the parser then takes it off.
    pre->extra = named ? talloc_strdup(t, o->argument) : NULL;
    return NULL;
}

static const char *close_emoji(struct html_text *t, const struct html_open *o, int length)
{
    if (!is_given(o->argument) || plain_integer(o->argument) == 0)
        return "Invalid custom emoji identifier specified";
    struct html_entity *emoji = html_add(t, o->tag->type, o->offset, length);
    emoji->extra = talloc_strdup(t, o->argument);
    return NULL;
}

/* The format in the order that the server gives it back; "" for none, NULL for a bad
 * one. The short form wins over the long one. */
static char *time_format(void *mem, const char *asked)
{
    if (strcmp(asked, "r") == 0 || strcmp(asked, "R") == 0)
        return talloc_strdup(mem, "r");
    if (asked[strspn(asked, "wWdDtT")] != '\0')
        return NULL;
    const char *week = strpbrk(asked, "wW") ? "w" : "";
    const char *date = strchr(asked, 'd') ? "d" : strchr(asked, 'D') ? "D" : "";
    const char *time = strchr(asked, 't') ? "t" : strchr(asked, 'T') ? "T" : "";
    return talloc_asprintf(mem, "%s%s%s", week, date, time);
}

static const char *close_time(struct html_text *t, const struct html_open *o, int length)
{
    char *format = time_format(t, o->argument ? o->argument : "");
    if (!format)
        return "Invalid date format used";
    if (o->unix_time <= 0)
        return NULL;
    struct html_entity *when = html_add(t, o->tag->type, o->offset, length);
    when->extra = talloc_asprintf(t, "%" PRId32, o->unix_time);
    when->format = *format ? format : NULL;
    return NULL;
}

static const char *close_quote(struct html_text *t, const struct html_open *o, int length)
{
    html_add(t, o->argument ? "expandable_blockquote" : o->tag->type, o->offset, length);
    return NULL;
}

/* ---- links to people ------------------------------------------------------------- */

static const char *behind(const char *text, const char *prefix)
{
    size_t length = strlen(prefix);
    return strncmp(text, prefix, length) == 0 ? text + length : NULL;
}

/* The parameters of a link to a person, in small letters; NULL when it is none. */
static char *user_query(void *mem, const char *url)
{
    char *small = talloc_strdup(mem, url);
    for (char *c = small; *c; c++)
        *c = (char)(*c >= 'A' && *c <= 'Z' ? *c | 0x20 : *c);
    const char *s = behind(small, "tg:");
    const char *host = s ? behind(s, "//") : NULL;
    s = s ? behind(host ? host : s, "user") : NULL;
    const char *slash = s ? behind(s, "/") : NULL;
    s = s ? behind(slash ? slash : s, "?") : NULL;
    if (!s)
        return NULL;
    return talloc_strndup(mem, s, strcspn(s, "#"));
}

char *html_user(void *mem, const char *url)
{
    void *scratch = talloc_new(mem);
    char *query = user_query(scratch, url), *user = NULL, *rest = query;
    while (rest && !user) {
        char *value = strsep(&rest, "&"), *key = strsep(&value, "=");
        if (strcmp(key, "id") != 0)
            continue;
        int64_t id = value ? plain_integer(value) : 0;
        if (id > 0 && id < INT64_C(1) << 40)
            user = talloc_asprintf(mem, "%" PRId64, id);
        break; // only the first id counts
    }
    talloc_free(scratch);
    return user;
}
