/* help_watch.c - a promise is a promise: half-way reminders, deadlines, the way up. */
#include "handlers/features.h"

void help_watch(struct turn *t, int64_t id)
{
    (void)t, (void)id;
}

void help_person_left(struct turn *t, int64_t person, bool asker)
{
    (void)t, (void)person, (void)asker;
}

void help_match_over(struct turn *t, int64_t match)
{
    (void)t, (void)match;
}

const struct feature help_promise = { .name = "help_promise" };
