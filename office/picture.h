/* picture.h - the panels of a picture, each drawn in a strip of its own. */
#ifndef OFFICE_PICTURE_H
#define OFFICE_PICTURE_H

#include "office/sheet.h"
#include "office/text.h"

enum { POINTS_MOST = 10, NO_VALUE = -1 };

struct panel {
    enum panel_kind { PANEL_BARS, PANEL_LINE, PANEL_PARTS, PANEL_GOALS } kind;
    const char *heading, *note, *empty;
    const char *full, *hollow; /* what the two fillings mean; "" for none */
    size_t count;
    struct point {
        const char *label, *shown;
        int value, second; /* NO_VALUE: not known */
    } points[POINTS_MOST];
};

#define PICTURE_SANS   "PT Sans, DejaVu Sans, sans-serif"
#define PICTURE_WIDTH  1080.0
#define PICTURE_MARGIN 48.0
#define PICTURE_COLUMN (PICTURE_WIDTH - 2 * PICTURE_MARGIN)
#define PICTURE_WORDS  28.0 /* pixels; smaller is not read on a phone */

/* The inks: each differs from the others in grey, too. */
void picture_ink(cairo_t *cr);    /* words, fillings */
void picture_quiet(cairo_t *cr);  /* words that matter less */
void picture_pale(cairo_t *cr);   /* lines behind */
void picture_accent(cairo_t *cr); /* a goal */
/* One line of words with its left edge, middle or right edge at x, its top at y, set
 * smaller or cut short when it is wider than that. What stands in the middle of something
 * has white around it. */
enum align { LEFT, MIDDLE, RIGHT };
void picture_words(cairo_t *cr, const char *words, const struct text_style *style,
                   enum align align, double x, double y, double width);
extern const struct text_style picture_plain, picture_bold;
/* How wide that line is. */
double picture_words_width(cairo_t *cr, const char *words, const struct text_style *style,
                           double width);
/* Boxes that differ without a colour: full, empty, hatched. */
void picture_full_box(cairo_t *cr, double x, double y, double width, double height);
void picture_outline(cairo_t *cr, double x, double y, double width, double height);
void picture_hatched_box(cairo_t *cr, double x, double y, double width, double height);

/* How high it is at least, in pixels. */
double panel_height(const struct panel *p);
/* Draws it in the strip from y on, that high. */
void panel_draw(cairo_t *cr, const struct panel *p, double y, double height);

#endif
