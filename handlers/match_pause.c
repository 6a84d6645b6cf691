/* match_pause.c - a match rests and is taken up again. */
#include "handlers/features.h"

void match_pause_person(struct turn *t)
{
    (void)t;
}

const struct feature match_pause = {
    .name = "match_pause",
};
