/* table_fuzz.c - a file of any bytes is a table, or it is said why not; its cells are one
 * line of text each, and there are no more of them than there may be. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <talloc.h>

#include "bot/base.h"
#include "bot/table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void look(const char *cell)
{
    if (strpbrk(cell, "\r\n\t") || *cell == ' ')
        die("fuzz: a cell is not tidy: %s", cell);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    void *mem = talloc_new(NULL);
    struct table t = table_parse(mem, (const char *)data, size);
    if (!t.problem && (t.count == 0 || t.count > TABLE_ROWS_MOST))
        die("fuzz: %zu rows", t.count);
    for (size_t i = 0; i < t.count && !t.problem; i++) {
        if (t.rows[i].count > TABLE_COLUMNS_MOST)
            die("fuzz: %zu columns", t.rows[i].count);
        for (size_t c = 0; c <= t.rows[i].count; c++)
            look(table_cell(&t.rows[i], c));
    }
    talloc_free(mem);
    return 0;
}
