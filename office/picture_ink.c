/* picture_ink.c - inks, words and fillings of a picture. */
#include "office/picture.h"

#define STROKE 3.0 /* pixels */
#define HALO   10.0
#define APART  12.0 /* the lines of a hatched box */

const struct text_style picture_plain = { PICTURE_SANS, PICTURE_WORDS, 1.0f };
const struct text_style picture_bold = { PICTURE_SANS " Bold", PICTURE_WORDS, 1.0f };

/* ---- inks and words --------------------------------------------------------------- */

void picture_ink(cairo_t *cr)
{
    cairo_set_source_rgb(cr, 0.07, 0.22, 0.36);
}

void picture_quiet(cairo_t *cr)
{
    cairo_set_source_rgb(cr, 0.32, 0.36, 0.41);
}

void picture_pale(cairo_t *cr)
{
    cairo_set_source_rgb(cr, 0.85, 0.88, 0.91);
}

void picture_accent(cairo_t *cr)
{
    cairo_set_source_rgb(cr, 0.72, 0.29, 0.04);
}

static double wide(PangoLayout *text)
{
    int width;
    pango_layout_get_size(text, &width, NULL);
    return (double)width / PANGO_SCALE;
}

/* White around each letter, so that a line behind does not run into them. */
static void draw_halo(cairo_t *cr, PangoLayout *text, double x, double y)
{
    cairo_save(cr);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_set_line_width(cr, HALO);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_move_to(cr, x, y);
    pango_cairo_layout_path(cr, text);
    cairo_stroke(cr);
    cairo_restore(cr);
}

static PangoLayout *one_line(cairo_t *cr, const char *words,
                             const struct text_style *style, double width)
{
    PangoLayout *text = text_line_new(cr, words, style, width, PICTURE_WORDS - 4);
    if (pango_layout_get_line_count(text) > 1)
        pango_layout_set_ellipsize(text, PANGO_ELLIPSIZE_END);
    pango_layout_set_alignment(text, PANGO_ALIGN_LEFT);
    return text;
}

void picture_words(cairo_t *cr, const char *words, const struct text_style *style,
                   enum align align, double x, double y, double width)
{
    if (!*words)
        return;
    PangoLayout *text = one_line(cr, words, style, width);
    double left = align == LEFT     ? x
                  : align == MIDDLE ? x - wide(text) / 2
                                    : x - wide(text);
    if (align == MIDDLE)
        draw_halo(cr, text, left, y);
    text_draw_left(cr, text, left, y);
    text_free(text);
}

/* ---- fillings --------------------------------------------------------------------- */

void picture_full_box(cairo_t *cr, double x, double y, double width, double height)
{
    picture_ink(cr);
    cairo_rectangle(cr, x, y, width, height);
    cairo_fill(cr);
}

void picture_outline(cairo_t *cr, double x, double y, double width, double height)
{
    picture_ink(cr);
    cairo_set_line_width(cr, STROKE);
    cairo_rectangle(cr, x + STROKE / 2, y + STROKE / 2, width - STROKE, height - STROKE);
    cairo_stroke(cr);
}

void picture_hatched_box(cairo_t *cr, double x, double y, double width, double height)
{
    cairo_save(cr);
    cairo_rectangle(cr, x, y, width, height);
    cairo_clip(cr);
    picture_ink(cr);
    cairo_set_line_width(cr, STROKE);
    for (int line = 0; line * APART < width + height; line++) {
        double at = x - height + line * APART;
        cairo_move_to(cr, at, y + height);
        cairo_line_to(cr, at + height, y);
    }
    cairo_stroke(cr);
    cairo_restore(cr);
    picture_outline(cr, x, y, width, height);
}

double picture_words_width(cairo_t *cr, const char *words, const struct text_style *style,
                           double width)
{
    PangoLayout *text = one_line(cr, words, style, width);
    double used = wide(text);
    text_free(text);
    return used;
}
