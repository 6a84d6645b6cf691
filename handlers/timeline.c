/* timeline.c - begun. */
#include "handlers/features.h"

const struct feature timeline = {
    .name = "timeline",
};
