/* posts.c */
#include "handlers/features.h"

void posts_offer(struct turn *t, int64_t person, unsigned role, int64_t given_by)
{
    role_give(t->db, person, t->who.organisation, role, given_by, t->now);
}

int64_t posts_waiting(struct turn *t)
{
    (void)t;
    return 0;
}

const struct feature posts = { .name = "posts" };
