/* sheet.h - one white sheet to draw on, whatever it becomes: a picture or a PDF.
 *
 * It is measured in points (1/72 inch) and knows how many pixels a point has. */
#ifndef OFFICE_SHEET_H
#define OFFICE_SHEET_H

#include "office/task.h"

#include <cairo.h>

enum sheet_kind { SHEET_PNG, SHEET_PDF };

struct sheet {
    enum sheet_kind kind;
    cairo_surface_t *surface;
    cairo_t *cr; /* black ink; draw with this */
};

/* Begins a sheet whose bytes go to t->out. A PDF has one pixel a point. */
void sheet_init(struct sheet *s, struct task *t, enum sheet_kind kind, double width,
                double height, double pixels);
/* Names the document for who opens it; nothing for a picture. */
void sheet_title(struct sheet *s, const char *title);
/* Writes the sheet out; what went wrong since the beginning is said to the task. */
void sheet_fini(struct sheet *s, struct task *t);

#endif
