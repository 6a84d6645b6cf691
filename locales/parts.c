/* parts.c - marks_split(): long words in parts.
 *
 * The words become a row of letters, each with the marks it stands under (a node of a
 * tree: a mark and the marks around it). Before each letter stands a bound, ranked by
 * how good it is to cut there. Then parts are taken greedily, and each is written by
 * walking from the marks of one letter to the marks of the next. */
#include <stdbool.h>
#include <string.h>

#include <talloc.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "bot/base.h"
#include "locales/marks.h"

enum bound { NOWHERE, LETTER, WORD, SENTENCE, LINE, PARAGRAPH };

struct node {
    const struct node *around; /* NULL for the bare text */
    size_t depth;
    struct mark mark;
};

struct letter {
    uint32_t code;
    const struct node *node;
    unsigned char bound; /* enum bound: what a cut before this letter is */
};

struct row {
    struct letter *letters;
    size_t count;
};

static void *found(void *memory)
{
    if (!memory)
        die("memory: none left");
    return memory;
}

/* ---- words into letters ---------------------------------------------- */

static bool is_within(const struct node *node, enum mark_tag tag)
{
    for (; node->around; node = node->around)
        if (node->mark.tag == tag)
            return true;
    return false;
}

/* A mark too deep, or a link or a time within another, falls out. */
static const struct node *open_node(void *mem, const struct node *around, struct mark m)
{
    if (around->depth == MARKS_DEEPEST || (m.value && is_within(around, m.tag)))
        return around;
    struct node *node = found(talloc_zero(mem, struct node));
    *node = (struct node){ .around = around, .depth = around->depth + 1, .mark = m };
    return node;
}

/* Out of the nearest mark of that tag; a closing mark without one changes nothing. */
static const struct node *close_node(const struct node *in, enum mark_tag tag)
{
    for (const struct node *node = in; node->around; node = node->around)
        if (node->mark.tag == tag)
            return node->around;
    return in;
}

static struct row read_row(void *mem, const char *words)
{
    struct row row = { .letters =
                           found(talloc_array(mem, struct letter, strlen(words))) };
    const struct node *node = found(talloc_zero(mem, struct node));
    struct mark m;
    for (const char *at = words; (m = marks_next(at)).kind != MARK_END; at += m.len) {
        if (m.kind == MARK_OPEN)
            node = open_node(mem, node, m);
        else if (m.kind == MARK_CLOSE)
            node = close_node(node, m.tag);
        else
            row.letters[row.count++] = (struct letter){ .code = m.letter, .node = node };
    }
    return row;
}

static bool is_white(const struct letter *letter)
{
    return u_isUWhiteSpace((UChar32)letter->code);
}

/* ---- bounds between letters ------------------------------------------ */

/* The letters as UTF-16, and for each unit the letter it belongs to. */
struct units {
    UChar *text;
    size_t *letter_of;
    int32_t count;
};

static struct units units_of(void *mem, const struct row *row)
{
    struct units u = {
        .text = found(talloc_array(mem, UChar, row->count * 2 + 1)),
        .letter_of = found(talloc_array(mem, size_t, row->count * 2 + 1)),
    };
    for (size_t i = 0; i < row->count; i++) {
        u.letter_of[u.count] = i;
        u.letter_of[u.count + 1] = i;
        U16_APPEND_UNSAFE(u.text, u.count, row->letters[i].code);
    }
    return u;
}

static void mark_bounds(struct row *row, const struct units *u, UBreakIteratorType type,
                        enum bound bound)
{
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *breaks = ubrk_open(type, "", u->text, u->count, &error);
    if (U_FAILURE(error))
        die("words: no text breaks: %s", u_errorName(error));
    int32_t at;
    while ((at = ubrk_next(breaks)) != UBRK_DONE && at < u->count) {
        struct letter *letter = &row->letters[u->letter_of[at]];
        // The bounds come from coarse to fine rules; a finer one never lowers.
        if (letter->bound < bound)
            letter->bound = (unsigned char)bound;
    }
    ubrk_close(breaks);
}

static bool within_time(const struct letter *left, const struct letter *right)
{
    for (const struct node *a = left->node; a->around; a = a->around)
        if (a->mark.tag == MARK_TIME)
            for (const struct node *b = right->node; b->around; b = b->around)
                if (a == b)
                    return true;
    return false;
}

static void rank_bounds(void *mem, struct row *row)
{
    struct units u = units_of(mem, row);
    mark_bounds(row, &u, UBRK_SENTENCE, SENTENCE);
    mark_bounds(row, &u, UBRK_LINE, WORD);
    mark_bounds(row, &u, UBRK_CHARACTER, LETTER);
    struct letter *l = row->letters;
    for (size_t i = 1; i < row->count; i++) {
        if (l[i - 1].code == '\n')
            l[i].bound = i > 1 && l[i - 2].code == '\n' ? PARAGRAPH : LINE;
        if (within_time(&l[i - 1], &l[i]))
            l[i].bound = NOWHERE;
    }
}

/* ---- choosing where to cut ------------------------------------------- */

/* The last bound that is this good, after `low` and up to `high`; 0 if there is none. */
static size_t last_bound(const struct row *row, size_t low, size_t high, enum bound least)
{
    for (size_t i = high; i > low; i--)
        if (row->letters[i].bound >= least)
            return i;
    return 0;
}

/* The end of the part that begins at `start`; more than `most` letters follow there. */
static size_t choose_cut(const struct row *row, size_t start, size_t most)
{
    size_t middle = start + most / 2, high = start + most;
    // White space at the end goes anyway, so it does not count.
    while (is_white(&row->letters[high]))
        high++;
    for (int bound = PARAGRAPH; bound >= LETTER; bound--) {
        size_t cut = last_bound(row, middle, high, (enum bound)bound);
        if (cut)
            return cut;
    }
    size_t cut = last_bound(row, start, middle, LETTER);
    return cut ? cut : start + most;
}

/* ---- letters into words ---------------------------------------------- */

static void write_mark(struct buffer *out, const struct mark *m)
{
    buffer_add(out, m->from, m->len);
}

/* Closes and opens what lies between the marks of one letter and of the next. */
static const struct node *walk(struct buffer *out, const struct node *from,
                               const struct node *to)
{
    const struct node *opened[MARKS_DEEPEST];
    size_t count = 0;
    for (const struct node *up = to; up != from;) {
        /* both ways lead to the root, so neither ends before they meet */
        if (from->depth >= up->depth) { // NOLINT(clang-analyzer-core.NullDereference)
            buffer_format(out, "</%s>", mark_name(from->mark.tag));
            from = from->around;
        } else {
            opened[count++] = up;
            up = up->around;
        }
    }
    while (count > 0)
        write_mark(out, &opened[--count]->mark);
    return to;
}

static void write_letter(struct buffer *out, uint32_t code)
{
    char utf8[U8_MAX_LENGTH + 1];
    size_t len = 0;
    U8_APPEND_UNSAFE(utf8, len, code);
    utf8[len] = '\0';
    marks_escape(out, utf8);
}

static char *write_part(void *mem, const struct row *row, size_t start, size_t end)
{
    struct buffer out = { .max = SIZE_MAX / 2 };
    const struct node *bare = row->letters[start].node, *node;
    while (bare->around)
        bare = bare->around;
    node = bare;
    for (size_t i = start; i < end; i++) {
        node = walk(&out, node, row->letters[i].node);
        write_letter(&out, row->letters[i].code);
    }
    walk(&out, node, bare);
    char *part = found(talloc_strndup(mem, buffer_get(&out), out.len));
    buffer_fini(&out);
    return part;
}

/* ---- all of it ------------------------------------------------------- */

static char **add_part(char **parts, size_t *count, const struct row *row, size_t start,
                       size_t end)
{
    while (end > start && is_white(&row->letters[end - 1]))
        end--;
    parts = found(talloc_realloc(NULL, parts, char *, *count + 1));
    parts[(*count)++] = write_part(parts, row, start, end);
    return parts;
}

char **marks_split(void *mem, const char *words, size_t most, size_t *count)
{
    void *scratch = found(talloc_new(mem));
    struct row row = read_row(scratch, words);
    char **parts = found(talloc_array(mem, char *, 0));
    *count = 0;
    while (row.count > 0 && is_white(&row.letters[row.count - 1]))
        row.count--;
    if (row.count > most)
        rank_bounds(scratch, &row);
    for (size_t start = 0; start < row.count;) {
        size_t end = row.count;
        if (is_white(&row.letters[start])) {
            start++;
            continue;
        }
        if (row.count - start > most)
            end = choose_cut(&row, start, most);
        parts = add_part(parts, count, &row, start, end);
        start = end;
    }
    talloc_free(scratch);
    return parts;
}
