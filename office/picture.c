/* picture.c - how a school's weeks went, as one picture for a phone: panels below each
 * other, nothing told by colour alone (a filling and a hatching, a line, numbers at each
 * of them), no words smaller than can be read.
 *
 *   title, subtitle
 *   headings, kinds, notes, empty   a part a panel; at most four. Kinds: "bars" (value of
 *                                   second), "line" (percent), "parts" (value of second,
 *                                   the rest hatched), "goals" (percent, and the one
 * aimed at). `empty` stands where there are no points. full, hollow what the two fillings
 * of a panel mean, "" for none labels1 values1 seconds1 shown1 the points of the first
 * panel: below, how much, of how much ("" for what is not known), and the words that are
 * printed at it; labels2 ... of the second
 *
 * 1080 by 1350 pixels; the same job gives the same bytes. */
#include "office/picture.h"
#include "office/jobs.h"

#include <stdio.h>
#include <string.h>

enum { PANELS_MOST = 4, WORDS_MOST = 300, VALUE_MOST = 1000000 };

#define HEIGHT 1350.0
#define GAP    20.0

struct picture {
    const char *title, *subtitle;
    size_t count;
    struct panel panels[PANELS_MOST];
};

/* ---- what was asked --------------------------------------------------------------- */

static enum panel_kind kind_named(struct task *t, const char *name)
{
    static const char *const names[] = { "bars", "line", "parts", "goals" };
    for (size_t i = 0; i < COUNT(names); i++)
        if (strcmp(names[i], name) == 0)
            return (enum panel_kind)i;
    task_refuse(t, "kinds: there is none called \"%s\"", name);
    return PANEL_BARS;
}

static int value_of(struct task *t, const char *words, const char *field)
{
    const char *at = words;
    if (!*words)
        return NO_VALUE;
    int value = task_next_number(&at, VALUE_MOST);
    if (value < 0 || *at)
        task_refuse(t, "%s: \"%s\" is no number from 0 to %d", field, words, VALUE_MOST);
    return value;
}

/* The list of that name of the panel at that place; as long as its labels. */
static const cJSON *points_of(struct task *t, struct panel *p, const char *name,
                              size_t at, char field[20])
{
    snprintf(field, 20, "%s%zu", name, at + 1);
    const cJSON *list = task_list_if_any(t, field, POINTS_MOST, WORDS_MOST);
    size_t count = list ? (size_t)cJSON_GetArraySize(list) : 0;
    if (list && count && count != p->count)
        task_refuse(t, "%s: has %zu parts and not %zu", field, count, p->count);
    return list;
}

static void read_points(struct task *t, struct panel *p, size_t at)
{
    char field[20], seconds_field[20];
    snprintf(field, sizeof field, "labels%zu", at + 1);
    const cJSON *labels = task_list_if_any(t, field, POINTS_MOST, WORDS_MOST);
    p->count = labels ? (size_t)cJSON_GetArraySize(labels) : 0;
    const cJSON *shown = points_of(t, p, "shown", at, field);
    const cJSON *seconds = points_of(t, p, "seconds", at, seconds_field);
    const cJSON *values = points_of(t, p, "values", at, field);
    for (size_t i = 0; t->end == TASK_DONE && i < p->count; i++)
        p->points[i] = (struct point){
            .label = task_part(labels, i),
            .shown = task_part(shown, i),
            .value = value_of(t, task_part(values, i), field),
            .second = value_of(t, task_part(seconds, i), seconds_field),
        };
}

static void read_picture(struct task *t, struct picture *p)
{
    const cJSON *headings = task_list(t, "headings", PANELS_MOST, WORDS_MOST);
    const cJSON *kinds = task_list(t, "kinds", PANELS_MOST, WORDS_MOST);
    const cJSON *notes = task_list_if_any(t, "notes", PANELS_MOST, WORDS_MOST);
    const cJSON *empty = task_list_if_any(t, "empty", PANELS_MOST, WORDS_MOST);
    const cJSON *full = task_list_if_any(t, "full", PANELS_MOST, WORDS_MOST);
    const cJSON *hollow = task_list_if_any(t, "hollow", PANELS_MOST, WORDS_MOST);
    if (t->end != TASK_DONE)
        return;
    p->count = (size_t)cJSON_GetArraySize(headings);
    if (!p->count || p->count != (size_t)cJSON_GetArraySize(kinds))
        task_refuse(t, "kinds: has %d parts and not %zu", cJSON_GetArraySize(kinds),
                    p->count);
    for (size_t i = 0; t->end == TASK_DONE && i < p->count; i++) {
        struct panel *panel = &p->panels[i];
        panel->heading = task_part(headings, i);
        panel->kind = kind_named(t, task_part(kinds, i));
        panel->note = task_part(notes, i);
        panel->empty = task_part(empty, i);
        panel->full = task_part(full, i);
        panel->hollow = task_part(hollow, i);
        read_points(t, panel, i);
    }
}

/* ---- drawn ------------------------------------------------------------------------ */

static double draw_head(cairo_t *cr, const struct picture *p)
{
    static const struct text_style title = { PICTURE_SANS " Bold", 50, 1.0f };
    const double x = PICTURE_MARGIN;
    picture_ink(cr);
    cairo_rectangle(cr, x, 40, 72, 8);
    cairo_fill(cr);
    picture_words(cr, p->title, &title, LEFT, x, 58, PICTURE_COLUMN);
    picture_quiet(cr);
    picture_words(cr, p->subtitle, &picture_plain, LEFT, x, 122, PICTURE_COLUMN);
    return 172;
}

static void draw(cairo_t *cr, const struct picture *p)
{
    double y = draw_head(cr, p), wanted = 0;
    for (size_t i = 0; i < p->count; i++)
        wanted += panel_height(&p->panels[i]);
    const double room = HEIGHT - y - 30 - GAP * (double)p->count;
    for (size_t i = 0; i < p->count; i++) {
        double height = panel_height(&p->panels[i]) * room / wanted;
        picture_pale(cr);
        cairo_rectangle(cr, PICTURE_MARGIN, y, PICTURE_COLUMN, 2);
        cairo_fill(cr);
        panel_draw(cr, &p->panels[i], y + GAP / 2, height);
        y += height + GAP;
    }
}

void picture(struct task *t)
{
    struct picture p = {
        .title = task_words(t, "title", WORDS_MOST, NULL),
        .subtitle = task_words(t, "subtitle", WORDS_MOST, ""),
    };
    read_picture(t, &p);
    if (t->end != TASK_DONE)
        return;
    struct sheet sheet;
    sheet_init(&sheet, t, SHEET_PNG, PICTURE_WIDTH, HEIGHT, 1);
    draw(sheet.cr, &p);
    sheet_fini(&sheet, t);
}
