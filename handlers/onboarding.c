/* onboarding.c */
#include "handlers/features.h"

void onboarding_next(struct turn *t)
{
    if (posts_next(t))
        return;
    if (has_role(t, CURATOR) && setup_done(t) < SETUP_STEPS)
        setup_steps(t);
    else
        home_show(t);
}

bool onboarding_waits(struct turn *t)
{
    (void)t;
    return false;
}

const struct feature onboarding = { .name = "onboarding" };
