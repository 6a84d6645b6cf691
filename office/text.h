/* text.h - words set as a printer would: a short word never left alone at the end of a
 * line; on a poster centred, with lines of even length. Sizes are points. */
#ifndef OFFICE_TEXT_H
#define OFFICE_TEXT_H

#include <cairo.h>
#include <pango/pangocairo.h>

struct text_style {
    const char *font; /* families and weight: "PT Sans, sans-serif Bold" */
    double size;
    float spacing; /* from line to line, 1 is the font's own */
};

/* Words laid out within the width; the caller frees it by text_free(). */
PangoLayout *text_new(cairo_t *cr, const char *words, const struct text_style *style,
                      double width);
/* The same in one line, smaller if it must be, down to `least`; then it is broken
 * between any two letters. For an address, which has no spaces. */
PangoLayout *text_line_new(cairo_t *cr, const char *words, const struct text_style *style,
                           double width, double least);
/* Words as a letter has them: from the left, lines as long as the width. */
PangoLayout *text_left_new(cairo_t *cr, const char *words, const struct text_style *style,
                           double width);
double text_height(PangoLayout *text);
/* Draws it with its middle at x and its top at y. */
void text_draw(cairo_t *cr, PangoLayout *text, double x, double y);
/* The same with its left edge at x. */
void text_draw_left(cairo_t *cr, PangoLayout *text, double x, double y);
void text_free(PangoLayout *text);

#endif
