/* qr.h - a QR code drawn with cairo. */
#ifndef OFFICE_QR_H
#define OFFICE_QR_H

#include "office/task.h"

#include <cairo.h>

enum { QR_QUIET = 4 }; /* white modules on each side, as ISO 18004 asks for */

/* Draws the code of the link, quiet zone included, centred in a square of that side.
 * Modules are whole pixels, so that edges are sharp. Complains to the task. */
void qr_draw(struct task *t, cairo_t *cr, const char *link, double x, double y,
             double side);

#endif
