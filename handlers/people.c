/* people.c */
#include "handlers/features.h"

void people_card(struct turn *t, int64_t person)
{
    (void)person;
    home_show(t);
}

void people_joined(struct turn *t, int64_t person, const struct invitation *i)
{
    (void)t;
    (void)person;
    (void)i;
}

void people_account_came(struct turn *t, const struct link *l)
{
    (void)l;
    stranger_hello(t);
}

void people_sweep(struct turn *t)
{
    (void)t;
}

const struct feature people = { .name = "people" };
