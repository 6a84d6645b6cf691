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

void consent_freeze(struct turn *t, int64_t person, const char *channel)
{
    (void)channel;
    consent_withdraw(t->db, person, "P1", t->now);
    person_set_state(t->db, person, PERSON_FROZEN);
}

const struct feature consent = { .name = "consent" };
