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
    { NULL, "gate:agree:", "rights:read:mentor", JOINED, false },
    { NULL, "rights:read:mentor", "consent:answer:P2", READ, false },
    { NULL, ":yes", "consent:answer:P3", AGREED, false },
    { NULL, ":no", "consent:answer:P4", REFUSED, false },
    { NULL, ":later", ":NAME:", PUT_OFF, false },
    { "Newcomer %s", NULL, ":G09:", NAMED, false },
    { NULL, ":teacher", ":G07:", TOLD, false },
    { NULL, ":any", "onboarding:begin:mentor", FILLED, false },
    { 0 },
};
