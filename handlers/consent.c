/* consent.c */
#include "handlers/features.h"

bool consent_next(struct turn *t)
{
    (void)t;
    return false;
}

bool consent_holds(struct turn *t, const struct feature *f)
{
    (void)t;
    (void)f;
    return false;
}

const struct feature consent = { .name = "consent" };
