/* steps.c - what was agreed: who does what by when. */
#include "handlers/features.h"

void steps_lines(struct turn *t, struct card *c, int64_t match)
{
    (void)t;
    (void)c;
    (void)match;
}

const struct feature steps = {
    .name = "steps",
};
