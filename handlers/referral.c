/* referral.c */
#include "handlers/features.h"

int64_t referral_waiting(struct turn *t)
{
    (void)t;
    return 0;
}

const struct feature referral = { .name = "referral" };
