/* story_lines.c - the text of a story, cut into the lines that are played.
 *
 * A comment is a # followed by a blank, at the start of a line or after a blank. A line
 * that begins with two blanks continues the one before it, except inside together { },
 * where lines may be indented as one likes. */
#include "tests/story_inside.h"

#include <string.h>

#include <talloc.h>

static void cut_comment(char *line)
{
    for (char *c = line; *c; c++) {
        bool begins = c == line || c[-1] == ' ' || c[-1] == '\t';
        if (*c == '#' && begins && (c[1] == ' ' || c[1] == '\0')) {
            *c = '\0';
            return;
        }
    }
}

static char *trim(char *line)
{
    line += strspn(line, " \t\r");
    for (char *end = line + strlen(line); end > line; *--end = '\0')
        if (!strchr(" \t\r", end[-1]))
            break;
    return line;
}

/* How many { are open after this text, strings of JSON left aside. */
static int depth_of(const char *text)
{
    int depth = 0;
    bool quoted = false;
    for (const char *c = text; *c; c++) {
        if (quoted && *c == '\\' && c[1])
            c++;
        else if (*c == '"')
            quoted = !quoted;
        else if (!quoted)
            depth += *c == '{' ? 1 : *c == '}' ? -1 : 0;
    }
    return depth;
}

struct reading {
    void *memory;
    struct story_line *lines;
    size_t count;
    bool in_block;
};

static bool continues(const struct reading *r, const char *raw)
{
    if (!r->count)
        return false;
    const char *last = r->lines[r->count - 1].text;
    if (strncmp(last, "form ", 5) == 0 && depth_of(last) > 0)
        return true;
    return !r->in_block && strncmp(raw, "  ", 2) == 0;
}

static void read_line(struct reading *r, char *raw, int number)
{
    bool more = continues(r, raw);
    if (!more || strncmp(r->lines[r->count - 1].text, "form ", 5) != 0)
        cut_comment(raw);
    char *text = trim(raw);
    if (!*text)
        return;
    if (more) {
        struct story_line *last = &r->lines[r->count - 1];
        last->text = talloc_asprintf_append(last->text, "\n%s", text);
        return;
    }
    r->lines = talloc_realloc(r->memory, r->lines, struct story_line, r->count + 1);
    r->lines[r->count++] =
        (struct story_line){ .number = number, .text = talloc_strdup(r->memory, text) };
    if (strcmp(text, "together {") == 0)
        r->in_block = true;
    else if (strcmp(text, "}") == 0)
        r->in_block = false;
}

struct story_line *story_lines(void *mem, const char *text, size_t *count)
{
    struct reading r = { .memory = mem };
    int number = 0;
    char *copy = talloc_strdup(mem, text), *rest = copy, *raw;
    while ((raw = strsep(&rest, "\n")))
        read_line(&r, raw, ++number);
    talloc_free(copy);
    *count = r.count;
    return r.lines;
}
