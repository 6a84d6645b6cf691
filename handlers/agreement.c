/* agreement.c - the agreement of a match: accepted by each side and by guardians. */
#include "handlers/features.h"

void agreement_begin(struct turn *t, int64_t match)
{
    (void)t;
    (void)match;
}

const struct feature agreement = {
    .name = "agreement",
};
