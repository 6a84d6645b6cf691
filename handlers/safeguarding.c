/* safeguarding.c */
#include "handlers/features.h"

int64_t safeguarding_named(struct turn *t)
{
    (void)t;
    return 0;
}

const struct feature safeguarding = { .name = "safeguarding" };
