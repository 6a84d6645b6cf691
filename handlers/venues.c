/* venues.c - where one may meet: the list of the school, links of a match. */
#include "handlers/features.h"

const struct feature venues = {
    .name = "venues",
};
