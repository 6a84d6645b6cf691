/* entities.h - what the server finds in a text by itself. Only commands: our bot reads
 * no other automatic entity, and shows links by markup. */
#ifndef TESTS_EMULATOR_ENTITIES_H
#define TESTS_EMULATOR_ENTITIES_H

#include <stddef.h>

/* The first command ("/start", "/start@some_bot") in the text at or behind this byte:
 * where it begins, with its bytes in *length; NULL when there is none. */
const char *entities_command(const char *text, size_t from, size_t *length);

#endif
