/* flags.c - begun. */
#include "handlers/features.h"

const struct feature flags = {
    .name = "flags",
};
