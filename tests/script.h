/* script.h - small programs that a test writes for itself, to stand in for a real one or
 * to ask one that is installed. */
#ifndef TESTS_SCRIPT_H
#define TESTS_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

/* Writes a shell script to a new file that can be started, and returns its path. The
 * file goes when the path is freed; it belongs to mem. */
char *script_new(void *mem, const char *body);

/* Is zbarimg installed, so that codes can be read as a phone reads them? */
bool script_can_scan(void);
/* What the QR code in a picture says; NULL when no code is seen. Belongs to mem. */
char *script_scan(void *mem, const void *picture, size_t size);

#endif
