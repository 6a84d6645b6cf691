/* meetings.c - all the meetings of one person, and the file of them. */
#include "handlers/features.h"

const struct feature meetings = {
    .name = "meetings",
};
