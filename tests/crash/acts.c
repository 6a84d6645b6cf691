/* acts.c - the ways of the people in the crowd. */
#include "tests/crash/acts.h"

const struct act acts_of_member[] = {
    { "/settings", NULL, "settings:quiet", NOTHING, false },
    { NULL, "settings:quiet", "settings:weekends", NOTHING, false },
    { NULL, "settings:weekends", "settings:weekends", TOGGLED, false },
    { NULL, "settings:weekends", "settings:weekends", TOGGLED, true },
    { "/home", NULL, "about:open", NOTHING, false },
    { NULL, "about:open", "about:sees", NOTHING, true },
    { 0 },
};

const struct act acts_of_curator[] = {
    { "/invite", NULL, "invite:make:mentor", NOTHING, false },
    { NULL, "invite:make:mentor", "invite:revoke:", MADE, false },
    { NULL, "invite:revoke:", "invite:make:mentor", REVOKED, true },
    { "/home", NULL, "about:open", NOTHING, false },
    { 0 },
};

const struct act acts_of_newcomer[] = {
    { "/start %s", NULL, "gate:begin:", NOTHING, false },
    { NULL, "gate:begin:", ":18+", NOTHING, false },
    { NULL, ":18+", "gate:agree:", NOTHING, false },
    { NULL, "gate:agree:", ":NAME:", JOINED, false },
    { "Newcomer %s", NULL, ":WHO:", NAMED, false },
    { NULL, ":teacher", "about:open", FILLED, false },
    { 0 },
};
