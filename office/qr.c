/* qr.c - a QR code drawn with cairo, and the job that makes a picture of nothing else. */
#include "office/qr.h"
#include "office/jobs.h"
#include "office/sheet.h"

#include <errno.h>
#include <math.h>
#include <qrencode.h>
#include <string.h>

enum { PICTURE_SIDE = 600 };

/* All squares are one path: drawn apart, a viewer shows hairlines between them. */
static void add_modules(cairo_t *cr, const QRcode *code, double x, double y, double size)
{
    for (int row = 0; row < code->width; row++)
        for (int column = 0; column < code->width; column++)
            if (code->data[row * code->width + column] & 1)
                cairo_rectangle(cr, x + column * size, y + row * size, size, size);
}

static void draw(cairo_t *cr, const QRcode *code, double x, double y, double side)
{
    double device_side = side, unused = 0;
    cairo_save(cr);
    cairo_user_to_device(cr, &x, &y);
    cairo_user_to_device_distance(cr, &device_side, &unused);
    cairo_identity_matrix(cr);
    double size = floor(device_side / (code->width + 2 * QR_QUIET));
    double inset = round((device_side - size * code->width) / 2);
    add_modules(cr, code, round(x) + inset, round(y) + inset, size);
    cairo_fill(cr);
    cairo_restore(cr);
}

void qr_draw(struct task *t, cairo_t *cr, const char *link, double x, double y,
             double side)
{
    // Level M: a fingermark on the sheet does no harm, and the squares stay large.
    QRcode *code = QRcode_encodeString8bit(link, 0, QR_ECLEVEL_M);
    if (code)
        draw(cr, code, x, y, side);
    else
        task_fail(t, "link: no code can hold it: %s", strerror(errno));
    QRcode_free(code);
}

void qr(struct task *t)
{
    const char *link = task_link(t, "link");
    if (t->end != TASK_DONE)
        return;
    struct sheet sheet;
    sheet_init(&sheet, t, SHEET_PNG, PICTURE_SIDE, PICTURE_SIDE, 1);
    qr_draw(t, sheet.cr, link, 0, 0, PICTURE_SIDE);
    sheet_fini(&sheet, t);
}
