/* workbook_xlsx.c - a workbook of one sheet: its header bold, kept in sight and repeated
 * on paper, a filter, columns as wide as what stands in them, long texts wrapped.
 *
 * Numbers and dates are real ones. All else is written as strings, so that nothing is
 * ever a formula. The file grows in memory alone: libxlsxwriter wants a name, and gets
 * one of a file that no disk has. */
#include "office/workbook.h"

#include <errno.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { NAME_MOST = 31, WIDTH_LEAST = 9, WIDTH_MOST = 48, PAPER_A4 = 9, GREY = 0xEDEDED };

struct book {
    const struct table *table;
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *head, *text, *number, *date, *time;
    size_t width[GRID_COLUMNS_MOST];
};

/* ---- words ------------------------------------------------------------------------ */

/* Without what no XML may hold; the caller frees it. */
static char *clean(const char *words)
{
    GString *out = g_string_new(NULL);
    for (const char *c = words; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if ((letter >= 0x20 && letter != 0xFFFE && letter != 0xFFFF) || letter == '\n')
            g_string_append_unichar(out, letter);
    }
    return g_string_free(out, FALSE);
}

/* What Excel takes as the name of a sheet; the caller frees it. */
static char *sheet_name(const char *title)
{
    char *all = clean(title), *name = g_utf8_substring(all, 0, NAME_MOST);
    if (g_utf8_strlen(all, -1) < NAME_MOST) {
        g_free(name);
        name = g_strdup(all);
    }
    g_strdelimit(name, "[]:*?/\\'\n", ' ');
    g_free(all);
    return g_strstrip(name);
}

/* ---- cells ------------------------------------------------------------------------ */

static void seen(struct book *b, size_t column, size_t letters)
{
    size_t width = letters + 2;
    if (width > b->width[column])
        b->width[column] = width > WIDTH_MOST ? WIDTH_MOST : width;
}

static void put_text(struct book *b, size_t row, size_t column, const char *words)
{
    if (!*words)
        return;
    char *text = clean(words);
    seen(b, column, (size_t)g_utf8_strlen(text, -1));
    worksheet_write_string(b->sheet, (lxw_row_t)row, (lxw_col_t)column, text,
                           row ? b->text : b->head);
    g_free(text);
}

static void put_number(struct book *b, size_t row, size_t column, const char *words)
{
    char *plain = g_strdelimit(g_strdup(words), ",", '.');
    seen(b, column, strlen(words));
    worksheet_write_number(b->sheet, (lxw_row_t)row, (lxw_col_t)column,
                           g_ascii_strtod(plain, NULL), b->number);
    g_free(plain);
}

static void put_moment(struct book *b, size_t row, size_t column, const struct moment *m)
{
    lxw_datetime at = { m->year, m->month, m->day, m->hour, m->minute, 0 };
    seen(b, column, m->has_time ? 16 : 10);
    worksheet_write_datetime(b->sheet, (lxw_row_t)row, (lxw_col_t)column, &at,
                             m->has_time ? b->time : b->date);
}

static void put(struct book *b, size_t row, size_t column, const char *words)
{
    struct moment m;
    enum cell kind = b->table->kinds[column];
    if (kind == CELL_NUMBER && workbook_is_number(words))
        put_number(b, row, column, words);
    else if (kind == CELL_DATE && workbook_moment(words, &m))
        put_moment(b, row, column, &m);
    else
        put_text(b, row, column, words);
}

/* ---- the sheet -------------------------------------------------------------------- */

static lxw_format *format_of(struct book *b, const char *number)
{
    lxw_format *f = workbook_add_format(b->book);
    format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    if (number)
        format_set_num_format(f, number);
    else
        format_set_text_wrap(f);
    return f;
}

static void set_formats(struct book *b)
{
    b->text = format_of(b, NULL);
    b->head = format_of(b, NULL);
    format_set_bold(b->head);
    format_set_bg_color(b->head, GREY);
    format_set_bottom(b->head, LXW_BORDER_THIN);
    b->number = format_of(b, "General");
    b->date = format_of(b, "dd.mm.yyyy");
    b->time = format_of(b, "dd.mm.yyyy hh:mm");
}

static void set_page(struct book *b)
{
    const struct grid *g = &b->table->grid;
    worksheet_freeze_panes(b->sheet, 1, 0);
    worksheet_autofilter(b->sheet, 0, 0, (lxw_row_t)g->rows, (lxw_col_t)(g->columns - 1));
    worksheet_repeat_rows(b->sheet, 0, 0);
    worksheet_set_landscape(b->sheet);
    worksheet_set_paper(b->sheet, PAPER_A4);
    worksheet_fit_to_pages(b->sheet, 1, 0);
    for (size_t j = 0; j < g->columns; j++)
        worksheet_set_column(b->sheet, (lxw_col_t)j, (lxw_col_t)j, (double)b->width[j],
                             NULL);
}

static void fill(struct book *b)
{
    const struct grid *g = &b->table->grid;
    for (size_t j = 0; j < g->columns; j++) {
        b->width[j] = WIDTH_LEAST;
        put_text(b, 0, j, g->names[j]);
    }
    for (size_t i = 0; i < g->rows; i++)
        for (size_t j = 0; j < g->columns; j++)
            put(b, i + 1, j, g->cells[i][j] ? g->cells[i][j] : "");
}

/* ---- the file --------------------------------------------------------------------- */

static void take_bytes(struct task *t, int file)
{
    char chunk[65536];
    ssize_t got;
    off_t at = 0;
    while ((got = pread(file, chunk, sizeof chunk, at)) > 0) {
        buffer_add(&t->out, chunk, (size_t)got);
        at += got;
    }
    if (got < 0)
        task_fail(t, "reading the workbook: %s", strerror(errno));
}

static lxw_error write_book(struct book *b, const char *path)
{
    char memory[] = "/dev/shm"; // its parts, each unlinked as soon as it is open
    lxw_workbook_options options = { .tmpdir = memory };
    char *name = sheet_name(b->table->title);
    b->book = workbook_new_opt(path, &options);
    b->sheet = workbook_add_worksheet(b->book, *name ? name : NULL);
    if (!b->sheet) // "history" is a name that Excel keeps for itself
        b->sheet = workbook_add_worksheet(b->book, NULL);
    set_formats(b);
    fill(b);
    set_page(b);
    g_free(name);
    return workbook_close(b->book);
}

void workbook_xlsx(struct task *t, const struct table *table)
{
    struct book b = { .table = table };
    int file = memfd_create("workbook", MFD_CLOEXEC);
    if (file < 0) {
        task_fail(t, "no memory for the workbook: %s", strerror(errno));
        return;
    }
    char *path = g_strdup_printf("/proc/self/fd/%d", file);
    lxw_error error = write_book(&b, path);
    if (error == LXW_NO_ERROR)
        take_bytes(t, file);
    else
        task_fail(t, "writing the workbook: %s", lxw_strerror(error));
    g_free(path);
    close(file);
}
