/* rights.c */
#include "handlers/features.h"

bool rights_next(struct turn *t)
{
    (void)t;
    return false;
}

const struct feature rights = { .name = "rights" };
