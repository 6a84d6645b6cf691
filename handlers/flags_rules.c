/* flags_rules.c - begun. */
#include "handlers/features.h"

const struct flag_rule flags_course_rules[] = { { 0 } };
