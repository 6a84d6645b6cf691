/* calendar.c - the calendar of a school, kept by its curator. */
#include "handlers/features.h"

const struct feature calendar = {
    .name = "calendar",
};
