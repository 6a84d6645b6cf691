/* onboarding.c */
#include "handlers/features.h"

void onboarding_next(struct turn *t)
{
    if (consent_next(t))
        return;
    if (!t->who.onboarded_at) {
        person_onboarded(t->db, t->who.id, t->now);
        ask(t, "profile", 0);
    } else {
        home_show(t);
    }
}

bool onboarding_waits(struct turn *t)
{
    (void)t;
    return false;
}

const struct feature onboarding = { .name = "onboarding" };
