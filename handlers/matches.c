/* matches.c - the matches of a school, for those who oversee them. */
#include "handlers/features.h"

const struct feature matches = {
    .name = "matches",
};
