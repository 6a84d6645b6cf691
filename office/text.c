/* text.c - words set by pango. */
#include "office/text.h"

#include <stdbool.h>

/* Letters stand where the type designer put them, not on the nearest whole point. */
static void unhint(PangoLayout *text)
{
    PangoContext *context = pango_layout_get_context(text);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    pango_context_set_round_glyph_positions(context, FALSE);
    cairo_font_options_destroy(options);
    pango_layout_context_changed(text);
}

/* An address must show no hyphen that it does not have. */
static void forbid_hyphens(PangoLayout *text)
{
    PangoAttrList *attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    pango_layout_set_attributes(text, attributes);
    pango_attr_list_unref(attributes);
}

static PangoLayout *laid_out(cairo_t *cr, const char *words,
                             const struct text_style *style)
{
    PangoLayout *text = pango_cairo_create_layout(cr);
    PangoFontDescription *font = pango_font_description_from_string(style->font);
    pango_font_description_set_absolute_size(font, style->size * PANGO_SCALE);
    unhint(text);
    forbid_hyphens(text);
    pango_layout_set_font_description(text, font);
    pango_font_description_free(font);
    pango_layout_set_alignment(text, PANGO_ALIGN_CENTER);
    pango_layout_set_line_spacing(text, style->spacing);
    pango_layout_set_text(text, words, -1);
    return text;
}

/* May a line end at this space? Not after «в», «и», «на», which belong to the word that
 * follows, and not before a dash. */
static bool is_tie(const char *space, int letters_before)
{
    gunichar next = g_utf8_get_char(space + 1);
    return (letters_before >= 1 && letters_before <= 2) || next == 0x2014 ||
           next == 0x2013 || next == 0xB7;
}

static char *with_ties(const char *words)
{
    GString *tied = g_string_new(NULL);
    int letters = 0;
    for (const char *c = words; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        bool tie = letter == ' ' && is_tie(c, letters);
        g_string_append_unichar(tied, tie ? 0xA0 : letter);
        letters = g_unichar_isalpha(letter) ? letters + 1 : 0;
    }
    return g_string_free(tied, FALSE);
}

static bool fits(PangoLayout *text, int width, int lines)
{
    int used;
    pango_layout_set_width(text, width);
    pango_layout_get_size(text, &used, NULL);
    return used <= width && pango_layout_get_line_count(text) <= lines;
}

/* Narrows the text for as long as it needs no more lines: they come out even. */
static void balance(PangoLayout *text, int width)
{
    int lines = pango_layout_get_line_count(text);
    int narrow = width / 4, wide = width;
    while (wide - narrow > PANGO_SCALE) {
        int middle = narrow + (wide - narrow) / 2;
        if (fits(text, middle, lines))
            wide = middle;
        else
            narrow = middle;
    }
    pango_layout_set_width(text, wide);
}

PangoLayout *text_new(cairo_t *cr, const char *words, const struct text_style *style,
                      double width)
{
    char *tied = with_ties(words);
    PangoLayout *text = laid_out(cr, tied, style);
    int units = (int)(width * PANGO_SCALE);
    if (fits(text, units, G_MAXINT)) {
        balance(text, units);
    } else {
        // A word wider than the sheet: better broken than cut off.
        pango_layout_set_wrap(text, PANGO_WRAP_WORD_CHAR);
    }
    g_free(tied);
    return text;
}

PangoLayout *text_line_new(cairo_t *cr, const char *words, const struct text_style *style,
                           double width, double least)
{
    struct text_style smaller = *style;
    int units = (int)(width * PANGO_SCALE);
    PangoLayout *text = laid_out(cr, words, &smaller);
    pango_layout_set_wrap(text, PANGO_WRAP_CHAR);
    while (!fits(text, units, 1) && smaller.size - 0.5 >= least) {
        smaller.size -= 0.5;
        g_object_unref(text);
        text = laid_out(cr, words, &smaller);
        pango_layout_set_wrap(text, PANGO_WRAP_CHAR);
    }
    return text;
}

PangoLayout *text_left_new(cairo_t *cr, const char *words, const struct text_style *style,
                           double width)
{
    char *tied = with_ties(words);
    PangoLayout *text = laid_out(cr, tied, style);
    pango_layout_set_alignment(text, PANGO_ALIGN_LEFT);
    pango_layout_set_wrap(text, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(text, (int)(width * PANGO_SCALE));
    g_free(tied);
    return text;
}

double text_height(PangoLayout *text)
{
    int height;
    pango_layout_get_size(text, NULL, &height);
    return (double)height / PANGO_SCALE;
}

void text_draw(cairo_t *cr, PangoLayout *text, double x, double y)
{
    double width = (double)pango_layout_get_width(text) / PANGO_SCALE;
    cairo_move_to(cr, x - width / 2, y);
    pango_cairo_show_layout(cr, text);
}

void text_draw_left(cairo_t *cr, PangoLayout *text, double x, double y)
{
    cairo_move_to(cr, x, y);
    pango_cairo_show_layout(cr, text);
}

void text_free(PangoLayout *text)
{
    g_object_unref(text);
}
