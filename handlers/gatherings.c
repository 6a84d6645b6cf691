/* gatherings.c - meetings with a curator, and general ones (domain.md 1.7 MC, MG). */
#include "handlers/features.h"

const struct feature gatherings = {
    .name = "gatherings",
};
