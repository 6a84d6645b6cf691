/* table.h - a table that somebody sent as a file: rows of cells.
 *
 * Excel and its like save one as CSV in ever different ways: letters in UTF-8, UTF-16 or
 * Windows-1251 (locales/encoding.h), cells parted by a semicolon, a comma or a tab. All
 * of that is found out from the file itself. */
#ifndef BOT_TABLE_H
#define BOT_TABLE_H

#include <stddef.h>
#include <stdint.h>

enum { TABLE_ROWS_MOST = 2000, TABLE_COLUMNS_MOST = 30 };

struct table_row {
    int64_t line;             /* as the program that shows it counts its rows, from 1 */
    size_t count;             /* of cells */
    const char *const *cells; /* UTF-8, without blanks at their ends, in one line each */
};

struct table {
    /* NULL: it was read. "workbook": an Excel file as it is, no text; "binary": no text
     * at all; "empty"; "long": more than TABLE_ROWS_MOST rows; "wide": more columns than
     * TABLE_COLUMNS_MOST; "quotes": one that begins on `line` does not end */
    const char *problem;
    int64_t line;
    size_t count;
    const struct table_row *rows; /* without those that are empty */
};

/* On mem, a talloc context. Handlers call read_table() of bot.h. */
struct table table_parse(void *mem, const char *bytes, size_t size);

/* The cell of that column, "" where the row has none. */
const char *table_cell(const struct table_row *row, size_t column);

#endif
