/* feedback.c - what each side says of a meeting (domain.md 3.8). */
#include "handlers/features.h"

void feedback_begin(struct turn *t, int64_t meeting_)
{
    (void)t;
    (void)meeting_;
}

const char *feedback_of_others(struct turn *t, int64_t match)
{
    (void)t;
    (void)match;
    return "";
}

const struct feature feedback = {
    .name = "feedback",
};
