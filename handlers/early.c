/* early.c */
#include "handlers/features.h"

void early_came(struct turn *t, const struct link *l)
{
    (void)l;
    stranger_hello(t);
}

const struct feature early = { .name = "early" };
