/* pulse.c - how the pair is, monthly (domain.md 3.12). */
#include "handlers/features.h"

void pulse_watch(struct turn *t, const struct match *m)
{
    (void)t;
    (void)m;
}

const struct feature pulse = {
    .name = "pulse",
};
