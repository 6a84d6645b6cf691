/* figures.c - begun. */
#include "handlers/features.h"

const struct feature figures = {
    .name = "figures",
};
