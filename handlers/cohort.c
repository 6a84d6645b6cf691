/* cohort.c - begun. */
#include "handlers/features.h"

const struct feature cohort = {
    .name = "cohort",
};
