/* risks.c - begun. */
#include "handlers/features.h"

const struct feature risks = {
    .name = "risks",
};
