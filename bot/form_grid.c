/* form_grid.c - rows of one scale, asked in one message that is edited in place.
 *
 * The answer is "r1=4,r3=2" in the order of the rows. While the grid is open a row that
 * was skipped stands there as "r2=-"; when it is done such rows are simply missing. The
 * row that is asked is the first one without a mark. Buttons name their row, so a tap
 * that arrives twice marks one row and not two. */
#include <string.h>

#include <talloc.h>

#include "bot/form_inside.h"

static const char skipped[] = "-";

/* ---- the answer as a text --------------------------------------------------------- */

const char *grid_mark(struct turn *t, const char *value, const char *row)
{
    size_t len = strlen(row);
    for (const char *at = value; at && *at; at += strspn(at, ",")) {
        size_t part = strcspn(at, ",");
        if (part > len && strncmp(at, row, len) == 0 && at[len] == '=')
            return talloc_strndup(t->in->memory, at + len + 1, part - len - 1);
        at += part;
    }
    return NULL;
}

static const char *add(struct turn *t, const char *value, const char *row,
                       const char *mark)
{
    return format(t, "%s%s%s=%s", value, *value ? "," : "", row, mark);
}

/* With this mark for row `at`; NULL takes it off. */
static const char *with(struct turn *t, const struct form_item *item, const char *value,
                        size_t at, const char *mark)
{
    const char *result = "";
    for (size_t i = 0; i < item->row_count; i++) {
        const char *id = item->rows[i].id;
        const char *own = i == at ? mark : grid_mark(t, value, id);
        if (own)
            result = add(t, result, id, own);
    }
    return result;
}

size_t grid_row(struct turn *t, const struct form_item *item, const char *value)
{
    size_t row = 0;
    while (row < item->row_count && grid_mark(t, value, item->rows[row].id))
        row++;
    return row;
}

/* Without the rows that were skipped; NULL when that is all of them. */
static const char *finished(struct turn *t, const struct form_item *item,
                            const char *value)
{
    const char *result = "";
    for (size_t i = 0; i < item->row_count; i++) {
        const char *mark = grid_mark(t, value, item->rows[i].id);
        if (mark && strcmp(mark, skipped) != 0)
            result = add(t, result, item->rows[i].id, mark);
    }
    return *result ? result : NULL;
}

const char *grid_reopened(const struct answers *a, const struct form_item *item)
{
    const char *value = form_value(a, item), *result = "";
    for (size_t i = 0; i + 1 < item->row_count; i++) {
        const char *mark = grid_mark(a->turn, value, item->rows[i].id);
        result = add(a->turn, result, item->rows[i].id, mark ? mark : skipped);
    }
    return result;
}

/* ---- marking ---------------------------------------------------------------------- */

bool grid_close(struct answers *a, const struct form_item *item)
{
    const char *value = form_value(a, item);
    if (grid_row(a->turn, item, value) < item->row_count)
        return false;
    form_write(a, item, finished(a->turn, item, value), 0, true);
    return true;
}

void grid_keep(struct answers *a, const struct form_item *item, const char *mark)
{
    const char *value = form_value(a, item);
    size_t row = grid_row(a->turn, item, value);
    form_write(a, item, with(a->turn, item, value, row, mark), 0, false);
    form_tapped(a, scale_taps(item->scale));
    form_go_on(a);
}

bool grid_back(struct answers *a, const struct form_item *item)
{
    const char *value = form_value(a, item);
    size_t row = grid_row(a->turn, item, value);
    if (row == 0)
        return false;
    form_write(a, item, with(a->turn, item, value, row - 1, NULL), 0, false);
    return true;
}

/* The mark in "<row>=<mark>" when that is the row which is asked; else NULL. */
static const char *mark_for(const char *what, const char *row)
{
    size_t len = strlen(row);
    bool same = strncmp(what, row, len) == 0 && what[len] == '=';
    return same ? what + len + 1 : NULL;
}

void grid_press(struct answers *a, const struct form_item *item, const char *what)
{
    size_t row = grid_row(a->turn, item, form_value(a, item));
    struct offers offers = form_offers(a, item);
    const char *mark = row < item->row_count ? mark_for(what, item->rows[row].id) : NULL;
    bool skips = mark && strcmp(mark, skipped) == 0 && !item->required;
    if (mark && (skips || form_offer(&offers, mark)))
        grid_keep(a, item, mark);
    else if (!mark || strcmp(mark, "<") != 0 || !form_back(a))
        form_go_on(a); /* pressed twice, or never offered */
}
