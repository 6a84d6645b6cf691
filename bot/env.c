/* env.c - reads the text of a settings file, line by line.
 *
 * A line is copied out first, so that the text may be anything of any size: nothing is
 * read beyond its end, and a value never holds a byte that ends a C string. */
#include "bot/env.h"

#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_"

struct reading {
    struct env *env;
    struct buffer *complaints;
    int line;
};

static void complain(struct reading *r, const char *what)
{
    buffer_format(r->complaints, ".env, line %d: %s\n", r->line, what);
}

static char *skip_blanks(char *at)
{
    return at + strspn(at, " \t");
}

static bool is_rest_empty(char *at)
{
    at = skip_blanks(at);
    return *at == '\0' || *at == '#';
}

/* ---- values ----------------------------------------------------------------------- */

/* Up to the end or to a '#' after a blank, without blanks around. */
static char *plain(char *at)
{
    char *end = at;
    for (char *c = at; *c; c++) {
        if (*c == '#' && (c == at || c[-1] == ' ' || c[-1] == '\t'))
            break;
        if (*c != ' ' && *c != '\t')
            end = c + 1;
    }
    *end = '\0';
    return at;
}

static char escaped(char c)
{
    static const char from[] = "ntr\"\\", to[] = "\n\t\r\"\\";
    const char *found = c ? strchr(from, c) : NULL;
    return found ? to[found - from] : '\0';
}

/* Takes the quotes off in place; NULL when the closing one is missing. *rest is what
 * comes after it. */
static char *quoted(char *at, char **rest)
{
    char quote = *at, *out = at, *start = at;
    for (char *c = at + 1; *c; c++) {
        if (*c == quote) {
            *rest = c + 1;
            *out = '\0';
            return start;
        }
        if (quote == '"' && *c == '\\' && escaped(c[1]))
            *out++ = escaped(*++c);
        else
            *out++ = *c;
    }
    return NULL;
}

static const char *value(struct reading *r, char *at)
{
    if (*at != '"' && *at != '\'')
        return plain(at);
    char *rest = at;
    char *text = quoted(at, &rest);
    if (!text)
        complain(r, "the closing quote is missing: add it at the end of the value");
    else if (!is_rest_empty(rest))
        complain(r, "something follows the closing quote: put it inside, or after a #");
    else
        return text;
    return NULL;
}

/* ---- lines ------------------------------------------------------------------------ */

static void add(struct env *env, const char *name, const char *text, int line)
{
    env->entries =
        talloc_realloc(env, env->entries, struct env_entry, (unsigned)env->count + 1);
    env->entries[env->count++] =
        (struct env_entry){ talloc_strdup(env, name), talloc_strdup(env, text), line };
}

static char *without_export(char *at)
{
    size_t len = strlen("export");
    bool has = strncmp(at, "export", len) == 0 && (at[len] == ' ' || at[len] == '\t');
    return has ? skip_blanks(at + len) : at;
}

static void read_line(struct reading *r, char *line)
{
    char *name = skip_blanks(line);
    if (is_rest_empty(name))
        return;
    name = without_export(name);
    size_t len = strspn(name, LETTERS "0123456789");
    char *equals = skip_blanks(name + len);
    if (len == 0 || !strchr(LETTERS, *name) || *equals != '=') {
        complain(r, "is not NAME=value: correct it, or put a # before it");
        return;
    }
    const char *text = value(r, skip_blanks(equals + 1));
    name[len] = '\0';
    if (text)
        add(r->env, name, text, r->line);
}

/* One line, without what ends it; the next one. */
static const char *next_line(struct reading *r, const char *at, const char *end)
{
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    const char *stop = newline ? newline : end;
    size_t len = (size_t)(stop - at);
    r->line++;
    if (len > 0 && at[len - 1] == '\r')
        len--;
    if (memchr(at, '\0', len)) {
        complain(r, "holds a zero byte: save the file as plain text in UTF-8");
    } else {
        char *line = xstrndup(at, len);
        read_line(r, line);
        free(line);
    }
    return newline ? newline + 1 : end;
}

struct env *env_read(void *mem, const char *text, size_t size, struct buffer *complaints)
{
    struct reading r = { talloc_zero(mem, struct env), complaints, 0 };
    const char *at = text, *end = text + size;
    if (size >= 3 && memcmp(at, "\xef\xbb\xbf", 3) == 0)
        at += 3;
    while (at < end)
        at = next_line(&r, at, end);
    return r.env;
}

const char *env_get(const struct env *env, const char *name)
{
    for (size_t i = env->count; i > 0; i--)
        if (strcmp(env->entries[i - 1].name, name) == 0)
            return env->entries[i - 1].value;
    return NULL;
}
