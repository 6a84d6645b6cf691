/* workbook_csv.c - CSV as Russian Excel wants it for a double click: UTF-8 with a BOM,
 * semicolons, CR LF, dates as 07.09.2026 and a comma in numbers.
 *
 * A cell that a spreadsheet would take for a formula begins with an apostrophe: «=», «+»,
 * «-», «@», a tab or an end of line, unless the whole of it is a number. */
#include "office/workbook.h"

#include <glib.h>
#include <string.h>

static bool is_formula(const char *words)
{
    static const char *const begins[] = { "=",  "+",  "-",  "@",  "\t", "\r",
                                          "\n", "＝", "＋", "－", "＠" };
    if (workbook_is_number(words))
        return false;
    for (size_t i = 0; i < COUNT(begins); i++)
        if (g_str_has_prefix(words, begins[i]))
            return true;
    return false;
}

static void put_text(struct buffer *out, const char *words)
{
    const bool quoted = strpbrk(words, ";\"\r\n\t,") || g_str_has_prefix(words, " ");
    if (quoted)
        buffer_text(out, "\"");
    if (is_formula(words))
        buffer_text(out, "'");
    for (const char *c = words; *c; c++)
        buffer_add(out, *c == '"' ? "\"\"" : c, *c == '"' ? 2 : 1);
    if (quoted)
        buffer_text(out, "\"");
}

static void put_number(struct buffer *out, const char *words)
{
    for (const char *c = words; *c; c++)
        buffer_add(out, *c == '.' ? "," : c, 1);
}

static void put_moment(struct buffer *out, const struct moment *m)
{
    buffer_format(out, "%02d.%02d.%04d", m->day, m->month, m->year);
    if (m->has_time)
        buffer_format(out, " %02d:%02d", m->hour, m->minute);
}

static void put(struct buffer *out, const char *words, enum cell kind)
{
    struct moment m;
    if (kind == CELL_NUMBER && workbook_is_number(words))
        put_number(out, words);
    else if (kind == CELL_DATE && workbook_moment(words, &m))
        put_moment(out, &m);
    else
        put_text(out, words);
}

void workbook_csv(struct task *t, const struct table *table)
{
    const struct grid *g = &table->grid;
    buffer_text(&t->out, "\xEF\xBB\xBF");
    for (size_t j = 0; j < g->columns; j++) {
        buffer_text(&t->out, j ? ";" : "");
        put_text(&t->out, g->names[j]);
    }
    buffer_text(&t->out, "\r\n");
    for (size_t i = 0; i < g->rows; i++) {
        for (size_t j = 0; j < g->columns; j++) {
            buffer_text(&t->out, j ? ";" : "");
            put(&t->out, g->cells[i][j] ? g->cells[i][j] : "", table->kinds[j]);
        }
        buffer_text(&t->out, "\r\n");
    }
}
