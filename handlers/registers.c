/* registers.c - begun. */
#include "handlers/features.h"

const struct feature registers = {
    .name = "registers",
};
