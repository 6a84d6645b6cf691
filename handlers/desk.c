/* desk.c - begun. */
#include "handlers/features.h"

const struct feature desk = {
    .name = "desk",
};
