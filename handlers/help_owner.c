/* help_owner.c - the card of whoever is asked. */
#include "handlers/features.h"

void help_owner_show(struct turn *t, int64_t person, int64_t id, const char *news)
{
    (void)t, (void)person, (void)id, (void)news;
}

void help_owner_refresh(struct turn *t, int64_t id)
{
    (void)t, (void)id;
}

const struct feature help_owner = { .name = "help_owner" };
