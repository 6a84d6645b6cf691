/* import.c - begun. */
#include "handlers/features.h"

const struct feature import = {
    .name = "import",
};
