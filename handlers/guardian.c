/* guardian.c */
#include "handlers/features.h"

void guardian_minor_came(struct turn *t, const struct invitation *i, const char *band)
{
    (void)i;
    (void)band;
    settle(t, "gate.guardian_first");
}

void guardian_came(struct turn *t, const struct link *l)
{
    (void)l;
    stranger_hello(t);
}

void guardian_wait(struct turn *t)
{
    say(t, "gate.guardian_first");
}

int64_t guardian_waiting(struct turn *t)
{
    (void)t;
    return 0;
}

void guardian_sweep(struct turn *t)
{
    (void)t;
}

const struct feature guardian = { .name = "guardian" };
