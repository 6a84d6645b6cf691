/* audit.c - begun. */
#include "handlers/features.h"

const struct feature audit = {
    .name = "audit",
};
