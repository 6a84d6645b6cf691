/* contacts.c - begun. */
#include "handlers/features.h"

const struct feature contacts = {
    .name = "contacts",
};

int64_t contacts_due_count(struct turn *t)
{
    (void)t;
    return 0;
}

void contacts_made(struct turn *t, int64_t match, int64_t person, const char *kind,
                   int64_t meeting_)
{
    (void)t, (void)match, (void)person, (void)kind, (void)meeting_;
}
