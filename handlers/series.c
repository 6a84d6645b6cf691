/* series.c - meetings that come again. */
#include "handlers/features.h"

const struct feature series = {
    .name = "series",
};
