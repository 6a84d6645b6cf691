/* ending.c - how a match ends, or goes on with somebody else (domain.md 3.14). */
#include "handlers/features.h"

void ending_doubted(struct turn *t, int64_t match, int64_t person)
{
    (void)t;
    (void)match;
    (void)person;
}

void ending_person_left(struct turn *t, int64_t person)
{
    (void)t;
    (void)person;
}

const struct feature ending = {
    .name = "ending",
};
