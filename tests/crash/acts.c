/* acts.c - the ways of the people in the crowd. */
#include "tests/crash/acts.h"

const struct act acts_of_member[] = {
    { "/settings", NULL, "settings:quiet", NOTHING, ALWAYS },
    { NULL, "settings:quiet", "settings:weekends", NOTHING, ALWAYS },
    { NULL, "settings:weekends", "settings:weekends", TOGGLED, ALWAYS },
    { NULL, "settings:weekends", "settings:weekends", TOGGLED, SOMETIMES },
    { "/home", NULL, "about:open", NOTHING, ALWAYS },
    { NULL, "about:open", "about:sees", NOTHING, SOMETIMES },
    { 0 },
};

const struct act acts_of_curator[] = {
    { "/invite", NULL, "invite:make:mentor", NOTHING, ALWAYS },
    { NULL, "invite:make:mentor", "invite:revoke:", MADE, ALWAYS },
    { NULL, "invite:revoke:", "invite:make:mentor", REVOKED, SOMETIMES },
    { "/home", NULL, "about:open", NOTHING, ALWAYS },
    { 0 },
};

const struct act acts_of_newcomer[] = {
    { "/start %s", NULL, "gate:begin:", NOTHING, ALWAYS },
    { NULL, "gate:begin:", ":18+", NOTHING, ALWAYS },
    { NULL, ":18+", "gate:agree:", NOTHING, ALWAYS },
    { NULL, "gate:agree:", "rights:read:mentor", JOINED, ALWAYS },
    { NULL, "rights:read:mentor", "consent:answer:P2", READ, ALWAYS },
    { NULL, ":yes", "consent:answer:P3", AGREED, ALWAYS },
    { NULL, ":no", "consent:answer:P4", REFUSED, ALWAYS },
    { NULL, ":later", ":NAME:", PUT_OFF, ALWAYS },
    { "Newcomer %s", NULL, ":G09:", NAMED, ALWAYS },
    { NULL, ":teacher", ":G07:", TOLD, ALWAYS },
    { NULL, ":any", "onboarding:begin:mentor", FILLED, ALWAYS },
    { 0 },
};

const struct act acts_of_mentor[] = {
    { "/meet %d 14:00", NULL, "booking:send:", NOTHING, ALWAYS },
    { NULL, "booking:send:", "meeting:yes:", PROPOSED, TO_PARTNER },
    { NULL, "meeting:yes:", "meeting:cancel:", CONFIRMED, BY_PARTNER },
    { "/home", NULL, "pair:meeting:", NOTHING, ALWAYS },
    { NULL, "pair:meeting:", "booking:move:", NOTHING, MAYBE },
    { NULL, "booking:move:", "booking:time:", NOTHING, MAYBE },
    { NULL, "%n", "booking:place:", NOTHING, ALWAYS },
    { NULL, "booking:place:", "booking:moved:", NOTHING, ALWAYS },
    { NULL, "booking:moved:", "meeting:yes:", MOVED, TO_PARTNER },
    { NULL, "meeting:yes:", "meeting:cancel:", CONFIRMED, BY_PARTNER },
    { "/home", NULL, "pair:meeting:", NOTHING, ALWAYS },
    { NULL, "pair:meeting:", "meeting:cancel:", NOTHING, MAYBE },
    { NULL, "meeting:cancel:", "meeting:drop:", NOTHING, MAYBE },
    { NULL, "meeting:drop:", "meeting:back:", CANCELLED, ALWAYS },
    { 0 },
};

const struct act acts_of_asker[] = {
    { "/help", NULL, "help:topic:", NOTHING, ALWAYS },
    { NULL, ":lesson", "help:urgency:", NOTHING, ALWAYS },
    { NULL, ":now", "help:to:", NOTHING, ALWAYS },
    { NULL, "help:to:", "help:send:", NOTHING, ALWAYS },
    { NULL, "help:send:", "help_owner:now:", CASE_SENT, TO_PARTNER },
    { NULL, "help_owner:now:", "talk:last:", CASE_TAKEN_UP, BY_PARTNER },
    { "line", NULL, NULL, PASSED_ON, FROM_PARTNER },
    { "line", NULL, NULL, PASSED_ON, TO_PARTNER },
    { NULL, "talk:last:", "talk:back:", NOTHING, BY_PARTNER },
    { NULL, "talk:back:", "talk:last:", UNSAID, BY_PARTNER },
    { NULL, "talk:answered:", "help_mine:solved:", NOTHING, FROM_PARTNER },
    { NULL, "help_mine:solved:", "help_mine:helped:", NOTHING, ALWAYS },
    { NULL, ":yes", "help_mine:allow:", CASE_SOLVED, ALWAYS },
    { 0 },
};
