/* reflection.c - one prompt after a meeting (domain.md 3.9). */
#include "handlers/features.h"

void reflection_ask(struct turn *t, int64_t meeting_, bool low)
{
    (void)t;
    (void)meeting_;
    (void)low;
}

const struct feature reflection = {
    .name = "reflection",
};
