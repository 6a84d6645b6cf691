/* grid.h - a table as a job asks for it, read and checked once, whatever draws it.
 *
 *   columns  what each is called
 *   rows     each one text, its cells parted by U+001F; as many cells as columns */
#ifndef OFFICE_GRID_H
#define OFFICE_GRID_H

#include "office/task.h"

enum { GRID_COLUMNS_MOST = 40, GRID_ROWS_MOST = 20000 };

struct grid {
    size_t columns, rows;
    const char *names[GRID_COLUMNS_MOST]; /* they belong to what was asked */
    char ***cells; /* row by row, `columns` texts each; theirs until grid_fini() */
};

/* False after a refusal; grid_fini() it in any case. */
bool grid_init(struct grid *g, struct task *t);
void grid_fini(struct grid *g);

#endif
