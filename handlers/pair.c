/* pair.c - «Моя пара»: people, the next meeting, what was agreed, history. */
#include "handlers/features.h"

void pair_show(struct turn *t, int64_t match)
{
    (void)t;
    (void)match;
}

void pair_on_home(struct turn *t, struct card *c)
{
    (void)t;
    (void)c;
}

const char *pair_partners(struct turn *t, int64_t match)
{
    (void)t;
    (void)match;
    return "";
}

enum member_role pair_role(struct turn *t, int64_t match, int64_t person, int64_t topic)
{
    (void)topic;
    return member_find(t->db, match, person).role;
}

const struct feature pair = {
    .name = "pair",
};
