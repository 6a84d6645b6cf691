/* erase_rows.h - a bench on which somebody is forgotten: anna, number 1, by ben, who is
 * number 2 and presses "eraser:wipe:1:<ground>"; carl is a curator too. */
#ifndef TESTS_ERASE_ROWS_H
#define TESTS_ERASE_ROWS_H

#include "tests/rig.h"

struct rig *erase_bench(void);
/* A row of hers, and where it matters one of his, in every table that knows of people. */
void erase_fill(struct rig *r);

#endif
