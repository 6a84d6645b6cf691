/* workbook.h - the two forms that a table is opened in by a double click. */
#ifndef OFFICE_WORKBOOK_H
#define OFFICE_WORKBOOK_H

#include "office/grid.h"

struct table {
    struct grid grid;
    const char *title;
    enum cell { CELL_TEXT, CELL_NUMBER, CELL_DATE } kinds[GRID_COLUMNS_MOST];
};

/* "2026-09-07" or "2026-09-07 15:30". */
struct moment {
    int year, month, day, hour, minute;
    bool has_time;
};
bool workbook_moment(const char *words, struct moment *out);
/* "-5", "3.25": digits with a point or a comma at most, no more than 15 of them. */
bool workbook_is_number(const char *words);

void workbook_xlsx(struct task *t, const struct table *table);
void workbook_csv(struct task *t, const struct table *table);

#endif
