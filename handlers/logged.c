/* logged.c - a meeting that took place is told afterwards, in two taps. */
#include "handlers/features.h"

const struct feature logged = {
    .name = "logged",
};
