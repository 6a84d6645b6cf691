/* html_entity.c - lists of entities: adding, sorting, and which may hold which.
 *
 * A list that is already right is left as it is. Otherwise whole ones, pre, code and
 * times lose to the first that overlaps them, a quote wins over what crosses its edge,
 * and the splittable ones are merged and cut anew (html_split.c). */
#include "html_entity.h"
#include "html_split.h"

#include <stdio.h>
#include <string.h>
#include <talloc.h>

/* In the order of splitting first, so that an index is a place. */
static const struct kind {
    const char *type;
    enum html_family family;
    int rank; /* of two around the same text the lower stands first */
} kinds[] = {
    { "bold", HTML_SPLIT, 90 },
    { "italic", HTML_SPLIT, 91 },
    { "underline", HTML_SPLIT, 92 },
    { "strikethrough", HTML_SPLIT, 93 },
    { "spoiler", HTML_SPLIT, 94 },
    { "blockquote", HTML_QUOTE, 0 },
    { "expandable_blockquote", HTML_QUOTE, 0 },
    { "pre", HTML_PRE, 11 },
    { "code", HTML_PRE, 20 },
    { "date_time", HTML_PRE, 48 },
    { "text_link", HTML_WHOLE, 49 },
    { "text_mention", HTML_WHOLE, 49 },
    { "custom_emoji", HTML_WHOLE, 99 },
    { "", HTML_WHOLE, 50 }, /* the automatic ones */
};

static const struct kind *kind_of(const struct html_entity *e)
{
    const struct kind *kind = kinds;
    while (*kind->type && strcmp(kind->type, e->type) != 0)
        kind++;
    return kind;
}

enum html_family html_family(const struct html_entity *e)
{
    return kind_of(e)->family;
}

int html_split_index(const struct html_entity *e)
{
    return (int)(kind_of(e) - kinds);
}

const char *html_split_type(int index)
{
    return kinds[index].type;
}

static bool has_language(const struct html_entity *e)
{
    return e->extra && strcmp(e->type, "pre") == 0;
}

int html_type_bit(const struct html_entity *e)
{
    int last = (int)(sizeof kinds / sizeof *kinds);
    return has_language(e) ? last : (int)(kind_of(e) - kinds);
}

int html_end(const struct html_entity *e)
{
    return e->offset + e->length;
}

struct html_entity *html_add(struct html_text *t, const char *type, int offset,
                             int length)
{
    // Grown by doubling: a message may have thousands.
    if ((t->count & (t->count + 1)) == 0)
        t->entities =
            talloc_realloc(t, t->entities, struct html_entity, 2 * t->count + 2);
    struct html_entity *e = &t->entities[t->count++];
    *e = (struct html_entity){ .offset = offset, .length = length };
    snprintf(e->type, sizeof e->type, "%s", type);
    return e;
}

/* ---- the order ------------------------------------------------------------------- */

static int rank(const struct html_entity *e)
{
    return kind_of(e)->rank - has_language(e);
}

static bool stands_before(const struct html_entity *a, const struct html_entity *b)
{
    if (a->offset != b->offset)
        return a->offset < b->offset;
    if (a->length != b->length)
        return a->length > b->length;
    return rank(a) < rank(b);
}

void html_sort(struct html_text *t)
{
    // By insertion: stable as the server's, and the list is nearly in order.
    for (size_t i = 1; i < t->count; i++) {
        struct html_entity moving = t->entities[i];
        size_t place = i;
        for (; place > 0 && stands_before(&moving, &t->entities[place - 1]); place--)
            t->entities[place] = t->entities[place - 1];
        t->entities[place] = moving;
    }
}

/* ---- is it right already? -----------------------------------------------------------
 */

struct nest {
    const struct html_entity **open;
    size_t depth;
    unsigned types;             /* bits of those open */
    unsigned families;          /* bits of those open */
    int split_end[HTML_SPLITS]; /* where the last of each ended, -1 for none */
};

static unsigned bit(int number)
{
    return 1U << number;
}

static bool fits(const struct nest *n, const struct html_entity *e)
{
    if (n->depth == 0)
        return true;
    enum html_family family = html_family(e);
    unsigned quote = bit(HTML_QUOTE), pre = bit(HTML_PRE), whole = bit(HTML_WHOLE);
    unsigned barred = family == HTML_SPLIT   ? pre | bit(HTML_SPLIT)
                      : family == HTML_QUOTE ? ~0U
                      : family == HTML_PRE   ? ~quote
                                             : pre | whole | bit(HTML_SPLIT);
    return html_end(e) <= html_end(n->open[n->depth - 1]) &&
           !(n->types & bit(html_type_bit(e))) && !(n->families & barred);
}

static void leave(struct nest *n, int offset)
{
    while (n->depth > 0 && offset >= html_end(n->open[n->depth - 1]))
        n->depth--;
    n->types = n->families = 0;
    for (size_t i = 0; i < n->depth; i++) {
        n->types |= bit(html_type_bit(n->open[i]));
        n->families |= bit((int)html_family(n->open[i]));
    }
}

static bool enter(struct nest *n, const struct html_entity *e)
{
    leave(n, e->offset);
    if (!fits(n, e))
        return false;
    n->open[n->depth++] = e;
    if (html_family(e) != HTML_SPLIT)
        return true;
    int *end = &n->split_end[html_split_index(e)];
    bool apart = *end < e->offset;
    *end = html_end(e);
    return apart;
}

static bool is_right(struct html_text *t)
{
    struct nest n = { .split_end = { -1, -1, -1, -1, -1 } };
    n.open = talloc_array(t, const struct html_entity *, t->count + 1);
    bool right = true;
    for (size_t i = 0; right && i < t->count; i++)
        right = enter(&n, &t->entities[i]);
    talloc_free(n.open);
    return right;
}

/* ---- setting it right
 * ------------------------------------------------------------------ */

/* Those of the families in the mask; the strings stay where they are. */
static struct html_text *pick(struct html_text *t, unsigned families)
{
    struct html_text *list = talloc_zero(t, struct html_text);
    for (size_t i = 0; i < t->count; i++) {
        if (families & bit((int)html_family(&t->entities[i])))
            *html_add(list, "", 0, 0) = t->entities[i];
    }
    return list;
}

static void append(struct html_text *t, const struct html_text *more)
{
    for (size_t i = 0; i < more->count; i++)
        *html_add(t, "", 0, 0) = more->entities[i];
}

static void keep_first(struct html_text *t)
{
    size_t kept = 0;
    int end = 0;
    for (size_t i = 0; i < t->count; i++) {
        if (t->entities[i].offset < end)
            continue;
        end = html_end(&t->entities[i]);
        t->entities[kept++] = t->entities[i];
    }
    t->count = kept;
}

static bool crosses(const struct html_entity *e, const struct html_entity *quote)
{
    bool apart = html_end(e) <= quote->offset || html_end(quote) <= e->offset;
    bool inside = e->offset >= quote->offset && html_end(e) <= html_end(quote);
    return !apart && !inside;
}

static void drop_crossing(struct html_text *t, const struct html_text *quotes)
{
    size_t kept = 0;
    for (size_t i = 0; i < t->count; i++) {
        bool good = true;
        for (size_t j = 0; j < quotes->count; j++)
            good = good && !crosses(&t->entities[i], &quotes->entities[j]);
        if (good)
            t->entities[kept++] = t->entities[i];
    }
    t->count = kept;
}

void html_order(struct html_text *t)
{
    html_sort(t);
    if (is_right(t))
        return;
    struct html_text *whole = pick(t, bit(HTML_WHOLE) | bit(HTML_PRE));
    struct html_text *quotes = pick(t, bit(HTML_QUOTE));
    struct html_text *splits = pick(t, bit(HTML_SPLIT));
    keep_first(whole);
    keep_first(quotes);
    drop_crossing(whole, quotes);
    append(whole, quotes);
    html_sort(whole);
    t->count = 0;
    append(t, whole);
    html_split(t, splits, whole);
    html_sort(t);
    talloc_free(whole);
    talloc_free(quotes);
    talloc_free(splits);
}
