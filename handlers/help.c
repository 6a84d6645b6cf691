/* help.c - somebody asks for help in three taps. */
#include "handlers/features.h"

void help_open(struct turn *t)
{
    (void)t;
}

struct helper *help_mentors(struct turn *t)
{
    static struct helper none;
    (void)t;
    return &none;
}

bool help_is_there(struct turn *t, int64_t person)
{
    struct person p = person_find(t->db, person);
    return p.id && p.state == PERSON_ACTIVE && p.paused_until <= t->now;
}

const char *help_topic_key(struct turn *t, const struct help_case *h)
{
    return format(t, "help.topic_%s", h->topic);
}

const char *help_urgency_key(struct turn *t, const struct help_case *h)
{
    return format(t, "help.urgency_%s", h->urgency);
}

int help_on_home(struct turn *t, struct card *c)
{
    (void)t, (void)c;
    return 0;
}

const struct feature help = { .name = "help" };
