/* grid.c - a table read from a job. */
#include "office/grid.h"

#include <glib.h>

enum { NAME_MOST = 400, ROW_MOST = 32000 };

static void read_columns(struct grid *g, struct task *t)
{
    const cJSON *columns = task_list(t, "columns", GRID_COLUMNS_MOST, NAME_MOST);
    for (const cJSON *c = columns ? columns->child : NULL; c; c = c->next)
        g->names[g->columns++] = c->valuestring;
    if (columns && !g->columns)
        task_refuse(t, "columns: there is none");
}

static void read_rows(struct grid *g, struct task *t)
{
    const cJSON *rows = task_list_if_any(t, "rows", GRID_ROWS_MOST, ROW_MOST);
    if (t->end != TASK_DONE)
        return;
    g->cells = g_new0(char **, (size_t)cJSON_GetArraySize(rows) + 1);
    for (const cJSON *r = rows->child; r; r = r->next) {
        char **cells = g_strsplit(r->valuestring, "\x1F", -1);
        size_t count = g_strv_length(cells);
        g->cells[g->rows++] = cells;
        if (count != g->columns && !(count == 0 && g->columns == 1))
            task_refuse(t, "rows: row %zu has %zu cells and not %zu", g->rows, count,
                        g->columns);
    }
}

bool grid_init(struct grid *g, struct task *t)
{
    *g = (struct grid){ 0 };
    read_columns(g, t);
    read_rows(g, t);
    return t->end == TASK_DONE;
}

void grid_fini(struct grid *g)
{
    for (size_t i = 0; i < g->rows; i++)
        g_strfreev(g->cells[i]);
    g_free(g->cells);
}
