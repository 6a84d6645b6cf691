/* html_split.c - merges and cuts bold, italic, underline, strikethrough and spoiler.
 *
 * One walk from left to right with at most one stretch of each type pending. An edge of
 * any other entity, or the begin of a new stretch, writes down what is pending up to
 * there; the rest goes on behind it. What was written inside pre, code or a time
 * is struck out. */
#include "html_split.h"
#include "html_entity.h"

#include <limits.h>
#include <talloc.h>

struct walk {
    struct html_text *out;
    const struct html_text *splits;
    size_t next;                              /* of splits */
    int begin[HTML_SPLITS], end[HTML_SPLITS]; /* pending; end 0 for none */
};

static void write_down(struct walk *w, int until)
{
    for (int i = 0; i < HTML_SPLITS; i++) {
        if (w->end[i] == 0 || w->begin[i] >= until)
            continue;
        int end = w->end[i] < until ? w->end[i] : until;
        html_add(w->out, html_split_type(i), w->begin[i], end - w->begin[i]);
        w->begin[i] = end;
        if (end == w->end[i])
            w->begin[i] = w->end[i] = 0;
    }
}

static void take(struct walk *w, const struct html_entity *e)
{
    int i = html_split_index(e);
    if (w->end[i] == 0 || e->offset > w->end[i]) {
        write_down(w, e->offset);
        w->begin[i] = e->offset;
        w->end[i] = html_end(e);
    } else if (html_end(e) > w->end[i]) {
        w->end[i] = html_end(e);
    }
}

static void go_to(struct walk *w, int offset)
{
    while (w->next < w->splits->count && w->splits->entities[w->next].offset < offset)
        take(w, &w->splits->entities[w->next++]);
    write_down(w, offset);
}

void html_split(struct html_text *t, const struct html_text *splits,
                const struct html_text *others)
{
    struct walk w = { .out = t, .splits = splits };
    const struct html_entity **open =
        talloc_array(t, const struct html_entity *, others->count + 1);
    size_t depth = 0;
    for (size_t i = 0; i <= others->count; i++) {
        int offset = i < others->count ? others->entities[i].offset : INT_MAX;
        while (depth > 0 && offset >= html_end(open[depth - 1])) {
            size_t before = t->count;
            const struct html_entity *ended = open[--depth];
            go_to(&w, html_end(ended));
            if (html_family(ended) == HTML_PRE)
                t->count = before;
        }
        go_to(&w, offset);
        if (i < others->count)
            open[depth++] = &others->entities[i];
    }
    talloc_free(open);
}
