/* help_desk.c - the curator's queue of requests. */
#include "handlers/features.h"

bool help_desk_sees(struct turn *t)
{
    return has_role(t, CURATOR | DEPUTY | HEAD);
}

int64_t help_desk_waiting(struct turn *t)
{
    (void)t;
    return 0;
}

const struct feature help_desk = { .name = "help_desk" };
