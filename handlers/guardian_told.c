/* guardian_told.c - a guardian hears of times and places, never of content. */
#include "handlers/features.h"

void guardian_told_watch(struct turn *t, const struct meeting *m)
{
    (void)t;
    (void)m;
}

const struct feature guardian_told = {
    .name = "guardian_told",
};
