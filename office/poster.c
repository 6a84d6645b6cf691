/* poster.c - the sheet on the wall: a title, a few lines, a code that a phone reads from
 * two metres, the same link in letters, a quiet footer.
 *
 * Everything is centred and black on white, for the printer in the school office. The
 * words are set as large as they can be while the code stays large too. */
#include "office/jobs.h"
#include "office/qr.h"
#include "office/sheet.h"
#include "office/text.h"

#include <stdio.h>
#include <string.h>

enum { LINES_MOST = 12, WORDS_MOST = 600 };

/* A4 in points; the picture is 1240 by 1754 pixels, 150 an inch. */
#define WIDTH        595.276
#define HEIGHT       841.89
#define PIXELS       (1240.0 / WIDTH)
#define MIDDLE       (WIDTH / 2)
#define MARGIN       62.0
#define COLUMN       (WIDTH - 2 * MARGIN)
#define BAR_WIDTH    64.0
#define BAR_HEIGHT   6.0
#define CODE_MOST    390.0
#define CODE_GOOD    250.0 /* words shrink before the code does */
#define CODE_LEAST   180.0 /* below this a phone must come too near */
#define GAP_LEAST    24.0
#define FRAME_ROUND  18.0
#define FRAME_STROKE 3.0

#define SANS "PT Sans, DejaVu Sans, sans-serif"
#define MONO "PT Mono, DejaVu Sans Mono, monospace"

struct poster {
    const char *title, *link, *footer;
    const cJSON *lines;
};

/* The words of a poster, laid out at one scale. */
struct layout {
    PangoLayout *title, *lines[LINES_MOST], *link, *footer;
    size_t line_count;
    double title_gap, line_gap, link_gap;
    double head;   /* height of title and lines */
    double bottom; /* where the footer begins */
    double code;   /* side of the code's frame */
};

static void measure(struct layout *l, double scale)
{
    l->title_gap = 26 * scale;
    l->line_gap = 14 * scale;
    l->link_gap = 18;
    l->head = BAR_HEIGHT + l->title_gap + text_height(l->title);
    for (size_t i = 0; i < l->line_count; i++)
        l->head += (i ? l->line_gap : l->title_gap) + text_height(l->lines[i]);
    l->bottom = HEIGHT - MARGIN - text_height(l->footer);
    double room =
        l->bottom - MARGIN - l->head - 2 * GAP_LEAST - l->link_gap - text_height(l->link);
    l->code = room < CODE_MOST ? room : CODE_MOST;
}

static void layout_init(struct layout *l, cairo_t *cr, const struct poster *p,
                        double scale)
{
    const struct text_style title = { SANS " Bold", 50 * scale, 0.88f };
    const struct text_style line = { SANS, 22 * scale, 1.04f };
    const struct text_style link = { MONO " Bold", 21, 1.1f };
    const struct text_style footer = { SANS, 12, 1.1f };
    *l = (struct layout){ 0 };
    l->title = text_new(cr, p->title, &title, COLUMN);
    for (const cJSON *item = p->lines->child; item; item = item->next)
        l->lines[l->line_count++] = text_new(cr, item->valuestring, &line, COLUMN);
    l->link = text_line_new(cr, p->link, &link, COLUMN, 11);
    l->footer = text_new(cr, p->footer, &footer, COLUMN);
    measure(l, scale);
}

static void layout_fini(struct layout *l)
{
    text_free(l->title);
    for (size_t i = 0; i < l->line_count; i++)
        text_free(l->lines[i]);
    text_free(l->link);
    text_free(l->footer);
}

/* The largest words that leave the code large; false when nothing helps. */
static bool fit(struct layout *l, cairo_t *cr, const struct poster *p)
{
    for (double scale = 1.0;; scale -= 0.05) {
        layout_init(l, cr, p, scale);
        if (l->code >= CODE_GOOD)
            return true;
        if (scale <= 0.5)
            return l->code >= CODE_LEAST;
        layout_fini(l);
    }
}

static double draw_head(cairo_t *cr, const struct layout *l)
{
    double y = MARGIN;
    cairo_rectangle(cr, MIDDLE - BAR_WIDTH / 2, y, BAR_WIDTH, BAR_HEIGHT);
    cairo_fill(cr);
    y += BAR_HEIGHT + l->title_gap;
    text_draw(cr, l->title, MIDDLE, y);
    y += text_height(l->title);
    for (size_t i = 0; i < l->line_count; i++) {
        y += i ? l->line_gap : l->title_gap;
        text_draw(cr, l->lines[i], MIDDLE, y);
        y += text_height(l->lines[i]);
    }
    return y;
}

static void draw_frame(cairo_t *cr, double x, double y, double side)
{
    const double quarter = 3.14159265358979 / 2, r = FRAME_ROUND;
    cairo_new_sub_path(cr);
    cairo_arc(cr, x + side - r, y + r, r, -quarter, 0);
    cairo_arc(cr, x + side - r, y + side - r, r, 0, quarter);
    cairo_arc(cr, x + r, y + side - r, r, quarter, 2 * quarter);
    cairo_arc(cr, x + r, y + r, r, 2 * quarter, 3 * quarter);
    cairo_close_path(cr);
    cairo_set_line_width(cr, FRAME_STROKE);
    cairo_stroke(cr);
}

/* In a PDF the address can be clicked. It holds no quotes: task_link() saw to that. */
static void draw_link(cairo_t *cr, const struct poster *p, PangoLayout *text, double y)
{
    char attributes[400];
    snprintf(attributes, sizeof attributes, "uri='%s'", p->link);
    cairo_tag_begin(cr, CAIRO_TAG_LINK, attributes);
    text_draw(cr, text, MIDDLE, y);
    cairo_tag_end(cr, CAIRO_TAG_LINK);
}

static void draw(struct task *t, struct sheet *sheet, const struct poster *p)
{
    struct layout l;
    if (fit(&l, sheet->cr, p)) {
        double y = draw_head(sheet->cr, &l), x = MIDDLE - l.code / 2;
        double below = l.code + l.link_gap + text_height(l.link);
        y += (l.bottom - y - below) / 2;
        draw_frame(sheet->cr, x, y, l.code);
        qr_draw(t, sheet->cr, p->link, x, y, l.code);
        draw_link(sheet->cr, p, l.link, y + l.code + l.link_gap);
        text_draw(sheet->cr, l.footer, MIDDLE, l.bottom);
    } else {
        task_refuse(t, "lines: there are too many words for one sheet");
    }
    layout_fini(&l);
}

void poster(struct task *t)
{
    const char *format = task_words(t, "format", 3, "png");
    const struct poster p = {
        .title = task_words(t, "title", WORDS_MOST, NULL),
        .lines = task_list(t, "lines", LINES_MOST, WORDS_MOST),
        .link = task_link(t, "link"),
        .footer = task_words(t, "footer", WORDS_MOST, ""),
    };
    if (strcmp(format, "png") != 0 && strcmp(format, "pdf") != 0)
        task_refuse(t, "format: is neither png nor pdf");
    if (t->end != TASK_DONE)
        return;
    struct sheet sheet;
    enum sheet_kind kind = strcmp(format, "pdf") == 0 ? SHEET_PDF : SHEET_PNG;
    sheet_init(&sheet, t, kind, WIDTH, HEIGHT, PIXELS);
    sheet_title(&sheet, p.title);
    draw(t, &sheet, &p);
    sheet_fini(&sheet, t);
}
