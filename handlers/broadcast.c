/* broadcast.c - begun. */
#include "handlers/features.h"

const struct feature broadcast = {
    .name = "broadcast",
};
