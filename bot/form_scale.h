/* form_scale.h - the scales: what a file calls them, how many taps they take, and the
 * marks of the fixed ones (domain.md 3.0). */
#ifndef BOT_FORM_SCALE_H
#define BOT_FORM_SCALE_H

#include "bot/form_file.h"

const char *scale_name(enum scale s);
int scale_taps(enum scale s); /* of a grid: for each row */
/* The same marks for every item: S5 to YN. */
bool scale_is_fixed(enum scale s);
/* Several choices are made before "Done". */
bool scale_is_several(enum scale s);
size_t scale_marks(enum scale s);
/* The mark as it is kept: "1" "0" "yes". */
const char *scale_mark(enum scale s, size_t i);
/* Its number: of Y3 2, 1, 0, of YN 1, 0; -1 for what is no mark of this scale. */
int64_t scale_value(enum scale s, const char *mark);
/* How many buttons stand in a row. */
size_t scale_columns(enum scale s);

#endif
