/* sheet.c - a cairo surface that ends as bytes in a task. */
#include "office/sheet.h"

#include <cairo-pdf.h>
#include <math.h>

static cairo_status_t add_bytes(void *owner, const unsigned char *bytes, unsigned len)
{
    struct buffer *out = owner;
    buffer_add(out, (const char *)bytes, len);
    return out->failed ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *surface_for(struct task *t, enum sheet_kind kind, double width,
                                    double height, double pixels)
{
    if (kind == SHEET_PDF)
        return cairo_pdf_surface_create_for_stream(add_bytes, &t->out, width, height);
    return cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)lround(width * pixels),
                                      (int)lround(height * pixels));
}

void sheet_init(struct sheet *s, struct task *t, enum sheet_kind kind, double width,
                double height, double pixels)
{
    s->kind = kind;
    s->surface = surface_for(t, kind, width, height, pixels);
    s->cr = cairo_create(s->surface);
    cairo_set_antialias(s->cr, CAIRO_ANTIALIAS_BEST);
    cairo_set_source_rgb(s->cr, 1, 1, 1);
    cairo_paint(s->cr);
    cairo_set_source_rgb(s->cr, 0, 0, 0);
    if (kind == SHEET_PNG)
        cairo_scale(s->cr, pixels, pixels);
}

void sheet_title(struct sheet *s, const char *title)
{
    if (s->kind == SHEET_PDF)
        cairo_pdf_surface_set_metadata(s->surface, CAIRO_PDF_METADATA_TITLE, title);
}

void sheet_fini(struct sheet *s, struct task *t)
{
    cairo_status_t drawn = cairo_status(s->cr);
    cairo_destroy(s->cr);
    if (s->kind == SHEET_PNG)
        cairo_surface_write_to_png_stream(s->surface, add_bytes, &t->out);
    cairo_surface_finish(s->surface);
    cairo_status_t written = cairo_surface_status(s->surface);
    cairo_surface_destroy(s->surface);
    if (drawn != CAIRO_STATUS_SUCCESS)
        task_fail(t, "drawing: %s", cairo_status_to_string(drawn));
    else if (written != CAIRO_STATUS_SUCCESS)
        task_fail(t, "writing the picture: %s", cairo_status_to_string(written));
}
