/* digest.c - begun. */
#include "handlers/features.h"

const struct feature digest = {
    .name = "digest",
};
