/* talk.c - two people write to each other through the bot. */
#include "handlers/features.h"

bool talk_unclear(struct turn *t)
{
    (void)t;
    return false;
}

int64_t talk_partner(struct turn *t, const struct help_case *h)
{
    return h->asker == t->who.id ? h->owner : h->asker;
}

bool talk_flows(struct turn *t, const struct help_case *h)
{
    return case_is_open(h) && !(h->match && safety_stops(t, h->match));
}

const struct feature talk = { .name = "talk" };
