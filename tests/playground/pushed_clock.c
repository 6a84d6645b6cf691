/* pushed_clock.c - one number, added to the real time. */
#include "tests/playground/pushed_clock.h"

#include "bot/base.h"

int64_t pushed_clock_wall(void *clock)
{
    struct pushed_clock *c = clock;
    return clock_wall() + atomic_load(&c->ahead);
}

int64_t pushed_clock_ticks(void *clock)
{
    (void)clock;
    return clock_ticks();
}

void pushed_clock_to(struct pushed_clock *clock, int64_t moment)
{
    int64_t step = moment - pushed_clock_wall(clock);
    if (step > 0)
        atomic_fetch_add(&clock->ahead, step);
}
