/* generator.h - random Telegram HTML, good and bad. */
#ifndef TESTS_CONFORMANCE_GENERATOR_H
#define TESTS_CONFORMANCE_GENERATOR_H

#include "bot/base.h"

/* The same seed gives the same texts everywhere; not 0. */
struct generator {
    uint64_t state;
};

/* Puts the next text in place of what is in out, which must have room for 4 KiB. About
 * half of the texts are right. */
void generator_next(struct generator *g, struct buffer *out);

#endif
