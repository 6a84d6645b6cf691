/* invitations.c - sheets of invitations, to be cut out and handed over: eight on an A4
 * page, each for one person by name.
 *
 * A card says who it is for, as what, and what to do; the code is read by a phone from an
 * arm's length, and the same link stands beside it in letters. The n-th part of each list
 * (name, role, link, until) is of the n-th card. Nothing of a card ever reaches its
 * neighbour: words shrink, and are cut off at its edge when they still do not fit. */
#include "office/jobs.h"
#include "office/qr.h"
#include "office/sheet.h"
#include "office/text.h"

#include <stdio.h>
#include <string.h>

enum { CARDS_MOST = 2000, WORDS_MOST = 400, COLUMNS = 2, ROWS = 4, ON_PAGE = 8 };

/* A4 in points; a picture is 150 pixels an inch. */
#define WIDTH  595.276
#define HEIGHT 841.89
#define PIXELS (1240.0 / WIDTH)
#define ACROSS (WIDTH / COLUMNS)
#define DOWN   (HEIGHT / ROWS)
#define MARGIN 13.0
#define GAP    5.0
#define CODE   135.0 /* three points a square, for any link of ours */
#define BESIDE (ACROSS - 2 * MARGIN - CODE - GAP)

#define SANS "PT Sans, DejaVu Sans, sans-serif"
#define MONO "PT Mono, DejaVu Sans Mono, monospace"

struct job {
    const char *title, *school, *how;
    const cJSON *name, *role, *link, *until;
    int count;
};

struct card {
    const char *name, *role, *link, *until;
};

/* ---- one card -----------------------------------------------------------------------
 */

static double draw_left(cairo_t *cr, PangoLayout *text, double x, double y)
{
    double height = text_height(text);
    text_draw_left(cr, text, x, y);
    text_free(text);
    return y + height;
}

/* In one line as wide as the card. */
static double draw_line(cairo_t *cr, const char *words, const char *font, double size,
                        double x, double y)
{
    const struct text_style style = { font, size, 1.0f };
    PangoLayout *text = text_line_new(cr, words, &style, ACROSS - 2 * MARGIN, size / 2);
    pango_layout_set_alignment(text, PANGO_ALIGN_LEFT);
    return draw_left(cr, text, x, y);
}

enum { BESIDE_LINES = 4 };

/* The words beside the code, at this scale; how high they are. */
static double lay_out(cairo_t *cr, const struct job *j, const struct card *c,
                      double scale, PangoLayout *out[BESIDE_LINES])
{
    const struct text_style school = { SANS " Bold", 9.5 * scale, 1.0f };
    const struct text_style plain = { SANS, 9.5 * scale, 1.0f };
    const struct text_style link = { MONO, 7.5 * scale, 1.0f };
    double height = (BESIDE_LINES - 1) * GAP;
    out[0] = text_left_new(cr, j->school, &school, BESIDE);
    out[1] = text_left_new(cr, j->how, &plain, BESIDE);
    out[2] = text_left_new(cr, c->until, &plain, BESIDE);
    out[3] = text_left_new(cr, c->link, &link, BESIDE);
    pango_layout_set_wrap(out[3], PANGO_WRAP_CHAR);
    for (int i = 0; i < BESIDE_LINES; i++)
        height += text_height(out[i]);
    return height;
}

static void free_lines(PangoLayout *lines[BESIDE_LINES])
{
    for (int i = 0; i < BESIDE_LINES; i++)
        text_free(lines[i]);
}

/* In a PDF the address can be clicked. It holds no quotes: task_links() saw to that. */
static void draw_link(cairo_t *cr, const struct card *c, PangoLayout *text, double x,
                      double y)
{
    char attributes[400];
    snprintf(attributes, sizeof attributes, "uri='%s'", c->link);
    cairo_tag_begin(cr, CAIRO_TAG_LINK, attributes);
    text_draw_left(cr, text, x, y);
    cairo_tag_end(cr, CAIRO_TAG_LINK);
}

static void draw_beside(cairo_t *cr, const struct job *j, const struct card *c, double x,
                        double y)
{
    PangoLayout *lines[BESIDE_LINES];
    double scale = 1.0;
    while (lay_out(cr, j, c, scale, lines) > CODE && scale > 0.5) {
        free_lines(lines);
        scale -= 0.05;
    }
    for (int i = 0; i < BESIDE_LINES; i++) {
        if (i == BESIDE_LINES - 1)
            draw_link(cr, c, lines[i], x, y);
        else
            text_draw_left(cr, lines[i], x, y);
        y += text_height(lines[i]) + GAP;
    }
    free_lines(lines);
}

static void draw_card(struct task *t, cairo_t *cr, const struct job *j,
                      const struct card *c, int place)
{
    double left = place % COLUMNS * ACROSS, top = (int)(place / COLUMNS) * DOWN;
    double x = left + MARGIN, y = top + MARGIN;
    double code = top + DOWN - MARGIN - CODE;
    cairo_save(cr);
    cairo_rectangle(cr, left, top, ACROSS, DOWN);
    cairo_clip(cr);
    y = draw_line(cr, j->title, SANS, 8.5, x, y);
    y = draw_line(cr, c->name, SANS " Bold", 15, x, y);
    draw_line(cr, c->role, SANS, 10, x, y);
    qr_draw(t, cr, c->link, x - GAP, code, CODE);
    draw_beside(cr, j, c, x + CODE + GAP, code + GAP);
    cairo_restore(cr);
}

/* ---- pages ----------------------------------------------------------------------------
 */

static void draw_cuts(cairo_t *cr)
{
    const double dashes[] = { 4, 4 };
    cairo_set_dash(cr, dashes, 2, 0);
    cairo_set_line_width(cr, 0.5);
    cairo_move_to(cr, ACROSS, 0);
    cairo_line_to(cr, ACROSS, HEIGHT);
    for (int i = 1; i < ROWS; i++) {
        cairo_move_to(cr, 0, i * DOWN);
        cairo_line_to(cr, WIDTH, i * DOWN);
    }
    cairo_stroke(cr);
}

static const char *next_part(const cJSON **at)
{
    const char *words = (*at)->valuestring;
    *at = (*at)->next;
    return words;
}

static void draw(struct task *t, struct sheet *sheet, const struct job *j)
{
    const cJSON *name = j->name->child, *role = j->role->child, *link = j->link->child;
    const cJSON *until = j->until->child;
    for (int i = 0; i < j->count; i++) {
        const struct card c = { next_part(&name), next_part(&role), next_part(&link),
                                next_part(&until) };
        if (i > 0 && i % ON_PAGE == 0)
            cairo_show_page(sheet->cr);
        if (i % ON_PAGE == 0)
            draw_cuts(sheet->cr);
        draw_card(t, sheet->cr, j, &c, i % ON_PAGE);
    }
}

static const cJSON *texts_of(struct task *t, const char *name, int *count)
{
    const cJSON *parts = strcmp(name, "link") == 0
                             ? task_links(t, name, CARDS_MOST)
                             : task_list(t, name, CARDS_MOST, WORDS_MOST);
    int found = parts ? cJSON_GetArraySize(parts) : 0;
    if (*count < 0)
        *count = found;
    else if (parts && found != *count)
        task_refuse(t, "%s: has %d parts and not %d", name, found, *count);
    return parts;
}

static struct job read_job(struct task *t)
{
    struct job j = { .count = -1 };
    j.title = task_words(t, "title", WORDS_MOST, NULL);
    j.school = task_words(t, "school", WORDS_MOST, NULL);
    j.how = task_words(t, "how", WORDS_MOST, NULL);
    j.name = texts_of(t, "name", &j.count);
    j.role = texts_of(t, "role", &j.count);
    j.link = texts_of(t, "link", &j.count);
    j.until = texts_of(t, "until", &j.count);
    if (t->end == TASK_DONE && !j.count)
        task_refuse(t, "name: there is nobody");
    return j;
}

void invitations(struct task *t)
{
    const char *format = task_words(t, "format", 3, "pdf");
    const struct job j = read_job(t);
    bool png = strcmp(format, "png") == 0;
    if (!png && strcmp(format, "pdf") != 0)
        task_refuse(t, "format: is neither png nor pdf");
    if (png && j.count > ON_PAGE)
        task_refuse(t, "format: a picture has room for %d", ON_PAGE);
    if (t->end != TASK_DONE || !j.name || !j.role || !j.link || !j.until)
        return;
    struct sheet sheet;
    sheet_init(&sheet, t, png ? SHEET_PNG : SHEET_PDF, WIDTH, HEIGHT, PIXELS);
    sheet_title(&sheet, j.title);
    draw(t, &sheet, &j);
    sheet_fini(&sheet, t);
}
