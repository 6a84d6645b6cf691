/* agreement.c - an agreement to be printed and signed by hand: a title, what was agreed,
 * the text, and for each side a line to sign on. As many sheets of A4 as it takes; a
 * side's lines are never torn apart.
 *
 * Black on white, left-aligned, in the size that an office prints letters in. */
#include "office/jobs.h"
#include "office/sheet.h"
#include "office/text.h"

#include <stdio.h>

enum { TERMS_MOST = 60, TEXT_MOST = 80, SIDES_MOST = 60, WORDS_MOST = 4000, SHORT = 400 };

/* A4 in points */
#define WIDTH  595.276
#define HEIGHT 841.89
#define MARGIN 62.0
#define COLUMN (WIDTH - 2 * MARGIN)
#define BOTTOM (HEIGHT - MARGIN - 20)
#define LINE   0.6
#define SIGNED 250.0 /* the line for a signature; the rest is for a date */

#define SERIF "PT Serif, DejaVu Serif, serif"
#define SANS  "PT Sans, DejaVu Sans, sans-serif"

static const struct text_style heading = { SANS " Bold", 17, 1.0f };
static const struct text_style small = { SANS, 9, 1.0f };
static const struct text_style fact = { SANS, 10.5, 1.05f };
static const struct text_style body = { SERIF, 10.5, 1.1f };

struct paper {
    struct sheet sheet;
    double y;
    int page;
};

static void number_page(struct paper *p)
{
    char words[16];
    snprintf(words, sizeof words, "%d", p->page);
    PangoLayout *text = text_left_new(p->sheet.cr, words, &small, COLUMN);
    text_draw_left(p->sheet.cr, text, WIDTH / 2, HEIGHT - MARGIN);
    text_free(text);
}

/* So much will fit below; else a new sheet begins. */
static void make_room(struct paper *p, double height)
{
    if (p->y + height <= BOTTOM)
        return;
    number_page(p);
    cairo_show_page(p->sheet.cr);
    p->page++;
    p->y = MARGIN;
}

static void put(struct paper *p, const char *words, const struct text_style *style,
                double after)
{
    PangoLayout *text = text_left_new(p->sheet.cr, words, style, COLUMN);
    make_room(p, text_height(text));
    text_draw_left(p->sheet.cr, text, MARGIN, p->y);
    p->y += text_height(text) + after;
    text_free(text);
}

static void put_all(struct paper *p, const cJSON *list, const struct text_style *style,
                    double after)
{
    for (const cJSON *item = list->child; item; item = item->next)
        put(p, item->valuestring, style, after);
    p->y += after;
}

static void rule(struct paper *p, double from, double to)
{
    cairo_set_line_width(p->sheet.cr, LINE);
    cairo_move_to(p->sheet.cr, from, p->y);
    cairo_line_to(p->sheet.cr, to, p->y);
    cairo_stroke(p->sheet.cr);
}

static void label(struct paper *p, const char *words, double x)
{
    PangoLayout *text = text_left_new(p->sheet.cr, words, &small, COLUMN);
    text_draw_left(p->sheet.cr, text, x, p->y + 2);
    text_free(text);
}

/* Who, how they accepted, and two lines for the hand: all on one sheet. */
static void put_side(struct paper *p, const char *who, const char *accepted,
                     const char *sign, const char *date)
{
    make_room(p, 84);
    put(p, who, &fact, 1);
    if (*accepted)
        put(p, accepted, &small, 0);
    p->y += 26;
    rule(p, MARGIN, MARGIN + SIGNED);
    rule(p, MARGIN + SIGNED + 30, WIDTH - MARGIN);
    label(p, sign, MARGIN);
    label(p, date, MARGIN + SIGNED + 30);
    p->y += 26;
}

static void put_sides(struct paper *p, const cJSON *sides, const cJSON *accepted,
                      const char *sign, const char *date)
{
    const cJSON *when = accepted->child;
    for (const cJSON *who = sides->child; who; who = who->next) {
        put_side(p, who->valuestring, when ? when->valuestring : "", sign, date);
        when = when ? when->next : NULL;
    }
}

void agreement(struct task *t)
{
    const char *title = task_words(t, "title", SHORT, NULL);
    const char *about = task_words(t, "about", SHORT, "");
    const cJSON *terms = task_list(t, "terms", TERMS_MOST, WORDS_MOST);
    const cJSON *text = task_list(t, "text", TEXT_MOST, WORDS_MOST);
    const cJSON *sides = task_list(t, "sides", SIDES_MOST, SHORT);
    const cJSON *accepted = task_list(t, "accepted", SIDES_MOST, SHORT);
    const char *sign = task_words(t, "sign", SHORT, "");
    const char *date = task_words(t, "date", SHORT, "");
    if (t->end != TASK_DONE)
        return;
    struct paper p = { .y = MARGIN, .page = 1 };
    sheet_init(&p.sheet, t, SHEET_PDF, WIDTH, HEIGHT, 1);
    sheet_title(&p.sheet, title);
    put(&p, title, &heading, 4);
    put(&p, about, &small, 14);
    put_all(&p, terms, &fact, 3);
    p.y += 8;
    put_all(&p, text, &body, 7);
    p.y += 8;
    put_sides(&p, sides, accepted, sign, date);
    number_page(&p);
    sheet_fini(&p.sheet, t);
}
