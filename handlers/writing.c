/* writing.c - begun. */
#include "handlers/features.h"

const struct feature writing = {
    .name = "writing",
};
