/* qr.c - a QR code in Unicode half blocks. */
#include "bot/qr.h"

#include <qrencode.h>
#include <stdbool.h>
#include <talloc.h>

enum { QUIET = 2 };

/* Modules around the code are white, and one more row below makes the rows even: it is
 * no part of the picture, so it is black, that is, left out. */
static bool is_white(const QRcode *code, int row, int column)
{
    row -= QUIET;
    column -= QUIET;
    if (row >= code->width + QUIET)
        return false;
    if (row < 0 || column < 0 || row >= code->width || column >= code->width)
        return true;
    return !(code->data[row * code->width + column] & 1);
}

static char *draw(void *mem, const QRcode *code)
{
    static const char *const halves[2][2] = { { " ", "▄" }, { "▀", "█" } };
    int side = code->width + 2 * QUIET;
    char *picture = talloc_strdup(mem, "");
    for (int row = 0; row < side; row += 2) {
        for (int column = 0; column < side; column++) {
            bool upper = is_white(code, row, column);
            bool lower = is_white(code, row + 1, column);
            picture = talloc_strdup_append_buffer(picture, halves[upper][lower]);
        }
        picture = talloc_strdup_append_buffer(picture, "\n");
    }
    return picture;
}

char *qr_terminal(void *mem, const char *link)
{
    // Level L: a screen has no fingermarks, and the code should fit a small window.
    QRcode *code = QRcode_encodeString8bit(link, 0, QR_ECLEVEL_L);
    char *picture = code ? draw(mem, code) : NULL;
    QRcode_free(code);
    return picture;
}
