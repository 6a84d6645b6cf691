/* match_offer.c - a match is proposed to each side, who accept or decline. */
#include "handlers/features.h"

const struct feature match_offer = {
    .name = "match_offer",
};
