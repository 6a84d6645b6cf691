/* safety.c - a case for the safeguarding adults alone. */
#include "handlers/features.h"

void safety_begin(struct turn *t, int64_t draft)
{
    (void)t, (void)draft;
}

bool safety_stops(struct turn *t, int64_t match)
{
    (void)t, (void)match;
    return false;
}

const char *safety_press(struct turn *t, int64_t match)
{
    return format(t, "nudge:uneasy:%lld", (long long)match);
}

void safety_helpline(struct turn *t, struct card *c)
{
    (void)t, (void)c;
}

void safety_person_left(struct turn *t, int64_t person)
{
    (void)t, (void)person;
}

const struct feature safety = { .name = "safety" };
