/* picture_panel.c - bars, a line, parts of a whole, and how near a goal is. */
#include "office/picture.h"

#include <string.h>

#define HEADING 44.0 /* pixels, each of these */
#define WORDS   38.0
#define MARK    26.0 /* the side of a sign in a legend */
#define NOTE    46.0
#define GOAL    76.0 /* a row of goals */

static const struct text_style heading = { PICTURE_SANS " Bold", 34, 1.0f };

/* ---- the head of a panel ---------------------------------------------------------- */

static double legend_sign(cairo_t *cr, const struct panel *p, bool is_full, double x,
                          double y)
{
    const char *words = is_full ? p->full : p->hollow;
    if (!*words)
        return x;
    if (is_full)
        picture_full_box(cr, x, y, MARK, MARK);
    else if (p->kind == PANEL_PARTS)
        picture_hatched_box(cr, x, y, MARK, MARK);
    else
        picture_outline(cr, x, y, MARK, MARK);
    picture_quiet(cr);
    picture_words(cr, words, &picture_plain, LEFT, x + MARK + 10, y - 7,
                  PICTURE_COLUMN / 2 - MARK - 10);
    return x + MARK + 44 +
           picture_words_width(cr, words, &picture_plain, PICTURE_COLUMN / 2);
}

static bool has_legend(const struct panel *p)
{
    return p->count && (*p->full || *p->hollow);
}

static double draw_head(cairo_t *cr, const struct panel *p, double y)
{
    const double x = PICTURE_MARGIN;
    picture_ink(cr);
    picture_words(cr, p->heading, &heading, LEFT, x, y, PICTURE_COLUMN);
    y += HEADING;
    if (!has_legend(p))
        return y;
    legend_sign(cr, p, false, legend_sign(cr, p, true, x, y + 7), y + 7);
    return y + WORDS + 4;
}

/* ---- weeks beside each other ------------------------------------------------------ */

/* Where the points of a panel stand: columns between the words above and below. */
struct plot {
    const struct panel *panel;
    double top, bottom, step;
    int most;
};

static struct plot plot_of(const struct panel *p, double top, double bottom)
{
    struct plot plot = { p, top + WORDS, bottom - WORDS - 6,
                         PICTURE_COLUMN / (double)p->count, 1 };
    for (size_t i = 0; i < p->count; i++) {
        const struct point *at = &p->points[i];
        plot.most = at->value > plot.most ? at->value : plot.most;
        plot.most = at->second > plot.most ? at->second : plot.most;
    }
    if (p->kind == PANEL_LINE) {
        plot.most = 100;
        plot.top += 16; // the words stand above a dot
    }
    return plot;
}

static double middle_of(const struct plot *plot, size_t i)
{
    return PICTURE_MARGIN + plot->step * ((double)i + 0.5);
}

static double height_of(const struct plot *plot, int value)
{
    return value <= 0 ? 0 : (plot->bottom - plot->top) * value / plot->most;
}

static void draw_words(cairo_t *cr, const struct plot *plot, size_t i, double top)
{
    const struct point *at = &plot->panel->points[i];
    const double x = middle_of(plot, i), width = plot->step - 8;
    picture_ink(cr);
    picture_words(cr, at->shown, &picture_bold, MIDDLE, x, top - WORDS, width);
    picture_quiet(cr);
    picture_words(cr, at->label, &picture_plain, MIDDLE, x, plot->bottom + 8, width);
}

static void draw_ground(cairo_t *cr, const struct plot *plot)
{
    picture_quiet(cr);
    cairo_rectangle(cr, PICTURE_MARGIN, plot->bottom - 1, PICTURE_COLUMN, 2);
    cairo_fill(cr);
}

/* Held within what was to be held; or in time, and hatched above it what was not. */
static void draw_bar(cairo_t *cr, const struct plot *plot, size_t i)
{
    const struct point *at = &plot->panel->points[i];
    const double width = plot->step * 0.5, x = middle_of(plot, i) - width / 2;
    const double value = height_of(plot, at->value), whole = height_of(plot, at->second);
    if (whole > value && plot->panel->kind == PANEL_PARTS)
        picture_hatched_box(cr, x, plot->bottom - whole, width, whole - value);
    else if (whole > value)
        picture_outline(cr, x, plot->bottom - whole, width, whole);
    picture_full_box(cr, x, plot->bottom - value, width, value);
    if (whole > 0 && whole < value) { // more than was to be: its mark is cut out
        cairo_set_source_rgb(cr, 1, 1, 1);
        cairo_rectangle(cr, x, plot->bottom - whole - 2, width, 4);
        cairo_fill(cr);
    }
    draw_words(cr, plot, i, plot->bottom - (value > whole ? value : whole));
}

static void draw_bars(cairo_t *cr, const struct plot *plot)
{
    draw_ground(cr, plot);
    for (size_t i = 0; i < plot->panel->count; i++)
        draw_bar(cr, plot, i);
}

/* ---- a line ----------------------------------------------------------------------- */

static void draw_dot(cairo_t *cr, double x, double y)
{
    cairo_new_sub_path(cr);
    cairo_arc(cr, x, y, 9, 0, 6.283185307179586);
    cairo_fill(cr);
}

/* Half, and all of it: what a height is read by. */
static void draw_levels(cairo_t *cr, const struct plot *plot)
{
    picture_pale(cr);
    for (int level = 50; level <= 100; level += 50) {
        cairo_rectangle(cr, PICTURE_MARGIN, plot->bottom - height_of(plot, level) - 1,
                        PICTURE_COLUMN, 2);
        cairo_fill(cr);
    }
}

static void draw_line(cairo_t *cr, const struct plot *plot)
{
    const struct panel *p = plot->panel;
    draw_levels(cr, plot);
    draw_ground(cr, plot);
    picture_ink(cr);
    cairo_set_line_width(cr, 5);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    for (size_t i = 0; i < p->count; i++) {
        const double y = plot->bottom - height_of(plot, p->points[i].value);
        if (p->points[i].value == NO_VALUE)
            continue;
        if (i && p->points[i - 1].value != NO_VALUE)
            cairo_line_to(cr, middle_of(plot, i), y);
        else
            cairo_move_to(cr, middle_of(plot, i), y);
    }
    cairo_stroke(cr);
    for (size_t i = 0; i < p->count; i++) {
        const double height = height_of(plot, p->points[i].value);
        picture_ink(cr);
        if (p->points[i].value != NO_VALUE)
            draw_dot(cr, middle_of(plot, i), plot->bottom - height);
        draw_words(cr, plot, i, plot->bottom - height - 10);
    }
}

/* ---- goals ------------------------------------------------------------------------ */

/* A triangle from above, and a line across: it is seen without its colour. */
static void draw_aim(cairo_t *cr, double x, double y, double height)
{
    picture_accent(cr);
    cairo_rectangle(cr, x - 2.5, y - 6, 5, height + 12);
    cairo_fill(cr);
    cairo_move_to(cr, x - 12, y - 14);
    cairo_line_to(cr, x + 12, y - 14);
    cairo_line_to(cr, x, y + 2);
    cairo_close_path(cr);
    cairo_fill(cr);
}

static void draw_goal(cairo_t *cr, const struct point *at, double y, double height)
{
    const double x = PICTURE_MARGIN, bar = height - WORDS - 14, top = y + WORDS + 8;
    const double share = at->value < 0 ? 0 : at->value > 100 ? 1 : at->value / 100.0;
    picture_ink(cr);
    picture_words(cr, at->label, &picture_plain, LEFT, x, y, PICTURE_COLUMN * 0.58);
    picture_words(cr, at->shown, &picture_bold, RIGHT, x + PICTURE_COLUMN, y,
                  PICTURE_COLUMN * 0.4);
    picture_outline(cr, x, top, PICTURE_COLUMN, bar);
    picture_full_box(cr, x, top, PICTURE_COLUMN * share, bar);
    if (at->second > 0 && at->second <= 100)
        draw_aim(cr, x + PICTURE_COLUMN * at->second / 100.0, top, bar);
}

static void draw_goals(cairo_t *cr, const struct panel *p, double top, double bottom)
{
    double each = (bottom - top) / (double)p->count;
    for (size_t i = 0; i < p->count; i++)
        draw_goal(cr, &p->points[i], top + each * (double)i, each < 100 ? each : 100);
}

/* ---- a panel ---------------------------------------------------------------------- */

static void draw_empty(cairo_t *cr, const struct panel *p, double top, double bottom)
{
    static const double dashes[] = { 10, 8 };
    cairo_save(cr);
    picture_quiet(cr);
    cairo_set_line_width(cr, 2);
    cairo_set_dash(cr, dashes, 2, 0);
    cairo_rectangle(cr, PICTURE_MARGIN + 1, top + 6, PICTURE_COLUMN - 2,
                    bottom - top - 12);
    cairo_stroke(cr);
    cairo_restore(cr);
    picture_quiet(cr);
    picture_words(cr, p->empty, &picture_plain, MIDDLE, PICTURE_WIDTH / 2,
                  (top + bottom) / 2 - 20, PICTURE_COLUMN - 40);
}

double panel_height(const struct panel *p)
{
    double height = HEADING + (*p->note ? NOTE : 0) + (has_legend(p) ? WORDS + 4 : 0);
    if (!p->count)
        return height + 90;
    if (p->kind == PANEL_GOALS)
        return height + GOAL * (double)p->count;
    return height + 2 * WORDS + 110;
}

void panel_draw(cairo_t *cr, const struct panel *p, double y, double height)
{
    const double top = draw_head(cr, p, y), bottom = y + height - (*p->note ? NOTE : 0);
    if (!p->count) {
        draw_empty(cr, p, top, bottom);
    } else if (p->kind == PANEL_GOALS) {
        draw_goals(cr, p, top, bottom);
    } else {
        struct plot plot = plot_of(p, top, bottom);
        if (p->kind == PANEL_LINE)
            draw_line(cr, &plot);
        else
            draw_bars(cr, &plot);
    }
    picture_quiet(cr);
    picture_words(cr, p->note, &picture_plain, LEFT, PICTURE_MARGIN, bottom + 6,
                  PICTURE_COLUMN);
}
