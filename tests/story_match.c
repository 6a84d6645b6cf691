/* story_match.c - is what was shown what the story says? */
#include "tests/story_inside.h"

#include <string.h>

#include <talloc.h>
#include <unicode/ucasemap.h>

/* ---- words ----------------------------------------------------------------------- */

/* The bytes of a blank that stands here, 0 for none: narrow and unbroken ones too. */
static size_t blank(const char *at)
{
    static const char *const blanks[] = { " ",           "\n",           "\t",
                                          "\xc2\xa0",    "\xe2\x80\xaf", "\xe2\x80\x89",
                                          "\xe2\x81\xa0" };
    for (size_t i = 0; i < COUNT(blanks); i++)
        if (strncmp(at, blanks[i], strlen(blanks[i])) == 0)
            return strlen(blanks[i]);
    return 0;
}

/* One blank for many, none at the ends. */
static char *folded(void *mem, const char *text)
{
    char *copy = talloc_strdup(mem, text), *to = copy;
    for (const char *at = text; *at;) {
        size_t len = blank(at);
        if (!len)
            *to++ = *at++;
        else if (to > copy && to[-1] != ' ')
            *to++ = ' ';
        at += len;
    }
    if (to > copy && to[-1] == ' ')
        to--;
    *to = '\0';
    return copy;
}

/* Goes back to the last * as often as it helps: no recursion, for texts are long. */
static bool glob(const char *pattern, const char *text)
{
    const char *star = NULL, *from = NULL;
    while (*text) {
        if (*pattern == '*') {
            star = ++pattern;
            from = text;
        } else if (*pattern == '\\' && pattern[1] && pattern[1] == *text) {
            pattern += 2;
            text++;
        } else if (*pattern == *text) {
            pattern++;
            text++;
        } else if (star) {
            pattern = star;
            text = ++from;
        } else {
            return false;
        }
    }
    while (*pattern == '*')
        pattern++;
    return !*pattern;
}

bool story_matches(const char *pattern, const char *text)
{
    void *mem = talloc_new(NULL);
    bool is = glob(folded(mem, pattern), folded(mem, text));
    talloc_free(mem);
    return is;
}

char *story_small(void *mem, const char *text)
{
    UErrorCode error = U_ZERO_ERROR;
    UCaseMap *map = ucasemap_open("ru", 0, &error);
    int32_t room = (int32_t)strlen(text) * 3 + 1;
    char *small = talloc_zero_size(mem, (size_t)room);
    ucasemap_utf8ToLower(map, small, room, text, -1, &error);
    ucasemap_close(map);
    if (U_FAILURE(error))
        die("story: not a text: %s", text);
    return small;
}

/* ---- buttons --------------------------------------------------------------------- */

static void put_first(struct story_pattern *p, void *mem, char *label)
{
    size_t count = 0;
    while (p->labels[count])
        count++;
    p->labels = talloc_realloc(mem, p->labels, char *, count + 2);
    memmove(p->labels + 1, p->labels, (count + 1) * sizeof(char *));
    p->labels[0] = label;
    p->has_labels = true;
}

static void cut_end(char *words, size_t len)
{
    while (len > 0 && words[len - 1] == ' ')
        len--;
    words[len] = '\0';
}

/* Takes "[label]" off the end of the words; false when there is none. */
static bool take_label(struct story_pattern *p, void *mem)
{
    size_t len = strlen(p->words);
    char *open = strrchr(p->words, '[');
    if (!len || p->words[len - 1] != ']' || !open)
        return false;
    p->words[len - 1] = '\0';
    p->has_labels = true;
    if (open[1])
        put_first(p, mem, talloc_strdup(mem, open + 1));
    cut_end(p->words, (size_t)(open - p->words));
    return true;
}

struct story_pattern story_pattern(void *mem, const char *expected)
{
    struct story_pattern p = { .words = folded(mem, expected) };
    p.labels = talloc_zero_array(mem, char *, 1);
    size_t len = strlen(p.words);
    if (len > 4 && strcmp(p.words + len - 4, " ...") == 0 && p.words[len - 5] == ']') {
        put_first(&p, mem, talloc_strdup(mem, "...")); /* as "[...]" at the end */
        cut_end(p.words, len - 4);
    }
    while (take_label(&p, mem))
        continue;
    if (!*p.words)
        p.words = talloc_strdup(mem, "*");
    return p;
}

static bool labels_match(char *const *labels, const struct key *keys, size_t count)
{
    if (!*labels)
        return count == 0;
    if (strcmp(*labels, "...") != 0)
        return count > 0 && story_matches(*labels, keys->label) &&
               labels_match(labels + 1, keys + 1, count - 1);
    for (size_t skip = 0; skip <= count; skip++)
        if (labels_match(labels + 1, keys + skip, count - skip))
            return true;
    return false;
}

bool story_keys_match(const struct story_pattern *p, const struct key *keys, size_t count)
{
    return !p->has_labels || labels_match(p->labels, keys, count);
}
