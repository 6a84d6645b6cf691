/* flags_marks.c - begun. */
#include "handlers/features.h"

const struct flag_rule flags_marks_rules[] = { { 0 } };
const struct flag_term flags_marks_terms[] = { { 0 } };
