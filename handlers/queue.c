/* queue.c */
#include "handlers/features.h"

int64_t queue_waiting(struct turn *t)
{
    return apply_waiting(t) + guardian_waiting(t) + posts_waiting(t) +
           referral_waiting(t);
}

const struct feature queue = { .name = "queue" };
