/* diary.c - what somebody wrote for themselves, and whom they show it to. */
#include "handlers/features.h"

const struct feature diary = {
    .name = "diary",
};
