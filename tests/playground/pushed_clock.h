/* pushed_clock.h - the real clock, and how far it was pushed ahead of it.
 *
 * The bot and the emulator read the same one, from their own threads. It only goes
 * forward, so what was planned happens in its order. */
#ifndef PLAYGROUND_PUSHED_CLOCK_H
#define PLAYGROUND_PUSHED_CLOCK_H

#include <stdatomic.h>
#include <stdint.h>

struct pushed_clock {
    _Atomic int64_t ahead; /* seconds */
};

/* Seconds since 1970, pushed; fits engine_clock and emulator_options. */
int64_t pushed_clock_wall(void *clock);
/* Microseconds that never go back: these are the real ones. */
int64_t pushed_clock_ticks(void *clock);
/* Goes forward to this moment; a moment behind changes nothing. */
void pushed_clock_to(struct pushed_clock *clock, int64_t moment);

#endif
