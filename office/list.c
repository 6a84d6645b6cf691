/* list.c - a table to be printed on A4: a title, what it is about, the columns' names on
 * every sheet, rows that are never torn apart, and on each sheet its number.
 *
 *   title, subtitle
 *   sides    "portrait" or "landscape"
 *   columns, rows  see grid.h
 *   widths   of each column, in parts of the whole: "3"; equal without the list
 *   empty    what stands there when there are no rows
 *   footer   what stands below left, on every sheet: who made it, and when
 *
 * A row whose first cell alone is not empty is a heading among the rows: a day. */
#include "office/grid.h"
#include "office/jobs.h"
#include "office/sheet.h"
#include "office/text.h"

#include <stdio.h>
#include <string.h>

enum { WORDS_MOST = 400, PARTS_MOST = 100 };

/* A4 in points */
#define SHORT_SIDE 595.276
#define LONG_SIDE  841.89
#define MARGIN     42.0
#define PAD        5.0
#define LINE       0.6

#define SANS "PT Sans, DejaVu Sans, sans-serif"

static const struct text_style big = { SANS " Bold", 18, 1.0f };
static const struct text_style small = { SANS, 9, 1.0f };
static const struct text_style cell = { SANS, 10.5, 1.0f };
static const struct text_style bold = { SANS " Bold", 10.5, 1.0f };

struct page {
    struct sheet sheet;
    const struct grid *grid;
    const char *footer;
    double width, height, y;
    double left[GRID_COLUMNS_MOST + 1]; /* of each column, and the right edge */
    int number;
};

/* ---- what was asked --------------------------------------------------------------- */

static void set_columns(struct task *t, struct page *p)
{
    const cJSON *widths = task_list_if_any(t, "widths", GRID_COLUMNS_MOST, 10);
    const size_t columns = p->grid->columns;
    int parts[GRID_COLUMNS_MOST], all = 0;
    for (size_t j = 0; j < columns; j++) {
        const char *words = task_part(widths, j);
        parts[j] = *words ? task_next_number(&words, PARTS_MOST) : 1;
        if (parts[j] <= 0)
            task_refuse(t, "widths: \"%s\" is no number from 1 to %d", words, PARTS_MOST);
        all += parts[j];
    }
    p->left[0] = MARGIN;
    for (size_t j = 0; j < columns; j++)
        p->left[j + 1] = p->left[j] + (p->width - 2 * MARGIN) * parts[j] / all;
}

/* ---- a sheet ---------------------------------------------------------------------- */

static double words_at(struct page *p, const char *words, const struct text_style *style,
                       double x, double y, double width, bool draws)
{
    PangoLayout *text = text_left_new(p->sheet.cr, words, style, width);
    double height = text_height(text);
    if (draws)
        text_draw_left(p->sheet.cr, text, x, y);
    text_free(text);
    return height;
}

static void rule(struct page *p, double y, double thick)
{
    cairo_rectangle(p->sheet.cr, MARGIN, y, p->width - 2 * MARGIN, thick);
    cairo_fill(p->sheet.cr);
}

static void end_page(struct page *p)
{
    char number[20];
    const double y = p->height - MARGIN + 10;
    snprintf(number, sizeof number, "%d", p->number);
    words_at(p, p->footer, &small, MARGIN, y, p->width - 2 * MARGIN - 60, true);
    words_at(p, number, &small, p->width - MARGIN - 20, y, 40, true);
}

/* One row of cells; how high it is. */
static double cells(struct page *p, const char *const *words,
                    const struct text_style *style, bool draws)
{
    double height = 0;
    for (size_t j = 0; j < p->grid->columns; j++) {
        double width = p->left[j + 1] - p->left[j] - 2 * PAD;
        double each = words_at(p, words[j] ? words[j] : "", style, p->left[j] + PAD,
                               p->y + PAD, width, draws);
        height = each > height ? each : height;
    }
    return height + 2 * PAD;
}

static void head_row(struct page *p)
{
    p->y += cells(p, p->grid->names, &bold, true);
    rule(p, p->y, 2 * LINE);
}

static void new_page(struct page *p)
{
    end_page(p);
    cairo_show_page(p->sheet.cr);
    p->number++;
    p->y = MARGIN;
    head_row(p);
}

/* ---- rows ------------------------------------------------------------------------- */

static bool is_heading(const struct grid *g, size_t row)
{
    for (size_t j = 1; j < g->columns; j++)
        if (*g->cells[row][j])
            return false;
    return g->columns > 1 && g->cells[row][0] && *g->cells[row][0];
}

static double heading(struct page *p, size_t row, bool draws)
{
    return 3 * PAD + words_at(p, p->grid->cells[row][0], &bold, MARGIN + PAD,
                              p->y + 2 * PAD, p->width - 2 * MARGIN - 2 * PAD, draws);
}

static double row_at(struct page *p, size_t row, bool draws)
{
    if (is_heading(p->grid, row))
        return heading(p, row, draws);
    return cells(p, (const char *const *)p->grid->cells[row], &cell, draws);
}

static void put_row(struct page *p, size_t row)
{
    double height = row_at(p, row, false);
    /* a heading does not stay behind without the first row below it */
    double more = is_heading(p->grid, row) && row + 1 < p->grid->rows
                      ? row_at(p, row + 1, false)
                      : 0;
    if (p->y + height + more > p->height - MARGIN)
        new_page(p);
    row_at(p, row, true);
    p->y += height;
    rule(p, p->y, LINE / 2);
}

static void draw(struct task *t, struct page *p, const char *title)
{
    const double wide = p->width - 2 * MARGIN;
    const char *subtitle = task_words(t, "subtitle", WORDS_MOST, "");
    const char *empty = task_words(t, "empty", WORDS_MOST, "");
    sheet_title(&p->sheet, title);
    p->y += words_at(p, title, &big, MARGIN, p->y, wide, true) + 2;
    if (*subtitle)
        p->y += words_at(p, subtitle, &cell, MARGIN, p->y, wide, true);
    p->y += 10;
    head_row(p);
    for (size_t i = 0; i < p->grid->rows; i++)
        put_row(p, i);
    if (!p->grid->rows)
        words_at(p, empty, &cell, MARGIN + PAD, p->y + 2 * PAD, wide, true);
    end_page(p);
}

static void print(struct task *t, const struct grid *g, const char *title)
{
    const char *sides = task_words(t, "sides", 20, "portrait");
    const bool wide = strcmp(sides, "landscape") == 0;
    struct page p = { .grid = g,
                      .footer = task_words(t, "footer", WORDS_MOST, ""),
                      .width = wide ? LONG_SIDE : SHORT_SIDE,
                      .height = wide ? SHORT_SIDE : LONG_SIDE,
                      .y = MARGIN,
                      .number = 1 };
    if (!wide && strcmp(sides, "portrait") != 0)
        task_refuse(t, "sides: are neither portrait nor landscape");
    set_columns(t, &p);
    if (t->end != TASK_DONE)
        return;
    sheet_init(&p.sheet, t, SHEET_PDF, p.width, p.height, 1);
    draw(t, &p, title);
    sheet_fini(&p.sheet, t);
}

void list(struct task *t)
{
    struct grid g;
    const char *title = task_words(t, "title", WORDS_MOST, NULL);
    if (grid_init(&g, t))
        print(t, &g, title);
    grid_fini(&g);
}
